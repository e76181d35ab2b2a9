/* tally_events.h - what happened by a day, as rows say it: signed, answered.
 * Spec: spec/50-indicators.md (IND-1).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_EVENTS_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_EVENTS_H

#include "indicator_layout.h"

/* What a row says of an event: INTEGRA__EVENT_. One of a day that is after the tally's is not read. Without a branch,
 * as nobody can foresee what a row says. */
static inline uint8_t integra__tally_event(integra_tri happened, integra_date on, integra_date at)
{
    _Static_assert(INTEGRA__EVENT_NO == 0 && INTEGRA__EVENT_CERTAIN == INTEGRA__EVENT_POSSIBLE + 1, "as numbers");
    uint32_t read = (happened != INTEGRA_TRI_NO) & (on <= at); /* one without a day is before every day */
    uint32_t certain = (happened == INTEGRA_TRI_YES) & (on != INTEGRA_DATE_UNKNOWN);
    return (uint8_t)((INTEGRA__EVENT_POSSIBLE + certain) * read);
}

/* Of two rows, what is said more strongly. */
static inline uint8_t integra__tally_event_of(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

#endif
