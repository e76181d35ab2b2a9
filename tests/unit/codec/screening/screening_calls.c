/* screening_calls.c - every public function that can fail, callable by its row in a table, with arguments that it
 * accepts. Spec: include/integra/base.h, "Reading this header".  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "screening_calls.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#define RUN(name, ...)                                                                                                 \
    static integra_status run_##name(const objects *o, void *const *a, integra_error *error)                           \
    {                                                                                                                  \
        (void)o;                                                                                                       \
        (void)a;                                                                                                       \
        return integra_##name(__VA_ARGS__, error);                                                                     \
    }
#define AT(field) (offsetof(objects, field) + 1)

static const char *const names[] = { "medicines_threshold" };

RUN(error_sentence, a[0], INTEGRA_LANGUAGE_EN, a[2], CALL_ROOM, a[4])
RUN(word_find, INTEGRA_GROUP_TRI, a[1] ? "yes" : NULL, a[2])
RUN(date_from_civil, 2025, 6, 1, a[3])
RUN(date_to_civil, 20000, a[1], a[2], a[3])
RUN(date_months_before, 20000, 6, a[2])
RUN(message_next, a[0], o->answers_size, 0, a[3], a[4])
RUN(rule_find, a[0] ? "SCR-3" : NULL, a[1])
RUN(parameter_at, 0, a[1])
RUN(service_at, INTEGRA_SERVICE_ETP, a[1])
RUN(rules_create, a[0] ? "has-2014" : NULL, a[1] ? names : NULL, a[2], 1, NULL, a[5])
RUN(rules_value, a[0], a[1] ? names[0] : NULL, a[2])
RUN(rules_encode, a[0], a[1], CALL_ROOM, a[3])
RUN(rules_decode, a[0], o->pack_size, NULL, a[3])
RUN(rules_digest, a[0], a[1])
RUN(screening_evaluate, a[0], a[1], a[2], a[3])
RUN(screening_review, a[0], a[1], 8, a[3])
RUN(screening_compare, a[0], a[1], a[2], 8, a[4])
RUN(screening_sets, a[0], a[1], INTEGRA_VERDICT_PPS, a[3], INTEGRA_SET_LIMIT, a[5])
RUN(screening_explain, a[0], a[1], a[2], 3, a[4])
RUN(reason_sentence, a[0], INTEGRA_LANGUAGE_FR, a[2], CALL_ROOM, a[4])
RUN(finding_text, a[0], INTEGRA_LANGUAGE_FR, a[2], CALL_ROOM, a[4])
RUN(screening_evaluate_columns, a[0], a[1], CALL_ROWS, a[3])
RUN(answers_encode, a[0], a[1], CALL_ROOM, a[3])
RUN(answers_decode, a[0], o->answers_size, a[2])
RUN(facts_encode, a[0], a[1], a[2], CALL_ROOM, a[4])
RUN(facts_decode, a[0], o->facts_size, a[2], a[3], CALL_ROWS, a[5], a[6], a[7])
RUN(screening_encode, a[0], a[1], CALL_ROOM, a[3])
RUN(screening_decode, a[0], o->screening_size, a[2])
RUN(receipt_encode, a[0], a[1], a[2], a[3], CALL_ROOM, a[5])
RUN(receipt_replay, a[0], o->receipt_size, NULL, a[3])
RUN(inclusion_evaluate, a[0], a[1])
RUN(inclusion_review, a[0], a[1], 8, a[3])
RUN(inclusion_encode, a[0], a[1], CALL_ROOM, a[3])
RUN(inclusion_decode, a[0], o->sheet_size, a[2])

const call calls[] = {
    { "integra_error_sentence", run_error_sentence, { [0] = AT(about), [2] = AT(buffer), [4] = AT(size) }, 0, 0, 0 },
    { "integra_word_find", run_word_find, { [1] = AT(buffer), [2] = AT(code) }, 0, 0, 0 },
    { "integra_date_from_civil", run_date_from_civil, { [3] = AT(date) }, 0, 0, 0 },
    { "integra_date_to_civil", run_date_to_civil, { [1] = AT(year), [2] = AT(month), [3] = AT(day) }, 0, 0, 0 },
    { "integra_date_months_before", run_date_months_before, { [2] = AT(date) }, 0, 0, 0 },
    { "integra_message_next", run_message_next, { [0] = AT(answers_bytes), [3] = AT(code), [4] = AT(size) }, 0, 0, 0 },
    { "integra_rule_find", run_rule_find, { [0] = AT(buffer), [1] = AT(code) }, 0, 0, 0 },
    { "integra_parameter_at", run_parameter_at, { [1] = AT(parameter) }, 0, 0, 1u << 1 },
    { "integra_service_at", run_service_at, { [1] = AT(service) }, 0, 0, 1u << 1 },
    { "integra_rules_create",
      run_rules_create,
      { [0] = AT(buffer), [1] = AT(sets), [2] = AT(value), [5] = AT(made) },
      0,
      0,
      0 },
    { "integra_rules_value", run_rules_value, { [0] = AT(rules), [1] = AT(buffer), [2] = AT(value) }, 0, 0, 0 },
    { "integra_rules_encode", run_rules_encode, { [0] = AT(rules), [1] = AT(buffer), [3] = AT(size) }, 0, 0, 0 },
    { "integra_rules_decode", run_rules_decode, { [0] = AT(pack_bytes), [3] = AT(made) }, 0, 0, 0 },
    { "integra_rules_digest", run_rules_digest, { [0] = AT(rules), [1] = AT(digest) }, 0, 0, 0 },
    { "integra_screening_evaluate",
      run_screening_evaluate,
      { [0] = AT(rules), [1] = AT(answers), [2] = AT(facts), [3] = AT(screening_out) },
      1u << 1 | 1u << 2,
      1u << 1 | 1u << 2,
      1u << 3 },
    { "integra_screening_review",
      run_screening_review,
      { [0] = AT(screening), [1] = AT(findings), [3] = AT(count) },
      0,
      1u << 0,
      0 },
    { "integra_screening_compare",
      run_screening_compare,
      { [0] = AT(screening), [1] = AT(later), [2] = AT(findings), [4] = AT(count) },
      0,
      1u << 0 | 1u << 1,
      0 },
    { "integra_screening_sets",
      run_screening_sets,
      { [0] = AT(rules), [1] = AT(screening), [3] = AT(sets), [5] = AT(count) },
      0,
      1u << 1,
      0 },
    { "integra_screening_explain",
      run_screening_explain,
      { [0] = AT(rules), [1] = AT(answers), [2] = AT(facts), [4] = AT(reason) },
      1u << 1 | 1u << 2,
      1u << 1 | 1u << 2,
      1u << 4 },
    { "integra_reason_sentence",
      run_reason_sentence,
      { [0] = AT(step), [2] = AT(buffer), [4] = AT(size) },
      0,
      1u << 0,
      0 },
    { "integra_finding_text", run_finding_text, { [0] = AT(found), [2] = AT(buffer), [4] = AT(size) }, 0, 0, 0 },
    { "integra_screening_evaluate_columns",
      run_screening_evaluate_columns,
      { [0] = AT(rules), [1] = AT(inputs), [3] = AT(outputs) },
      0,
      1u << 1 | 1u << 3,
      0 },
    { "integra_answers_encode",
      run_answers_encode,
      { [0] = AT(answers), [1] = AT(buffer), [3] = AT(size) },
      0,
      1u << 0,
      0 },
    { "integra_answers_decode", run_answers_decode, { [0] = AT(answers_bytes), [2] = AT(answers_out) }, 0, 0, 1u << 2 },
    { "integra_facts_encode",
      run_facts_encode,
      { [0] = AT(facts), [1] = AT(answers), [2] = AT(buffer), [4] = AT(size) },
      1u << 1,
      1u << 0 | 1u << 1,
      0 },
    { "integra_facts_decode",
      run_facts_decode,
      { [0] = AT(facts_bytes),
        [2] = AT(dates),
        [3] = AT(emergencies),
        [5] = AT(count),
        [6] = AT(facts_out),
        [7] = AT(answers_out) },
      0,
      0,
      1u << 6 | 1u << 7 },
    { "integra_screening_encode",
      run_screening_encode,
      { [0] = AT(screening), [1] = AT(buffer), [3] = AT(size) },
      0,
      1u << 0,
      0 },
    { "integra_screening_decode",
      run_screening_decode,
      { [0] = AT(screening_bytes), [2] = AT(screening_out) },
      0,
      0,
      1u << 2 },
    { "integra_receipt_encode",
      run_receipt_encode,
      { [0] = AT(rules), [1] = AT(answers), [2] = AT(facts), [3] = AT(buffer), [5] = AT(size) },
      1u << 1 | 1u << 2,
      1u << 1 | 1u << 2,
      0 },
    { "integra_receipt_replay",
      run_receipt_replay,
      { [0] = AT(receipt_bytes), [3] = AT(screening_out) },
      0,
      0,
      1u << 3 },
    { "integra_inclusion_evaluate",
      run_inclusion_evaluate,
      { [0] = AT(sheet), [1] = AT(result) },
      0,
      1u << 0,
      1u << 1 },
    { "integra_inclusion_review",
      run_inclusion_review,
      { [0] = AT(sheet), [1] = AT(findings), [3] = AT(count) },
      0,
      1u << 0,
      0 },
    { "integra_inclusion_encode",
      run_inclusion_encode,
      { [0] = AT(sheet), [1] = AT(buffer), [3] = AT(size) },
      0,
      1u << 0,
      0 },
    { "integra_inclusion_decode", run_inclusion_decode, { [0] = AT(sheet_bytes), [2] = AT(sheet_out) }, 0, 0, 1u << 2 },
};
const size_t call_count = sizeof calls / sizeof calls[0];

size_t call_struct_size(size_t at)
{
    static const struct {
        size_t at, size;
    } sizes[] = {
        { AT(answers), sizeof(integra_answers) },
        { AT(answers_out), sizeof(integra_answers) },
        { AT(facts), sizeof(integra_facts) },
        { AT(facts_out), sizeof(integra_facts) },
        { AT(screening), sizeof(integra_screening) },
        { AT(later), sizeof(integra_screening) },
        { AT(reason), sizeof(integra_reason) },
        { AT(step), sizeof(integra_reason) },
        { AT(screening_out), sizeof(integra_screening) },
        { AT(parameter), sizeof(integra_parameter) },
        { AT(service), sizeof(integra_service) },
        { AT(result), sizeof(integra_inclusion_result) },
        { AT(sheet), sizeof(integra_inclusion) },
        { AT(sheet_out), sizeof(integra_inclusion) },
        { AT(inputs), sizeof(integra_screening_inputs) },
        { AT(outputs), sizeof(integra_screening_outputs) },
    };
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        if (sizes[i].at == at) {
            return sizes[i].size;
        }
    }
    fail_msg("no struct with a size stands there");
    return 0;
}

void call_arguments(const call *row, objects *o, void *arguments[CALL_ARGUMENTS])
{
    for (size_t i = 0; i < CALL_ARGUMENTS; i++) {
        arguments[i] = row->at[i] ? (uint8_t *)o + row->at[i] - 1 : NULL;
        if (row->at[i] == AT(rules)) {
            arguments[i] = o->rules;
        }
    }
}

static void make_inputs(objects *o)
{
    integra_answers_init(&o->answers, sizeof o->answers);
    integra_answers_init(&o->answers_out, sizeof o->answers_out);
    integra_facts_init(&o->facts, sizeof o->facts);
    integra_facts_init(&o->facts_out, sizeof o->facts_out);
    o->answers.date = o->facts.date = 20000;
    o->answers.questions[2] = o->answers.questions[4] = INTEGRA_TRI_YES;
    o->facts.values[INTEGRA_FACT_RESTRICTED_MOBILITY] = INTEGRA_TRI_NO;
    o->dates[0] = 19990;
    o->emergencies[0] = INTEGRA_TRI_YES;
    o->facts.admission_dates = o->dates;
    o->facts.admission_emergencies = o->emergencies;
    o->facts.admission_count = 1;
    integra_inclusion_init(&o->sheet, sizeof o->sheet);
    integra_inclusion_init(&o->sheet_out, sizeof o->sheet_out);
    o->sheet.grounds = INTEGRA_GROUND_BIT_OTHER_HEALTH;
    integra_inclusion_result_init(&o->result, sizeof o->result);
    integra_reason_init(&o->reason, sizeof o->reason);
    integra_reason_init(&o->step, sizeof o->step);
    integra_parameter_init(&o->parameter, sizeof o->parameter);
    integra_service_init(&o->service, sizeof o->service);
    integra_screening_inputs_init(&o->inputs, sizeof o->inputs);
    integra_screening_outputs_init(&o->outputs, sizeof o->outputs);
    o->inputs.questions[3] = o->column;
    o->outputs.stage = o->verdict;
}

static void made(integra_status status)
{
    assert_int_equal(status, INTEGRA_OK);
}

void objects_make(objects *o)
{
    memset(o, 0, sizeof *o);
    make_inputs(o);
    o->value = 12;
    made(integra_rule_find("SCR-99", &o->code, &o->about) == INTEGRA_ERR_UNKNOWN_NAME ? INTEGRA_OK
                                                                                      : INTEGRA_ERR_MEMORY);
    integra_screening_init(&o->screening, sizeof o->screening);
    integra_screening_init(&o->later, sizeof o->later);
    integra_screening_init(&o->screening_out, sizeof o->screening_out);
    made(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &o->rules, NULL));
    made(integra_screening_evaluate(o->rules, &o->answers, &o->facts, &o->screening, NULL));
    made(integra_screening_evaluate(o->rules, &o->answers, NULL, &o->later, NULL));
    made(integra_screening_explain(o->rules, &o->answers, &o->facts, 6, &o->step, NULL));
    made(integra_screening_review(&o->screening, &o->found, 1, &o->count, NULL));
    o->count = 0;
    made(integra_answers_encode(&o->answers, o->answers_bytes, sizeof o->answers_bytes, &o->answers_size, NULL));
    made(integra_facts_encode(&o->facts, &o->answers, o->facts_bytes, sizeof o->facts_bytes, &o->facts_size, NULL));
    made(integra_screening_encode(&o->screening, o->screening_bytes, sizeof o->screening_bytes, &o->screening_size,
                                  NULL));
    made(integra_inclusion_encode(&o->sheet, o->sheet_bytes, sizeof o->sheet_bytes, &o->sheet_size, NULL));
    made(integra_rules_encode(o->rules, o->pack_bytes, sizeof o->pack_bytes, &o->pack_size, NULL));
    made(integra_receipt_encode(o->rules, &o->answers, &o->facts, o->receipt_bytes, sizeof o->receipt_bytes,
                                &o->receipt_size, NULL));
}

void objects_destroy(objects *o)
{
    integra_rules_destroy(o->rules);
}
