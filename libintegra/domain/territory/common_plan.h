/* common_plan.h - the common plan of action, and the needs that it answers to.
 * Spec: spec/41-territory.md (TER-6, TER-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_COMMON_PLAN_H
#define INTEGRA_DOMAIN_TERRITORY_COMMON_PLAN_H

#include "domain/territory/review.h"

/* Whether a plan is in force as of the review's day: adopted, and not closed before. */
integra_tri integra__review_in_force(const integra__review *review, size_t common_plan);
/* Whether a need is covered by nobody: needed, and at none of the three levels (TER-7). Its day is not looked at. */
integra_tri integra__review_uncovered(const integra__review *review, size_t need);

#endif
