/* plan_draft.h - an event of one's own: what its writer has seen, and whether it would be accepted.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_DRAFT_H
#define INTEGRA_DOMAIN_PLAN_DRAFT_H

#include <integra/plan.h>

#include "plan_types.h"

/* Fills the copy of a draft as integra_plan_append says: plan, sequence, parents (borrowed until the plan changes),
 * edition of an opening (1 where 0). Errors: MISMATCH PLN-12, REFUSED PLN-12 (forked writer), MEMORY. */
integra_status integra__plan_draft(integra_plan *plan, integra_event *draft, integra_error *error);

/* Judges a draft so filled and checked, as of now: *node_out, which is not in the plan, receives what the guards read
 * of it and what they said. Errors: INVALID_VALUE PLN-11 for a kind not known here; MEMORY. */
integra_status integra__plan_judge_draft(integra_plan *plan, const integra_event *draft, integra__plan_node *node_out,
                                         integra_error *error);

/* Gives the refusals of a node to the caller's array, in the order of the guards. */
integra_status integra__plan_refusals_give(const integra_plan *plan, const integra__plan_node *node,
                                           integra_refusal *out, size_t capacity, size_t *count_out,
                                           integra_error *error);

#endif
