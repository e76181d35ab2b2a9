/* test_plan_work.c - calls on a plan end where the host says so, or with one step more than its limits allow, and leave
 * the plan as it was.
 * Spec: spec/31-history.md (PLN-11, "Strangers"); spec/00-conventions.md, "Long calls".  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "strangers.h"

#include "domain/plan/plan_types.h"

enum { MANY = 400, ASKED_EVERY = 256, FLOOR = 1000 };

/* Whoever is asked: how often, how many times the answer is yes, and what was done when last asked. */
typedef struct asked_of {
    uint32_t times, goes_on;
    uint64_t done;
} asked_of;

static struct {
    story s;
    blob crowd; /* all of the story, and more strangers than there is room for */
    message stranger;
} made;

static uint32_t go_on(void *context, uint64_t done)
{
    asked_of *asked = context;
    assert_true(asked->times == 0 ? done == 0 : done >= asked->done + ASKED_EVERY); /* before the first step, then on */
    asked->done = done;
    return asked->times++ < asked->goes_on;
}

static integra_plan *plan_for(asked_of *asked, uint32_t work)
{
    const integra_plan_limits limits = { .struct_size = sizeof limits, .work = work };
    integra_plan *plan = NULL;
    integra_plan_host host;
    integra_plan_host_init(&host, sizeof host);
    host.context = asked;
    host.go_on = asked == NULL ? NULL : go_on;
    assert_int_equal(integra_plan_create_for(&limits, &host, NULL, &plan, NULL), INTEGRA_OK);
    if (asked != NULL) {
        *asked = (asked_of){ .goes_on = UINT32_MAX };
    }
    assert_int_equal(take_in(plan, made.s.plan), INTEGRA_OK);
    return plan;
}

typedef integra_status call(integra_plan *plan, integra_error *error);

static integra_status merge(integra_plan *plan, integra_error *error)
{
    uint64_t added = 0;
    return merge_all(plan, made.crowd.bytes, made.crowd.size, &added, error);
}

static integra_status apply(integra_plan *plan, integra_error *error)
{
    uint32_t verdict = 0;
    return apply_one(plan, made.stranger.bytes, made.stranger.size, &verdict, error);
}

static integra_event draft(void)
{
    integra_event event = event_of(INTEGRA_EVENT_NEED, NURSE, NULL);
    event.writer = who('k');
    return event;
}

static integra_status append(integra_plan *plan, integra_error *error)
{
    uint8_t bytes[MESSAGE_ROOM];
    size_t size = 0;
    const integra_event event = draft();
    return integra_plan_append(plan, &event, bytes, sizeof bytes, &size, error);
}

static integra_status evaluate(integra_plan *plan, integra_error *error)
{
    size_t count = 0;
    const integra_event event = draft();
    return integra_plan_evaluate(plan, &event, NULL, 0, &count, error);
}

static integra_status held(integra_plan *plan, integra_error *error)
{
    size_t values = 0, pairs = 0;
    return integra_plan_held(plan, &values, &pairs, error);
}

static integra_status known_at(integra_plan *plan, integra_error *error)
{
    integra_plan *then = NULL;
    integra_status status = integra_plan_known_at(plan, ((int64_t)DAY + 30) * 1440, NULL, &then, error);
    assert_int_equal(then == NULL, status != INTEGRA_OK);
    integra_plan_destroy(then);
    return status;
}

static call *const calls[] = { merge, apply, append, evaluate, held, known_at };

static void is_the_story(integra_plan *plan)
{
    blob now, before;
    assert_int_equal(whole_plan(plan, &now), INTEGRA_OK);
    assert_int_equal(whole_plan(made.s.plan, &before), INTEGRA_OK);
    assert_true(blob_same(&now, &before));
    free(now.bytes);
    free(before.bytes);
}

/* Whenever the host says no the call ends, and the next one is as if there had been none. */
static void ends_when_asked(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        integra_status status = INTEGRA_ERR_INTERRUPTED;
        for (uint32_t yes = 0; status == INTEGRA_ERR_INTERRUPTED; yes++) {
            asked_of asked = { 0 };
            integra_error error = { 0 };
            integra_plan *plan = plan_for(&asked, 0);
            asked = (asked_of){ .goes_on = yes };
            status = calls[i](plan, &error);
            assert_true(yes > 0 || status == INTEGRA_ERR_INTERRUPTED); /* each asks */
            if (status == INTEGRA_ERR_INTERRUPTED) {
                assert_int_equal(error.status, INTEGRA_ERR_INTERRUPTED);
                is_the_story(plan);
                asked = (asked_of){ .goes_on = UINT32_MAX };
                assert_int_equal(calls[i](plan, NULL), INTEGRA_OK);
            }
            integra_plan_destroy(plan);
        }
        assert_int_equal(status, INTEGRA_OK);
    }
}

/* The steps are those of a thousand events at least, and of no call but what brings events from elsewhere many. */
static void ends_at_the_limit(void **state)
{
    integra_error error = { 0 };
    integra_plan *plan = plan_for(NULL, 1);
    (void)state;
    assert_int_equal(merge(plan, &error), INTEGRA_ERR_LIMIT);
    assert_int_equal(error.fault, INTEGRA_FAULT_PLAN_WORK);
    assert_int_equal(error.most, FLOOR);
    is_the_story(plan);
    assert_int_equal(apply(plan, &error), INTEGRA_OK);
    integra_plan_destroy(plan);
    plan = plan_for(NULL, INTEGRA_PLAN_WORK_UNBOUNDED);
    assert_int_equal(merge(plan, &error), INTEGRA_OK);
    integra_plan_destroy(plan);
}

/* A plan as it was known is judged whole, whatever the budget of the one that it is made of. */
static void known_at_has_no_budget(void **state)
{
    enum { REFUSED = 800 };
    integra_plan *plan = plan_for(NULL, INTEGRA_PLAN_WORK_UNBOUNDED), *few = plan_for(NULL, 1);
    integra_error error = { 0 };
    message told;
    blob all = { NULL, 0 };
    uint64_t added = 0;
    (void)state;
    for (int i = 0; i <= REFUSED; i++) {
        integra_event event = event_of(INTEGRA_EVENT_NEED, i < REFUSED ? STRANGER : GP, NULL);
        assert_int_equal(tell(plan, 'x', &event, &told), INTEGRA_OK);
    }
    assert_int_equal(whole_plan(plan, &all), INTEGRA_OK);
    assert_int_equal(merge_all(few, all.bytes, all.size, &added, &error), INTEGRA_ERR_LIMIT);
    plan->limits.work = 1;
    assert_int_equal(known_at(plan, &error), INTEGRA_OK);
    free(all.bytes);
    integra_plan_destroy(few);
    integra_plan_destroy(plan);
}

static int begin(void **state)
{
    static message needs[MANY];
    (void)state;
    assert_true(story_at(&made.s, INTEGRA_PHASE_ACTIVE));
    for (uint32_t i = 0; i < MANY; i++) {
        needs[i] = first_need(made.s.plan, numbered(i), STRANGER, &made.s.last);
    }
    made.stranger = needs[0];
    integra_plan *crowd = without_limits(made.s.plan, needs, MANY);
    assert_int_equal(whole_plan(crowd, &made.crowd), INTEGRA_OK);
    integra_plan_destroy(crowd);
    return 0;
}

static int end(void **state)
{
    (void)state;
    free(made.crowd.bytes);
    integra_plan_destroy(made.s.plan);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_when_asked),
        cmocka_unit_test(ends_at_the_limit),
        cmocka_unit_test(known_at_has_no_budget),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
