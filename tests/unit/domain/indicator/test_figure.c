/* test_figure.c - what a figure says beside its counts: coverage, of what it is, whom it lists, how two compare.
 * Spec: spec/50-indicators.md, IND-2, IND-7 to IND-9.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "figure_texts.h"

static const char calls[] = "c 2024-03-01 yes 2024-03-01; d 2024-05-05 no";
static const char stays[] = "p 2024-10-01 2024-10-05 yes yes 1940-01-01; p 2024-11-04 open yes yes;"
                            "p 2024-01-10 2024-01-15 yes yes; p 2024-02-01 2024-02-03 yes yes";

static asking covered(const char *indicator, const char *from, const char *to)
{
    return (asking){ .indicator = indicator, .at = "2024-12-31", .covers_from = from, .covers_to = to };
}

/* Of calls both counts need the same days; where one is missing, nothing bounds either. */
static void days_that_are_missing_open_the_bounds(void **state)
{
    (void)state;
    assert_string_equal(figure_text(covered("A4", "2024-01-01", "2024-12-31"), calls),
                        "1/2 500000 (500000..500000) [94531..905469] defined covered c");
    assert_string_equal(figure_text(covered("A4", "2024-01-02", "2024-12-31"), calls),
                        "1/2 500000 (0..-) [0..-] bounded uncovered c");
    assert_string_equal(figure_text(covered("A4", "2024-01-01", "2024-12-30"), calls),
                        "1/2 500000 (0..-) [0..-] bounded uncovered c");
    assert_string_equal(figure_text(covered("A4", "2024-01-01", "2024-12-30"), ""),
                        "0/0 - (0..-) [0..-] undefined uncovered");
}

/* Readmissions need the thirty days before each window: from 1 September, and from 2 December. */
static void each_count_needs_its_own_days(void **state)
{
    (void)state;
    assert_string_equal(figure_text(covered("B3", "2023-12-02", "2024-12-31"), stays),
                        "1/1 1000000 (1000000..1000000) [-..-] defined covered p");
    assert_string_equal(figure_text(covered("B3", "2023-12-03", "2024-12-31"), stays),
                        "1/1 1000000 (0..1000000) [-..-] bounded uncovered p");
    assert_string_equal(figure_text(covered("B3", "2023-12-02", "2024-12-30"), stays),
                        "1/1 1000000 (1000000..-) [-..-] bounded uncovered p");
    assert_string_equal(figure_text(covered("B3", "2024-09-01", "2024-12-31"), stays),
                        "1/1 1000000 (0..1000000) [-..-] bounded uncovered p");
    assert_string_equal(figure_text(covered("B3", "2024-09-02", "2024-12-31"), stays),
                        "1/1 1000000 (0..-) [-..-] bounded uncovered p");
    assert_string_equal(figure_text(covered("B2", "2024-01-01", "2024-12-31"), "s a msp F1"),
                        "1/1 1000000 (0..1000000) [-..-] bounded uncovered s");
    assert_string_equal(figure_text(covered("A2", "2024-12-31", "2024-12-31"), "b yes yes 2024-03-01"),
                        "1/1 1000000 (1000000..1000000) [206549..1000000] defined covered b");
}

static void days_before_the_calendar_need_no_cover(void **state)
{
    (void)state;
    asking early = covered("B3", "0001-01-01", "0001-02-10");
    early.at = "0001-02-10";
    assert_string_equal(figure_text(early, ""), "0/0 - (-..-) [-..-] undefined covered");
    early.covers_from = "0001-01-02";
    assert_string_equal(figure_text(early, ""), "0/0 - (-..-) [-..-] undefined uncovered"); /* the numerator alone */
    early.indicator = "B1";
    early.covers_from = "0001-02-10";
    assert_string_equal(figure_text(early, "s a . F1"), "1/0 - (-..-) [-..-] 1/0 undefined covered");
}

static void a_figure_says_of_what_it_is(void **state)
{
    (void)state;
    const uint8_t territory[16] = { 't', 2, 3 };
    uint8_t digest[32];
    integra_tally_subject subject;
    integra_tally *tally = NULL;
    integra_rules *rules = NULL;
    integra_figure figure;
    integra_tally_subject_init(&subject, sizeof subject);
    subject.indicator = INTEGRA_INDICATOR_A1;
    subject.at = 20000;
    subject.parts = 5;
    subject.held = 0x15;
    memcpy(subject.territory.bytes, territory, sizeof territory);
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_rules_digest(rules, digest, NULL), INTEGRA_OK);
    assert_int_equal(integra_tally_create(&subject, rules, NULL, &tally, NULL), INTEGRA_OK);
    integra_figure_init(&figure, sizeof figure);
    assert_int_equal(integra_tally_figure(tally, NULL, &figure, NULL), INTEGRA_OK);
    assert_int_equal(figure.struct_size, sizeof figure);
    assert_int_equal(figure.indicator, INTEGRA_INDICATOR_A1);
    assert_int_equal(figure.at, 20000);
    assert_int_equal(figure.conformity, INTEGRA_CONFORMITY_BASIS_LARGEST_CLASS);
    assert_int_equal(figure.requester, 0);
    assert_int_equal(figure.parts, 5);
    assert_int_equal(figure.parts_held, 3);
    assert_memory_equal(&figure.territory, territory, sizeof territory);
    assert_memory_equal(figure.rules_digest, digest, sizeof digest);
    integra_tally_destroy(tally);
    integra_rules_destroy(rules);
}

static void identifiers_are_told_where_there_is_room(void **state)
{
    (void)state;
    const asking a4 = { .indicator = "A4", .at = "2024-12-31" };
    integra_tally *tally = tally_of(a4, "d 2024-05-05 yes 2024-05-05; c 2024-03-01 yes 2024-03-01; e 2024-05-05 .");
    integra_id ids[3] = { { { 9 } }, { { 9 } }, { { 9 } } };
    size_t count = 0;
    assert_int_equal(integra_tally_identifiers(tally, NULL, INTEGRA_COUNTING_CERTAIN, NULL, 0, &count, NULL),
                     INTEGRA_ERR_CAPACITY);
    assert_int_equal(count, 2);
    assert_int_equal(integra_tally_identifiers(tally, NULL, INTEGRA_COUNTING_CERTAIN, ids, 1, &count, NULL),
                     INTEGRA_ERR_CAPACITY);
    assert_int_equal(ids[0].bytes[0], 9); /* nothing is written */
    assert_int_equal(integra_tally_identifiers(tally, NULL, INTEGRA_COUNTING_CERTAIN, ids, 3, &count, NULL),
                     INTEGRA_OK);
    assert_int_equal(count, 2);
    assert_int_equal(ids[0].bytes[0], 'c');
    assert_int_equal(ids[1].bytes[0], 'd');
    assert_int_equal(ids[2].bytes[0], 9);
    assert_int_equal(integra_tally_identifiers(tally, NULL, INTEGRA_COUNTING_POSSIBLE, ids, 3, &count, NULL),
                     INTEGRA_OK);
    assert_int_equal(count, 1);
    assert_int_equal(ids[0].bytes[0], 'e');
    integra_tally_destroy(tally);
    const asking b1 = { .indicator = "B1", .at = "2024-12-31" };
    tally = tally_of(b1, "s a . F1");
    assert_int_equal(integra_tally_identifiers(tally, NULL, INTEGRA_COUNTING_CERTAIN, NULL, 0, &count, NULL),
                     INTEGRA_OK);
    assert_int_equal(count, 0); /* functions are no identifiers */
    integra_tally_destroy(tally);
}

static integra_figure figure_with(uint32_t state, int64_t value, int64_t lowest, int64_t highest)
{
    integra_figure figure;
    integra_figure_init(&figure, sizeof figure);
    figure.indicator = INTEGRA_INDICATOR_A4;
    figure.state = state;
    figure.value = value;
    figure.interval_lowest = lowest;
    figure.interval_highest = highest;
    return figure;
}

static void check_change(integra_figure earlier, integra_figure later, int64_t change, integra_tri overlap)
{
    integra_figure_change told;
    integra_figure_change_init(&told, sizeof told);
    assert_int_equal(integra_figure_compare(&earlier, &later, &told, NULL), INTEGRA_OK);
    assert_true(told.change == change);
    assert_int_equal(told.overlap, overlap);
}

static void two_figures_differ_as_they_are_printed(void **state)
{
    (void)state;
    enum { DEFINED = INTEGRA_FIGURE_STATE_DEFINED, BOUNDED = INTEGRA_FIGURE_STATE_BOUNDED };
    const integra_figure half = figure_with(DEFINED, 500000, 400000, 600000);
    check_change(half, figure_with(BOUNDED, 700000, 600000, 800000), 200000, INTEGRA_TRI_YES); /* they touch */
    check_change(figure_with(BOUNDED, 700000, 600000, 800000), half, -200000, INTEGRA_TRI_YES);
    check_change(half, figure_with(DEFINED, 700000, 600001, 800000), 200000, INTEGRA_TRI_NO);
    check_change(figure_with(DEFINED, 700000, 600001, 800000), half, -200000, INTEGRA_TRI_NO);
    check_change(half, figure_with(DEFINED, 450000, 430000, 470000), -50000, INTEGRA_TRI_YES); /* one in the other */
    check_change(half, figure_with(BOUNDED, 700000, 600000, INTEGRA_PPM_NONE), 200000, INTEGRA_TRI_UNKNOWN);
    check_change(half, figure_with(INTEGRA_FIGURE_STATE_UNDEFINED, INTEGRA_PPM_NONE, 400000, 600000), INTEGRA_PPM_NONE,
                 INTEGRA_TRI_UNKNOWN);
    check_change(figure_with(INTEGRA_FIGURE_STATE_SUPPRESSED, 500000, 400000, 600000), half, INTEGRA_PPM_NONE,
                 INTEGRA_TRI_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_that_are_missing_open_the_bounds),
        cmocka_unit_test(each_count_needs_its_own_days),
        cmocka_unit_test(days_before_the_calendar_need_no_cover),
        cmocka_unit_test(a_figure_says_of_what_it_is),
        cmocka_unit_test(identifiers_are_told_where_there_is_room),
        cmocka_unit_test(two_figures_differ_as_they_are_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
