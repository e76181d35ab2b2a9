/* test_screening_columns_refused.c - the first bad row of columns is named, and no output byte is written.
 * Spec: spec/10-screening.md; include/integra/screening.h.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screening_people.h"
#include "screening_table.h"

#include <string.h>

enum { ROWS = 40, GEN_1 = 1, GEN_7 = 7, SCR_7 = 1007 };

typedef struct fixture {
    table t, before;
    integra_rules *rules;
    integra_screening_inputs inputs;
    integra_screening_outputs outputs;
} fixture;

static void good(fixture *f)
{
    uint64_t seed = 11;
    table_clear(&f->t);
    for (size_t row = 0; row < ROWS; row++) {
        person someone;
        people_make(&someone, &seed);
        table_put(&f->t, row, &someone.answers, &someone.facts);
    }
    table_inputs(&f->t, &f->inputs);
    table_outputs(&f->t, &f->outputs);
    memset(f->t.items, 0xee, sizeof f->t.items);
    memset(f->t.verdicts, 0xee, sizeof f->t.verdicts);
}

static void refused(fixture *f, integra_status status, uint32_t rule, uint64_t row)
{
    integra_error error = { 0 };
    f->before = f->t;
    assert_int_equal(integra_screening_evaluate_columns(f->rules, &f->inputs, ROWS, &f->outputs, &error), status);
    assert_int_equal(error.status, status);
    assert_int_equal(error.rule, rule);
    if (error.index != row) {
        fail_msg("row %llu, not %llu", (unsigned long long)error.index, (unsigned long long)row);
    }
    assert_memory_equal(&f->t, &f->before, sizeof f->t);
}

static void values_outside_their_enumeration(void **state)
{
    fixture *f = *state;
    for (size_t i = 0; i < INTEGRA_QUESTION_COUNT; i++) {
        good(f);
        f->t.questions[i][i + 3] = 3;
        refused(f, INTEGRA_ERR_INVALID_VALUE, GEN_1, i + 3);
    }
    for (size_t i = 0; i < TABLE_FACTS; i++) {
        good(f);
        f->t.facts[i][ROWS - 1] = 200;
        refused(f, INTEGRA_ERR_INVALID_VALUE, GEN_1, ROWS - 1);
    }
    for (size_t i = 0; i < TABLE_COUNTS; i++) {
        good(f);
        f->t.complete[i][0] = 2;
        refused(f, INTEGRA_ERR_INVALID_VALUE, SCR_7, 0);
    }
}

static void dates_that_do_not_exist(void **state)
{
    fixture *f = *state;
    good(f);
    f->t.dates[7] = INT32_MAX;
    refused(f, INTEGRA_ERR_INVALID_DATE, GEN_7, 7);
    good(f);
    f->t.known_from[8] = -719163;
    refused(f, INTEGRA_ERR_INVALID_DATE, GEN_7, 8);
    good(f);
    f->t.known_to[9] = 2932897;
    refused(f, INTEGRA_ERR_INVALID_DATE, GEN_7, 9);
    good(f);
    f->inputs.date = INT32_MAX;
    refused(f, INTEGRA_ERR_INVALID_DATE, GEN_7, INTEGRA_NO_PLACE);
}

/* A row with two stays at least, and where the first of them stands. */
static size_t row_with_stays(const fixture *f, size_t *first)
{
    size_t row = 5;
    while (f->t.offsets[row + 1] - f->t.offsets[row] < 2) {
        row++;
    }
    *first = (size_t)f->t.offsets[row];
    return row;
}

static void stays_and_offsets(void **state)
{
    fixture *f = *state;
    size_t first = 0;
    good(f);
    size_t row = row_with_stays(f, &first);
    f->t.stay_dates[first + 1] = INT32_MAX;
    refused(f, INTEGRA_ERR_INVALID_DATE, GEN_7, row);
    good(f);
    f->t.stay_emergencies[first] = 3;
    refused(f, INTEGRA_ERR_INVALID_VALUE, GEN_1, row);
    good(f);
    f->t.offsets[0] = -1;
    refused(f, INTEGRA_ERR_OUT_OF_RANGE, 0, 0);
    good(f);
    f->t.offsets[row + 1] = f->t.offsets[row] - 1;
    refused(f, INTEGRA_ERR_OUT_OF_RANGE, 0, row);
    good(f);
    f->t.offsets[ROWS] = INT64_MAX;
    refused(f, INTEGRA_ERR_OUT_OF_RANGE, 0, ROWS - 1);
    good(f);
    f->inputs.admission_size = (size_t)f->t.offsets[ROWS] - 1;
    while (f->t.offsets[row + 1] < f->t.offsets[ROWS]) {
        row++;
    }
    refused(f, INTEGRA_ERR_OUT_OF_RANGE, 0, row);
}

static void too_many_stays(void **state)
{
    fixture *f = *state;
    good(f);
    for (size_t i = 21; i <= ROWS; i++) {
        f->t.offsets[i] = f->t.offsets[20] + INTEGRA_ADMISSION_LIMIT;
    }
    assert_int_equal(integra_screening_evaluate_columns(f->rules, &f->inputs, ROWS, &f->outputs, NULL), INTEGRA_OK);
    good(f);
    for (size_t i = 21; i <= ROWS; i++) {
        f->t.offsets[i] = f->t.offsets[20] + INTEGRA_ADMISSION_LIMIT + 1;
    }
    uint32_t rule = 0;
    assert_int_equal(integra_rule_find("WIRE-15", &rule, NULL), INTEGRA_OK);
    refused(f, INTEGRA_ERR_LIMIT, rule, 20);
}

/* Several rows are bad for several reasons: the first row is named, with its own. */
static void the_first_bad_row_is_named(void **state)
{
    fixture *f = *state;
    good(f);
    f->t.questions[0][30] = 3;
    f->t.known_to[12] = INT32_MAX;
    f->t.facts[14][20] = 3;
    refused(f, INTEGRA_ERR_INVALID_DATE, GEN_7, 12);
    f->t.complete[2][4] = 9;
    refused(f, INTEGRA_ERR_INVALID_VALUE, SCR_7, 4);
}

static void what_is_kept_for_later_must_be_empty(void **state)
{
    fixture *f = *state;
    for (int i = 0; i < 5; i++) {
        good(f);
        if (i == 0) {
            f->inputs.reserved = 1;
        }
        if (i == 1) {
            f->outputs.reserved = 1;
        }
        if (i == 2) {
            f->inputs.values[TABLE_FACTS] = f->t.facts[0];
        }
        if (i == 3) {
            f->inputs.counts[TABLE_COUNTS] = f->t.counts[0];
        }
        if (i == 4) {
            f->inputs.complete[TABLE_COUNTS] = f->t.complete[0];
        }
        refused(f, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE);
    }
}

static void stays_come_with_their_dates(void **state)
{
    fixture *f = *state;
    good(f);
    f->inputs.admission_dates = NULL;
    refused(f, INTEGRA_ERR_NULL_ARGUMENT, 0, 1);
}

/* Rows past n are neither read nor written. */
static void no_more_than_n_rows(void **state)
{
    fixture *f = *state;
    good(f);
    f->t.questions[0][ROWS - 1] = 3;
    f->t.dates[ROWS - 1] = INT32_MAX;
    f->t.offsets[ROWS] = -7;
    assert_int_equal(integra_screening_evaluate_columns(f->rules, &f->inputs, ROWS - 1, &f->outputs, NULL), INTEGRA_OK);
    for (size_t i = 0; i < TABLE_VERDICTS; i++) {
        assert_true(f->t.verdicts[i][ROWS - 2] != 0xee && f->t.verdicts[i][ROWS - 1] == 0xee);
    }
    f->before = f->t;
    assert_int_equal(integra_screening_evaluate_columns(f->rules, &f->inputs, 0, &f->outputs, NULL), INTEGRA_OK);
    assert_memory_equal(&f->t, &f->before, sizeof f->t);
}

static int set_up(void **state)
{
    static fixture f;
    uint64_t seed = 1;
    f.rules = people_rules(&seed, NULL);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    integra_rules_destroy(((fixture *)*state)->rules);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_outside_their_enumeration),
        cmocka_unit_test(dates_that_do_not_exist),
        cmocka_unit_test(stays_and_offsets),
        cmocka_unit_test(too_many_stays),
        cmocka_unit_test(the_first_bad_row_is_named),
        cmocka_unit_test(what_is_kept_for_later_must_be_empty),
        cmocka_unit_test(stays_come_with_their_dates),
        cmocka_unit_test(no_more_than_n_rows),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
