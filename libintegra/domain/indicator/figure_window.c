/* figure_window.c - the days of a window, and the ages on them.
 * Spec: spec/50-indicators.md, IND-3.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_window.h"

#include "core/date.h"

/* A window without days: behind the calendar, so that no day is one of it or before it. */
#define BEHIND (INTEGRA__DATE_LAST + 2 * INTEGRA__FIGURE_READMIT_DAYS)
static const integra__span no_days = { BEHIND, BEHIND - 1 };

void integra__figure_window_init(integra__figure_window *window, integra__span days, uint32_t age_months)
{
    const integra__span span = days.from <= days.to ? days : no_days;
    *window = (integra__figure_window){ .days = span, .first = span.from - INTEGRA__FIGURE_READMIT_DAYS };
    window->from = INTEGRA__FIGURE_READMIT_DAYS;
    window->to = window->from + (span.to - span.from);
    for (int32_t bit = window->from; bit <= window->to; bit++) {
        window->born_by[bit] = integra__date_minus_months(window->first + bit, age_months);
    }
}

int32_t integra__figure_window_old_from(const integra__figure_window *window, integra_date born)
{
    int32_t from = window->from, end = window->to + 1;
    while (from < end) { /* later days, and later births: in order */
        const int32_t middle = from + (end - from) / 2;
        if (window->born_by[middle] < born) {
            from = middle + 1;
        } else {
            end = middle;
        }
    }
    return from;
}
