/* rise.h - what rises from a territory, without what would tell whom it is about.
 * Spec: spec/40-concertation.md (CON-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_RISE_H
#define INTEGRA_DOMAIN_TERRITORY_RISE_H

#include "domain/territory/review.h"

#define INTEGRA__RISE_HIDDEN UINT32_MAX

/* A kind of difficulty that is a collective problem, or of which a matter rises. */
typedef struct integra__rise_row {
    uint32_t kind;
    uint32_t topic;
    integra_date month; /* the first day of that in which it was born, or else the first such matter raised */
    uint32_t recurs;    /* 1 where it is an open collective problem */
    uint32_t count;     /* of occurrences since it was settled, or INTEGRA__RISE_HIDDEN: 1 to 10, or not known */
} integra__rise_row;

typedef struct integra__rise {
    integra_id territory;
    integra__rise_row *rows; /* by (kind, topic) ascending; in the review's memory */
    size_t count;
} integra__rise;

/* Of a review that was started; a failure stays in it. */
void integra__rise_find(integra__review *review, integra__rise *rise_out);

#endif
