/* test_view_sharing.c - what sharing refused, withdrawn or never given leaves to see: of whom, since when, of which
 * plan. Spec: spec/35-views.md (PLN-30, "Sharing").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * Needs are counted, which a health professional sees where sharing is given: as many as the view's plan has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/view/view.h"
#include "story.h"

enum { SITES = 3, A = 0, B = 1, C = 2, MUM = 'u', DAD = 'd' };

#define GIVEN     INTEGRA_ANSWER_GIVEN
#define REFUSED   INTEGRA_ANSWER_REFUSED
#define WITHDRAWN INTEGRA_ANSWER_WITHDRAWN
#define START     ((int64_t)DAY * 1440)

static integra_plan *at[SITES];
static int64_t start;

/* One event, recorded so many minutes after the start. */
static message told(int site, uint32_t kind, int person, uint32_t code, int minute, const message *about)
{
    message out;
    integra_event event = event_of(kind, GP, about == NULL ? NULL : &about->digest);
    event.person = person != 0 ? who(person) : event.person;
    event.code = code != 0 ? code : event.code;
    event.giver = kind == INTEGRA_EVENT_ANNULMENT ? who(PERSON) : event.giver; /* who takes it back */
    event.recorded = start + minute - (int64_t)integra_plan_count(at[site]);   /* tell() adds the latter */
    assert_int_equal(tell(at[site], 'a' + site, &event, &out), INTEGRA_OK);
    assert_int_equal(out.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    return out;
}

static message says(int site, int person, uint32_t answer, int minute)
{
    return told(site, INTEGRA_EVENT_SHARING_CONSENT, person, answer, minute, NULL);
}

static void need(int site, int minute)
{
    (void)told(site, INTEGRA_EVENT_NEED, 0, 0, minute, NULL);
}

static void joins(int person, uint32_t role)
{
    (void)told(A, INTEGRA_EVENT_JOIN, person, role, 0, NULL);
}

static void takes_in(int site, int from)
{
    assert_int_equal(take_in(at[site], at[from]), INTEGRA_OK);
}

static void ends(void)
{
    for (size_t i = 0; i < SITES; i++) {
        integra_plan_destroy(at[i]);
        at[i] = NULL;
    }
}

/* A plan with its opening alone, at one site; copied() gives the others what that one has by then. */
static void begins(int64_t first)
{
    message out;
    integra_event opening = event_of(INTEGRA_EVENT_OPENING, GP, NULL);
    ends();
    start = first;
    opening.code = INTEGRA_PLAN_KIND_PPS;
    opening.detail = INTEGRA_ROLE_GP;
    opening.person = who(PERSON);
    opening.recorded = start;
    assert_int_equal(integra_plan_create(NULL, NULL, &at[A], NULL), INTEGRA_OK);
    assert_int_equal(tell(at[A], 'a', &opening, &out), INTEGRA_OK);
}

static void copied(void)
{
    for (size_t i = 1; i < SITES; i++) {
        at[i] = twin(at[A]);
        assert_non_null(at[i]);
    }
}

/* At the first site, whatever the others have taken in: the groups of the viewer, or those alone that are always seen;
 * and so many needs in the plan that is read. */
static void sees(int whole, size_t needs)
{
    integra__view view;
    size_t found = 0;
    uint32_t always = 1u << INTEGRA_VIEW_GROUP_PLAN | 1u << INTEGRA_VIEW_GROUP_OFFICES;
    assert_int_equal(integra__view_open(&view, at[A], INTEGRA_VIEWER_HEALTH, NULL), INTEGRA_OK);
    for (size_t i = 0; i < integra_plan_count(view.plan); i++) {
        integra_event event;
        integra_event_init(&event, sizeof event);
        assert_int_equal(integra_plan_event_at(view.plan, i, &event, NULL, NULL), INTEGRA_OK);
        found += event.kind == INTEGRA_EVENT_NEED;
    }
    assert_int_equal(view.groups, whole ? integra__view_groups[INTEGRA_VIEWER_HEALTH - 1] : always);
    assert_int_equal(found, needs);
    integra__view_close(&view);
}

#define FULL   1
#define ALWAYS 0

/* ---- one person's word, at one site ---- */

/* Answers at the minutes 1, 3 and 5, 0 for none, and a need at 2, 4 and 6. */
static void in_one_line(void **state)
{
    static const struct {
        uint32_t answers[3];
        int whole;
        size_t needs;
    } rows[] = {
        { { 0, 0, 0 }, ALWAYS, 3 },                /* never asked: as it is now */
        { { REFUSED, 0, 0 }, ALWAYS, 3 },          /* never given: as it is now, a refusal being no withdrawal */
        { { WITHDRAWN, 0, 0 }, ALWAYS, 0 },        /* as it was known when it was withdrawn */
        { { REFUSED, WITHDRAWN, 0 }, ALWAYS, 1 },  /* the earliest that is a withdrawal */
        { { WITHDRAWN, REFUSED, 0 }, ALWAYS, 0 },  /* nobody gave it since */
        { { GIVEN, 0, 0 }, FULL, 3 },              /* as it is */
        { { GIVEN, WITHDRAWN, 0 }, FULL, 1 },      /* as it was at the end */
        { { GIVEN, REFUSED, 0 }, FULL, 1 },        /* which a refusal is too */
        { { GIVEN, REFUSED, WITHDRAWN }, FULL, 1 } /* the first that stands */
        ,
        { { GIVEN, WITHDRAWN, GIVEN }, FULL, 3 },     /* given again */
        { { WITHDRAWN, GIVEN, WITHDRAWN }, FULL, 2 }, /* the first was over by then */
        { { REFUSED, GIVEN, REFUSED }, FULL, 2 },
        { { REFUSED, REFUSED, WITHDRAWN }, ALWAYS, 2 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begins(START);
        for (int j = 0; j < 3; j++) {
            if (rows[i].answers[j] != 0) {
                (void)says(A, PERSON, rows[i].answers[j], 2 * j + 1);
            }
            need(A, 2 * j + 2);
        }
        sees(rows[i].whole, rows[i].needs);
    }
}

/* Taken back, it ends nothing, and the next one does. */
static void annulled(void **state)
{
    message mistake;
    (void)state;
    begins(START);
    (void)says(A, PERSON, GIVEN, 1);
    mistake = says(A, PERSON, WITHDRAWN, 2);
    need(A, 3);
    sees(FULL, 0);
    (void)told(A, INTEGRA_EVENT_ANNULMENT, 0, 0, 4, &mistake);
    need(A, 5);
    sees(FULL, 2);
    (void)says(A, PERSON, REFUSED, 6);
    need(A, 7);
    sees(FULL, 2);
}

/* Given and withdrawn within one minute it was not given a minute earlier; before the first minute there is nothing. */
static void within_a_minute(void **state)
{
    static const int64_t firsts[] = { START, -719162 * 1440LL }; /* of the year 1 (GEN-7) */
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        begins(firsts[i]);
        (void)says(A, PERSON, GIVEN, 0);
        need(A, 0);
        (void)says(A, PERSON, WITHDRAWN, 0);
        need(A, 1);
        sees(ALWAYS, 1);
    }
}

/* ---- sites that do not know of one another ---- */

/* Of two ends that did not know of each other the one known first, wherever it was recorded. */
static void two_ends(void **state)
{
    (void)state;
    for (int first = A; first <= B; first++) {
        begins(START);
        (void)says(A, PERSON, GIVEN, 1);
        copied();
        (void)says(first, PERSON, WITHDRAWN, 2);
        need(first, 3);
        (void)says(A + B - first, PERSON, WITHDRAWN, 4);
        takes_in(A, B);
        sees(FULL, 0);
    }
}

/* An end is over for whoever knew of it and gave it again; who gave it elsewhere without knowing ends nothing. */
static void given_again_elsewhere(void **state)
{
    (void)state;
    for (int knows = B; knows <= C; knows++) {
        begins(START);
        (void)says(A, PERSON, GIVEN, 1);
        copied();
        (void)says(A, PERSON, WITHDRAWN, 2);
        need(A, 3);
        takes_in(knows, A);
        (void)says(B + C - knows, PERSON, GIVEN, 4);
        takes_in(A, B + C - knows);
        sees(FULL, 0); /* it did not know */
        (void)says(knows, PERSON, GIVEN, 5);
        need(A, 6);
        (void)says(A, PERSON, WITHDRAWN, 7);
        need(A, 8);
        takes_in(A, knows);
        sees(FULL, 2); /* the first is over, the second is not */
    }
}

/* ---- holders of authority ---- */

static void several_holders(void **state)
{
    (void)state;
    begins(START);
    joins(MUM, INTEGRA_ROLE_AUTHORITY_HOLDER);
    joins(DAD, INTEGRA_ROLE_AUTHORITY_HOLDER);
    (void)says(A, PERSON, GIVEN, 1);
    (void)says(A, MUM, GIVEN, 2);
    need(A, 3);
    sees(ALWAYS, 1); /* each has to give it, whatever the person said */
    (void)says(A, MUM, WITHDRAWN, 4);
    need(A, 5);
    sees(ALWAYS, 1); /* and it was not given before */
    (void)says(A, MUM, GIVEN, 6);
    (void)says(A, DAD, GIVEN, 7);
    sees(FULL, 2);
    (void)says(A, DAD, REFUSED, 8);
    need(A, 9);
    sees(FULL, 2); /* either ends it */
    (void)says(A, MUM, WITHDRAWN, 10);
    (void)says(A, DAD, GIVEN, 11);
    need(A, 12);
    sees(FULL, 3); /* the one that was given again is over */
}

static void one_holder(void **state)
{
    static const struct {
        int given[2]; /* by whom it was given before, 0 nobody */
        int ends;     /* who withdraws it */
        int whole;
    } rows[] = {
        { { 0, 0 }, MUM, ALWAYS },      { { PERSON, 0 }, MUM, FULL }, { { MUM, 0 }, MUM, FULL },
        { { PERSON, MUM }, MUM, FULL }, { { MUM, 0 }, PERSON, FULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begins(START);
        joins(MUM, INTEGRA_ROLE_AUTHORITY_HOLDER);
        for (int j = 0; j < 2; j++) {
            if (rows[i].given[j] != 0) {
                (void)says(A, rows[i].given[j], GIVEN, 1 + j);
            }
        }
        need(A, 3);
        (void)says(A, rows[i].ends, WITHDRAWN, 4);
        need(A, 5);
        sees(rows[i].whole, 1);
    }
}

/* Who may hold authority and does not for certain need not have given it. */
static void who_may_hold_authority(void **state)
{
    (void)state;
    begins(START);
    joins(MUM, INTEGRA_ROLE_AUTHORITY_HOLDER);
    joins(DAD, INTEGRA_ROLE_CARER);
    copied();
    (void)told(A, INTEGRA_EVENT_ROLE, DAD, INTEGRA_ROLE_OTHER, 1, NULL);
    (void)told(B, INTEGRA_EVENT_ROLE, DAD, INTEGRA_ROLE_AUTHORITY_HOLDER, 2, NULL);
    takes_in(A, B);
    (void)says(A, MUM, GIVEN, 3);
    need(A, 4);
    (void)says(A, MUM, WITHDRAWN, 5);
    need(A, 6);
    sees(FULL, 1);
}

static int tear_down(void **state)
{
    (void)state;
    ends();
    return 0;
}

#define STORY(name) cmocka_unit_test_teardown(name, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(in_one_line),           STORY(annulled),        STORY(within_a_minute), STORY(two_ends),
        STORY(given_again_elsewhere), STORY(several_holders), STORY(one_holder),      STORY(who_may_hold_authority),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
