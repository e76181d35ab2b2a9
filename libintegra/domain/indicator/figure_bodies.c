/* figure_bodies.c - bodies of the territory that signed the common plan (A2).
 * Spec: spec/50-indicators.md, IND-11.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_evaluators.h"

/* By INTEGRA__EVENT_. */
static const uint8_t signed_or_not[] = { INTEGRA__OUTCOME_BELOW, INTEGRA__OUTCOME_BELOW | INTEGRA__OUTCOME_BOTH,
                                         INTEGRA__OUTCOME_BOTH };

static uint32_t evaluate(void *context, integra__row_cursor *cursor)
{
    (void)context;
    const uint8_t *row = integra__rows_next(cursor);
    const uint8_t on_territory = row[INTEGRA__BODY_ON_TERRITORY];
    const uint32_t inside = signed_or_not[row[INTEGRA__BODY_SIGNED]];
    if (on_territory == INTEGRA_TRI_NO) {
        return INTEGRA__OUTCOME_NEITHER;
    }
    return on_territory == INTEGRA_TRI_YES ? inside : inside | INTEGRA__OUTCOME_NEITHER;
}

int integra__figure_bodies(const integra__figure_ask *ask, const integra__figure_listener *listener)
{
    integra__figure_each(ask->tally->tables[INTEGRA__TALLY_ROWS], evaluate, NULL, listener);
    return 1;
}
