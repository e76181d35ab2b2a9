/* test_wilson.c - Wilson's limits, against values worked out in exact fractions and against the inequality.
 * Spec: spec/50-indicators.md, IND-4.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/indicator/wilson.h"

/* The roots of the parabola of IND-4 in fractions of any length, rounded outward. */
static void limits_are_those_of_exact_fractions(void **state)
{
    (void)state;
    static const struct {
        integra__ratio of;
        int64_t lower, upper;
    } rows[] = {
        { { 0, 1 }, 0, 793451 },
        { { 1, 1 }, 206549, 1000000 }, /* not 1000000: a limit of 1 that is not 1 itself */
        { { 1, 2 }, 94531, 905469 },
        { { 0, 3 }, 0, 561498 },
        { { 3, 3 }, 438502, 1000000 },
        { { 2, 3 }, 207659, 938509 },
        { { 8, 10 }, 490162, 943318 },
        { { 23, 46 }, 361189, 638811 },
        { { 26, 100 }, 184046, 353710 },
        { { 0, UINT32_MAX }, 0, 1 },
        { { 1, UINT32_MAX }, 0, 1 },
        { { UINT32_MAX / 2, UINT32_MAX }, 499985, 500015 },
        { { UINT32_MAX - 1, UINT32_MAX }, 999999, 1000000 },
        { { UINT32_MAX, UINT32_MAX }, 999999, 1000000 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(integra__wilson_lower(rows[i].of), rows[i].lower);
        assert_int_equal(integra__wilson_upper(rows[i].of), rows[i].upper);
    }
}

/* The difference of the two sides of IND-4 over what they have in common: above zero outside of the limits. */
static double difference(integra__ratio of, int64_t limit)
{
    const double m = (double)limit / 1e6, d = (double)of.denominator, p = (double)of.numerator / d;
    return (p - m) * (p - m) - 3.841459 * m * (1 - m) / d;
}

/* At a limit it is outside, and no more so one step further in; what floating point leaves out is far below. */
static void is_a_limit(integra__ratio of, int64_t limit, int64_t inward)
{
    const double nothing = 1e-12;
    assert_true(difference(of, limit) > -nothing);
    assert_true(difference(of, limit + inward) < nothing);
}

static void limits_have_the_inequality_between_them(void **state)
{
    (void)state;
    for (uint64_t d = 1; d <= 300; d++) {
        for (uint64_t n = 0; n <= d; n++) {
            const integra__ratio of = { n, d };
            const int64_t lower = integra__wilson_lower(of), upper = integra__wilson_upper(of);
            assert_int_equal(lower == 0, n == 0);
            assert_int_equal(upper == 1000000, n == d);
            if (n > 0) {
                is_a_limit(of, lower, 1);
            }
            if (n < d) {
                is_a_limit(of, upper, -1);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_are_those_of_exact_fractions),
        cmocka_unit_test(limits_have_the_inequality_between_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
