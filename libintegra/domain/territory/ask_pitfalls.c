/* ask_pitfalls.c - the facts of the pitfalls: what was done first, and which engines there are.
 * Spec: spec/41-territory.md (TER-5, TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "answers.h"
#include "ask.h"
#include "ask_open.h"
#include "evaluation.h"
#include "pitfalls.h"
#include "review_tier.h"
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

/* Since when actions and engines stated are, where no statement that counts says. */
static void ask_since(integra__review *review)
{
    const integra__tables *t = &review->t;
    for (size_t i = 0; i < t->statement.count; i++) {
        const integra__review_answer *answer = &review->answers[t->statement.line[i]];
        if (integra__line_rows[t->statement.line[i]].step != 0 && answer->stated == INTEGRA_TRI_YES &&
            t->statement.date[i] == answer->date && !integra__review_date_known(answer->since)) {
            integra__ask_field(review, INTEGRA_TERRITORY_TABLE_STATEMENT, i, INTEGRA_COLUMN_STATEMENT_SINCE);
        }
    }
}

/* The territory's own mergers, as far as is known. */
static void ask_merger(integra__review *review, size_t i)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_MERGER;
    integra__ask_blank(review, integra__review_date_blank(review->t.merger.date[i]), table, i,
                       INTEGRA_COLUMN_MERGER_DATE);
    integra__ask_blank(review, review->t.merger.by_law[i] == INTEGRA_TRI_UNKNOWN, table, i,
                       INTEGRA_COLUMN_MERGER_BY_LAW);
}

static int may_be_own(const integra__review *review, size_t i)
{
    return integra__review_exists(review->t.merger.date[i], review->at) != INTEGRA_TRI_NO &&
           review->t.merger.by_law[i] != INTEGRA_TRI_YES;
}

/* Mergers before which nothing is known to be done, and when all else was. Whether merging is all that was done is not
 * asked: every action and engine would be. */
void integra__ask_merger_first(integra__review *review, uint32_t line)
{
    const integra__tables *t = &review->t;
    integra_date done = integra__pitfall_done_first(review);
    int any = 0;
    (void)line;
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_MERGER);
    for (size_t i = 0; i < t->merger.count; i++) {
        int may_be_first =
            integra__review_date_blank(t->merger.date[i]) || done == INTEGRA_DATE_UNKNOWN || t->merger.date[i] < done;
        if (may_be_own(review, i) && may_be_first) {
            ask_merger(review, i);
            any = 1;
        }
    }
    if (any) {
        ask_done_besides(review);
        ask_since(review);
    }
}

void integra__ask_merger_unwanted(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_MERGER;
    const integra_tri *wanted = review->t.merger.wanted;
    (void)line;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < review->t.merger.count; i++) {
        if (may_be_own(review, i) && wanted[i] != INTEGRA_TRI_YES) {
            ask_merger(review, i);
            integra__ask_blank(review, wanted[i] == INTEGRA_TRI_UNKNOWN, table, i, INTEGRA_COLUMN_MERGER_WANTED);
        }
    }
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

/* The start: when the plan was adopted; without a plan what was stated, and whether that is all. */
static void ask_start(integra__review *review)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_COMMON_PLAN;
    const integra__tables *t = &review->t;
    int any = 0;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < t->common_plan.count; i++) {
        integra__ask_blank(review, integra__review_date_blank(t->common_plan.adopted[i]), table, i,
                           INTEGRA_COLUMN_COMMON_PLAN_ADOPTED);
        any |= integra__review_exists(t->common_plan.adopted[i], review->at) != INTEGRA_TRI_NO;
    }
    if (!any) {
        integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_STATEMENT);
        ask_since(review);
    }
}

/* Rows that may be evaluations of impact, and early. */
void integra__ask_early_impact_evaluation(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_EVALUATION;
    const integra__tables *t = &review->t;
    integra_date begun = integra__review_start_day(review);
    int any = 0;
    (void)line;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < t->evaluation.count; i++) {
        integra_tri exists = integra__review_exists(t->evaluation.date[i], review->at);
        integra_tri impact = integra__review_word_is(t->evaluation.kind[i], INTEGRA_EVALUATION_KIND_IMPACT);
        if (exists == INTEGRA_TRI_NO || impact == INTEGRA_TRI_NO ||
            integra__review_early(review, i, begun) == INTEGRA_TRI_NO) {
            continue;
        }
        any = 1;
        integra__ask_blank(review, exists == INTEGRA_TRI_UNKNOWN, table, i, INTEGRA_COLUMN_EVALUATION_DATE);
        integra__ask_blank(review, impact == INTEGRA_TRI_UNKNOWN, table, i, INTEGRA_COLUMN_EVALUATION_KIND);
    }
    if (any) {
        ask_start(review);
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
