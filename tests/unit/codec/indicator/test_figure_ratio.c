/* test_figure_ratio.c - figures that their four counts bear out, and those beside them that they do not: what a reader
 * can tell of a ratio, its state and its interval. Spec: spec/50-indicators.md, the message `figure`.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0
 *
 * Wilson's limits are worked out by IND-4, apart from the code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figure_bytes.h"

#define ZERO         "00 "
#define P200         " 1a 001e8480 "
#define P40          " 1a 00061a80 "
#define TWO_THIRDS   " 1a 000a2c2b "
#define UPPER_2_4    " 1a 000cf82a "
#define UPPER_0_1    " 1a 000c1b6b "
#define TWO_MILLIONS " 1a 001e8481 1a 001e8482 "
#define FOUR         " 1a 003d0901 1a 003d0902 "

#define IS(indicator, state, counts, ppm, why) { "a6" FIGURE(indicator, state, counts, ppm), GOOD, "", NOWHERE, why }
#define NOT(at, indicator, state, counts, ppm, why)                                                                    \
    { "a6" FIGURE(indicator, state, counts, ppm), TYPE, "IND-2", at, why }
#define IS_BARE(indicator, state, counts, ppm, why)                                                                    \
    { "a7" FIGURE(indicator, state, counts, ppm) "07 01", GOOD, "", NOWHERE, why }
#define NOT_BARE(at, indicator, state, counts, ppm, why)                                                               \
    { "a7" FIGURE(indicator, state, counts, ppm) "07 01", TYPE, "IND-2", at, why }

static void what_the_counts_can_be(void **state)
{
    (void)state;
    static const body rows[] = {
        IS(CASELOAD, DEFINED, "01 01 02 02", P50 P50 P50 NONE NONE, "one person of two assistants"),
        NOT(COUNTS_AT, CASELOAD, BOUNDED, "01 02 02 02", P50 P50 P100 NONE NONE, "who is accompanied is known"),
        NOT(COUNTS_AT, CASELOAD, BOUNDED, "02 02 01 02", P200 P100 P200 NONE NONE, "who accompanies too"),
        NOT(COUNTS_AT, CASELOAD, DEFINED, "00 00 01 01", ZERO ZERO ZERO NONE NONE, "accompanying nobody"),
        NOT(COUNTS_AT, CASELOAD, UNDEFINED, "01 01 00 00", NOTHING, "accompanied by nobody"),
        { "a7" FIGURE(SHARE, BOUNDED, "01 02 04 04", P25 P25 P50 LOWER_1_4 UPPER_2_4) "09 01", GOOD, "", NOWHERE,
          "by whom somebody was oriented may not be known" },
        { "a7" FIGURE(SHARE, BOUNDED, "01 01 01 02", P100 P50 P100 LOWER_1_2 P100) "09 01", TYPE, "IND-2", COUNTS_AT,
          "that somebody is accompanied is" },
        { "a7" FIGURE(A1, DEFINED, "01 01 01 01", P100 P100 P100 LOWER_1_1 P100) "0a 02", GOOD, "", NOWHERE,
          "one alone conforms to what is adopted" },
        { "a7" FIGURE(A1, DEFINED, "01 01 01 01", P100 P100 P100 LOWER_1_1 P100) "0a 01", TYPE, "IND-2", COUNTS_AT,
          "one alone is no class" },
        { "a7" FIGURE(A1, BOUNDED, "00 01 04 04", ZERO ZERO P25 ZERO UPPER_1_4) "0a 01", TYPE, "IND-2", COUNTS_AT,
          "nor perhaps" },
    };
    check(decode_figure, INTEGRA_MESSAGE_FIGURE, rows, sizeof rows / sizeof rows[0]);
}

static void where_one_count_is_exact_the_bounds_are_its_quotients(void **state)
{
    (void)state;
    static const body rows[] = {
        IS(A2, BOUNDED, "01 02 04 04", P25 P25 P50 LOWER_1_4 UPPER_2_4, "one or two of four"),
        NOT(PPM_AT, A2, BOUNDED, "01 02 04 04", P25 P25 P100 LOWER_1_4 P100, "two of four, and no more"),
        NOT(PPM_AT, A2, BOUNDED, "01 02 04 04", P25 P25 P40 LOWER_1_4 UPPER_2_4, "and no less"),
        NOT(PPM_AT, A2, BOUNDED, "01 02 04 04", P25 ZERO P50 ZERO UPPER_2_4, "one of four, and no less"),
        NOT(PPM_AT, A2, BOUNDED, "01 02 04 04", P25 P25 P50 " 19 b212 " UPPER_2_4, "the lower limit is that of 1/4"),
        NOT(PPM_AT, A2, BOUNDED, "01 02 04 04", P25 P25 P50 LOWER_1_4 " 1a 000cf82b ", "the upper one that of 2/4"),
        IS(A2, BOUNDED, "01 01 01 02", P100 P50 P100 LOWER_1_2 P100, "one of one or two"),
        NOT(PPM_AT, A2, BOUNDED, "01 01 01 02", P100 P100 P100 LOWER_1_1 P100, "of two it is half"),
        NOT(PPM_AT, A2, BOUNDED, "01 01 01 02", P100 P50 P50 LOWER_1_2 P100, "of one it is all"),
        NOT(PPM_AT, A2, BOUNDED, "01 01 01 02", P100 P50 P100 " 1a 00017142 " P100, "with the limit of 1/2"),
        IS(B2, BOUNDED, "01 01 01 02", P100 P50 P100 NONE NONE, "of a ratio over time as well"),
        NOT(PPM_AT, B2, BOUNDED, "01 01 01 02", P100 P50 P50 NONE NONE, "where it is all of one"),
    };
    check(decode_figure, INTEGRA_MESSAGE_FIGURE, rows, sizeof rows / sizeof rows[0]);
}

static void where_neither_is_they_lie_between_quotients(void **state)
{
    (void)state;
    static const body rows[] = {
        IS(A2, BOUNDED, "01 02 02 03", P50 P50 TWO_THIRDS LOWER_1_2 P100, "two of three at least"),
        NOT(PPM_AT, A2, BOUNDED, "01 02 02 03", P50 P50 P50 LOWER_1_2 P100, "the most counts two of three"),
        IS(A2, BOUNDED, "01 02 02 03", P50 P50 TWO_THIRDS " 1a 00032b2b 1a 000c1715", "limits of 2/3 and 1/3 at most"),
        NOT(PPM_AT, A2, BOUNDED, "01 02 02 03", P50 P50 TWO_THIRDS " 1a 00032b2c 1a 000c1715",
            "the lower one is no higher"),
        NOT(PPM_AT, A2, BOUNDED, "01 02 02 03", P50 P50 TWO_THIRDS " 1a 00032b2b 1a 000c1714",
            "nor the upper one lower"),
        NOT(PPM_AT, B2, BOUNDED, "01 02 01 04", P100 P100 P200 NONE NONE, "of four two at most"),
        IS(B2, BOUNDED, "01 02 01 04", P100 P50 P200 NONE NONE, "so the lowest is a half at most"),
        NOT(PPM_AT, B2, BOUNDED, "01 04 01 04", P100 P100 P50 NONE NONE, "nor can the highest be below the value"),
        NOT(PPM_AT, B2, BOUNDED, "01 04 01 04", P100 P200 P200 NONE NONE, "nor the lowest above it"),
        NOT(PPM_AT, B2, BOUNDED, "01 04 01 02", P100 " 1a 0016e360" P200 NONE NONE, "be it below N/D"),
    };
    check(decode_figure, INTEGRA_MESSAGE_FIGURE, rows, sizeof rows / sizeof rows[0]);
}

static void where_nothing_may_be_left_to_divide_by(void **state)
{
    (void)state;
    static const body rows[] = {
        IS(A2, UNDEFINED, "00 01 00 02", NONE ZERO P100 ZERO P100, "one alone, who signed"),
        NOT(PPM_AT, A2, UNDEFINED, "00 01 00 02", NONE ZERO P50 ZERO P100, "can be alone"),
        NOT(PPM_AT, A2, UNDEFINED, "00 01 00 02", NONE ZERO ZERO ZERO P100, "and is counted"),
        NOT(PPM_AT, A2, UNDEFINED, "00 01 00 02", NONE P25 P100 LOWER_1_4 P100, "or somebody who did not"),
        NOT(PPM_AT, A2, UNDEFINED, "00 01 00 01", NONE P100 P100 LOWER_1_2 P100, "and alone is 1/1"),
        IS(A2, UNDEFINED, "00 00 00 02", NONE ZERO ZERO ZERO UPPER_0_1, "nobody signed"),
        NOT(PPM_AT, A2, UNDEFINED, "00 00 00 02", NONE ZERO P100 ZERO P100, "so nobody can be counted"),
        NOT(PPM_AT, A2, UNDEFINED, "00 00 00 02", NONE ZERO ZERO ZERO P100, "and the limit is that of 0/1"),
        NOT(PPM_AT, A2, UNDEFINED, "00 01 00 02", NONE ZERO NONE ZERO NONE, "a proportion has a bound"),
        IS(B2, UNDEFINED, "00 01 00 01", NONE P100 P100 NONE NONE, "over time there may be one"),
        NOT(PPM_AT, B2, UNDEFINED, "00 01 00 02", NONE P25 P100 NONE NONE, "and alone it is all or nothing"),
        IS(B2, UNDEFINED, "00 01 00 01", NONE ZERO NONE NONE NONE, "or none"),
        NOT(PPM_AT, B2, UNDEFINED, "01 01 00 01", NONE P100 P100 NONE NONE, "but not of what is there for certain"),
        NOT(PPM_AT, B2, UNDEFINED, "00 00 00 01", NONE ZERO NONE NONE NONE, "nothing over something is 0"),
    };
    check(decode_figure, INTEGRA_MESSAGE_FIGURE, rows, sizeof rows / sizeof rows[0]);
}

static void where_days_are_missing(void **state)
{
    (void)state;
    static const body rows[] = {
        IS_BARE(CASELOAD, BOUNDED, "01 01 02 02", P50 ZERO NONE NONE NONE, "both counts need the same days"),
        NOT_BARE(PPM_AT, CASELOAD, BOUNDED, "01 01 02 02", P50 ZERO P50 NONE NONE, "so both bounds are open"),
        NOT_BARE(PPM_AT, CASELOAD, BOUNDED, "01 01 02 02", P50 P50 NONE NONE NONE, "the lower one too"),
        NOT_BARE(PPM_AT, A2, BOUNDED, "01 01 04 04", P25 ZERO P25 ZERO UPPER_1_4, "of a proportion too"),
        IS_BARE(A2, UNDEFINED, "00 00 00 00", NONE ZERO NONE ZERO NONE, "though there is nobody"),
        NOT_BARE(PPM_AT, A2, UNDEFINED, "00 00 00 00", NOTHING, "somebody may be missing"),
        IS_BARE(B2, BOUNDED, "01 01 02 02", P50 ZERO P50 NONE NONE, "over time one of them may be open"),
        IS_BARE(B2, BOUNDED, "01 01 02 02", P50 P50 NONE NONE NONE, "or the other"),
        NOT_BARE(PPM_AT, B2, BOUNDED, "01 01 02 02", P50 ZERO ZERO NONE NONE, "the other is as ever"),
        NOT_BARE(PPM_AT, B2, BOUNDED, "01 01 02 02", P50 ZERO P40 NONE NONE, "and no less"),
        NOT_BARE(PPM_AT, B2, BOUNDED, "01 01 02 02", P50 P40 NONE NONE NONE, "nor the lower one"),
        IS_BARE(B2, UNDEFINED, "00 00 00 00", NOTHING, "nothing, now and before"),
        IS_BARE(B2, UNDEFINED, "00 00 00 00", NONE ZERO NONE NONE NONE, "or not before"),
        NOT_BARE(PPM_AT, A2, BOUNDED, "01 01 04 04", P25 ZERO NONE " 01 " NONE, "a limit of 0 is 0"),
    };
    check(decode_figure, INTEGRA_MESSAGE_FIGURE, rows, sizeof rows / sizeof rows[0]);
}

static void the_state_is_that_of_the_bounds(void **state)
{
    (void)state;
    static const body rows[] = {
        IS(A2, DEFINED, "00 00 01 02", ZERO ZERO ZERO ZERO UPPER_0_1, "nobody of one or two is nobody"),
        NOT(STATE_AT, A2, BOUNDED, "00 00 01 02", ZERO ZERO ZERO ZERO UPPER_0_1, "and not bounded"),
        IS_BARE(B2, DEFINED, "00 00 01 01", ZERO ZERO ZERO NONE NONE, "over more that may be missing too"),
        NOT_BARE(STATE_AT, B2, BOUNDED, "00 00 01 01", ZERO ZERO ZERO NONE NONE, "it stays nothing"),
        IS_BARE(B2, BOUNDED, "00 00 01 01", ZERO ZERO NONE NONE NONE, "unless there may be more of it"),
        NOT_BARE(STATE_AT, B2, DEFINED, "00 00 01 01", ZERO ZERO NONE NONE NONE, "then it is bounded"),
        IS(A2, DEFINED, "01 02 01 02", P100 P100 P100 LOWER_1_1 P100, "all, be they one or two"),
        IS(A2, BOUNDED, "01 02 01 02", P100 P50 P100 LOWER_1_4 P100, "or not all"),
        NOT(STATE_AT, A2, DEFINED, "01 02 01 02", P100 P50 P100 LOWER_1_4 P100, "which shows"),
        IS(B2, BOUNDED, "00 01" TWO_MILLIONS, ZERO ZERO ZERO NONE NONE, "too little to show"),
        NOT(STATE_AT, B2, DEFINED, "00 01" TWO_MILLIONS, ZERO ZERO ZERO NONE NONE, "is not nothing"),
        IS_BARE(B2, BOUNDED, "01 02" FOUR, ZERO ZERO ZERO NONE NONE, "nor where days are missing"),
        NOT_BARE(STATE_AT, B2, DEFINED, "01 02" FOUR, ZERO ZERO ZERO NONE NONE, "then either bound is open"),
        NOT(STATE_AT, B2, DEFINED, "01 02 1a 003d0901 1a 003d0901", ZERO ZERO ZERO NONE NONE, "one of many is not two"),
        NOT(STATE_AT, B2, DEFINED, "01 01" TWO_MILLIONS, ZERO ZERO ZERO NONE NONE, "1/2000001 is not 1/2000002"),
    };
    check(decode_figure, INTEGRA_MESSAGE_FIGURE, rows, sizeof rows / sizeof rows[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_counts_can_be),
        cmocka_unit_test(where_one_count_is_exact_the_bounds_are_its_quotients),
        cmocka_unit_test(where_neither_is_they_lie_between_quotients),
        cmocka_unit_test(where_nothing_may_be_left_to_divide_by),
        cmocka_unit_test(where_days_are_missing),
        cmocka_unit_test(the_state_is_that_of_the_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
