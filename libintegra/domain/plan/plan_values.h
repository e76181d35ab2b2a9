/* plan_values.h - the setters of a slot once more, by the value they give.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_VALUES_H
#define INTEGRA_DOMAIN_PLAN_VALUES_H

#include "plan_types.h"

/* Enters a setter among those of its branch that give its slot the same value. 0 when memory fails. */
int integra__plan_values_add(integra_plan *plan, integra__plan_slot *slot, uint32_t setter);

/* Whether a setter is a settlement's. */
int integra__plan_is_chosen(const integra_plan *plan, uint32_t setter);

/* The first of these setters beyond the limit along their branch, or NONE. */
uint32_t integra__plan_values_first(const integra_plan *plan, const integra__plan_values *values, uint32_t limit);

#endif
