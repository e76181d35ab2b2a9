/* test_figure_readmissions.c - people readmitted within thirty days, each rule by two who differ in one fact.
 * Spec: spec/50-indicators.md, IND-3 and IND-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * Every way of filling in is tried in tests/property/test_readmissions.c; here figures are worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figure_texts.h"
#include "texts.h"

/* The later window is 2024-10-01 to 2024-12-31 (three months before 31 December is 30 September), the earlier one
 * 2024-01-01 to 2024-03-31 (nine months before is 31 March). */
static const asking b3 = { .indicator = "B3", .at = "2024-12-31" };

/* Somebody who was readmitted in the earlier window, so that there is something to divide by. */
#define Q "q 2024-01-10 2024-01-15 yes yes 1940-01-01; q 2024-02-01 2024-02-03 yes yes;"
/* Somebody's first stay, whose discharge everything is after; born in 1940. */
#define P       "p 2024-10-01 2024-10-05 yes yes 1940-01-01; "
#define YES     "1/1 1000000 (1000000..1000000) [-..-] defined p"
#define NO      "0/1 0 (0..0) [-..-] defined"
#define PERHAPS "0..1/1 0 (0..1000000) [-..-] bounded ?p"

static const char *with_q(const char *rows)
{
    char *all = text_begun();
    text_add(all, Q);
    text_add(all, rows);
    return figure_text(b3, all);
}

static void thirty_days_and_one_at_least(void **state)
{
    (void)state;
    assert_string_equal(with_q(P "p 2024-11-04 2024-11-08 yes yes"), YES);
    assert_string_equal(with_q(P "p 2024-11-05 2024-11-08 yes yes"), NO);
    assert_string_equal(with_q(P "p 2024-10-06 open yes yes"), YES);
    assert_string_equal(with_q(P "p 2024-10-05 open yes yes"), NO);
    assert_string_equal(with_q(P "p 2024-10-03 open yes yes"), NO);
}

static void windows_begin_and_end(void **state)
{
    (void)state;
    assert_string_equal(with_q("p 2024-09-10 2024-09-12 yes yes 1940-01-01; p 2024-10-01 2024-10-02 yes yes"), YES);
    assert_string_equal(with_q("p 2024-09-10 2024-09-12 yes yes 1940-01-01; p 2024-09-30 2024-10-02 yes yes"), NO);
    assert_string_equal(with_q("p 2024-12-10 2024-12-30 yes yes 1940-01-01; p 2024-12-31 2025-01-02 yes yes"), YES);
    /* after the tally's day it is not read, its discharge is as open */
    assert_string_equal(with_q("p 2024-12-10 2024-12-30 yes yes 1940-01-01; p 2025-01-01 2025-01-02 yes yes"), NO);
    assert_string_equal(figure_text(b3, "p 2023-12-20 2023-12-31 yes yes 1940-01-01; p 2024-01-01 2024-01-02 yes yes;"
                                        "r 2024-03-20 2024-03-25 yes yes 1940-01-01; r 2024-04-01 2024-04-02 yes yes"),
                        "0/1 0 (0..0) [-..-] defined");
    assert_string_equal(figure_text(b3, "p 2023-12-20 2023-12-30 yes yes 1940-01-01; p 2023-12-31 2024-01-02 yes yes;"
                                        "r 2024-03-20 2024-03-25 yes yes 1940-01-01; r 2024-03-31 2024-04-02 yes yes"),
                        "0/1 0 (0..0) [-..-] defined");
}

static void who_counts(void **state)
{
    (void)state;
    assert_string_equal(with_q(P "p 2024-11-01 open no yes"), NO);
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 no yes 1940-01-01; p 2024-11-01 open yes yes"), NO);
    assert_string_equal(with_q(P "p 2024-11-01 open yes no"), NO);
    /* the list is read on the readmission's row */
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 yes no 1940-01-01; p 2024-11-01 open yes yes"), YES);
    /* 75 on the day of the readmission */
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 yes yes; p 2024-11-01 open yes yes 1949-11-01"), YES);
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 yes yes; p 2024-11-01 open yes yes 1949-11-02"), NO);
    /* not after another person's stay */
    assert_string_equal(with_q(P "r 2024-11-01 open yes yes 1940-01-01"), NO);
    /* once, whatever the number */
    assert_string_equal(with_q(P "p 2024-11-01 2024-11-02 yes yes; p 2024-11-20 open yes yes"), YES);
}

/* A birth on any row holds, on those too that no window can use. */
static void births_and_ages_are_of_the_person(void **state)
{
    (void)state;
    static const char two[] = "p 2024-10-01 2024-10-05 yes yes; p 2024-11-01 open yes yes; ";
    assert_string_equal(with_q(two), PERHAPS);
    char *rows = text_begun();
    text_add(rows, two);
    text_add(rows, "p 2023-01-01 2023-01-02 no no 1949-11-01");
    assert_string_equal(with_q(rows), YES);
    text_add(rows, "; p 2023-05-01 2023-05-02 no no 1949-11-02"); /* born on one of two days */
    assert_string_equal(with_q(rows), PERHAPS);
    /* 74 on 31 October: born by 31 October 1950, after 31 October 1949 */
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 yes yes; p 2024-11-01 open yes yes . 75"), YES);
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 yes yes . 75; p 2024-11-01 open yes yes"), YES);
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 yes yes . 74; p 2024-11-01 open yes yes"), PERHAPS);
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 yes yes; p 2024-11-01 open yes yes . 74"), NO);
    /* 74 on 1 October and 75 on 1 November leave what is between; no stay of the windows says so */
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 yes yes . 74; p 2024-10-20 open yes yes;"
                               "p 2024-11-01 2024-11-02 no no . 75"),
                        PERHAPS);
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 yes yes . 74; p 2024-10-20 open yes yes;"
                               "p 2024-10-20 2024-10-21 no no . 75"),
                        YES);
    /* 74 and 80 leave nothing in common: the hull of both */
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 yes yes . 80; p 2024-11-01 open yes yes . 74"), PERHAPS);
}

static void facts_not_known(void **state)
{
    (void)state;
    assert_string_equal(with_q(P "p 2024-11-01 open . yes"), PERHAPS);
    assert_string_equal(with_q(P "p 2024-11-01 open yes ."), PERHAPS);
    assert_string_equal(with_q("p 2024-10-01 2024-10-05 . yes 1940-01-01; p 2024-11-01 open yes yes"), PERHAPS);
    assert_string_equal(with_q("p 2024-10-01 . yes yes 1940-01-01; p 2024-11-01 open yes yes"), PERHAPS);
    assert_string_equal(with_q(P "p . open yes yes"), PERHAPS);
    assert_string_equal(with_q(P "p . 2024-10-05 yes yes"), NO); /* too early to come back within the days left */
    assert_string_equal(with_q(P "p . 2024-10-06 yes yes"), PERHAPS);
    asking without_list = b3;
    without_list.columns = 4;
    assert_string_equal(figure_text(without_list, "p 2024-10-01 2024-10-05 yes; p 2024-11-01 open yes"),
                        "0..1/0 - (-..-) [-..-] undefined ?p"); /* everybody is on the list, of any age */
}

/* One birth serves both counts: who is 75 in the earlier window is so in the later one. */
static void one_birth_for_both_counts(void **state)
{
    (void)state;
    static const char rows[] = "p 2024-01-01 2024-01-05 yes yes; p 2024-02-01 2024-02-03 yes yes;"
                               "p 2024-10-01 2024-10-05 yes yes; p 2024-11-01 open yes yes";
    assert_string_equal(figure_text(b3, rows), "0..1/0..1 - (1000000..-) [-..-] undefined ?p");
    /* beside somebody who is always below: neither makes 0/1, above 1/1, both 1/2 */
    char *all = text_begun();
    text_add(all, "r 2024-01-10 2024-01-15 yes yes 1940-01-01; r 2024-02-01 2024-02-03 yes yes;");
    text_add(all, rows);
    assert_string_equal(figure_text(b3, all), "0..1/1..2 0 (0..1000000) [-..-] bounded ?p");
}

/* One stay without a day of admission is readmitted in one of the windows, not in both. */
static void one_stay_is_admitted_once(void **state)
{
    (void)state;
    static const char one[] =
        "p 2024-01-01 2024-01-05 yes yes 1940-01-01; p 2024-10-01 2024-10-05 yes yes; p . open yes yes";
    assert_string_equal(figure_text(b3, one), "0..1/0..1 - (0..-) [-..-] undefined ?p");
    /* a second one, and both at once are possible: of four outcomes the least is still one below alone */
    char *two = text_begun();
    text_add(two, "q 2024-02-01 2024-02-05 yes yes 1940-01-01; q 2024-02-10 2024-02-11 yes yes;");
    text_add(two, "q 2024-11-01 2024-11-02 yes yes; q 2024-11-03 open yes yes;");
    text_add(two, one);
    assert_string_equal(figure_text(b3, two), "1..2/1..2 1000000 (500000..2000000) [-..-] bounded q ?p");
}

/* What it takes to be readmitted later may bring about a readmission earlier: the stay between is MCO in both or none.
 */
static void one_stay_between_two_readmissions(void **state)
{
    (void)state;
    assert_string_equal(figure_text(b3, "p 2024-01-01 2024-01-05 yes yes 1940-01-01; p 2024-02-01 2024-10-05 . yes;"
                                        "p 2024-11-01 open yes yes"),
                        "0..1/0..1 - (1000000..1000000) [-..-] undefined ?p");
    /* but not on the list, it is no readmission itself */
    assert_string_equal(figure_text(b3, "p 2024-01-01 2024-01-05 yes yes 1940-01-01; p 2024-02-01 2024-10-05 . .;"
                                        "p 2024-11-01 open yes yes"),
                        "0..1/0..1 - (1000000..-) [-..-] undefined ?p");
    /* nor, the other way round, a stay before one that need not be MCO */
    assert_string_equal(figure_text(b3, "p 2024-01-01 2024-01-05 yes yes 1940-01-01; p 2024-02-01 2024-10-05 . yes;"
                                        "p 2024-11-01 open . yes"),
                        "0..1/0..1 - (0..1000000) [-..-] undefined ?p");
}

/* Of many stays that lack a day, the best: six that were discharged too early, or admitted too late, and one that fits.
 */
static void of_many_stays_one_fits(void **state)
{
    (void)state;
    static const char early[] = "p . 2024-09-21 yes yes 1940-01-01; p . 2024-09-22 yes yes; p . 2024-09-23 yes yes;"
                                "p . 2024-09-24 yes yes; p . 2024-09-25 yes yes; p . 2024-09-30 yes yes";
    static const char late[] = "p 2024-11-01 . yes no; p 2024-11-02 . yes no; p 2024-11-03 . yes no;"
                               "p 2024-11-04 . yes no; p 2024-11-05 . yes no; p 2024-11-06 . yes no";
    char *rows = text_begun();
    text_add(rows, early);
    assert_string_equal(with_q(rows), NO);
    text_add(rows, "; p . 2024-10-01 yes yes");
    assert_string_equal(with_q(rows), PERHAPS);
    rows = text_begun();
    text_add(rows, "p 2024-11-01 open yes yes 1940-01-01;");
    text_add(rows, late);
    assert_string_equal(with_q(rows), NO);
    text_add(rows, "; p 2024-10-31 . yes no");
    assert_string_equal(with_q(rows), PERHAPS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thirty_days_and_one_at_least),
        cmocka_unit_test(windows_begin_and_end),
        cmocka_unit_test(who_counts),
        cmocka_unit_test(births_and_ages_are_of_the_person),
        cmocka_unit_test(facts_not_known),
        cmocka_unit_test(one_birth_for_both_counts),
        cmocka_unit_test(one_stay_is_admitted_once),
        cmocka_unit_test(one_stay_between_two_readmissions),
        cmocka_unit_test(of_many_stays_one_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
