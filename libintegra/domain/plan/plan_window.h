/* plan_window.h - the events that another has not seen.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_WINDOW_H
#define INTEGRA_DOMAIN_PLAN_WINDOW_H

#include "plan_types.h"

/* Nodes noted, one after the other, until the next noting begins. 0 when memory fails. */
void integra__plan_note_begin(integra_plan *plan);
int integra__plan_note(integra_plan *plan, uint32_t node);
uint32_t integra__plan_noted(const integra_plan *plan, uint32_t i);

/* Puts those noted in the order of their depth. */
void integra__plan_note_sort(integra_plan *plan);

/* Notes the nodes of every run, newest first, beyond what the view has seen of their branch. Where `known` is a node,
 * those that have not seen it are left out. */
int integra__plan_note_unseen(integra_plan *plan, uint32_t runs, const integra__plan_view *view,
                              const integra__plan_node *known);

/* Notes likewise every judged event that the view has not seen, each branch newest first. */
int integra__plan_note_window(integra_plan *plan, const integra__plan_view *view, const integra__plan_node *known);

#endif
