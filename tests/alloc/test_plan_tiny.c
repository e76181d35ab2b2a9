/* test_plan_tiny.c - a plan of an opening and ten events takes 20,000 bytes at the most, written here event by event or
 * read from another site: a host holds many.
 * Spec: spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"
#include "meter.h"

enum { EVENTS = 11, MOST = 20000 };

static struct {
    message events[EVENTS];
    blob whole;
} made;

static integra_plan *plan_in(meter *m)
{
    const integra_allocator allocator = { m, take, give_back };
    integra_plan *plan = NULL;
    assert_int_equal(integra_plan_create(NULL, &allocator, &plan, NULL), INTEGRA_OK);
    return plan;
}

/* The plan is all there, and what it took at any time is within the bound. */
static void is_whole_and_small(integra_plan *plan, const meter *m, const char *how)
{
    size_t most = m->most;
    blob bytes;
    assert_int_equal(whole_plan(plan, &bytes), INTEGRA_OK);
    assert_true(blob_same(&bytes, &made.whole));
    free(bytes.bytes);
    integra_plan_destroy(plan);
    assert_int_equal(m->live, 0);
    if (most > MOST) {
        fail_msg("%s: %zu bytes at once, %d are allowed", how, most, MOST);
    }
}

static void appended(void **context)
{
    meter m = { 0 };
    integra_plan *plan = plan_in(&m);
    (void)context;
    for (size_t i = 0; i < EVENTS; i++) {
        message told;
        integra_event event;
        integra_event_init(&event, sizeof event);
        assert_int_equal(integra_event_decode(made.events[i].bytes, made.events[i].size, &event, NULL), INTEGRA_OK);
        event.parents.size = 0;
        event.sequence = 0;
        event.plan = who(0);
        assert_int_equal(integra_plan_append(plan, &event, told.bytes, sizeof told.bytes, &told.size, NULL),
                         INTEGRA_OK);
        assert_int_equal(told.size, made.events[i].size);
    }
    is_whole_and_small(plan, &m, "appended");
}

static void applied(void **context)
{
    meter m = { 0 };
    integra_plan *plan = plan_in(&m);
    (void)context;
    for (size_t i = 0; i < EVENTS; i++) {
        uint32_t verdict = 0;
        assert_int_equal(apply_one(plan, made.events[i].bytes, made.events[i].size, &verdict, NULL), INTEGRA_OK);
    }
    is_whole_and_small(plan, &m, "applied");
}

static void merged(void **context)
{
    meter m = { 0 };
    uint64_t added = 0;
    integra_plan *plan = plan_in(&m);
    (void)context;
    assert_int_equal(merge_all(plan, made.whole.bytes, made.whole.size, &added, NULL), INTEGRA_OK);
    assert_int_equal(added, EVENTS);
    is_whole_and_small(plan, &m, "merged");
}

/* A draft that may be proposed, but for what it may do without: eleven events of one writer, three of them with a text.
 */
static int set_up(void **context)
{
    story s;
    (void)context;
    assert_int_equal(integra_plan_create(NULL, NULL, &s.plan, NULL), INTEGRA_OK);
    assert_true(story_draft(&s));
    assert_true(integra_plan_count(s.plan) >= EVENTS);
    integra_plan *first = NULL;
    assert_int_equal(integra_plan_create(NULL, NULL, &first, NULL), INTEGRA_OK);
    for (uint32_t i = 0; i < EVENTS; i++) {
        integra_event event;
        integra_event_init(&event, sizeof event);
        assert_int_equal(integra_plan_event_at(s.plan, i, &event, NULL, NULL), INTEGRA_OK);
        assert_int_equal(written(&event, &made.events[i]), INTEGRA_OK);
        assert_int_equal(apply_one(first, made.events[i].bytes, made.events[i].size, &made.events[i].verdict, NULL),
                         INTEGRA_OK);
        assert_int_equal(made.events[i].verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    }
    assert_int_equal(whole_plan(first, &made.whole), INTEGRA_OK);
    integra_plan_destroy(first);
    integra_plan_destroy(s.plan);
    return 0;
}

static int tear_down(void **context)
{
    (void)context;
    free(made.whole.bytes);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appended),
        cmocka_unit_test(applied),
        cmocka_unit_test(merged),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
