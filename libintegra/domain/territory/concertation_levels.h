/* concertation_levels.h - the three levels, and what is known of the meetings of a body.
 * Spec: spec/40-concertation.md (CON-1).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_CONCERTATION_LEVELS_H
#define INTEGRA_DOMAIN_TERRITORY_CONCERTATION_LEVELS_H

#include "review.h"

enum { INTEGRA__TIER_ROWS = INTEGRA__TIER_WORDS };

/* CON-1: a level, the parameter of the months in which it meets, and its line. */
typedef struct integra__tier_row {
    uint32_t tier;
    uint32_t months; /* INTEGRA__PARAMETER_ */
    uint32_t line;
} integra__tier_row;

extern const integra__tier_row integra__tier_rows[INTEGRA__TIER_ROWS];

/* The first day of the window in which a level meets. */
integra_date integra__level_window(const integra__review *review, uint32_t tier);
/* The days over which a body's meetings have to be listed for it not to have met: of the window that begins at `from`
 * those on which it may have been open. */
typedef struct integra__days {
    integra_date from, to;
} integra__days;

integra__days integra__body_days(const integra__review *review, size_t body, integra_date from);
/* Whether a body's meetings are all listed over these days. */
int integra__meetings_cover(const integra__review *review, size_t body, integra__days days);
/* The latest meeting of a body by D, INTEGRA_NO_INDEX where none is dated. */
uint32_t integra__last_meeting(const integra__review *review, size_t body);
/* Whether a body met on or after the day `from`, and by D. */
integra_tri integra__body_met(const integra__review *review, size_t body, integra_date from);
/* The first day of a day's month. */
integra_date integra__month_first(integra_date day);

#endif
