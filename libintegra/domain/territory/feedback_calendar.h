/* feedback_calendar.h - counts by day of the year of changes: what came up to each day.
 * Spec: spec/40-concertation.md (CON-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_FEEDBACK_CALENDAR_H
#define INTEGRA_DOMAIN_TERRITORY_FEEDBACK_CALENDAR_H

#include "domain/territory/review.h"

/* The days of a window, what is earlier standing before the first. */
typedef struct integra__feedback_calendar {
    integra_date from, to;
    size_t count; /* of elements that counts by day have */
} integra__feedback_calendar;

void integra__feedback_calendar_make(integra__feedback_calendar *calendar_out, integra_date from, integra_date to);
/* Counts one of a day; what is later than the window is not counted. */
void integra__feedback_count(const integra__feedback_calendar *calendar, uint32_t *counts, integra_date day);
/* From how many of each day to how many up to each. */
void integra__feedback_sum(const integra__feedback_calendar *calendar, uint32_t *counts);
/* How many up to a day, after they were summed up. */
uint32_t integra__feedback_by(const integra__feedback_calendar *calendar, const uint32_t *counts, integra_date day);

#endif
