/* test_plan_signatures.c - what a plan keeps of the signatures that its events come with: a set, up to so many, of
 * which none takes the place of another, and on which nothing that sites compare depends. Spec: spec/32-exchange.md
 * (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "history.h"

enum { LARGE = INTEGRA_MESSAGE_LIMIT };

static integra_plan *opened(message *opening)
{
    integra_plan *plan = NULL;
    integra_event event = event_of(INTEGRA_EVENT_OPENING, GP, NULL);
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    assert_int_equal(tell(plan, 'a', &event, opening), INTEGRA_OK);
    return plan;
}

/* The event at a place: the opening stands first, and a second event behind it. */
static integra_event event_in(const integra_plan *plan, size_t place)
{
    integra_event event;
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_plan_event_at(plan, place, &event, NULL, NULL), INTEGRA_OK);
    return event;
}

/* Applies the opening with these signatures, one byte each. */
static integra_taken brings(integra_plan *plan, const char *signatures)
{
    message out;
    integra_taken taken;
    integra_event event = event_in(plan, 0);
    event.signature_count = 0;
    for (const char *at = signatures; *at; at++) {
        sign(&event, (const uint8_t *)at, 1);
    }
    assert_int_equal(written(&event, &out), INTEGRA_OK);
    integra_taken_init(&taken, sizeof taken);
    assert_int_equal(integra_plan_apply(plan, out.bytes, out.size, &taken, NULL), INTEGRA_OK);
    assert_int_equal(taken.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    assert_int_equal(taken.added, 0);
    return taken;
}

/* The opening is signed by these and no more. */
static void has(const integra_plan *plan, const char *signatures)
{
    const integra_event event = event_in(plan, 0);
    assert_int_equal(event.signature_count, strlen(signatures));
    for (uint32_t i = 0; i < event.signature_count; i++) {
        assert_int_equal(event.signatures[i].size, 1);
        assert_int_equal(event.signatures[i].bytes[0], signatures[i]);
    }
}

static void is(integra_taken taken, uint32_t signatures, uint32_t unplaced)
{
    assert_int_equal(taken.signatures, signatures);
    assert_int_equal(taken.unplaced, unplaced);
}

/* Whichever comes first, last, again: they stand in their order, and what was here is no news. */
static void a_set_that_grows(void **state)
{
    message opening;
    integra_plan *plan = opened(&opening);
    (void)state;
    has(plan, "");
    is(brings(plan, ""), 0, 0);
    is(brings(plan, "m"), 1, 0);
    is(brings(plan, "m"), 0, 0);
    is(brings(plan, "c"), 1, 0);
    is(brings(plan, "x"), 1, 0);
    has(plan, "cmx");
    is(brings(plan, "cdmx"), 1, 0);
    is(brings(plan, "cd"), 0, 0);
    is(brings(plan, ""), 0, 0);
    has(plan, "cdmx");
    integra_plan_destroy(plan);
}

/* A host's evidence cannot be thrown away by whoever sends lesser bytes. */
static void none_takes_the_place_of_another(void **state)
{
    message opening;
    integra_plan *plan = opened(&opening);
    (void)state;
    is(brings(plan, "hijk"), 4, 0);
    is(brings(plan, "abcdefgh"), 4, 3);
    has(plan, "abcdhijk");
    is(brings(plan, "A"), 0, 1);
    is(brings(plan, "Az"), 0, 2);
    is(brings(plan, "Adz"), 0, 2);
    has(plan, "abcdhijk");
    integra_plan_destroy(plan);
}

/* One that begins another stands before it, and is another. */
static void of_any_length(void **state)
{
    static const uint8_t bytes[] = { 1, 1, 1, 2 };
    static const struct {
        size_t at, size;
    } order[] = { { 0, 1 }, { 0, 2 }, { 0, 3 }, { 2, 2 }, { 3, 1 } }, sent[] = {
        { 2, 2 }, { 0, 3 }, { 3, 1 }, { 0, 1 }, { 0, 2 },
    };
    message opening, out;
    integra_plan *plan = opened(&opening);
    (void)state;
    for (size_t i = 0; i < 5; i++) {
        integra_event event = event_in(plan, 0);
        uint32_t verdict = 0;
        event.signature_count = 0;
        sign(&event, bytes + sent[i].at, sent[i].size);
        assert_int_equal(written(&event, &out), INTEGRA_OK);
        assert_int_equal(apply_one(plan, out.bytes, out.size, &verdict, NULL), INTEGRA_OK);
    }
    const integra_event event = event_in(plan, 0);
    assert_int_equal(event.signature_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(event.signatures[i].size, order[i].size);
        assert_memory_equal(event.signatures[i].bytes, bytes + order[i].at, order[i].size);
    }
    integra_plan_destroy(plan);
}

/* What sites compare and exchange: the state, its digest, the summary, what is lacking. */
static void nothing_else_depends_on_them(void **state)
{
    message opening;
    integra_plan *plan = opened(&opening), *other = twin(plan);
    blob before[3], after[3];
    (void)state;
    assert_int_equal(whole_state(plan, &before[0]), INTEGRA_OK);
    assert_int_equal(whole_summary(plan, &before[1]), INTEGRA_OK);
    assert_int_equal(whole_delta(plan, &before[1], &before[2]), INTEGRA_OK);
    is(brings(plan, "abc"), 3, 0);
    assert_int_equal(whole_state(plan, &after[0]), INTEGRA_OK);
    assert_int_equal(whole_summary(plan, &after[1]), INTEGRA_OK);
    assert_int_equal(whole_delta(plan, &before[1], &after[2]), INTEGRA_OK);
    for (size_t i = 0; i < 3; i++) {
        assert_true(blob_same(&before[i], &after[i]));
        free(before[i].bytes);
        free(after[i].bytes);
    }
    is(brings(other, "cde"), 3, 0); /* the message of a plan carries them: the union is taken there as well */
    integra_taken taken;
    integra_taken_init(&taken, sizeof taken);
    taken.verdict = 9;
    blob whole;
    assert_int_equal(whole_plan(plan, &whole), INTEGRA_OK);
    assert_int_equal(integra_plan_merge(other, whole.bytes, whole.size, &taken, NULL), INTEGRA_OK);
    is(taken, 2, 0);
    assert_int_equal(taken.added, 0);
    assert_int_equal(taken.verdict, 0);
    has(other, "abcde");
    free(whole.bytes);
    integra_plan_destroy(other);
    integra_plan_destroy(plan);
}

/* Told of a whole plan: events, signatures and those without a place, of all its events together. */
static void told_of_a_whole_plan(void **state)
{
    message opening, out;
    integra_plan *plan = opened(&opening), *other = twin(plan);
    integra_event event = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    integra_taken taken;
    blob whole;
    (void)state;
    sign(&event, (const uint8_t *)"f", 1);
    assert_int_equal(tell(plan, 'a', &event, &out), INTEGRA_OK);
    is(brings(plan, "abc"), 3, 0);
    is(brings(other, "ghijkl"), 6, 0);
    integra_taken_init(&taken, sizeof taken);
    assert_int_equal(whole_plan(plan, &whole), INTEGRA_OK);
    assert_int_equal(integra_plan_merge(other, whole.bytes, whole.size, &taken, NULL), INTEGRA_OK);
    assert_int_equal(taken.added, 1);
    is(taken, 3, 1);
    has(other, "abghijkl");
    free(whole.bytes);
    integra_plan_destroy(other);
    integra_plan_destroy(plan);
}

/* A message longer than this one has no reader: an extension that fills it leaves no place for signatures, else whoever
 * adds one could keep the whole plan from being read. A text that may come has its place kept. */
static void as_many_as_the_message_has_room_for(void **state)
{
    static uint8_t extension[LARGE], bytes[LARGE + 1];
    static const uint8_t first[INTEGRA_SIGNATURE_LIMIT] = { 1 }, second[INTEGRA_SIGNATURE_LIMIT] = { 2 };
    const uint32_t content = LARGE - 9000; /* what is left is enough for one signature, a text and the frame */
    const uint8_t head[] = { 0x18, 99, 0x5a, 0, (uint8_t)(content >> 16), (uint8_t)(content >> 8), (uint8_t)content };
    message opening;
    integra_plan *plan = opened(&opening);
    integra_event event = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    integra_taken taken;
    size_t size = 0;
    (void)state;
    memcpy(extension, head, sizeof head);
    write_text(&event, "came by");
    assert_int_equal(integra_plan_id(plan, &event.plan, NULL), INTEGRA_OK);
    event.writer = who('b');
    event.sequence = 1;
    event.parents = (integra_bytes){ opening.digest.bytes, sizeof opening.digest };
    event.extension = (integra_bytes){ extension, sizeof head + content };
    sign(&event, first, sizeof first);
    sign(&event, second, sizeof second);
    integra_taken_init(&taken, sizeof taken);
    assert_int_equal(integra_event_encode(&event, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_apply(plan, bytes, size, &taken, NULL), INTEGRA_OK);
    assert_int_equal(taken.added, 1);
    is(taken, 1, 1);
    assert_int_equal(integra_plan_apply(plan, bytes, size, &taken, NULL), INTEGRA_OK);
    is(taken, 0, 1);
    event = event_in(plan, 1);
    assert_int_equal(event.signature_count, 1);
    assert_int_equal(event.signatures[0].bytes[0], 1);
    assert_int_equal(integra_event_encode(&event, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    integra_plan *other = twin(plan); /* the whole plan is read */
    assert_non_null(other);
    integra_plan_destroy(other);
    event.signature_count = 0; /* one's own event is recorded with all of its signatures, or not */
    event.writer = who('c');
    sign(&event, first, sizeof first);
    sign(&event, second, sizeof second);
    integra_error error = { 0 };
    assert_int_equal(integra_plan_append(plan, &event, bytes, sizeof bytes, &size, &error), INTEGRA_ERR_LIMIT);
    assert_string_equal(integra_rule_name(error.rule), "WIRE-14");
    assert_int_equal(integra_plan_count(plan), 2);
    event = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    event.writer = who('c');
    sign(&event, first, sizeof first);
    sign(&event, second, sizeof second);
    assert_int_equal(integra_plan_append(plan, &event, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    integra_event back;
    integra_event_init(&back, sizeof back);
    assert_int_equal(integra_event_decode(bytes, size, &back, NULL), INTEGRA_OK);
    assert_int_equal(back.signature_count, 2);
    integra_plan_destroy(plan);
}

/* What is refused leaves the set as it was. */
static void a_refused_change_leaves_them(void **state)
{
    message opening, out;
    integra_plan *plan = opened(&opening), *limited = NULL;
    integra_plan_limits limits;
    integra_event event = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    integra_taken taken;
    blob whole, before, after;
    (void)state;
    integra_plan_limits_init(&limits, sizeof limits);
    limits.events = 1;
    assert_int_equal(integra_plan_create(&limits, NULL, &limited, NULL), INTEGRA_OK);
    assert_int_equal(take_in(limited, plan), INTEGRA_OK);
    is(brings(limited, "dh"), 2, 0);
    assert_int_equal(tell(plan, 'a', &event, &out), INTEGRA_OK);
    is(brings(plan, "afz"), 3, 0);
    assert_int_equal(whole_plan(plan, &whole), INTEGRA_OK);
    assert_int_equal(whole_plan(limited, &before), INTEGRA_OK);
    integra_taken_init(&taken, sizeof taken);
    for (int i = 0; i < 3; i++) { /* the opening's signatures are linked in before the second event is refused */
        assert_int_equal(integra_plan_merge(limited, whole.bytes, whole.size, &taken, NULL), INTEGRA_ERR_LIMIT);
        assert_int_equal(taken.signatures, 0);
        assert_int_equal(whole_plan(limited, &after), INTEGRA_OK);
        assert_true(blob_same(&before, &after));
        free(after.bytes);
        has(limited, "dh");
    }
    is(brings(limited, "agz"), 3, 0);
    has(limited, "adghz");
    free(before.bytes);
    free(whole.bytes);
    integra_plan_destroy(limited);
    integra_plan_destroy(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_set_that_grows),
        cmocka_unit_test(none_takes_the_place_of_another),
        cmocka_unit_test(of_any_length),
        cmocka_unit_test(nothing_else_depends_on_them),
        cmocka_unit_test(told_of_a_whole_plan),
        cmocka_unit_test(as_many_as_the_message_has_room_for),
        cmocka_unit_test(a_refused_change_leaves_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
