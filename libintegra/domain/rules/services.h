/* services.h - what the rule pack says of services: the tables that no protocol changes.
 * Spec: spec/20-orientation.md, spec/21-protocol.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_SERVICES_H
#define INTEGRA_DOMAIN_SERVICES_H

#include <integra/demand.h>

#include "core/bits.h"
#include "domain/rules/generated/bounds.h"
#include "domain/rules/generated/parameters.h"

/* Values accepted of each field, in published order: bit 1 << value, 0 for any. */
typedef struct integra__service_where {
    uint8_t fields[INTEGRA__DEMAND_FIELD_CODES];
} integra__service_where;

typedef struct integra__service_row {
    uint8_t kind; /* INTEGRA_SERVICE_KIND_, 0 for a code that no demand is routed to */
    uint8_t mission;
    uint8_t functions;
    uint8_t needs;
    uint8_t shares;
    uint8_t professional;
    uint8_t urgent;
    uint8_t listed;
    uint8_t intensity;
    uint8_t level;
    uint8_t second;
    uint8_t provided_as; /* the service whose provider the packs name, or 0 */
    uint32_t rule;
    integra__service_where due;
} integra__service_row;

typedef struct integra__service_answer_row {
    uint32_t motives;
    uint32_t rule;
    uint64_t services;
    integra__service_where where;
} integra__service_answer_row;

typedef struct integra__service_exclusion_row {
    uint32_t exclusion;
    uint32_t rule;
    uint8_t service;
    uint8_t other;
    uint8_t has_except;
    integra__service_where except;
} integra__service_exclusion_row;

extern const integra__service_row integra__service_rows[INTEGRA__SERVICE_CODES]; /* by INTEGRA_SERVICE_ */
extern const integra__service_answer_row integra__service_answer_rows[];
extern const size_t integra__service_answer_row_count;
extern const integra__service_exclusion_row integra__service_exclusion_rows[];
extern const size_t integra__service_exclusion_row_count;

/* Whether the values, INTEGRA__DEMAND_FIELD_CODES of them in published order, are all accepted. */
static inline int integra__service_where_holds(const integra__service_where *where, const uint8_t *values)
{
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        if (where->fields[field] != 0 && (where->fields[field] >> values[field] & 1u) == 0) {
            return 0;
        }
    }
    return 1;
}

/* What of a mask of preconditions is open in a demand, for a service that is urgent or not (chapter 20). */
uint8_t integra__service_open(const uint8_t *values);
uint8_t integra__service_open_for(const integra__service_row *service, const uint8_t *values, uint8_t open);

/* Whether the service may be called for this demand's requester (ORI-6). */
int integra__service_may_ask(const integra__service_row *service, const uint8_t *values);

/* The services that answer a motive in a demand, stand-ins included where they count. */
uint64_t integra__service_answers(uint32_t motive, const uint8_t *values);

#endif
