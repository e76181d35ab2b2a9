/* feedback_calendar.c - counts by day of the year of changes: what came up to each day.
 * Spec: spec/40-concertation.md (CON-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "feedback_calendar.h"

void integra__feedback_calendar_make(integra__feedback_calendar *calendar_out, integra_date from, integra_date to)
{
    *calendar_out = (integra__feedback_calendar){ from, to, (size_t)(to - from) + 2 };
}

static size_t place(const integra__feedback_calendar *calendar, integra_date day)
{
    return day < calendar->from ? 0 : (size_t)(day - calendar->from) + 1;
}

void integra__feedback_count(const integra__feedback_calendar *calendar, uint32_t *counts, integra_date day)
{
    if (day <= calendar->to) {
        counts[place(calendar, day)]++;
    }
}

void integra__feedback_sum(const integra__feedback_calendar *calendar, uint32_t *counts)
{
    for (size_t i = 1; i < calendar->count; i++) {
        counts[i] += counts[i - 1];
    }
}

uint32_t integra__feedback_by(const integra__feedback_calendar *calendar, const uint32_t *counts, integra_date day)
{
    return counts[place(calendar, day < calendar->to ? day : calendar->to)];
}
