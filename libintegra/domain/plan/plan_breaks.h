/* plan_breaks.h - accepted events that did not know of each other, one of which would have refused the other.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_BREAKS_H
#define INTEGRA_DOMAIN_PLAN_BREAKS_H

#include "plan_types.h"

/* After its effects: notes the pairs that the accepted node makes with those it has not seen, then enters it among
 * those that later ones are held against. 0 when memory fails. */
int integra__plan_breaks_find(integra_plan *plan, uint32_t self);
int integra__plan_breaks_enter(integra_plan *plan, uint32_t self);

#endif
