/* test_territory_facts.c - what a cell says as of a day, on each side of each boundary.
 * Spec: spec/00-conventions.md (GEN-1, GEN-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/date.h"
#include "domain/territory/review.h"
#include "territories.h"

enum { NO = INTEGRA_TRI_NO, YES = INTEGRA_TRI_YES, MAYBE = INTEGRA_TRI_UNKNOWN, DAY = 19000 };

static const integra_date blank = INTEGRA_DATE_UNKNOWN, said = INTEGRA_DATE_SAID_UNKNOWN;

static void a_date_is_a_day_or_blank_or_said_unknown(void **state)
{
    (void)state;
    const struct {
        integra_date date;
        int known, is_blank, none;
    } rows[] = {
        { blank, 0, 1, 1 },
        { said, 0, 0, 0 },
        { DAY, 1, 0, 0 },
        { INTEGRA__DATE_FIRST, 1, 0, 0 },
        { INTEGRA__DATE_LAST, 1, 0, 0 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(integra__review_date_known(rows[i].date), rows[i].known);
        assert_int_equal(integra__review_date_blank(rows[i].date), rows[i].is_blank);
        assert_int_equal(integra__review_date_none(rows[i].date, 1), rows[i].none);
        assert_int_equal(integra__review_date_none(rows[i].date, 0), 0);
    }
}

static void a_place_is_known_or_blank_or_said_unknown(void **state)
{
    (void)state;
    assert_true(integra__review_ref_known(0));
    assert_true(integra__review_ref_known(INTEGRA_TERRITORY_ROW_LIMIT - 1));
    assert_false(integra__review_ref_known(INTEGRA_REF_SAID_UNKNOWN));
    assert_false(integra__review_ref_known(INTEGRA_NO_INDEX));
    assert_true(integra__review_ref_none(INTEGRA_NO_INDEX, 1));
    assert_false(integra__review_ref_none(INTEGRA_NO_INDEX, 0));
    assert_false(integra__review_ref_none(INTEGRA_REF_SAID_UNKNOWN, 1));
    assert_false(integra__review_ref_none(0, 1));
}

static void an_identifier_is_said_or_blank_or_said_unknown(void **state)
{
    (void)state;
    integra_id nobody = { { 0 } }, unknown, somebody = named("a");
    memset(&unknown, INTEGRA_ID_SAID_UNKNOWN, sizeof unknown);
    assert_true(integra__review_id_said(&somebody));
    assert_false(integra__review_id_said(&nobody));
    assert_false(integra__review_id_said(&unknown));
    assert_true(integra__review_id_none(&nobody, 1));
    assert_false(integra__review_id_none(&nobody, 0));
    assert_false(integra__review_id_none(&unknown, 1));
    assert_false(integra__review_id_none(&somebody, 1));
    somebody = unknown;
    somebody.bytes[15] = 0xfe; /* one byte less than all of them */
    assert_true(integra__review_id_said(&somebody));
}

static void a_date_is_reached_on_its_day(void **state)
{
    (void)state;
    for (int complete = 0; complete <= 1; complete++) {
        assert_int_equal(integra__review_reached(DAY - 1, complete, DAY), YES);
        assert_int_equal(integra__review_reached(DAY, complete, DAY), YES);
        assert_int_equal(integra__review_reached(DAY + 1, complete, DAY), NO);
        assert_int_equal(integra__review_reached(said, complete, DAY), MAYBE);
    }
    assert_int_equal(integra__review_reached(blank, 1, DAY), NO);
    assert_int_equal(integra__review_reached(blank, 0, DAY), MAYBE);
}

static void what_opens_and_closes_is_open_on_both_days(void **state)
{
    (void)state;
    const struct {
        integra_date opens, closes;
        int complete;
        integra_tri open;
    } rows[] = {
        { DAY, DAY, 0, YES },      { DAY + 1, DAY + 2, 0, NO }, { DAY - 2, DAY - 1, 0, NO },  { DAY, blank, 1, YES },
        { DAY, blank, 0, MAYBE },  { DAY, said, 1, MAYBE },     { blank, DAY, 1, YES },       { blank, DAY, 0, MAYBE },
        { said, DAY, 1, MAYBE },   { blank, blank, 1, YES },    { blank, blank, 0, MAYBE },   { said, said, 1, MAYBE },
        { DAY + 1, blank, 0, NO }, { DAY + 1, said, 1, NO },    { blank, DAY - 1, 0, NO },    { said, DAY - 1, 1, NO },
        { said, blank, 1, MAYBE }, { blank, said, 1, MAYBE },   { DAY - 1, DAY + 1, 1, YES },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(integra__review_open(rows[i].opens, rows[i].closes, rows[i].complete, DAY), rows[i].open);
    }
}

static void what_is_dated_later_is_not_there_yet(void **state)
{
    (void)state;
    assert_int_equal(integra__review_exists(DAY, DAY), YES);
    assert_int_equal(integra__review_exists(DAY + 1, DAY), NO);
    assert_int_equal(integra__review_exists(blank, DAY), MAYBE);
}

static void a_claim_covers_what_lies_within_it(void **state)
{
    (void)state;
    integra__claim claims[INTEGRA__TERRITORY_TABLE_CODES] = { { 0, 0, 0 } };
    integra__review review;
    memset(&review, 0, sizeof review);
    review.claims = claims;
    uint32_t table = INTEGRA_TERRITORY_TABLE_FLOW;
    integra__claim *claim = &claims[table];
    assert_false(integra__review_claimed(&review, table));
    assert_false(integra__review_covers(&review, table, DAY, DAY));
    *claim = (integra__claim){ 1, DAY, DAY + 10 };
    assert_true(integra__review_claimed(&review, table));
    assert_true(integra__review_covers(&review, table, DAY, DAY + 10));
    assert_false(integra__review_covers(&review, table, DAY - 1, DAY + 10));
    assert_false(integra__review_covers(&review, table, DAY, DAY + 11));
    assert_false(integra__review_covers(&review, table, blank, DAY));
    assert_false(integra__review_covers(&review, table, DAY, blank));
    *claim = (integra__claim){ 1, blank, DAY };
    assert_true(integra__review_covers(&review, table, INTEGRA__DATE_FIRST, DAY));
    assert_true(integra__review_covers(&review, table, blank, DAY));
    assert_false(integra__review_covers(&review, table, blank, DAY + 1));
    *claim = (integra__claim){ 1, DAY, blank };
    assert_true(integra__review_covers(&review, table, DAY, blank));
    assert_true(integra__review_covers(&review, table, DAY, INTEGRA__DATE_LAST));
    assert_false(integra__review_covers(&review, table, DAY - 1, blank));
    *claim = (integra__claim){ 1, blank, blank };
    assert_true(integra__review_covers(&review, table, blank, blank));
}

static void a_window_begins_the_same_day_months_earlier(void **state)
{
    (void)state;
    assert_int_equal(integra__review_window(day_of("2024-03-31"), 1), day_of("2024-02-29"));
    assert_int_equal(integra__review_window(day_of("2024-03-15"), 12), day_of("2023-03-15"));
    assert_int_equal(integra__review_window(day_of("2024-03-15"), 0), day_of("2024-03-15"));
    /* beyond the calendar it begins with the calendar */
    assert_int_equal(integra__review_window(day_of("0001-06-01"), 12), day_of("0001-01-01"));
}

static void what_is_due_is_due_on_the_last_day_that_reaches_back(void **state)
{
    (void)state;
    assert_int_equal(integra__review_months_due(day_of("2024-01-15"), 3), day_of("2024-04-15"));
    assert_int_equal(integra__review_months_due(day_of("2024-01-30"), 1), day_of("2024-02-29"));
    assert_int_equal(integra__review_months_due(day_of("2024-02-29"), 1), day_of("2024-03-31"));
    assert_int_equal(integra__review_months_due(day_of("2023-02-28"), 12), day_of("2024-02-29"));
    assert_int_equal(integra__review_months_due(day_of("2024-05-07"), 0), day_of("2024-05-07"));
    assert_int_equal(integra__review_months_due(day_of("9999-06-01"), 12), day_of("9999-12-31"));
    assert_int_equal(integra__review_months_due(day_of("9999-11-30"), 1), day_of("9999-12-31"));
    assert_int_equal(integra__review_months_due(blank, 12), blank);
    const uint32_t months[] = { 0, 1, 2, 3, 11, 12, 13, 36 };
    for (integra_date from = day_of("2023-01-01"); from <= day_of("2024-12-31"); from++) {
        for (size_t i = 0; i < sizeof months / sizeof months[0]; i++) {
            integra_date due = integra__review_months_due(from, months[i]);
            assert_true(integra__date_minus_months(due, months[i]) <= from);
            assert_true(integra__date_minus_months(due + 1, months[i]) > from);
        }
    }
}

static int compare_tens(const void *context, uint32_t a, uint32_t b)
{
    const uint32_t *values = context;
    return (int)(values[a] / 10) - (int)(values[b] / 10);
}

/* Of every length up to 33: in order, and what is equal as it stood. */
static void places_are_sorted_and_equal_ones_stay(void **state)
{
    (void)state;
    uint32_t values[33], order[33], room[33];
    for (uint32_t count = 0; count <= 33; count++) {
        for (uint32_t i = 0; i < count; i++) {
            values[i] = (i * 37 + count) % 50;
            order[i] = i;
        }
        integra__review_sort(order, room, count, compare_tens, values);
        for (uint32_t i = 1; i < count; i++) {
            int by = compare_tens(values, order[i - 1], order[i]);
            assert_true(by < 0 || (by == 0 && order[i - 1] < order[i]));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_a_day_or_blank_or_said_unknown),
        cmocka_unit_test(a_place_is_known_or_blank_or_said_unknown),
        cmocka_unit_test(an_identifier_is_said_or_blank_or_said_unknown),
        cmocka_unit_test(a_date_is_reached_on_its_day),
        cmocka_unit_test(what_opens_and_closes_is_open_on_both_days),
        cmocka_unit_test(what_is_dated_later_is_not_there_yet),
        cmocka_unit_test(a_claim_covers_what_lies_within_it),
        cmocka_unit_test(a_window_begins_the_same_day_months_earlier),
        cmocka_unit_test(what_is_due_is_due_on_the_last_day_that_reaches_back),
        cmocka_unit_test(places_are_sorted_and_equal_ones_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
