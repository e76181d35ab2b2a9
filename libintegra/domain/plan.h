/* plan.h - what the codec needs of a plan: adding events all or none, and walking them in their order.
 * Spec: spec/31-history.md (PLN-11, PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A change is begin, any number of adds, then commit: it takes effect whole, or the plan is as it was. Nodes are
 * numbered as they come; a node may stand for a digest that others name and whose event is not here (a bare name).
 * Positions are places in the plan's order: depth, writer, sequence, digest (spec/31-history.md).
 */
#ifndef INTEGRA_DOMAIN_PLAN_H
#define INTEGRA_DOMAIN_PLAN_H

#include <integra/plan.h>

/* Begins a change: undone by abandon, or by a commit that fails. */
void integra__plan_begin(integra_plan *plan);
void integra__plan_abandon(integra_plan *plan);

/* Adds an event already checked (integra__event_check), of that digest. *new_out (may be NULL) is 1 for one that was
 * not here. A known one brings at most its text. Errors: MISMATCH PLN-12 (another plan), LIMIT PLN-11, MEMORY.
 * The caller abandons the change when this fails. */
integra_status integra__plan_add(integra_plan *plan, const integra_event *event, const integra_digest *digest,
                                 int *new_out, integra_error *error);

/* Judges what is new and lets the change stand. Errors: LIMIT PLN-11, MEMORY; the plan is then as before begin. */
integra_status integra__plan_commit(integra_plan *plan, integra_error *error);

/* Fills the copy of a draft as integra_plan_append says: plan, sequence, parents (borrowed until the plan changes),
 * edition of an opening (1 where 0). Errors: MISMATCH PLN-12, REFUSED PLN-12 (forked writer), MEMORY. */
integra_status integra__plan_draft(integra_plan *plan, integra_event *draft, integra_error *error);

/* Judges a draft so filled and checked, as of now: which guards fail, 1 << INTEGRA_GUARD_, and which of these because
 * a conflict has to be settled first. Errors: INVALID_VALUE PLN-11 for a kind not known here; MEMORY. */
integra_status integra__plan_judge_draft(integra_plan *plan, const integra_event *draft, uint32_t *failed_out,
                                         uint32_t *unsettled_out, integra_error *error);

/* The allocator of the plan. */
const integra_allocator *integra__plan_allocator(const integra_plan *plan);

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

#endif
