/* test_due_day_allocation.c - a plan on a day, and a plan as it was known, each allocation refused in turn, the plan's
 * and those of what is made: MEMORY, nothing left, the plan as it was; the same call then succeeds, and shows the same.
 * Spec: spec/36-as-of.md (PLN-16); include/integra/base.h, integra_allocator.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"
#include "meter.h"

enum { MANY = 70, AFTER = 5 }; /* more than one chunk of a pool; days */

static blob whole, state;

static void tells_on(integra_plan *plan, int writer, uint32_t kind, integra_date day, const message *about)
{
    message out;
    integra_event event = event_of(kind, NURSE, about == NULL ? NULL : &about->digest);
    event.effective = day;
    if (kind == INTEGRA_EVENT_EXPECTATION) {
        event.text.bytes = "to see the sea";
        event.text.size = strlen("to see the sea");
    }
    assert_int_equal(tell(plan, writer, &event, &out), INTEGRA_OK);
    assert_int_equal(out.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
}

/* Needs of days that go up and down, a closing beside a need: something is read, and facts are to be sorted. */
static int set_up(void **context)
{
    story s;
    (void)context;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    for (int i = 0; i < MANY; i++) {
        tells_on(s.plan, 'a', i % 7 == 0 ? INTEGRA_EVENT_EXPECTATION : INTEGRA_EVENT_NEED, DAY + i * 5 % 11, NULL);
    }
    integra_plan *other = twin(s.plan);
    assert_non_null(other);
    tells_on(s.plan, 'b', INTEGRA_EVENT_CLOSING, DAY + 1, NULL);
    tells_on(other, 'c', INTEGRA_EVENT_NEED, DAY + 1, NULL);
    assert_int_equal(take_in(s.plan, other), INTEGRA_OK);
    assert_int_equal(whole_plan(s.plan, &whole), INTEGRA_OK);
    assert_int_equal(whole_state(s.plan, &state), INTEGRA_OK);
    integra_plan_destroy(other);
    integra_plan_destroy(s.plan);
    return 0;
}

static int tear_down(void **context)
{
    (void)context;
    free(whole.bytes);
    free(state.bytes);
    return 0;
}

static integra_plan *plan_in(meter *m)
{
    const integra_allocator allocator = { m, take, give_back };
    integra_plan *plan = NULL;
    uint64_t added = 0;
    assert_int_equal(integra_plan_create(NULL, &allocator, &plan, NULL), INTEGRA_OK);
    assert_int_equal(merge_all(plan, whole.bytes, whole.size, &added, NULL), INTEGRA_OK);
    return plan;
}

static void is_as_before(integra_plan *plan)
{
    blob bytes, now;
    assert_int_equal(whole_plan(plan, &bytes), INTEGRA_OK);
    assert_int_equal(whole_state(plan, &now), INTEGRA_OK);
    assert_true(blob_same(&bytes, &whole) && blob_same(&now, &state));
    free(bytes.bytes);
    free(now.bytes);
}

/* Everything a plan on a day says, as one sum. */
static uint64_t sum_of(const integra_due *due)
{
    uint64_t sum = integra_due_held_count(due);
    for (size_t i = 0; i < integra_due_held_count(due); i++) {
        integra_held held;
        uint8_t bytes[sizeof held];
        integra_held_init(&held, sizeof held);
        assert_int_equal(integra_due_held_at(due, i, &held, NULL), INTEGRA_OK);
        memcpy(bytes, &held, sizeof held);
        for (size_t b = 0; b < sizeof held; b++) {
            sum = sum * 1099511628211u + bytes[b];
        }
    }
    return sum;
}

/* Refuses the nth block of what comes after the plan is made; 0 where fewer are taken. */
static int day_refused_at(integra_date at, size_t nth, uint64_t expected)
{
    meter m = { 0 };
    const integra_allocator allocator = { &m, take, give_back };
    integra_due *due = NULL;
    integra_error error = { 0 };
    integra_plan *plan = plan_in(&m);
    m.taken = 0;
    m.fail_at = nth;
    integra_status status = integra_due_create(plan, NULL, at, NULL, &allocator, &due, &error);
    m.fail_at = 0;
    if (status != INTEGRA_OK) {
        assert_int_equal(status, INTEGRA_ERR_MEMORY);
        assert_int_equal(error.status, INTEGRA_ERR_MEMORY);
        assert_null(due);
        is_as_before(plan);
        assert_int_equal(integra_due_create(plan, NULL, at, NULL, &allocator, &due, &error), INTEGRA_OK);
    }
    assert_true(sum_of(due) == expected);
    integra_plan_destroy(plan); /* it needs the plan no more */
    assert_true(sum_of(due) == expected);
    integra_due_destroy(due);
    assert_int_equal(m.live, 0);
    return status != INTEGRA_OK;
}

static void a_day(void **context)
{
    static const integra_date days[] = { DAY - 1, DAY, DAY + AFTER, DAY + 100 };
    (void)context;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        meter m = { 0 };
        integra_due *due = NULL;
        integra_plan *plan = plan_in(&m);
        assert_int_equal(integra_due_create(plan, NULL, days[i], NULL, NULL, &due, NULL), INTEGRA_OK);
        uint64_t expected = sum_of(due);
        integra_due_destroy(due);
        integra_plan_destroy(plan);
        size_t nth = 1;
        while (day_refused_at(days[i], nth, expected)) {
            nth++;
        }
        assert_true(nth > 6);
    }
}

static void a_plan_as_it_was_known(void **context)
{
    const int64_t minute = (int64_t)DAY * 1440 + 60;
    (void)context;
    for (size_t nth = 1;; nth++) {
        meter m = { 0 }, made = { .fail_at = nth };
        const integra_allocator allocator = { &made, take, give_back };
        integra_plan *plan = plan_in(&m), *then = NULL;
        integra_error error = { 0 };
        integra_status status = integra_plan_known_at(plan, minute, &allocator, &then, &error);
        if (status != INTEGRA_OK) {
            assert_int_equal(status, INTEGRA_ERR_MEMORY);
            assert_int_equal(error.status, INTEGRA_ERR_MEMORY);
            assert_null(then);
            assert_int_equal(made.live, 0);
        } else {
            assert_true(nth > 30); /* a block a text among them */
            assert_true(integra_plan_count(then) > MANY / 2 && integra_plan_count(then) < integra_plan_count(plan));
        }
        is_as_before(plan);
        integra_plan_destroy(plan);
        integra_plan_destroy(then);
        assert_int_equal(made.live, 0);
        assert_int_equal(m.live, 0);
        if (status == INTEGRA_OK) {
            return;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day),
        cmocka_unit_test(a_plan_as_it_was_known),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
