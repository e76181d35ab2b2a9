/* test_tally_rows.c - which rows a tally keeps, and what it makes of several.
 * Spec: spec/50-indicators.md (IND-1, IND-3, IND-8, IND-11 to IND-13).  Layer: tests.  SPDX-License-Identifier:
 * Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tally_made.h"

#include <integra/inclusion.h>

#include "domain/indicator/indicator_layout.h"
#include "domain/indicator/tally.h"

/* The only row of a table. */
static const uint8_t *only_row(integra_tally *tally, uint32_t table)
{
    assert_true(integra__tally_settle(tally));
    assert_int_equal(integra__rows_count(tally->tables[table]), 1);
    integra__row_cursor cursor = integra__rows_first(tally->tables[table]);
    return integra__rows_next(&cursor);
}

static size_t kept(integra_tally *tally, uint32_t table)
{
    assert_true(integra__tally_settle(tally));
    return integra__rows_count(tally->tables[table]);
}

/* ---- stays: the windows of 2024-05-31 are 2024-03-01 to 2024-05-31, and 2023-06-01 to 2023-08-31 ---- */

static void stays_kept(void **state)
{
    static const struct {
        const char *row;
        size_t kept;
    } rows[] = {
        /* admitted in a window */
        { "person=p admission=2024-03-01 discharge=2024-03-02 mco=yes on_list=yes", 1 },
        { "person=p admission=2024-05-31 discharge=open mco=yes on_list=yes", 1 },
        { "person=p admission=2023-06-01 discharge=2023-12-31 mco=yes on_list=unknown", 1 },
        { "person=p admission=2023-08-31 discharge=2023-08-31 mco=unknown on_list=yes", 1 },
        /* in none, and discharged too late or too early to be followed in one */
        { "person=p admission=2023-09-01 discharge=2023-09-02 mco=yes on_list=yes", 0 },
        { "person=p admission=2023-12-01 discharge=2024-01-30 mco=yes on_list=yes", 0 },
        { "person=p admission=2023-01-01 discharge=2023-05-01 mco=yes on_list=yes", 0 },
        /* thirty days before a window: 2024-03-01 less 30 is 2024-01-31, 2023-06-01 less 30 is 2023-05-02 */
        { "person=p admission=2023-12-01 discharge=2024-01-31 mco=yes on_list=yes", 1 },
        { "person=p admission=2023-01-01 discharge=2023-05-02 mco=yes on_list=yes", 1 },
        { "person=p admission=2020-01-01 discharge=2023-08-30 mco=yes on_list=yes", 1 },
        /* discharged on the window's last day: nobody is readmitted in it afterwards */
        { "person=p admission=2023-05-01 discharge=2023-08-31 mco=yes on_list=yes", 0 },
        { "person=p admission=2024-02-01 discharge=2024-05-30 mco=yes on_list=yes", 1 },
        { "person=p admission=2024-02-01 discharge=2024-05-31 mco=yes on_list=yes", 0 },
        /* not ended by the day: no stay follows it */
        { "person=p admission=2024-02-01 discharge=open mco=yes on_list=yes", 0 },
        { "person=p admission=2024-02-01 discharge=2024-06-01 mco=yes on_list=yes", 0 },
        { "person=p admission=2024-03-01 discharge=2024-06-01 mco=yes on_list=yes", 1 },
        /* no MCO stay; after the day */
        { "person=p admission=2024-03-01 discharge=2024-03-02 mco=no on_list=yes", 0 },
        { "person=p admission=2024-06-01 discharge=2024-06-02 mco=yes on_list=yes", 0 },
        /* off the list: followed by a readmission, never one */
        { "person=p admission=2024-03-01 discharge=2024-03-02 mco=yes on_list=no", 1 },
        { "person=p admission=2024-03-01 discharge=open mco=yes on_list=no", 0 },
        { "person=p admission=2023-08-01 discharge=2023-08-31 mco=yes on_list=no", 0 },
        /* a discharge not known: any day from the admission on */
        { "person=p admission=2020-01-01 mco=yes on_list=yes", 1 },
        { "person=p admission=2024-05-30 mco=yes on_list=no", 1 },
        { "person=p admission=2024-05-31 mco=yes on_list=no", 0 },
        { "person=p admission=2024-05-31 mco=yes on_list=yes", 1 },
        /* an admission not known: any day up to the discharge, or to the day */
        { "person=p discharge=2023-05-31 mco=yes on_list=no", 1 },
        { "person=p discharge=2023-06-01 mco=yes on_list=yes", 1 },
        { "person=p discharge=2023-05-01 mco=yes on_list=yes", 0 },
        { "person=p discharge=open mco=yes on_list=yes", 1 },
        { "person=p discharge=open mco=yes on_list=no", 0 },
        { "person=p mco=yes on_list=no", 1 },
        { "person=p", 1 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_tally *tally = tally_of(INTEGRA_INDICATOR_B3, "2024-05-31");
        add_rows(tally, rows[i].row);
        if (kept(tally, INTEGRA__TALLY_ROWS) != rows[i].kept) {
            fail_msg("%s", rows[i].row);
        }
        assert_int_equal(kept(tally, INTEGRA__TALLY_BIRTHS) + kept(tally, INTEGRA__TALLY_AGES), 0);
        integra_tally_destroy(tally);
    }
}

static void stay_as_given(void **state)
{
    integra_tally *tally = tally_of(INTEGRA_INDICATOR_B3, "2024-05-31");
    (void)state;
    add_rows(tally,
             "person=p admission=2024-03-01 discharge=2024-06-01 mco=yes age_at_admission=80 birth_date=1944-01-01");
    const uint8_t *row = only_row(tally, INTEGRA__TALLY_ROWS);
    assert_memory_equal(row, "p\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16);
    assert_int_equal(integra__row_date(row, INTEGRA__STAY_ADMISSION), day_of("2024-03-01"));
    assert_int_equal(integra__row_date(row, INTEGRA__STAY_DISCHARGE), INTEGRA_DATE_OPEN); /* after the day */
    assert_int_equal(integra__row_date(row, INTEGRA__STAY_BIRTH), day_of("1944-01-01"));
    assert_int_equal(row[INTEGRA__STAY_MCO], INTEGRA_TRI_YES);
    assert_int_equal(row[INTEGRA__STAY_ON_LIST], INTEGRA_TRI_YES); /* the column is not there */
    assert_int_equal(row[INTEGRA__STAY_AGE], 80);
    assert_int_equal(kept(tally, INTEGRA__TALLY_BIRTHS) + kept(tally, INTEGRA__TALLY_AGES), 0);
    integra_tally_destroy(tally);
}

/* An age says nothing without a day of admission; on_list is unknown where the column is there, and blank. */
static void stay_says_less(void **state)
{
    integra_tally *tally = tally_of(INTEGRA_INDICATOR_B3, "2024-05-31");
    (void)state;
    add_rows(tally, "person=p age_at_admission=80 mco=yes on_list=unknown");
    const uint8_t *row = only_row(tally, INTEGRA__TALLY_ROWS);
    assert_int_equal(row[INTEGRA__STAY_AGE], INTEGRA__AGE_UNKNOWN);
    assert_int_equal(row[INTEGRA__STAY_ON_LIST], INTEGRA_TRI_UNKNOWN);
    assert_int_equal(integra__row_date(row, INTEGRA__STAY_BIRTH), INTEGRA_DATE_UNKNOWN);
    integra_tally_destroy(tally);
}

/* Stays that are not kept say births and ages; one after the day says nothing. */
static void births_and_ages(void **state)
{
    integra_tally *tally = tally_of(INTEGRA_INDICATOR_B3, "2024-05-31");
    (void)state;
    add_rows(tally,
             "person=p admission=2022-03-10 discharge=2022-03-11 mco=no birth_date=1944-01-02 age_at_admission=78;"
             "person=p admission=2022-06-20 discharge=2022-06-21 mco=yes birth_date=1943-12-31 age_at_admission=78;"
             "person=p admission=2024-06-01 discharge=open mco=yes birth_date=1900-01-01 age_at_admission=20");
    assert_int_equal(kept(tally, INTEGRA__TALLY_ROWS), 0);
    const uint8_t *births = only_row(tally, INTEGRA__TALLY_BIRTHS), *ages = only_row(tally, INTEGRA__TALLY_AGES);
    assert_int_equal(integra__row_date(births, INTEGRA__BIRTH_EARLIEST), day_of("1943-12-31"));
    assert_int_equal(integra__row_date(births, INTEGRA__BIRTH_LATEST), day_of("1944-01-02"));
    /* 78 on 2022-03-10: born from 1943-03-11 to 1944-03-10; on 2022-06-20: from 1943-06-21 to 1944-06-20 */
    assert_int_equal(integra__row_date(ages, INTEGRA__AGES_FROM), day_of("1943-06-21"));
    assert_int_equal(integra__row_date(ages, INTEGRA__AGES_TO), day_of("1944-03-10"));
    assert_int_equal(integra__row_date(ages, INTEGRA__AGES_HULL_FROM), day_of("1943-03-11"));
    assert_int_equal(integra__row_date(ages, INTEGRA__AGES_HULL_TO), day_of("1944-06-20"));
    integra_tally_destroy(tally);
}

/* Born from the calendar's first day on; with the year before it, the age is refused. */
static void ages_at_the_calendar_s_beginning(void **state)
{
    integra_tally *tally = tally_of(INTEGRA_INDICATOR_B3, "0050-01-01");
    integra_error error;
    (void)state;
    add_rows(tally, "person=p admission=0004-06-30 discharge=0004-06-30 mco=no age_at_admission=3");
    const uint8_t *ages = only_row(tally, INTEGRA__TALLY_AGES);
    assert_int_equal(integra__row_date(ages, INTEGRA__AGES_FROM), day_of("0001-01-01"));
    assert_int_equal(integra__row_date(ages, INTEGRA__AGES_TO), day_of("0001-06-30"));
    assert_int_equal(try_rows(tally, "person=q admission=0004-12-31 mco=no age_at_admission=4", &error),
                     INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(error.fault, INTEGRA_FAULT_AGE_BEFORE_CALENDAR);
    integra_tally_destroy(tally);
}

/* ---- bodies and calls: an event, of all rows ---- */

/* What rows of one body, or call, come to. */
static const struct {
    const char *rows;
    uint8_t event;
} bodies[] = {
    { "body=b signed=yes signed_on=2024-05-31", INTEGRA__EVENT_CERTAIN },
    { "body=b signed=yes signed_on=2024-06-01", INTEGRA__EVENT_NO },
    { "body=b signed=yes", INTEGRA__EVENT_POSSIBLE },
    { "body=b signed=no", INTEGRA__EVENT_NO },
    { "body=b", INTEGRA__EVENT_POSSIBLE },
    { "body=b signed=unknown signed_on=2024-05-31", INTEGRA__EVENT_POSSIBLE },
    { "body=b signed=unknown signed_on=2024-06-01", INTEGRA__EVENT_NO },
    { "body=b signed=no; body=b signed=yes signed_on=2024-01-01; body=b", INTEGRA__EVENT_CERTAIN },
    { "body=b signed=no; body=b signed=yes", INTEGRA__EVENT_POSSIBLE },
    { "body=b signed=yes signed_on=2024-06-01; body=b signed=no", INTEGRA__EVENT_NO },
};

static void signed_by_all_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
        integra_tally *tally = tally_of(INTEGRA_INDICATOR_A2, "2024-05-31");
        add_rows(tally, bodies[i].rows);
        if (only_row(tally, INTEGRA__TALLY_ROWS)[INTEGRA__BODY_SIGNED] != bodies[i].event) {
            fail_msg("%s", bodies[i].rows);
        }
        integra_tally_destroy(tally);
    }
}

static void on_territory_of_all_rows(void **state)
{
    static const struct {
        const char *rows;
        uint8_t said;
    } cases[] = {
        { "body=b; body=b on_territory=unknown", INTEGRA_TRI_UNKNOWN },
        { "body=b on_territory=yes; body=b", INTEGRA_TRI_YES },
        { "body=b; body=b on_territory=no", INTEGRA_TRI_NO },
        { "body=b on_territory=no; body=b on_territory=yes", INTEGRA__DISAGREES },
        { "body=b on_territory=no; body=b on_territory=yes; body=b on_territory=yes; body=b", INTEGRA__DISAGREES },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        integra_tally *tally = tally_of(INTEGRA_INDICATOR_A2, "2024-05-31");
        add_rows(tally, cases[i].rows);
        assert_int_equal(only_row(tally, INTEGRA__TALLY_ROWS)[INTEGRA__BODY_ON_TERRITORY], cases[i].said);
        integra_tally_destroy(tally);
    }
}

static void calls_of_all_rows(void **state)
{
    integra_tally *tally = tally_of(INTEGRA_INDICATOR_A4, "2024-05-31");
    (void)state;
    add_rows(tally, "call=c; call=d date=2024-06-01 answered=yes answered_on=2024-06-01");
    const uint8_t *row = only_row(tally, INTEGRA__TALLY_ROWS); /* d is after the day */
    assert_int_equal(row[0], 'c');
    assert_int_equal(integra__row_date(row, INTEGRA__CALL_DATE), INTEGRA_DATE_OPEN);
    assert_int_equal(row[INTEGRA__CALL_ANSWERED], INTEGRA__EVENT_POSSIBLE);
    add_rows(tally, "call=c date=2024-02-02 answered=no; call=c date=2024-01-31 answered=yes answered_on=2024-02-01");
    row = only_row(tally, INTEGRA__TALLY_ROWS);
    assert_int_equal(integra__row_date(row, INTEGRA__CALL_DATE), day_of("2024-01-31"));
    assert_int_equal(row[INTEGRA__CALL_ANSWERED], INTEGRA__EVENT_CERTAIN);
    integra_tally_destroy(tally);
}

/* ---- rows as they are given ---- */

/* Different rows of one structure, offer or assessment stay different; equal ones are one. */
static void others_as_given(void **state)
{
    static const struct {
        uint32_t indicator;
        const char *rows;
        size_t kept;
    } cases[] = {
        { INTEGRA_INDICATOR_A1, "structure=s digest=d; structure=s digest=e; structure=s digest=d", 2 },
        { INTEGRA_INDICATOR_A1, "structure=s opens=2030-01-01; structure=s opens=unknown; structure=s", 3 },
        { INTEGRA_INDICATOR_A3, "person=p assessment=a actor=x; person=p assessment=a actor=y; person=p assessment=a",
          3 },
        { INTEGRA_INDICATOR_A3, "person=p assessment=a date=2024-06-01; person=p assessment=b date=1999-01-01", 1 },
        { INTEGRA_INDICATOR_B1,
          "structure=s offer=o functions=0; structure=s offer=o; structure=s offer=o functions=63", 3 },
        { INTEGRA_INDICATOR_B2, "structure=s offer=o kind=1; structure=s offer=o kind=1", 1 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        integra_tally *tally = tally_of(cases[i].indicator, "2024-05-31");
        add_rows(tally, cases[i].rows);
        if (count_of(tally) != cases[i].kept) {
            fail_msg("%s", cases[i].rows);
        }
        integra_tally_destroy(tally);
    }
}

static void offers_in_bytes(void **state)
{
    integra_tally *offers = tally_of(INTEGRA_INDICATOR_B1, "2024-05-31");
    (void)state;
    add_rows(offers, "structure=s offer=o kind=3 functions=33 closes=unknown opens=2020-01-01");
    const uint8_t *row = only_row(offers, INTEGRA__TALLY_ROWS);
    assert_int_equal(row[INTEGRA__OFFER_ID], 'o');
    assert_int_equal(row[INTEGRA__OFFER_KIND], 3);
    assert_int_equal(row[INTEGRA__OFFER_FUNCTIONS], INTEGRA_FUNCTION_BIT_F1 | INTEGRA_FUNCTION_BIT_F6);
    assert_int_equal(integra__row_date(row, INTEGRA__OFFER_OPENS), day_of("2020-01-01"));
    assert_int_equal(integra__row_date(row, INTEGRA__OFFER_CLOSES), INTEGRA_DATE_SAID_UNKNOWN);
    integra_tally_destroy(offers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stays_kept),
        cmocka_unit_test(stay_as_given),
        cmocka_unit_test(stay_says_less),
        cmocka_unit_test(births_and_ages),
        cmocka_unit_test(ages_at_the_calendar_s_beginning),
        cmocka_unit_test(signed_by_all_rows),
        cmocka_unit_test(on_territory_of_all_rows),
        cmocka_unit_test(calls_of_all_rows),
        cmocka_unit_test(others_as_given),
        cmocka_unit_test(offers_in_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
