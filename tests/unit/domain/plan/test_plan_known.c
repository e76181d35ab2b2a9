/* test_plan_known.c - since when events are known, and the plan of those known by every minute: the same bytes and the
 * same state as a plan that took in just these. Spec: spec/36-as-of.md (PLN-16).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

#define FIRST ((int64_t)(-719162) * 1440)   /* 0001-01-01T00:00 */
#define LAST  ((int64_t)2932897 * 1440 - 1) /* 9999-12-31T23:59 */
#define NOON  ((int64_t)DAY * 1440 + 720)

enum { MANY = 64 };

static int64_t since(integra_plan *plan, const message *of)
{
    uint32_t place = INTEGRA_NO_INDEX;
    int64_t minute = 0;
    assert_int_equal(integra_plan_find(plan, &of->digest, &place, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_known_since(plan, place, &minute, NULL), INTEGRA_OK);
    return minute;
}

static integra_plan *known_at(integra_plan *plan, int64_t minute)
{
    integra_plan *then = NULL;
    assert_int_equal(integra_plan_known_at(plan, minute, NULL, &then, NULL), INTEGRA_OK);
    assert_non_null(then);
    return then;
}

/* An event told at a site, as recorded at a minute. */
static void tells_at(integra_plan *plan, int writer, uint32_t kind, int64_t minute, const message *about, message *out)
{
    integra_event event = event_of(kind, NURSE, about == NULL ? NULL : &about->digest);
    event.recorded = minute - (int64_t)integra_plan_count(plan); /* which tell() adds */
    assert_int_equal(tell(plan, writer, &event, out), INTEGRA_OK);
    assert_int_equal(out->verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
}

static void same_plans(integra_plan *found, integra_plan *expected)
{
    blob one, other;
    assert_int_equal(whole_plan(found, &one), INTEGRA_OK);
    assert_int_equal(whole_plan(expected, &other), INTEGRA_OK);
    assert_true(blob_same(&one, &other));
    free(one.bytes);
    free(other.bytes);
    assert_int_equal(whole_state(found, &one), INTEGRA_OK);
    assert_int_equal(whole_state(expected, &other), INTEGRA_OK);
    assert_true(blob_same(&one, &other));
    free(one.bytes);
    free(other.bytes);
}

/* Since when each event is known, by the words: the greatest recorded time among itself and its ancestors, gone up to
 * one parent after the other. */
static int64_t naive_since(const integra_plan *plan, uint32_t place)
{
    uint8_t above[MANY] = { 0 };
    int64_t greatest = INT64_MIN;
    integra_event event;
    integra_event_init(&event, sizeof event);
    above[place] = 1;
    for (uint32_t i = place + 1; i-- > 0;) { /* parents have lower places */
        if (!above[i]) {
            continue;
        }
        assert_int_equal(integra_plan_event_at(plan, i, &event, NULL, NULL), INTEGRA_OK);
        greatest = event.recorded > greatest ? event.recorded : greatest;
        for (size_t p = 0; p < event.parents.size; p += sizeof(integra_digest)) {
            integra_digest digest;
            uint32_t parent = INTEGRA_NO_INDEX;
            memcpy(&digest, event.parents.bytes + p, sizeof digest);
            assert_int_equal(integra_plan_find(plan, &digest, &parent, NULL), INTEGRA_OK);
            if (parent != INTEGRA_NO_INDEX) {
                above[parent] = 1;
            }
        }
    }
    return greatest;
}

/* The plan as known at a minute against one that takes in the messages of the events known by then, one by one. */
static void as_taken_in(integra_plan *plan, int64_t minute)
{
    integra_plan *then = known_at(plan, minute), *expected = NULL;
    size_t count = 0;
    assert_int_equal(integra_plan_create(NULL, NULL, &expected, NULL), INTEGRA_OK);
    for (uint32_t i = (uint32_t)integra_plan_count(plan); i-- > 0;) { /* children first: they wait */
        integra_event event;
        uint8_t bytes[MESSAGE_ROOM];
        size_t size = 0;
        uint32_t verdict = 0;
        if (naive_since(plan, i) > minute) {
            continue;
        }
        integra_event_init(&event, sizeof event);
        assert_int_equal(integra_plan_event_at(plan, i, &event, NULL, NULL), INTEGRA_OK);
        assert_int_equal(integra_event_encode(&event, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
        assert_int_equal(apply_one(expected, bytes, size, &verdict, NULL), INTEGRA_OK);
        count++;
    }
    assert_int_equal(integra_plan_count(then), count);
    if (count > 0) {
        same_plans(then, expected);
    }
    integra_plan_destroy(then);
    integra_plan_destroy(expected);
}

/* Two sites whose clocks are wrong: minutes go back and forth, and a parent is recorded later than its child. */
static integra_plan *told_by_wrong_clocks(uint64_t seed)
{
    static const uint32_t kinds[] = { INTEGRA_EVENT_NEED,        INTEGRA_EVENT_CONTACT, INTEGRA_EVENT_CLOSING,
                                      INTEGRA_EVENT_EXPECTATION, INTEGRA_EVENT_REVIEW,  INTEGRA_EVENT_SUSPENSION };
    story s;
    message out;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_plan *sites[] = { s.plan, twin(s.plan) };
    for (uint32_t i = 0; i < 24; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        uint32_t drawn = (uint32_t)(seed >> 33);
        integra_event event = event_of(kinds[drawn % 6], NURSE, NULL);
        event.recorded = NOON + (int64_t)(drawn / 6 % 40) * 7 - 140;
        assert_int_equal(tell(sites[drawn & 1], (int)('b' + (drawn & 1)), &event, &out), INTEGRA_OK);
        if (drawn / 240 % 5 == 0) {
            assert_int_equal(take_in(sites[drawn >> 1 & 1], sites[~drawn >> 1 & 1]), INTEGRA_OK);
        }
    }
    assert_int_equal(take_in(sites[0], sites[1]), INTEGRA_OK);
    integra_plan_destroy(sites[1]);
    return sites[0];
}

static void every_minute_of_wrong_clocks(void **state)
{
    size_t moved = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        integra_plan *plan = told_by_wrong_clocks(seed);
        for (uint32_t i = 0; i < integra_plan_count(plan); i++) {
            int64_t minute = 0, expected = naive_since(plan, i);
            integra_event event;
            integra_event_init(&event, sizeof event);
            assert_int_equal(integra_plan_event_at(plan, i, &event, NULL, NULL), INTEGRA_OK);
            assert_int_equal(integra_plan_known_since(plan, i, &minute, NULL), INTEGRA_OK);
            assert_true(minute == expected);
            moved += minute != event.recorded;
            as_taken_in(plan, minute - 1);
            as_taken_in(plan, minute);
        }
        integra_plan_destroy(plan);
    }
    assert_true(moved > 50);
}

static void a_child_waits_for_its_parent(void **state)
{
    (void)state;
    story s;
    message parent, child, grandchild;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    tells_at(s.plan, 'b', INTEGRA_EVENT_NEED, NOON + 60, NULL, &parent);
    tells_at(s.plan, 'c', INTEGRA_EVENT_CONTACT, NOON, NULL, &child);
    tells_at(s.plan, 'c', INTEGRA_EVENT_CONTACT, NOON + 90, NULL, &grandchild);
    assert_true(since(s.plan, &parent) == NOON + 60);
    assert_true(since(s.plan, &child) == NOON + 60);
    assert_true(since(s.plan, &grandchild) == NOON + 90);
    size_t before = integra_plan_count(s.plan) - 3;
    const struct {
        int64_t minute;
        size_t more;
    } known[] = { { NOON, 0 }, { NOON + 59, 0 }, { NOON + 60, 2 }, { NOON + 89, 2 }, { NOON + 90, 3 }, { LAST, 3 } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        integra_plan *then = known_at(s.plan, known[i].minute);
        assert_int_equal(integra_plan_count(then), before + known[i].more);
        integra_plan_destroy(then);
    }
    integra_plan_destroy(s.plan);
}

/* What is not here counts for nothing; once it comes, the child is known since then. */
static void a_parent_that_comes_later(void **state)
{
    (void)state;
    story s;
    message parent, child;
    uint32_t verdict = 0;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_plan *other = twin(s.plan);
    tells_at(other, 'b', INTEGRA_EVENT_NEED, NOON + 60, NULL, &parent);
    tells_at(other, 'b', INTEGRA_EVENT_CONTACT, NOON, NULL, &child);
    assert_int_equal(apply_one(s.plan, child.bytes, child.size, &verdict, NULL), INTEGRA_OK);
    assert_int_equal(verdict, INTEGRA_EVENT_VERDICT_WAITING);
    assert_true(since(s.plan, &child) == NOON);
    integra_plan *then = known_at(s.plan, NOON);
    assert_int_equal(verdict_of(then, &child.digest), INTEGRA_EVENT_VERDICT_WAITING);
    same_plans(then, s.plan);
    integra_plan_destroy(then);
    assert_int_equal(apply_one(s.plan, parent.bytes, parent.size, &verdict, NULL), INTEGRA_OK);
    assert_true(since(s.plan, &child) == NOON + 60);
    tells_at(other, 'b', INTEGRA_EVENT_NEED, NOON, NULL, &parent); /* long before 1970: not here is no minute */
    tells_at(other, 'e', INTEGRA_EVENT_CONTACT, -NOON, NULL, &child);
    integra_plan *alone = NULL;
    assert_int_equal(integra_plan_create(NULL, NULL, &alone, NULL), INTEGRA_OK);
    assert_int_equal(apply_one(alone, child.bytes, child.size, &verdict, NULL), INTEGRA_OK);
    assert_true(since(alone, &child) == -NOON);
    integra_plan_destroy(alone);
    integra_plan_destroy(other);
    integra_plan_destroy(s.plan);
}

/* Verdicts and state are its own: what was in conflict since was not yet. */
static void verdicts_of_its_own(void **state)
{
    (void)state;
    story s;
    message closing, need, settled;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_plan *other = twin(s.plan);
    tells_at(s.plan, 'b', INTEGRA_EVENT_CLOSING, NOON, NULL, &closing);
    tells_at(other, 'c', INTEGRA_EVENT_NEED, NOON + 10, NULL, &need);
    assert_int_equal(take_in(s.plan, other), INTEGRA_OK);
    integra_event event = event_of(INTEGRA_EVENT_SETTLEMENT, GP, &closing.digest);
    event.code = INTEGRA_SLOT_PHASE;
    event.recorded = NOON;
    assert_int_equal(tell(s.plan, 'd', &event, &settled), INTEGRA_OK);
    assert_int_equal(settled.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    integra_plan *then = known_at(s.plan, NOON + 9), *later = known_at(s.plan, NOON + 10);
    assert_int_equal(words_held(then, INTEGRA_SLOT_PHASE), INTEGRA_PHASE_BIT_CLOSED);
    assert_int_equal(words_held(later, INTEGRA_SLOT_PHASE), INTEGRA_PHASE_BIT_CLOSED | INTEGRA_PHASE_BIT_ACTIVE);
    assert_int_equal(words_held(s.plan, INTEGRA_SLOT_PHASE), INTEGRA_PHASE_BIT_CLOSED);
    assert_int_equal(verdict_of(then, &need.digest), 0);
    integra_plan_destroy(then);
    integra_plan_destroy(later);
    integra_plan_destroy(other);
    integra_plan_destroy(s.plan);
}

static integra_event at_digest(const integra_plan *plan, const integra_digest *digest, integra_place *where)
{
    uint32_t place = INTEGRA_NO_INDEX;
    integra_event event;
    integra_event_init(&event, sizeof event);
    integra_place_init(where, sizeof *where);
    assert_int_equal(integra_plan_find(plan, digest, &place, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_event_at(plan, place, &event, where, NULL), INTEGRA_OK);
    return event;
}

/* Signatures, texts and keys of later versions are those of the plan; a text erased since is not there either. */
static void all_that_stands_beside_an_event(void **state)
{
    static const uint8_t later[] = { 0x16, 0x64, 'm', 'o', 'r', 'e' }; /* key 22: "more" */
    (void)state;
    story s;
    message out, erased;
    integra_place where;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_event event = event_of(INTEGRA_EVENT_EXPECTATION, NURSE, NULL);
    event.recorded = NOON;
    event.extension = (integra_bytes){ later, sizeof later };
    sign(&event, (const uint8_t *)"one", 3);
    sign(&event, (const uint8_t *)"two", 3);
    assert_int_equal(tell(s.plan, 'b', &event, &out), INTEGRA_OK);
    tells_at(s.plan, 'b', INTEGRA_EVENT_ERASURE, NOON + 500, &s.wish, &erased);
    integra_plan *then = known_at(s.plan, NOON + 100);
    event = at_digest(then, &out.digest, &where);
    assert_int_equal(event.signature_count, 2);
    assert_memory_equal(event.signatures[1].bytes, "two", 3);
    assert_int_equal(event.extension.size, sizeof later);
    assert_memory_equal(event.extension.bytes, later, sizeof later);
    assert_int_equal(event.text.size, strlen("wishes to stay at home"));
    assert_int_equal(where.erased, 0);
    event = at_digest(then, &s.wish.digest, &where);
    assert_int_equal(event.text.size, 0);
    assert_int_equal(where.erased, 1);
    assert_int_equal(verdict_of(then, &erased.digest), 0);
    blob bytes;
    assert_int_equal(whole_plan(s.plan, &bytes), INTEGRA_OK); /* the plan itself is as it was */
    free(bytes.bytes);
    integra_plan_destroy(then);
    integra_plan_destroy(s.plan);
}

/* Nothing was known: an empty plan, of the same identifier. */
static void before_anything_was_known(void **state)
{
    (void)state;
    story s;
    integra_id own, id;
    assert_true(story_at(&s, INTEGRA_PHASE_DRAFT));
    integra_plan *then = known_at(s.plan, FIRST);
    assert_int_equal(integra_plan_count(then), 0);
    assert_int_equal(integra_plan_id(then, &id, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_id(s.plan, &own, NULL), INTEGRA_OK);
    assert_memory_equal(&id, &own, sizeof id);
    integra_plan_destroy(then);
    integra_plan_destroy(s.plan);
    assert_int_equal(integra_plan_create(NULL, NULL, &s.plan, NULL), INTEGRA_OK);
    then = known_at(s.plan, LAST);
    assert_int_equal(integra_plan_count(then), 0);
    assert_int_equal(take_in(then, s.plan), INTEGRA_OK);
    integra_plan_destroy(then);
    integra_plan_destroy(s.plan);
}

static void minutes_and_places_that_are_none(void **state)
{
    (void)state;
    story s;
    integra_error error = { 0 };
    integra_plan *then = NULL;
    int64_t minute = 7;
    assert_true(story_at(&s, INTEGRA_PHASE_DRAFT));
    const int64_t none[] = { FIRST - 1, LAST + 1, INT64_MIN, INT64_MAX };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(integra_plan_known_at(s.plan, none[i], NULL, &then, &error), INTEGRA_ERR_INVALID_DATE);
        assert_string_equal(integra_rule_name(error.rule), "GEN-7");
        assert_null(then);
    }
    size_t count = integra_plan_count(s.plan);
    assert_int_equal(integra_plan_known_since(s.plan, count, &minute, &error), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(minute, 7);
    assert_int_equal(integra_plan_known_since(s.plan, count - 1, &minute, &error), INTEGRA_OK);
    integra_plan_destroy(s.plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_minute_of_wrong_clocks),     cmocka_unit_test(a_child_waits_for_its_parent),
        cmocka_unit_test(a_parent_that_comes_later),        cmocka_unit_test(verdicts_of_its_own),
        cmocka_unit_test(all_that_stands_beside_an_event),  cmocka_unit_test(before_anything_was_known),
        cmocka_unit_test(minutes_and_places_that_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
