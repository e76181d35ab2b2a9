/* plan_fallen.h - events that were annulled, and what falls with them.
 * Spec: spec/31-history.md (PLN-23).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_FALLEN_H
#define INTEGRA_DOMAIN_PLAN_FALLEN_H

#include "plan_types.h"

/* Whether a setter sets nothing in these eyes: the event that gave its value is annulled. */
int integra__plan_link_fallen(const integra__plan_look *look, const integra__plan_link *link);

/* Of a chain of setters, from the newest that the view has seen: the newest that stands in these eyes and, where the
 * view is of a day, counts on it; or NONE. link may be NONE. */
uint32_t integra__plan_link_standing(const integra__plan_look *look, uint32_t link);

/* Whether it had taken effect on the day of the view; 1 where that is of no day (PLN-16). */
int integra__plan_dated(const integra__plan_look *look, const integra__plan_node *node);

/* Whether it is, or is a settlement that chose what an annulled one had set: it sets nothing, and breaks nothing. */
int integra__plan_fallen(const integra__plan_look *look, const integra__plan_node *node);

/* Whether nothing breaks an event through the slot any more: it is annulled, or is such a settlement, which is told
 * beside the annulment that it fell with, and beside nothing else. */
int integra__plan_past_breaking(const integra__plan_look *look, const integra__plan_node *node,
                                const integra__plan_slot *slot);

/* Whether an event can ever fall. */
int integra__plan_may_fall(const integra_plan *plan, const integra__plan_node *node);

#endif
