/* test_screening_columns.c - screening in columns gives, row by row, what screening one by one gives.
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

enum { SEED = 2014 };

static void fill(table *t, uint64_t seed)
{
    table_clear(t);
    for (size_t row = 0; row < TABLE_ROWS; row++) {
        person someone;
        people_make(&someone, &seed);
        table_put(t, row, &someone.answers, &someone.facts);
    }
}

/* Every row of `got` is what integra_screening_evaluate gives for the row of t that inputs shows. */
static void compare(const integra_rules *rules, const integra_screening_inputs *inputs, const table *t, size_t n)
{
    for (size_t row = 0; row < n; row++) {
        integra_answers answers;
        integra_facts facts;
        integra_screening one;
        size_t findings = 0;
        int record = table_row(inputs, row, &answers, &facts);
        integra_screening_init(&one, sizeof one);
        assert_int_equal(integra_screening_evaluate(rules, &answers, record ? &facts : NULL, &one, NULL), INTEGRA_OK);
        integra_status counted = integra_screening_review(&one, NULL, 0, &findings, NULL);
        assert_int_equal(counted, findings ? INTEGRA_ERR_CAPACITY : INTEGRA_OK);
        unsigned derived = 0;
        for (unsigned i = 0; i < INTEGRA_ITEM_COUNT; i++) {
            assert_int_equal(t->items[i][row], one.items[i]);
            derived |= record && !answers.questions[i] ? 1u << i : 0u;
        }
        const uint8_t want[TABLE_VERDICTS] = { (uint8_t)derived,         one.yes_count,
                                               one.unknown_count,        one.pps,
                                               one.assistance_threshold, (uint8_t)one.stage,
                                               (uint8_t)one.ask,         one.least_to_settle,
                                               one.legal_complexity,     (uint8_t)findings };
        for (unsigned i = 0; i < TABLE_VERDICTS; i++) {
            if (t->verdicts[i][row] != want[i]) {
                fail_msg("row %zu, verdict %u: %u, not %u", row, i, t->verdicts[i][row], want[i]);
            }
        }
    }
}

static void check(const integra_rules *rules, const integra_screening_inputs *inputs, table *t, size_t n)
{
    integra_screening_outputs outputs;
    table_outputs(t, &outputs);
    assert_int_equal(integra_screening_evaluate_columns(rules, inputs, n, &outputs, NULL), INTEGRA_OK);
    compare(rules, inputs, t, n);
}

static void every_answer(void **state)
{
    table *t = *state;
    uint64_t seed = SEED;
    integra_screening_inputs inputs;
    integra_rules *rules = people_rules(&seed, NULL);
    table_clear(t);
    for (size_t row = 0; row < 6561; row++) { /* 3 to the 8 */
        size_t rest = row;
        for (size_t q = 0; q < INTEGRA_QUESTION_COUNT; q++, rest /= 3) {
            t->questions[q][row] = (integra_tri)(rest % 3);
        }
    }
    integra_screening_inputs_init(&inputs, sizeof inputs);
    for (size_t q = 0; q < INTEGRA_QUESTION_COUNT; q++) {
        inputs.questions[q] = t->questions[q];
    }
    check(rules, &inputs, t, 6561);
    integra_rules_destroy(rules);
}

static void random_records(void **state)
{
    table *t = *state;
    uint64_t seed = SEED;
    for (int turn = 0; turn < 3; turn++) {
        integra_screening_inputs inputs;
        integra_rules *rules = people_rules(&seed, NULL);
        fill(t, seed + (uint64_t)turn);
        table_inputs(t, &inputs);
        check(rules, &inputs, t, TABLE_ROWS);
        integra_rules_destroy(rules);
    }
}

/* Each column in turn is left out: unknown for everybody. Then each output in turn: the others do not change. */
static void columns_left_out(void **state)
{
    table *t = *state;
    uint64_t seed = SEED;
    integra_rules *rules = people_rules(&seed, NULL);
    fill(t, 7);
    for (size_t column = 0; column <= TABLE_COLUMNS; column++) {
        integra_screening_inputs inputs;
        table_inputs(t, &inputs);
        inputs.date = 20230;
        table_leave_out(&inputs, column);
        check(rules, &inputs, t, 60);
    }
    for (size_t column = 0; column < INTEGRA_ITEM_COUNT + TABLE_VERDICTS; column++) {
        static table with;
        integra_screening_inputs inputs;
        integra_screening_outputs outputs;
        table_inputs(t, &inputs);
        with = *t;
        table_outputs(&with, &outputs);
        uint8_t *gone = table_drop_output(&outputs, &with, column);
        memset(gone, 0xee, TABLE_ROWS);
        assert_int_equal(integra_screening_evaluate_columns(rules, &inputs, 60, &outputs, NULL), INTEGRA_OK);
        for (size_t row = 0; row < 60; row++) {
            assert_int_equal(gone[row], 0xee);
        }
        integra_screening_outputs all;
        table_outputs(t, &all);
        assert_int_equal(integra_screening_evaluate_columns(rules, &inputs, 60, &all, NULL), INTEGRA_OK);
        memcpy(gone, table_same(t, &with, gone), TABLE_ROWS);
        assert_memory_equal(with.items, t->items, sizeof with.items);
        assert_memory_equal(with.verdicts, t->verdicts, sizeof with.verdicts);
    }
    integra_rules_destroy(rules);
}

static size_t live, taken;

static void *take(void *context, size_t size)
{
    static uint64_t blocks[64];
    (void)context;
    assert_true(size <= sizeof blocks && live == 0);
    live++;
    taken++;
    return blocks;
}

static void give_back(void *context, void *block, size_t size)
{
    (void)context;
    (void)block;
    (void)size;
    live--;
}

static void nothing_is_allocated(void **state)
{
    table *t = *state;
    uint64_t seed = SEED;
    const integra_allocator counting = { NULL, take, give_back };
    integra_screening_inputs inputs;
    integra_rules *rules = people_rules(&seed, &counting);
    fill(t, 9);
    table_inputs(t, &inputs);
    check(rules, &inputs, t, 50);
    assert_int_equal(taken, 1); /* the pack itself */
    integra_rules_destroy(rules);
    assert_int_equal(live, 0);
}

static int set_up(void **state)
{
    static table t;
    *state = &t;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_answer),
        cmocka_unit_test(random_records),
        cmocka_unit_test(columns_left_out),
        cmocka_unit_test(nothing_is_allocated),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
