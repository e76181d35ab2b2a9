/* ask_territory.c - what to find out next of the engines, the signs, the steps and the pitfalls.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "ask.h"
#include "common_plan.h"

static void ask_its_statement(integra__review *review, uint32_t line)
{
    integra__ask_statement(review, line);
}

/* Sign 4: what may have been raised in the last year, or listed in it as a need that nobody covers. */
static void ask_observatory(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_NEED;
    const integra__tables *t = &review->t;
    const struct {
        const integra_tri *said;
        uint32_t column;
    } columns[] = {
        { t->need.needed, INTEGRA_COLUMN_NEED_NEEDED },
        { t->need.primary_care, INTEGRA_COLUMN_NEED_PRIMARY_CARE },
        { t->need.territory, INTEGRA_COLUMN_NEED_TERRITORY },
        { t->need.region, INTEGRA_COLUMN_NEED_REGION },
    };
    integra_date from = integra__review_window(review->at, INTEGRA__REVIEW_YEAR);
    (void)line;
    for (size_t i = 0; i < t->difficulty.count; i++) {
        integra__ask_blank(review, integra__review_date_blank(t->difficulty.date[i]),
                           INTEGRA_TERRITORY_TABLE_DIFFICULTY, i, INTEGRA_COLUMN_DIFFICULTY_DATE);
    }
    for (size_t i = 0; i < t->need.count; i++) {
        int blank = integra__review_date_blank(t->need.date[i]);
        int may_lie = blank || (t->need.date[i] >= from && t->need.date[i] <= review->at);
        if (!may_lie || integra__review_uncovered(review, i) == INTEGRA_TRI_NO) {
            continue;
        }
        integra__ask_blank(review, blank, table, i, INTEGRA_COLUMN_NEED_DATE);
        for (size_t c = 0; c < sizeof columns / sizeof columns[0]; c++) {
            integra__ask_blank(review, columns[c].said[i] == INTEGRA_TRI_UNKNOWN, table, i, columns[c].column);
        }
    }
}

static void ask_tallied(integra__review *review, uint32_t line)
{
    static const uint8_t kinds[INTEGRA__LINE_CODES] = {
        [INTEGRA_LINE_SIGN_ASSISTANT_MT] = INTEGRA_TALLY_KIND_MT_LINK,
        [INTEGRA_LINE_SIGN_CONTINUITY] = INTEGRA_TALLY_KIND_CONTINUITY,
        [INTEGRA_LINE_PITFALL_NO_KNOWHOW_TRANSFER] = INTEGRA_TALLY_KIND_KNOWHOW_TRANSFER,
        [INTEGRA_LINE_PITFALL_NO_MT_FEEDBACK] = INTEGRA_TALLY_KIND_MT_FEEDBACK,
    };
    integra__ask_tallies(review, kinds[line], integra__line_rows[line].group == INTEGRA_LINE_GROUP_SIGN);
}

/* By line. Those of levels and exchanges, signs 2 and 3, and pitfalls 4 to 6 are asked with the concertation; a line
 * that is not here is asked by its statement, as part of a step. */
static integra__ask_facts *const askers[INTEGRA__LINE_CODES] = {
    [INTEGRA_LINE_ENGINE_CONCERTATION] = integra__ask_engine_concertation,
    [INTEGRA_LINE_ENGINE_GUICHET] = integra__ask_engine_guichet,
    [INTEGRA_LINE_ENGINE_ASSISTANCE] = integra__ask_engine_assistance,
    [INTEGRA_LINE_ENGINE_SHARED_ASSESSMENT] = ask_its_statement,
    [INTEGRA_LINE_ENGINE_PLANNING] = integra__ask_engine_planning,
    [INTEGRA_LINE_ENGINE_INFORMATION_SYSTEM] = integra__ask_engine_information_system,
    [INTEGRA_LINE_SIGN_DIAGNOSIS] = ask_its_statement,
    [INTEGRA_LINE_SIGN_OBSERVATORY] = ask_observatory,
    [INTEGRA_LINE_SIGN_ASSISTANT_MT] = ask_tallied,
    [INTEGRA_LINE_SIGN_CONTINUITY] = ask_tallied,
    [INTEGRA_LINE_STEP_CONCERTATION] = integra__ask_step,
    [INTEGRA_LINE_STEP_PILOTE] = integra__ask_step,
    [INTEGRA_LINE_STEP_OBJECTIVES] = integra__ask_step,
    [INTEGRA_LINE_STEP_ENGINES] = integra__ask_step,
    [INTEGRA_LINE_STEP_DYNAMIC] = integra__ask_step,
    [INTEGRA_LINE_STEP_EVALUATION] = integra__ask_step,
    [INTEGRA_LINE_ACTION_2_DESIGNATED] = integra__ask_designated,
    [INTEGRA_LINE_ACTION_2_RECOGNISED] = integra__ask_quality,
    [INTEGRA_LINE_ACTION_2_NEUTRAL] = integra__ask_quality,
    [INTEGRA_LINE_ACTION_2_LISTENING] = integra__ask_quality,
    [INTEGRA_LINE_ACTION_2_TRAINED] = integra__ask_quality,
    [INTEGRA_LINE_ACTION_2_ARS_CONCERTATION] = integra__ask_quality,
    [INTEGRA_LINE_ACTION_3_DIAGNOSIS] = integra__ask_diagnosis,
    [INTEGRA_LINE_ACTION_3_PUBLIC] = integra__ask_diagnosis,
    [INTEGRA_LINE_ACTION_3_COMMON_PLAN] = integra__ask_common_plan,
    [INTEGRA_LINE_ACTION_3_SERVICES] = integra__ask_diagnosis,
    [INTEGRA_LINE_ACTION_3_IMPOSED_ADAPTABLE] = integra__ask_imposed_adaptable,
    [INTEGRA_LINE_ACTION_5_CONCERTATION] = integra__ask_engine_concertation,
    [INTEGRA_LINE_ACTION_5_NEEDS_RISE] = integra__ask_needs_rise,
    [INTEGRA_LINE_PITFALL_MERGER_FIRST] = integra__ask_merger_first,
    [INTEGRA_LINE_PITFALL_MERGER_UNWANTED] = integra__ask_merger_unwanted,
    [INTEGRA_LINE_PITFALL_COMPLEX_CASES_ONLY] = integra__ask_complex_cases_only,
    [INTEGRA_LINE_PITFALL_EARLY_IMPACT_EVALUATION] = integra__ask_early_impact_evaluation,
    [INTEGRA_LINE_PITFALL_SIDE_BY_SIDE] = integra__ask_side_by_side,
    [INTEGRA_LINE_PITFALL_ISOLATED_LEFT_OUT] = integra__ask_isolated_left_out,
    [INTEGRA_LINE_PITFALL_NO_KNOWHOW_TRANSFER] = ask_tallied,
    [INTEGRA_LINE_PITFALL_NO_MT_FEEDBACK] = ask_tallied,
    [INTEGRA_LINE_PITFALL_AWAY_FROM_PRIMARY_CARE] = integra__ask_away_from_primary_care,
    [INTEGRA_LINE_PITFALL_FUNCTIONS_WITHOUT_NEEDS] = integra__ask_functions_without_needs,
    [INTEGRA_LINE_PITFALL_NO_PERSONALISED_FOLLOW_UP] = integra__ask_no_personalised_follow_up,
};

void integra__ask_line(integra__review *review, uint32_t line)
{
    size_t before = review->asked;
    if (askers[line] != NULL) {
        askers[line](review, line);
    }
    if (review->asked == before) {
        integra__ask_statement(review, line);
    }
}

void integra__ask_territory(integra__review *review)
{
    static const uint8_t asked[INTEGRA__LINE_GROUP_CODES] = {
        [INTEGRA_LINE_GROUP_ENGINE] = 1,
        [INTEGRA_LINE_GROUP_SIGN] = 1,
        [INTEGRA_LINE_GROUP_STEP] = 1,
        [INTEGRA_LINE_GROUP_PITFALL] = 1,
    };
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        int here = askers[line] != NULL && asked[integra__line_rows[line].group];
        if (here && review->status == INTEGRA_OK && integra__line_value(review, line) == INTEGRA_TRI_UNKNOWN) {
            review->target = line;
            integra__ask_line(review, line);
        }
    }
}
