/* test_date.c - every day of years 1 to 9999 against a counter that only knows how to go to the next day.
 * Spec: GEN-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/date.h"

#define GEN_7 7

static int month_length(int year, int month)
{
    switch (month) {
    case 4:
    case 6:
    case 9:
    case 11:
        return 30;
    case 2:
        return year % 400 == 0 ? 29 : year % 100 == 0 ? 28 : year % 4 == 0 ? 29 : 28;
    default:
        return 31;
    }
}

static void every_day_is_numbered_in_turn(void **state)
{
    (void)state;
    integra_date date = -719162, day_zero = 1;
    for (int year = 1; year <= 9999; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= month_length(year, month); day++, date++) {
                int32_t y = 0, m = 0, d = 0;
                integra_date from = 0;
                if (integra_date_from_civil(year, month, day, &from, NULL) || from != date) {
                    fail_msg("%d-%d-%d is %d, not %d", year, month, day, from, date);
                }
                if (integra_date_to_civil(date, &y, &m, &d, NULL) || y != year || m != month || d != day) {
                    fail_msg("%d is %d-%d-%d, not %d-%d-%d", date, y, m, d, year, month, day);
                }
                if (!integra__date_valid(date)) {
                    fail_msg("%d is not valid", date);
                }
                if (year == 1970 && month == 1 && day == 1) {
                    day_zero = date;
                }
            }
        }
    }
    assert_int_equal(date - 1, 2932896);
    assert_int_equal(day_zero, 0);
}

static void days_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    static const struct {
        int32_t year, month, day;
        uint64_t argument;
    } none[] = {
        { 0, 1, 1, 0 },         { 10000, 1, 1, 0 }, { -1, 1, 1, 0 },           { INT32_MIN, 1, 1, 0 },
        { INT32_MAX, 1, 1, 0 }, { 2025, 0, 1, 1 },  { 2025, 13, 1, 1 },        { 2025, INT32_MIN, 1, 1 },
        { 2025, 1, 0, 2 },      { 2025, 1, 32, 2 }, { 2025, 4, 31, 2 },        { 2025, 2, 29, 2 },
        { 1900, 2, 29, 2 },     { 2000, 2, 30, 2 }, { 2025, 1, INT32_MAX, 2 },
    };
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        integra_date date = 77;
        integra_error error;
        assert_int_equal(integra_date_from_civil(none[i].year, none[i].month, none[i].day, &date, &error),
                         INTEGRA_ERR_INVALID_DATE);
        assert_int_equal(error.rule, GEN_7);
        assert_int_equal(error.index, none[i].argument);
        assert_int_equal(date, 77);
    }
}

static void dates_outside_the_years_are_refused(void **state)
{
    (void)state;
    static const integra_date outside[] = { -719163, 2932897, INTEGRA_DATE_UNKNOWN, INT32_MAX };
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++) {
        int32_t y = 1, m = 2, d = 3;
        integra_date before = 4;
        integra_error error;
        assert_false(integra__date_valid(outside[i]));
        assert_int_equal(integra_date_to_civil(outside[i], &y, &m, &d, &error), INTEGRA_ERR_INVALID_DATE);
        assert_int_equal(error.rule, GEN_7);
        assert_true(y == 1 && m == 2 && d == 3);
        assert_int_equal(integra_date_months_before(outside[i], 0, &before, NULL), INTEGRA_ERR_INVALID_DATE);
        assert_int_equal(before, 4);
        assert_int_equal(integra__date_minus_months(outside[i], 0), INTEGRA_DATE_UNKNOWN);
    }
}

static integra_date day(int32_t year, int32_t month, int32_t of_month)
{
    integra_date date = INTEGRA_DATE_UNKNOWN;
    assert_int_equal(integra_date_from_civil(year, month, of_month, &date, NULL), INTEGRA_OK);
    return date;
}

static void months_before_clamp_to_the_last_day(void **state)
{
    (void)state;
    assert_int_equal(integra__date_minus_months(day(2025, 3, 31), 1), day(2025, 2, 28));
    assert_int_equal(integra__date_minus_months(day(2024, 3, 31), 1), day(2024, 2, 29));
    assert_int_equal(integra__date_minus_months(day(2024, 2, 29), 12), day(2023, 2, 28));
    assert_int_equal(integra__date_minus_months(day(2024, 2, 29), 48), day(2020, 2, 29));
    assert_int_equal(integra__date_minus_months(day(2025, 1, 15), 1), day(2024, 12, 15));
    assert_int_equal(integra__date_minus_months(day(2025, 6, 1), 12), day(2024, 6, 1));
    assert_int_equal(integra__date_minus_months(day(2025, 6, 1), 0), day(2025, 6, 1));
    assert_int_equal(integra__date_minus_months(day(9999, 12, 31), 119987), day(1, 1, 31));
    assert_int_equal(integra__date_minus_months(day(9999, 12, 31), 119988), INTEGRA_DATE_UNKNOWN);
    assert_int_equal(integra__date_minus_months(day(1, 1, 1), 1), INTEGRA_DATE_UNKNOWN);
    assert_int_equal(integra__date_minus_months(day(2025, 6, 1), UINT32_MAX), INTEGRA_DATE_UNKNOWN);
}

/* Month after month, a step of one must agree with all the steps taken at once. */
static void months_before_agree_with_counting_down(void **state)
{
    (void)state;
    for (int32_t of_month = 28; of_month <= 31; of_month++) {
        int year = 2025, month = 12;
        for (uint32_t months = 0; months <= 2024u * 12 + 11; months++) {
            int last = month_length(year, month);
            integra_date expected = day(year, month, of_month < last ? of_month : last);
            if (integra__date_minus_months(day(2025, 12, of_month), months) != expected) {
                fail_msg("%u months before 2025-12-%d", months, of_month);
            }
            month = month == 1 ? 12 : month - 1;
            year = month == 12 ? year - 1 : year;
        }
    }
}

static void months_before_says_what_is_wrong(void **state)
{
    (void)state;
    integra_error error;
    integra_date out = 5;
    assert_int_equal(integra_date_months_before(day(2025, 3, 31), 1, &out, &error), INTEGRA_OK);
    assert_int_equal(out, day(2025, 2, 28));
    assert_int_equal(integra_date_months_before(0, 120001, &out, &error), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(error.index, 1);
    assert_int_equal(integra_date_months_before(0, 120000, &out, &error), INTEGRA_ERR_INVALID_DATE);
    assert_int_equal(error.rule, GEN_7);
    assert_int_equal(out, day(2025, 2, 28));
}

static void null_is_refused_by_its_place(void **state)
{
    (void)state;
    integra_error error;
    int32_t x;
    assert_int_equal(integra_date_from_civil(2025, 1, 1, NULL, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 3);
    assert_int_equal(integra_date_to_civil(0, NULL, &x, &x, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 1);
    assert_int_equal(integra_date_to_civil(0, &x, NULL, &x, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 2);
    assert_int_equal(integra_date_to_civil(0, &x, &x, NULL, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 3);
    assert_int_equal(integra_date_months_before(0, 0, NULL, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 2);
    assert_true(error.rule == 0 && error.offset == INTEGRA_NO_PLACE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_is_numbered_in_turn),          cmocka_unit_test(days_that_do_not_exist_are_refused),
        cmocka_unit_test(dates_outside_the_years_are_refused),    cmocka_unit_test(months_before_clamp_to_the_last_day),
        cmocka_unit_test(months_before_agree_with_counting_down), cmocka_unit_test(months_before_says_what_is_wrong),
        cmocka_unit_test(null_is_refused_by_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
