/* test_figure_accompaniments.c - people an assistant, and those whom one requester oriented.
 * Spec: spec/50-indicators.md, IND-10.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figure_texts.h"

static const asking caseload = { .indicator = "caseload", .at = "2024-12-31" };
static const asking share = { .indicator = "share", .at = "2024-12-31", .requester = "mt" };

static void people_over_assistants(void **state)
{
    (void)state;
    assert_string_equal(figure_text(caseload, "p x 2024-01-05; q x 2024-01-05; r y 2024-02-01; r x 2024-03-01"),
                        "3/2 1500000 (1500000..1500000) [-..-] defined p q r");
    assert_string_equal(figure_text(caseload, ""), "0/0 - (-..-) [-..-] undefined");
}

/* The period is 2024-01-01 to 2024-12-31; an assistant of other days alone is none. */
static void rows_that_meet_the_period(void **state)
{
    (void)state;
    assert_string_equal(figure_text(caseload, "p x . 2024-01-01; q y . 2023-12-31"),
                        "1/1 1000000 (1000000..1000000) [-..-] defined p");
    assert_string_equal(figure_text(caseload, "p x 2024-12-31 .; q y 2025-01-01 ."),
                        "1/1 1000000 (1000000..1000000) [-..-] defined p");
    assert_string_equal(figure_text(caseload, "p x 2020-01-01 .; q x . ."),
                        "2/1 2000000 (2000000..2000000) [-..-] defined p q");
}

/* Wilson of 1/3: 61491 and 792341; of 1/2: 94531; of 2/2: 342380; of 3/3: 438502; of 2/3: 938509. */
static void those_of_one_requester(void **state)
{
    (void)state;
    assert_string_equal(figure_text(share, "p x 2024-01-05 . mt; q x 2024-01-05 . carer; r x 2024-01-05 . social"),
                        "1/3 333333 (333333..333333) [61491..792341] defined p");
    assert_string_equal(figure_text(share, "p x 2024-01-05 . mt; p y 2024-02-05 . mt; q x . . carer; r x . . social"),
                        "1/3 333333 (333333..333333) [61491..792341] defined p");
    asking other = share;
    other.requester = "carer";
    assert_string_equal(figure_text(other, "p x 2024-01-05 . mt; q x 2024-01-05 . carer; r x 2024-01-05 . social"),
                        "1/3 333333 (333333..333333) [61491..792341] defined q");
}

static void a_requester_not_known_may_be_anyone(void **state)
{
    (void)state;
    assert_string_equal(figure_text(share, "p x 2024-01-05 . mt; q x 2024-01-05 . .; r x 2024-01-05 . social"),
                        "1..2/3 333333 (333333..666667) [61491..938509] bounded p ?q");
    assert_string_equal(figure_text(share, "p x 2024-01-05 . mt; q x . . carer; q y . . social; r x . . social"),
                        "1..2/3 333333 (333333..666667) [61491..938509] bounded p ?q");
    /* what a row outside the period says is not read */
    assert_string_equal(figure_text(share, "p x . . mt; q x . . carer; q y . 2023-06-01 social; r x . . social"),
                        "1/3 333333 (333333..333333) [61491..792341] defined p");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_over_assistants),
        cmocka_unit_test(rows_that_meet_the_period),
        cmocka_unit_test(those_of_one_requester),
        cmocka_unit_test(a_requester_not_known_may_be_anyone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
