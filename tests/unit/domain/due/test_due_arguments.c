/* test_due_arguments.c - every call about a plan on a day: what a missing pointer, a struct of another version, a day
 * or a verdict that is none gives, and that nothing is written then. Spec: include/integra/due.h; PLN-13, PLN-16,
 * GEN-1, GEN-7. Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "headers.h"
#include "story.h"

enum { FINDINGS = 256, RUNS = 16, TAIL = 8 };

#define FIRST_DAY ((integra_date) - 719162) /* 0001-01-01 */
#define LAST_DAY  ((integra_date)2932896)   /* 9999-12-31 */

/* All that a call reads or writes but the plan, so that one comparison tells what changed. */
static struct bench {
    integra_due *due, *made;
    integra_finding findings[FINDINGS];
    integra_cover_days runs[RUNS];
    integra_held held;
    size_t count;
    uint32_t answer, domain, sector;
} b, before;

static story s;

static int begin(void **state)
{
    (void)state;
    memset(&b, 0, sizeof b);
    integra_held_init(&b.held, sizeof b.held);
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    assert_int_equal(integra_due_create(s.plan, NULL, DAY, NULL, NULL, &b.due, NULL), INTEGRA_OK);
    before = b;
    return 0;
}

static int end(void **state)
{
    (void)state;
    integra_due_destroy(b.due);
    integra_due_destroy(NULL);
    integra_plan_destroy(s.plan);
    return 0;
}

/* A call that is refused with this status and index, and writes nothing. */
#define REFUSED(expected, position, call)                                                                              \
    do {                                                                                                               \
        integra_error told = { 0 }, *error = &told;                                                                    \
        assert_int_equal(call, expected);                                                                              \
        assert_int_equal(told.status, expected);                                                                       \
        assert_int_equal(told.index, position);                                                                        \
        assert_memory_equal(&b, &before, sizeof b);                                                                    \
        error = NULL;                                                                                                  \
        assert_int_equal(call, expected);                                                                              \
    } while (0)

#define WITHOUT(position, call) REFUSED(INTEGRA_ERR_NULL_ARGUMENT, position, call)

static void pointers_that_are_missing(void **state)
{
    static const integra_allocator half = { NULL, NULL, NULL };
    (void)state;
    WITHOUT(0, integra_due_create(NULL, NULL, DAY, NULL, NULL, &b.made, error));
    WITHOUT(4, integra_due_create(s.plan, NULL, DAY, NULL, &half, &b.made, error));
    WITHOUT(5, integra_due_create(s.plan, NULL, DAY, NULL, NULL, NULL, error));
    WITHOUT(0, integra_due_findings(NULL, b.findings, FINDINGS, &b.count, error));
    WITHOUT(1, integra_due_findings(b.due, NULL, FINDINGS, &b.count, error));
    WITHOUT(3, integra_due_findings(b.due, b.findings, FINDINGS, NULL, error));
    WITHOUT(0, integra_due_cover(NULL, b.runs, RUNS, &b.count, error));
    WITHOUT(1, integra_due_cover(b.due, NULL, RUNS, &b.count, error));
    WITHOUT(3, integra_due_cover(b.due, b.runs, RUNS, NULL, error));
    WITHOUT(0, integra_due_held_at(NULL, 0, &b.held, error));
    WITHOUT(2, integra_due_held_at(b.due, 0, NULL, error));
    WITHOUT(0, integra_due_answer(NULL, INTEGRA_SLOT_SHARING_CONSENT, &b.answer, error));
    WITHOUT(2, integra_due_answer(b.due, INTEGRA_SLOT_SHARING_CONSENT, NULL, error));
    assert_int_equal(integra_due_held_count(NULL), 0);
}

static void every_function_is_here(void **state)
{
    static const char *const headers[] = { "include/integra/due.h" };
    (void)state;
    assert_int_equal(fallible_functions(headers, 1), 6); /* create, findings, cover, held_at, answer, draft */
}

static void days_that_are_none(void **state)
{
    static const integra_date none[] = { FIRST_DAY - 1, LAST_DAY + 1, INTEGRA_DATE_UNKNOWN };
    static const integra_date days[] = { FIRST_DAY, LAST_DAY };
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        REFUSED(INTEGRA_ERR_INVALID_DATE, 2, integra_due_create(s.plan, NULL, none[i], NULL, NULL, &b.made, error));
    }
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        integra_due *due = NULL;
        assert_int_equal(integra_due_create(s.plan, NULL, days[i], NULL, NULL, &due, NULL), INTEGRA_OK);
        assert_int_equal(integra_due_held_count(due) > 0, i);
        integra_due_destroy(due);
    }
}

/* A screening as a later version would give it: something behind what is known here. */
typedef struct later_screened {
    integra_screened now;
    uint8_t tail[TAIL];
} later_screened;

static void a_screening_that_is_none(void **state)
{
    (void)state;
    later_screened later;
    integra_screened *given = &later.now;
    memset(&later, 0, sizeof later);
    integra_screened_init(given, sizeof *given);
    assert_int_equal(given->date, INTEGRA_DATE_UNKNOWN);
    REFUSED(INTEGRA_ERR_INVALID_DATE, 3, integra_due_create(s.plan, NULL, DAY, given, NULL, &b.made, error));
    given->date = DAY;
    given->pps = 3;
    REFUSED(INTEGRA_ERR_INVALID_VALUE, 3, integra_due_create(s.plan, NULL, DAY, given, NULL, &b.made, error));
    given->pps = INTEGRA_TRI_YES;
    given->assistance = 3;
    REFUSED(INTEGRA_ERR_INVALID_VALUE, 3, integra_due_create(s.plan, NULL, DAY, given, NULL, &b.made, error));
    given->assistance = INTEGRA_TRI_NO;
    given->struct_size = sizeof *given - 4;
    REFUSED(INTEGRA_ERR_STRUCT_SIZE, INTEGRA_NO_PLACE,
            integra_due_create(s.plan, NULL, DAY, given, NULL, &b.made, error));
    given->struct_size = sizeof later;
    later.tail[TAIL - 1] = 1;
    REFUSED(INTEGRA_ERR_UNKNOWN_TAIL, INTEGRA_NO_PLACE,
            integra_due_create(s.plan, NULL, DAY, given, NULL, &b.made, error));
    later.tail[TAIL - 1] = 0;
    integra_due *due = NULL;
    assert_int_equal(integra_due_create(s.plan, NULL, DAY, given, NULL, &due, NULL), INTEGRA_OK);
    integra_due_destroy(due);
    given->date = DAY + 100; /* after the day asked about: not read, and no error */
    assert_int_equal(integra_due_create(s.plan, NULL, DAY, given, NULL, &due, NULL), INTEGRA_OK);
    integra_due_destroy(due);
}

static void rows_and_words_that_are_not_there(void **state)
{
    (void)state;
    size_t count = integra_due_held_count(b.due);
    const size_t far[] = { count, count + 1, SIZE_MAX };
    assert_true(count > 5);
    for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
        REFUSED(INTEGRA_ERR_OUT_OF_RANGE, far[i], integra_due_held_at(b.due, far[i], &b.held, error));
    }
    REFUSED(INTEGRA_ERR_INVALID_VALUE, 1, integra_due_answer(b.due, INTEGRA_SLOT_PHASE, &b.answer, error));
    REFUSED(INTEGRA_ERR_INVALID_VALUE, 1, integra_due_answer(b.due, 0, &b.answer, error));
    b.held.struct_size = 12;
    before = b;
    REFUSED(INTEGRA_ERR_STRUCT_SIZE, INTEGRA_NO_PLACE, integra_due_held_at(b.due, 0, &b.held, error));
}

/* A struct of an earlier version gets what it has room for. */
static void a_shorter_row(void **state)
{
    (void)state;
    integra_held whole, shorter;
    integra_held_init(&whole, sizeof whole);
    memset(&shorter, 0x5a, sizeof shorter);
    integra_held_init(&shorter, 24);
    assert_int_equal(integra_due_held_at(b.due, 0, &whole, NULL), INTEGRA_OK);
    assert_int_equal(integra_due_held_at(b.due, 0, &shorter, NULL), INTEGRA_OK);
    assert_int_equal(shorter.struct_size, 24);
    assert_memory_equal(&shorter.slot, &whole.slot, 20);
    assert_int_equal(((const uint8_t *)&shorter)[24], 0x5a);
}

/* The number is told; what is in the room stays as it was. */
static void too_little_room(void **state)
{
    (void)state;
    size_t all = 0, runs = 0;
    assert_int_equal(integra_due_findings(b.due, b.findings, FINDINGS, &all, NULL), INTEGRA_OK);
    assert_int_equal(integra_due_cover(b.due, b.runs, RUNS, &runs, NULL), INTEGRA_OK);
    assert_true(all > 1 && runs > 1);
    memset(&b.findings, 0, sizeof b.findings);
    memset(&b.runs, 0, sizeof b.runs);
    b.count = all;
    before = b;
    REFUSED(INTEGRA_ERR_CAPACITY, all, integra_due_findings(b.due, NULL, 0, &b.count, error));
    REFUSED(INTEGRA_ERR_CAPACITY, all, integra_due_findings(b.due, b.findings, all - 1, &b.count, error));
    b.count = runs;
    before = b;
    REFUSED(INTEGRA_ERR_CAPACITY, runs, integra_due_cover(b.due, NULL, 0, &b.count, error));
    REFUSED(INTEGRA_ERR_CAPACITY, runs, integra_due_cover(b.due, b.runs, runs - 1, &b.count, error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pointers_that_are_missing, begin, end),
        cmocka_unit_test(every_function_is_here),
        cmocka_unit_test_setup_teardown(days_that_are_none, begin, end),
        cmocka_unit_test_setup_teardown(a_screening_that_is_none, begin, end),
        cmocka_unit_test_setup_teardown(rows_and_words_that_are_not_there, begin, end),
        cmocka_unit_test_setup_teardown(a_shorter_row, begin, end),
        cmocka_unit_test_setup_teardown(too_little_room, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
