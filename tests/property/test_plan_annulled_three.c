/* test_plan_annulled_three.c - as test_plan_annulled.c, of two closings at two sites and of three events that touch one
 * slot, in every way in which they may have known of each other.
 * Spec: spec/30-plan.md (PLN-5), spec/31-history.md (PLN-11, PLN-23).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "every.h"
#include "picture.h"
#include "plausible.h"

/* An act, by a code other than the first where one is given. */
typedef struct deed {
    uint32_t kind, code;
} deed;

enum { FAMILY = 5 };

/* Acts that touch one slot, most of them so that the one before or beside matters. */
static const deed families[][FAMILY] = {
    { { INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED },
      { INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_WITHDRAWN },
      { INTEGRA_EVENT_REVIEW, 0 },
      { INTEGRA_EVENT_NEED, 0 },
      { INTEGRA_EVENT_ADVERSE_EVENT, 0 } },
    { { INTEGRA_EVENT_OBJECTIVE_REACHED, INTEGRA_OBJECTIVE_REACH_PARTLY_REACHED },
      { INTEGRA_EVENT_OBJECTIVE_REACHED, 0 },
      { INTEGRA_EVENT_OBJECTIVE_UNREACHED, 0 },
      { INTEGRA_EVENT_OBJECTIVE_PURSUED, 0 },
      { INTEGRA_EVENT_PRIORITY, 0 } },
    { { INTEGRA_EVENT_NEED_CLOSED, 0 },
      { INTEGRA_EVENT_NEED_CLOSED, INTEGRA_NEED_OUTCOME_WITHDRAWN },
      { INTEGRA_EVENT_UNMET_NEED, 0 },
      { INTEGRA_EVENT_UNMET_NEED, INTEGRA_UNMET_REASON_COST },
      { INTEGRA_EVENT_INTERVENTION, 0 } },
    { { INTEGRA_EVENT_INTERVENTION_STARTED, 0 },
      { INTEGRA_EVENT_INTERVENTION_DONE, 0 },
      { INTEGRA_EVENT_INTERVENTION_DONE, INTEGRA_EFFECT_FAVOURABLE },
      { INTEGRA_EVENT_INTERVENTION_NOT_DONE, 0 },
      { INTEGRA_EVENT_INTERVENTION_CANCELLED, 0 } },
    { { INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_WITHDRAWN },
      { INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_REFUSED },
      { INTEGRA_EVENT_SHARING_CONSENT, 0 },
      { INTEGRA_EVENT_FEEDBACK, 0 },
      { INTEGRA_EVENT_ASSESSMENT_SHARED, 0 } },
};

enum { FAMILIES = sizeof families / sizeof *families };

/* What was told before. */
static struct {
    story s;
    about a;
} b;

static int lay_active(void **state)
{
    (void)state;
    about_lay(&b.s, &b.a);
    return story_phase(&b.s, INTEGRA_PHASE_ACTIVE) ? 0 : -1;
}

static int lay_in_review(void **state)
{
    (void)state;
    about_lay(&b.s, &b.a);
    return story_phase(&b.s, INTEGRA_PHASE_IN_REVIEW) ? 0 : -1;
}

static int clear(void **state)
{
    (void)state;
    integra_plan_destroy(b.s.plan);
    return 0;
}

/* A fact is of the day after, which a closing of DAY does not take. */
static integra_event event_for(const deed *d)
{
    integra_event event = plausible(&b.s, &b.a, d->kind);
    event.code = d->code != 0 ? d->code : event.code;
    event.effective = d->kind == INTEGRA_EVENT_CLOSING ? DAY : DAY + 1;
    return event;
}

static void apply(integra_plan *plan, const message *m)
{
    uint32_t verdict = 0;
    assert_int_equal(apply_one(plan, m->bytes, m->size, &verdict, NULL), INTEGRA_OK);
}

/* Told by a writer who has seen the story and those of the messages that are given. */
static message told_after(int writer, integra_event event, const message *const *seen, size_t count)
{
    message out;
    integra_plan *there = twin(b.s.plan);
    assert_non_null(there);
    for (size_t i = 0; i < count; i++) {
        if (seen[i] != NULL) {
            apply(there, seen[i]);
        }
    }
    assert_int_equal(tell(there, writer, &event, &out), INTEGRA_OK);
    integra_plan_destroy(there);
    return out;
}

static message annulled_after(int writer, const message *const *seen, size_t count, const message *taken_back)
{
    integra_event event = event_of(INTEGRA_EVENT_ANNULMENT, GP, &taken_back->digest);
    event.giver = who(PERSON);
    return told_after(writer, event, seen, count);
}

/* Those of the messages that are given, after the story. */
static picture pictured(const message *const *all, size_t count)
{
    picture out;
    integra_plan *plan = twin(b.s.plan);
    assert_non_null(plan);
    for (size_t i = 0; i < count; i++) {
        if (all[i] != NULL) {
            apply(plan, all[i]);
        }
    }
    picture_take(plan, &out);
    integra_plan_destroy(plan);
    return out;
}

static void same_picture(const picture *with, const picture *without, const deed *const *deeds, unsigned how)
{
    if (!picture_same(with, without)) {
        picture_differ(without, with);
        fail_msg("%s %u, %s %u, %s %u: way %x", integra_word_name(INTEGRA_GROUP_EVENT, deeds[0]->kind), deeds[0]->code,
                 integra_word_name(INTEGRA_GROUP_EVENT, deeds[1]->kind), deeds[1]->code,
                 integra_word_name(INTEGRA_GROUP_EVENT, deeds[2]->kind), deeds[2]->code, how);
    }
}

/* Who knew of what: the second of the first, the third of either, both of the annulment, who annuls of all three. */
enum { SECOND_OF_FIRST = 1, THIRD_OF_FIRST = 2, THIRD_OF_SECOND = 4, OF_ANNULMENT = 8, ANNULLED_LAST = 16, WAYS = 32 };

/* Whether a way says nothing that follows from the rest of it. */
static int is_way(unsigned how)
{
    return (how & OF_ANNULMENT) != 0 ? (how & ~(unsigned)THIRD_OF_SECOND) == OF_ANNULMENT
                                     : (how & 7) != (SECOND_OF_FIRST | THIRD_OF_FIRST | THIRD_OF_SECOND);
}

/* The first event, annulled by somebody who has seen nothing else, and what both histories tell after it: with it, and
 * without. */
typedef struct history {
    message first, annulment, second[2], third[2];
} history;

static void tell_rest(history *h, const deed *const *deeds, unsigned how)
{
    for (size_t without = 0; without < 2; without++) {
        const message *first = without ? NULL : &h->first;
        const message *annulment = without || (how & OF_ANNULMENT) == 0 ? NULL : &h->annulment;
        const message *second[] = { annulment != NULL || (how & SECOND_OF_FIRST) != 0 ? first : NULL, annulment };
        const message *third[] = { annulment != NULL || (how & THIRD_OF_FIRST) != 0 ? first : NULL, annulment, NULL };
        h->second[without] = told_after('f', event_for(deeds[1]), second, 2);
        if ((how & THIRD_OF_SECOND) != 0) {
            third[0] = second[0] != NULL ? first : third[0];
            third[2] = &h->second[without];
        }
        h->third[without] = told_after('g', event_for(deeds[2]), third, 3);
    }
}

/* Compares both histories where they have the same verdicts: 1; else 0. */
static int compares(history *h, const deed *const *deeds, unsigned how)
{
    const message *seen[] = { &h->first, &h->second[0], &h->third[0] };
    message last = h->annulment;
    tell_rest(h, deeds, how);
    if (h->second[0].verdict != h->second[1].verdict || h->third[0].verdict != h->third[1].verdict) {
        return 0;
    }
    if ((how & ANNULLED_LAST) != 0) {
        last = annulled_after('x', seen, 3, &h->first);
    }
    if (last.verdict != INTEGRA_EVENT_VERDICT_ACCEPTED) {
        return 0;
    }
    const message *all[] = { &h->first, &h->second[0], &h->third[0], &last },
                  *fewer[] = { &h->second[1], &h->third[1] };
    picture with = pictured(all, 4), without = pictured(fewer, 2);
    same_picture(&with, &without, deeds, how);
    return 1;
}

static size_t every_way(const deed *const *deeds)
{
    size_t compared = 0;
    history h;
    const message *seen[] = { &h.first };
    h.first = told_after('e', event_for(deeds[0]), NULL, 0);
    h.annulment = annulled_after('x', seen, 1, &h.first);
    for (unsigned how = 0; how < WAYS && h.annulment.verdict == INTEGRA_EVENT_VERDICT_ACCEPTED; how++) {
        compared += is_way(how) ? (size_t)compares(&h, deeds, how) : 0;
    }
    return compared;
}

static void three_events_of_one_slot(void **state)
{
    (void)state;
    for (size_t f = 0; f < FAMILIES; f++) {
        size_t compared = 0;
        for (size_t at = 0; at < (size_t)FAMILY * FAMILY * FAMILY; at++) {
            const deed *deeds[] = { &families[f][at / FAMILY / FAMILY], &families[f][at / FAMILY % FAMILY],
                                    &families[f][at % FAMILY] };
            compared += is_taken(at, 7) ? every_way(deeds) : 0;
        }
        assert_true(compared > (is_taken(1, 2) ? 800u : 80u));
    }
}

static const deed closings[] = { { INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED },
                                 { INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_DIED },
                                 { INTEGRA_EVENT_REVIEW_CLOSING, INTEGRA_CLOSING_REASON_TERM_REACHED },
                                 { INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_WITHDRAWN } };

static const deed works[] = { { INTEGRA_EVENT_NEED, 0 },
                              { INTEGRA_EVENT_SUSPENSION, 0 },
                              { INTEGRA_EVENT_REVIEW_CONCLUSION, 0 },
                              { INTEGRA_EVENT_INTERVENTION_DONE, INTEGRA_EFFECT_FAVOURABLE },
                              { INTEGRA_EVENT_FEEDBACK, 0 } };

enum { CLOSINGS = sizeof closings / sizeof *closings, WORKS = sizeof works / sizeof *works };

/* Two closings and work at three sites, these of the closings annulled where they were made, or once the sites have
 * met: what is left is as if only the others had been, and the plan is closed where there is another. */
static void closed_and_annulled(const deed *const *deeds, unsigned annulled, int after_meeting)
{
    message told[2], work = told_after('g', event_for(deeds[2]), NULL, 0), back[2];
    const message *all[] = { &work, NULL, NULL, NULL, NULL }, *fewer[] = { &work, NULL, NULL };
    for (size_t i = 0; i < 2; i++) {
        told[i] = told_after(i == 0 ? 'e' : 'f', event_for(deeds[i]), NULL, 0);
        assert_int_equal(told[i].verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
        all[1 + i] = &told[i];
        fewer[1 + i] = (annulled >> i & 1u) != 0 ? NULL : &told[i];
    }
    for (size_t i = 0; i < 2; i++) {
        int by = i == 0 ? 'x' : 'y';
        if ((annulled >> i & 1u) != 0) {
            back[i] =
                after_meeting ? annulled_after(by, all, 5, &told[i]) : annulled_after(by, &all[1 + i], 1, &told[i]);
            assert_int_equal(back[i].verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
            all[3 + i] = &back[i];
        }
    }
    picture with = pictured(all, 5), without = pictured(fewer, 3);
    same_picture(&with, &without, deeds, annulled);
    assert_int_equal(picture_has(&with, "phase of - or 00, field 0: closed/"), annulled != 3);
}

static void two_closings(void **state)
{
    (void)state;
    for (size_t at = 0; at < (size_t)CLOSINGS * CLOSINGS * WORKS; at++) {
        const deed *deeds[] = { &closings[at % CLOSINGS], &closings[at / CLOSINGS % CLOSINGS],
                                &works[at / CLOSINGS / CLOSINGS] };
        for (unsigned annulled = 0; annulled < 4; annulled++) {
            closed_and_annulled(deeds, annulled, 0);
            closed_and_annulled(deeds, annulled, 1);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(two_closings, lay_in_review, clear),
        cmocka_unit_test_setup_teardown(three_events_of_one_slot, lay_active, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
