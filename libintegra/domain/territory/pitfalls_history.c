/* pitfalls_history.c - structures merged first, or against the field; impact evaluated too early.
 * Spec: spec/41-territory.md (TER-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "answers.h"
#include "core/date.h"
#include "evaluation.h"
#include "pitfalls.h"

/* What else was done on the territory: on which day first, and whether that is all known. */
typedef struct others {
    integra_date first; /* INTEGRA_DATE_UNKNOWN: nothing that is dated */
    int complete;       /* all of it is known, and dated */
} others;

/* Dated facts of a table. Where an opening may be none, in a claimed list, it has always been open. */
static void add_dates(const integra__review *review, uint32_t table, const integra_date *days, size_t count,
                      int may_be_none, others *of)
{
    int claimed = integra__review_claimed(review, table);
    of->complete = of->complete && claimed;
    for (size_t i = 0; i < count; i++) {
        int always = may_be_none && integra__review_date_none(days[i], claimed);
        integra_date day = always ? INTEGRA__DATE_FIRST : days[i];
        integra__review_earliest(&of->first, day);
        of->complete = of->complete && integra__review_date_known(day);
    }
}

/* All 31 actions and engines. */
static void add_statements(const integra__review *review, others *of)
{
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        const integra__review_answer *answer = &review->answers[line];
        if (integra__line_rows[line].step != 0 && answer->stated == INTEGRA_TRI_YES) {
            integra__review_earliest(&of->first, answer->since);
            of->complete = of->complete && integra__review_date_known(answer->since);
        }
    }
}

static others done_besides(const integra__review *review)
{
    const integra__tables *t = &review->t;
    others of = { INTEGRA_DATE_UNKNOWN, 1 };
    add_dates(review, INTEGRA_TERRITORY_TABLE_BODY, t->body.opens, t->body.count, 1, &of);
    add_dates(review, INTEGRA_TERRITORY_TABLE_PILOTE, t->pilote.opens, t->pilote.count, 1, &of);
    add_dates(review, INTEGRA_TERRITORY_TABLE_COMMON_PLAN, t->common_plan.adopted, t->common_plan.count, 0, &of);
    add_dates(review, INTEGRA_TERRITORY_TABLE_DIAGNOSIS, t->diagnosis.date, t->diagnosis.count, 0, &of);
    add_dates(review, INTEGRA_TERRITORY_TABLE_EVALUATION, t->evaluation.date, t->evaluation.count, 0, &of);
    add_statements(review, &of);
    return of;
}

integra_date integra__pitfall_done_first(const integra__review *review)
{
    return done_besides(review).first;
}

/* Whether merging is all that was done: every action and engine is no. */
static integra_tri alone(const integra__review *review)
{
    integra_tri all = INTEGRA_TRI_YES;
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        if (integra__line_rows[line].step != 0) {
            all = integra__tri_and(all, integra__tri_not(integra__line_value(review, line)));
        }
    }
    return all;
}

/* Whether a merger came before all else that was done. */
static integra_tri came_first(integra_date day, const others *of)
{
    if (!integra__review_date_known(day)) {
        return INTEGRA_TRI_UNKNOWN;
    }
    if (of->first != INTEGRA_DATE_UNKNOWN && of->first <= day) {
        return INTEGRA_TRI_NO;
    }
    return of->complete ? INTEGRA_TRI_YES : INTEGRA_TRI_UNKNOWN;
}

integra__pitfall integra__pitfall_merger_first(integra__review *review)
{
    const integra__tables *t = &review->t;
    others of = done_besides(review);
    integra_tri only = alone(review);
    integra__pitfall pitfall = { integra__review_floor(review, INTEGRA_TERRITORY_TABLE_MERGER), 0, 0 };
    for (size_t i = 0; i < t->merger.count; i++) {
        integra_tri exists = integra__review_exists(t->merger.date[i], review->at);
        integra_tri own = integra__tri_and(exists, integra__tri_not(t->merger.by_law[i]));
        integra_tri fallen = integra__tri_and(own, integra__tri_or(only, came_first(t->merger.date[i], &of)));
        integra__pitfall_add(&pitfall, fallen, exists);
    }
    return pitfall;
}

integra__pitfall integra__pitfall_merger_unwanted(integra__review *review)
{
    const integra__tables *t = &review->t;
    integra__pitfall pitfall = { integra__review_floor(review, INTEGRA_TERRITORY_TABLE_MERGER), 0, 0 };
    for (size_t i = 0; i < t->merger.count; i++) {
        integra_tri own = integra__tri_and(integra__review_exists(t->merger.date[i], review->at),
                                           integra__tri_not(t->merger.by_law[i]));
        integra_tri fallen = integra__tri_and(own, integra__tri_not(t->merger.wanted[i]));
        integra__pitfall_add(&pitfall, fallen, own);
    }
    return pitfall;
}

integra__pitfall integra__pitfall_early_impact_evaluation(integra__review *review)
{
    integra__impact impact = integra__review_impact(review);
    return (integra__pitfall){ impact.any, impact.early, impact.count };
}
