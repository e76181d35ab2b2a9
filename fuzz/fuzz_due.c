/* fuzz_due.c - a plan's message, as it came and with a check that fits it, and a day: worked out twice it is the same,
 * within the bounds that every reader relies on, it leaves the plan as it was, and the plan as known then is a part of
 * it. Spec: spec/34-due.md (PLN-13), spec/36-as-of.md (PLN-14 to PLN-16).  Layer: fuzz.  SPDX-License-Identifier:
 * Apache-2.0 */
#include "again.h"
#include "seal.h"

#include "../tests/history.h"

enum { ROWS = 1 << 12, FIRST_DAY = -719162, LAST_DAY = 2932896, NEAR = 400, OFFICES = 2 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a plan on a day tells. */
typedef struct told {
    integra_due *due;
    size_t findings, days;
    integra_finding finding[ROWS];
    integra_cover_days day[ROWS];
} told;

static void tell_all(integra_plan *plan, integra_date at, const integra_screened *screened, told *out)
{
    must(integra_due_create(plan, NULL, at, screened, NULL, &out->due, NULL) == INTEGRA_OK);
    must(integra_due_findings(out->due, out->finding, ROWS, &out->findings, NULL) == INTEGRA_OK);
    must(integra_due_cover(out->due, out->day, ROWS, &out->days, NULL) == INTEGRA_OK);
}

static void check_findings(const told *all, integra_date at, size_t events)
{
    for (size_t i = 0; i < all->findings; i++) {
        const integra_finding *each = &all->finding[i];
        must(integra_rule_name(each->rule) != NULL && each->other != 0);
        must(each->index == INTEGRA_NO_INDEX || each->index < events);
        must(each->due == INTEGRA_DATE_UNKNOWN || (each->due >= FIRST_DAY && each->due <= LAST_DAY));
        must(each->state != INTEGRA_FINDING_STATE_DUE || (each->due != INTEGRA_DATE_UNKNOWN && at <= each->due));
        must(each->state != INTEGRA_FINDING_STATE_OVERDUE || (each->due != INTEGRA_DATE_UNKNOWN && at > each->due));
        must(each->state != INTEGRA_FINDING_STATE_OPEN || each->due == INTEGRA_DATE_UNKNOWN);
    }
}

/* Runs are maximal, in order, up to the day, and somebody covers each or nobody does. */
static void check_cover(const told *all, integra_date at)
{
    static const integra_id none;
    for (size_t i = 0; i < all->days; i++) {
        const integra_cover_days *each = &all->day[i], *last = i == 0 ? NULL : &all->day[i - 1];
        must(each->office >= 1 && each->office <= OFFICES && each->from <= each->to && each->to <= at);
        must((each->by == INTEGRA_COVER_NOBODY) == (memcmp(&each->person, &none, sizeof none) == 0));
        must(last == NULL || last->office != each->office || last->to < each->from);
        must(last == NULL || last->office != each->office || last->to + 1 < each->from || last->by != each->by ||
             memcmp(&last->person, &each->person, sizeof none) != 0);
    }
}

static void check_held(const told *all, size_t events)
{
    for (size_t i = 0; i < integra_due_held_count(all->due); i++) {
        integra_held held;
        integra_held_init(&held, sizeof held);
        must(integra_due_held_at(all->due, i, &held, NULL) == INTEGRA_OK);
        must(held.place == INTEGRA_NO_INDEX || held.place < events);
    }
}

/* Where nothing is dated after the day, a slot holds what the plan's own does, of which the plan lists the first; on
 * any day a consent comes to a word. */
static void check_last_day(integra_plan *plan, const told *all)
{
    size_t count = 0, pairs = 0, listed = 0;
    integra_plan_totals totals;
    integra_plan_totals_init(&totals, sizeof totals);
    must(integra_plan_held(plan, &count, &pairs, NULL) == INTEGRA_OK);
    must(integra_plan_totals_of(plan, &totals, NULL) == INTEGRA_OK);
    must(totals.values == integra_due_held_count(all->due));
    for (size_t i = 0; i < totals.values && listed < count; i++) {
        integra_held now, then;
        integra_held_init(&now, sizeof now);
        integra_held_init(&then, sizeof then);
        must(integra_plan_held_at(plan, listed, &now, NULL) == INTEGRA_OK);
        must(integra_due_held_at(all->due, i, &then, NULL) == INTEGRA_OK);
        listed += memcmp(&now, &then, sizeof now) == 0;
    }
    must(listed == count);
    static const uint32_t consents[] = { INTEGRA_SLOT_ASSISTANCE_CONSENT, INTEGRA_SLOT_SHARING_CONSENT };
    for (size_t i = 0; i < sizeof consents / sizeof consents[0]; i++) {
        uint32_t now = 0, then = 0;
        must(integra_plan_answer(plan, consents[i], &now, NULL) == INTEGRA_OK);
        must(integra_due_answer(all->due, consents[i], &then, NULL) == INTEGRA_OK && now == then);
    }
}

static void on_day(integra_plan *plan, integra_date at, uint32_t bits)
{
    static told one, other;
    integra_screened screened;
    integra_screened_init(&screened, sizeof screened);
    screened.date = at;
    screened.pps = bits % 3;
    screened.assistance = bits / 3 % 3;
    tell_all(plan, at, bits & 1u ? &screened : NULL, &one);
    tell_all(plan, at, bits & 1u ? &screened : NULL, &other);
    must(one.findings == other.findings && one.days == other.days);
    must(memcmp(one.finding, other.finding, one.findings * sizeof *one.finding) == 0);
    must(memcmp(one.day, other.day, one.days * sizeof *one.day) == 0);
    check_findings(&one, at, integra_plan_count(plan));
    check_cover(&one, at);
    check_held(&one, integra_plan_count(plan));
    if (at == LAST_DAY) {
        check_last_day(plan, &one);
    }
    integra_due_destroy(one.due);
    integra_due_destroy(other.due);
}

/* The plan as it was known when each event was: that one is in it, and nothing that was known later. */
static void as_known(integra_plan *plan)
{
    for (size_t i = 0; i < integra_plan_count(plan) && i < 8; i++) {
        integra_plan *then = NULL;
        int64_t minute = 0, since = 0;
        must(integra_plan_known_since(plan, i, &minute, NULL) == INTEGRA_OK);
        must(integra_plan_known_at(plan, minute, NULL, &then, NULL) == INTEGRA_OK);
        must(integra_plan_count(then) > 0 && integra_plan_count(then) <= integra_plan_count(plan));
        for (size_t j = 0; j < integra_plan_count(then); j++) {
            must(integra_plan_known_since(then, j, &since, NULL) == INTEGRA_OK && since <= minute);
        }
        on_day(then, LAST_DAY, 0);
        integra_plan_destroy(then);
    }
}

/* Of a plan that can be read: on the first and the last day, on one about its events, and on any. */
static void try(const uint8_t *data, size_t size, uint32_t drawn)
{
    integra_plan *plan = NULL;
    integra_taken taken;
    integra_event event;
    blob before, after;
    integra_taken_init(&taken, sizeof taken);
    integra_event_init(&event, sizeof event);
    must(integra_plan_create(NULL, NULL, &plan, NULL) == INTEGRA_OK);
    if (integra_plan_merge(plan, data, size, &taken, NULL) == INTEGRA_OK && taken.added > 0) {
        must(whole_plan(plan, &before) == INTEGRA_OK);
        must(integra_plan_event_at(plan, drawn % integra_plan_count(plan), &event, NULL, NULL) == INTEGRA_OK);
        int64_t near = (int64_t)event.effective + (int64_t)(drawn >> 8) % NEAR - NEAR / 4;
        on_day(plan, FIRST_DAY, drawn);
        on_day(plan, near < FIRST_DAY ? FIRST_DAY : near > LAST_DAY ? LAST_DAY : (integra_date)near, drawn);
        on_day(plan, (integra_date)(FIRST_DAY + (int64_t)(drawn % (LAST_DAY - FIRST_DAY + 1))), drawn);
        on_day(plan, LAST_DAY, drawn);
        as_known(plan);
        must(whole_plan(plan, &after) == INTEGRA_OK && blob_same(&before, &after));
        free(before.bytes);
        free(after.bytes);
    }
    integra_plan_destroy(plan);
}

/* The day is drawn from the bytes of the message itself: seeds are messages, and say a day all the same. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint32_t drawn = 0;
    uint8_t *message = malloc(size + 1);
    must(message != NULL);
    for (size_t i = 0; i < size; i++) {
        drawn = drawn * 31 + data[i];
    }
    try(data, size, drawn);
    memcpy(message, data, size);
    seal(message, size);
    if (memcmp(message, data, size) != 0) {
        try(message, size, drawn);
    }
    free(message);
    return 0;
}
