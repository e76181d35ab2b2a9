/* rise.c - what rises from a territory, without what would tell whom it is about.
 * Spec: spec/40-concertation.md (CON-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "rise.h"

#include "recurrence_told.h"

/* A count of people so small that it could tell who they are is hidden (CON-7). */
enum { HIDDEN_FROM = 1, HIDDEN_TO = 10 };

static uint32_t shown(const integra__recurrence *kind)
{
    int hidden = kind->occurrences >= HIDDEN_FROM && kind->occurrences <= HIDDEN_TO;
    return hidden || kind->doubtful ? INTEGRA__RISE_HIDDEN : kind->occurrences;
}

static integra_date month_of(integra_date day)
{
    int32_t year = 0, month = 0, its_day = 0;
    (void)integra_date_to_civil(day, &year, &month, &its_day, NULL);
    return day - its_day + 1;
}

/* By kind: the day on which the first of its matters that rise was raised, INTEGRA_DATE_UNKNOWN where none rises. */
static integra_date *rising(integra__review *review, const integra__recurrences *all)
{
    integra_date *raised = integra__review_memory(review, all->count, sizeof *raised);
    for (size_t i = 0; raised != NULL && i < all->count; i++) {
        raised[i] = INTEGRA_DATE_UNKNOWN;
    }
    for (size_t matter = 0; raised != NULL && matter < review->t.matter.count; matter++) {
        uint32_t kind = all->of_matter[matter];
        if (kind != INTEGRA_NO_INDEX && integra__recurrence_rises(review, matter)) {
            integra_date day = review->t.matter.raised[matter];
            raised[kind] = raised[kind] == INTEGRA_DATE_UNKNOWN || day < raised[kind] ? day : raised[kind];
        }
    }
    return raised;
}

void integra__rise_find(integra__review *review, integra__rise *rise_out)
{
    integra__recurrences all = { 0 };
    *rise_out = (integra__rise){ 0 };
    integra__pass_children(review);
    if (review->status == INTEGRA_OK) {
        integra__pass_matters(review);
    }
    if (review->status == INTEGRA_OK) {
        integra__recurrence_find(review, &all);
    }
    const integra_date *raised = rising(review, &all);
    rise_out->rows = integra__review_memory(review, all.count, sizeof *rise_out->rows);
    if (review->status != INTEGRA_OK) {
        return;
    }
    for (size_t i = 0; i < all.count; i++) {
        const integra__recurrence *kind = &all.kinds[i];
        int recurs = kind->born != INTEGRA_DATE_UNKNOWN;
        if (recurs || raised[i] != INTEGRA_DATE_UNKNOWN) {
            rise_out->rows[rise_out->count++] =
                (integra__rise_row){ kind->kind, kind->topic, month_of(recurs ? kind->born : raised[i]),
                                     (uint32_t)recurs, shown(kind) };
        }
    }
}
