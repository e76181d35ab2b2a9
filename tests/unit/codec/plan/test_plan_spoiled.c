/* test_plan_spoiled.c - messages of plans, summaries and events with one byte or two of them changed, cut out or put
 * in, under a check that fits: each is refused with a rule and a place, and changes nothing, or is what is written
 * back. Spec: spec/32-exchange.md (PLN-12), spec/01-wire.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

enum { CHECK = 16, PAIR = CHECK + 2, ROOM = 1 << 13, UNKNOWN = 200 };

/* Puts the check that belongs there over the last bytes. */
static void seal(uint8_t *bytes, size_t size)
{
    integra_digest digest;
    assert_int_equal(integra_digest_of(bytes, size - PAIR, &digest, NULL), INTEGRA_OK);
    memcpy(bytes + size - CHECK, &digest, CHECK);
}

static void is_told(integra_status status, const integra_error *error, size_t size)
{
    assert_int_equal(error->status, status);
    assert_int_not_equal(status, INTEGRA_ERR_MEMORY);
    assert_non_null(integra_rule_name(error->rule));
    assert_true(error->offset == INTEGRA_NO_PLACE || error->offset <= size);
}

typedef void trial(const uint8_t *bytes, size_t size);

static size_t taken_in; /* how many spoiled messages came through */

static void merge(const uint8_t *bytes, size_t size)
{
    integra_plan *plan = NULL;
    integra_error error = { 0 };
    uint64_t added = 0;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    integra_status status = merge_all(plan, bytes, size, &added, &error);
    if (status != INTEGRA_OK) {
        is_told(status, &error, size);
        assert_int_equal(integra_plan_count(plan), 0);
    } else {
        blob again;
        assert_int_equal(whole_plan(plan, &again), INTEGRA_OK);
        assert_int_equal(again.size, size);
        assert_memory_equal(again.bytes, bytes, size);
        free(again.bytes);
        taken_in++;
    }
    integra_plan_destroy(plan);
}

static integra_plan *asked; /* the plan that summaries are held against */

static void compare(const uint8_t *bytes, size_t size)
{
    static uint8_t delta[ROOM];
    static integra_finding findings[256];
    integra_error error = { 0 };
    size_t room = 0, count = 0;
    integra_status status = integra_plan_delta(asked, bytes, size, delta, sizeof delta, &room, &error);
    if (status != INTEGRA_OK) {
        is_told(status, &error, size);
    } else {
        merge(delta, room);
        taken_in++;
    }
    assert_int_equal(integra_plan_check(asked, bytes, size, findings, 256, &count, &error), status);
}

static void read_event(const uint8_t *bytes, size_t size)
{
    integra_event event;
    integra_error error = { 0 };
    uint8_t again[ROOM];
    size_t room = 0;
    integra_event_init(&event, sizeof event);
    integra_status status = integra_event_decode(bytes, size, &event, &error);
    if (status != INTEGRA_OK) {
        is_told(status, &error, size);
        return;
    }
    assert_int_equal(integra_event_encode(&event, again, sizeof again, &room, NULL), INTEGRA_OK);
    assert_int_equal(room, size);
    assert_memory_equal(again, bytes, size);
    taken_in++;
}

/* Every byte with each bit the other way, as the head of a longer number, one more and one less; taken out, and one
 * more put in. The last bytes are left to the check. */
static void spoil(const blob *whole, trial *try, int sealed)
{
    static const uint8_t heads[] = { 0x00, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x40, 0x80, 0xa0, 0xf6, 0xff };
    static uint8_t spoiled[ROOM];
    size_t end = whole->size - (sealed ? PAIR : 0);
    assert_true(whole->size + 1 < sizeof spoiled);
    for (size_t at = 0; at < end; at++) {
        for (size_t way = 0; way < 8 + sizeof heads + 2; way++) {
            memcpy(spoiled, whole->bytes, whole->size);
            spoiled[at] = way < 8                   ? (uint8_t)(spoiled[at] ^ 1u << way)
                          : way < 8 + sizeof heads  ? heads[way - 8]
                          : way == 8 + sizeof heads ? (uint8_t)(spoiled[at] + 1)
                                                    : (uint8_t)(spoiled[at] - 1);
            if (sealed) {
                seal(spoiled, whole->size);
            }
            if (spoiled[at] != whole->bytes[at]) {
                try(spoiled, whole->size);
            }
        }
        memcpy(spoiled, whole->bytes, at);
        memcpy(spoiled + at, whole->bytes + at + 1, whole->size - at - 1);
        if (sealed) {
            seal(spoiled, whole->size - 1);
        }
        try(spoiled, whole->size - 1);
        spoiled[at] = 0x01;
        memcpy(spoiled + at + 1, whole->bytes + at, whole->size - at);
        if (sealed) {
            seal(spoiled, whole->size + 1);
        }
        try(spoiled, whole->size + 1);
    }
}

/* A plan that has something of all that its columns hold: dates, texts, one erased, signatures, targets, persons, a
 * giver, a kind not known here, two branches of one writer, an event whose parent is not here. */
static integra_plan *full(void)
{
    static const uint8_t signature[] = { 0xd2, 0x84 };
    static integra_plan *there;
    story s;
    message out, lost;
    assert_int_equal(integra_plan_create(NULL, NULL, &s.plan, NULL), INTEGRA_OK);
    assert_true(
        story_tells(&s, INTEGRA_EVENT_OPENING, GP, PERSON, INTEGRA_PLAN_KIND_PPS, INTEGRA_ROLE_GP, NULL, &s.opening));
    assert_true(story_tells(&s, INTEGRA_EVENT_NEED, GP, 0, 0, 0, NULL, &s.need));
    assert_true(story_tells(&s, INTEGRA_EVENT_EXPECTATION, GP, 0, 0, 0, NULL, &s.wish));
    there = twin(s.plan);
    integra_event event = event_of(INTEGRA_EVENT_INTERVENTION, GP, &s.need.digest);
    event.due = DAY + 7;
    event.until = DAY + 60;
    event.person = who(NURSE);
    event.reference = who('r');
    write_text(&event, "once a week");
    sign(&event, signature, sizeof signature);
    assert_int_equal(tell(s.plan, 'b', &event, &out), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_OPINION, GP, &out.digest);
    event.heard = INTEGRA_HEARD_PHONE;
    event.vouched = INTEGRA_TRI_YES;
    assert_int_equal(tell(there, 'c', &event, &lost), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_CONTACT, GP, NULL);
    assert_int_equal(tell(there, 'c', &event, &out), INTEGRA_OK);
    assert_int_equal(apply_one(s.plan, out.bytes, out.size, &out.verdict, NULL), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_LIFE_PROJECT, GP, NULL);
    event.giver = who(PERSON);
    assert_int_equal(tell(there, 'b', &event, &out), INTEGRA_OK); /* another first event of that writer */
    assert_int_equal(apply_one(s.plan, out.bytes, out.size, &out.verdict, NULL), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_ERASURE, GP, &s.wish.digest);
    assert_int_equal(tell(s.plan, 'a', &event, &out), INTEGRA_OK);
    event = event_of(UNKNOWN, GP, NULL);
    assert_int_equal(tell(s.plan, 'd', &event, &out), INTEGRA_OK);
    integra_plan_destroy(there);
    return s.plan;
}

static void plans(void **state)
{
    blob whole;
    integra_plan *plan = full();
    (void)state;
    taken_in = 0;
    assert_int_equal(whole_plan(plan, &whole), INTEGRA_OK);
    merge(whole.bytes, whole.size);
    assert_int_equal(taken_in, 1);
    spoil(&whole, merge, 1);
    assert_true(taken_in > 100); /* another author, another day: as good as before */
    free(whole.bytes);
    integra_plan_destroy(plan);
}

static void summaries(void **state)
{
    blob summary;
    integra_plan *other;
    (void)state;
    asked = full();
    other = twin(asked);
    message out;
    integra_event event = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    assert_int_equal(tell(other, 'n', &event, &out), INTEGRA_OK);
    assert_int_equal(whole_summary(other, &summary), INTEGRA_OK);
    taken_in = 0;
    compare(summary.bytes, summary.size);
    assert_true(taken_in > 0);
    spoil(&summary, compare, 0);
    free(summary.bytes);
    integra_plan_destroy(asked);
    integra_plan_destroy(other);
}

static void events(void **state)
{
    integra_plan *plan = full();
    (void)state;
    taken_in = 0;
    for (size_t i = 0; i < integra_plan_count(plan); i++) {
        message out;
        integra_event event;
        integra_event_init(&event, sizeof event);
        assert_int_equal(integra_plan_event_at(plan, i, &event, NULL, NULL), INTEGRA_OK);
        assert_int_equal(written(&event, &out), INTEGRA_OK);
        blob whole = { out.bytes, out.size };
        read_event(whole.bytes, whole.size);
        spoil(&whole, read_event, 0);
    }
    assert_true(taken_in > 1000);
    integra_plan_destroy(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plans),
        cmocka_unit_test(summaries),
        cmocka_unit_test(events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
