/* test_demand.c - what is worked out of a demand's dates, and how contacts are counted.
 * Spec: spec/20-orientation.md, ORI-9, ORI-10, ORI-15; GEN-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "built_in.h"

static integra_date day(int32_t year, int32_t month, int32_t of_month)
{
    integra_date date = INTEGRA_DATE_UNKNOWN;
    assert_int_equal(integra_date_from_civil(year, month, of_month, &date, NULL), INTEGRA_OK);
    return date;
}

static integra_tri valid(integra_date assessed, integra_date date)
{
    integra_tri answer = 9;
    assert_int_equal(integra_demand_assessment_valid(rules, assessed, date, &answer, NULL), INTEGRA_OK);
    return answer;
}

/* GEN-7: the assessment's day lies on or after the day 12 months before, clamped to the end of its month. */
static void an_assessment_is_valid_for_its_months(void **state)
{
    (void)state;
    static const struct {
        int32_t assessed[3], date[3];
        integra_tri valid;
    } cases[] = {
        { { 2024, 6, 2 }, { 2025, 6, 1 }, INTEGRA_TRI_YES },   { { 2024, 6, 2 }, { 2025, 6, 2 }, INTEGRA_TRI_YES },
        { { 2024, 6, 2 }, { 2025, 6, 3 }, INTEGRA_TRI_NO },    { { 2025, 6, 3 }, { 2025, 6, 2 }, INTEGRA_TRI_NO },
        { { 2025, 6, 2 }, { 2025, 6, 2 }, INTEGRA_TRI_YES },   { { 2023, 2, 28 }, { 2024, 2, 28 }, INTEGRA_TRI_YES },
        { { 2023, 2, 28 }, { 2024, 2, 29 }, INTEGRA_TRI_YES }, { { 2023, 2, 28 }, { 2024, 3, 1 }, INTEGRA_TRI_NO },
        { { 2024, 2, 29 }, { 2025, 2, 28 }, INTEGRA_TRI_YES }, { { 2024, 2, 29 }, { 2025, 3, 1 }, INTEGRA_TRI_NO },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const int32_t *a = cases[i].assessed, *d = cases[i].date;
        assert_int_equal(valid(day(a[0], a[1], a[2]), day(d[0], d[1], d[2])), cases[i].valid);
    }
    assert_int_equal(valid(INTEGRA_DATE_UNKNOWN, day(2025, 6, 2)), INTEGRA_TRI_UNKNOWN);
    assert_int_equal(valid(day(2025, 6, 2), INTEGRA_DATE_UNKNOWN), INTEGRA_TRI_UNKNOWN);
}

/* ORI-10: over 60 is born before the day 720 months earlier, not on it. */
static void over_age_is_born_before_the_day(void **state)
{
    (void)state;
    static const integra_tri wanted[] = { INTEGRA_TRI_YES, INTEGRA_TRI_NO, INTEGRA_TRI_NO };
    for (int32_t i = 0; i < 3; i++) {
        integra_tri over = 9;
        assert_int_equal(integra_demand_over_age(rules, day(1965, 6, 1 + i), day(2025, 6, 2), &over, NULL), INTEGRA_OK);
        assert_int_equal(over, wanted[i]);
    }
}

static void calls_count_once(void **state)
{
    (void)state;
    integra_id calls[6] = { { { 0 } }, { { 0 } }, { { 1 } }, { { 1 } }, { { 1 } }, { { 2 } } };
    integra_date answered[6] = {
        INTEGRA_DATE_UNKNOWN, 20000, 20001, INTEGRA_DATE_UNKNOWN, 20003, INTEGRA_DATE_UNKNOWN
    };
    size_t count = 0, with = 0;
    integra_error error = { 0 };
    assert_int_equal(integra_calls_count(calls, answered, 6, &count, &with, NULL), INTEGRA_OK);
    assert_int_equal(count, 4); /* two without a call, call 1, call 2 */
    assert_int_equal(with, 2);
    assert_int_equal(integra_calls_count(NULL, NULL, 0, &count, &with, NULL), INTEGRA_OK);
    assert_int_equal(count, 0);
    calls[5].bytes[0] = 0;
    assert_int_equal(integra_calls_count(calls, answered, 6, &count, &with, &error), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(error.index, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_assessment_is_valid_for_its_months),
        cmocka_unit_test(over_age_is_born_before_the_day),
        cmocka_unit_test(calls_count_once),
    };
    return cmocka_run_group_tests(tests, make_built_in, give_back_built_in);
}
