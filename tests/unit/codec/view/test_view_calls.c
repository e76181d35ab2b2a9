/* test_view_calls.c - what a view is asked for wrongly, and what room it takes; the plan stays as it is.
 * Spec: spec/35-views.md (PLN-30); include/integra/view.h.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

enum { ROOM = 1 << 12, VIEWERS = 13, GROUPS = 23 };

static story s;
static uint8_t room[ROOM], again[ROOM];
static size_t size;

static integra_status view_of(uint32_t viewer, const char *reference, size_t reference_size, integra_error *error)
{
    return integra_view_encode(s.plan, viewer, reference, reference_size, room, ROOM, &size, error);
}

static void a_missing_pointer_is_named(void **state)
{
    const integra_id gp = who(GP);
    uint32_t viewer = 9;
    integra_error error = { 0 };
    (void)state;
    assert_int_equal(integra_view_viewer(NULL, &gp, &viewer, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 0);
    assert_int_equal(integra_view_viewer(s.plan, NULL, &viewer, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 1);
    assert_int_equal(integra_view_viewer(s.plan, &gp, NULL, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 2);
    assert_int_equal(viewer, 9);
    assert_int_equal(integra_view_encode(NULL, 1, "P", 1, room, ROOM, &size, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 0);
    assert_int_equal(integra_view_encode(s.plan, 1, NULL, 1, room, ROOM, &size, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 2);
    assert_int_equal(integra_view_encode(s.plan, 1, "P", 1, NULL, ROOM, &size, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 4);
    assert_int_equal(integra_view_encode(s.plan, 1, "P", 1, room, ROOM, NULL, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 6);
}

static void what_is_no_viewer_is_shown_nothing(void **state)
{
    static const uint32_t none[] = { 0, VIEWERS + 1, 32, UINT32_MAX };
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        integra_error error = { 0 };
        assert_int_equal(view_of(none[i], "P", 1, &error), INTEGRA_ERR_INVALID_VALUE);
        assert_int_equal(error.fault, INTEGRA_FAULT_VIEWER_CODE);
        for (uint32_t group = 0; group <= GROUPS + 1; group++) {
            assert_int_equal(integra_view_shows(none[i], group), 0);
        }
    }
    for (uint32_t viewer = 1; viewer <= VIEWERS; viewer++) {
        assert_int_equal(integra_view_shows(viewer, INTEGRA_VIEW_GROUP_PLAN), 1);
        assert_int_equal(integra_view_shows(viewer, 0) + integra_view_shows(viewer, GROUPS + 1), 0);
        assert_int_equal(integra_view_shows(viewer, 32) + integra_view_shows(viewer, UINT32_MAX), 0);
    }
}

static void a_reference_is_1_to_64_bytes_of_text(void **state)
{
    char reference[INTEGRA_VIEW_REFERENCE_LIMIT + 1];
    integra_error error = { 0 };
    (void)state;
    memset(reference, 'r', sizeof reference);
    assert_int_equal(view_of(1, reference, 1, NULL), INTEGRA_OK);
    assert_int_equal(view_of(1, reference, INTEGRA_VIEW_REFERENCE_LIMIT, NULL), INTEGRA_OK);
    assert_int_equal(view_of(1, reference, INTEGRA_VIEW_REFERENCE_LIMIT + 1, &error), INTEGRA_ERR_LIMIT);
    assert_int_equal(error.fault, INTEGRA_FAULT_VIEW_REFERENCE_SIZE);
    assert_int_equal(view_of(1, NULL, 0, &error), INTEGRA_ERR_LIMIT);
    assert_int_equal(view_of(1, "\xc3", 1, &error), INTEGRA_ERR_INVALID_TEXT);
    assert_int_equal(error.fault, INTEGRA_FAULT_VIEW_REFERENCE);
}

static void a_plan_without_opening_is_shown_to_nobody(void **state)
{
    integra_plan *empty = NULL;
    integra_error error = { 0 };
    (void)state;
    assert_int_equal(integra_plan_create(NULL, NULL, &empty, NULL), INTEGRA_OK);
    assert_int_equal(integra_view_encode(empty, 1, "P", 1, room, ROOM, &size, &error), INTEGRA_ERR_REFUSED);
    assert_int_equal(error.fault, INTEGRA_FAULT_VIEW_UNOPENED);
    integra_plan_destroy(empty);
}

/* Too little room says how much it takes and writes nothing; the plan and its state are the same afterwards. */
static void room_and_plan(void **state)
{
    blob before, after;
    (void)state;
    assert_int_equal(whole_state(s.plan, &before), INTEGRA_OK);
    for (uint32_t viewer = 1; viewer <= VIEWERS; viewer++) {
        size_t needed = 0;
        assert_int_equal(integra_view_encode(s.plan, viewer, "P", 1, NULL, 0, &needed, NULL), INTEGRA_ERR_CAPACITY);
        assert_in_range(needed, 20, ROOM - 1);
        memset(again, 0x5a, sizeof again);
        assert_int_equal(integra_view_encode(s.plan, viewer, "P", 1, again, needed - 1, &size, NULL),
                         INTEGRA_ERR_CAPACITY);
        assert_int_equal(size, needed);
        assert_int_equal(again[0], 0x5a);
        assert_int_equal(view_of(viewer, "P", 1, NULL), INTEGRA_OK);
        assert_int_equal(integra_view_encode(s.plan, viewer, "P", 1, again, needed, &size, NULL), INTEGRA_OK);
        assert_memory_equal(room, again, needed);
        assert_int_equal(again[needed], 0x5a);
    }
    assert_int_equal(whole_state(s.plan, &after), INTEGRA_OK);
    assert_true(blob_same(&before, &after));
    free(before.bytes);
    free(after.bytes);
}

static int set_up(void **state)
{
    (void)state;
    return !story_at(&s, INTEGRA_PHASE_SUSPENDED);
}

static int tear_down(void **state)
{
    (void)state;
    integra_plan_destroy(s.plan);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_missing_pointer_is_named),
        cmocka_unit_test(what_is_no_viewer_is_shown_nothing),
        cmocka_unit_test(a_reference_is_1_to_64_bytes_of_text),
        cmocka_unit_test(a_plan_without_opening_is_shown_to_nobody),
        cmocka_unit_test(room_and_plan),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
