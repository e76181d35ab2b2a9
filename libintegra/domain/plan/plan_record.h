/* plan_record.h - breaks that were found: who broke whom through which slot, and what had been read.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_RECORD_H
#define INTEGRA_DOMAIN_PLAN_RECORD_H

#include "plan_types.h"

/* Notes a break once it is found, unless an ancestor of the breaker broke the node already. A fact, or
 * a breaker that closes at once, makes no conflict and is listed; else the slot holds what the broken one had read. */
int integra__plan_record(integra_plan *plan, uint32_t broken, integra__plan_slot *slot, uint32_t breaker);

#endif
