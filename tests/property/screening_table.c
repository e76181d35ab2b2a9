/* screening_table.c - columns of people in and of verdicts out, with a way back to one row.
 * Spec: include/integra/screening.h.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "screening_table.h"

#include <string.h>

void table_clear(table *t)
{
    memset(t, 0, sizeof *t);
}

void table_put(table *t, size_t row, const integra_answers *answers, const integra_facts *facts)
{
    t->dates[row] = facts->date;
    t->known_from[row] = facts->admissions_known_from;
    t->known_to[row] = facts->admissions_known_to;
    for (size_t i = 0; i < INTEGRA_QUESTION_COUNT; i++) {
        t->questions[i][row] = answers->questions[i];
    }
    for (size_t i = 0; i < TABLE_COUNTS; i++) {
        t->counts[i][row] = facts->counts[i];
        t->complete[i][row] = facts->complete[i];
    }
    for (size_t i = 0; i < TABLE_FACTS; i++) {
        t->facts[i][row] = facts->values[i];
    }
    size_t first = (size_t)t->offsets[row];
    for (size_t i = 0; i < facts->admission_count; i++) {
        t->stay_dates[first + i] = facts->admission_dates[i];
        t->stay_emergencies[first + i] = facts->admission_emergencies[i];
    }
    t->offsets[row + 1] = (int64_t)(first + facts->admission_count);
}

void table_inputs(const table *t, integra_screening_inputs *inputs)
{
    integra_screening_inputs_init(inputs, sizeof *inputs);
    inputs->dates = t->dates;
    inputs->admissions_known_from = t->known_from;
    inputs->admissions_known_to = t->known_to;
    inputs->admission_offsets = t->offsets;
    inputs->admission_dates = t->stay_dates;
    inputs->admission_emergencies = t->stay_emergencies;
    inputs->admission_size = TABLE_STAYS;
    for (size_t i = 0; i < INTEGRA_QUESTION_COUNT; i++) {
        inputs->questions[i] = t->questions[i];
    }
    for (size_t i = 0; i < TABLE_COUNTS; i++) {
        inputs->counts[i] = t->counts[i];
        inputs->complete[i] = t->complete[i];
    }
    for (size_t i = 0; i < TABLE_FACTS; i++) {
        inputs->values[i] = t->facts[i];
    }
}

/* The k-th verdict column, in the order of the struct. */
static uint8_t **verdict_at(integra_screening_outputs *outputs, size_t k)
{
    uint8_t **const all[TABLE_VERDICTS] = { &outputs->derived,
                                            &outputs->yes_count,
                                            &outputs->unknown_count,
                                            &outputs->pps,
                                            &outputs->assistance_threshold,
                                            &outputs->stage,
                                            &outputs->ask,
                                            &outputs->least_to_settle,
                                            &outputs->legal_complexity,
                                            &outputs->findings };
    return all[k];
}

void table_outputs(table *t, integra_screening_outputs *outputs)
{
    integra_screening_outputs_init(outputs, sizeof *outputs);
    for (size_t i = 0; i < INTEGRA_ITEM_COUNT; i++) {
        outputs->items[i] = t->items[i];
    }
    for (size_t i = 0; i < TABLE_VERDICTS; i++) {
        *verdict_at(outputs, i) = t->verdicts[i];
    }
}

void table_leave_out(integra_screening_inputs *inputs, size_t column)
{
    enum {
        QUESTIONS = 1,
        STAYS = QUESTIONS + INTEGRA_QUESTION_COUNT,
        FROM,
        TO,
        EMERGENCIES,
        COUNTS,
        COMPLETE = COUNTS + TABLE_COUNTS,
        FACTS = COMPLETE + TABLE_COUNTS
    };
    int all = column == TABLE_COLUMNS;
    if (column == 0) {
        inputs->dates = NULL;
    }
    if (column == STAYS || all) {
        inputs->admission_offsets = NULL;
    }
    if (column == FROM || all) {
        inputs->admissions_known_from = NULL;
    }
    if (column == TO || all) {
        inputs->admissions_known_to = NULL;
    }
    if (column == EMERGENCIES) {
        inputs->admission_emergencies = NULL;
    }
    for (size_t i = 0; i < INTEGRA_QUESTION_COUNT; i++) {
        if (column == QUESTIONS + i) {
            inputs->questions[i] = NULL;
        }
    }
    for (size_t i = 0; i < TABLE_COUNTS; i++) {
        if (column == COUNTS + i || all) {
            inputs->counts[i] = NULL;
        }
        if (column == COMPLETE + i || all) {
            inputs->complete[i] = NULL;
        }
    }
    for (size_t i = 0; i < TABLE_FACTS; i++) {
        if (column == FACTS + i || all) {
            inputs->values[i] = NULL;
        }
    }
}

uint8_t *table_drop_output(integra_screening_outputs *outputs, table *t, size_t column)
{
    if (column < INTEGRA_ITEM_COUNT) {
        outputs->items[column] = NULL;
        return t->items[column];
    }
    *verdict_at(outputs, column - INTEGRA_ITEM_COUNT) = NULL;
    return t->verdicts[column - INTEGRA_ITEM_COUNT];
}

const uint8_t *table_same(const table *t, const table *other, const uint8_t *in)
{
    return (const uint8_t *)t + (in - (const uint8_t *)other);
}

static void row_facts(const integra_screening_inputs *inputs, size_t row, integra_facts *facts)
{
    if (inputs->admission_offsets && inputs->admissions_known_from) {
        facts->admissions_known_from = inputs->admissions_known_from[row];
    }
    if (inputs->admission_offsets && inputs->admissions_known_to) {
        facts->admissions_known_to = inputs->admissions_known_to[row];
    }
    if (inputs->admission_offsets) {
        int64_t first = inputs->admission_offsets[row];
        facts->admission_count = (size_t)(inputs->admission_offsets[row + 1] - first);
        facts->admission_dates = inputs->admission_dates + first;
        static const integra_tri unknown[TABLE_STAYS];
        const integra_tri *emergencies = inputs->admission_emergencies;
        facts->admission_emergencies = (emergencies ? emergencies : unknown) + first;
    }
    for (size_t i = 0; i < TABLE_COUNTS; i++) {
        facts->counts[i] = inputs->counts[i] ? inputs->counts[i][row] : 0;
        facts->complete[i] = inputs->complete[i] ? inputs->complete[i][row] : 0;
    }
    for (size_t i = 0; i < TABLE_FACTS; i++) {
        facts->values[i] = inputs->values[i] ? inputs->values[i][row] : INTEGRA_TRI_UNKNOWN;
    }
}

int table_row(const integra_screening_inputs *inputs, size_t row, integra_answers *answers, integra_facts *facts)
{
    integra_answers_init(answers, sizeof *answers);
    integra_facts_init(facts, sizeof *facts);
    answers->date = facts->date = inputs->dates ? inputs->dates[row] : inputs->date;
    for (size_t i = 0; i < INTEGRA_QUESTION_COUNT; i++) {
        answers->questions[i] = inputs->questions[i] ? inputs->questions[i][row] : INTEGRA_TRI_UNKNOWN;
    }
    row_facts(inputs, row, facts);
    int record = inputs->admission_offsets || inputs->admissions_known_from || inputs->admissions_known_to;
    for (size_t i = 0; i < TABLE_COUNTS; i++) {
        record |= inputs->counts[i] || inputs->complete[i];
    }
    for (size_t i = 0; i < TABLE_FACTS; i++) {
        record |= inputs->values[i] != NULL;
    }
    return record;
}
