/* test_screening_refusals.c - a bad value is refused with its rule and place, and nothing is written.
 * Spec: spec/10-screening.md, GEN-1, GEN-7, WIRE-15; include/integra/screening.h.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "slow_screening.h"

#include <string.h>

enum { GEN_1 = 1, GEN_7 = 7, SCR_7 = 1007 };

typedef struct fixture {
    integra_rules *rules;
    integra_answers answers;
    integra_facts facts;
    integra_date dates[2];
    integra_tri emergencies[2];
} fixture;

static void good(fixture *f)
{
    f->dates[0] = f->dates[1] = 20000;
    f->emergencies[0] = f->emergencies[1] = INTEGRA_TRI_NO;
    integra_answers_init(&f->answers, sizeof f->answers);
    integra_facts_init(&f->facts, sizeof f->facts);
    f->facts.admission_dates = f->dates;
    f->facts.admission_emergencies = f->emergencies;
    f->facts.admission_count = 2;
    f->facts.date = f->answers.date = 20100;
}

/* Both functions that take a person refuse alike, and leave what they would have written. */
static void refused(const fixture *f, integra_status status, uint32_t rule, uint64_t index)
{
    integra_screening screening, before;
    integra_reason reason, reason_before;
    integra_error error;
    integra_screening_init(&screening, sizeof screening);
    screening.stage = 99;
    before = screening;
    integra_reason_init(&reason, sizeof reason);
    reason.value = 99;
    reason_before = reason;
    memset(&error, 0xee, sizeof error);
    assert_int_equal(integra_screening_evaluate(f->rules, &f->answers, &f->facts, &screening, &error), status);
    assert_int_equal(error.status, status);
    assert_int_equal(error.rule, rule);
    assert_true(error.index == index && error.offset == INTEGRA_NO_PLACE);
    assert_int_equal(integra_screening_explain(f->rules, &f->answers, &f->facts, 0, &reason, NULL), status);
    assert_memory_equal(&screening, &before, sizeof screening);
    assert_memory_equal(&reason, &reason_before, sizeof reason);
}

static void values_outside_their_enumeration(void **state)
{
    fixture *f = *state;
    for (uint64_t i = 0; i < INTEGRA_QUESTION_COUNT; i++) {
        good(f);
        f->answers.questions[i] = 3;
        refused(f, INTEGRA_ERR_INVALID_VALUE, GEN_1, i);
    }
    for (uint64_t i = 0; i <= INTEGRA_FACT_ORGANISATION_PROBLEM; i++) {
        good(f);
        f->facts.values[i] = 255;
        refused(f, INTEGRA_ERR_INVALID_VALUE, GEN_1, i);
    }
    for (uint64_t i = 0; i < 2; i++) {
        good(f);
        f->emergencies[i] = 3;
        refused(f, INTEGRA_ERR_INVALID_VALUE, GEN_1, i);
    }
    for (uint64_t i = 0; i <= INTEGRA_COUNT_PROFESSIONS; i++) {
        good(f);
        f->facts.complete[i] = 2;
        refused(f, INTEGRA_ERR_INVALID_VALUE, SCR_7, i);
    }
}

static void dates_that_do_not_exist(void **state)
{
    fixture *f = *state;
    static const integra_date bad[] = { -719163, 2932897, INT32_MAX, INT32_MIN + 1 };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        good(f);
        f->answers.date = f->facts.date = bad[i];
        refused(f, INTEGRA_ERR_INVALID_DATE, GEN_7, INTEGRA_NO_PLACE);
        good(f);
        f->facts.admissions_known_from = bad[i];
        refused(f, INTEGRA_ERR_INVALID_DATE, GEN_7, INTEGRA_NO_PLACE);
        good(f);
        f->facts.admissions_known_to = bad[i];
        refused(f, INTEGRA_ERR_INVALID_DATE, GEN_7, INTEGRA_NO_PLACE);
        good(f);
        f->dates[1] = bad[i];
        refused(f, INTEGRA_ERR_INVALID_DATE, GEN_7, 1);
    }
}

static void two_people_or_two_dates(void **state)
{
    fixture *f = *state;
    good(f);
    f->facts.date = 20101;
    refused(f, INTEGRA_ERR_MISMATCH, 0, INTEGRA_NO_PLACE);
    good(f);
    f->answers.date = INTEGRA_DATE_UNKNOWN;
    refused(f, INTEGRA_ERR_MISMATCH, 0, INTEGRA_NO_PLACE);
    good(f);
    f->facts.person.bytes[15] = 1;
    refused(f, INTEGRA_ERR_MISMATCH, 0, INTEGRA_NO_PLACE);
}

static void too_many_stays(void **state)
{
    fixture *f = *state;
    static integra_date dates[INTEGRA_ADMISSION_LIMIT + 1];
    static integra_tri emergencies[INTEGRA_ADMISSION_LIMIT + 1];
    integra_screening got;
    integra_error error;
    good(f);
    emergencies[INTEGRA_ADMISSION_LIMIT - 1] = INTEGRA_TRI_YES;
    dates[INTEGRA_ADMISSION_LIMIT - 1] = f->facts.date;
    f->facts.admission_dates = dates;
    f->facts.admission_emergencies = emergencies;
    f->facts.admission_count = INTEGRA_ADMISSION_LIMIT;
    integra_screening_init(&got, sizeof got);
    assert_int_equal(integra_screening_evaluate(f->rules, &f->answers, &f->facts, &got, NULL), INTEGRA_OK);
    assert_int_equal(got.items[0], INTEGRA_TRI_YES);
    f->facts.admission_count++;
    assert_int_equal(integra_screening_evaluate(f->rules, &f->answers, &f->facts, &got, &error), INTEGRA_ERR_LIMIT);
    assert_string_equal(integra_rule_name(error.rule), "WIRE-15");
}

static void what_is_kept_for_later_must_be_empty(void **state)
{
    fixture *f = *state;
    for (int i = 0; i < 5; i++) {
        good(f);
        f->facts.reserved = i == 0;
        f->facts.reserved_bytes[3] = i == 1;
        f->facts.values[INTEGRA_FACT_ROOM - 1] = i == 2;
        f->facts.counts[INTEGRA_COUNT_ROOM - 1] = i == 3;
        f->facts.complete[INTEGRA_COUNT_ROOM - 1] = i == 4;
        refused(f, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE);
    }
}

static void stays_that_are_counted_are_there(void **state)
{
    fixture *f = *state;
    good(f);
    f->facts.admission_dates = NULL;
    refused(f, INTEGRA_ERR_NULL_ARGUMENT, 0, INTEGRA_NO_PLACE);
    good(f);
    f->facts.admission_emergencies = NULL;
    refused(f, INTEGRA_ERR_NULL_ARGUMENT, 0, INTEGRA_NO_PLACE);
}

static int set_up(void **state)
{
    static fixture f;
    f.rules = slow_rules(&slow_has_2014);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    integra_rules_destroy(((fixture *)*state)->rules);
    return 0;
}

/* What a screening rests on is told by the rules it was made with, and by no others. */
static void sets_under_other_rules(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *pack;
        size_t overrides;
        integra_status status;
    } rows[] = { { "has-2014", 0, INTEGRA_OK },
                 { "dac-2022", 0, INTEGRA_ERR_MISMATCH },
                 { "has-2014", 1, INTEGRA_ERR_MISMATCH } };
    const char *const names[] = { "assistance_threshold" };
    const int64_t values[] = { 3 };
    good(f);
    integra_screening screening;
    integra_screening_init(&screening, sizeof screening);
    assert_int_equal(integra_screening_evaluate(f->rules, &f->answers, NULL, &screening, NULL), INTEGRA_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_rules *rules = NULL;
        integra_error error = { 0 };
        uint8_t sets[INTEGRA_SET_LIMIT] = { 0 };
        size_t count = 99;
        assert_int_equal(integra_rules_create(rows[i].pack, names, values, rows[i].overrides, NULL, &rules, NULL), 0);
        assert_int_equal(
            integra_screening_sets(rules, &screening, INTEGRA_VERDICT_PPS, sets, INTEGRA_SET_LIMIT, &count, &error),
            rows[i].status);
        assert_int_equal(error.rule, rows[i].status == INTEGRA_OK ? 0 : 9);
        assert_int_equal(count, rows[i].status == INTEGRA_OK ? 0 : 99);
        integra_rules_destroy(rules);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_outside_their_enumeration),
        cmocka_unit_test(dates_that_do_not_exist),
        cmocka_unit_test(two_people_or_two_dates),
        cmocka_unit_test(too_many_stays),
        cmocka_unit_test(what_is_kept_for_later_must_be_empty),
        cmocka_unit_test(stays_that_are_counted_are_there),
        cmocka_unit_test(sets_under_other_rules),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
