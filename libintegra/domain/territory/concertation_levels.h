/* concertation_levels.h - the three levels, and what is known of the meetings of a body.
 * Spec: spec/40-concertation.md (CON-1).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_CONCERTATION_LEVELS_H
#define INTEGRA_DOMAIN_TERRITORY_CONCERTATION_LEVELS_H

#include "review.h"

enum { INTEGRA__CONCERTATION_LEVELS = INTEGRA__TIER_WORDS };

/* CON-1: a level, the parameter of the months in which it meets, and its line. */
typedef struct integra__concertation_level {
    uint32_t tier;
    uint32_t months; /* INTEGRA__PARAMETER_ */
    uint32_t line;
} integra__concertation_level;

extern const integra__concertation_level integra__concertation_levels[INTEGRA__CONCERTATION_LEVELS];

/* The first day of the window in which a level meets. */
integra_date integra__concertation_window(const integra__review *review, uint32_t tier);
/* The days over which a body's meetings have to be listed for it not to have met: of the window that begins at `from`
 * those on which it may have been open. */
typedef struct integra__concertation_span {
    integra_date from, to;
} integra__concertation_span;

integra__concertation_span integra__concertation_days(const integra__review *review, size_t body, integra_date from);
/* Whether a body's meetings are all listed over these days. */
int integra__concertation_covers(const integra__review *review, size_t body, integra__concertation_span days);
/* The latest meeting of a body by D, INTEGRA_NO_INDEX where none is dated. */
uint32_t integra__concertation_last(const integra__review *review, size_t body);
/* Whether a body met on or after the day `from`, and by D. */
integra_tri integra__concertation_met(const integra__review *review, size_t body, integra_date from);
/* Whether a body opened after the day `from`, or may have, and was not closed since: it is not late. */
int integra__concertation_opened_since(const integra__review *review, size_t body, integra_date from);
/* The first day of a day's month. */
integra_date integra__concertation_month(integra_date day);

#endif
