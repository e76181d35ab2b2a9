/* test_figure_arguments.c - what making, listing and comparing figures refuses.
 * Spec: include/integra/indicator.h; spec/50-indicators.md (IND-7 to IND-11).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "figure_texts.h"

static const asking a1 = { .indicator = "A1", .at = "2024-12-31" };
static const asking a4 = { .indicator = "A4", .at = "2024-12-31" };
static const asking share = { .indicator = "share", .at = "2024-12-31", .requester = "mt" };

static integra_status make(asking of, const integra_figure_options *options, uint32_t *fault)
{
    integra_tally *tally = tally_of(of, "");
    integra_figure figure, untouched;
    integra_error error = { .fault = 0 };
    size_t count = 0;
    integra_figure_init(&figure, sizeof figure);
    untouched = figure;
    integra_status status = integra_tally_figure(tally, options, &figure, &error);
    if (status != INTEGRA_OK) {
        assert_memory_equal(&figure, &untouched, sizeof figure);
    }
    /* the list of identifiers refuses the same */
    assert_int_equal(integra_tally_identifiers(tally, options, INTEGRA_COUNTING_CERTAIN, NULL, 0, &count, NULL),
                     status);
    integra_tally_destroy(tally);
    *fault = error.fault;
    return status;
}

static integra_figure_options options_of(uint32_t conformity, uint32_t requester, integra_date from, integra_date to)
{
    integra_figure_options options;
    integra_figure_options_init(&options, sizeof options);
    options.conformity = conformity;
    options.requester = requester;
    options.covers_from = from;
    options.covers_to = to;
    return options;
}

static void options_that_are_none(void **state)
{
    (void)state;
    enum { NO_DAY = INTEGRA_DATE_UNKNOWN, DAY = 100, OK = INTEGRA_OK };
    const struct {
        asking of;
        uint32_t conformity, requester;
        integra_date from, to;
        integra_status status;
        uint32_t fault;
    } rows[] = {
        { a1, INTEGRA_CONFORMITY_BASIS_IMPOSES_NOTHING, 0, NO_DAY, NO_DAY, OK, 0 },
        { a1, 4, 0, NO_DAY, NO_DAY, INTEGRA_ERR_INVALID_VALUE, INTEGRA_FAULT_FIGURE_CONFORMITY },
        { a4, 0, 0, NO_DAY, NO_DAY, OK, 0 },
        { a4, 1, 0, NO_DAY, NO_DAY, INTEGRA_ERR_INVALID_VALUE, INTEGRA_FAULT_FIGURE_CONFORMITY },
        { a4, 0, 1, NO_DAY, NO_DAY, INTEGRA_ERR_INVALID_VALUE, INTEGRA_FAULT_FIGURE_REQUESTER },
        { share, 0, INTEGRA_REQUESTER_INSTITUTION, NO_DAY, NO_DAY, OK, 0 },
        { share, 0, 0, NO_DAY, NO_DAY, INTEGRA_ERR_INVALID_VALUE, INTEGRA_FAULT_FIGURE_REQUESTER },
        { share, 0, INTEGRA_REQUESTER_INSTITUTION + 1, NO_DAY, NO_DAY, INTEGRA_ERR_INVALID_VALUE,
          INTEGRA_FAULT_FIGURE_REQUESTER },
        { a4, 0, 0, DAY, DAY, OK, 0 },
        { a4, 0, 0, DAY, DAY - 1, INTEGRA_ERR_INVALID_DATE, INTEGRA_FAULT_COVERS_ORDER },
        { a4, 0, 0, DAY, NO_DAY, INTEGRA_ERR_INVALID_DATE, INTEGRA_FAULT_COVERS_DAYS },
        { a4, 0, 0, NO_DAY, DAY, INTEGRA_ERR_INVALID_DATE, INTEGRA_FAULT_COVERS_DAYS },
        { a4, 0, 0, DAY, 2932897, INTEGRA_ERR_INVALID_DATE, INTEGRA_FAULT_COVERS_DAYS },
        { a4, 0, 0, -719163, DAY, INTEGRA_ERR_INVALID_DATE, INTEGRA_FAULT_COVERS_DAYS },
        { a4, 0, 0, -719162, 2932896, OK, 0 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const integra_figure_options options =
            options_of(rows[i].conformity, rows[i].requester, rows[i].from, rows[i].to);
        uint32_t fault = 0;
        assert_int_equal(make(rows[i].of, &options, &fault), rows[i].status);
        assert_int_equal(fault, rows[i].fault);
    }
    uint32_t fault = 0;
    assert_int_equal(make(share, NULL, &fault), INTEGRA_ERR_INVALID_VALUE); /* it needs a requester */
    assert_int_equal(make(a1, NULL, &fault), INTEGRA_OK);
}

/* A struct of an earlier or later version, or one whose reserved bytes say something. */
static void options_of_other_sizes(void **state)
{
    (void)state;
    struct {
        integra_figure_options options;
        uint64_t tail;
    } larger = { options_of(0, 0, INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN), 0 };
    uint32_t fault = 0;
    larger.options.struct_size = sizeof larger;
    assert_int_equal(make(a4, &larger.options, &fault), INTEGRA_OK);
    larger.tail = 1;
    assert_int_equal(make(a4, &larger.options, &fault), INTEGRA_ERR_UNKNOWN_TAIL);
    larger.options.struct_size = sizeof larger.options;
    assert_int_equal(make(a4, &larger.options, &fault), INTEGRA_OK);
    larger.options.reserved = 1;
    assert_int_equal(make(a4, &larger.options, &fault), INTEGRA_ERR_UNKNOWN_TAIL);
    larger.options.struct_size = sizeof larger.options - 8;
    assert_int_equal(make(a4, &larger.options, &fault), INTEGRA_ERR_STRUCT_SIZE);
}

static void assert_missing(integra_status status, const integra_error *error, uint64_t argument)
{
    assert_int_equal(status, INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error->index, argument);
}

static void arguments_that_are_not_there(void **state)
{
    (void)state;
    integra_tally *tally = tally_of(a4, "");
    integra_figure figure;
    integra_figure_change change;
    integra_error error;
    size_t count = 0;
    integra_figure_init(&figure, sizeof figure);
    integra_figure_change_init(&change, sizeof change);
    assert_missing(integra_tally_figure(NULL, NULL, &figure, &error), &error, 0);
    assert_missing(integra_tally_figure(tally, NULL, NULL, &error), &error, 2);
    assert_missing(integra_tally_identifiers(NULL, NULL, 1, NULL, 0, &count, &error), &error, 0);
    assert_missing(integra_tally_identifiers(tally, NULL, 1, NULL, 1, &count, &error), &error, 3);
    assert_missing(integra_tally_identifiers(tally, NULL, 1, NULL, 0, NULL, &error), &error, 5);
    assert_missing(integra_figure_compare(NULL, &figure, &change, &error), &error, 0);
    assert_missing(integra_figure_compare(&figure, NULL, &change, &error), &error, 1);
    assert_missing(integra_figure_compare(&figure, &figure, NULL, &error), &error, 2);
    integra_tally_destroy(tally);
}

static void structs_of_no_size(void **state)
{
    (void)state;
    integra_tally *tally = tally_of(a4, "");
    integra_figure figure, none;
    integra_figure_change change;
    memset(&none, 0, sizeof none);
    integra_figure_init(&figure, sizeof figure);
    integra_figure_change_init(&change, sizeof change);
    assert_int_equal(integra_tally_figure(tally, NULL, &none, NULL), INTEGRA_ERR_STRUCT_SIZE);
    assert_int_equal(integra_figure_compare(&none, &figure, &change, NULL), INTEGRA_ERR_STRUCT_SIZE);
    assert_int_equal(integra_figure_compare(&figure, &none, &change, NULL), INTEGRA_ERR_STRUCT_SIZE);
    change.struct_size = 0;
    assert_int_equal(integra_figure_compare(&figure, &figure, &change, NULL), INTEGRA_ERR_STRUCT_SIZE);
    integra_tally_destroy(tally);
}

static void counting_that_is_none(void **state)
{
    (void)state;
    integra_tally *tally = tally_of(a4, "");
    size_t count = 7;
    for (uint32_t counting = 0; counting <= 3; counting += 3) {
        integra_error error;
        assert_int_equal(integra_tally_identifiers(tally, NULL, counting, NULL, 0, &count, &error),
                         INTEGRA_ERR_INVALID_VALUE);
        assert_int_equal(error.fault, INTEGRA_FAULT_IDENTIFIERS_COUNTING);
        assert_int_equal(error.index, 2);
        assert_int_equal(count, 7);
    }
    integra_tally_destroy(tally);
}

/* Figures that are alike but in one thing. */
static void figures_of_two_things(void **state)
{
    (void)state;
    integra_figure one, others[4];
    integra_figure_change change;
    static const uint32_t faults[] = { INTEGRA_FAULT_FIGURES_INDICATOR, INTEGRA_FAULT_FIGURES_PACK,
                                       INTEGRA_FAULT_FIGURES_REQUESTER, INTEGRA_FAULT_FIGURES_CONFORMITY };
    integra_figure_init(&one, sizeof one);
    integra_figure_change_init(&change, sizeof change);
    one.indicator = INTEGRA_INDICATOR_A1;
    for (size_t i = 0; i < 4; i++) {
        others[i] = one;
    }
    others[0].indicator = INTEGRA_INDICATOR_A2;
    others[1].rules_digest[31] = 1;
    others[2].requester = 1;
    others[3].conformity = 1;
    assert_int_equal(integra_figure_compare(&one, &one, &change, NULL), INTEGRA_OK);
    for (size_t i = 0; i < 4; i++) {
        integra_error error;
        assert_int_equal(integra_figure_compare(&one, &others[i], &change, &error), INTEGRA_ERR_MISMATCH);
        assert_int_equal(error.fault, faults[i]);
    }
    one.at = 5; /* two days, or two territories, are what is compared */
    one.territory.bytes[0] = 1;
    others[0] = one;
    others[0].at = 6;
    others[0].territory.bytes[0] = 2;
    assert_int_equal(integra_figure_compare(&one, &others[0], &change, NULL), INTEGRA_OK);
}

/* Of two values that no counts have, there may be no difference that a number can say. */
static void figures_of_no_counts(void **state)
{
    static const int64_t values[] = { -1, INT64_MIN + 1, INT64_MAX, INT64_C(4294967295000001) };
    integra_figure one, other;
    integra_figure_change change;
    (void)state;
    integra_figure_init(&one, sizeof one);
    integra_figure_change_init(&change, sizeof change);
    one.state = INTEGRA_FIGURE_STATE_DEFINED;
    one.value = INT64_C(4294967295000000);
    assert_int_equal(integra_figure_compare(&one, &one, &change, NULL), INTEGRA_OK);
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        integra_error error;
        other = one;
        other.value = values[i];
        assert_int_equal(integra_figure_compare(&one, &other, &change, &error), INTEGRA_ERR_INVALID_VALUE);
        assert_int_equal(error.fault, INTEGRA_FAULT_FIGURE_RATIO);
        assert_int_equal(integra_figure_compare(&other, &one, &change, NULL), INTEGRA_ERR_INVALID_VALUE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_that_are_none),        cmocka_unit_test(options_of_other_sizes),
        cmocka_unit_test(arguments_that_are_not_there), cmocka_unit_test(structs_of_no_size),
        cmocka_unit_test(counting_that_is_none),        cmocka_unit_test(figures_of_two_things),
        cmocka_unit_test(figures_of_no_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
