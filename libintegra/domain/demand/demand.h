/* demand.h - what the files on demands share.
 * Spec: spec/20-orientation.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DEMAND_H
#define INTEGRA_DOMAIN_DEMAND_H

#include <stddef.h>
#include <string.h>

#include <integra/demand.h>

#include "domain/rules/services.h"

/* The codes of a field, dense, and the one that says it is not known (no code where it must be said: 0 is below first).
 */
typedef struct integra__demand_field_row {
    uint8_t first;
    uint8_t last;
    uint8_t unknown;
    uint8_t words; /* INTEGRA_GROUP_ */
} integra__demand_field_row;

extern const integra__demand_field_row integra__demand_field_rows[INTEGRA__DEMAND_FIELD_CODES];

/* Where a field stands in a demand: the fields are one array, in published order. */
#define INTEGRA__DEMAND_FIELD_AT(field) (offsetof(integra_demand, requester) + (field))

/* The values of a demand, INTEGRA__DEMAND_FIELD_CODES of them in published order. */
static inline const uint8_t *integra__demand_values(const integra_demand *demand)
{
    return (const uint8_t *)demand + INTEGRA__DEMAND_FIELD_AT(0);
}

static inline void integra__demand_set_values(integra_demand *demand, const uint8_t *values)
{
    memcpy((uint8_t *)demand + INTEGRA__DEMAND_FIELD_AT(0), values, INTEGRA__DEMAND_FIELD_CODES);
}

/* A caller's demand, copied into the current version of it and checked whole, ORI-16's impossible ones included. */
integra_status integra__demand_read(integra_demand *copy, const integra_demand *demand, integra_error *error);

/* The parts of that check. Motives: INVALID_VALUE; values, a code each: INVALID_VALUE, REFUSED; together: REFUSED;
 * publics, beside one another and the field over_60: INVALID_VALUE, REFUSED. */
integra_status integra__demand_check_motives(uint32_t motives, integra_error *error);
integra_status integra__demand_check_values(const uint8_t *values, integra_error *error);
integra_status integra__demand_check_possible(const uint8_t *values, integra_error *error);
integra_status integra__demand_check_publics(uint32_t publics, integra_tri over_60, integra_error *error);

/* The field by which values, each a code there is, are impossible together (ORI-16), or INTEGRA__DEMAND_FIELD_CODES. */
uint32_t integra__demand_impossible(const uint8_t *values);

/* Whether a field is among the first `depth` of them in published order. */
static inline int integra__demand_field_within(uint32_t field, uint32_t depth)
{
    return field < depth;
}

/* Whether the requester is a professional or an institution (ORI-6). */
static inline int integra__demand_professional(uint8_t requester)
{
    return (INTEGRA__REQUESTER_MARKED_PROFESSIONAL >> requester & 1u) != 0;
}

/* Codes of communes are digits and capitals of ASCII. */
static inline int integra__demand_commune_character(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

/* Whether a commune is none: five ASCII capitals or digits and three zeros, or all zeros, are one. */
int integra__demand_commune_valid(const char commune[8]);

/* ORI-13: days to the first answer. */
uint32_t integra__demand_first_answer_days(const integra_rules *rules, uint8_t urgency);

#endif
