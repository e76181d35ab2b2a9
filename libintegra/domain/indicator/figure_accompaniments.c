/* figure_accompaniments.c - people accompanied: how many an assistant (caseload), how many whom a requester oriented
 * (share).
 * Spec: spec/50-indicators.md, IND-10.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_evaluators.h"

/* Of a share, context is the requester asked about. */
static uint32_t evaluate_share(void *context, integra__row_cursor *cursor)
{
    const uint32_t asked = *(const uint32_t *)context;
    const uint8_t said = integra__rows_next(cursor)[INTEGRA__ACCOMPANIMENT_REQUESTER];
    if (said == 0 || said == INTEGRA__ACCOMPANIMENT_DIFFERS) {
        return INTEGRA__OUTCOME_BELOW | INTEGRA__OUTCOME_BOTH;
    }
    return said == asked ? INTEGRA__OUTCOME_BOTH : INTEGRA__OUTCOME_BELOW;
}

static uint32_t evaluate_caseload(void *context, integra__row_cursor *cursor)
{
    (void)context;
    (void)integra__rows_next(cursor);
    return INTEGRA__OUTCOME_ABOVE; /* those below are assistants */
}

int integra__figure_share(const integra__figure_ask *ask, const integra__figure_listener *listener)
{
    uint32_t requester = ask->requester;
    integra__figure_each(ask->tally->tables[INTEGRA__TALLY_ROWS], evaluate_share, &requester, listener);
    return 1;
}

int integra__figure_caseload(const integra__figure_ask *ask, const integra__figure_listener *listener)
{
    integra__figure_each(ask->tally->tables[INTEGRA__TALLY_ROWS], evaluate_caseload, NULL, listener);
    return 1;
}

int integra__figure_caseload_counts(const integra__figure_ask *ask, integra__figure_counts *counts_out)
{
    const uint64_t people = integra__rows_count(ask->tally->tables[INTEGRA__TALLY_ROWS]);
    const uint64_t assistants = integra__rows_count(ask->tally->tables[INTEGRA__TALLY_ASSISTANTS]);
    const integra__ratio ratio = { people, assistants };
    counts_out->bounds = (integra__bounds){ people, people, assistants, assistants, ratio, ratio, 0 };
    return 1;
}
