/* services.h - what the rule pack says of services: the tables that no protocol changes.
 * Spec: spec/20-orientation.md, spec/21-protocol.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_SERVICES_H
#define INTEGRA_DOMAIN_SERVICES_H

#include <integra/orientation.h>

#include "generated/parameters.h"

#define INTEGRA__FIELD_COUNT       (INTEGRA_DEMAND_FIELD_OPEN_PLAN + 1)
#define INTEGRA__MOTIVE_COUNT      (INTEGRA_MOTIVE_UNCLEAR + 1)
#define INTEGRA__ALL_MOTIVES       ((1u << INTEGRA__MOTIVE_COUNT) - 1u)
#define INTEGRA__PRECONDITIONS     (INTEGRA_PRECONDITION_ASSESSMENT + 1)
#define INTEGRA__ALL_PRECONDITIONS ((1u << INTEGRA__PRECONDITIONS) - 1u)
#define INTEGRA__BIT(code)         (UINT64_C(1) << (code))

/* The codes of a field, dense, and the one that says it is not known (no code where it must be said: 0 is below first).
 */
typedef struct integra__field_row {
    uint8_t first;
    uint8_t last;
    uint8_t unknown;
} integra__field_row;

/* Values accepted of each field, in published order: bit 1 << value, 0 for any. */
typedef struct integra__where {
    uint8_t fields[INTEGRA__FIELD_COUNT];
} integra__where;

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
    integra__where due;
} integra__service_row;

typedef struct integra__answer_row {
    uint32_t motives;
    uint32_t rule;
    uint64_t services;
    integra__where where;
} integra__answer_row;

typedef struct integra__exclusion_row {
    uint32_t exclusion;
    uint32_t rule;
    uint8_t service;
    uint8_t other;
    uint8_t has_except;
    integra__where except;
} integra__exclusion_row;

extern const integra__field_row integra__field_rows[INTEGRA__FIELD_COUNT];
extern const integra__service_row integra__service_rows[INTEGRA__SERVICE_CODES]; /* by INTEGRA_SERVICE_ */
extern const integra__answer_row integra__answer_rows[];
extern const size_t integra__answer_row_count;
extern const integra__exclusion_row integra__exclusion_rows[];
extern const size_t integra__exclusion_row_count;

/* Whether the values, INTEGRA__FIELD_COUNT of them in published order, are all accepted. */
static inline int integra__where_holds(const integra__where *where, const uint8_t *values)
{
    for (uint32_t field = 0; field < INTEGRA__FIELD_COUNT; field++) {
        if (where->fields[field] != 0 && (where->fields[field] >> values[field] & 1u) == 0) {
            return 0;
        }
    }
    return 1;
}

static inline int integra__professional(uint8_t requester)
{
    return requester >= INTEGRA_REQUESTER_MT;
}

/* What of a mask of preconditions is open in a demand, for a service that is urgent or not (chapter 20). */
uint8_t integra__open(const uint8_t *values);
uint8_t integra__open_for(const integra__service_row *service, const uint8_t *values, uint8_t open);

/* Whether the service may be called for this demand's requester (ORI-6). */
int integra__may_ask(const integra__service_row *service, const uint8_t *values);

/* The services that answer a motive in a demand, stand-ins included where they count. */
uint64_t integra__answers(uint32_t motive, const uint8_t *values);

#endif
