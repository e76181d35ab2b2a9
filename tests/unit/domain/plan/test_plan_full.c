/* test_plan_full.c - who sends chain after chain of events that nobody accepts: most are left out and told, honest
 * sites go on and meet, and what they can still be made to do is known.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12); docs/security.md.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

enum { MANY = 1100, ROOM = 1 << 17, LATER_KIND = 70, APART = 12, FORKS = 3 * INTEGRA_UNACCEPTED_LIMIT };

/* The first event of the n-th of many writers, right after one that is here. */
static integra_event first_of(const integra_plan *plan, const message *after, uint32_t kind, int author, uint32_t n)
{
    integra_event event = event_of(kind, author, NULL);
    assert_int_equal(integra_plan_id(plan, &event.plan, NULL), INTEGRA_OK);
    memset(&event.writer, 0xee, sizeof event.writer);
    event.writer.bytes[0] = (uint8_t)(n >> 8);
    event.writer.bytes[1] = (uint8_t)n;
    event.sequence = 1;
    event.parents = (integra_bytes){ after->digest.bytes, sizeof after->digest };
    return event;
}

/* As many of them from there on, one by one; what was taken in all. */
static integra_taken flooded(integra_plan *plan, const message *opening, uint32_t kind, uint32_t from, uint32_t count)
{
    integra_taken all, taken;
    integra_taken_init(&all, sizeof all);
    integra_taken_init(&taken, sizeof taken);
    for (uint32_t n = from; n < from + count; n++) {
        message m;
        integra_event event = first_of(plan, opening, kind, STRANGER, n);
        assert_int_equal(written(&event, &m), INTEGRA_OK);
        assert_int_equal(integra_plan_apply(plan, m.bytes, m.size, &taken, NULL), INTEGRA_OK);
        assert_int_equal(taken.added + taken.crowded, 1);
        assert_int_equal(taken.crowded, taken.chains);
        all.added += taken.added;
        all.chains += taken.chains;
        all.crowded += taken.crowded;
    }
    return all;
}

/* What that writer tells next: its size, 0 where it may not. */
static size_t appended(integra_plan *plan, int writer, uint32_t *fault)
{
    static uint8_t bytes[ROOM];
    size_t size = 0;
    integra_error error = { 0 };
    integra_event event = event_of(INTEGRA_EVENT_NEED, MANAGER, NULL);
    event.writer = who(writer);
    event.recorded += 500;
    integra_status status = integra_plan_append(plan, &event, bytes, sizeof bytes, &size, &error);
    *fault = error.fault;
    return status == INTEGRA_OK ? size : 0;
}

/* Eleven hundred installations that nobody knows: as many are kept as there is room for. A new honest one comes in, its
 * event is as short as without them, and it meets one that was somewhere else. */
static void of_strangers(void **state)
{
    story s;
    uint32_t fault = 0;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_plan *other = twin(s.plan), *quiet = twin(s.plan);
    integra_taken all = flooded(s.plan, &s.opening, INTEGRA_EVENT_NEED, 0, MANY);
    assert_int_equal(all.added, INTEGRA_UNACCEPTED_LIMIT);
    assert_int_equal(all.crowded, MANY - INTEGRA_UNACCEPTED_LIMIT);
    assert_int_equal(appended(s.plan, 'q', &fault), appended(quiet, 'q', &fault));
    assert_int_not_equal(appended(other, 'w', &fault), 0);
    assert_int_equal(take_in(other, s.plan), INTEGRA_OK);
    assert_int_equal(take_in(s.plan, other), INTEGRA_OK);
    assert_int_equal(integra_plan_count(s.plan), integra_plan_count(other));
    integra_plan_destroy(quiet);
    integra_plan_destroy(other);
    integra_plan_destroy(s.plan);
}

/* Junk keeps out an installation of a later edition, which waits as junk does. */
static void before_an_installation_of_a_later_edition(void **state)
{
    story s;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    (void)flooded(s.plan, &s.opening, INTEGRA_EVENT_NEED, 0, INTEGRA_UNACCEPTED_LIMIT);
    integra_taken taken = flooded(s.plan, &s.opening, LATER_KIND, MANY, 1);
    assert_int_equal(taken.added, 0);
    assert_int_equal(taken.crowded, 1);
    integra_plan_destroy(s.plan);
}

/* Sites that were apart, each with all the junk that it may have and an honest event beside: they meet, the honest
 * events are everywhere, and no site has more junk than it had. */
static void at_each_of_several_sites(void **state)
{
    story s;
    integra_plan *sites[APART];
    uint32_t fault = 0;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    size_t told = integra_plan_count(s.plan);
    for (uint32_t n = 0; n < APART; n++) {
        sites[n] = twin(s.plan);
        integra_taken taken = flooded(sites[n], &s.opening, INTEGRA_EVENT_NEED, n << 8, INTEGRA_UNACCEPTED_LIMIT);
        assert_int_equal(taken.added, INTEGRA_UNACCEPTED_LIMIT);
        assert_int_not_equal(appended(sites[n], 'b' + (int)n, &fault), 0);
    }
    for (uint32_t n = 0; n < 2 * APART; n++) {
        assert_int_equal(take_in(sites[n % APART], sites[(n + 1) % APART]), INTEGRA_OK);
        assert_int_equal(take_in(sites[(n + 1) % APART], sites[n % APART]), INTEGRA_OK);
    }
    for (uint32_t n = 0; n < APART; n++) {
        assert_int_equal(integra_plan_count(sites[n]), told + APART + INTEGRA_UNACCEPTED_LIMIT);
        integra_plan_destroy(sites[n]);
    }
    integra_plan_destroy(s.plan);
}

/* What is accepted is nobody's junk: a member, or somebody in a member's name where nobody looks, fills a plan. Who is
 * in it goes on, and nobody new comes in. */
static void of_a_member(void **state)
{
    story s;
    uint32_t fault = 0;
    integra_taken taken;
    (void)state;
    integra_taken_init(&taken, sizeof taken);
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    for (uint32_t n = 0; n < INTEGRA_BRANCH_LIMIT - 1; n++) {
        message m;
        integra_event event = first_of(s.plan, &s.last, INTEGRA_EVENT_NEED, MANAGER, n);
        assert_int_equal(written(&event, &m), INTEGRA_OK);
        assert_int_equal(integra_plan_apply(s.plan, m.bytes, m.size, &taken, NULL), INTEGRA_OK);
        assert_int_equal(taken.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    }
    assert_int_equal(appended(s.plan, 'q', &fault), 0);
    assert_int_equal(fault, INTEGRA_FAULT_BRANCHES_LIMIT);
    assert_int_not_equal(appended(s.plan, 'a', &fault), 0);
    integra_plan_destroy(s.plan);
}

/* An event of the installation x after one that is here, accepted or not, is taken in: the next of its own, or a fork.
 */
static message beside(integra_plan *plan, const message *after, uint32_t sequence, int author)
{
    message m;
    integra_taken taken;
    integra_taken_init(&taken, sizeof taken);
    integra_event event = event_of(INTEGRA_EVENT_NEED, author, NULL);
    assert_int_equal(integra_plan_id(plan, &event.plan, NULL), INTEGRA_OK);
    event.writer = who('x');
    event.sequence = sequence;
    event.recorded += sequence;
    event.parents = (integra_bytes){ after->digest.bytes, sizeof after->digest };
    assert_int_equal(written(&event, &m), INTEGRA_OK);
    assert_int_equal(integra_plan_apply(plan, m.bytes, m.size, &taken, NULL), INTEGRA_OK);
    m.verdict = taken.verdict;
    return m;
}

/* A chain goes on with an event that is refused, then instead with one that is accepted, over and over: what was
 * refused is a chain of its own only then, and stays. Whoever takes the plan in, its own site from a copy too, has of
 * those as many as there is room for, and all that is accepted. */
static void of_one_that_forks_itself(void **state)
{
    story s;
    uint32_t fault = 0;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    message last = beside(s.plan, &s.last, 1, MANAGER);
    for (uint32_t n = 2; n < 2 + FORKS; n++) {
        assert_int_equal(beside(s.plan, &last, n, STRANGER).verdict, INTEGRA_EVENT_VERDICT_REFUSED);
        last = beside(s.plan, &last, n, MANAGER);
        assert_int_equal(last.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    }
    integra_plan *again = twin(s.plan);
    assert_int_equal(integra_plan_count(s.plan) - integra_plan_count(again), FORKS - INTEGRA_UNACCEPTED_LIMIT);
    for (size_t i = 0; i < integra_plan_count(s.plan); i++) {
        integra_place place;
        integra_place_init(&place, sizeof place);
        assert_int_equal(integra_plan_event_at(s.plan, i, NULL, &place, NULL), INTEGRA_OK);
        if (place.verdict == INTEGRA_EVENT_VERDICT_ACCEPTED) {
            assert_int_equal(verdict_of(again, &place.digest), INTEGRA_EVENT_VERDICT_ACCEPTED);
        }
    }
    assert_in_range(appended(s.plan, 'q', &fault), 1, 300);
    integra_plan_destroy(again);
    integra_plan_destroy(s.plan);
}

/* A withdrawal may be recorded by anybody (PLN-6), and so is accepted of strangers too: it fills a plan as a member
 * does, and what is new elsewhere does not come in. Nothing but a verifier keeps them from it. */
static void of_withdrawals_that_anybody_records(void **state)
{
    story s;
    uint32_t fault = 0;
    integra_taken taken;
    (void)state;
    integra_taken_init(&taken, sizeof taken);
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_plan *other = twin(s.plan);
    assert_int_not_equal(appended(other, 'q', &fault), 0);
    for (uint32_t n = 0; n < INTEGRA_BRANCH_LIMIT - 1; n++) {
        message m;
        integra_event event = first_of(s.plan, &s.last, INTEGRA_EVENT_ASSISTANCE_CONSENT, STRANGER, n);
        event.person = who(PERSON);
        event.code = INTEGRA_ANSWER_WITHDRAWN;
        assert_int_equal(written(&event, &m), INTEGRA_OK);
        assert_int_equal(integra_plan_apply(s.plan, m.bytes, m.size, &taken, NULL), INTEGRA_OK);
        assert_int_equal(taken.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    }
    assert_int_equal(words_held(s.plan, INTEGRA_SLOT_PHASE), 1u << INTEGRA_PHASE_CLOSED);
    assert_int_equal(take_in(s.plan, other), INTEGRA_ERR_LIMIT);
    assert_int_equal(take_in(other, s.plan), INTEGRA_ERR_LIMIT);
    integra_plan_destroy(other);
    integra_plan_destroy(s.plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_strangers),
        cmocka_unit_test(before_an_installation_of_a_later_edition),
        cmocka_unit_test(at_each_of_several_sites),
        cmocka_unit_test(of_a_member),
        cmocka_unit_test(of_one_that_forks_itself),
        cmocka_unit_test(of_withdrawals_that_anybody_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
