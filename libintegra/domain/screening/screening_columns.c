/* screening_columns.c - many people at once, each exactly as one would be.
 * Spec: spec/10-screening.md, "Columns".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "screening_columns.h"

#include <string.h>

#include "core/structs.h"
#include "core/tri.h"
#include "domain/rules/catalogue.h"
#include "domain/rules/generated/bounds.h"
#include "screening.h"
#include "screening_columns_check.h"
#include "screening_review.h"
#include "screening_verdicts.h"

void integra_screening_inputs_init(integra_screening_inputs *inputs, size_t struct_size)
{
    integra__struct_init(inputs, struct_size);
    if (inputs != NULL && struct_size >= sizeof *inputs) {
        inputs->date = INTEGRA_DATE_UNKNOWN;
    }
}

void integra_screening_outputs_init(integra_screening_outputs *outputs, size_t struct_size)
{
    integra__struct_init(outputs, struct_size);
}

static integra_date date_at(const integra_date *column, size_t row, integra_date otherwise)
{
    return column == NULL ? otherwise : column[row];
}

/* Checked before, and yet read as unknown if it is no answer: another thread of a careless caller may have written
 * into the column since, and the verdicts index tables by what they read. */
static integra_tri tri_at(const integra_tri *column, size_t row)
{
    integra_tri value = column == NULL ? INTEGRA_TRI_UNKNOWN : column[row];
    return integra__tri_valid(value) ? value : INTEGRA_TRI_UNKNOWN;
}

/* Offsets are looked at again for the same reason: they say where to read. Stays that cannot be are unknown. */
static void gather_stays(const integra_screening_inputs *in, size_t row, integra_facts *facts)
{
    int64_t first = in->admission_offsets[row];
    int64_t last = in->admission_offsets[row + 1];
    int possible = first >= 0 && last >= first && (uint64_t)last <= in->admission_size;
    int any = possible && last > first;
    facts->admissions_known_from =
        possible ? date_at(in->admissions_known_from, row, INTEGRA_DATE_UNKNOWN) : INTEGRA_DATE_UNKNOWN;
    facts->admissions_known_to = date_at(in->admissions_known_to, row, INTEGRA_DATE_UNKNOWN);
    facts->admission_count = any ? (size_t)(last - first) : 0;
    facts->admission_dates = any ? in->admission_dates + first : NULL;
    facts->admission_emergencies = any && in->admission_emergencies != NULL ? in->admission_emergencies + first : NULL;
}

static void gather_facts(const integra_screening_inputs *in, size_t row, integra_facts *facts)
{
    facts->date = date_at(in->dates, row, in->date);
    if (in->admission_offsets != NULL) { /* else the stays are unknown, whatever is said to be covered (GEN-1) */
        gather_stays(in, row, facts);
    }
    for (size_t i = 0; i < INTEGRA__COUNT_CODES; i++) {
        facts->counts[i] = in->counts[i] == NULL ? 0 : in->counts[i][row];
        facts->complete[i] = in->complete[i] == NULL ? 0 : in->complete[i][row];
    }
    for (size_t i = 0; i < INTEGRA__FACT_CODES; i++) {
        facts->values[i] = tri_at(in->values[i], row);
    }
}

static void put(uint8_t *column, size_t row, uint8_t value)
{
    if (column != NULL) {
        column[row] = value;
    }
}

static uint8_t derived_items(const integra_screening *s)
{
    unsigned mask = 0;
    for (unsigned item = 0; s->from_facts && item < INTEGRA_ITEM_COUNT; item++) {
        mask |= (unsigned)(s->stated[item] == INTEGRA_TRI_UNKNOWN) << item;
    }
    return (uint8_t)mask;
}

static void scatter(const integra_screening_outputs *out, size_t row, const integra_screening *s)
{
    for (size_t item = 0; item < INTEGRA_ITEM_COUNT; item++) {
        put(out->items[item], row, s->items[item]);
    }
    if (out->derived != NULL) {
        out->derived[row] = derived_items(s);
    }
    put(out->yes_count, row, s->yes_count);
    put(out->unknown_count, row, s->unknown_count);
    put(out->pps, row, s->pps);
    put(out->assistance_threshold, row, s->assistance_threshold);
    put(out->stage, row, (uint8_t)s->stage);
    put(out->ask, row, (uint8_t)s->ask);
    put(out->least_to_settle, row, s->least_to_settle);
    put(out->legal_complexity, row, s->legal_complexity);
    if (out->findings != NULL) {
        integra__findings counted = { NULL, 0, 0 };
        integra__screening_findings(&counted, s);
        out->findings[row] = (uint8_t)counted.count;
    }
}

static void screen_rows(const integra_rules *rules, const integra_screening_inputs *in, size_t n,
                        const integra_screening_outputs *out)
{
    integra__screening_outlook outlooks[INTEGRA_ITEM_COUNT + 1][INTEGRA_ITEM_COUNT + 1]; /* by yes and unknown */
    for (unsigned yes = 0; yes <= INTEGRA_ITEM_COUNT; yes++) {
        for (unsigned unknown = 0; yes + unknown <= INTEGRA_ITEM_COUNT; unknown++) {
            outlooks[yes][unknown] = integra__screening_outlook_of(rules, yes, unknown);
        }
    }
    integra__screening_record inputs;
    integra_answers_init(&inputs.answers, sizeof inputs.answers);
    integra_facts_init(&inputs.facts, sizeof inputs.facts);
    inputs.has_facts = integra__screening_columns_have_facts(in);
    for (size_t row = 0; row < n; row++) {
        inputs.answers.date = date_at(in->dates, row, in->date);
        for (size_t q = 0; q < INTEGRA_QUESTION_COUNT; q++) {
            inputs.answers.questions[q] = tri_at(in->questions[q], row);
        }
        if (inputs.has_facts) {
            gather_facts(in, row, &inputs.facts);
        }
        integra_screening s;
        integra__screening_settle_items(rules, &inputs, &s);
        integra__screening_judge(&outlooks[s.yes_count][s.unknown_count], &s);
        scatter(out, row, &s);
    }
}

integra_status integra_screening_evaluate_columns(const integra_rules *rules, const integra_screening_inputs *inputs,
                                                  size_t n, const integra_screening_outputs *outputs,
                                                  integra_error *error)
{
    integra_screening_inputs in;
    integra_screening_outputs out;
    integra_status status = integra__screening_columns_read(&in, &out, rules, inputs, n, outputs, error);
    if (status == INTEGRA_OK) {
        screen_rows(rules, &in, n, &out);
    }
    return status;
}
