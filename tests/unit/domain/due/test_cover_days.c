/* test_cover_days.c - who covers each day of random histories, against a day by day look at the plan on each.
 * Spec: spec/36-as-of.md (PLN-14, PLN-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * The sweep is not asked how it knows: for each day the plan of that day is made, and read as the rule says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/due/due_day.h"
#include "sites.h"

enum { HISTORIES = 500, STEPS = 22, FIRST = DAY - 12, LAST = DAY + 45, DAYS = LAST - FIRST + 1, OFFICES = 2 };

/* Who covers a day: by 0xff where it does not count. */
enum { NO_DAY = 0xff };
typedef struct covered {
    uint32_t by;
    integra_id person;
} covered;

typedef struct seen {
    size_t gaps, deputies, out, vacant, contested, closing_days;
} seen;

static uint32_t state;

static uint32_t below(uint32_t limit)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % limit;
}

/* ---- one history ---- */

static const int people[] = { GP, MANAGER, NURSE, PARTNER, HOSPITAL };
#define SOMEBODY people[below(sizeof people / sizeof *people)]

static integra_date some_day(void)
{
    return DAY - 8 + (integra_date)below(48);
}

static void fill_correction(integra_event *event)
{
    event->code = below(2) == 0 ? INTEGRA_FIELD_EFFECTIVE : INTEGRA_FIELD_UNTIL;
    event->due = some_day();
}

/* A word about a conflict: of a slot, one of the last values that it was given. */
static void fill_settlement(integra_event *event, const message *told, const uint32_t *kinds, size_t count)
{
    static const struct {
        uint32_t slot, kinds[3];
    } settled[] = {
        { INTEGRA_SLOT_ROLE, { INTEGRA_EVENT_LEAVE, INTEGRA_EVENT_JOIN } },
        { INTEGRA_SLOT_PHASE, { INTEGRA_EVENT_CLOSING, INTEGRA_EVENT_REVIEW, INTEGRA_EVENT_SUSPENSION } },
        { INTEGRA_SLOT_REFERENT, { INTEGRA_EVENT_REFERENT } },
    };
    size_t which = below(2) == 0 ? 0 : below(sizeof settled / sizeof *settled); /* mostly of roles */
    event->author = who(below(2) == 0 ? GP : MANAGER);
    event->code = settled[which].slot;
    for (size_t i = count; i > 0 && below(6) != 0; i--) {
        for (size_t j = 0; j < 3; j++) {
            event->target = kinds[i - 1] == settled[which].kinds[j] ? told[i - 1].digest : event->target;
        }
    }
}

static integra_event some_event(const message *told, const uint32_t *told_kinds, size_t count)
{
    static const uint32_t kinds[] = {
        INTEGRA_EVENT_ABSENCE,    INTEGRA_EVENT_ABSENCE,    INTEGRA_EVENT_ABSENCE,    INTEGRA_EVENT_ABSENCE,
        INTEGRA_EVENT_DEPUTY,     INTEGRA_EVENT_DEPUTY,     INTEGRA_EVENT_REFERENT,   INTEGRA_EVENT_REFERENT,
        INTEGRA_EVENT_MT,         INTEGRA_EVENT_LEAVE,      INTEGRA_EVENT_LEAVE,      INTEGRA_EVENT_JOIN,
        INTEGRA_EVENT_SUSPENSION, INTEGRA_EVENT_RESUMPTION, INTEGRA_EVENT_REVIEW,     INTEGRA_EVENT_CLOSING,
        INTEGRA_EVENT_ANNULMENT,  INTEGRA_EVENT_CORRECTION, INTEGRA_EVENT_CORRECTION, INTEGRA_EVENT_SETTLEMENT,
        INTEGRA_EVENT_SETTLEMENT, INTEGRA_EVENT_NEED,       INTEGRA_EVENT_NEED,       INTEGRA_EVENT_ASSISTANCE_CONSENT
    };
    uint32_t kind = kinds[below(sizeof kinds / sizeof *kinds)];
    const message *about = count == 0 ? NULL : &told[below((uint32_t)count)];
    integra_event event = event_of(kind, SOMEBODY, about == NULL ? NULL : &about->digest);
    event.effective = some_day();
    if (integra_event_field(kind, INTEGRA_FIELD_TARGET) == INTEGRA_PRESENCE_ABSENT) {
        memset(&event.target, 0, sizeof event.target);
    }
    if (integra_event_field(kind, INTEGRA_FIELD_PERSON) == INTEGRA_PRESENCE_REQUIRED) {
        event.person = who(SOMEBODY);
    }
    if (kind == INTEGRA_EVENT_ABSENCE) {
        event.until = below(4) == 0 ? INTEGRA_DATE_UNKNOWN : event.effective + (integra_date)below(12);
    } else if (kind == INTEGRA_EVENT_DEPUTY) {
        event.code = INTEGRA_OFFICE_REFERENT + below(OFFICES);
    } else if (kind == INTEGRA_EVENT_CORRECTION) {
        fill_correction(&event);
    } else if (kind == INTEGRA_EVENT_SETTLEMENT) {
        fill_settlement(&event, told, told_kinds, count);
    } else if (kind == INTEGRA_EVENT_ASSISTANCE_CONSENT) {
        event.person = who(PERSON);
        event.code = below(3) == 0 ? INTEGRA_ANSWER_WITHDRAWN : INTEGRA_ANSWER_GIVEN;
    }
    return event;
}

/* Three sites tell what comes to their minds, and meet now and then. */
static void make_history(sites *w, uint32_t seed)
{
    static const char names[] = { 'C', 'G', 'H' };
    message told[STEPS];
    uint32_t kinds[STEPS];
    size_t count = 0;
    state = seed * 2654435761u + 1;
    sites_at(w, INTEGRA_PHASE_ACTIVE);
    for (size_t i = 0; i < STEPS; i++) {
        char name = names[below(SITES)];
        integra_event event = some_event(told, kinds, count);
        if (tell(site(w, name), name - 'A' + 'a', &event, &told[count]) == INTEGRA_OK) {
            kinds[count++] = event.kind;
        }
        if (below(5) == 0) {
            meet(w);
        }
    }
    meet(w);
}

/* ---- by the rule, one day ---- */

static int away(const integra_due *due, const integra_id *person, integra_date day)
{
    for (size_t i = 0; i < due->fact_count; i++) {
        const integra__due_fact *fact = &due->facts[i];
        if (fact->kind == INTEGRA_EVENT_ABSENCE && memcmp(&fact->person, person, sizeof *person) == 0 &&
            fact->effective <= day && (fact->until == INTEGRA_DATE_UNKNOWN || day <= fact->until)) {
            return 1;
        }
    }
    return 0;
}

static const integra_held *first_there(const integra_due *due, uint32_t slot, integra_date day)
{
    for (size_t i = 0; i < due->held_count; i++) {
        const integra_held *held = &due->held[i];
        if (held->slot == slot && !held->read && !held->vacant && !away(due, &held->person, day)) {
            return held;
        }
    }
    return NULL;
}

static int is_open(const integra_due *due)
{
    int open = 0;
    for (size_t i = 0; i < due->held_count; i++) {
        open |= due->held[i].slot == INTEGRA_SLOT_PHASE && !due->held[i].read &&
                (due->held[i].code == INTEGRA_PHASE_ACTIVE || due->held[i].code == INTEGRA_PHASE_IN_REVIEW);
    }
    return open;
}

static const integra__due_fact *fact_at(const integra_due *due, uint32_t place)
{
    for (size_t i = 0; i < due->fact_count; i++) {
        if (due->facts[i].place == place) {
            return &due->facts[i];
        }
    }
    return NULL;
}

/* Whether it sets the phase to closed; a settlement of the phase does where what it chose, in the end, did. */
static int closes(const integra_due *due, const integra__due_fact *fact)
{
    while (fact != NULL && fact->kind == INTEGRA_EVENT_SETTLEMENT && fact->code == INTEGRA_SLOT_PHASE) {
        fact = fact_at(due, fact->target);
    }
    return fact != NULL && (fact->kind == INTEGRA_EVENT_CLOSING || fact->kind == INTEGRA_EVENT_REVIEW_CLOSING ||
                            (fact->kind == INTEGRA_EVENT_ASSISTANCE_CONSENT && fact->code == INTEGRA_ANSWER_WITHDRAWN));
}

/* What a settlement chose may be dated later than itself: all that ever counts is looked at. */
static int closes_on(const integra_due *whole, integra_date day)
{
    int found = 0;
    for (size_t i = 0; i < whole->fact_count; i++) {
        found |= whole->facts[i].effective == day && closes(whole, &whole->facts[i]);
    }
    return found;
}

static covered of_day(const integra_due *due, uint32_t office, integra_date day)
{
    static const uint32_t slots[][2] = { { INTEGRA_SLOT_REFERENT, INTEGRA_SLOT_REFERENT_DEPUTY },
                                         { INTEGRA_SLOT_MT, INTEGRA_SLOT_MT_DEPUTY } };
    covered found = { INTEGRA_COVER_NOBODY, { { 0 } } };
    for (uint32_t i = 0; i < 2 && found.by == INTEGRA_COVER_NOBODY; i++) {
        const integra_held *held = first_there(due, slots[office - 1][i], day);
        if (held != NULL) {
            found = (covered){ i == 0 ? INTEGRA_COVER_HOLDER : INTEGRA_COVER_DEPUTY, held->person };
        }
    }
    return found;
}

/* ---- the comparison ---- */

static integra_due *due_on(integra_plan *plan, integra_date day)
{
    integra_due *due = NULL;
    assert_int_equal(integra_due_create(plan, NULL, day, NULL, NULL, &due, NULL), INTEGRA_OK);
    return due;
}

/* The runs as days; they are maximal, in order and of counted days alone. */
static void spread(const integra_due *due, covered days[OFFICES][DAYS])
{
    for (size_t i = 0; i < (size_t)OFFICES * DAYS; i++) {
        days[i / DAYS][i % DAYS] = (covered){ NO_DAY, { { 0 } } };
    }
    for (size_t i = 0; i < due->cover_count; i++) {
        const integra_cover_days *run = &due->cover[i], *before = i == 0 ? NULL : run - 1;
        assert_true(run->from <= run->to && run->from >= FIRST && run->to <= due->at);
        if (before != NULL && before->office == run->office) {
            assert_true(before->to < run->from);
            assert_true(before->to + 1 < run->from || before->by != run->by ||
                        memcmp(&before->person, &run->person, sizeof run->person) != 0);
        }
        assert_true(before == NULL || before->office <= run->office);
        for (integra_date day = run->from; day <= run->to; day++) {
            days[run->office - 1][day - FIRST] = (covered){ run->by, run->person };
        }
    }
}

static void note(seen *all, const integra_due *due, const covered *found, int closing)
{
    all->gaps += found->by == INTEGRA_COVER_NOBODY;
    all->deputies += found->by == INTEGRA_COVER_DEPUTY;
    all->out += found->by == NO_DAY;
    all->closing_days += (size_t)closing;
    for (size_t i = 0; i < due->held_count; i++) {
        all->vacant += due->held[i].vacant;
        all->contested += due->held[i].slot == INTEGRA_SLOT_REFERENT && due->held[i].conflict;
    }
}

/* Each day's cover is what the plan of that day says, and the cover up to any day is the beginning of the whole. */
static void compare(integra_plan *plan, seen *all)
{
    static covered whole[OFFICES][DAYS], part[OFFICES][DAYS];
    integra_due *last = due_on(plan, LAST);
    int was_open = 0;
    spread(last, whole);
    for (integra_date day = FIRST; day <= LAST; day++) {
        integra_due *due = due_on(plan, day);
        int closing = !is_open(due) && was_open && closes_on(last, day);
        spread(due, part);
        for (uint32_t office = 1; office <= OFFICES; office++) {
            covered wanted = { NO_DAY, { { 0 } } };
            if (is_open(due) || closing) {
                wanted = of_day(due, office, day);
            }
            assert_int_equal(whole[office - 1][day - FIRST].by, wanted.by);
            assert_memory_equal(&whole[office - 1][day - FIRST].person, &wanted.person, sizeof wanted.person);
            assert_memory_equal(whole[office - 1], part[office - 1], (size_t)(day - FIRST + 1) * sizeof wanted);
            note(all, due, &wanted, closing);
        }
        was_open = is_open(due);
        integra_due_destroy(due);
    }
    integra_due_destroy(last);
}

static void every_day_is_covered_as_its_plan_says(void **unused)
{
    seen all = { 0 };
    (void)unused;
    for (uint32_t seed = 0; seed < HISTORIES; seed++) {
        sites w;
        make_history(&w, seed);
        compare(w.at[0], &all);
        sites_end(&w);
    }
    /* The histories are about what the rule is about. */
    assert_true(all.gaps > 100 && all.deputies > 100 && all.out > 100 && all.vacant > 100 && all.contested > 100);
    assert_true(all.closing_days > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_day_is_covered_as_its_plan_says) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
