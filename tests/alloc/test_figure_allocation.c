/* test_figure_allocation.c - each allocation of a figure refused in turn: MEMORY, nothing written, nothing kept.
 * Spec: spec/50-indicators.md (IND-2, IND-9); include/integra/base.h, integra_allocator.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include <stdlib.h>
#include <string.h>

#include "meter.h"

enum { ROWS = 3000, COLUMNS = 7, AT = 20000 };

static integra_id ids[ROWS], assistants[ROWS];
static integra_tri yes[ROWS];
static uint8_t digests[ROWS][32];

/* Structures of two protocols, and people of seven assistants. */
static void make_rows(void)
{
    for (size_t i = 0; i < ROWS; i++) {
        uint32_t number = (uint32_t)(i * 2654435761u) + 1u;
        memcpy(ids[i].bytes, &number, sizeof number);
        ids[i].bytes[15] = 1;
        assistants[i].bytes[0] = (uint8_t)(1 + i % 7);
        yes[i] = INTEGRA_TRI_YES;
        digests[i][0] = (uint8_t)(1 + i % 2);
    }
}

static integra_tally *filled(uint32_t indicator, const integra_allocator *allocator)
{
    integra_tally_subject subject = { sizeof subject, indicator, AT, 1, 1, { { 0 } } };
    const void *structures[COLUMNS] = { ids, yes, NULL, NULL, NULL, digests, NULL };
    const void *accompaniments[COLUMNS] = { ids, assistants };
    integra_tally *tally = NULL;
    if (integra_tally_create(&subject, NULL, allocator, &tally, NULL) != INTEGRA_OK) {
        return NULL;
    }
    const int is_a1 = indicator == INTEGRA_INDICATOR_A1;
    if (integra_tally_add(tally, is_a1 ? structures : accompaniments, is_a1 ? 7 : 5, ROWS, NULL) != INTEGRA_OK) {
        integra_tally_destroy(tally);
        return NULL;
    }
    return tally;
}

static integra_status make_figure(uint32_t indicator, const integra_allocator *allocator)
{
    integra_tally *tally = filled(indicator, allocator);
    integra_figure figure, untouched;
    if (tally == NULL) {
        return INTEGRA_ERR_MEMORY;
    }
    integra_figure_init(&figure, sizeof figure);
    untouched = figure;
    integra_status status = integra_tally_figure(tally, NULL, &figure, NULL);
    if (status == INTEGRA_OK) {
        assert_int_equal(figure.numerator, indicator == INTEGRA_INDICATOR_A1 ? ROWS / 2 : ROWS);
        assert_int_equal(figure.denominator, indicator == INTEGRA_INDICATOR_A1 ? ROWS : 7);
    } else {
        assert_memory_equal(&figure, &untouched, sizeof figure);
    }
    integra_tally_destroy(tally);
    return status;
}

static integra_status make_classes(const integra_allocator *allocator)
{
    return make_figure(INTEGRA_INDICATOR_A1, allocator);
}

static integra_status make_caseload(const integra_allocator *allocator)
{
    return make_figure(INTEGRA_INDICATOR_CASELOAD, allocator);
}

static integra_status list_classes(const integra_allocator *allocator)
{
    integra_tally *tally = filled(INTEGRA_INDICATOR_A1, allocator);
    static integra_id listed[ROWS];
    size_t count = 77;
    if (tally == NULL) {
        return INTEGRA_ERR_MEMORY;
    }
    integra_status status =
        integra_tally_identifiers(tally, NULL, INTEGRA_COUNTING_CERTAIN, listed, ROWS, &count, NULL);
    assert_int_equal(count, status == INTEGRA_OK ? ROWS / 2 : 77);
    integra_tally_destroy(tally);
    return status;
}

static void each_refused_in_turn(void **state)
{
    deed *const deeds[] = { make_classes, make_caseload, list_classes };
    (void)state;
    make_rows();
    refuse_in_turn(deeds, sizeof deeds / sizeof deeds[0]);
}

/* Once its rows are in order a figure takes no memory: of a caseload, those who accompany are rows themselves. */
static void a_caseload_takes_none(void **state)
{
    meter seen = { .fail_at = 0 };
    const integra_allocator allocator = { &seen, take, give_back };
    (void)state;
    make_rows();
    integra_tally *tally = filled(INTEGRA_INDICATOR_CASELOAD, &allocator);
    integra_figure figure;
    integra_figure_init(&figure, sizeof figure);
    assert_non_null(tally);
    assert_int_equal(integra_tally_figure(tally, NULL, &figure, NULL), INTEGRA_OK);
    const size_t taken = seen.taken;
    assert_int_equal(integra_tally_figure(tally, NULL, &figure, NULL), INTEGRA_OK);
    assert_int_equal(seen.taken, taken);
    assert_true(figure.numerator == ROWS && figure.denominator == 7);
    integra_tally_destroy(tally);
    assert_int_equal(seen.live, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_refused_in_turn),
        cmocka_unit_test(a_caseload_takes_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
