/* test_obligation_reviews.c - reviews and feedback to the day, the watch of a suspension, what a screening changes.
 * Spec: spec/34-due.md (PLN-8): PLN-4, PLN-15, PLN-26, SCR-10.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "obligation_fixture.h"

#define YES     INTEGRA_TRI_YES
#define NO      INTEGRA_TRI_NO
#define UNKNOWN INTEGRA_TRI_UNKNOWN

/* From activation, from the last review, from a resumption: the latest. */
static void reviews(void **state)
{
    (void)state;
    HOLDS(&day, REFERENT, .person = 'r', .place = 9);
    SAYS(&day, "2026-02-01", PLN_8, REVIEW, "");
    EVENT(&day, ACTIVATION, "2026-01-05", .code = 0);
    SAYS(&day, "2026-07-05", PLN_8, REVIEW, "due 2026-07-05 r @0");
    SAYS(&day, "2026-07-06", PLN_8, REVIEW, "overdue 2026-07-05 r @0");
    EVENT(&day, REVIEW_CONCLUSION, "2026-06-30", .code = 0);
    SAYS(&day, "2026-12-31", PLN_8, REVIEW, "due 2026-12-31 r @1");
    SAYS(&day, "2027-01-01", PLN_8, REVIEW, "overdue 2026-12-31 r @1");
    EVENT(&day, RESUMPTION, "2026-08-31", .code = 0);
    SAYS(&day, "2027-02-28", PLN_8, REVIEW, "due 2027-02-28 r @2");
    SAYS(&day, "2027-03-01", PLN_8, REVIEW, "overdue 2027-02-28 r @2");
    EVENT(&day, REVIEW, "2026-09-30", .code = 0); /* one that is merely opened */
    SAYS(&day, "2027-02-28", PLN_8, REVIEW, "due 2027-02-28 r @2");
}

static void leap_years(void **state)
{
    (void)state;
    EVENT(&day, ACTIVATION, "2023-08-31", .code = 0);
    SAYS(&day, "2024-02-29", PLN_8, REVIEW, "due 2024-02-29 @0");
    SAYS(&day, "2024-03-01", PLN_8, REVIEW, "overdue 2024-02-29 @0");
}

/* A day that a review fixed, and a resumption after it. */
static void a_day_fixed(void **state)
{
    (void)state;
    EVENT(&day, ACTIVATION, "2026-01-05", .due = "2026-01-06"); /* no such field: read of a conclusion alone */
    SAYS(&day, "2026-02-01", PLN_26, REVIEW, "");
    EVENT(&day, REVIEW_CONCLUSION, "2026-03-01", .due = "2026-04-15");
    SAYS(&day, "2026-04-15", PLN_26, REVIEW, "due 2026-04-15 @1");
    SAYS(&day, "2026-04-16", PLN_26, REVIEW, "overdue 2026-04-15 @1");
    SAYS(&day, "2026-04-16", PLN_8, REVIEW, "");
    EVENT(&day, RESUMPTION, "2026-05-01", .code = 0);
    SAYS(&day, "2026-05-02", PLN_26, REVIEW, "");
    SAYS(&day, "2026-05-02", PLN_8, REVIEW, "due 2026-11-01 @2");
}

/* To each médecin traitant, since the last feedback to them or the last start. */
static void feedback(void **state)
{
    (void)state;
    HOLDS(&day, MT, .person = 'm', .place = 1);
    EVENT(&day, ACTIVATION, "2026-01-05", .code = 0);
    SAYS(&day, "2026-02-01", PLN_8, FEEDBACK, "");
    day.due.answers[1] = INTEGRA_ANSWER_GIVEN;
    SAYS(&day, "2026-04-05", PLN_8, FEEDBACK, "due 2026-04-05 m @0");
    SAYS(&day, "2026-04-06", PLN_8, FEEDBACK, "overdue 2026-04-05 m @0");
    HOLDS(&day, MT, .person = 'b', .place = 2);
    EVENT(&day, FEEDBACK, "2026-02-28", .person = 'm');
    EVENT(&day, FEEDBACK, "2026-02-01", .person = 'm');
    EVENT(&day, FEEDBACK, "2026-03-01", .person = 'n');
    SAYS(&day, "2026-05-31", PLN_8, FEEDBACK, "overdue 2026-04-05 b @0; due 2026-05-31 m @1");
    EVENT(&day, RESUMPTION, "2026-06-30", .code = 0);
    SAYS(&day, "2026-09-30", PLN_8, FEEDBACK, "due 2026-09-30 b @4; due 2026-09-30 m @4");
    SAYS(&day, "2026-10-01", PLN_8, FEEDBACK, "overdue 2026-09-30 b @4; overdue 2026-09-30 m @4");
}

/* By the event first, then by whom it is owed to. */
static void in_order(void **state)
{
    (void)state;
    day.due.answers[1] = INTEGRA_ANSWER_GIVEN;
    EVENT(&day, ACTIVATION, "2026-01-05", .code = 0);
    EVENT(&day, FEEDBACK, "2026-02-01", .person = 'e');
    for (char mt = 'b'; mt <= 'h'; mt++) {
        HOLDS(&day, MT, .person = mt, .place = (uint32_t)('z' - mt));
    }
    SAYS(&day, "2026-02-01", PLN_8, FEEDBACK,
         "due 2026-04-05 b @0; due 2026-04-05 c @0; due 2026-04-05 d @0; due 2026-04-05 f @0; due 2026-04-05 g @0; "
         "due 2026-04-05 h @0; due 2026-05-01 e @1");
}

/* Both ends of one in conflict; a phase in conflict asks for both. */
static void a_watch(void **state)
{
    (void)state;
    EVENT(&day, ACTIVATION, "2026-01-05", .code = 0);
    HOLDS(&day, WATCHER, .person = 'w', .date = "2026-03-31", .place = 4);
    SAYS(&day, "2026-03-31", PLN_4, WATCH, "");
    day_phases(&day, "S");
    SAYS(&day, "2026-03-31", PLN_4, WATCH, "due 2026-03-31 w @4");
    SAYS(&day, "2026-03-31", PLN_8, REVIEW, "");
    SAYS(&day, "2026-04-01", PLN_4, WATCH, "overdue 2026-03-31 w @4");
    HOLDS(&day, WATCHER, .person = 'v', .date = "2026-04-01", .place = 5);
    day_phases(&day, "AS");
    SAYS(&day, "2026-04-01", PLN_4, WATCH, "overdue 2026-03-31 w @4; due 2026-04-01 v @5");
    HOLDS(&day, WATCHER, .person = 'v', .date = "2026-04-01", .place = 3); /* the same watch, set before */
    HOLDS(&day, WATCHER, .person = 'w', .date = "2026-04-02", .place = 6);
    HOLDS(&day, WATCHER, .place = INTEGRA_NO_INDEX, .read = 1);
    SAYS(&day, "2026-04-01", PLN_4, WATCH, "due 2026-04-01 v @3; overdue 2026-03-31 w @4; due 2026-04-02 w @6");
    SAYS(&day, "2026-04-01", PLN_8, REVIEW, "due 2026-07-05 @0");
}

/* The screening has to be later than the suspension, and on or before the day. */
static void resumption(void **state)
{
    (void)state;
    EVENT(&day, SUSPENSION, "2026-02-01", .code = 0);
    EVENT(&day, SUSPENSION, "2026-02-03", .code = 0);
    day_phases(&day, "");
    HOLDS(&day, PHASE, .code = INTEGRA_PHASE_SUSPENDED, .place = 0);
    HOLDS(&day, REFERENT, .person = 'r', .place = 9);
    SAYS(&day, "2026-03-01", PLN_15, RESUMPTION, "");
    day_screened(&day, "2026-02-01", YES, NO);
    SAYS(&day, "2026-03-01", PLN_15, RESUMPTION, "");
    day_screened(&day, "2026-02-02", YES, NO);
    SAYS(&day, "2026-03-01", PLN_15, RESUMPTION, "open r @0");
    SAYS(&day, "2026-02-02", PLN_15, RESUMPTION, "open r @0");
    SAYS(&day, "2026-02-01", PLN_15, RESUMPTION, "");
    HOLDS(&day, PHASE, .code = INTEGRA_PHASE_SUSPENDED, .place = 1);
    SAYS(&day, "2026-03-01", PLN_15, RESUMPTION, "");
    day_screened(&day, "2026-02-04", UNKNOWN, YES);
    SAYS(&day, "2026-03-01", PLN_15, RESUMPTION, "");
    day.due.kind = INTEGRA_PLAN_KIND_PPS;
    SAYS(&day, "2026-03-01", PLN_15, RESUMPTION, "open r @1");
}

static void screened_again(void **state)
{
    static const struct {
        uint32_t kind, assistance, pps;
        const char *surveillance, *questionnaire;
    } cases[] = {
        { INTEGRA_PLAN_KIND_PSI, NO, YES, "open r", "" },     { INTEGRA_PLAN_KIND_PSI, UNKNOWN, YES, "", "open r" },
        { INTEGRA_PLAN_KIND_PSI, YES, NO, "", "" },           { INTEGRA_PLAN_KIND_PPS, YES, NO, "open r", "" },
        { INTEGRA_PLAN_KIND_PPS, NO, UNKNOWN, "", "open r" }, { INTEGRA_PLAN_KIND_PPS, NO, YES, "", "" },
    };
    (void)state;
    HOLDS(&day, REFERENT, .person = 'r', .place = 9);
    day_screened(&day, "2026-03-02", NO, NO);
    SAYS(&day, "2026-03-02", SCR_10, SURVEILLANCE, ""); /* nothing to be later than */
    EVENT(&day, ACTIVATION, "2026-01-05", .code = 0);
    EVENT(&day, REVIEW_CONCLUSION, "2026-03-01", .code = 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        day.due.kind = cases[i].kind;
        day_screened(&day, "2026-03-02", cases[i].assistance, cases[i].pps);
        SAYS(&day, "2026-03-02", SCR_10, SURVEILLANCE, cases[i].surveillance);
        SAYS(&day, "2026-03-02", SCR_10, QUESTIONNAIRE, cases[i].questionnaire);
        SAYS(&day, "2026-03-01", SCR_10, SURVEILLANCE, "");
        day_screened(&day, "2026-03-01", cases[i].assistance, cases[i].pps);
        SAYS(&day, "2026-03-02", SCR_10, SURVEILLANCE, "");
        SAYS(&day, "2026-03-02", SCR_10, QUESTIONNAIRE, "");
    }
}

/* A term beyond the last date there is, is none. */
static void beyond_the_calendar(void **state)
{
    (void)state;
    EVENT(&day, ACTIVATION, "9999-07-01", .code = 0);
    SAYS(&day, "9999-12-31", PLN_8, REVIEW, "open @0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DAY(reviews),    DAY(leap_years),     DAY(a_day_fixed),         DAY(feedback), DAY(in_order), DAY(a_watch),
        DAY(resumption), DAY(screened_again), DAY(beyond_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
