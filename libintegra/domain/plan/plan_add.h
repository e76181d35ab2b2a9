/* plan_add.h - one more event: its node, its parents, its place among its writer's.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_ADD_H
#define INTEGRA_DOMAIN_PLAN_ADD_H

#include <integra/plan.h>

/* Which plan it is, where nothing said so yet; undone with the change. */
void integra__plan_name(integra_plan *plan, const integra_id *id);

/* Whether the event is one of another plan. */
int integra__plan_elsewhere(const integra_plan *plan, const integra_event *event, const integra_digest *digest);

/* Adds an event already checked (integra__event_check), of that digest, and counts in *taken what was not here. A known
 * one brings at most its text and signatures. Errors: MISMATCH PLN-12 (another plan), LIMIT PLN-11, MEMORY.
 * The caller abandons the change when this fails. */
integra_status integra__plan_add(integra_plan *plan, const integra_event *event, const integra_digest *digest,
                                 integra_taken *taken, integra_error *error);

#endif
