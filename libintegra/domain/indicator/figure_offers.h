/* figure_offers.h - one offer, of all its rows: which of its functions were open on the two days, in every filling.
 * Spec: spec/50-indicators.md, IND-13.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_OFFERS_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_OFFERS_H

#include "figure_each.h"
#include "tally.h"

/* When an offer may be open; a set of these, a bit each, is what not knowing leaves. */
enum {
    INTEGRA__FIGURE_CLOSED = 1,
    INTEGRA__FIGURE_OPEN_BEFORE = 2,
    INTEGRA__FIGURE_OPEN_NOW = 4,
    INTEGRA__FIGURE_OPEN_BOTH = 8,
    INTEGRA__FIGURE_OPENINGS = 16
};

typedef struct integra__figure_offer {
    uint32_t openings;  /* a set, never empty */
    uint32_t functions; /* INTEGRA_FUNCTION_BIT_, INTEGRA__FUNCTIONS_UNKNOWN: any of them, and none */
} integra__figure_offer;

/* The day D and the one 12 months before, INTEGRA_DATE_UNKNOWN where that lies before the calendar. */
typedef struct integra__figure_two_days {
    integra_date now, before;
} integra__figure_two_days;

integra__figure_two_days integra__figure_two_days_of(const integra_tally *tally);
/* Reads all rows of the offer that the next row is of; *kind takes in what they say of their structure. */
integra__figure_offer integra__figure_offer_read(const integra__figure_two_days *days, uint32_t *kind,
                                                 integra__row_cursor *cursor);

#endif
