/* test_obligation_stays.c - the way home to the day: contacts, readmissions, transitions, the hospital.
 * Spec: spec/34-due.md (PLN-13): PLN-9, PLN-19, PLN-21, PLN-27.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "obligation_fixture.h"

#define PHONE .code = INTEGRA_CONTACT_MODE_PHONE
#define SEEN  .code = INTEGRA_CONTACT_MODE_FACE_TO_FACE

/* In from 1 March, home on 10 March: seven days are up on 17 March, thirty on 9 April, ninety on 8 June. */
static void go_home(void)
{
    HOLDS(&day, REFERENT, .person = 'r', .place = 99);
    EVENT(&day, ADMISSION, "2026-03-01", .code = INTEGRA_TRI_YES);
    EVENT(&day, DISCHARGE, "2026-03-10", .code = 0);
}

static void first_contact(void **state)
{
    (void)state;
    go_home();
    SAYS(&day, "2026-03-17", PLN_9, FIRST_CONTACT, "due 2026-03-17 r @1");
    SAYS(&day, "2026-03-18", PLN_9, FIRST_CONTACT, "overdue 2026-03-17 r @1");
    SAYS(&day, "2026-06-08", PLN_9, FIRST_CONTACT, "overdue 2026-03-17 r @1");
    SAYS(&day, "2026-06-09", PLN_9, FIRST_CONTACT, "");
    EVENT(&day, CONTACT, "2026-03-09", SEEN); /* before the return */
    SAYS(&day, "2026-03-18", PLN_9, FIRST_CONTACT, "overdue 2026-03-17 r @1");
    EVENT(&day, CONTACT, "2026-03-10", SEEN);
    SAYS(&day, "2026-03-18", PLN_9, FIRST_CONTACT, "met 2026-03-17 r @1");
}

/* The first contact is not the second one, whenever it was; after the window any is. */
static void second_contact(void **state)
{
    static const struct {
        const char *one, *other, *says;
    } cases[] = {
        { "2026-04-09", NULL, "due 2026-06-08 r @1" },         /* day 30, alone */
        { "2026-06-08", NULL, "due 2026-06-08 r @1" },         /* day 90, alone */
        { "2026-03-10", "2026-04-08", "due 2026-06-08 r @1" }, /* day 29 */
        { "2026-03-10", "2026-04-09", "met 2026-06-08 r @1" }, /* day 30 */
        { "2026-04-08", "2026-04-09", "met 2026-06-08 r @1" }, { "2026-04-09", "2026-04-09", "met 2026-06-08 r @1" },
        { "2026-03-09", "2026-04-09", "due 2026-06-08 r @1" }, /* one before the return */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        go_home();
        EVENT(&day, CONTACT, cases[i].one, PHONE);
        if (cases[i].other != NULL) {
            EVENT(&day, CONTACT, cases[i].other, PHONE);
        }
        SAYS(&day, "2026-06-08", PLN_9, SECOND_CONTACT, cases[i].says);
        day_end(&day);
        begin(state);
    }
    go_home();
    SAYS(&day, "2026-06-08", PLN_9, SECOND_CONTACT, "due 2026-06-08 r @1");
    SAYS(&day, "2026-06-09", PLN_9, SECOND_CONTACT, "overdue 2026-06-08 r @1");
    EVENT(&day, CONTACT, "2026-06-09", PHONE); /* day 91, alone */
    SAYS(&day, "2026-06-09", PLN_9, SECOND_CONTACT, "met 2026-06-08 r @1");
}

static void by_phone_alone(void **state)
{
    (void)state;
    go_home();
    EVENT(&day, CONTACT, "2026-03-02", SEEN);
    SAYS(&day, "2026-03-18", PLN_21, FACE_TO_FACE, "");
    EVENT(&day, CONTACT, "2026-03-11", PHONE);
    SAYS(&day, "2026-06-08", PLN_21, FACE_TO_FACE, "open r @1");
    SAYS(&day, "2026-06-09", PLN_21, FACE_TO_FACE, "");
    EVENT(&day, CONTACT, "2026-03-10", .code = INTEGRA_CONTACT_MODE_BOTH);
    SAYS(&day, "2026-03-18", PLN_21, FACE_TO_FACE, "met r @1");
}

/* Prepared from the day of admission to that of discharge. */
static void preparation(void **state)
{
    static const char *const days[] = { "2026-02-28", "2026-03-01", "2026-03-10", "2026-03-11" };
    for (size_t i = 0; i < 4; i++) {
        go_home();
        EVENT(&day, DISCHARGE_PREPARATION, days[i], .code = 0);
        SAYS(&day, "2026-06-08", PLN_9, DISCHARGE_PREPARATION, i == 1 || i == 2 ? "met @1" : "open @1");
        SAYS(&day, "2026-06-09", PLN_9, DISCHARGE_PREPARATION, "");
        day_end(&day);
        begin(state);
    }
}

/* Without an admission a stay is what lies behind the discharge before. */
static void discharges_alone(void **state)
{
    (void)state;
    EVENT(&day, DISCHARGE, "2026-03-10", .code = 0);
    EVENT(&day, DISCHARGE, "2026-03-20", .code = 0);
    EVENT(&day, DISCHARGE, "2026-03-20", .code = 0);
    EVENT(&day, DISCHARGE_PREPARATION, "2026-03-10", .code = 0);
    EVENT(&day, TRANSITION, "2026-03-11", .person = 's');
    SAYS(&day, "2026-03-20", PLN_9, DISCHARGE_PREPARATION, "met @0; open @1; open @2");
    SAYS(&day, "2026-03-20", PLN_9, FIRST_CONTACT, "overdue 2026-03-17 s @0; due 2026-03-27 s @1; due 2026-03-27 @2");
    EVENT(&day, DISCHARGE_PREPARATION, "2026-03-20", .code = 0);
    SAYS(&day, "2026-03-20", PLN_9, DISCHARGE_PREPARATION, "met @0; met @1; met @2");
}

/* Whoever supervises the transition of this stay, not one before it. */
static void the_supervisor(void **state)
{
    (void)state;
    go_home();
    EVENT(&day, TRANSITION, "2026-02-28", .person = 't');
    SAYS(&day, "2026-03-17", PLN_9, FIRST_CONTACT, "due 2026-03-17 r @1");
    EVENT(&day, TRANSITION, "2026-03-01", .person = 's');
    SAYS(&day, "2026-03-17", PLN_9, FIRST_CONTACT, "due 2026-03-17 s @1");
    EVENT(&day, TRANSITION, "2026-03-15", .person = 'u');
    SAYS(&day, "2026-03-17", PLN_9, FIRST_CONTACT, "due 2026-03-17 u @1");
}

/* Back in hospital the return is over; of one day out and in, the person is in. */
static void back_again(void **state)
{
    (void)state;
    go_home();
    EVENT(&day, ADMISSION, "2026-03-10", .code = INTEGRA_TRI_YES);
    SAYS(&day, "2026-03-12", PLN_9, FIRST_CONTACT, "");
    SAYS(&day, "2026-03-12", PLN_27, HOSPITAL_CONTACT, "due 2026-03-12 r @2");
    EVENT(&day, DISCHARGE, "2026-03-12", .code = 0);
    SAYS(&day, "2026-03-12", PLN_27, HOSPITAL_CONTACT, "");
    SAYS(&day, "2026-03-19", PLN_9, FIRST_CONTACT, "due 2026-03-19 r @3");
    SAYS(&day, "2026-03-19", PLN_9, REVIEW, ""); /* a transfer is no readmission */
    EVENT(&day, ADMISSION, "2026-03-20", .code = INTEGRA_TRI_YES);
    EVENT(&day, DISCHARGE, "2026-03-20", .code = 0); /* a day in hospital: in, then out */
    SAYS(&day, "2026-03-27", PLN_9, FIRST_CONTACT, "due 2026-03-27 r @5");
    SAYS(&day, "2026-03-27", PLN_27, HOSPITAL_CONTACT, "");
}

/* One day after a discharge, thirty, thirty-one, and on its day. */
static void readmissions(void **state)
{
    static const struct {
        const char *in, *says;
    } cases[] = {
        { "2026-03-10", "" },
        { "2026-03-11", "open r @2" },
        { "2026-04-09", "open r @2" },
        { "2026-04-10", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        go_home();
        EVENT(&day, ADMISSION, cases[i].in, .code = INTEGRA_TRI_NO);
        SAYS(&day, "2026-05-01", PLN_9, REVIEW, cases[i].says);
        day_end(&day);
        begin(state);
    }
    go_home();
    EVENT(&day, ADMISSION, "2026-04-09", .code = INTEGRA_TRI_NO);
    EVENT(&day, REVIEW_CONCLUSION, "2026-04-08", .code = 0);
    SAYS(&day, "2026-05-01", PLN_9, REVIEW, "open r @2");
    EVENT(&day, REVIEW_SUSPENSION, "2026-04-09", .code = 0);
    SAYS(&day, "2026-05-01", PLN_9, REVIEW, "met r @2");
}

static void a_transition(void **state)
{
    (void)state;
    EVENT(&day, TRANSITION, "2026-02-01", .person = 's');
    EVENT(&day, HOSPITAL_CONTACT, "2026-01-31", .code = 0);
    SAYS(&day, "2026-03-01", PLN_19, HOSPITAL_CONTACT, "met s @0"); /* no admission before it: any contact */
    EVENT(&day, ADMISSION, "2026-02-01", .code = 0);
    SAYS(&day, "2026-03-01", PLN_19, HOSPITAL_CONTACT, "open s @0");
    EVENT(&day, HOSPITAL_CONTACT, "2026-02-01", .code = 0);
    SAYS(&day, "2026-03-01", PLN_19, HOSPITAL_CONTACT, "met s @0");
    EVENT(&day, ADMISSION, "2026-02-02", .code = 0);
    EVENT(&day, TRANSITION, "2026-02-03", .person = 'u');
    SAYS(&day, "2026-03-01", PLN_19, HOSPITAL_CONTACT, "met s @0; open u @5");
}

/* Of the stay under way: by the admission it names, else by its day. */
static void the_hospital(void **state)
{
    uint32_t first, second, contact;
    (void)state;
    HOLDS(&day, REFERENT, .person = 'r', .place = 99);
    first = EVENT(&day, ADMISSION, "2026-02-27", .code = 0);
    SAYS(&day, "2026-03-01", PLN_27, HOSPITAL_CONTACT, "due 2026-03-01 r @0");
    SAYS(&day, "2026-03-02", PLN_27, HOSPITAL_CONTACT, "overdue 2026-03-01 r @0");
    contact = EVENT(&day, HOSPITAL_CONTACT, "2026-02-26", .code = 0);
    SAYS(&day, "2026-03-02", PLN_27, HOSPITAL_CONTACT, "overdue 2026-03-01 r @0");
    day_names(&day, contact, first);
    SAYS(&day, "2026-03-02", PLN_27, HOSPITAL_CONTACT, "met 2026-03-01 r @0");
    second = EVENT(&day, ADMISSION, "2026-03-01", .code = 0); /* the next admission ends the stay */
    SAYS(&day, "2026-03-03", PLN_27, HOSPITAL_CONTACT, "due 2026-03-03 r @2");
    contact = EVENT(&day, HOSPITAL_CONTACT, "2026-03-01", .code = 0); /* on the day itself */
    SAYS(&day, "2026-03-03", PLN_27, HOSPITAL_CONTACT, "met 2026-03-03 r @2");
    day_names(&day, contact, first);
    SAYS(&day, "2026-03-03", PLN_27, HOSPITAL_CONTACT, "due 2026-03-03 r @2");
    day_names(&day, contact, second);
    SAYS(&day, "2026-03-03", PLN_27, HOSPITAL_CONTACT, "met 2026-03-03 r @2");
}

static void while_suspended(void **state)
{
    (void)state;
    go_home();
    EVENT(&day, CONTACT, "2026-03-12", PHONE);
    day_phases(&day, "S");
    SAYS(&day, "2026-03-18", PLN_9, FIRST_CONTACT, "met 2026-03-17 r @1");
    SAYS(&day, "2026-03-18", PLN_9, SECOND_CONTACT, "due 2026-06-08 r @1");
    SAYS(&day, "2026-03-18", PLN_21, FACE_TO_FACE, "open r @1");
    SAYS(&day, "2026-03-18", PLN_9, DISCHARGE_PREPARATION, "");
}

/* A pack of other periods: two days, ten, twenty. */
static void other_periods(void **state)
{
    static const char *const names[] = { "first_contact_days", "second_contact_days",   "return_window_days",
                                         "readmission_days",   "hospital_contact_days", "plan_review_months",
                                         "mt_feedback_months" };
    static const int64_t values[] = { 2, 10, 20, 5, 0, 1, 2 };
    integra_rules *rules = NULL;
    (void)state;
    assert_int_equal(integra_rules_create("has-2014", names, values, 7, NULL, &rules, NULL), INTEGRA_OK);
    day.rules = rules;
    go_home();
    EVENT(&day, ACTIVATION, "2026-01-31", .code = 0);
    HOLDS(&day, MT, .person = 'm', .place = 98);
    day.due.answers[1] = INTEGRA_ANSWER_GIVEN;
    EVENT(&day, CONTACT, "2026-03-11", PHONE);
    EVENT(&day, CONTACT, "2026-03-19", PHONE);
    SAYS(&day, "2026-03-12", PLN_9, FIRST_CONTACT, "met 2026-03-12 r @1");
    SAYS(&day, "2026-03-30", PLN_9, SECOND_CONTACT, "due 2026-03-30 r @1");
    SAYS(&day, "2026-03-31", PLN_9, SECOND_CONTACT, "overdue 2026-03-30 r @1");
    SAYS(&day, "2026-03-30", PLN_21, FACE_TO_FACE, "open r @1");
    SAYS(&day, "2026-03-31", PLN_21, FACE_TO_FACE, "");
    SAYS(&day, "2026-02-28", PLN_8, REVIEW, "due 2026-02-28 r @2");
    SAYS(&day, "2026-03-31", PLN_8, FEEDBACK, "due 2026-03-31 m @2");
    EVENT(&day, CONTACT, "2026-03-20", PHONE);
    SAYS(&day, "2026-03-30", PLN_9, SECOND_CONTACT, "met 2026-03-30 r @1");
    EVENT(&day, ADMISSION, "2026-03-15", .code = 0);
    SAYS(&day, "2026-04-01", PLN_9, REVIEW, "open r @6");
    SAYS(&day, "2026-03-15", PLN_27, HOSPITAL_CONTACT, "due 2026-03-15 r @6");
    integra_rules_destroy(rules);
}

/* Beyond year 9999 there is no day that is late. */
static void beyond_the_calendar(void **state)
{
    (void)state;
    EVENT(&day, DISCHARGE, "9999-12-30", .code = 0);
    SAYS(&day, "9999-12-31", PLN_9, FIRST_CONTACT, "open @0");
    EVENT(&day, ADMISSION, "9999-12-31", .code = 0);
    SAYS(&day, "9999-12-31", PLN_27, HOSPITAL_CONTACT, "open @1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DAY(first_contact),   DAY(second_contact), DAY(by_phone_alone),      DAY(preparation),  DAY(discharges_alone),
        DAY(the_supervisor),  DAY(back_again),     DAY(readmissions),        DAY(a_transition), DAY(the_hospital),
        DAY(while_suspended), DAY(other_periods),  DAY(beyond_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
