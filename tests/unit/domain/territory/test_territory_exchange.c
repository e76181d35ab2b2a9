/* test_territory_exchange.c - adjacent levels talk to each other, both ways.
 * Spec: spec/40-concertation.md (CON-6).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "territories.h"

#define AT "2024-06-30" /* the window of twelve months begins on 2023-06-30 */

/* Everything known: bodies 0 macro, 1 meso, 2 micro. */
#define KNOWN                                                                                                          \
    "claim flow; claim feedback; claim matter; claim decision; "                                                       \
    "body id=a tier=macro; body id=e tier=meso; body id=i tier=micro"

/* What is said of a pair: computed, exchange_state, and which findings. */
static void says(const char *text, const char *line, const char *computed, uint32_t detail)
{
    integra_line shown_line = line_of(text, AT, line);
    assert_string_equal(integra_word_name(INTEGRA_GROUP_TRI, shown_line.computed), computed);
    assert_int_equal(shown_line.detail, detail);
}

static void nothing_goes_where_all_is_known(void **state)
{
    (void)state;
    says(KNOWN, "exchange_macro_meso", "no", INTEGRA_EXCHANGE_STATE_NONE);
    says(KNOWN, "exchange_meso_micro", "no", INTEGRA_EXCHANGE_STATE_NONE);
    assert_string_equal(found(KNOWN, AT, "CON-6/both_directions"), "- - - 1 0 - open; - - - 2 0 - open");
    assert_string_equal(found(KNOWN, AT, "CON-6/needs_up"), "");
    assert_string_equal(found(KNOWN, AT, "CON-6/feedback_down"), "");
    says("", "exchange_macro_meso", "unknown", INTEGRA_EXCHANGE_STATE_UNKNOWN);
}

static void one_direction_only_is_named(void **state)
{
    const char *up = with(KNOWN, "flow from=meso to=macro content=need date=2023-06-30");
    const char *down = with(KNOWN, "flow from=meso to=micro content=decision date=2024-06-30");
    const char *both = with(up, "flow from=macro to=meso content=feedback date=2024-01-01");
    (void)state;
    says(up, "exchange_macro_meso", "no", INTEGRA_EXCHANGE_STATE_BOTTOM_UP_ONLY);
    assert_string_equal(found(up, AT, "CON-6/feedback_down"), "- - - 1 0 - open");
    assert_string_equal(found(up, AT, "CON-6/both_directions"), "- - - 2 0 - open");
    says(down, "exchange_meso_micro", "no", INTEGRA_EXCHANGE_STATE_TOP_DOWN_ONLY);
    assert_string_equal(found(down, AT, "CON-6/needs_up"), "- - - 2 0 - open");
    says(both, "exchange_macro_meso", "yes", INTEGRA_EXCHANGE_STATE_BOTH_WAYS);
    assert_string_equal(found(both, AT, "CON-6/feedback_down"), "");
}

/* What one row more makes of the pair macro-meso; the line is no, since the other direction is. */
typedef struct row_case {
    const char *row;
    uint32_t detail;
} row_case;

enum {
    NOT_KNOWN = INTEGRA_EXCHANGE_STATE_UNKNOWN,
    DOWN = INTEGRA_EXCHANGE_STATE_TOP_DOWN_ONLY,
    UP = INTEGRA_EXCHANGE_STATE_BOTTOM_UP_ONLY,
    NONE = INTEGRA_EXCHANGE_STATE_NONE
};

static void check_rows(const row_case *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        says(with(KNOWN, rows[i].row), "exchange_macro_meso", "no", rows[i].detail);
    }
}

static void flows_go_their_way(void **state)
{
    static const row_case rows[] = {
        { "flow from=meso to=macro content=difficulty date=2024-06-30", UP },
        { "flow from=meso to=macro content=difficulty date=2024-07-01", NONE },
        { "flow from=meso to=macro content=difficulty date=2023-06-29", NONE },
        { "flow from=meso to=macro content=difficulty", NOT_KNOWN },
        { "flow from=meso to=macro date=2024-06-30", NOT_KNOWN },
        { "flow from=meso to=macro content=feedback date=2024-06-30", NONE },
        { "flow from=micro to=macro content=need date=2024-06-30", NONE },
        { "flow from=macro to=meso content=need date=2024-06-30", NONE },
        { "flow from=macro to=meso content=decision date=2023-06-30", DOWN },
        { "flow from=macro to=meso content=decision", NOT_KNOWN },
        { "flow from=macro to=meso date=2023-06-29", NONE },
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof rows[0]);
}

static void matters_rise_to_an_agenda_of_the_level_above(void **state)
{
    static const row_case rows[] = {
        { "matter id=m raised=2024-01-01 raised_from=meso agenda_complete; agenda matter=0 body=0 date=2024-06-30",
          UP },
        { "matter id=m raised=2024-01-01 raised_from=meso; agenda matter=0 body=0 date=2023-06-30", UP },
        { "matter id=m raised=2024-01-01 raised_from=meso agenda_complete; agenda matter=0 body=0 date=2023-06-29",
          NONE },
        { "matter id=m raised=2024-01-01 raised_from=meso agenda_complete; agenda matter=0 body=0", NOT_KNOWN },
        { "matter id=m raised=2024-01-01 raised_from=meso agenda_complete; agenda matter=0 body=1 date=2024-01-01",
          NONE },
        { "matter id=m raised=2024-01-01 raised_from=meso agenda_complete; agenda matter=0 body=unknown "
          "date=2024-01-01",
          NOT_KNOWN },
        { "matter id=m raised=2024-01-01 raised_from=meso agenda_complete; agenda matter=0 date=2024-01-01", NONE },
        { "matter id=m raised=2024-01-01 raised_from=micro; agenda matter=0 body=0 date=2024-01-01", NONE },
        { "matter id=m raised=2024-01-01; agenda matter=0 body=0 date=2024-01-01", NOT_KNOWN },
        { "matter id=m raised=2024-01-01 raised_from=meso", NOT_KNOWN },
        { "matter id=m raised=2024-01-01 raised_from=meso agenda_complete", NONE },
        { "matter id=m raised=2024-07-01 raised_from=meso; agenda matter=0 body=0 date=2024-01-01", NONE },
        { "matter id=m raised_from=meso; agenda matter=0 body=0 date=2024-01-01", NOT_KNOWN },
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof rows[0]);
}

static void decisions_come_down_to_whom_they_are_addressed(void **state)
{
    static const row_case rows[] = {
        { "decision id=d body=0 adopted=2024-06-30; addressee decision=0 body=1", DOWN },
        { "decision id=d body=0 adopted=2023-06-29; addressee decision=0 body=1", NONE },
        { "decision id=d body=0 adopted=2024-07-01; addressee decision=0 body=1", NONE },
        { "decision id=d body=0 adopted=unknown; addressee decision=0 body=1", NOT_KNOWN },
        { "decision id=d body=0; addressee decision=0 body=1", NONE },
        { "decision id=d body=1 adopted=2024-06-30; addressee decision=0 body=1", NONE },
        { "decision id=d body=unknown adopted=2024-06-30; addressee decision=0 body=1", NOT_KNOWN },
        { "decision id=d adopted=2024-06-30; addressee decision=0 body=1", NONE },
        { "decision id=d body=0 adopted=2024-06-30 addressees_complete; addressee decision=0 body=2", NONE },
        { "decision id=d body=0 adopted=2024-06-30; addressee decision=0 body=2", NOT_KNOWN },
        { "decision id=d body=0 adopted=2024-06-30 addressees_complete; addressee decision=0 body=unknown", NOT_KNOWN },
        { "decision id=d body=0 adopted=2024-06-30 addressees_complete; addressee decision=0", NONE },
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof rows[0]);
}

static void feedback_comes_down_to_whom_it_is_addressed(void **state)
{
    static const row_case rows[] = {
        { "feedback id=f tier=macro body=1 date=2023-06-30", DOWN },
        { "feedback id=f tier=macro body=1 date=2023-06-29", NONE },
        { "feedback id=f tier=macro body=1", NOT_KNOWN },
        { "feedback id=f tier=macro body=2 date=2023-06-30", NONE },
        { "feedback id=f tier=macro body=unknown date=2023-06-30", NOT_KNOWN },
        { "feedback id=f tier=macro date=2023-06-30", NONE },
        { "feedback id=f body=1 date=2023-06-30", NOT_KNOWN },
        { "feedback id=f tier=meso body=1 date=2023-06-30", NONE },
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof rows[0]);
}

static void lists_that_are_not_complete_leave_a_direction_unknown(void **state)
{
    static const char *const up[] = { "claim flow; ", "claim matter; " };
    static const char *const down[] = { "claim flow; ", "claim feedback; ", "claim decision; " };
    const char *rises = with(KNOWN, "matter id=m raised=2024-01-01 raised_from=meso agenda_complete; "
                                    "agenda matter=0 body=0 date=2024-06-30");
    const char *descends = with(KNOWN, "feedback id=f tier=macro body=1 date=2023-06-30");
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        says(but(descends, up[i], ""), "exchange_macro_meso", "unknown", NOT_KNOWN);
    }
    for (size_t i = 0; i < 3; i++) {
        says(but(rises, down[i], ""), "exchange_macro_meso", "unknown", NOT_KNOWN);
    }
    says(but(descends, "claim flow; ", "claim flow 2023-06-30 2024-06-30; "), "exchange_macro_meso", "no", DOWN);
    says(but(descends, "claim flow; ", "claim flow 2023-07-01 -; "), "exchange_macro_meso", "unknown", NOT_KNOWN);
    says(but(rises, "claim feedback; ", "claim feedback - 2024-06-29; "), "exchange_macro_meso", "unknown", NOT_KNOWN);
    /* One direction known not to be: the line is no, though nothing is known of the other. */
    says(but(KNOWN, "claim decision; ", ""), "exchange_macro_meso", "no", NOT_KNOWN);
    assert_string_equal(found(but(KNOWN, "claim decision; ", ""), AT, "CON-6/both_directions"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_goes_where_all_is_known),
        cmocka_unit_test(one_direction_only_is_named),
        cmocka_unit_test(flows_go_their_way),
        cmocka_unit_test(matters_rise_to_an_agenda_of_the_level_above),
        cmocka_unit_test(decisions_come_down_to_whom_they_are_addressed),
        cmocka_unit_test(feedback_comes_down_to_whom_it_is_addressed),
        cmocka_unit_test(lists_that_are_not_complete_leave_a_direction_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
