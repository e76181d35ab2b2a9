/* test_readmissions.c - what one person's readmissions may come to, against every way of filling in a few stays.
 * Spec: spec/50-indicators.md, IND-3 and IND-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/allocator.h"
#include "domain/indicator/figure_evaluators.h"
#include "readmissions.h"

enum { PEOPLE = 3000 };

static void put(integra__rows *rows, const stay *of, integra_date birth)
{
    uint8_t row[INTEGRA__STAY_SIZE] = { 7 };
    integra__row_set_date(row, INTEGRA__STAY_ADMISSION, of->admission);
    integra__row_set_date(row, INTEGRA__STAY_DISCHARGE, of->discharge);
    row[INTEGRA__STAY_MCO] = of->mco;
    row[INTEGRA__STAY_ON_LIST] = of->on_list;
    row[INTEGRA__STAY_AGE] = INTEGRA__AGE_UNKNOWN;
    integra__row_set_date(row, INTEGRA__STAY_BIRTH, birth);
    assert_true(integra__rows_put(rows, row));
}

static void listen(void *context, const uint8_t *id, uint32_t outcomes)
{
    assert_int_equal(id[0], 7);
    *(uint32_t *)context = outcomes;
}

static uint32_t outcomes_told(const person *of)
{
    static const integra__row_kind kind = { INTEGRA__STAY_SIZE, INTEGRA__STAY_SIZE, NULL };
    const integra_allocator allocator = integra__allocator_of(NULL);
    integra__rows *rows = integra__rows_create(&kind, &allocator);
    uint32_t set = 0;
    const integra_tally tally = { .indicator = INTEGRA_INDICATOR_B3,
                                  .at = AT,
                                  .window = { LATER_FROM, LATER_TO },
                                  .before = { EARLIER_FROM, EARLIER_TO },
                                  .age_months = AGE_MONTHS,
                                  .tables = { rows, NULL, NULL } };
    const integra__figure_ask ask = { &tally, 0 };
    const integra__figure_listener listener = { listen, &set };
    for (size_t i = 0; i < of->count; i++) {
        put(rows, &of->stays[i], of->born_from);
        put(rows, &of->stays[i], of->born_to); /* the same stay */
    }
    assert_true(integra__rows_settle(rows));
    assert_true(integra__figure_readmissions(&ask, &listener));
    integra__rows_destroy(rows);
    return set;
}

static void outcomes_are_those_of_every_filling(void **state)
{
    (void)state;
    size_t met[INTEGRA__OUTCOME_SETS] = { 0 }, kinds = 0, tried = 0;
    uint64_t random = 15;
    while (tried < PEOPLE) {
        const person of = random_person(&random, (uint32_t)(random >> 40) % 35);
        const size_t unknown = unknown_days(&of);
        if (unknown > 3 || (unknown == 3 && tried % 60 != 0)) {
            continue; /* of those that take long only some */
        }
        const uint32_t expected = outcomes_tried(&of);
        assert_int_equal(outcomes_told(&of), expected);
        met[expected]++;
        tried++;
    }
    for (size_t i = 1; i < INTEGRA__OUTCOME_SETS; i++) {
        kinds += met[i] > 0;
    }
    assert_true(kinds >= 10); /* that there be something to tell apart */
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(outcomes_are_those_of_every_filling) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
