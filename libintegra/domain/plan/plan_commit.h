/* plan_commit.h - a change judged, held to the host's limits, and let stand.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_COMMIT_H
#define INTEGRA_DOMAIN_PLAN_COMMIT_H

#include <integra/plan.h>

/* Judges what is new, leaves out the chains that there is no room for, counting them in *taken, and lets the change
 * stand. Errors: LIMIT PLN-11, INTERRUPTED, MEMORY; the plan is then as before begin. */
integra_status integra__plan_commit(integra_plan *plan, integra_taken *taken, integra_error *error);

/* The same of events that were within the limits once: none is left out, whatever their chains. */
integra_status integra__plan_commit_whole(integra_plan *plan, integra_error *error);

#endif
