/* plan_record.h - breaks that were found: who broke whom through which slot, and what had been read.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_RECORD_H
#define INTEGRA_DOMAIN_PLAN_RECORD_H

#include "plan_types.h"

/* Notes a break once it is found, unless an earlier breaker of the same sort hides it for good: breaks of one node are
 * noted in the order of depth. Beside a fact, or a breaker that takes effect at once, there is no conflict and the pair
 * is listed; else the slot holds what the broken one had read. */
int integra__plan_record(integra_plan *plan, uint32_t broken, integra__plan_slot *slot, uint32_t breaker);

#endif
