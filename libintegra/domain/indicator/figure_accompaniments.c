/* figure_accompaniments.c - people accompanied: how many an assistant (caseload), how many whom a requester oriented
 * (share).
 * Spec: spec/50-indicators.md, IND-10.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_evaluators.h"

/* Rows of one person. Of a share, context is the requester asked about. */
static uint32_t evaluate_share(void *context, integra__row_cursor *cursor)
{
    const uint32_t asked = *(const uint32_t *)context;
    const uint8_t *first = integra__rows_peek(cursor);
    uint32_t requester = 0;
    for (const uint8_t *row; (row = integra__figure_next_of(cursor, first, INTEGRA__ID_SIZE)) != NULL;) {
        requester = integra__figure_fact(requester, row[INTEGRA__ACCOMPANIMENT_REQUESTER]);
    }
    requester = integra__figure_settled(requester);
    if (requester == 0) {
        return INTEGRA__OUTCOME_BELOW | INTEGRA__OUTCOME_BOTH;
    }
    return requester == asked ? INTEGRA__OUTCOME_BOTH : INTEGRA__OUTCOME_BELOW;
}

static uint32_t evaluate_caseload(void *context, integra__row_cursor *cursor)
{
    const uint8_t *first = integra__rows_peek(cursor);
    (void)context;
    while (integra__figure_next_of(cursor, first, INTEGRA__ID_SIZE) != NULL) {
    }
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

/* Rows come by person, so that assistants are put in order by themselves. */
static int count_assistants(const integra_tally *tally, uint64_t *count_out)
{
    enum { WIDTH = 24 };
    static const integra__row_kind kind = { WIDTH, WIDTH, NULL };
    integra__rows *assistants = integra__rows_create(&kind, &tally->allocator);
    integra__row_cursor cursor = integra__rows_first(tally->tables[INTEGRA__TALLY_ROWS]);
    int there = assistants != NULL;
    for (const uint8_t *row; there && (row = integra__rows_next(&cursor)) != NULL;) {
        uint8_t assistant[WIDTH] = { 0 };
        memcpy(assistant, row + INTEGRA__ACCOMPANIMENT_ASSISTANT, INTEGRA__ID_SIZE);
        there = integra__rows_put(assistants, assistant);
    }
    there = there && integra__rows_settle(assistants);
    *count_out = there ? integra__rows_count(assistants) : 0;
    integra__rows_destroy(assistants);
    return there;
}

static void count_one(void *context, const uint8_t *id, uint32_t outcomes)
{
    (void)id, (void)outcomes;
    (*(uint64_t *)context)++;
}

int integra__figure_caseload_counts(const integra__figure_ask *ask, integra__figure_counts *counts_out)
{
    uint64_t people = 0, assistants = 0;
    const integra__figure_listener listener = { count_one, &people };
    if (!integra__figure_caseload(ask, &listener) || !count_assistants(ask->tally, &assistants)) {
        return 0;
    }
    const integra__ratio ratio = { people, assistants };
    counts_out->bounds = (integra__bounds){ people, people, assistants, assistants, ratio, ratio, 0 };
    return 1;
}
