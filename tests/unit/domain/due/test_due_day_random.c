/* test_due_day_random.c - histories told at random by three sites, on every day around them: what slots hold is what
 * the words of the rule give by pairs, facts are those that count, and after the last day all is the plan's own.
 * Spec: spec/36-as-of.md (PLN-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "naive_day.h"
#include "random_history.h"

#include "domain/due/due_day.h"

enum { HISTORIES = 150, SPAN = RANDOM_BEFORE + RANDOM_AFTER + 3 };

/* What was seen in all, so that the days prove something. */
static struct {
    size_t later, read, conflict, vacant, other_than_now, annulled_later, moved, initial, settled_later, answers;
} seen;

static integra_due *on(integra_plan *plan, integra_date at)
{
    integra_due *due = NULL;
    assert_int_equal(integra_due_create(plan, NULL, at, NULL, NULL, &due, NULL), INTEGRA_OK);
    return due;
}

static void tally_event(const naive_day *d, uint32_t i)
{
    const integra_event *event = &d->events[i];
    seen.later += d->accepted[i] && !d->dated[i];
    seen.moved += d->accepted[i] && (d->effective[i] <= d->at) != (event->effective <= d->at);
    seen.settled_later += d->accepted[i] && !d->dated[i] && event->kind == INTEGRA_EVENT_SETTLEMENT;
    seen.annulled_later += d->accepted[i] && event->kind == INTEGRA_EVENT_ANNULMENT && event->effective > d->at;
}

/* The facts are the events that count and are of a day, by date, then place. */
static void same_facts(const naive_day *d, const integra_due *due)
{
    size_t count = 0;
    for (uint32_t i = 0; i < d->count; i++) {
        uint32_t kind = d->events[i].kind;
        count += d->counts[i] && d->effective[i] <= d->at && kind != INTEGRA_EVENT_CORRECTION &&
                 kind != INTEGRA_EVENT_ANNULMENT && kind != INTEGRA_EVENT_ERASURE;
        tally_event(d, i);
    }
    assert_int_equal(due->fact_count, count);
    for (size_t i = 0; i < count; i++) {
        const integra__due_fact *fact = &due->facts[i];
        assert_true(d->counts[fact->place]);
        assert_int_equal(fact->effective, d->effective[fact->place]);
        assert_true(fact->effective <= d->at);
        assert_int_equal(fact->kind, d->events[fact->place].kind);
        assert_true(i == 0 || fact[-1].effective < fact->effective ||
                    (fact[-1].effective == fact->effective && fact[-1].place < fact->place));
    }
}

static void same_rows(const naive_day *d, const integra_due *due, uint64_t seed)
{
    for (size_t i = 0; i < d->row_count || i < due->held_count; i++) {
        const integra_held *expected = &d->rows[i], *found = &due->held[i];
        if (i >= d->row_count || i >= due->held_count || memcmp(expected, found, sizeof *found) != 0) {
            fail_msg("history %u on day %d, row %u of %u/%u: slot %u/%u field %u/%u code %u/%u place %u/%u read %u/%u "
                     "conflict %u/%u vacant %u/%u",
                     (unsigned)seed, d->at - DAY, (unsigned)i, (unsigned)d->row_count, (unsigned)due->held_count,
                     expected->slot, found->slot, expected->field, found->field, expected->code, found->code,
                     expected->place, found->place, expected->read, found->read, expected->conflict, found->conflict,
                     expected->vacant, found->vacant);
        }
        seen.read += found->read;
        seen.conflict += found->conflict;
        seen.vacant += found->vacant;
        seen.initial += found->place == INTEGRA_NO_INDEX && !found->read;
    }
}

/* Whether the rows are those of integra_plan_held_at(), byte for byte, and the answers those of the plan. */
static int as_now(integra_plan *plan, const integra_due *due)
{
    size_t count = 0, pairs = 0;
    uint32_t answers[2] = { 99, 99 };
    assert_int_equal(integra_plan_held(plan, &count, &pairs, NULL), INTEGRA_OK);
    int same = count == due->held_count;
    for (size_t i = 0; i < count && same; i++) {
        integra_held held;
        integra_held_init(&held, sizeof held);
        assert_int_equal(integra_plan_held_at(plan, i, &held, NULL), INTEGRA_OK);
        same = memcmp(&held, &due->held[i], sizeof held) == 0;
    }
    assert_int_equal(integra_plan_answer(plan, INTEGRA_SLOT_ASSISTANCE_CONSENT, &answers[0], NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_answer(plan, INTEGRA_SLOT_SHARING_CONSENT, &answers[1], NULL), INTEGRA_OK);
    return same && memcmp(answers, due->answers, sizeof answers) == 0;
}

/* Where nobody holds authority or did, an answer is the one word of its slot, whatever is held or read; else unknown.
 */
static void plain_answers(const naive_day *d, const integra_due *due)
{
    for (uint32_t slot = INTEGRA_SLOT_ASSISTANCE_CONSENT; slot <= INTEGRA_SLOT_SHARING_CONSENT; slot++) {
        uint32_t words = 0, word = INTEGRA_ANSWER_UNKNOWN, holders = 0;
        for (size_t i = 0; i < d->row_count; i++) {
            const integra_held *row = &d->rows[i];
            words |= row->slot == slot ? 1u << row->code : 0;
            word = row->slot == slot ? row->code : word;
            holders += row->slot == INTEGRA_SLOT_ROLE && row->code == INTEGRA_ROLE_AUTHORITY_HOLDER;
        }
        word = (words & (words - 1)) == 0 ? word : INTEGRA_ANSWER_UNKNOWN;
        if (holders == 0) {
            assert_int_equal(due->answers[slot - INTEGRA_SLOT_ASSISTANCE_CONSENT], word);
            seen.answers++;
        }
    }
}

static void every_day(integra_plan *plan, uint64_t seed)
{
    static naive_day d;
    for (integra_date at = DAY - RANDOM_BEFORE - 1; at < DAY - RANDOM_BEFORE - 1 + SPAN; at++) {
        integra_due *due = on(plan, at);
        naive_day_read(plan, at, &d);
        same_rows(&d, due, seed);
        same_facts(&d, due);
        plain_answers(&d, due);
        int same = as_now(plan, due);
        seen.other_than_now += !same;
        assert_true(same || at < DAY + RANDOM_AFTER);
        integra_due_destroy(due);
    }
}

static void histories(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= HISTORIES; seed++) {
        integra_plan *plan = random_history(seed);
        every_day(plan, seed);
        integra_plan_destroy(plan);
    }
    assert_true(seen.later > 5000 && seen.other_than_now > 500 && seen.moved > 50 && seen.annulled_later > 50);
    assert_true(seen.read > 200 && seen.conflict > 500 && seen.vacant > 10 && seen.initial > 10);
    assert_true(seen.settled_later > 10 && seen.answers > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(histories) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
