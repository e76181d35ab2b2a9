/* plan_effects.h - what an accepted event sets.
 * Spec: spec/31-history.md (PLN-11), spec/30-plan.md, "Slots".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_EFFECTS_H
#define INTEGRA_DOMAIN_PLAN_EFFECTS_H

#include "plan_types.h"

/* Sets the slots of an accepted node and enters it where others look for it. 0 when memory fails. */
int integra__plan_effects_apply(integra_plan *plan, uint32_t self);

/* The slots that are there and that the event would set, a settlement's own left out; returns their number. */
uint32_t integra__plan_effects_touched(integra__plan_look *look, const integra__plan_node *node,
                                       const integra__plan_node *target, uint32_t target_index,
                                       const integra__plan_slot *slots_out[INTEGRA__PLAN_SLOTS_SET]);

/* The slot that an annulment (its target's standing) or a settlement is about, NULL where nothing set it; and the link
 * by which the target of a settlement set it, else NONE. */
integra__plan_slot *integra__plan_effects_slot(integra_plan *plan, const integra__plan_node *node,
                                               const integra__plan_node *target, uint32_t target_index,
                                               uint32_t *link_out);

#endif
