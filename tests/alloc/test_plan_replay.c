/* test_plan_replay.c - who sends again what is here, or what is refused, takes no memory by it, however often.
 * Spec: spec/32-exchange.md (PLN-12); include/integra/plan.h, integra_plan_apply().  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "history.h"
#include "meter.h"

enum { OFTEN = 300000, SOMETIMES = 3000, ROOM = 1 << 15, COPIES = 12 };

/* The opening of a plan, then a wish with its words, each copy of which is signed by another. */
static struct {
    message opening, bare; /* the wish without words or signature */
    uint8_t wish[COPIES][ROOM];
    size_t size[COPIES];
} made;

static void make(void)
{
    static uint8_t signatures[COPIES][INTEGRA_SIGNATURE_LIMIT];
    integra_plan *plan = NULL;
    message out;
    integra_event event = event_of(INTEGRA_EVENT_OPENING, GP, NULL);
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    assert_int_equal(tell(plan, 'a', &event, &made.opening), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_EXPECTATION, GP, NULL);
    assert_int_equal(tell(plan, 'a', &event, &out), INTEGRA_OK);
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_event_decode(out.bytes, out.size, &event, NULL), INTEGRA_OK);
    event.text.size = event.salt.size = 0;
    assert_int_equal(written(&event, &made.bare), INTEGRA_OK);
    for (size_t i = 0; i < COPIES; i++) {
        signatures[i][0] = (uint8_t)(COPIES - i); /* each before all that came */
        assert_int_equal(integra_event_decode(out.bytes, out.size, &event, NULL), INTEGRA_OK);
        sign(&event, signatures[i], sizeof signatures[i]);
        assert_int_equal(integra_event_encode(&event, made.wish[i], ROOM, &made.size[i], NULL), INTEGRA_OK);
    }
    integra_plan_destroy(plan);
}

static integra_plan *plan_in(meter *m, uint32_t events)
{
    const integra_allocator allocator = { m, take, give_back };
    integra_plan_limits limits;
    integra_plan *plan = NULL;
    uint32_t verdict = 0;
    integra_plan_limits_init(&limits, sizeof limits);
    limits.events = events;
    assert_int_equal(integra_plan_create(&limits, &allocator, &plan, NULL), INTEGRA_OK);
    assert_int_equal(apply_one(plan, made.opening.bytes, made.opening.size, &verdict, NULL), INTEGRA_OK);
    return plan;
}

static integra_taken sends(integra_plan *plan, size_t copy)
{
    integra_taken taken;
    integra_taken_init(&taken, sizeof taken);
    assert_int_equal(integra_plan_apply(plan, made.wish[copy], made.size[copy], &taken, NULL), INTEGRA_OK);
    return taken;
}

/* Nothing more lives than did. */
static void as_large(const meter *m, const meter *before)
{
    assert_int_equal(m->live, before->live);
    assert_int_equal(m->bytes, before->bytes);
}

static void a_known_event(void **state)
{
    meter m = { 0 };
    integra_plan *plan = plan_in(&m, 0);
    (void)state;
    assert_int_equal(sends(plan, 0).signatures, 1);
    const meter before = m;
    for (size_t i = 0; i < OFTEN; i++) {
        integra_taken taken = sends(plan, 0);
        assert_int_equal(taken.added + taken.signatures + taken.unplaced, 0);
    }
    as_large(&m, &before);
    const meter signed_ones = m; /* for words and signatures that are here no block is had, not even for a while */
    uint32_t verdict = 0;
    for (size_t i = 0; i < OFTEN; i++) {
        assert_int_equal(apply_one(plan, made.bare.bytes, made.bare.size, &verdict, NULL), INTEGRA_OK);
    }
    assert_int_equal(m.taken - signed_ones.taken, signed_ones.taken - before.taken);
    integra_plan_destroy(plan);
    assert_int_equal(m.bytes, 0);
}

/* Signed by as many as it has places for, then by others. */
static void signatures_without_a_place(void **state)
{
    meter m = { 0 };
    integra_plan *plan = plan_in(&m, 0);
    (void)state;
    for (size_t i = 0; i < INTEGRA_SIGNATURES_LIMIT; i++) {
        assert_int_equal(sends(plan, i).signatures, 1);
    }
    const meter before = m;
    for (size_t i = 0; i < SOMETIMES; i++) {
        integra_taken taken = sends(plan, i % COPIES);
        assert_int_equal(taken.added + taken.signatures, 0);
        assert_int_equal(taken.unplaced, i % COPIES < INTEGRA_SIGNATURES_LIMIT ? 0 : 1);
    }
    as_large(&m, &before);
    integra_plan_destroy(plan);
    assert_int_equal(m.bytes, 0);
}

static void a_known_plan(void **state)
{
    meter m = { 0 };
    integra_plan *plan = plan_in(&m, 0);
    blob whole;
    uint64_t added = 0;
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(sends(plan, i).unplaced, 0);
    }
    assert_int_equal(whole_plan(plan, &whole), INTEGRA_OK);
    const meter before = m;
    for (size_t i = 0; i < SOMETIMES; i++) {
        assert_int_equal(merge_all(plan, whole.bytes, whole.size, &added, NULL), INTEGRA_OK);
        assert_int_equal(added, 0);
    }
    as_large(&m, &before);
    free(whole.bytes);
    integra_plan_destroy(plan);
    assert_int_equal(m.bytes, 0);
}

/* A plan that is full, and a message whose opening is signed and whose second event is one too many: what the refused
 * change had taken is given back, or there for the next. */
static void what_is_refused(void **state)
{
    meter m = { 0 }, other = { 0 };
    integra_plan *plan = plan_in(&m, 1), *source = plan_in(&other, 0);
    blob whole;
    uint64_t added = 0;
    message out;
    integra_event event;
    (void)state;
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_event_decode(made.opening.bytes, made.opening.size, &event, NULL), INTEGRA_OK);
    sign(&event, made.wish[0], 500);
    assert_int_equal(written(&event, &out), INTEGRA_OK);
    uint32_t verdict = 0;
    assert_int_equal(apply_one(source, out.bytes, out.size, &verdict, NULL), INTEGRA_OK);
    assert_int_equal(sends(source, 0).added, 1);
    assert_int_equal(whole_plan(source, &whole), INTEGRA_OK);
    assert_int_equal(merge_all(plan, whole.bytes, whole.size, &added, NULL), INTEGRA_ERR_LIMIT);
    const meter before = m;
    for (size_t i = 0; i < SOMETIMES; i++) {
        assert_int_equal(merge_all(plan, whole.bytes, whole.size, &added, NULL), INTEGRA_ERR_LIMIT);
    }
    as_large(&m, &before);
    free(whole.bytes);
    integra_plan_destroy(source);
    integra_plan_destroy(plan);
    assert_int_equal(m.bytes, 0);
}

static int set_up(void **state)
{
    (void)state;
    make();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_event),
        cmocka_unit_test(signatures_without_a_place),
        cmocka_unit_test(a_known_plan),
        cmocka_unit_test(what_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
