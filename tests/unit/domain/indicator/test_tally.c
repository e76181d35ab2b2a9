/* test_tally.c - of what a tally is: the days it reads, its parts, and which tallies merge.
 * Spec: spec/50-indicators.md (IND-3, IND-5, IND-10 to IND-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tally_made.h"

#include "domain/indicator/tally_types.h"

/* ---- days ---- */

/* NULL for a span that is empty. */
static void assert_span(const integra__span *span, const char *from, const char *to)
{
    if (from == NULL) {
        assert_true(span->from > span->to);
    } else {
        assert_int_equal(span->from, day_of(from));
        assert_int_equal(span->to, day_of(to));
    }
}

static void spans(void **state)
{
    static const struct {
        uint32_t indicator;
        const char *at, *from, *to, *before_from, *before_to;
        uint32_t age;
    } rows[] = {
        { INTEGRA_INDICATOR_A1, "2024-05-31", "2024-05-31", "2024-05-31", "2024-05-31", "2024-05-31", 0 },
        { INTEGRA_INDICATOR_A2, "2024-05-31", "2024-05-31", "2024-05-31", "2024-05-31", "2024-05-31", 0 },
        { INTEGRA_INDICATOR_A3, "2024-05-31", "2023-06-01", "2024-05-31", "2023-06-01", "2024-05-31", 720 },
        { INTEGRA_INDICATOR_A4, "2024-05-31", "2023-06-01", "2024-05-31", "2023-06-01", "2024-05-31", 0 },
        { INTEGRA_INDICATOR_B1, "2024-02-29", "2024-02-29", "2024-02-29", "2023-02-28", "2023-02-28", 0 },
        { INTEGRA_INDICATOR_B2, "2024-05-31", "2024-05-31", "2024-05-31", "2023-05-31", "2023-05-31", 0 },
        /* three months before 31 May is 29 February, and the window begins the day after */
        { INTEGRA_INDICATOR_B3, "2024-05-31", "2024-03-01", "2024-05-31", "2023-06-01", "2023-08-31", 900 },
        { INTEGRA_INDICATOR_CASELOAD, "2024-05-31", "2023-06-01", "2024-05-31", "2023-06-01", "2024-05-31", 0 },
        { INTEGRA_INDICATOR_SHARE, "2024-05-31", "2023-06-01", "2024-05-31", "2023-06-01", "2024-05-31", 0 },
        /* the calendar's first days: windows begin with it, and what would end before it is empty */
        { INTEGRA_INDICATOR_B3, "0001-01-01", "0001-01-01", "0001-01-01", NULL, NULL, 900 },
        { INTEGRA_INDICATOR_B3, "0001-09-30", "0001-07-01", "0001-09-30", NULL, NULL, 900 },
        { INTEGRA_INDICATOR_B3, "0001-10-01", "0001-07-02", "0001-10-01", "0001-01-01", "0001-01-01", 900 },
        { INTEGRA_INDICATOR_B3, "0002-01-01", "0001-10-02", "0002-01-01", "0001-01-02", "0001-04-01", 900 },
        { INTEGRA_INDICATOR_B1, "0001-12-31", "0001-12-31", "0001-12-31", NULL, NULL, 0 },
        { INTEGRA_INDICATOR_B1, "0002-01-01", "0002-01-01", "0002-01-01", "0001-01-01", "0001-01-01", 0 },
        { INTEGRA_INDICATOR_A4, "0001-12-31", "0001-01-01", "0001-12-31", "0001-01-01", "0001-12-31", 0 },
        { INTEGRA_INDICATOR_A4, "9999-12-31", "9999-01-01", "9999-12-31", "9999-01-01", "9999-12-31", 0 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_tally *tally = tally_of(rows[i].indicator, rows[i].at);
        assert_span(&tally->window, rows[i].from, rows[i].to);
        assert_span(&tally->before, rows[i].before_from, rows[i].before_to);
        assert_int_equal(tally->age_months, rows[i].age);
        integra_tally_destroy(tally);
    }
    integra_tally_destroy(NULL);
}

/* IND-12: the two parameters of A3. */
static void parameters(void **state)
{
    static const char *const names[] = { "older_person_age_months", "assessment_period_months" };
    static const int64_t values[] = { 780, 6 };
    integra_tally_subject subject = { sizeof subject, INTEGRA_INDICATOR_A3, day_of("2024-05-31"), 1, 1, { { 0 } } };
    integra_rules *rules = NULL;
    integra_tally *tally = NULL, *other = tally_of(INTEGRA_INDICATOR_A3, "2024-05-31");
    integra_error error;
    (void)state;
    assert_int_equal(integra_rules_create("has-2014", names, values, 2, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_tally_create(&subject, rules, NULL, &tally, NULL), INTEGRA_OK);
    integra_rules_destroy(rules); /* borrowed for the call */
    assert_span(&tally->window, "2023-12-01", "2024-05-31");
    assert_int_equal(tally->age_months, 780);
    assert_int_equal(integra_tally_merge(tally, other, &error), INTEGRA_ERR_MISMATCH);
    assert_int_equal(error.fault, INTEGRA_FAULT_OTHER_PACK);
    integra_tally_destroy(tally);
    integra_tally_destroy(other);
}

/* ---- frames ---- */

static void frames(void **state)
{
    (void)state;
    assert_int_equal(integra_indicator_frame(INTEGRA_INDICATOR_B2), INTEGRA_FRAME_OFFERS);
    assert_int_equal(integra_indicator_frame(0), 0);
    assert_int_equal(integra_indicator_frame(INTEGRA__INDICATOR_CODES), 0);
    assert_int_equal(integra_frame_column_count(INTEGRA_FRAME_STAYS), 7);
    assert_int_equal(integra_frame_column_count(0), 0);
    assert_int_equal(integra_frame_column_count(INTEGRA__FRAME_CODES), 0);
    assert_int_equal(integra_frame_column_size(INTEGRA_FRAME_STAYS, INTEGRA_STAYS_PERSON), 16);
    assert_int_equal(integra_frame_column_size(INTEGRA_FRAME_STAYS, INTEGRA_STAYS_MCO), 1);
    assert_int_equal(integra_frame_column_size(INTEGRA_FRAME_STRUCTURES, INTEGRA_STRUCTURES_DIGEST), 32);
    assert_int_equal(integra_frame_column_size(INTEGRA_FRAME_STAYS, 7), 0);
    assert_string_equal(integra_frame_column_name(INTEGRA_FRAME_STAYS, INTEGRA_STAYS_ON_LIST), "on_list");
    assert_null(integra_frame_column_name(INTEGRA_FRAME_STAYS, 7));
}

/* ---- made ---- */

static integra_status made(uint32_t indicator, integra_date at, uint32_t parts, uint64_t held)
{
    integra_tally_subject subject = { sizeof subject, indicator, at, parts, held, { { 0 } } };
    integra_tally *tally = NULL;
    integra_status status = integra_tally_create(&subject, NULL, NULL, &tally, NULL);
    assert_true((status == INTEGRA_OK) == (tally != NULL));
    integra_tally_destroy(tally);
    return status;
}

static void refuses(void **state)
{
    integra_tally_subject subject;
    integra_tally *tally = NULL;
    (void)state;
    assert_int_equal(made(INTEGRA_INDICATOR_A1, 0, 1, 1), INTEGRA_OK);
    assert_int_equal(made(0, 0, 1, 1), INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(made(INTEGRA__INDICATOR_CODES, 0, 1, 1), INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(made(INTEGRA_INDICATOR_A1, INTEGRA_DATE_UNKNOWN, 1, 1), INTEGRA_ERR_INVALID_DATE);
    assert_int_equal(made(INTEGRA_INDICATOR_A1, INTEGRA_DATE_OPEN, 1, 1), INTEGRA_ERR_INVALID_DATE);
    assert_int_equal(made(INTEGRA_INDICATOR_A1, 0, 0, 1), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(made(INTEGRA_INDICATOR_A1, 0, 65, 1), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(made(INTEGRA_INDICATOR_A1, 0, 64, UINT64_MAX), INTEGRA_OK);
    assert_int_equal(made(INTEGRA_INDICATOR_A1, 0, 3, 0), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(made(INTEGRA_INDICATOR_A1, 0, 3, 8), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(made(INTEGRA_INDICATOR_A1, 0, 3, 5), INTEGRA_OK);
    integra_tally_subject_init(&subject, sizeof subject);
    assert_int_equal(subject.at, INTEGRA_DATE_UNKNOWN);
    assert_int_equal(integra_tally_create(NULL, NULL, NULL, &tally, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_tally_create(&subject, NULL, NULL, NULL, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    subject.struct_size = 12;
    assert_int_equal(integra_tally_create(&subject, NULL, NULL, &tally, NULL), INTEGRA_ERR_STRUCT_SIZE);
}

/* ---- merged ---- */

/* Sixty-three structures, of which each part has some. */
static integra_tally *part_of(uint32_t parts, uint64_t held)
{
    integra_tally_subject subject = {
        sizeof subject, INTEGRA_INDICATOR_A1, day_of("2024-05-31"), parts, held, { { 5 } }
    };
    integra_id ids[63] = { { { 0 } } };
    const void *columns[] = { ids };
    integra_tally *tally = NULL;
    for (uint8_t i = 0; i < 63; i++) {
        ids[i].bytes[0] = (uint8_t)(i + 1);
    }
    assert_int_equal(integra_tally_create(&subject, NULL, NULL, &tally, NULL), INTEGRA_OK);
    assert_int_equal(integra_tally_add(tally, columns, 1, 63, NULL), INTEGRA_OK);
    return tally;
}

static void assert_parts(const integra_tally *tally, uint32_t parts, uint64_t held)
{
    integra_tally_subject about = { .struct_size = sizeof about };
    assert_int_equal(integra_tally_about(tally, &about, NULL), INTEGRA_OK);
    assert_int_equal(about.parts, parts);
    assert_int_equal(about.held, held);
    assert_int_equal(about.indicator, INTEGRA_INDICATOR_A1);
    assert_int_equal(about.at, day_of("2024-05-31"));
    assert_int_equal(about.territory.bytes[0], 5);
}

static void parts_come_to_the_whole(void **state)
{
    integra_tally *pieces[] = { part_of(3, 1), part_of(3, 2), part_of(3, 4) }, *whole = part_of(1, 1);
    (void)state;
    assert_int_equal(count_of(pieces[0]) + count_of(pieces[1]) + count_of(pieces[2]), 63);
    assert_parts(pieces[1], 3, 2);
    assert_int_equal(integra_tally_merge(pieces[0], pieces[2], NULL), INTEGRA_OK);
    assert_parts(pieces[0], 3, 5);
    assert_int_equal(integra_tally_merge(pieces[0], pieces[0], NULL), INTEGRA_OK);
    assert_parts(pieces[0], 3, 5);
    assert_int_equal(integra_tally_merge(pieces[0], pieces[1], NULL), INTEGRA_OK);
    assert_parts(pieces[0], 1, 1);
    assert_int_equal(count_of(pieces[0]), 63);
    /* once more, and the whole into a part */
    assert_int_equal(integra_tally_merge(pieces[0], pieces[1], NULL), INTEGRA_OK);
    assert_parts(pieces[0], 1, 1);
    assert_int_equal(count_of(pieces[0]), 63);
    assert_int_equal(integra_tally_merge(pieces[1], whole, NULL), INTEGRA_OK);
    assert_parts(pieces[1], 1, 1);
    assert_int_equal(count_of(pieces[1]), 63);
    for (size_t i = 0; i < 3; i++) {
        integra_tally_destroy(pieces[i]);
    }
    integra_tally_destroy(whole);
}

/* Each takes over what the other has, over and over: neither comes to hold more than both have. */
static void merged_back_and_forth(void **state)
{
    integra_tally *tallies[] = { tally_of(INTEGRA_INDICATOR_A4, "2024-05-31"),
                                 tally_of(INTEGRA_INDICATOR_A4, "2024-05-31") };
    uint64_t count = 0;
    (void)state;
    add_rows(tallies[0], "call=a");
    add_rows(tallies[1], "call=b");
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(integra_tally_count(tallies[i], &count, NULL), INTEGRA_OK);
    }
    for (size_t i = 0; i < 200; i++) {
        assert_int_equal(integra_tally_merge(tallies[i % 2], tallies[(i + 1) % 2], NULL), INTEGRA_OK);
        assert_true(integra__rows_most(tallies[i % 2]->tables[INTEGRA__TALLY_ROWS]) <= 4);
    }
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(integra_tally_count(tallies[i], &count, NULL), INTEGRA_OK);
        assert_int_equal(count, 2);
        integra_tally_destroy(tallies[i]);
    }
}

static void others_do_not_merge(void **state)
{
    integra_tally *a = part_of(3, 1), *b = part_of(2, 1), *day = tally_of(INTEGRA_INDICATOR_A1, "2024-05-30"),
                  *place = tally_of(INTEGRA_INDICATOR_A1, "2024-05-31"),
                  *indicator = tally_of(INTEGRA_INDICATOR_A2, "2024-05-31");
    const struct {
        const integra_tally *other;
        uint32_t fault;
    } rows[] = { { b, INTEGRA_FAULT_OTHER_PARTS },
                 { day, INTEGRA_FAULT_OTHER_DAY },
                 { place, INTEGRA_FAULT_OTHER_TERRITORY_COUNTED },
                 { indicator, INTEGRA_FAULT_OTHER_INDICATOR } };
    uint64_t before = count_of(a);
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_error error;
        assert_int_equal(integra_tally_merge(a, rows[i].other, &error), INTEGRA_ERR_MISMATCH);
        assert_int_equal(error.fault, rows[i].fault);
    }
    assert_int_equal(count_of(a), before);
    assert_parts(a, 3, 1);
    assert_int_equal(integra_tally_merge(NULL, a, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_tally_merge(a, NULL, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    integra_tally_destroy(a);
    integra_tally_destroy(b);
    integra_tally_destroy(day);
    integra_tally_destroy(place);
    integra_tally_destroy(indicator);
}

/* ---- empty structs ---- */

static void structs_are_empty(void **state)
{
    integra_figure figure;
    integra_figure_options options;
    integra_figure_change change;
    (void)state;
    integra_figure_init(&figure, sizeof figure);
    integra_figure_options_init(&options, sizeof options);
    integra_figure_change_init(&change, sizeof change);
    assert_int_equal(figure.struct_size, sizeof figure);
    assert_true(figure.value == INTEGRA_PPM_NONE && figure.lowest == INTEGRA_PPM_NONE);
    assert_true(figure.highest == INTEGRA_PPM_NONE && figure.interval_lowest == INTEGRA_PPM_NONE);
    assert_true(figure.interval_highest == INTEGRA_PPM_NONE && figure.at == INTEGRA_DATE_UNKNOWN);
    assert_int_equal(figure.denominator, 0);
    assert_int_equal(options.covers_from, INTEGRA_DATE_UNKNOWN);
    assert_int_equal(options.covers_to, INTEGRA_DATE_UNKNOWN);
    assert_true(change.change == INTEGRA_PPM_NONE);
    integra_figure_init(NULL, sizeof figure);
    integra_figure_init(&figure, 8);
    assert_int_equal(figure.struct_size, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans),
        cmocka_unit_test(parameters),
        cmocka_unit_test(frames),
        cmocka_unit_test(parts_come_to_the_whole),
        cmocka_unit_test(refuses),
        cmocka_unit_test(merged_back_and_forth),
        cmocka_unit_test(others_do_not_merge),
        cmocka_unit_test(structs_are_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
