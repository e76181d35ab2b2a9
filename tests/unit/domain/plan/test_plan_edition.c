/* test_plan_edition.c - events of a later edition: they pass through unchanged, and are judged once it is known. The
 * later edition is made up: two kinds more, put into the plan's table as another version of the library would.
 * Spec: PLN-11, "Editions".  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

#include "domain/plan/plan_read.h"
#include "domain/plan/plan_types.h"

enum { VISIT = 64, PAUSE = 65, UNKNOWN = 200, ROWS = 66 };

static integra__event_row rows[ROWS];

/* visit: who came; a fact. pause: suspends an active plan for a while, and asks for the consent. */
static int make_rows(void **state)
{
    (void)state;
    memcpy(rows, integra__event_rows, integra__event_row_count * sizeof *rows);
    integra__event_row *visit = &rows[VISIT - 1], *pause = &rows[PAUSE - 1];
    *visit = rows[INTEGRA_EVENT_FEEDBACK - 1];
    visit->guards = 0;
    visit->phases = INTEGRA_PHASE_BIT_ACTIVE | INTEGRA_PHASE_BIT_IN_REVIEW;
    *pause = rows[INTEGRA_EVENT_REVIEW - 1];
    pause->next = INTEGRA_PHASE_SUSPENDED;
    pause->guards = 1u << INTEGRA_GUARD_NEEDS_CONSENT;
    return 0;
}

static void upgrade(integra_plan *plan)
{
    plan->rows = rows;
    plan->row_count = ROWS;
    plan->edition = 2;
}

/* A plan of edition 2, told by a site that knows it: opened, proposed and so on are the same kinds as ever. */
typedef struct history {
    size_t count;
    message told[16];
} history;

static void tells(history *h, integra_plan *plan, int writer, uint32_t kind, int person, uint32_t code,
                  uint32_t edition)
{
    integra_event event = event_of(kind, GP, NULL);
    event.person = person ? who(person) : event.person;
    event.code = code ? code : event.code;
    event.edition = edition;
    assert_int_equal(tell(plan, writer, &event, &h->told[h->count]), INTEGRA_OK);
    h->count++;
}

static integra_plan *later_plan(void)
{
    integra_plan *plan = NULL;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    upgrade(plan);
    return plan;
}

static void apply_all(integra_plan *plan, const history *h)
{
    for (size_t i = 0; i < h->count; i++) {
        uint32_t verdict = 0;
        assert_int_equal(apply_one(plan, h->told[i].bytes, h->told[i].size, &verdict, NULL), INTEGRA_OK);
    }
}

static uint32_t counted(integra_plan *plan, uint32_t verdict)
{
    uint64_t counts[4];
    uint32_t opening;
    integra__plan_counts(plan, counts, &opening);
    return (uint32_t)counts[verdict - 1];
}

/* All but the first wait for the edition, itself the opening's; nothing is lost on the way. */
static void a_plan_of_a_later_edition_waits(void **state)
{
    history h = { .count = 0 };
    integra_place place;
    integra_plan *plan = later_plan(), *old = NULL;
    (void)state;
    tells(&h, plan, 'a', INTEGRA_EVENT_OPENING, PERSON, 0, 2);
    tells(&h, plan, 'a', INTEGRA_EVENT_JOIN, NURSE, 0, 0);
    tells(&h, plan, 'b', INTEGRA_EVENT_NEED, 0, 0, 0);
    tells(&h, plan, 'a', VISIT, NURSE, 0, 0); /* refused: nothing is active */
    tells(&h, plan, 'b', INTEGRA_EVENT_NEED, 0, 0, 0);
    assert_int_equal(h.told[3].verdict, INTEGRA_EVENT_VERDICT_REFUSED);
    assert_int_equal(integra_plan_create(NULL, NULL, &old, NULL), INTEGRA_OK);
    apply_all(old, &h);
    integra_place_init(&place, sizeof place);
    for (size_t i = 0; i < h.count; i++) {
        assert_int_equal(integra_plan_event_at(old, i, NULL, &place, NULL), INTEGRA_OK);
        assert_int_equal(place.verdict, INTEGRA_EVENT_VERDICT_NEEDS_EDITION);
        assert_int_equal(place.edition, 2);
    }
    assert_int_equal(words_held(old, INTEGRA_SLOT_PHASE), 0);

    blob through, state_there, state_here;
    assert_int_equal(whole_plan(old, &through), INTEGRA_OK);
    integra_plan *upgraded = later_plan();
    uint64_t added = 0;
    assert_int_equal(merge_all(upgraded, through.bytes, through.size, &added, NULL), INTEGRA_OK);
    assert_int_equal(added, h.count);
    assert_int_equal(whole_state(upgraded, &state_there), INTEGRA_OK);
    assert_int_equal(whole_state(plan, &state_here), INTEGRA_OK);
    assert_true(blob_same(&state_there, &state_here));
    assert_int_equal(counted(upgraded, INTEGRA_EVENT_VERDICT_ACCEPTED), 4);
    assert_int_equal(counted(upgraded, INTEGRA_EVENT_VERDICT_REFUSED), 1);
    for (size_t i = 0; i < h.count; i++) {
        integra_event event;
        message m;
        uint32_t at = 0;
        integra_event_init(&event, sizeof event);
        assert_int_equal(integra_plan_find(upgraded, &h.told[i].digest, &at, NULL), INTEGRA_OK);
        assert_int_equal(integra_plan_event_at(upgraded, at, &event, NULL, NULL), INTEGRA_OK);
        assert_int_equal(written(&event, &m), INTEGRA_OK);
        assert_int_equal(m.size, h.told[i].size);
        assert_memory_equal(m.bytes, h.told[i].bytes, m.size);
    }
    free(through.bytes);
    free(state_there.bytes);
    free(state_here.bytes);
    integra_plan_destroy(plan);
    integra_plan_destroy(old);
    integra_plan_destroy(upgraded);
}

/* In a plan of edition 1 a later kind waits for its edition, and is refused by the guard `edition` once that is known.
 */
static void a_later_kind_in_a_plan_of_now(void **state)
{
    story s;
    message visit, out;
    integra_refusal refusals[4];
    size_t count = 0;
    uint32_t at = 0;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_event event = event_of(VISIT, GP, NULL);
    event.person = who(NURSE);
    assert_int_equal(tell(s.plan, 'v', &event, &visit), INTEGRA_OK);
    assert_int_equal(visit.verdict, INTEGRA_EVENT_VERDICT_NEEDS_EDITION);
    integra_event own = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    own.writer = who('v');
    size_t room = 0;
    assert_int_equal(integra_plan_append(s.plan, &own, out.bytes, sizeof out.bytes, &room, NULL), INTEGRA_ERR_REFUSED);

    integra_plan *plan = later_plan();
    assert_int_equal(take_in(plan, s.plan), INTEGRA_OK);
    assert_int_equal(verdict_of(plan, &visit.digest), INTEGRA_EVENT_VERDICT_REFUSED);
    assert_int_equal(integra_plan_find(plan, &visit.digest, &at, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_refusals_at(plan, at, refusals, 4, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 1);
    assert_int_equal(refusals[0].guard, INTEGRA_GUARD_EDITION);
    assert_int_equal(words_held(plan, INTEGRA_SLOT_PHASE), INTEGRA_PHASE_BIT_ACTIVE);
    integra_plan_destroy(plan);
    integra_plan_destroy(s.plan);
}

/* What the new kinds do once they belong to the plan: one moves the phase, a guard of the table included. */
static void a_later_kind_in_its_own_edition(void **state)
{
    history h = { .count = 0 };
    integra_plan *plan = later_plan();
    (void)state;
    tells(&h, plan, 'a', INTEGRA_EVENT_OPENING, PERSON, 0, 2);
    tells(&h, plan, 'a', INTEGRA_EVENT_PROPOSAL, 0, 0, 0);
    tells(&h, plan, 'a', PAUSE, 0, 0, 0);
    assert_int_equal(h.told[2].verdict, INTEGRA_EVENT_VERDICT_REFUSED);
    uint32_t at = 0;
    size_t count = 0;
    integra_refusal refusals[4];
    assert_int_equal(integra_plan_find(plan, &h.told[2].digest, &at, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_refusals_at(plan, at, refusals, 4, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 2);
    assert_int_equal(refusals[0].guard, INTEGRA_GUARD_PHASE);
    assert_int_equal(refusals[1].guard, INTEGRA_GUARD_NEEDS_CONSENT);
    integra_plan_destroy(plan);
}

/* Of a kind that no edition here has: it waits whatever the plan, and so does what follows it. */
static void an_unknown_kind_waits(void **state)
{
    story s;
    message unknown, follower;
    integra_place place;
    uint32_t at = 0;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_DRAFT));
    integra_event event = event_of(UNKNOWN, GP, NULL);
    assert_int_equal(tell(s.plan, 'u', &event, &unknown), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    assert_int_equal(integra_plan_id(s.plan, &event.plan, NULL), INTEGRA_OK);
    event.writer = who('w');
    event.sequence = 1;
    event.parents = (integra_bytes){ unknown.digest.bytes, sizeof unknown.digest };
    assert_int_equal(written(&event, &follower), INTEGRA_OK);
    assert_int_equal(apply_one(s.plan, follower.bytes, follower.size, &follower.verdict, NULL), INTEGRA_OK);
    assert_int_equal(follower.verdict, INTEGRA_EVENT_VERDICT_NEEDS_EDITION);
    integra_place_init(&place, sizeof place);
    assert_int_equal(integra_plan_find(s.plan, &follower.digest, &at, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_event_at(s.plan, at, NULL, &place, NULL), INTEGRA_OK);
    assert_int_equal(place.edition, UNKNOWN / 64 + 1);
    integra_plan_destroy(s.plan);
}

/* Its number belongs to an edition that is known here, and no row tells it: it waits for one that is not. */
static void a_kind_between_those_known(void **state)
{
    enum { BETWEEN = PAUSE + 1 };
    history h = { .count = 0 };
    integra_place place;
    integra_plan *plan = later_plan();
    uint32_t at = 0;
    (void)state;
    tells(&h, plan, 'a', INTEGRA_EVENT_OPENING, PERSON, 0, 2);
    tells(&h, plan, 'a', BETWEEN, 0, 0, 0);
    integra_place_init(&place, sizeof place);
    assert_int_equal(integra_plan_find(plan, &h.told[1].digest, &at, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_event_at(plan, at, NULL, &place, NULL), INTEGRA_OK);
    assert_int_equal(place.verdict, INTEGRA_EVENT_VERDICT_NEEDS_EDITION);
    assert_int_equal(place.edition, 3);
    integra_plan_destroy(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_of_a_later_edition_waits), cmocka_unit_test(a_later_kind_in_a_plan_of_now),
        cmocka_unit_test(a_later_kind_in_its_own_edition), cmocka_unit_test(an_unknown_kind_waits),
        cmocka_unit_test(a_kind_between_those_known),
    };
    return cmocka_run_group_tests(tests, make_rows, NULL);
}
