/* random_history.c - see random_history.h.
 * Spec: spec/31-history.md (PLN-11), spec/36-as-of.md (PLN-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "random_history.h"

#include "domain/event/event.h"

enum { HEIR = 'f' }; /* the second holder of authority */

typedef struct telling {
    uint64_t state;
    integra_plan *sites[3];
} telling;

/* Below a number, from a seed (splitmix64). */
static uint32_t below(telling *t, uint32_t bound)
{
    uint64_t x = t->state += 0x9e3779b97f4a7c15u;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)((x ^ x >> 31) % bound);
}

static integra_date some_day(telling *t)
{
    return DAY - RANDOM_BEFORE + (integra_date)below(t, RANDOM_BEFORE + RANDOM_AFTER + 1);
}

static int somebody(telling *t)
{
    static const int people[] = { MANAGER, GP, NURSE, CARER, PERSON, HEIR };
    return people[below(t, sizeof people / sizeof *people)];
}

/* What is told most: what sets the slots that others read, and what takes back. */
static uint32_t some_kind(telling *t)
{
    static const uint32_t kinds[] = {
        INTEGRA_EVENT_REFERENT,
        INTEGRA_EVENT_MT,
        INTEGRA_EVENT_DEPUTY,
        INTEGRA_EVENT_LEAVE,
        INTEGRA_EVENT_JOIN,
        INTEGRA_EVENT_ROLE,
        INTEGRA_EVENT_ASSISTANCE_CONSENT,
        INTEGRA_EVENT_SHARING_CONSENT,
        INTEGRA_EVENT_PROPOSAL,
        INTEGRA_EVENT_ACTIVATION,
        INTEGRA_EVENT_REVIEW,
        INTEGRA_EVENT_REVIEW_CONCLUSION,
        INTEGRA_EVENT_SUSPENSION,
        INTEGRA_EVENT_RESUMPTION,
        INTEGRA_EVENT_WATCHER,
        INTEGRA_EVENT_CLOSING,
        INTEGRA_EVENT_NEED,
        INTEGRA_EVENT_NEED_CLOSED,
        INTEGRA_EVENT_INTERVENTION,
        INTEGRA_EVENT_INTERVENTION_STARTED,
        INTEGRA_EVENT_INTERVENTION_DONE,
        INTEGRA_EVENT_INTERVENTION_CANCELLED,
        INTEGRA_EVENT_OBJECTIVE,
        INTEGRA_EVENT_OBJECTIVE_REACHED,
        INTEGRA_EVENT_PRIORITY,
        INTEGRA_EVENT_OPINION,
        INTEGRA_EVENT_FEEDBACK,
        INTEGRA_EVENT_CONTACT,
        INTEGRA_EVENT_CORRECTION,
        INTEGRA_EVENT_CORRECTION,
        INTEGRA_EVENT_CORRECTION,
        INTEGRA_EVENT_ANNULMENT,
        INTEGRA_EVENT_ANNULMENT,
        INTEGRA_EVENT_SETTLEMENT,
        INTEGRA_EVENT_SETTLEMENT,
        INTEGRA_EVENT_SETTLEMENT,
    };
    return kinds[below(t, sizeof kinds / sizeof *kinds)];
}

/* A word of a group but 0, which stands for none. */
static uint32_t some_word(telling *t, uint32_t group)
{
    uint32_t word = 0;
    while (word == 0) {
        word = integra_word_at(group, below(t, (uint32_t)integra_word_count(group)));
    }
    return word;
}

/* The event at a place of a site's plan. */
static integra_event event_at(const integra_plan *plan, size_t place, integra_digest *digest)
{
    integra_event event;
    integra_place where;
    integra_event_init(&event, sizeof event);
    integra_place_init(&where, sizeof where);
    assert_int_equal(integra_plan_event_at(plan, place, &event, &where, NULL), INTEGRA_OK);
    *digest = where.digest;
    return event;
}

/* Whether an event of that kind can be about another. */
static int may_be_about(const integra_event *event, const integra_event *other)
{
    const integra__event_row *row = integra__event_row_of(event->kind), *theirs = integra__event_row_of(other->kind);
    switch (row->target_of) {
    case INTEGRA__EVENT_TARGET_NEED:
        return other->kind == INTEGRA_EVENT_NEED;
    case INTEGRA__EVENT_TARGET_INTERVENTION:
        return other->kind == INTEGRA_EVENT_INTERVENTION;
    case INTEGRA__EVENT_TARGET_OBJECTIVE:
        return other->kind == INTEGRA_EVENT_OBJECTIVE;
    case INTEGRA__EVENT_TARGET_NEED_OR_OBJECTIVE:
        return other->kind == INTEGRA_EVENT_NEED || other->kind == INTEGRA_EVENT_OBJECTIVE;
    case INTEGRA__EVENT_TARGET_ITEM:
        return other->kind == INTEGRA_EVENT_OBJECTIVE || other->kind == INTEGRA_EVENT_INTERVENTION;
    default:
        return event->kind == INTEGRA_EVENT_ANNULMENT ? (theirs->marks >> INTEGRA__EVENT_MARKED_ANNULLABLE & 1u) != 0
                                                      : theirs->correctable != 0;
    }
}

/* Names an event that the kind can be about; 0 where none is here. */
static int aim(telling *t, const integra_plan *plan, integra_event *event)
{
    uint32_t count = (uint32_t)integra_plan_count(plan), from = below(t, count);
    for (uint32_t i = 0; i < count; i++) {
        integra_digest digest;
        integra_event other = event_at(plan, count - 1 - (from + i) % count, &digest);
        if (may_be_about(event, &other)) {
            event->target = digest;
            if (event->kind == INTEGRA_EVENT_CORRECTION) { /* of a date, mostly of the effective one */
                event->code = below(t, 3) > 0 ? INTEGRA_FIELD_EFFECTIVE : INTEGRA_FIELD_DUE;
                event->due = some_day(t);
            }
            return 1;
        }
    }
    return 0;
}

/* Chooses one of the values in conflict. */
static int choose(telling *t, integra_plan *plan, integra_event *event)
{
    size_t values = 0, pairs = 0;
    assert_int_equal(integra_plan_held(plan, &values, &pairs, NULL), INTEGRA_OK);
    uint32_t from = below(t, (uint32_t)values);
    for (size_t i = 0; i < values; i++) {
        integra_held held;
        integra_held_init(&held, sizeof held);
        assert_int_equal(integra_plan_held_at(plan, (from + i) % values, &held, NULL), INTEGRA_OK);
        if (held.conflict && held.place != INTEGRA_NO_INDEX) {
            (void)event_at(plan, held.place, &event->target);
            event->code = held.slot;
            return 1;
        }
    }
    return 0;
}

/* One event more at a site, by somebody, of some day, be it refused. */
static void tell_one(telling *t, uint32_t site)
{
    message out;
    uint32_t kind = some_kind(t);
    integra_event event = event_of(kind, somebody(t), NULL);
    event.effective = some_day(t);
    event.recorded += (int64_t)below(t, 20) * 720 - 7200;
    if (integra_event_field(kind, INTEGRA_FIELD_CODE) == INTEGRA_PRESENCE_REQUIRED) {
        event.code = some_word(t, integra_event_words(kind, INTEGRA_FIELD_CODE));
    }
    if (integra_event_field(kind, INTEGRA_FIELD_PERSON) == INTEGRA_PRESENCE_REQUIRED) {
        event.person = who(somebody(t));
    }
    if (integra_event_field(kind, INTEGRA_FIELD_GIVER) != INTEGRA_PRESENCE_ABSENT) {
        event.giver = who(below(t, 2) ? PERSON : HEIR);
    }
    int aimed = kind == INTEGRA_EVENT_SETTLEMENT ? choose(t, t->sites[site], &event)
                : integra_event_field(kind, INTEGRA_FIELD_TARGET) == INTEGRA_PRESENCE_REQUIRED
                    ? aim(t, t->sites[site], &event)
                    : 1;
    if (aimed) {
        assert_int_equal(tell(t->sites[site], (int)('b' + site), &event, &out), INTEGRA_OK);
    }
}

integra_plan *random_history(uint64_t seed)
{
    static const uint32_t phases[] = { INTEGRA_PHASE_DRAFT, INTEGRA_PHASE_ACTIVE, INTEGRA_PHASE_ACTIVE,
                                       INTEGRA_PHASE_IN_REVIEW };
    telling t = { .state = seed };
    story s;
    message objective;
    assert_true(story_at(&s, phases[below(&t, 4)]));
    assert_true(story_tells(&s, INTEGRA_EVENT_JOIN, GP, HEIR, INTEGRA_ROLE_AUTHORITY_HOLDER, 0, NULL, &s.last));
    assert_true(story_tells(&s, INTEGRA_EVENT_OBJECTIVE, NURSE, 0, 0, 0, &s.need, &objective));
    t.sites[0] = s.plan;
    t.sites[1] = twin(s.plan);
    t.sites[2] = twin(s.plan);
    for (uint32_t i = 0; i < RANDOM_TOLD; i++) {
        tell_one(&t, below(&t, 3));
        if (below(&t, 4) == 0) {
            uint32_t from = below(&t, 3);
            assert_int_equal(take_in(t.sites[(from + 1 + below(&t, 2)) % 3], t.sites[from]), INTEGRA_OK);
        }
    }
    for (uint32_t i = 1; i < 3; i++) {
        assert_int_equal(take_in(t.sites[0], t.sites[i]), INTEGRA_OK);
        integra_plan_destroy(t.sites[i]);
    }
    return t.sites[0];
}
