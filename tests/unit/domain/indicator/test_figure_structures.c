/* test_figure_structures.c - structures that share one procedure: the adopted one, or the largest class.
 * Spec: spec/50-indicators.md, IND-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * Cells: structure, on_territory, opens, closes, has_protocol, digest, conforms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figure_texts.h"

static const asking classes = { .indicator = "A1", .at = "2024-12-31" };
static const asking adopted = { .indicator = "A1", .at = "2024-12-31", .conformity = "adopted" };
static const asking nothing = { .indicator = "A1", .at = "2024-12-31", .conformity = "imposes_nothing" };

/* Wilson of 2/3: 207659 and 938509; of 2/2: 342380; of 3/3: 438502; of 1/2: 94531 and 905469; of 0/2: 657620;
 * of 2/4: 150038 and 849962; of 3/4: 300641 and 954413; of 2/5: 117620 and 769276; of 2/6: 96771; of 3/5: 882380. */
static void the_largest_class_of_two_or_more(void **state)
{
    (void)state;
    assert_string_equal(figure_text(classes, "r yes . . yes a; s yes . . yes a; t yes . . yes b"),
                        "2/3 666667 (666667..666667) [207659..938509] defined r s");
    assert_string_equal(figure_text(classes, "r yes . . yes a; s yes . . yes b"), "0/2 0 (0..0) [0..657620] defined");
    /* of two equally large the lowest digest */
    assert_string_equal(figure_text(classes, "q yes . . yes b; r yes . . yes b; s yes . . yes a; t yes . . yes a"),
                        "2/4 500000 (500000..500000) [150038..849962] defined s t");
    /* b can be as large as a and c, and a goes before it */
    assert_string_equal(figure_text(classes, "q yes . . . a; r yes . . . a; s yes . . . c; t yes . . . c;"
                                             "u yes . . . b; v . . . . b"),
                        "2/5..6 400000 (333333..400000) [96771..769276] bounded q r");
    assert_string_equal(figure_text(classes, "r yes . . yes a; s yes . . yes a; t yes . . no"),
                        "2/3 666667 (666667..666667) [207659..938509] defined r s");
    assert_string_equal(figure_text(classes, ""), "0/0 - (-..-) [-..-] undefined");
}

static void those_of_the_territory_and_open(void **state)
{
    (void)state;
    assert_string_equal(figure_text(classes, "r yes . . yes a; s yes . . yes a; t no . . yes a"),
                        "2/2 1000000 (1000000..1000000) [342380..1000000] defined r s");
    assert_string_equal(figure_text(classes, "r yes 2024-12-31 2024-12-31 . a; s yes . . . a; t yes 2025-01-01 . . a"),
                        "2/2 1000000 (1000000..1000000) [342380..1000000] defined r s");
    assert_string_equal(figure_text(classes, "r yes . . . a; s yes . . . a; t yes . 2024-12-30 . a"),
                        "2/2 1000000 (1000000..1000000) [342380..1000000] defined r s");
    /* perhaps one more of the class; perhaps one more of another */
    assert_string_equal(figure_text(classes, "r yes . . . a; s yes . . . a; t yes unknown . . a; u yes . . . b"),
                        "2..3/3..4 666667 (666667..750000) [207659..954413] bounded r s ?t");
    assert_string_equal(figure_text(classes, "r yes . . . a; s yes . . . a; t . . . . b"),
                        "2/2..3 1000000 (666667..1000000) [207659..1000000] bounded r s");
}

static void protocols_not_known_may_be_of_any_class(void **state)
{
    (void)state;
    assert_string_equal(figure_text(classes, "r yes . . . a; s yes . . . a; t yes"),
                        "2..3/3 666667 (666667..1000000) [207659..1000000] bounded r s ?t");
    /* one of a class, and one of any: they may be two */
    assert_string_equal(figure_text(classes, "r yes . . . a; t yes . . yes"),
                        "0..2/2 0 (0..1000000) [0..1000000] bounded ?r ?t");
    /* two of any outdo nobody by themselves, but may join one of two */
    assert_string_equal(figure_text(classes, "r yes . . . a; s yes . . . a; t yes; u yes . . . b; v yes . . . b"),
                        "2..3/5 400000 (400000..600000) [117620..882380] bounded ?r ?s ?t ?u ?v");
    /* two digests: it is of any; and one that says no beside: of that class, or of none */
    assert_string_equal(figure_text(classes, "r yes . . . a; s yes . . . a; t yes . . . b; t yes . . . c"),
                        "2..3/3 666667 (666667..1000000) [207659..1000000] bounded r s ?t");
    assert_string_equal(figure_text(classes, "r yes . . . a; s yes . . . a; t yes . . no; t yes . . . b"),
                        "2/3 666667 (666667..666667) [207659..938509] defined r s");
    assert_string_equal(figure_text(classes, "r yes . . . a; s yes . . . a; t yes . . no; t yes . . . a"),
                        "2..3/3 666667 (666667..1000000) [207659..1000000] bounded r s ?t");
}

static void the_adopted_protocol(void **state)
{
    (void)state;
    assert_string_equal(figure_text(adopted, "r yes . . yes a yes; s yes . . yes a no"),
                        "1/2 500000 (500000..500000) [94531..905469] defined r");
    assert_string_equal(figure_text(adopted, "r yes . . yes a yes; s yes . . yes a ."),
                        "1..2/2 500000 (500000..1000000) [94531..1000000] bounded r ?s");
    assert_string_equal(figure_text(adopted, "r yes . . yes a yes; s yes . . no . ."),
                        "1/2 500000 (500000..500000) [94531..905469] defined r");
    /* that it conforms is not settled by who says that there is no protocol, but by who says that there is one too */
    assert_string_equal(figure_text(adopted, "r yes . . yes a yes; s yes . . no . .; s yes . . . . yes"),
                        "1..2/2 500000 (500000..1000000) [94531..1000000] bounded r ?s");
    assert_string_equal(figure_text(adopted, "r yes . . yes a yes; s yes . . no . .; s yes . . yes . yes"),
                        "2/2 1000000 (1000000..1000000) [342380..1000000] defined r s");
    assert_string_equal(figure_text(adopted, "r yes . . yes a yes; s yes . . no . .; s yes . . . a ."),
                        "1..2/2 500000 (500000..1000000) [94531..1000000] bounded r ?s");
    /* rows that differ about conforming leave it open, but where there is no protocol */
    assert_string_equal(figure_text(adopted, "r yes . . yes a yes; s yes . . . . no; s yes . . . . yes"),
                        "1..2/2 500000 (500000..1000000) [94531..1000000] bounded r ?s");
    assert_string_equal(figure_text(adopted, "r yes . . yes a yes; s yes . . no . no; s yes . . . . yes"),
                        "1/2 500000 (500000..500000) [94531..905469] defined r");
    assert_string_equal(figure_text(adopted, "r yes . . yes a yes; s . . . . . yes"),
                        "1..2/1..2 1000000 (1000000..1000000) [206549..1000000] defined r ?s");
}

static void a_protocol_that_imposes_nothing(void **state)
{
    (void)state;
    assert_string_equal(figure_text(nothing, "r yes . . yes a yes; s . . . yes a no"),
                        "0/1..2 - (-..-) [-..-] undefined");
    asking covered = nothing;
    covered.covers_from = covered.covers_to = "2024-12-30";
    assert_string_equal(figure_text(covered, "r yes . . yes a yes"), "0/1 - (-..-) [-..-] undefined uncovered");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_largest_class_of_two_or_more),        cmocka_unit_test(those_of_the_territory_and_open),
        cmocka_unit_test(protocols_not_known_may_be_of_any_class), cmocka_unit_test(the_adopted_protocol),
        cmocka_unit_test(a_protocol_that_imposes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
