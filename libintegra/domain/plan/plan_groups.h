/* plan_groups.h - what broken events had read, gathered by breaker, branch and value.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_GROUPS_H
#define INTEGRA_DOMAIN_PLAN_GROUPS_H

#include "plan_types.h"

/* Adds the broken event of an ordinary pair to the group of each value that the slot held for it. 0 when memory fails.
 */
int integra__plan_groups_enter(integra_plan *plan, integra__plan_trail *trail, integra__plan_slot *slot, uint32_t pair);

#endif
