/* test_screening_arguments.c - every pointer of every public function NULL in turn: named by its place, and nothing
 * written. Spec: include/integra/base.h, "Reading this header".  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "headers.h"
#include "screening_calls.h"

#include <stdio.h>
#include <string.h>

typedef struct fixture {
    objects o, before;
} fixture;

/* A call that succeeds leaves the error as it was; without an error, it gives the same bytes. */
static void success_leaves_the_error(void **state)
{
    fixture *f = *state;
    for (size_t i = 0; i < call_count; i++) {
        void *arguments[CALL_ARGUMENTS];
        integra_error error, untouched;
        memset(&error, 0x5a, sizeof error);
        untouched = error;
        objects_make(&f->o);
        call_arguments(&calls[i], &f->o, arguments);
        integra_status status = calls[i].run(&f->o, arguments, &error);
        if (status || memcmp(&error, &untouched, sizeof error)) {
            fail_msg("%s: status %d, or the error was written", calls[i].name, status);
        }
        f->before = f->o;
        integra_rules_destroy(f->o.made);
        f->o.made = NULL;
        assert_int_equal(calls[i].run(&f->o, arguments, NULL), INTEGRA_OK);
        integra_rules_destroy(f->o.made);
        f->o.made = f->before.made;
        assert_memory_equal(&f->o, &f->before, sizeof f->o);
        objects_destroy(&f->o);
    }
}

static void null_is_refused(fixture *f, const call *row, size_t position)
{
    void *arguments[CALL_ARGUMENTS];
    integra_error error = { 0 };
    objects_make(&f->o);
    call_arguments(row, &f->o, arguments);
    arguments[position] = NULL;
    f->before = f->o;
    integra_status status = row->run(&f->o, arguments, &error);
    if (row->optional >> position & 1u) {
        if (status) {
            fail_msg("%s: argument %zu may be NULL, and gives %d", row->name, position, status);
        }
        objects_destroy(&f->o);
        return;
    }
    if (status != INTEGRA_ERR_NULL_ARGUMENT || error.status != status || error.index != position || error.rule ||
        error.offset != INTEGRA_NO_PLACE) {
        fail_msg("%s: argument %zu NULL gives %d, index %d", row->name, position, status, (int)error.index);
    }
    if (memcmp(&f->o, &f->before, sizeof f->o)) {
        fail_msg("%s: argument %zu NULL, and something is written", row->name, position);
    }
    assert_int_equal(row->run(&f->o, arguments, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    objects_destroy(&f->o);
}

static void every_pointer_null_in_turn(void **state)
{
    for (size_t i = 0; i < call_count; i++) {
        for (size_t position = 0; position < CALL_ARGUMENTS; position++) {
            if (calls[i].at[position]) {
                null_is_refused(*state, &calls[i], position);
            }
        }
    }
}

/* answers and facts may each be missing, but somebody must be there to screen. */
static void nobody_to_screen(void **state)
{
    fixture *f = *state;
    integra_error error = { 0 };
    objects *o = &f->o;
    objects_make(o);
    f->before = *o;
    assert_int_equal(integra_screening_evaluate(o->rules, NULL, NULL, &o->screening_out, &error),
                     INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 1);
    assert_int_equal(integra_screening_explain(o->rules, NULL, NULL, 0, &o->reason, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_receipt_encode(o->rules, NULL, NULL, o->buffer, CALL_ROOM, &o->size, NULL),
                     INTEGRA_ERR_NULL_ARGUMENT);
    assert_memory_equal(o, &f->before, sizeof *o);
    objects_destroy(o);
}

/* No bytes and a size of zero is an empty input, not a missing one. */
static void empty_inputs_are_no_missing_arguments(void **state)
{
    fixture *f = *state;
    objects *o = &f->o;
    uint32_t kind = 7;
    objects_make(o);
    assert_int_equal(integra_message_next(NULL, 0, 0, &kind, &o->size, NULL), INTEGRA_OK);
    assert_true(kind == 0 && o->size == 0);
    assert_int_equal(integra_answers_decode(NULL, 0, &o->answers_out, NULL), INTEGRA_ERR_TRUNCATED);
    assert_int_equal(integra_facts_decode(NULL, 0, NULL, NULL, 0, &o->count, &o->facts_out, &o->answers_out, NULL),
                     INTEGRA_ERR_TRUNCATED);
    assert_int_equal(integra_screening_decode(NULL, 0, &o->screening_out, NULL), INTEGRA_ERR_TRUNCATED);
    assert_int_equal(integra_inclusion_decode(NULL, 0, &o->sheet_out, NULL), INTEGRA_ERR_TRUNCATED);
    assert_int_equal(integra_rules_decode(NULL, 0, NULL, &o->made, NULL), INTEGRA_ERR_TRUNCATED);
    assert_int_equal(integra_receipt_replay(NULL, 0, NULL, &o->screening_out, NULL), INTEGRA_ERR_TRUNCATED);
    assert_null(o->made);
    objects_destroy(o);
}

/* Without this, a function added to a header would go untested. The headers are read as text. */
static void every_function_has_a_row(void **state)
{
    (void)state;
    static const char *const headers[] = { "include/integra/base.h", "include/integra/rules.h",
                                           "include/integra/screening.h", "include/integra/inclusion.h" };
    assert_int_equal(fallible_functions(headers, 4), call_count);
}

static int set_up(void **state)
{
    static fixture f;
    *state = &f;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(success_leaves_the_error), cmocka_unit_test(every_pointer_null_in_turn),
        cmocka_unit_test(nobody_to_screen),         cmocka_unit_test(empty_inputs_are_no_missing_arguments),
        cmocka_unit_test(every_function_has_a_row),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
