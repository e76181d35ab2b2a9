/* test_outcomes.c - lowest and highest of outcomes, against every way of filling them in.
 * Spec: spec/50-indicators.md, IND-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/indicator/outcomes.h"

enum {
    NEITHER = INTEGRA__OUTCOME_NEITHER,
    BELOW = INTEGRA__OUTCOME_BELOW,
    ABOVE = INTEGRA__OUTCOME_ABOVE,
    BOTH = INTEGRA__OUTCOME_BOTH,
    MOST = 5 /* people at once */
};

/* Which pairs (numerator, denominator) some filling comes to. */
typedef struct reached {
    uint8_t at[MOST + 1][MOST + 1];
} reached;

static reached one_more(const reached *before, uint32_t set)
{
    reached after = { { { 0 } } };
    for (uint32_t n = 0; n < MOST; n++) {
        for (uint32_t d = 0; d < MOST; d++) {
            if (before->at[n][d]) {
                after.at[n][d] |= (set & NEITHER) != 0;
                after.at[n][d + 1] |= (set & BELOW) != 0;
                after.at[n + 1][d] |= (set & ABOVE) != 0;
                after.at[n + 1][d + 1] |= (set & BOTH) != 0;
            }
        }
    }
    return after;
}

/* Whether a is the better: less where way is -1, more where it is 1; of equal ones the lesser denominator. */
static int better(integra__ratio a, integra__ratio b, int way)
{
    uint64_t left = a.numerator * b.denominator, right = b.numerator * a.denominator;
    if (b.denominator == 0 || left == right) {
        return b.denominator == 0 || a.denominator < b.denominator;
    }
    return way < 0 ? left < right : left > right;
}

static void least_and_greatest(const reached *all, integra__bounds *expected)
{
    *expected = (integra__bounds){ MOST, 0, MOST, 0, { 0, 0 }, { 0, 0 }, 0 };
    for (uint32_t n = 0; n <= MOST; n++) {
        for (uint32_t d = 0; d <= MOST; d++) {
            const integra__ratio ratio = { n, d };
            if (!all->at[n][d]) {
                continue;
            }
            expected->numerator = n < expected->numerator ? n : expected->numerator;
            expected->numerator_highest = n > expected->numerator_highest ? n : expected->numerator_highest;
            expected->denominator = d < expected->denominator ? d : expected->denominator;
            expected->denominator_highest = d > expected->denominator_highest ? d : expected->denominator_highest;
            expected->unbounded |= d == 0 && n > 0;
            if (d > 0) {
                expected->lowest = better(ratio, expected->lowest, -1) ? ratio : expected->lowest;
                expected->highest = better(ratio, expected->highest, 1) ? ratio : expected->highest;
            }
        }
    }
    if (expected->unbounded) {
        expected->highest = (integra__ratio){ 0, 0 };
    }
}

static void check(const uint32_t *sets, size_t count)
{
    integra__outcomes outcomes = { { 0 } };
    reached all = { { { 1 } } };
    integra__bounds expected, got;
    for (size_t i = 0; i < count; i++) {
        outcomes.counts[sets[i]]++;
        all = one_more(&all, sets[i]);
    }
    least_and_greatest(&all, &expected);
    integra__outcomes_bounds(&outcomes, &got);
    assert_int_equal(got.numerator, expected.numerator);
    assert_int_equal(got.numerator_highest, expected.numerator_highest);
    assert_int_equal(got.denominator, expected.denominator);
    assert_int_equal(got.denominator_highest, expected.denominator_highest);
    assert_int_equal(got.unbounded, expected.unbounded);
    assert_int_equal(got.lowest.numerator, expected.lowest.numerator);
    assert_int_equal(got.lowest.denominator, expected.lowest.denominator);
    assert_int_equal(got.highest.numerator, expected.highest.numerator);
    assert_int_equal(got.highest.denominator, expected.highest.denominator);
}

/* Every choice with repetition of up to five of the fifteen sets, each in ascending order. */
static void bounds_are_those_of_every_filling(void **state)
{
    (void)state;
    size_t checked = 0;
    for (size_t count = 0; count <= MOST; count++) {
        uint32_t sets[MOST] = { 1, 1, 1, 1, 1 };
        for (size_t at = 0; at < count || count == 0;) {
            check(sets, count);
            checked++;
            for (at = count; at > 0 && sets[at - 1] == INTEGRA__OUTCOME_SETS - 1;) {
                at--;
            }
            if (at == 0) {
                break;
            }
            const uint32_t next = sets[at - 1] + 1;
            for (size_t i = at - 1; i < count; i++) {
                sets[i] = next;
            }
            at = 0;
        }
    }
    assert_int_equal(checked, 1 + 15 + 120 + 680 + 3060 + 11628);
}

/* Two people differ in one thing: whether the second may be outside. 1 of 2 at least; 1 of 1 at least. */
static void who_may_be_below_is_below_where_little_is_wanted(void **state)
{
    (void)state;
    integra__outcomes outcomes = { { 0 } };
    integra__bounds bounds;
    outcomes.counts[BOTH] = 1;
    outcomes.counts[BELOW | NEITHER] = 1;
    integra__outcomes_bounds(&outcomes, &bounds);
    assert_int_equal(bounds.lowest.denominator, 2);
    assert_int_equal(bounds.highest.denominator, 1);
    outcomes.counts[BELOW | NEITHER] = 0;
    outcomes.counts[NEITHER] = 1;
    integra__outcomes_bounds(&outcomes, &bounds);
    assert_int_equal(bounds.lowest.denominator, 1);
}

/* As many as a tally can hold: sums and products keep within their widths. */
static void counts_are_as_great_as_a_tally_allows(void **state)
{
    (void)state;
    integra__outcomes outcomes = { { 0 } };
    integra__bounds bounds;
    outcomes.counts[BOTH] = UINT32_MAX - 2;
    outcomes.counts[BELOW | BOTH] = 2;
    integra__outcomes_bounds(&outcomes, &bounds);
    assert_true(bounds.lowest.numerator == UINT32_MAX - UINT64_C(2) && bounds.lowest.denominator == UINT32_MAX);
    assert_true(bounds.highest.numerator == UINT32_MAX && bounds.highest.denominator == UINT32_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_are_those_of_every_filling),
        cmocka_unit_test(who_may_be_below_is_below_where_little_is_wanted),
        cmocka_unit_test(counts_are_as_great_as_a_tally_allows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
