/* evaluation.h - evaluations of impact, and whether they came too early.
 * Spec: spec/41-territory.md (TER-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_EVALUATION_H
#define INTEGRA_DOMAIN_TERRITORY_EVALUATION_H

#include "domain/territory/review.h"

typedef struct integra__impact {
    uint32_t early;     /* evaluations of impact that came too early */
    uint32_t count;     /* all of them */
    integra_tri any;    /* whether one came too early */
    integra_tri timely; /* whether one is known not to have */
} integra__impact;

/* The start (TER-5), INTEGRA_DATE_UNKNOWN where it is not known; whether an evaluation came too early after it. */
integra_date integra__review_start_day(const integra__review *review);
integra_tri integra__review_early(const integra__review *review, size_t evaluation, integra_date begun);
integra__impact integra__review_impact(const integra__review *review);

#endif
