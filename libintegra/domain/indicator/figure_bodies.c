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
    const uint8_t said = row[INTEGRA__BODY_ON_TERRITORY];
    const integra_tri on_territory = said == INTEGRA__DISAGREES ? INTEGRA_TRI_UNKNOWN : said;
    return integra__figure_if_counted(on_territory, signed_or_not[row[INTEGRA__BODY_SIGNED]]);
}

int integra__figure_bodies(const integra__figure_ask *ask, const integra__figure_listener *listener)
{
    integra__figure_each(ask->tally->tables[INTEGRA__TALLY_ROWS], evaluate, NULL, listener);
    return 1;
}
