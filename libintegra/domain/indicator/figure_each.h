/* figure_each.h - all rows of one identifier after another, and the facts that they say together.
 * Spec: spec/50-indicators.md, IND-1.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_EACH_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_EACH_H

#include <string.h>

#include <integra/indicator.h>

#include "indicator_layout.h"
#include "indicator_rows.h"
#include "outcomes.h"
#include "tally_types.h"

/* Reads all rows of the one that the next row is about, and says what that one's outcomes may be. */
typedef uint32_t (*integra__figure_evaluate)(void *context, integra__row_cursor *cursor);

/* Who is told, and of what. */
typedef struct integra__figure_listener {
    integra__outcome_teller tell;
    void *context;
} integra__figure_listener;

/* Tells the outcomes of each one that rows are about, ascending. */
void integra__figure_each(const integra__rows *rows, integra__figure_evaluate evaluate, void *context,
                          const integra__figure_listener *listener);

/* The next row if it begins with the same bytes, or NULL. */
static inline const uint8_t *integra__figure_next_of(integra__row_cursor *cursor, const uint8_t *row, size_t size)
{
    const uint8_t *next = integra__rows_peek(cursor);
    return next != NULL && memcmp(next, row, size) == 0 ? integra__rows_next(cursor) : NULL;
}

/* A fact by its code, where 0 is not known: what is not known disagrees with nothing, and codes that differ stay so. */
#define INTEGRA__FIGURE_DIFFERS UINT32_MAX

static inline uint32_t integra__figure_fact(uint32_t fact, uint32_t said)
{
    if (said == 0 || said == fact) {
        return fact;
    }
    return fact == 0 ? said : INTEGRA__FIGURE_DIFFERS;
}

static inline uint32_t integra__figure_settled(uint32_t fact)
{
    return fact == INTEGRA__FIGURE_DIFFERS ? 0 : fact;
}

/* A date: INTEGRA_DATE_UNKNOWN where no row says one; INTEGRA_DATE_SAID_UNKNOWN where one says so, or two differ. */
static inline integra_date integra__figure_date(integra_date fact, integra_date said)
{
    if (said == INTEGRA_DATE_UNKNOWN || said == fact) {
        return fact;
    }
    return fact == INTEGRA_DATE_UNKNOWN ? said : INTEGRA_DATE_SAID_UNKNOWN;
}

/* Whether a day lies in a period; one that is not known may, whatever the period. */
static inline integra_tri integra__figure_in_period(const integra__span *period, integra_date date)
{
    if (date == INTEGRA_DATE_UNKNOWN || date == INTEGRA_DATE_SAID_UNKNOWN) {
        return INTEGRA_TRI_UNKNOWN;
    }
    return date >= period->from && date <= period->to ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
}

/* The outcomes that are these if somebody counts for certain. */
static inline uint32_t integra__figure_if_counted(integra_tri counted, uint32_t outcomes)
{
    if (counted == INTEGRA_TRI_NO) {
        return INTEGRA__OUTCOME_NEITHER;
    }
    return counted == INTEGRA_TRI_YES ? outcomes : outcomes | INTEGRA__OUTCOME_NEITHER;
}

#endif
