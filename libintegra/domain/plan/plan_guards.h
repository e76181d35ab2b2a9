/* plan_guards.h - whether an event may be, in the eyes of what its writer had seen.
 * Spec: spec/31-history.md (PLN-11, "Guards"), spec/guards.tsv.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_GUARDS_H
#define INTEGRA_DOMAIN_PLAN_GUARDS_H

#include "plan_types.h"

/* Judges a node (or a draft in a node's form, view being then what the draft sees). The scratch room is ready. */
integra__plan_judgement integra__plan_judge(integra_plan *plan, const integra__plan_node *node, uint32_t target,
                                            integra__plan_view view);

/* Whether an accepted event that is not at once would have failed, had the slot held this item alone. Asks the guards
 * that may read it; the others passed. */
int integra__plan_would_fail(integra_plan *plan, const integra__plan_node *node, const integra__plan_slot *instead,
                             uint32_t item);

#endif
