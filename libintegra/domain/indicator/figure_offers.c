/* figure_offers.c - the days of an offer, filled in.
 * Spec: spec/50-indicators.md, IND-13.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_offers.h"

#include "core/date.h"

integra__figure_two_days integra__figure_two_days_of(const integra_tally *tally)
{
    const integra__span before = tally->before;
    return (integra__figure_two_days){ tally->window.to, before.from <= before.to ? before.to : INTEGRA_DATE_UNKNOWN };
}

/* The days that an end of an offer may be: itself, or where it is not known three that stand for all. */
typedef struct ends {
    integra_date days[3];
    size_t count;
} ends;

static ends ends_of(integra_date date, integra_date blank, const integra__figure_two_days *days)
{
    if (date == INTEGRA_DATE_SAID_UNKNOWN) {
        return (ends){ { INTEGRA__DATE_FIRST, days->now, INTEGRA__DATE_LAST }, 3 };
    }
    return (ends){ { date == INTEGRA_DATE_UNKNOWN ? blank : date, 0, 0 }, 1 };
}

static uint32_t opening(const integra__figure_two_days *days, integra_date opens, integra_date closes)
{
    const int now = opens <= days->now && days->now <= closes;
    const int before = days->before != INTEGRA_DATE_UNKNOWN && opens <= days->before && days->before <= closes;
    return now ? (before ? INTEGRA__FIGURE_OPEN_BOTH : INTEGRA__FIGURE_OPEN_NOW)
               : (before ? INTEGRA__FIGURE_OPEN_BEFORE : INTEGRA__FIGURE_CLOSED);
}

/* Three days stand for all: of an opening unknown, the calendar's first day, one between the two days, and its last; of
 * a closing too, but that between the two days is the day before D. */
static uint32_t openings_of(const integra__figure_two_days *days, integra_date opens, integra_date closes)
{
    const ends from = ends_of(opens, INT32_MIN, days);
    ends to = ends_of(closes, INT32_MAX, days);
    uint32_t set = 0;
    if (to.count > 1) {
        to.days[1] = days->now > INTEGRA__DATE_FIRST ? days->now - 1 : days->now;
    }
    for (size_t i = 0; i < from.count; i++) {
        for (size_t k = 0; k < to.count; k++) {
            set |= opening(days, from.days[i], to.days[k]);
        }
    }
    return set;
}

integra__figure_offer integra__figure_offer_read(const integra__figure_two_days *days, uint32_t *kind,
                                                 integra__row_cursor *cursor)
{
    const uint8_t *first = integra__rows_peek(cursor);
    integra_date opens = INTEGRA_DATE_UNKNOWN, closes = INTEGRA_DATE_UNKNOWN;
    uint32_t functions = 0; /* one more than the set, so that the empty one is a code too */
    for (const uint8_t *row; (row = integra__figure_next_of(cursor, first, INTEGRA__OFFER_KIND)) != NULL;) {
        const uint32_t said = row[INTEGRA__OFFER_FUNCTIONS];
        functions = integra__figure_fact(functions, said == INTEGRA__FUNCTIONS_UNKNOWN ? 0 : said + 1);
        opens = integra__figure_date(opens, integra__row_date(row, INTEGRA__OFFER_OPENS));
        closes = integra__figure_date(closes, integra__row_date(row, INTEGRA__OFFER_CLOSES));
        *kind = integra__figure_fact(*kind, row[INTEGRA__OFFER_KIND]);
    }
    functions = integra__figure_settled(functions);
    return (integra__figure_offer){ openings_of(days, opens, closes),
                                    functions == 0 ? INTEGRA__FUNCTIONS_UNKNOWN : functions - 1 };
}
