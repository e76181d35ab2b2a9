/* plan_kept.h - what wide slots held in the eyes of an event, kept with it.
 * Spec: spec/31-history.md (PLN-11, "What is held").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_KEPT_H
#define INTEGRA_DOMAIN_PLAN_KEPT_H

#include "plan_types.h"

/* Works out what the main slots hold for a node that has its place, where that takes long; the scratch room must be
 * ready. 0 when memory fails. */
int integra__plan_keep_main(integra_plan *plan, uint32_t self);

/* Whether it is kept what the slot holds in the eyes of the look; then into items, and how many. */
int integra__plan_kept_held(const integra__plan_look *look, const integra__plan_slot *slot, uint32_t *items,
                            uint32_t *count_out);

/* Keeps items for good: the first of them. 0 when memory fails. */
int integra__plan_keep_items(integra_plan *plan, const uint32_t *items, uint32_t count, uint32_t *first_out);
uint32_t integra__plan_kept_item(const integra_plan *plan, uint32_t index);

#endif
