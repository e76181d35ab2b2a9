/* test_plan_state_cut.c - a state that strangers swell stays small, and the same for everybody; what is not listed is
 * told. Spec: spec/31-history.md (PLN-11, "The state message").  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/plan/plan_rows.h"
#include "story.h"

enum { HONEST = 70, STRANGERS = 80, SMALL = 1 << 17 };

/* The plan of the story once it is active, then what two sites tell without knowing of each other: needs in a row, and
 * as many withdrawals of the consent as there are strangers, each of a writer of its own. */
static struct {
    story s;
    message honest[HONEST], strange[STRANGERS];
} told;

/* A writer of their own each, in the order of their numbers. */
static void say(message *out, int number, int author, uint32_t answer)
{
    integra_event event = event_of(INTEGRA_EVENT_ASSISTANCE_CONSENT, author, NULL);
    assert_int_equal(integra_plan_id(told.s.plan, &event.plan, NULL), INTEGRA_OK);
    event.person = who(PERSON);
    event.code = answer;
    event.writer = who('w');
    event.writer.bytes[0] = (uint8_t)number;
    event.sequence = 1;
    event.parents = (integra_bytes){ told.s.last.digest.bytes, sizeof told.s.last.digest };
    assert_int_equal(written(&event, out), INTEGRA_OK);
}

static int set_up(void **state)
{
    (void)state;
    assert_true(story_at(&told.s, INTEGRA_PHASE_ACTIVE));
    for (int i = 0; i < STRANGERS; i++) {
        say(&told.strange[i], i, STRANGER, INTEGRA_ANSWER_WITHDRAWN);
    }
    integra_plan *honest = twin(told.s.plan);
    for (int i = 0; i < HONEST; i++) {
        integra_event need = event_of(INTEGRA_EVENT_NEED, GP, NULL);
        assert_int_equal(tell(honest, 'a', &need, &told.honest[i]), INTEGRA_OK);
    }
    integra_plan_destroy(honest);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    integra_plan_destroy(told.s.plan);
    return 0;
}

static void takes(integra_plan *plan, const message *m)
{
    uint32_t verdict = 0;
    assert_int_equal(apply_one(plan, m->bytes, m->size, &verdict, NULL), INTEGRA_OK);
    assert_int_equal(verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
}

/* The site that has all of it, what is strange first or last, forwards or backwards. */
static integra_plan *site(int strange_first, int backwards)
{
    integra_plan *plan = twin(told.s.plan);
    for (int half = 0; half < 2; half++) {
        int strange = half == (strange_first ? 0 : 1);
        for (int i = 0; strange && i < STRANGERS; i++) {
            takes(plan, &told.strange[backwards ? STRANGERS - 1 - i : i]);
        }
        for (int i = 0; !strange && i < HONEST; i++) {
            takes(plan, &told.honest[i]);
        }
    }
    return plan;
}

static void a_swollen_state_is_small_and_the_same_everywhere(void **state)
{
    blob first, other;
    integra_plan *plan = site(0, 0);
    (void)state;
    assert_int_equal(whole_state(plan, &first), INTEGRA_OK);
    assert_in_range(first.size, INTEGRA_CONCURRENT_LIMIT * 2 * sizeof(integra_digest), SMALL);
    integra_plan_destroy(plan);
    for (int way = 1; way < 4; way++) {
        plan = site(way & 1, way & 2);
        assert_int_equal(whole_state(plan, &other), INTEGRA_OK);
        assert_true(blob_same(&first, &other));
        free(other.bytes);
        integra_plan_destroy(plan);
    }
    free(first.bytes);
}

/* The place of a concurrent pair's two events and its slot, as one number. */
static uint64_t pair_at(const integra_plan *plan, size_t index)
{
    integra_concurrent pair;
    integra_concurrent_init(&pair, sizeof pair);
    assert_int_equal(integra_plan_concurrent_at(plan, index, &pair, NULL), INTEGRA_OK);
    return ((uint64_t)pair.place << 32 | pair.other) << 5 | pair.slot;
}

static void the_first_pairs_are_listed_and_all_are_counted(void **state)
{
    integra_plan *plan = site(1, 1);
    integra_plan_totals totals;
    size_t values, pairs;
    (void)state;
    integra_plan_totals_init(&totals, sizeof totals);
    assert_int_equal(integra_plan_held(plan, &values, &pairs, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_totals_of(plan, &totals, NULL), INTEGRA_OK);
    assert_int_equal(pairs, INTEGRA_CONCURRENT_LIMIT);
    assert_int_equal(totals.concurrent, HONEST * STRANGERS); /* each need beside each withdrawal */
    assert_int_equal(totals.missing, 0);
    uint32_t need = INTEGRA_NO_INDEX, stranger = INTEGRA_NO_INDEX;
    for (size_t i = 0; i < pairs; i++) { /* all of a need follow one another, and the needs are in their order */
        assert_int_equal(integra_plan_find(plan, &told.honest[i / STRANGERS].digest, &need, NULL), INTEGRA_OK);
        assert_int_equal(integra_plan_find(plan, &told.strange[i % STRANGERS].digest, &stranger, NULL), INTEGRA_OK);
        assert_int_equal(pair_at(plan, i), ((uint64_t)need << 32 | stranger) << 5 | INTEGRA_SLOT_PHASE);
    }
    integra_plan_destroy(plan);
}

static void the_first_values_of_a_slot_are_listed_and_all_are_counted(void **state)
{
    integra_plan *plan = site(0, 1);
    integra_held held;
    size_t values, pairs;
    uint32_t of_consent = 0, place = INTEGRA_NO_INDEX;
    (void)state;
    integra_held_init(&held, sizeof held);
    assert_int_equal(integra_plan_held(plan, &values, &pairs, NULL), INTEGRA_OK);
    for (size_t i = 0; i < values; i++) {
        assert_int_equal(integra_plan_held_at(plan, i, &held, NULL), INTEGRA_OK);
        if (held.slot == INTEGRA_SLOT_ASSISTANCE_CONSENT) {
            assert_int_equal(integra_plan_find(plan, &told.strange[of_consent].digest, &place, NULL), INTEGRA_OK);
            assert_int_equal(held.place, place);
            assert_int_equal(held.of, STRANGERS);
            assert_int_equal(held.conflict, 0);
            of_consent++;
        } else {
            assert_int_equal(held.of, held.slot == INTEGRA_SLOT_PHASE ? STRANGERS : 1);
        }
    }
    assert_int_equal(of_consent, INTEGRA_HELD_LIMIT);
    integra_plan_destroy(plan);
}

/* Of the slot's first value listed, whether it is in conflict. */
static uint32_t in_conflict(integra_plan *plan, uint32_t slot)
{
    size_t values, pairs;
    integra_held held;
    integra_held_init(&held, sizeof held);
    assert_int_equal(integra_plan_held(plan, &values, &pairs, NULL), INTEGRA_OK);
    for (size_t i = 0; i < values && held.slot != slot; i++) {
        assert_int_equal(integra_plan_held_at(plan, i, &held, NULL), INTEGRA_OK);
    }
    assert_int_equal(held.slot, slot);
    return held.conflict;
}

static void a_value_that_is_not_listed_makes_a_conflict_too(void **state)
{
    integra_plan *plan = site(1, 0);
    message given;
    (void)state;
    assert_int_equal(in_conflict(plan, INTEGRA_SLOT_ASSISTANCE_CONSENT), 0);
    say(&given, STRANGERS, GP, INTEGRA_ANSWER_GIVEN);
    takes(plan, &given);
    assert_int_equal(in_conflict(plan, INTEGRA_SLOT_ASSISTANCE_CONSENT), 1);
    integra_plan_destroy(plan);
}

static void totals_are_of_the_state_as_it_was_worked_out(void **state)
{
    integra_plan *plan = site(0, 0);
    integra_plan_totals totals, before;
    size_t values, pairs;
    (void)state;
    integra_plan_totals_init(&totals, sizeof totals);
    before = totals;
    assert_int_equal(integra_plan_totals_of(plan, &totals, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_memory_equal(&totals, &before, sizeof totals);
    assert_int_equal(integra_plan_held(plan, &values, &pairs, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_totals_of(plan, &totals, NULL), INTEGRA_OK);
    assert_int_equal(totals.values,
                     values + 2 * (STRANGERS - INTEGRA_HELD_LIMIT)); /* of the consent and of the phase */
    message given;
    say(&given, STRANGERS, GP, INTEGRA_ANSWER_GIVEN);
    takes(plan, &given);
    assert_int_equal(integra_plan_totals_of(plan, &totals, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    integra_plan_destroy(plan);
}

static void what_is_worked_out_of_the_rows_is_worked_out_of_all(void **state)
{
    integra_plan *plan = site(0, 0);
    integra_plan_totals totals;
    integra_due *due = NULL;
    size_t all;
    (void)state;
    integra_plan_totals_init(&totals, sizeof totals);
    assert_int_equal(integra__plan_rows_all(plan, &all, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_totals_of(plan, &totals, NULL), INTEGRA_OK);
    assert_int_equal(all, totals.values);
    assert_int_equal(integra_due_create(plan, NULL, DAY + 10, NULL, NULL, &due, NULL), INTEGRA_OK);
    assert_int_equal(integra_due_held_count(due), totals.values);
    for (size_t i = 0; i < all; i++) {
        integra_held row, then;
        integra_held_init(&then, sizeof then);
        integra__plan_rows_at(plan, i, &row);
        assert_int_equal(integra_due_held_at(due, i, &then, NULL), INTEGRA_OK);
        assert_memory_equal(&row, &then, sizeof row);
    }
    integra_due_destroy(due);
    integra_plan_destroy(plan);
}

static void a_view_sees_what_is_not_listed(void **state)
{
    integra_plan *plan = twin(told.s.plan);
    uint32_t viewer = 0;
    integra_id carer = who(CARER);
    (void)state;
    for (int i = 0; i <= INTEGRA_HELD_LIMIT;
         i++) { /* the last makes CARER the referent: it is their office all the same */
        message referent;
        integra_event event = event_of(INTEGRA_EVENT_REFERENT, MANAGER, NULL);
        assert_int_equal(integra_plan_id(plan, &event.plan, NULL), INTEGRA_OK);
        event.person = who(i < INTEGRA_HELD_LIMIT ? NURSE : CARER);
        event.writer = who('w');
        event.writer.bytes[0] = (uint8_t)i;
        event.sequence = 1;
        event.parents = (integra_bytes){ told.s.last.digest.bytes, sizeof told.s.last.digest };
        assert_int_equal(written(&event, &referent), INTEGRA_OK);
        takes(plan, &referent);
    }
    assert_int_equal(integra_view_viewer(plan, &carer, &viewer, NULL), INTEGRA_OK);
    assert_int_equal(viewer, INTEGRA_VIEWER_REFERENT);
    integra_plan_destroy(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_swollen_state_is_small_and_the_same_everywhere),
        cmocka_unit_test(the_first_pairs_are_listed_and_all_are_counted),
        cmocka_unit_test(the_first_values_of_a_slot_are_listed_and_all_are_counted),
        cmocka_unit_test(a_value_that_is_not_listed_makes_a_conflict_too),
        cmocka_unit_test(totals_are_of_the_state_as_it_was_worked_out),
        cmocka_unit_test(what_is_worked_out_of_the_rows_is_worked_out_of_all),
        cmocka_unit_test(a_view_sees_what_is_not_listed),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
