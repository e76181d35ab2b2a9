/* plan_look.h - what is asked of the values a slot holds.
 * Spec: spec/31-history.md (PLN-11, "What is held").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_LOOK_H
#define INTEGRA_DOMAIN_PLAN_LOOK_H

#include "plan_types.h"

int integra__plan_look_conflict(integra__plan_look *look, const integra__plan_slot *slot);

/* The held item whose setter comes first in the total order. */
uint32_t integra__plan_look_first(integra__plan_look *look, const integra__plan_slot *slot);

/* Of the values held and read, that of the link: the link itself, else the first setter of the same value; NONE where
 * the slot does not hold that value (PLN-11: a settlement names any event that set the value it chooses). */
uint32_t integra__plan_look_chosen(integra__plan_look *look, const integra__plan_slot *slot, uint32_t link);

#endif
