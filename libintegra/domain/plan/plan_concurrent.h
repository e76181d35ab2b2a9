/* plan_concurrent.h - the pairs of events that are listed as concurrent: the first of them, and how many there are.
 * Spec: spec/31-history.md (PLN-11, "The state").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_CONCURRENT_H
#define INTEGRA_DOMAIN_PLAN_CONCURRENT_H

#include "plan_types.h"

/* Sets `concurrent` of the plan, in the order of the state message, and how many pairs there are in its totals. The
 * scratch room must be ready. 0 when memory fails. */
int integra__plan_concurrent_list(integra_plan *plan);

#endif
