/* figure_window.h - a window of readmissions: its days as bits, and who is old enough on each.
 * Spec: spec/50-indicators.md, IND-3.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_WINDOW_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_WINDOW_H

#include "figure_days.h"
#include "tally.h"

typedef struct integra__figure_window {
    integra__span days; /* of readmissions */
    integra_date first; /* the day of bit 0 */
    int32_t from, to;   /* bits of the window's days; from is behind to where it has none */
    integra_date
        born_by[INTEGRA__FIGURE_DAYS_ROOM]; /* born no later, one is old enough; INTEGRA_DATE_UNKNOWN: nobody */
} integra__figure_window;

void integra__figure_window_init(integra__figure_window *window, integra__span days, uint32_t age_months);
/* The first bit of the window on which who is born on that day is old enough; behind its last where there is none. */
int32_t integra__figure_window_old_from(const integra__figure_window *window, integra_date born);

/* Whether a day is one of the window, where readmissions count; and one of the days from which one can follow. */
static inline int integra__figure_window_has(const integra__figure_window *window, integra_date day)
{
    return day >= window->days.from && day <= window->days.to;
}

static inline int integra__figure_window_reads(const integra__figure_window *window, integra_date day)
{
    return day >= window->first && day < window->days.to;
}

#endif
