/* test_figure_offers.c - functions and structures of today against those of twelve months before.
 * Spec: spec/50-indicators.md, IND-8 and IND-13.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figure_texts.h"

/* Twelve months before: 2023-12-31. */
static const asking b1 = { .indicator = "B1", .at = "2024-12-31" };
static const asking b2 = { .indicator = "B2", .at = "2024-12-31" };

static void a_function_counts_once_a_day(void **state)
{
    (void)state;
    assert_string_equal(figure_text(b1, "s a msp F1; t b . F1+F2; s c . F3 2024-06-01"),
                        "3/2 1500000 (1500000..1500000) [-..-] 4/3 defined");
    assert_string_equal(figure_text(b1, "s a msp F1; s b . F1"), "1/1 1000000 (1000000..1000000) [-..-] 1/1 defined");
    assert_string_equal(figure_text(b1, "s a msp none"), "0/0 - (-..-) [-..-] 0/0 undefined");
    assert_string_equal(figure_text(b1, "s a msp F1+F2+F3+F4+F5+F6"),
                        "6/6 1000000 (1000000..1000000) [-..-] 6/6 defined");
}

static void offers_are_open_on_both_their_days(void **state)
{
    (void)state;
    assert_string_equal(figure_text(b1, "s a . F1 2023-12-31 2024-12-31"),
                        "1/1 1000000 (1000000..1000000) [-..-] 1/1 defined");
    assert_string_equal(figure_text(b1, "s a . F1 2024-01-01 2024-12-31; s b . F2"),
                        "2/1 2000000 (2000000..2000000) [-..-] 2/1 defined");
    assert_string_equal(figure_text(b1, "s a . F1 2023-12-31 2024-12-30"), "0/1 0 (0..0) [-..-] 0/1 defined");
    /* of one offer, days of two rows: it closes before it opens */
    assert_string_equal(figure_text(b1, "s a . F1 2023-12-31; s a . F1 . 2023-06-01; s b . F2"),
                        "1/1 1000000 (1000000..1000000) [-..-] 1/1 defined");
}

/* An offer that opened nobody knows when was open on both days, on the later one, or on none. */
static void days_not_known_are_filled_in_for_both(void **state)
{
    (void)state;
    assert_string_equal(figure_text(b1, "s a . F1 unknown; s b . F2"),
                        "1..2/1..2 1000000 (1000000..2000000) [-..-] 1..2/1..2 bounded");
    assert_string_equal(figure_text(b1, "s a . F1 unknown"), "0..1/0..1 - (1000000..-) [-..-] 0..1/0..1 undefined");
    /* it closed nobody knows when: never open on the later day alone */
    assert_string_equal(figure_text(b1, "s a . F1 . unknown; s b . F2"),
                        "1..2/1..2 1000000 (500000..1000000) [-..-] 1..2/1..2 bounded");
    assert_string_equal(figure_text(b1, "s a . F1 2024-01-01 unknown; s b . F2"),
                        "1..2/1 1000000 (1000000..2000000) [-..-] 1..2/1 bounded");
    /* open before and not now, or the other way round, with both not known */
    assert_string_equal(figure_text(b1, "s a . F1 unknown unknown; s b . F2"),
                        "1..2/1..2 1000000 (500000..2000000) [-..-] 1..2/1..2 bounded");
    /* two offers of one function: the one before, the other now */
    assert_string_equal(figure_text(b1, "s a . F1 unknown 2024-06-01; s b . F1 2024-06-01 unknown; s c . F2"),
                        "1..2/1..2 1000000 (500000..2000000) [-..-] 1..2/1..2 bounded");
}

/* Any set of the six: with F1 always there, from one to six, on both days alike. */
static void functions_not_known_are_any(void **state)
{
    (void)state;
    assert_string_equal(figure_text(b1, "s a . .; s b . F1"),
                        "1..6/1..6 1000000 (1000000..1000000) [-..-] 1..6/1..6 defined");
    assert_string_equal(figure_text(b1, "s a . . 2024-06-01; s b . F1"),
                        "1..6/1 1000000 (1000000..6000000) [-..-] 1..6/1 bounded");
    assert_string_equal(figure_text(b1, "s a . F1; s a . F2; s b . F1"), /* two rows of one offer that disagree */
                        "1..6/1..6 1000000 (1000000..1000000) [-..-] 1..6/1..6 defined");
    assert_string_equal(figure_text(b1, "s a . F1; s a . none; s b . F1"),
                        "1..6/1..6 1000000 (1000000..1000000) [-..-] 1..6/1..6 defined");
    assert_string_equal(figure_text(b1, "s a . F1; s a . ."), "1/1 1000000 (1000000..1000000) [-..-] 1/1 defined");
    /* two such offers, the one before and the other now: six to one, one to six */
    assert_string_equal(figure_text(b1, "s a . . . 2024-06-01; s b . . 2024-06-02; t c . F1"),
                        "1..6/1..6 1000000 (166667..6000000) [-..-] 1..7/1..7 bounded");
}

static void structures_of_several_professions(void **state)
{
    (void)state;
    assert_string_equal(figure_text(b2, "s a msp F1; t b psp F2 2024-02-01; u c health_centre F3 . 2024-06-01"),
                        "2/2 1000000 (1000000..1000000) [-..-] defined s t");
    assert_string_equal(figure_text(b2, "s a msp F1; s b . F2 2024-02-01"),
                        "1/1 1000000 (1000000..1000000) [-..-] defined s");
    assert_string_equal(figure_text(b2, "s a msp F1; t b ccas F2 2024-02-01"),
                        "1/1 1000000 (1000000..1000000) [-..-] defined s");
    assert_string_equal(figure_text(b2, "s a msp F1; t b msp none 2024-02-01"),
                        "1/1 1000000 (1000000..1000000) [-..-] defined s");
}

static void structures_that_may_be(void **state)
{
    (void)state;
    /* the kind not known, or two of them: in both counts or in none */
    assert_string_equal(figure_text(b2, "s a msp F1; t b . F2"),
                        "1..2/1..2 1000000 (1000000..1000000) [-..-] defined s ?t");
    assert_string_equal(figure_text(b2, "s a msp F1; t b msp F2 2024-06-01; t c psp F2"),
                        "1..2/1..2 1000000 (1000000..1000000) [-..-] defined s ?t");
    /* functions not known: the one offer has some on both days or on none; two need not agree */
    assert_string_equal(figure_text(b2, "s a msp F1; t b msp ."),
                        "1..2/1..2 1000000 (1000000..1000000) [-..-] defined s ?t");
    assert_string_equal(figure_text(b2, "s a msp F1; t b msp . . 2024-06-01; t c . . 2024-06-02"),
                        "1..2/1..2 1000000 (500000..2000000) [-..-] bounded s ?t");
    assert_string_equal(figure_text(b2, "t b msp F1 unknown"), "0..1/0..1 - (1000000..-) [-..-] undefined ?t");
}

static void before_the_calendar_nothing_was_open(void **state)
{
    (void)state;
    asking early = b1;
    early.at = "0001-12-31";
    assert_string_equal(figure_text(early, "s a . F1"), "1/0 - (-..-) [-..-] 1/0 undefined");
    early.at = "0002-01-01";
    assert_string_equal(figure_text(early, "s a . F1"), "1/1 1000000 (1000000..1000000) [-..-] 1/1 defined");
    early.indicator = "B2";
    early.at = "0001-12-31";
    assert_string_equal(figure_text(early, "s a msp F1"), "1/0 - (-..-) [-..-] undefined s");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_function_counts_once_a_day),          cmocka_unit_test(offers_are_open_on_both_their_days),
        cmocka_unit_test(days_not_known_are_filled_in_for_both), cmocka_unit_test(functions_not_known_are_any),
        cmocka_unit_test(structures_of_several_professions),     cmocka_unit_test(structures_that_may_be),
        cmocka_unit_test(before_the_calendar_nothing_was_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
