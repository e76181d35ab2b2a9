/* plan_text.h - texts and signatures of events: kept with a change that stands, texts erased for good.
 * Spec: spec/31-history.md (PLN-22), spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_TEXT_H
#define INTEGRA_DOMAIN_PLAN_TEXT_H

#include "plan_types.h"

/* Whether the event brings a text that its node has not, and had not erased. */
int integra__plan_lacks_text(const integra__plan_node *node, const integra_event *event);

/* Whether that signature stands beside the node's event. */
int integra__plan_has_signature(const integra_plan *plan, const integra__plan_node *node, integra_bytes signature);

/* Takes the text and the signatures that an event brings, where its node has them not: memory is had for nothing else,
 * so that an event may come as often as it will. What becomes of the signatures is counted. 0 when memory fails. */
int integra__plan_bring(integra_plan *plan, uint32_t node, const integra_event *event, integra_taken *taken);

/* Keeps the texts that came with a change, or lets go of them. */
void integra__plan_adopt(integra_plan *plan, int stands);

/* Shows the texts that came with a change beside their events before it stands; shown or not, they are the change's. */
void integra__plan_lend(integra_plan *plan, int shown);

/* The signatures of a node, ascending, borrowed until the plan changes. */
void integra__plan_signatures_of(const integra_plan *plan, const integra__plan_node *node, integra_event *out);

/* Wipes the texts that the erasures accepted in this change name (PLN-22). */
void integra__plan_erase(integra_plan *plan);

#endif
