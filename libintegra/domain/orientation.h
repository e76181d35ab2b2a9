/* orientation.h - what the files on demands and responses share.
 * Spec: spec/20-orientation.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_ORIENTATION_H
#define INTEGRA_DOMAIN_ORIENTATION_H

#include <stddef.h>
#include <string.h>

#include <integra/orientation.h>

#include "services.h"

/* The values of a demand, INTEGRA__FIELD_COUNT of them in published order. */
static inline const uint8_t *integra__values(const integra_demand *demand)
{
    return (const uint8_t *)demand + offsetof(integra_demand, requester);
}

static inline void integra__set_values(integra_demand *demand, const uint8_t *values)
{
    memcpy((uint8_t *)demand + offsetof(integra_demand, requester), values, INTEGRA__FIELD_COUNT);
}

/* A caller's demand, copied into the current version of it and checked whole, ORI-16's impossible ones included. */
integra_status integra__demand_read(integra_demand *copy, const integra_demand *demand, integra_error *error);

/* The field by which values, each a code there is, are impossible together (ORI-16), or INTEGRA__FIELD_COUNT. */
uint32_t integra__impossible(const uint8_t *values);

/* Codes of communes are digits and capitals of ASCII. */
static inline int integra__commune_character(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

/* Whether a commune is none: five ASCII capitals or digits and three zeros, or all zeros, are one. */
int integra__commune_valid(const char commune[8]);

/* A caller's response, copied and checked: counts and codes. */
integra_status integra__orientation_read(integra_orientation *copy, const integra_orientation *orientation,
                                         integra_error *error);

#endif
