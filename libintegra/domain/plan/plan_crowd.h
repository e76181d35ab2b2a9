/* plan_crowd.h - chains without an accepted event: counted, and those beyond their limit marked to be left out.
 * Spec: spec/31-history.md (PLN-11, "Strangers").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A chain ends in an event that its writer has not followed here. Its own part goes from there back along the writer's
 * previous events, up to, not including, the first that has more than one own follower.
 */
#ifndef INTEGRA_DOMAIN_PLAN_CROWD_H
#define INTEGRA_DOMAIN_PLAN_CROWD_H

#include "plan_types.h"

/* An accepted event and its ancestors bear: what does is never left out. 0 when memory or steps fail. */
int integra__plan_bear(integra_plan *plan, integra__plan_node *node, uint32_t self);

/* Whether the own part that ends in a judged event has an accepted one, or is built on. */
int integra__plan_is_branch(integra_plan *plan, uint32_t last);

/* Lists an event as the last one of its chain. 0 when memory fails. */
int integra__plan_end(integra_plan *plan, uint32_t self);

/* Forgets of the ends those that have been followed, where they are many. */
void integra__plan_ends_sweep(integra_plan *plan);

/* Once everything is judged: how many chains count against the limit of branches, and which of the change's are to be
 * left out: their events are marked, and counted in *taken. What was marked has to be done again. 0 when memory or
 * steps fail. */
int integra__plan_crowd(integra_plan *plan, integra_taken *taken, uint32_t *branches_out);

#endif
