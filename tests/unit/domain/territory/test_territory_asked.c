/* test_territory_asked.c - what the passes ask for, put together: each fact once, and memory for no more than that.
 * Spec: spec/41-territory.md (TER-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "tells.h"

/* ---- memory that is counted ---- */

typedef struct counted {
    size_t now, most;
} counted;

static void *take(void *context, size_t size)
{
    counted *bytes = context;
    bytes->now += size;
    bytes->most = bytes->now > bytes->most ? bytes->now : bytes->most;
    return malloc(size);
}

static void give_back(void *context, void *block, size_t size)
{
    counted *bytes = context;
    bytes->now -= size;
    free(block);
}

/* ---- what is asked ---- */

enum { ROWS = 3000, TIMES = 5 };

static const uint32_t table = INTEGRA_TERRITORY_TABLE_FUNCTION;

/* Every row for the first line TIMES over, every second one for the next, in between a claim and a statement. */
static void name_facts(integra__review *review)
{
    for (uint32_t line = INTEGRA__LINE_FIRST; line < INTEGRA__LINE_FIRST + 2; line++) {
        review->target = line;
        for (int k = 0; k < TIMES; k++) {
            integra__ask_statement(review, INTEGRA__LINE_LAST);
            for (size_t row = ROWS; row > 0; row -= line) {
                integra__ask_field(review, table, row - 1, INTEGRA_COLUMN_FUNCTION_LEVEL);
            }
            integra__ask_claim(review, INTEGRA_TERRITORY_TABLE_TALLY);
        }
    }
}

static const integra_question *at(const integra_territory_review *made, size_t place)
{
    assert_true(place < made->question_count);
    return &made->questions[place];
}

static void expect(const integra_question *is, integra_question expected)
{
    expected.struct_size = sizeof expected;
    assert_memory_equal(is, &expected, sizeof expected);
}

/* Two lines: the claim, the odd places, the statement; one line: the even places. */
static void each_fact_counts_once_a_line(void **state)
{
    counted bytes = { 0, 0 };
    const integra_allocator allocator = { &bytes, take, give_back };
    integra__review review = fresh(&allocator);
    integra_territory_review made = { .allocator = allocator };
    (void)state;
    assert_int_equal(INTEGRA__LINE_FIRST, 1); /* by which name_facts() steps */
    name_facts(&review);
    integra__review_give_questions(&review, &made);
    assert_int_equal(review.status, INTEGRA_OK);
    assert_int_equal(made.question_count, ROWS + 2);
    expect(at(&made, 0), (integra_question){ .kind = INTEGRA_QUESTION_KIND_CLAIM,
                                             .table = INTEGRA_TERRITORY_TABLE_TALLY,
                                             .row = INTEGRA_NO_INDEX,
                                             .column = INTEGRA_NO_INDEX,
                                             .score = 2 });
    for (uint32_t i = 0; i < ROWS; i++) {
        uint32_t place = i < ROWS / 2 ? i + 1 : i + 2, row = i < ROWS / 2 ? 2 * i + 1 : 2 * (i - ROWS / 2);
        expect(at(&made, place), (integra_question){ .kind = INTEGRA_QUESTION_KIND_FIELD,
                                                     .table = table,
                                                     .row = row,
                                                     .column = INTEGRA_COLUMN_FUNCTION_LEVEL,
                                                     .score = i < ROWS / 2 ? 2 : 1 });
    }
    expect(at(&made, ROWS / 2 + 1), (integra_question){ .kind = INTEGRA_QUESTION_KIND_STATEMENT,
                                                        .row = INTEGRA_NO_INDEX,
                                                        .column = INTEGRA_NO_INDEX,
                                                        .line = INTEGRA__LINE_LAST,
                                                        .score = 2 });
    free(made.questions);
    integra__review_release(&review);
}

/* Everything about a function is unknown, and named for a dozen lines, of a step for each of its actions. */
static void memory_follows_what_there_is_to_ask(void **state)
{
    static uint32_t structures[ROWS];
    static uint8_t supports[ROWS];
    const integra_id id = { { 1 } };
    const void *structure[] = { &id }, *function[] = { structures, supports };
    counted bytes = { 0, 0 };
    const integra_allocator allocator = { &bytes, take, give_back };
    integra_territory *territory = NULL;
    integra_territory_review *review = NULL;
    (void)state;
    memset(supports, INTEGRA_SUPPORT_PATHWAY_ASSISTANCE, sizeof supports);
    assert_int_equal(integra_territory_create(&id, NULL, &territory, NULL), INTEGRA_OK);
    assert_int_equal(integra_territory_apply(territory, INTEGRA_TERRITORY_TABLE_STRUCTURE, structure, 1, 1, NULL),
                     INTEGRA_OK);
    assert_int_equal(integra_territory_apply(territory, table, function, 2, ROWS, NULL), INTEGRA_OK);
    assert_int_equal(integra_territory_review_create(territory, NULL, 19800, &allocator, &review, NULL), INTEGRA_OK);
    size_t questions = integra_territory_review_question_count(review);
    assert_true(questions >= 6 * ROWS);
    assert_true(bytes.most < 128 * questions);
    integra_territory_review_destroy(review);
    assert_int_equal(bytes.now, 0);
    integra_territory_destroy(territory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fact_counts_once_a_line),
        cmocka_unit_test(memory_follows_what_there_is_to_ask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
