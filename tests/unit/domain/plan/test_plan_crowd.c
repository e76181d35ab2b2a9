/* test_plan_crowd.c - chains without an accepted event: how many a plan has room for, which are left out, and that
 * whoever fills a plan with them keeps nobody else out. Spec: spec/31-history.md (PLN-11, "Strangers").  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shown.h"
#include "strangers.h"

enum { MANY = 1022 };

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

static void left_out(integra_taken taken, uint32_t chains, uint32_t crowded)
{
    assert_int_equal(taken.chains, chains);
    assert_int_equal(taken.crowded, crowded);
}

static integra_plan *room_for(uint32_t unaccepted)
{
    return limited(s.plan, (integra_plan_limits){ .unaccepted = unaccepted });
}

/* Where there is room for one, the first stays whatever comes, and may grow; an accepted one needs no room. */
static void chains_here_stay(void **state)
{
    integra_plan *plan = room_for(1);
    message y = first_need(plan, who('y'), STRANGER, &s.last), x = first_need(plan, who('x'), STRANGER, &s.last);
    message y2 = next_need(plan, who('y'), 2, STRANGER, &y), z = first_need(plan, who('z'), NURSE, &s.last);
    (void)state;
    left_out(sends(plan, &y), 0, 0);
    integra_taken taken = sends(plan, &x);
    left_out(taken, 1, 1);
    assert_int_equal(taken.verdict, 0);
    assert_int_equal(taken.added, 0);
    assert_false(has(plan, &x));
    left_out(sends(plan, &y2), 0, 0);
    assert_int_equal(sends(plan, &z).verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    left_out(sends(plan, &x), 1, 1);
    integra_plan_destroy(plan);
}

/* Once the chain here has an accepted event there is room again, and what was left out is taken. */
static void accepted_it_stops_counting(void **state)
{
    integra_plan *plan = room_for(1);
    message x = first_need(plan, who('x'), STRANGER, &s.last), y = first_need(plan, who('y'), STRANGER, &s.last);
    message x2 = next_need(plan, who('x'), 2, NURSE, &x);
    (void)state;
    left_out(sends(plan, &x), 0, 0);
    left_out(sends(plan, &y), 1, 1);
    assert_int_equal(sends(plan, &x2).verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    left_out(sends(plan, &y), 0, 0);
    assert_true(has(plan, &y));
    integra_plan_destroy(plan);
}

/* What an accepted event builds on stays, is counted with the branches, and takes no place of strangers. */
static void built_on_stays(void **state)
{
    integra_plan *plan = room_for(1);
    message y = first_need(plan, who('y'), STRANGER, &s.last), x = first_need(plan, who('x'), STRANGER, &s.last);
    message x2 = next_need(plan, who('x'), 2, STRANGER, &x), built = first_need(plan, who('z'), NURSE, &x);
    message told[] = { x, x2, built };
    integra_plan *from = without_limits(s.plan, told, 3);
    (void)state;
    left_out(sends(plan, &y), 0, 0);
    left_out(sends_all(plan, from), 0, 0);
    assert_true(has(plan, &x2));
    integra_plan *few = limited(s.plan, (integra_plan_limits){ .branches = 2, .unaccepted = 1 });
    blob all = { NULL, 0 };
    uint64_t added = 0;
    integra_error error = { 0 };
    assert_int_equal(whole_plan(from, &all), INTEGRA_OK);
    assert_int_equal(merge_all(few, all.bytes, all.size, &added, &error), INTEGRA_ERR_LIMIT);
    assert_int_equal(error.fault, INTEGRA_FAULT_BRANCHES_LIMIT);
    assert_int_equal(error.index, 3); /* the plan's, the one that builds, the one built on */
    free(all.bytes);
    integra_plan_destroy(few);
    integra_plan_destroy(from);
    integra_plan_destroy(plan);
}

/* Of those that come together the first in total order are taken: depth, writer, sequence, digest. */
static void the_first_are_taken(void **state)
{
    integra_plan *plan = room_for(2);
    message b = first_need(plan, who('x'), STRANGER, &s.last), a = first_need(plan, who('w'), STRANGER, &s.last);
    message deep = first_need(plan, who('b'), STRANGER, &a), b2 = next_need(plan, who('x'), 2, STRANGER, &b);
    message told[] = { b, a, deep, b2 };
    integra_plan *from = without_limits(s.plan, told, 4);
    (void)state;
    integra_taken taken = sends_all(plan, from);
    left_out(taken, 1, 1);
    assert_int_equal(taken.added, 3);
    assert_false(has(plan, &deep));
    assert_true(has(plan, &a) && has(plan, &b2));
    integra_plan_destroy(from);
    integra_plan_destroy(plan);
}

/* What waits counts as what is refused does, and what names an event left out waits for it. */
static void waiting_counts(void **state)
{
    integra_plan *plan = room_for(2);
    message first = first_need(plan, who('x'), STRANGER, &s.last), lost = next_need(plan, who('y'), 2, NURSE, &first);
    message z = first_need(plan, who('z'), STRANGER, &s.last), after = first_need(plan, who('w'), STRANGER, &z);
    (void)state;
    assert_int_equal(sends(plan, &lost).verdict, INTEGRA_EVENT_VERDICT_WAITING);
    assert_int_equal(sends(plan, &after).verdict, INTEGRA_EVENT_VERDICT_WAITING);
    left_out(sends(plan, &z), 1, 1);
    assert_int_equal(verdict_of(plan, &after.digest), INTEGRA_EVENT_VERDICT_WAITING);
    left_out(sends(plan, &first), 1, 1);
    assert_int_equal(verdict_of(plan, &lost.digest), INTEGRA_EVENT_VERDICT_WAITING);
    integra_plan_destroy(plan);
}

/* A fork that somebody forges of an honest writer is a chain without an accepted event: left out, nobody has forked. */
static void a_forged_fork(void **state)
{
    integra_plan *plan = room_for(1);
    integra_place place;
    uint32_t at = 0;
    message x = first_need(plan, who('x'), STRANGER, &s.last);
    message forged = need_of(plan, who('a'), 3, STRANGER, (const message *const[]){ &s.manager }, 1);
    (void)state;
    left_out(sends(plan, &x), 0, 0);
    left_out(sends(plan, &forged), 1, 1);
    integra_place_init(&place, sizeof place);
    assert_int_equal(integra_plan_find(plan, &s.last.digest, &at, NULL), INTEGRA_OK);
    for (size_t i = 0; i < integra_plan_count(plan); i++) {
        assert_int_equal(integra_plan_event_at(plan, i, NULL, &place, NULL), INTEGRA_OK);
        assert_int_equal(place.forked, 0);
    }
    integra_plan_destroy(plan);
}

/* A stem belongs to no chain, until all that followed it is left out. Of a fork that finds one place one side is kept,
 * and with it the stem, which is one chain with it. */
static void a_fork_of_their_own(void **state)
{
    for (uint32_t room = 1; room <= 2; room++) {
        integra_plan *plan = room_for(room);
        message y = first_need(plan, who('y'), STRANGER, &s.last), x = first_need(plan, who('x'), STRANGER, &s.last);
        message one = next_need(plan, who('x'), 2, STRANGER, &x), other = next_need(plan, who('x'), 2, NURSE + 1, &x);
        message told[] = { x, one, other };
        integra_plan *from = without_limits(s.plan, told, 3);
        left_out(sends(plan, &y), 0, 0);
        left_out(sends_all(plan, from), room == 1 ? 3 : 1, room == 1 ? 3 : 1);
        assert_int_equal(has(plan, &x), room == 2);
        assert_int_equal(has(plan, &one) + has(plan, &other), room - 1);
        integra_plan_destroy(from);
        integra_plan_destroy(plan);
    }
    (void)state;
}

/* What a change brings to events that are here is kept, whatever it leaves out beside. */
static void texts_and_signatures_come_in(void **state)
{
    static const uint8_t seal[] = { 0xd2, 0x84 };
    integra_plan *plan = room_for(1), *aside = NULL;
    integra_event event;
    message bare, x = first_need(s.plan, who('x'), STRANGER, &s.last),
                  y = first_need(s.plan, who('y'), STRANGER, &s.last);
    uint32_t verdict = 0, at = 0;
    (void)state;
    integra_plan_destroy(plan);
    assert_int_equal(
        integra_plan_create(&(integra_plan_limits){ .struct_size = sizeof(integra_plan_limits), .unaccepted = 1 }, NULL,
                            &plan, NULL),
        INTEGRA_OK);
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_event_decode(s.wish.bytes, s.wish.size, &event, NULL), INTEGRA_OK);
    event.text.size = event.salt.size = 0;
    assert_int_equal(written(&event, &bare), INTEGRA_OK);
    assert_int_equal(apply_one(plan, bare.bytes, bare.size, &verdict, NULL), INTEGRA_OK);
    aside = without_limits(s.plan, (message[]){ x, y }, 2);
    assert_int_equal(integra_event_decode(s.wish.bytes, s.wish.size, &event, NULL), INTEGRA_OK);
    sign(&event, seal, sizeof seal);
    assert_int_equal(written(&event, &bare), INTEGRA_OK);
    assert_int_equal(sends(aside, &bare).signatures, 1);
    integra_taken taken = sends_all(plan, aside);
    left_out(taken, 1, 1);
    assert_int_equal(taken.signatures, 1);
    assert_int_equal(taken.added, integra_plan_count(plan) - 1);
    assert_int_equal(integra_plan_find(plan, &s.wish.digest, &at, NULL), INTEGRA_OK);
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_plan_event_at(plan, at, &event, NULL, NULL), INTEGRA_OK);
    assert_int_equal(event.signature_count, 1);
    assert_int_equal(event.text.size, strlen("wishes to stay at home"));
    integra_plan_destroy(aside);
    integra_plan_destroy(plan);
}

static message needs[MANY + 1];

static integra_plan *crowd(void)
{
    for (uint32_t i = 0; i < MANY; i++) {
        needs[i] = first_need(s.plan, numbered(i), STRANGER, &s.last);
    }
    return without_limits(s.plan, needs, MANY);
}

static size_t parents_of_next(const integra_plan *plan, int writer)
{
    integra_plan *copy = twin(plan);
    integra_event event = event_of(INTEGRA_EVENT_NEED, NURSE, NULL);
    message out;
    assert_int_equal(tell(copy, writer, &event, &out), INTEGRA_OK);
    assert_int_equal(out.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    assert_int_equal(integra_event_decode(out.bytes, out.size, &event, NULL), INTEGRA_OK);
    integra_plan_destroy(copy);
    return event.parents.size / sizeof(integra_digest);
}

/* A stranger's thousand writers: as many as find room are taken, at every site the same of one message, and whoever
 * comes in later comes in both ways and names none of them (PLN-11, PLN-12). */
static void whoever_fills_a_plan(void **state)
{
    integra_plan *evil = crowd(), *here = twin(s.plan), *there = twin(s.plan);
    message honest = first_need(s.plan, who('h'), NURSE, &s.last), other = first_need(s.plan, who('i'), NURSE, &s.last);
    integra_taken taken = sends_all(here, evil);
    (void)state;
    left_out(taken, MANY - INTEGRA_UNACCEPTED_LIMIT, MANY - INTEGRA_UNACCEPTED_LIMIT);
    assert_int_equal(taken.added, INTEGRA_UNACCEPTED_LIMIT);
    assert_true(has(here, &needs[INTEGRA_UNACCEPTED_LIMIT - 1]));
    assert_false(has(here, &needs[INTEGRA_UNACCEPTED_LIMIT]));
    for (uint32_t i = MANY; i > 0; i--) { /* the other site has the last of them, one by one */
        (void)sends(there, &needs[i - 1]);
    }
    assert_true(has(there, &needs[MANY - 1]));
    assert_int_equal(sends(here, &honest).verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    assert_int_equal(sends(there, &other).verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    left_out(sends_all(there, here), INTEGRA_UNACCEPTED_LIMIT, INTEGRA_UNACCEPTED_LIMIT);
    left_out(sends_all(here, there), INTEGRA_UNACCEPTED_LIMIT, INTEGRA_UNACCEPTED_LIMIT);
    assert_true(has(here, &other) && has(there, &honest));
    assert_int_equal(parents_of_next(here, 'h'), 2); /* its own, and the other honest one */
    assert_int_equal(parents_of_next(here, 'n'), 2);
    integra_plan_destroy(there);
    integra_plan_destroy(here);
    integra_plan_destroy(evil);
}

/* A draft about an event of such a chain has seen it: the text that a stranger wrote can be erased. */
static void what_a_draft_is_about(void **state)
{
    integra_plan *plan = twin(s.plan);
    integra_event event = event_of(INTEGRA_EVENT_EXPECTATION, STRANGER, NULL);
    message wish, out;
    (void)state;
    assert_int_equal(tell(plan, 'x', &event, &wish), INTEGRA_OK);
    assert_int_equal(wish.verdict, INTEGRA_EVENT_VERDICT_REFUSED);
    event = event_of(INTEGRA_EVENT_ERASURE, MANAGER, &wish.digest);
    integra_status status = tell(plan, 'a', &event, &out);
    assert_int_equal(status, INTEGRA_OK);
    assert_int_equal(integra_event_decode(out.bytes, out.size, &event, NULL), INTEGRA_OK);
    assert_int_equal(event.parents.size / sizeof(integra_digest), 2);
    assert_memory_equal(event.parents.bytes + sizeof(integra_digest), &wish.digest, sizeof wish.digest);
    integra_plan_destroy(plan);
}

/* Chains that no honest plan has are refused before they are judged. */
static void too_many_to_judge(void **state)
{
    enum { TOO_MANY = 4 * INTEGRA_BRANCH_LIMIT };
    integra_plan *from = twin(s.plan), *plan = twin(s.plan);
    integra_taken taken = { 0 };
    integra_error error = { 0 };
    blob all = { NULL, 0 };
    uint64_t added = 0;
    (void)state;
    integra__plan_begin(from, TOO_MANY);
    for (uint32_t i = 0; i < TOO_MANY; i++) {
        message need = first_need(s.plan, numbered(i), STRANGER, &s.last);
        integra_event event;
        integra_event_init(&event, sizeof event);
        assert_int_equal(integra_event_decode(need.bytes, need.size, &event, NULL), INTEGRA_OK);
        assert_int_equal(integra__plan_add(from, &event, &need.digest, &taken, NULL), INTEGRA_OK);
    }
    assert_int_equal(integra__plan_commit_whole(from, NULL), INTEGRA_OK);
    assert_int_equal(whole_plan(from, &all), INTEGRA_OK);
    assert_int_equal(merge_all(plan, all.bytes, all.size, &added, &error), INTEGRA_ERR_LIMIT);
    assert_int_equal(error.fault, INTEGRA_FAULT_BRANCHES_LIMIT);
    assert_int_equal(error.index, TOO_MANY + 1);
    assert_int_equal(integra_plan_count(plan), integra_plan_count(s.plan));
    free(all.bytes);
    integra_plan_destroy(plan);
    integra_plan_destroy(from);
}

/* What a plan holds it reads again, and knows of a past day whatever its limits. */
static void its_own_is_whole(void **state)
{
    integra_plan *evil = crowd(), *plan = twin(s.plan), *again = NULL, *then = NULL;
    blob one = { NULL, 0 }, other = { NULL, 0 };
    (void)state;
    (void)sends_all(plan, evil);
    again = twin(plan);
    assert_int_equal(whole_plan(plan, &one), INTEGRA_OK);
    assert_int_equal(whole_plan(again, &other), INTEGRA_OK);
    assert_true(blob_same(&one, &other));
    assert_int_equal(integra_plan_known_at(evil, ((int64_t)DAY + 30) * 1440, NULL, &then, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_count(then), integra_plan_count(evil));
    free(one.bytes);
    free(other.bytes);
    integra_plan_destroy(then);
    integra_plan_destroy(again);
    integra_plan_destroy(plan);
    integra_plan_destroy(evil);
}

/* What a host stored comes in again in any order, though the strangers are more than may come, and all or none of it.
 */
static void recalled_whole(void **state)
{
    static integra_bytes stored[MANY + 1];
    integra_plan *plan = twin(s.plan), *evil = crowd();
    integra_error error = { 0 };
    blob one = { NULL, 0 }, other = { NULL, 0 };
    (void)state;
    for (uint32_t i = 0; i < MANY; i++) {
        stored[i] = (integra_bytes){ needs[MANY - 1 - i].bytes, needs[MANY - 1 - i].size };
    }
    stored[MANY] = (integra_bytes){ s.need.bytes, s.need.size - 1 };
    assert_int_equal(integra_plan_recall(plan, stored, MANY + 1, &error), INTEGRA_ERR_TRUNCATED);
    assert_int_equal(error.index, MANY);
    assert_int_equal(integra_plan_count(plan), integra_plan_count(s.plan));
    stored[MANY].bytes = NULL;
    assert_int_equal(integra_plan_recall(plan, stored, MANY + 1, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.fault, INTEGRA_FAULT_POINTER_IN_STRUCT);
    assert_int_equal(integra_plan_recall(plan, stored, MANY, &error), INTEGRA_OK);
    assert_int_equal(whole_plan(plan, &one), INTEGRA_OK);
    assert_int_equal(whole_plan(evil, &other), INTEGRA_OK);
    assert_true(blob_same(&one, &other));
    free(one.bytes);
    free(other.bytes);
    integra_plan_destroy(evil);
    integra_plan_destroy(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chains_here_stay),     cmocka_unit_test(accepted_it_stops_counting),
        cmocka_unit_test(built_on_stays),       cmocka_unit_test(the_first_are_taken),
        cmocka_unit_test(waiting_counts),       cmocka_unit_test(a_forged_fork),
        cmocka_unit_test(a_fork_of_their_own),  cmocka_unit_test(texts_and_signatures_come_in),
        cmocka_unit_test(whoever_fills_a_plan), cmocka_unit_test(what_a_draft_is_about),
        cmocka_unit_test(too_many_to_judge),    cmocka_unit_test(its_own_is_whole),
        cmocka_unit_test(recalled_whole),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
