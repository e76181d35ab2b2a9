/* plan_slot.h - slots of a plan: finding one, and the values of its setters.
 * Spec: spec/31-history.md (PLN-11, "What is held").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_SLOT_H
#define INTEGRA_DOMAIN_PLAN_SLOT_H

#include "plan_types.h"

/* Makes the scratch room large enough for a look. 0 when memory fails. */
int integra__plan_look_ready(integra_plan *plan);

integra__plan_value integra__plan_look_value(const integra_plan *plan, const integra__plan_slot *slot, uint32_t item);
int integra__plan_look_same(const integra_plan *plan, const integra__plan_slot *slot, uint32_t a, uint32_t b);
integra__plan_slot *integra__plan_slot_main(integra_plan *plan, uint32_t kind);

/* By its own number: main slots first. */
integra__plan_slot *integra__plan_slot_numbered(integra_plan *plan, uint32_t self);

/* Whether a slot of this kind is a member's. */
int integra__plan_slot_is_member(uint32_t kind);

/* The slot of a member, or of an event (field: of a correction, else 0); NULL where nothing set it. */
integra__plan_slot *integra__plan_slot_member(const integra_plan *plan, uint32_t kind, uint32_t party);
integra__plan_slot *integra__plan_slot_role(const integra_plan *plan, uint32_t party);
integra__plan_slot *integra__plan_slot_of(integra_plan *plan, uint32_t kind, uint32_t node, uint32_t field);

/* The same, added where it is new; NULL when memory fails. */
integra__plan_slot *integra__plan_slot_make(integra_plan *plan, uint32_t kind, uint32_t subject, uint32_t field);

/* The link by which a node set a slot of that kind, or NONE. */
uint32_t integra__plan_setter_of(integra_plan *plan, const integra__plan_node *node, uint32_t kind);

#endif
