/* test_plan_state_limit.c - of more values than a state lists, the first.
 * Spec: spec/31-history.md (PLN-11, "The state message").  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

/* The writer tells that the intervention is done, after what the story came to. */
static void tell_done(story *s, int writer)
{
    message done;
    integra_event event = event_of(INTEGRA_EVENT_INTERVENTION_DONE, GP, &s->intervention.digest);
    assert_int_equal(integra_plan_id(s->plan, &event.plan, NULL), INTEGRA_OK);
    event.writer = who(writer);
    event.sequence = 1;
    event.parents = (integra_bytes){ s->last.digest.bytes, sizeof s->last.digest };
    assert_int_equal(written(&event, &done), INTEGRA_OK);
    assert_int_equal(apply_one(s->plan, done.bytes, done.size, &done.verdict, NULL), INTEGRA_OK);
    assert_int_equal(done.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
}

/* One site records so many needs in a row, after what the story came to. */
static void record_needs(story *s, uint64_t count)
{
    message last = s->last;
    integra_event need = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    need.writer = who('n');
    assert_int_equal(integra_plan_id(s->plan, &need.plan, NULL), INTEGRA_OK);
    for (uint32_t i = 1; i <= count; i++) {
        integra_digest before = last.digest;
        need.sequence = i;
        need.parents = (integra_bytes){ before.bytes, sizeof before };
        assert_int_equal(written(&need, &last), INTEGRA_OK);
        assert_int_equal(apply_one(s->plan, last.bytes, last.size, &last.verdict, NULL), INTEGRA_OK);
    }
}

static integra_plan_totals totals_now(integra_plan *plan, size_t *listed)
{
    integra_plan_totals totals;
    size_t pairs;
    integra_plan_totals_init(&totals, sizeof totals);
    assert_int_equal(integra_plan_held(plan, listed, &pairs, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_totals_of(plan, &totals, NULL), INTEGRA_OK);
    return totals;
}

/* The intervention's slot comes last, after all needs: of its two values one is listed, then, one need later, none. */
static void the_last_values_are_not_listed(void **state)
{
    story s;
    size_t listed;
    integra_held held;
    (void)state;
    integra_held_init(&held, sizeof held);
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    tell_done(&s, 'x');
    tell_done(&s, 'y');
    integra_plan_totals before = totals_now(s.plan, &listed);
    assert_int_equal(listed, before.values);
    record_needs(&s, INTEGRA_STATE_LIMIT + 1 - before.values);
    integra_plan_totals totals = totals_now(s.plan, &listed);
    assert_int_equal(listed, INTEGRA_STATE_LIMIT);
    assert_int_equal(totals.values, INTEGRA_STATE_LIMIT + 1);
    assert_int_equal(integra_plan_held_at(s.plan, listed - 1, &held, NULL), INTEGRA_OK);
    assert_int_equal(held.slot, INTEGRA_SLOT_INTERVENTION);
    assert_int_equal(held.of, 2);
    message need;
    integra_event event = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    assert_int_equal(tell(s.plan, 'n', &event, &need), INTEGRA_OK);
    assert_int_equal(totals_now(s.plan, &listed).slots, totals.slots + 1);
    assert_int_equal(listed, INTEGRA_STATE_LIMIT);
    assert_int_equal(integra_plan_held_at(s.plan, listed - 1, &held, NULL), INTEGRA_OK);
    assert_int_equal(held.slot, INTEGRA_SLOT_NEED);
    integra_plan_destroy(s.plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(the_last_values_are_not_listed) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
