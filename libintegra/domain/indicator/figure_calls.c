/* figure_calls.c - calls to the guichet that were answered (A4).
 * Spec: spec/50-indicators.md, IND-12.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_evaluators.h"

/* By INTEGRA__EVENT_. */
static const uint8_t answered_or_not[] = { INTEGRA__OUTCOME_BELOW, INTEGRA__OUTCOME_BELOW | INTEGRA__OUTCOME_BOTH,
                                           INTEGRA__OUTCOME_BOTH };

static uint32_t evaluate(void *context, integra__row_cursor *cursor)
{
    const integra__span *window = context;
    const uint8_t *row = integra__rows_next(cursor);
    const integra_date said = integra__row_date(row, INTEGRA__CALL_DATE);
    const integra_date date = said == INTEGRA_DATE_OPEN ? INTEGRA_DATE_UNKNOWN : said; /* no row says a day */
    return integra__figure_if_counted(integra__figure_in_period(window, date),
                                      answered_or_not[row[INTEGRA__CALL_ANSWERED]]);
}

int integra__figure_calls(const integra__figure_ask *ask, const integra__figure_listener *listener)
{
    integra__span window = ask->tally->window;
    integra__figure_each(ask->tally->tables[INTEGRA__TALLY_ROWS], evaluate, &window, listener);
    return 1;
}
