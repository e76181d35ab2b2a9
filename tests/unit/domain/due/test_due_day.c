/* test_due_day.c - a plan on a day: with nothing dated after it the plan's own rows; else what its counted setters
 * give. Spec: spec/36-as-of.md (PLN-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

#include "domain/due/due_day.h"

static story s;

static int begin(void **state)
{
    (void)state;
    return story_at(&s, INTEGRA_PHASE_ACTIVE) ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    integra_plan_destroy(s.plan);
    return 0;
}

static integra_due *on(integra_plan *plan, integra_date at)
{
    integra_due *due = NULL;
    assert_int_equal(integra_due_create(plan, NULL, at, NULL, NULL, &due, NULL), INTEGRA_OK);
    return due;
}

/* The rows of the day are the plan's own, byte for byte, and so are the answers. */
static void same_as_plan(integra_plan *plan, integra_date at)
{
    size_t count = 0, pairs = 0;
    integra_due *due = on(plan, at);
    assert_int_equal(integra_plan_held(plan, &count, &pairs, NULL), INTEGRA_OK);
    assert_int_equal(integra_due_held_count(due), count);
    for (size_t i = 0; i < count; i++) {
        integra_held own, then;
        integra_held_init(&own, sizeof own);
        integra_held_init(&then, sizeof then);
        assert_int_equal(integra_plan_held_at(plan, i, &own, NULL), INTEGRA_OK);
        assert_int_equal(integra_due_held_at(due, i, &then, NULL), INTEGRA_OK);
        assert_memory_equal(&own, &then, sizeof own);
    }
    for (uint32_t slot = INTEGRA_SLOT_ASSISTANCE_CONSENT; slot <= INTEGRA_SLOT_SHARING_CONSENT; slot++) {
        uint32_t own = 99, then = 98;
        assert_int_equal(integra_plan_answer(plan, slot, &own, NULL), INTEGRA_OK);
        assert_int_equal(integra_due_answer(due, slot, &then, NULL), INTEGRA_OK);
        assert_int_equal(own, then);
    }
    integra_due_destroy(due);
}

static void nothing_after_the_day(void **state)
{
    (void)state;
    same_as_plan(s.plan, DAY);
    same_as_plan(s.plan, DAY + 1000);
}

static void every_event_is_a_fact(void **state)
{
    (void)state;
    integra_due *due = on(s.plan, DAY);
    assert_int_equal(due->kind, INTEGRA_PLAN_KIND_PPS);
    integra_id person = who(PERSON);
    assert_memory_equal(&due->person, &person, sizeof person);
    assert_int_equal(due->fact_count, integra_plan_count(s.plan));
    assert_int_equal(due->event_count, integra_plan_count(s.plan));
    for (uint32_t i = 0; i < due->fact_count; i++) {
        const integra__due_fact *fact = &due->facts[i];
        integra_event event;
        integra_place place;
        integra_event_init(&event, sizeof event);
        integra_place_init(&place, sizeof place);
        assert_int_equal(integra_plan_event_at(s.plan, i, &event, &place, NULL), INTEGRA_OK);
        assert_int_equal(fact->place, i); /* all of one day: in the order of places */
        assert_int_equal(fact->kind, event.kind);
        assert_int_equal(fact->code, event.code);
        assert_int_equal(fact->detail, event.detail);
        assert_int_equal(fact->effective, DAY);
        assert_int_equal(fact->due, event.due);
        assert_int_equal(fact->until, event.until);
        assert_memory_equal(&fact->person, &event.person, sizeof event.person);
        assert_memory_equal(&fact->author, &event.author, sizeof event.author);
        assert_memory_equal(&due->digests[i], &place.digest, sizeof place.digest);
        if (event.kind == INTEGRA_EVENT_INTERVENTION) {
            assert_memory_equal(&due->digests[fact->target], &s.need.digest, sizeof s.need.digest);
        } else {
            assert_int_equal(fact->target, INTEGRA_NO_INDEX);
        }
    }
    integra_due_destroy(due);
}

static void before_the_opening_nothing_is_held(void **state)
{
    (void)state;
    integra_due *due = on(s.plan, DAY - 1);
    uint32_t answer = 99;
    assert_int_equal(due->fact_count, 0);
    assert_int_equal(integra_due_held_count(due), 0);
    assert_int_equal(due->kind, INTEGRA_PLAN_KIND_PPS);
    assert_int_equal(integra_due_answer(due, INTEGRA_SLOT_ASSISTANCE_CONSENT, &answer, NULL), INTEGRA_OK);
    assert_int_equal(answer, INTEGRA_ANSWER_UNKNOWN);
    integra_due_destroy(due);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_after_the_day, begin, end),
        cmocka_unit_test_setup_teardown(every_event_is_a_fact, begin, end),
        cmocka_unit_test_setup_teardown(before_the_opening_nothing_is_held, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
