/* test_plan_forged.c - events that no program of ours writes: broken chains, events without parents, targets that wait
 * for a later edition; and what is missing where several wait for the same.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shown.h"
#include "story.h"

enum { UNKNOWN = 200 };

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

/* Writes an event as it is, after these, and applies it. */
static message forge(integra_plan *plan, int writer, uint32_t sequence, integra_event event,
                     const message *const *after, size_t count)
{
    integra_digest parents[4];
    message out;
    for (size_t i = 0; i < count; i++) {
        parents[i] = after[i]->digest;
    }
    assert_int_equal(integra_plan_id(s.plan, &event.plan, NULL), INTEGRA_OK);
    event.writer = who(writer);
    event.sequence = sequence;
    event.parents = (integra_bytes){ (const uint8_t *)parents, count * sizeof *parents };
    assert_int_equal(written(&event, &out), INTEGRA_OK);
    assert_int_equal(apply_one(plan, out.bytes, out.size, &out.verdict, NULL), INTEGRA_OK);
    return out;
}

/* A chain goes one by one: no number is left out, none begins anew, and each names the one before it. */
static void chains(void **state)
{
    static const struct {
        int writer;
        uint32_t sequence;
        int after; /* of the writer k: 0 for none, 1 for the first, 2 for the second; -1 the story's last */
        const char *verdict;
    } tries[] = {
        { 'k', 3, 2, "accepted" },  { 'k', 3, 1, "chain" },
        { 'k', 3, -1, "chain" },    { 'k', 2, 2, "chain" },
        { 'k', 4, 2, "chain" },     { 'k', 3, 0, "parents chain circle phase" },
        { 'l', 2, -1, "chain" },    { 'k', 1, 1, "chain" },
        { 'l', 1, -1, "accepted" }, { 'l', 1, 0, "parents circle phase" },
    };
    const message *last = &s.last;
    (void)state;
    message first = forge(s.plan, 'k', 1, event_of(INTEGRA_EVENT_NEED, GP, NULL), &last, 1);
    const message *before = &first;
    message second = forge(s.plan, 'k', 2, event_of(INTEGRA_EVENT_NEED, GP, NULL), &before, 1);
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        integra_plan *plan = twin(s.plan);
        const message *after = tries[i].after == 1 ? &first : tries[i].after == 2 ? &second : &s.last;
        message out = forge(plan, tries[i].writer, tries[i].sequence, event_of(INTEGRA_EVENT_CONCERTATION, GP, NULL),
                            &after, tries[i].after == 0 ? 0 : 1);
        assert_string_equal(shown_verdict(plan, &out.digest), tries[i].verdict);
        integra_plan_destroy(plan);
    }
}

/* A target is an ancestor: one that is here but was not seen will not do, whatever it is, nor one of another kind. */
static void targets_that_will_not_do(void **state)
{
    (void)state;
    const message *last = &s.last;
    message later = forge(s.plan, 'u', 1, event_of(UNKNOWN, GP, NULL), &last, 1);
    message unseen = forge(s.plan, 'v', 1, event_of(INTEGRA_EVENT_NEED, GP, NULL), &last, 1);
    message refused = forge(s.plan, 'r', 1, event_of(INTEGRA_EVENT_NEED, STRANGER, NULL), &last, 1);
    const message *targets[] = { &later, &unseen, &s.intervention, &s.opening };
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        integra_event event = event_of(INTEGRA_EVENT_NEED_CLOSED, GP, &targets[i]->digest);
        message out = forge(s.plan, 'a' + (int)i + 1, 1, event, &last, 1);
        assert_string_equal(shown_verdict(s.plan, &out.digest), "target");
    }
    const message *seen[] = { &refused };
    message out = forge(s.plan, 'w', 1, event_of(INTEGRA_EVENT_NEED_CLOSED, GP, &refused.digest), seen, 1);
    assert_string_equal(shown_verdict(s.plan, &out.digest), "target"); /* seen, and never accepted */
    integra_event event = event_of(INTEGRA_EVENT_ANNULMENT, GP, &s.opening.digest);
    out = forge(s.plan, 'w', 1, event, &last, 1);
    assert_string_equal(shown_verdict(s.plan, &out.digest), "target"); /* any but the opening */
    event = event_of(INTEGRA_EVENT_SETTLEMENT, GP, &s.need.digest);
    event.code = INTEGRA_SLOT_PHASE;
    out = forge(s.plan, 'w', 1, event, &last, 1);
    assert_string_equal(shown_verdict(s.plan, &out.digest), "target"); /* a setter of another slot */
}

/* An opening of a later edition opens nothing here: what follows nothing is in nobody's plan. */
static void beside_an_opening_of_a_later_edition(void **state)
{
    message opening, out;
    integra_plan *plan = NULL;
    (void)state;
    integra_event event = event_of(INTEGRA_EVENT_OPENING, GP, NULL);
    event.person = who(PERSON);
    event.writer = who('a');
    event.sequence = 1;
    event.edition = INTEGRA_EDITION + 1;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    assert_int_equal(written(&event, &opening), INTEGRA_OK);
    assert_int_equal(apply_one(plan, opening.bytes, opening.size, &opening.verdict, NULL), INTEGRA_OK);
    assert_int_equal(opening.verdict, INTEGRA_EVENT_VERDICT_NEEDS_EDITION);
    event = event_of(INTEGRA_EVENT_NEED, PERSON, NULL);
    memcpy(&event.plan, &opening.digest, sizeof event.plan);
    event.writer = who('b');
    event.sequence = 1;
    assert_int_equal(written(&event, &out), INTEGRA_OK);
    assert_int_equal(apply_one(plan, out.bytes, out.size, &out.verdict, NULL), INTEGRA_OK);
    assert_string_equal(shown_verdict(plan, &out.digest), "parents circle phase");
    integra_plan_destroy(plan);
}

/* Two that wait follow one that is not here, and a fourth follows both: one digest is missing, named once. */
static void missing_once(void **state)
{
    integra_digest missing[4];
    size_t count = 0;
    uint32_t at = 0;
    const message *last = &s.last;
    integra_plan *apart = twin(s.plan);
    (void)state;
    message gone = forge(apart, 'g', 1, event_of(INTEGRA_EVENT_NEED, GP, NULL), &last, 1);
    const message *after = &gone;
    message one = forge(s.plan, 'k', 1, event_of(INTEGRA_EVENT_NEED, GP, NULL), &after, 1);
    message other = forge(s.plan, 'l', 1, event_of(INTEGRA_EVENT_NEED, GP, NULL), &after, 1);
    const message *both[] = { &one, &other };
    if (memcmp(&one.digest, &other.digest, sizeof one.digest) > 0) {
        both[0] = &other;
        both[1] = &one;
    }
    message third = forge(s.plan, 'm', 1, event_of(INTEGRA_EVENT_NEED, GP, NULL), both, 2);
    assert_string_equal(shown_verdict(s.plan, &third.digest), "waiting");
    assert_int_equal(integra_plan_find(s.plan, &third.digest, &at, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_missing_at(s.plan, at, missing, 4, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 1);
    assert_memory_equal(&missing[0], &gone.digest, sizeof gone.digest);
    assert_int_equal(take_in(s.plan, apart), INTEGRA_OK);
    assert_string_equal(shown_verdict(s.plan, &third.digest), "accepted");
    assert_int_equal(integra_plan_count(NULL), 0);
    integra_plan_destroy(apart);
}

/* A writer's events came backwards: the next one follows the last of them all the same. */
static void a_chain_that_came_backwards(void **state)
{
    integra_event event;
    message out;
    integra_plan *apart = twin(s.plan);
    (void)state;
    const message *last = &s.last;
    message first = forge(apart, 'k', 1, event_of(INTEGRA_EVENT_NEED, GP, NULL), &last, 1);
    const message *before = &first;
    message second = forge(s.plan, 'k', 2, event_of(INTEGRA_EVENT_NEED, GP, NULL), &before, 1);
    assert_string_equal(shown_verdict(s.plan, &second.digest), "waiting");
    event = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    event.writer = who('k');
    size_t size = 0;
    assert_int_equal(integra_plan_append(s.plan, &event, out.bytes, sizeof out.bytes, &size, NULL),
                     INTEGRA_ERR_REFUSED); /* its last event waits */
    assert_int_equal(take_in(s.plan, apart), INTEGRA_OK);
    assert_int_equal(tell(s.plan, 'k', &event, &out), INTEGRA_OK);
    assert_int_equal(event.sequence, 3);
    assert_string_equal(shown_verdict(s.plan, &out.digest), "accepted");
    integra_plan_destroy(apart);
}

/* A parent that another parent has seen adds nothing to what is seen. */
static void a_parent_that_a_parent_has_seen(void **state)
{
    (void)state;
    const message *last = &s.last;
    message earlier = forge(s.plan, 'k', 1, event_of(INTEGRA_EVENT_REVIEW, GP, NULL), &last, 1);
    for (integra_date day = DAY; day < DAY + 8; day++) { /* by digest they stand in either order */
        const message *after = &earlier;
        integra_event event = event_of(INTEGRA_EVENT_CONCERTATION, GP, NULL);
        event.effective = day;
        message later = forge(s.plan, (int)(day - DAY) + 'A', 1, event, &after, 1);
        int ascend = memcmp(&earlier.digest, &later.digest, sizeof later.digest) < 0;
        const message *both[] = { ascend ? &earlier : &later, ascend ? &later : &earlier };
        message out = forge(s.plan, (int)(day - DAY) + 'M', 1, event_of(INTEGRA_EVENT_REVIEW, GP, NULL), both, 2);
        assert_string_equal(shown_verdict(s.plan, &out.digest), "phase"); /* it has seen the review */
        out = forge(s.plan, (int)(day - DAY) + 'M', 1, event_of(INTEGRA_EVENT_NEED, GP, NULL), both, 2);
        assert_string_equal(shown_verdict(s.plan, &out.digest), "accepted");
    }
}

/* One writer is one branch, however long; a second one is beyond a limit of one. */
static void one_branch(void **state)
{
    enum { LONG = 100 };
    integra_plan_limits limits;
    integra_plan *plan = NULL;
    message out;
    (void)state;
    integra_plan_limits_init(&limits, sizeof limits);
    limits.branches = 1;
    assert_int_equal(integra_plan_create(&limits, NULL, &plan, NULL), INTEGRA_OK);
    assert_int_equal(take_in(plan, s.plan), INTEGRA_OK);
    for (size_t i = 0; i < LONG; i++) {
        integra_event event = event_of(INTEGRA_EVENT_CONCERTATION, GP, NULL);
        assert_int_equal(tell(plan, 'a', &event, &out), INTEGRA_OK);
    }
    integra_event event = event_of(INTEGRA_EVENT_CONCERTATION, GP, NULL);
    assert_int_equal(tell(plan, 'b', &event, &out), INTEGRA_ERR_LIMIT);
    integra_plan_destroy(plan);
}

/* A draft that names somebody nobody has heard of is judged as it would be once recorded. */
static void a_draft_that_names_a_stranger(void **state)
{
    integra_refusal refusals[4];
    size_t count = 0;
    (void)state;
    integra_event event = event_of(INTEGRA_EVENT_LIFE_PROJECT, GP, NULL);
    event.writer = who('k');
    event.giver = who('?');
    assert_int_equal(integra_plan_evaluate(s.plan, &event, refusals, 4, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 1);
    assert_int_equal(refusals[0].guard, INTEGRA_GUARD_GIVER);
    event = event_of(INTEGRA_EVENT_LEAVE, GP, NULL);
    event.writer = who('k');
    event.person = who('?');
    assert_int_equal(integra_plan_evaluate(s.plan, &event, refusals, 4, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 1);
    assert_int_equal(refusals[0].guard, INTEGRA_GUARD_MEMBER);
}

#define FORGED(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FORGED(chains),       FORGED(targets_that_will_not_do),      FORGED(beside_an_opening_of_a_later_edition),
        FORGED(missing_once), FORGED(a_chain_that_came_backwards),   FORGED(a_parent_that_a_parent_has_seen),
        FORGED(one_branch),   FORGED(a_draft_that_names_a_stranger),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
