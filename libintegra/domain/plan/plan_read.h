/* plan_read.h - a plan read event by event: where each stands, why it was refused, what is missing.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_READ_H
#define INTEGRA_DOMAIN_PLAN_READ_H

#include <integra/plan.h>

#include "plan_types.h"

/* Parents of the event at a position: their number, and the j-th's digest and position, UINT32_MAX where it is not
 * here. *digest_out is borrowed until the plan changes; either output may be NULL. */
size_t integra__plan_parent_count(const integra_plan *plan, size_t position);
void integra__plan_parent(const integra_plan *plan, size_t position, size_t j, const integra_digest **digest_out,
                          uint32_t *position_out);

/* The state, beside held and concurrent values: counts by verdict - 1, and the opening's position or UINT32_MAX. */
void integra__plan_counts(const integra_plan *plan, uint64_t counts_out[4], uint32_t *opening_out);

/* Digest (borrowed until the plan changes) and verdict (INTEGRA_EVENT_VERDICT_) of the event at a position, each in
 * constant time: integra_plan_event_at() looks for forks, along all of a writer's events. */
const integra_digest *integra__plan_digest(const integra_plan *plan, size_t position);
uint32_t integra__plan_verdict(const integra_plan *plan, size_t position);

/* Whether the plan has an event at this place. Errors: OUT_OF_RANGE (PLN-11). */
integra_status integra__plan_check_place(const integra_plan *plan, size_t place, integra_error *error);

/* The view of a node's own file as a public event, borrowed. */
void integra__plan_node_event(const integra_plan *plan, const integra__plan_node *node, integra_event *out);

#endif
