/* test_view_allocation.c - a view of a plan whose sharing was withdrawn, each allocation refused in turn: MEMORY,
 * nothing kept, the plan as it was, and the same view afterwards. Spec: spec/35-views.md (PLN-30);
 * include/integra/base.h, integra_allocator.  Layer: tests. SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"
#include "meter.h"

static blob whole;

static integra_plan *plan_in(meter *m)
{
    const integra_allocator allocator = { m, take, give_back };
    integra_plan *plan = NULL;
    uint64_t added = 0;
    assert_int_equal(integra_plan_create(NULL, &allocator, &plan, NULL), INTEGRA_OK);
    assert_int_equal(merge_all(plan, whole.bytes, whole.size, &added, NULL), INTEGRA_OK);
    return plan;
}

static integra_status view_of(integra_plan *plan, uint32_t viewer, blob *out, integra_error *error)
{
    static uint8_t room[STATE_ROOM];
    out->bytes = room;
    return integra_view_encode(plan, viewer, "P", 1, room, sizeof room, &out->size, error);
}

/* Refuses the nth allocation of the view; 0 where it makes fewer. */
static int refused_at(uint32_t viewer, size_t nth, const uint8_t *expected, size_t size)
{
    meter m = { 0 };
    integra_error error = { 0 };
    blob seen;
    integra_plan *plan = plan_in(&m);
    size_t live;
    m.taken = 0;
    m.fail_at = nth;
    integra_status status = view_of(plan, viewer, &seen, &error);
    m.fail_at = 0;
    if (status != INTEGRA_OK) {
        assert_int_equal(status, INTEGRA_ERR_MEMORY);
        assert_int_equal(error.status, INTEGRA_ERR_MEMORY);
        live = m.live;
        assert_int_equal(view_of(plan, viewer, &seen, NULL), INTEGRA_OK);
        assert_in_range(live, 0, m.live); /* what the plan keeps for its own state, and nothing of the view */
    }
    assert_int_equal(seen.size, size);
    assert_memory_equal(seen.bytes, expected, size);
    integra_plan_destroy(plan);
    assert_int_equal(m.live, 0);
    return status != INTEGRA_OK;
}

static void every_allocation_in_turn(void **state)
{
    static const struct {
        uint32_t viewer;
        size_t least; /* blocks that it takes: else nothing was tried */
    } rows[] = { { INTEGRA_VIEWER_PERSON, 3 }, { INTEGRA_VIEWER_HEALTH, 20 } };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static uint8_t expected[STATE_ROOM];
        meter m = { 0 };
        blob seen;
        size_t nth = 1;
        integra_plan *plan = plan_in(&m);
        assert_int_equal(view_of(plan, rows[i].viewer, &seen, NULL), INTEGRA_OK);
        memcpy(expected, seen.bytes, seen.size);
        integra_plan_destroy(plan);
        while (refused_at(rows[i].viewer, nth, expected, seen.size)) {
            nth++;
        }
        if (nth <= rows[i].least) {
            fail_msg("viewer %u takes only %zu blocks", (unsigned)rows[i].viewer, nth - 1);
        }
    }
}

static int set_up(void **state)
{
    story s;
    message told;
    integra_event event;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    event = event_of(INTEGRA_EVENT_SHARING_CONSENT, GP, NULL);
    event.person = who(PERSON);
    event.code = INTEGRA_ANSWER_WITHDRAWN;
    assert_int_equal(tell(s.plan, 'a', &event, &told), INTEGRA_OK);
    for (int i = 0; i < 100; i++) { /* more than a list has room for at first */
        event = event_of(INTEGRA_EVENT_NEED, GP, NULL);
        event.effective = DAY + i;
        assert_int_equal(tell(s.plan, 'a', &event, &told), INTEGRA_OK);
    }
    assert_int_equal(whole_plan(s.plan, &whole), INTEGRA_OK);
    integra_plan_destroy(s.plan);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    free(whole.bytes);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_allocation_in_turn) };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
