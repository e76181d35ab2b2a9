/* plan_values.h - the setters of a slot once more, by the value they give.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_VALUES_H
#define INTEGRA_DOMAIN_PLAN_VALUES_H

#include "plan_types.h"

/* Of which sort a setter is: it may be annulled, a settlement chose it for a role, it is at once, it is a fact. */
enum {
    INTEGRA__PLAN_FALLIBLE = 1,
    INTEGRA__PLAN_CHOSEN = 2,
    INTEGRA__PLAN_SUDDEN = 4,
    INTEGRA__PLAN_FACT = 8,
};

/* Enters a setter among those of its branch that give its slot the same value and are of its sort. 0 when memory
 * fails. */
int integra__plan_values_add(integra_plan *plan, const integra__plan_slot *slot, uint32_t setter);

/* Whether one setter gives what another gives: the day of a closing counts beside its word. */
int integra__plan_values_alike(const integra_plan *plan, const integra__plan_slot *slot, uint32_t a, uint32_t b);

/* Whether setters that give what this one gives may yet break other events than it does. */
int integra__plan_values_differ(const integra_plan *plan, const integra__plan_slot *slot, uint32_t setter);

/* The first of these setters beyond the limit along their branch, or NONE. */
uint32_t integra__plan_values_first(const integra_plan *plan, const integra__plan_values *values, uint32_t limit);

#endif
