/* test_territory_feedback.c - every structure is told of the changes that it is owed.
 * Spec: spec/40-concertation.md (CON-8).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "slow_feedback.h"
#include "territories.h"

#define AT        "2024-06-30" /* a year before is 2023-06-30, three months 2024-03-30 */
#define CHANGE    "CON-8/change_feedback"
#define STRUCTURE "CON-8/structure_feedback"

/* Two structures, and a change that they were owed word of by 2024-06-29. */
#define UNTOLD                                                                                                         \
    "claim structure; claim feedback; claim decision; structure id=s; structure id=u opens=2024-03-29; decision id=d " \
    "effective=2024-03-29"
#define TOLD(cells) UNTOLD "; feedback id=f" cells
#define BOTH        "d - 0 2 2 2024-06-29 overdue"
#define ONE         "d - 0 1 2 2024-06-29 overdue"

static void shows(const char *text, const char *change, const char *structure)
{
    assert_string_equal(found(text, AT, CHANGE), change);
    assert_string_equal(found(text, AT, STRUCTURE), structure);
}

static const char neither[] = "s - 0 1 0 - open; u - 1 1 0 - open";

static void a_change_is_told_within_its_months(void **state)
{
    (void)state;
    shows(UNTOLD, BOTH, neither);
    shows(but(UNTOLD, "effective=2024-03-29", "effective=2024-03-30"), "", "");
    shows(but(UNTOLD, "effective=2024-03-29", "effective=unknown"), "", "");
    shows(but(UNTOLD, "effective=2024-03-29", "effective=2023-06-30"), "d - 0 1 1 2023-09-30 overdue",
          "s - 0 1 0 - open");
    shows(but(UNTOLD, "effective=2024-03-29", "effective=2023-06-29"), "", "");
    shows(but(UNTOLD, "claim feedback; ", ""), "", "");
    shows(but(UNTOLD, "claim feedback; ", "claim feedback 2024-03-29 2024-06-30; "), BOTH, neither);
    shows(but(UNTOLD, "claim feedback; ", "claim feedback 2024-03-30 -; "), "", "");
    shows(but(UNTOLD, "claim feedback; ", "claim feedback - 2024-06-29; "), "", "");
}

static void it_is_owed_to_those_open_on_both_days(void **state)
{
    const char *one = "d - 0 1 1 2024-06-29 overdue", *s = "s - 0 1 0 - open";
    (void)state;
    shows(but(UNTOLD, "opens=2024-03-29", "opens=2024-03-30"), one, s);
    shows(but(UNTOLD, "opens=2024-03-29", "opens=unknown"), one, s);
    shows(but(UNTOLD, "opens=2024-03-29", "closes=2024-06-30"), BOTH, neither);
    shows(but(UNTOLD, "opens=2024-03-29", "closes=2024-06-29"), one, s);
    shows(but(UNTOLD, "opens=2024-03-29", "closes=unknown"), one, s);
    shows(but(UNTOLD, "claim structure; ", ""), "", "");
    /* Another change may be, of which it was told. */
    shows(but(UNTOLD, "claim decision; ", ""), BOTH, "");
    shows(UNTOLD "; decision id=e effective=unknown", BOTH, "");
    shows(UNTOLD "; decision id=e", BOTH, neither);
}

static void feedback_to_all_tells_all(void **state)
{
    (void)state;
    shows(TOLD(" date=2024-03-29 decision=0 to_all=yes"), "", "");
    shows(TOLD(" date=2024-06-30 decision=0 to_all=yes"), "", "");
    shows(TOLD(" date=2024-03-28 decision=0 to_all=yes"), BOTH, neither);
    shows(TOLD(" date=2024-07-01 decision=0 to_all=yes"), BOTH, neither);
    shows(TOLD(" decision=0 to_all=yes"), "", "");
    shows(TOLD(" date=2024-03-29 general=yes to_all=yes"), "", "");
    shows(TOLD(" date=2024-03-28 general=yes to_all=yes"), BOTH, neither);
    shows(TOLD(" date=2024-03-29 general=no to_all=yes"), BOTH, neither);
    shows(TOLD(" date=2024-03-29 to_all=yes"), "", "");
    shows(TOLD(" date=2024-03-28 to_all=yes"), BOTH, neither);
    shows(TOLD(" date=2024-03-29 decision=unknown to_all=yes"), "", "");
}

static void feedback_to_some_tells_them(void **state)
{
    const char *u = "u - 1 1 0 - open";
    (void)state;
    shows(TOLD(" date=2024-03-29 decision=0 to_all=no told_complete"), BOTH, neither);
    shows(TOLD(" date=2024-03-29 decision=0 to_all=no told_complete; told feedback=0 structure=0"), ONE, u);
    shows(TOLD(" date=2024-03-29 decision=0 to_all=no told_complete; told feedback=0 structure=0; "
               "told feedback=0 structure=0"),
          ONE, u);
    shows(TOLD(" date=2024-03-29 general=yes to_all=no told_complete; told feedback=0 structure=0"), ONE, u);
    shows(TOLD(" date=2024-03-28 general=yes to_all=no told_complete; told feedback=0 structure=0"), BOTH, neither);
    shows(TOLD(" general=yes to_all=no told_complete; told feedback=0 structure=0"), ONE, u);
    shows(TOLD(" date=2024-03-29 decision=0 to_all=no; told feedback=0 structure=0"), "", "");
    shows(TOLD(" date=2024-03-29 decision=0 told_complete; told feedback=0 structure=0"), "", "");
    shows(TOLD(" date=2024-03-29 decision=0 to_all=no told_complete; told feedback=0 structure=unknown"), "", "");
    shows(TOLD(" date=2024-03-29 decision=0 to_all=no told_complete; told feedback=0"), BOTH, neither);
    shows(TOLD(" date=2024-03-29 decision=unknown to_all=no told_complete; told feedback=0 structure=0"), "", "");
}

static void a_structure_that_had_some_word_is_not_listed(void **state)
{
    const char *two = UNTOLD "; decision id=e effective=2024-03-28; "
                             "feedback id=f date=2024-03-28 decision=1 general=no to_all=no told_complete; "
                             "told feedback=0 structure=0";
    (void)state;
    assert_string_equal(found(two, AT, STRUCTURE), "u - 1 1 0 - open");
    assert_string_equal(found(two, AT, CHANGE), BOTH);
    /* What nobody is known to miss, a structure is not known to miss. */
    assert_string_equal(found(but(two, " told_complete", ""), AT, CHANGE), BOTH);
    assert_string_equal(found(but(two, " told_complete", ""), AT, STRUCTURE), "u - 1 1 0 - open");
    /* It may be about everything: of that day, and not of the next. */
    assert_string_equal(
        found(but(two, "date=2024-03-28 decision=1 general=no", "date=2024-03-28 decision=1"), AT, CHANGE), BOTH);
    assert_string_equal(
        found(but(two, "date=2024-03-28 decision=1 general=no", "date=2024-03-29 decision=1"), AT, CHANGE), "");
}

static void a_plain_reading_finds_the_same(void **state)
{
    static const char *const rows[] = { CHANGE, STRUCTURE };
    uint32_t seen[2] = { 0 };
    (void)state;
    for (uint32_t seed = 1; seed <= 6000; seed++) {
        slow_feedback model;
        slow_feedback_make(&model, seed);
        for (uint32_t i = 0; i < 2; i++) {
            const char *expected = slow_feedback_found(&model, i);
            const char *given = found(model.text, SLOW_AT, rows[i]);
            if (strcmp(given, expected) != 0) {
                print_error("%s\n%s: %s, expected %s\n", model.text, rows[i], given, expected);
            }
            assert_string_equal(given, expected);
            seen[i] += expected[0] != 0;
        }
    }
    assert_true(seen[0] > 300 && seen[1] > 300); /* the cases are not all alike */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_is_told_within_its_months),
        cmocka_unit_test(it_is_owed_to_those_open_on_both_days),
        cmocka_unit_test(feedback_to_all_tells_all),
        cmocka_unit_test(feedback_to_some_tells_them),
        cmocka_unit_test(a_structure_that_had_some_word_is_not_listed),
        cmocka_unit_test(a_plain_reading_finds_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
