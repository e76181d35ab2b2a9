/* ask_pitfalls.c - the facts of the pitfalls: what was done first, and which engines there are.
 * Spec: spec/41-territory.md (TER-5, TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "answers.h"
#include "ask.h"
#include "ask_open.h"
#include "pitfalls.h"
#include "support.h"

/* When else something was done: dates that are not known, an opening being none in a claimed list. */
static void ask_done_besides(integra__review *review)
{
    const integra__tables *t = &review->t;
    const struct {
        uint32_t table, column;
        int may_be_none;
        const integra_date *days;
        size_t count;
    } dated[] = {
        { INTEGRA_TERRITORY_TABLE_BODY, INTEGRA_COLUMN_BODY_OPENS, 1, t->body.opens, t->body.count },
        { INTEGRA_TERRITORY_TABLE_PILOTE, INTEGRA_COLUMN_PILOTE_OPENS, 1, t->pilote.opens, t->pilote.count },
        { INTEGRA_TERRITORY_TABLE_COMMON_PLAN, INTEGRA_COLUMN_COMMON_PLAN_ADOPTED, 0, t->common_plan.adopted,
          t->common_plan.count },
        { INTEGRA_TERRITORY_TABLE_DIAGNOSIS, INTEGRA_COLUMN_DIAGNOSIS_DATE, 0, t->diagnosis.date, t->diagnosis.count },
        { INTEGRA_TERRITORY_TABLE_EVALUATION, INTEGRA_COLUMN_EVALUATION_DATE, 0, t->evaluation.date,
          t->evaluation.count },
    };
    for (size_t i = 0; i < sizeof dated / sizeof dated[0]; i++) {
        int claimed = integra__review_claimed(review, dated[i].table);
        integra__ask_unless_claimed(review, dated[i].table);
        for (size_t row = 0; row < dated[i].count; row++) {
            integra_date day = dated[i].days[row];
            integra__ask_blank(review, integra__date_open(day, claimed && dated[i].may_be_none), dated[i].table, row,
                               dated[i].column);
        }
    }
}

/* The territory's own mergers, as far as is known; with_wanted: those that the field may not have wanted. */
static void ask_mergers(integra__review *review, int with_wanted)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_MERGER;
    const integra__tables *t = &review->t;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < t->merger.count; i++) {
        integra_tri exists = integra__review_exists(t->merger.date[i], review->at);
        int wanted = with_wanted && t->merger.wanted[i] == INTEGRA_TRI_YES;
        if (exists == INTEGRA_TRI_NO || t->merger.by_law[i] == INTEGRA_TRI_YES || wanted) {
            continue;
        }
        integra__ask_blank(review, exists == INTEGRA_TRI_UNKNOWN, table, i, INTEGRA_COLUMN_MERGER_DATE);
        integra__ask_blank(review, t->merger.by_law[i] == INTEGRA_TRI_UNKNOWN, table, i, INTEGRA_COLUMN_MERGER_BY_LAW);
        integra__ask_blank(review, with_wanted && t->merger.wanted[i] == INTEGRA_TRI_UNKNOWN, table, i,
                           INTEGRA_COLUMN_MERGER_WANTED);
    }
}

void integra__ask_merger_first(integra__review *review, uint32_t line)
{
    (void)line;
    ask_mergers(review, 0);
    ask_done_besides(review);
}

void integra__ask_merger_unwanted(integra__review *review, uint32_t line)
{
    (void)line;
    ask_mergers(review, 1);
}

/* Levels that the data do not show, where they show of none that it does not meet. */
static void ask_levels(integra__review *review)
{
    for (uint32_t tier = INTEGRA__TIER_FIRST; tier <= INTEGRA__TIER_LAST; tier++) {
        if (review->level_meets[tier] == INTEGRA_TRI_UNKNOWN) {
            integra__ask_level(review, tier);
        }
    }
}

/* Of the engines as these pitfalls read them, one left out where it is not 0, those that the data do not show. */
static void ask_engines(integra__review *review, const integra_tri *any, uint32_t but)
{
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        if (integra__line_rows[line].group != INTEGRA_LINE_GROUP_ENGINE || line == but ||
            integra__pitfall_engine(review, line, any) != INTEGRA_TRI_UNKNOWN) {
            continue;
        }
        if (line == INTEGRA_LINE_ENGINE_PLANNING) {
            integra__ask_supports(review, INTEGRA__BIT(INTEGRA_SUPPORT_F2));
        } else if (line == INTEGRA_LINE_ENGINE_CONCERTATION) {
            ask_levels(review);
        } else {
            integra__ask_line(review, line);
        }
    }
}

/* Whether the data show an engine besides assistance. */
static int another_engine(const integra__review *review, const integra_tri *any)
{
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        if (integra__line_rows[line].group == INTEGRA_LINE_GROUP_ENGINE && line != INTEGRA_LINE_ENGINE_ASSISTANCE &&
            integra__pitfall_engine(review, line, any) == INTEGRA_TRI_YES) {
            return 1;
        }
    }
    return 0;
}

void integra__ask_complex_cases_only(integra__review *review, uint32_t line)
{
    integra_tri any[INTEGRA__SUPPORT_CODES];
    (void)line;
    integra__support_any(review, any);
    ask_engines(review, any, 0);
}

/* Rows that may be evaluations of impact, and the start. */
void integra__ask_early_impact_evaluation(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_EVALUATION;
    const integra__tables *t = &review->t;
    (void)line;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < t->evaluation.count; i++) {
        integra_tri exists = integra__review_exists(t->evaluation.date[i], review->at);
        int blank = t->evaluation.kind[i] == 0;
        if (exists != INTEGRA_TRI_NO && (blank || t->evaluation.kind[i] == INTEGRA_EVALUATION_KIND_IMPACT)) {
            integra__ask_blank(review, exists == INTEGRA_TRI_UNKNOWN, table, i, INTEGRA_COLUMN_EVALUATION_DATE);
            integra__ask_blank(review, blank, table, i, INTEGRA_COLUMN_EVALUATION_KIND);
        }
    }
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_COMMON_PLAN);
    for (size_t i = 0; i < t->common_plan.count; i++) {
        integra__ask_blank(review, integra__review_date_blank(t->common_plan.adopted[i]),
                           INTEGRA_TERRITORY_TABLE_COMMON_PLAN, i, INTEGRA_COLUMN_COMMON_PLAN_ADOPTED);
    }
}

void integra__ask_no_personalised_follow_up(integra__review *review, uint32_t line)
{
    integra_tri any[INTEGRA__SUPPORT_CODES];
    (void)line;
    integra__support_any(review, any);
    if (integra__review_data(review, INTEGRA_LINE_ENGINE_ASSISTANCE) == INTEGRA_TRI_UNKNOWN) {
        integra__ask_line(review, INTEGRA_LINE_ENGINE_ASSISTANCE);
    }
    if (any[INTEGRA_SUPPORT_F3] == INTEGRA_TRI_UNKNOWN) {
        integra__ask_supports(review, INTEGRA__BIT(INTEGRA_SUPPORT_F3));
    }
    if (!another_engine(review, any)) {
        ask_engines(review, any, INTEGRA_LINE_ENGINE_ASSISTANCE);
    }
}
