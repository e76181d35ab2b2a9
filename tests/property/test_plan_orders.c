/* test_plan_orders.c - up to eight events in every order and every split: the same bytes, and no verdict ever flips.
 * In the usual run one order in seven, one split in three; all where INTEGRA_EVERY is set.
 * Spec: PLN-11, PLN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chapters.h"
#include "every.h"
#include "orders.h"

static chapter chapters[CHAPTERS];

/* What has a verdict for good has the one it will have; the rest waits. */
static void verdicts_hold(const integra_plan *plan, const chapter *c)
{
    for (size_t i = 0; i < c->count; i++) {
        uint32_t verdict = verdict_of(plan, &c->told[i].digest);
        if (verdict != 0 && verdict != INTEGRA_EVENT_VERDICT_WAITING) {
            assert_int_equal(verdict, c->told[i].verdict);
        }
    }
}

static void in_this_order(const chapter *c, const size_t *order, const shown *expected, shown *found)
{
    integra_plan *plan = empty_plan();
    for (size_t i = 0; i < c->count; i++) {
        apply(plan, &c->told[order[i]]);
        verdicts_hold(plan, c);
    }
    for (size_t i = 0; i < c->count; i++) {
        assert_int_equal(verdict_of(plan, &c->told[i].digest), c->told[i].verdict);
    }
    show(plan, found);
    same(found, expected);
    integra_plan_destroy(plan);
}

static void first_shown(const chapter *c, shown *out)
{
    integra_plan *plan = empty_plan();
    for (size_t i = 0; i < c->count; i++) {
        apply(plan, &c->told[i]);
    }
    show(plan, out);
    integra_plan_destroy(plan);
}

static void every_order(void **state)
{
    static shown expected, found;
    (void)state;
    for (size_t k = 0; k < CHAPTERS; k++) {
        size_t order[CHAPTER_LIMIT] = { 0, 1, 2, 3, 4, 5, 6, 7 }, orders = 0;
        first_shown(&chapters[k], &expected);
        do {
            if (is_taken(orders, 16)) {
                in_this_order(&chapters[k], order, &expected, &found);
            }
            orders++;
        } while (permute(order, chapters[k].count));
        assert_int_equal(orders, chapters[k].count == 8 ? 40320 : 5040);
    }
}

static void exchange(integra_plan *from, integra_plan *to)
{
    blob summary, delta;
    uint64_t added = 0;
    assert_int_equal(whole_summary(to, &summary), INTEGRA_OK);
    assert_int_equal(whole_delta(from, &summary, &delta), INTEGRA_OK);
    assert_int_equal(merge_all(to, delta.bytes, delta.size, &added, NULL), INTEGRA_OK);
    free(summary.bytes);
    free(delta.bytes);
}

/* Two sites have a part each, whatever part: merged either way, or after one exchange each way, they have the same. */
static void split(const chapter *c, unsigned mine, const shown *expected, shown *found)
{
    integra_plan *a = empty_plan(), *b = empty_plan();
    for (size_t i = 0; i < c->count; i++) {
        apply(mine >> i & 1u ? a : b, &c->told[i]);
    }
    verdicts_hold(a, c);
    verdicts_hold(b, c);
    integra_plan *left = twin(a), *right = twin(b);
    assert_true(left != NULL && right != NULL);
    assert_int_equal(take_in(left, b), INTEGRA_OK);
    assert_int_equal(take_in(right, a), INTEGRA_OK);
    exchange(a, b);
    exchange(b, a);
    integra_plan *const all[] = { left, right, a, b };
    for (size_t i = 0; i < 4; i++) {
        show(all[i], found);
        same(found, expected);
        integra_plan_destroy(all[i]);
    }
}

static void every_split(void **state)
{
    static shown expected, found;
    (void)state;
    for (size_t k = 0; k < CHAPTERS; k++) {
        first_shown(&chapters[k], &expected);
        for (unsigned mine = 1; mine + 1 < 1u << chapters[k].count; mine++) {
            if (is_taken(mine, 5)) {
                split(&chapters[k], mine, &expected, &found);
            }
        }
    }
}

/* What the chapters show of themselves, all together. */
typedef struct tally {
    size_t verdicts[5], conflicts, read, pairs, forks, settled, gone, vacant, annulled;
    uint32_t contested; /* the slots in conflict: INTEGRA_SLOT_BIT_ */
} tally;

static void tally_events(const integra_plan *plan, tally *t)
{
    integra_place place;
    integra_event event;
    integra_place_init(&place, sizeof place);
    integra_event_init(&event, sizeof event);
    for (size_t i = 0; i < integra_plan_count(plan); i++) {
        assert_int_equal(integra_plan_event_at(plan, i, &event, &place, NULL), INTEGRA_OK);
        t->verdicts[place.verdict]++;
        t->forks += place.forked;
        t->gone += place.erased;
        t->settled += event.kind == INTEGRA_EVENT_SETTLEMENT && place.verdict == INTEGRA_EVENT_VERDICT_ACCEPTED;
    }
}

static void tally_held(integra_plan *plan, tally *t)
{
    integra_held held;
    size_t values = 0, listed = 0;
    integra_held_init(&held, sizeof held);
    assert_int_equal(integra_plan_held(plan, &values, &listed, NULL), INTEGRA_OK);
    t->pairs += listed;
    for (size_t i = 0; i < values; i++) {
        assert_int_equal(integra_plan_held_at(plan, i, &held, NULL), INTEGRA_OK);
        t->conflicts += held.conflict;
        t->contested |= held.conflict << held.slot;
        t->read += held.read;
        t->vacant += held.vacant;
        t->annulled += held.slot == INTEGRA_SLOT_STANDING && held.code == INTEGRA_STANDING_ANNULLED;
    }
}

/* Else the orders would prove little: every verdict is there, conflicts of the slots that differ in how they are
 * settled, values read, a pair, a fork, a settlement, closings taken back, an office left vacant. */
static void the_chapters_hold_all_that_can_differ(void **state)
{
    const uint32_t contested = INTEGRA_SLOT_BIT_PHASE | INTEGRA_SLOT_BIT_REFERENT | INTEGRA_SLOT_BIT_OBJECTIVE |
                               INTEGRA_SLOT_BIT_OPINION | INTEGRA_SLOT_BIT_HOLDER_SHARING_CONSENT;
    tally t = { 0 };
    (void)state;
    for (size_t k = 0; k < CHAPTERS; k++) {
        integra_plan *plan = empty_plan();
        for (size_t i = 0; i < chapters[k].count; i++) {
            apply(plan, &chapters[k].told[i]);
        }
        tally_events(plan, &t);
        tally_held(plan, &t);
        integra_plan_destroy(plan);
    }
    assert_true(t.verdicts[INTEGRA_EVENT_VERDICT_REFUSED] >= 3);
    assert_int_equal(t.verdicts[INTEGRA_EVENT_VERDICT_NEEDS_EDITION], 2);
    assert_true(t.conflicts >= 4 && t.read >= 2 && t.pairs >= 1 && t.forks >= 4 && t.settled >= 3 && t.gone == 1);
    assert_int_equal(t.contested & contested, contested);
    assert_true(t.vacant >= 1 && t.annulled >= 3);
}

static int tell_all(void **state)
{
    (void)state;
    for (size_t k = 0; k < CHAPTERS; k++) {
        chapter_tell(k, &chapters[k]);
    }
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_chapters_hold_all_that_can_differ),
        cmocka_unit_test(every_split),
        cmocka_unit_test(every_order),
    };
    return cmocka_run_group_tests(tests, tell_all, NULL);
}
