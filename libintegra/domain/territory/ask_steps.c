/* ask_steps.c - the facts of the steps, by their actions.
 * Spec: spec/41-territory.md (TER-2, TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "ask.h"
#include "ask_open.h"
#include "common_plan.h"

/* Every action of the step that is not known; of the fourth, every engine. */
void integra__ask_step(integra__review *review, uint32_t line)
{
    static const uint8_t steps[INTEGRA__LINE_CODES] = {
        [INTEGRA_LINE_STEP_CONCERTATION] = 1, [INTEGRA_LINE_STEP_PILOTE] = 2,  [INTEGRA_LINE_STEP_OBJECTIVES] = 3,
        [INTEGRA_LINE_STEP_ENGINES] = 4,      [INTEGRA_LINE_STEP_DYNAMIC] = 5, [INTEGRA_LINE_STEP_EVALUATION] = 6,
    };
    for (uint32_t action = INTEGRA__LINE_FIRST; action <= INTEGRA__LINE_LAST; action++) {
        if (integra__line_rows[action].step == steps[line] &&
            integra__line_value(review, action) == INTEGRA_TRI_UNKNOWN) {
            integra__ask_line(review, action);
        }
    }
}

void integra__ask_designated(integra__review *review, uint32_t line)
{
    (void)line;
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_PILOTE);
    for (size_t i = 0; i < review->t.pilote.count; i++) {
        integra__ask_open(review, INTEGRA_TERRITORY_TABLE_PILOTE, i);
    }
}

void integra__ask_quality(integra__review *review, uint32_t line)
{
    const integra__tables *t = &review->t;
    const struct {
        uint32_t line, column;
        const integra_tri *has;
    } qualities[] = {
        { INTEGRA_LINE_ACTION_2_RECOGNISED, INTEGRA_COLUMN_PILOTE_RECOGNISED_BY_ACTORS,
          t->pilote.recognised_by_actors },
        { INTEGRA_LINE_ACTION_2_RECOGNISED, INTEGRA_COLUMN_PILOTE_RECOGNISED_BY_INSTITUTIONS,
          t->pilote.recognised_by_institutions },
        { INTEGRA_LINE_ACTION_2_NEUTRAL, INTEGRA_COLUMN_PILOTE_NEUTRAL, t->pilote.neutral },
        { INTEGRA_LINE_ACTION_2_LISTENING, INTEGRA_COLUMN_PILOTE_LISTENING, t->pilote.listening },
        { INTEGRA_LINE_ACTION_2_TRAINED, INTEGRA_COLUMN_PILOTE_TRAINED, t->pilote.trained },
        { INTEGRA_LINE_ACTION_2_ARS_CONCERTATION, INTEGRA_COLUMN_PILOTE_ARS_CONCERTATION, t->pilote.ars_concertation },
    };
    integra__ask_designated(review, line);
    for (size_t i = 0; i < sizeof qualities / sizeof qualities[0]; i++) {
        for (size_t row = 0; qualities[i].line == line && row < t->pilote.count; row++) {
            int blank = review->pilote_open[row] != INTEGRA_TRI_NO && qualities[i].has[row] == INTEGRA_TRI_UNKNOWN;
            integra__ask_blank(review, blank, INTEGRA_TERRITORY_TABLE_PILOTE, row, qualities[i].column);
        }
    }
}

/* What a line reads of a diagnosis: one or two columns. */
void integra__ask_diagnosis(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_DIAGNOSIS;
    const integra__tables *t = &review->t;
    const struct {
        uint32_t line, columns[2];
        const integra_tri *has[2];
    } lines[] = {
        { INTEGRA_LINE_ACTION_3_DIAGNOSIS,
          { INTEGRA_COLUMN_DIAGNOSIS_SHARED, INTEGRA_COLUMN_DIAGNOSIS_SHARED },
          { t->diagnosis.shared, t->diagnosis.shared } },
        { INTEGRA_LINE_ACTION_3_PUBLIC,
          { INTEGRA_COLUMN_DIAGNOSIS_TARGET, INTEGRA_COLUMN_DIAGNOSIS_ASSISTANCE_TARGET },
          { t->diagnosis.target, t->diagnosis.assistance_target } },
        { INTEGRA_LINE_ACTION_3_SERVICES,
          { INTEGRA_COLUMN_DIAGNOSIS_SERVICES, INTEGRA_COLUMN_DIAGNOSIS_SERVICES },
          { t->diagnosis.services, t->diagnosis.services } },
    };
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        for (size_t row = 0; lines[i].line == line && row < t->diagnosis.count; row++) {
            integra_tri exists = integra__review_exists(t->diagnosis.date[row], review->at);
            integra_tri both = integra__tri_and(lines[i].has[0][row], lines[i].has[1][row]);
            if (integra__tri_and(exists, both) == INTEGRA_TRI_UNKNOWN) {
                integra__ask_blank(review, exists == INTEGRA_TRI_UNKNOWN, table, row, INTEGRA_COLUMN_DIAGNOSIS_DATE);
                for (size_t c = 0; c < 2; c++) {
                    integra__ask_blank(review, lines[i].has[c][row] == INTEGRA_TRI_UNKNOWN, table, row,
                                       lines[i].columns[c]);
                }
            }
        }
    }
}

void integra__ask_common_plan(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_COMMON_PLAN;
    (void)line;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < review->t.common_plan.count; i++) {
        if (integra__review_in_force(review, i) != INTEGRA_TRI_NO) {
            integra__ask_blank(review, integra__review_date_blank(review->t.common_plan.adopted[i]), table, i,
                               INTEGRA_COLUMN_COMMON_PLAN_ADOPTED);
            integra__ask_date(review, review->t.common_plan.closes[i], table, i, INTEGRA_COLUMN_COMMON_PLAN_CLOSES);
        }
    }
}

void integra__ask_imposed_adaptable(integra__review *review, uint32_t line)
{
    const integra__tables *t = &review->t;
    (void)line;
    for (size_t i = 0; i < t->plan_change.count; i++) {
        int read = integra__review_in_force(review, t->plan_change.common_plan[i]) != INTEGRA_TRI_NO;
        integra__ask_blank(review, read && t->plan_change.part[i] == 0, INTEGRA_TERRITORY_TABLE_PLAN_CHANGE, i,
                           INTEGRA_COLUMN_PLAN_CHANGE_PART);
    }
}

void integra__ask_needs_rise(integra__review *review, uint32_t line)
{
    (void)line;
    for (size_t pair = 0; pair < sizeof review->rises / sizeof review->rises[0]; pair++) {
        if (review->rises[pair] == INTEGRA_TRI_UNKNOWN) {
            integra__ask_rise(review, pair);
        }
    }
}
