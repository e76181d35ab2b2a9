/* figure_coverage.c - the days that each count needs, against those covered.
 * Spec: spec/50-indicators.md, IND-8.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_coverage.h"

#include "core/date.h"
#include "figure_days.h"

/* Days before the calendar need no cover, and no days none. */
static uint8_t misses(const integra_tally *tally, integra__span needed, integra__span covers)
{
    if (needed.from > needed.to) {
        return 0;
    }
    if (tally->indicator == INTEGRA_INDICATOR_B3) { /* discharges before the window */
        needed.from -= INTEGRA__FIGURE_READMIT_DAYS;
    }
    needed.from = needed.from < INTEGRA__DATE_FIRST ? INTEGRA__DATE_FIRST : needed.from;
    return covers.from > needed.from || covers.to < needed.to;
}

integra__figure_coverage integra__figure_coverage_of(const integra_tally *tally, integra__span covers)
{
    if (covers.from == INTEGRA_DATE_UNKNOWN) {
        return (integra__figure_coverage){ INTEGRA_TRI_UNKNOWN, 0, 0 };
    }
    const uint8_t above = misses(tally, tally->window, covers), below = misses(tally, tally->before, covers);
    return (integra__figure_coverage){ above || below ? INTEGRA_TRI_NO : INTEGRA_TRI_YES, above, below };
}
