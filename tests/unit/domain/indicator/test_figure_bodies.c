/* test_figure_bodies.c - bodies that signed, and calls that were answered.
 * Spec: spec/50-indicators.md, IND-1, IND-11 and IND-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figure_texts.h"

static const asking a2 = { .indicator = "A2", .at = "2024-12-31" };
static const asking a4 = { .indicator = "A4", .at = "2024-12-31" };

/* Wilson of 1/2: 94531 and 905469; of 1/1: 206549; of 0/1: 793451; of 2/3: 207659 and 938509 (test_wilson.c). */
static void bodies_of_the_territory_count_once(void **state)
{
    (void)state;
    assert_string_equal(figure_text(a2, "b yes yes 2024-03-01; c yes no"),
                        "1/2 500000 (500000..500000) [94531..905469] defined b");
    assert_string_equal(figure_text(a2, "b yes yes 2024-03-01; c no yes 2024-03-01"),
                        "1/1 1000000 (1000000..1000000) [206549..1000000] defined b");
    assert_string_equal(figure_text(a2, "b yes yes 2024-03-01; b yes no; b yes yes 2024-05-01"),
                        "1/1 1000000 (1000000..1000000) [206549..1000000] defined b");
    assert_string_equal(figure_text(a2, ""), "0/0 - (-..-) [-..-] undefined");
}

/* Of the territory or not: in both counts or in none, and the one known body does not sign. */
static void a_territory_not_known_is_in_both_counts_or_none(void **state)
{
    (void)state;
    assert_string_equal(figure_text(a2, "b . yes 2024-03-01; c yes no"),
                        "0..1/1..2 0 (0..500000) [0..905469] bounded ?b");
    assert_string_equal(figure_text(a2, "b no yes 2024-03-01; b yes yes; c yes no"),
                        "0..1/1..2 0 (0..500000) [0..905469] bounded ?b");
    assert_string_equal(figure_text(a2, "b . no; c yes yes 2024-03-01"),
                        "1/1..2 1000000 (500000..1000000) [94531..1000000] bounded c");
}

static void a_signature_is_of_the_day_or_before(void **state)
{
    (void)state;
    assert_string_equal(figure_text(a2, "b yes yes 2024-12-31"),
                        "1/1 1000000 (1000000..1000000) [206549..1000000] defined b");
    assert_string_equal(figure_text(a2, "b yes yes 2025-01-01"), "0/1 0 (0..0) [0..793451] defined");
    assert_string_equal(figure_text(a2, "b yes yes"), "0..1/1 0 (0..1000000) [0..1000000] bounded ?b");
}

static void calls_are_of_the_last_twelve_months(void **state)
{
    (void)state;
    assert_string_equal(figure_text(a4, "c 2023-12-31 yes 2024-01-01; d 2024-01-01 yes 2024-01-01; e 2024-12-31 no"),
                        "1/2 500000 (500000..500000) [94531..905469] defined d");
    assert_string_equal(figure_text(a4, "d 2024-01-01 yes 2025-01-01"), "0/1 0 (0..0) [0..793451] defined");
    assert_string_equal(figure_text(a4, "d 2024-02-01 yes 2024-02-01; d 2023-12-31 no"),
                        "0/0 - (-..-) [-..-] undefined"); /* the earliest day said */
}

/* A call without a day was received in the period or before it. */
static void a_call_without_a_day_is_below_or_not(void **state)
{
    (void)state;
    assert_string_equal(figure_text(a4, "c . yes 2024-03-01; d 2024-05-05 no"),
                        "0..1/1..2 0 (0..500000) [0..905469] bounded ?c");
    assert_string_equal(figure_text(a4, "c . yes 2024-03-01"),
                        "0..1/0..1 - (1000000..1000000) [206549..1000000] undefined ?c");
    /* even where the period begins with the calendar */
    asking early = a4;
    early.at = "0001-12-31";
    assert_string_equal(figure_text(early, "c . yes 0001-03-01"),
                        "0..1/0..1 - (1000000..1000000) [206549..1000000] undefined ?c");
    assert_string_equal(figure_text(a4, "c 2024-03-01 .; d 2024-05-05 no"),
                        "0..1/2 0 (0..500000) [0..905469] bounded ?c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bodies_of_the_territory_count_once),
        cmocka_unit_test(a_territory_not_known_is_in_both_counts_or_none),
        cmocka_unit_test(a_signature_is_of_the_day_or_before),
        cmocka_unit_test(calls_are_of_the_last_twelve_months),
        cmocka_unit_test(a_call_without_a_day_is_below_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
