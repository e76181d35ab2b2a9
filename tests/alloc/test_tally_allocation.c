/* test_tally_allocation.c - each allocation of a tally refused in turn: MEMORY, the tally as it was, nothing kept.
 * Spec: spec/50-indicators.md (IND-5); include/integra/base.h, integra_allocator.  Layer: tests.
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

enum { FEW = 50, MANY = 12000, AT = 19874 }; /* 2024-05-31; more than is sorted together */

static integra_id people[MANY];
static integra_date admissions[MANY], births[MANY];

/* One stay each: of every third person one that no window can use, which says when they were born. */
static void make_stays(void)
{
    for (size_t i = 0; i < MANY; i++) {
        uint32_t number = (uint32_t)(i * 2654435761u);
        memcpy(people[i].bytes, &number, sizeof number);
        people[i].bytes[15] = 1;
        admissions[i] = i % 3 == 0 ? AT - 1000 : AT - (integra_date)(i % 60);
        births[i] = -10000 - (integra_date)(i % 5000);
    }
}

static const void *const *stays_from(size_t first, const void *columns[7])
{
    memset(columns, 0, 7 * sizeof *columns);
    columns[INTEGRA_STAYS_PERSON] = people + first;
    columns[INTEGRA_STAYS_ADMISSION] = admissions + first;
    columns[INTEGRA_STAYS_DISCHARGE] = admissions + first;
    columns[INTEGRA_STAYS_BIRTH_DATE] = births + first;
    return columns;
}

static integra_status create(const integra_allocator *allocator, integra_tally **tally_out)
{
    integra_tally_subject subject = { sizeof subject, INTEGRA_INDICATOR_B3, AT, 1, 1, { { 0 } } };
    integra_rules *rules = NULL; /* from elsewhere than the tally's copy of them */
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    integra_status status = integra_tally_create(&subject, rules, allocator, tally_out, NULL);
    integra_rules_destroy(rules);
    return status;
}

static size_t kept(size_t count)
{
    return count - (count + 2) / 3;
}

/* However it was left: the rows of the first so many stays, and their births, and no other. */
static void assert_holds(const integra_tally *tally, size_t count)
{
    integra_tally *expected = NULL, *copy = NULL;
    const void *columns[7];
    uint64_t had = 0, added = 0;
    assert_int_equal(create(NULL, &expected), INTEGRA_OK);
    assert_int_equal(create(NULL, &copy), INTEGRA_OK);
    assert_int_equal(integra_tally_add(expected, stays_from(0, columns), 7, count, NULL), INTEGRA_OK);
    assert_int_equal(integra_tally_merge(copy, tally, NULL), INTEGRA_OK);
    assert_int_equal(integra_tally_count(copy, &had, NULL), INTEGRA_OK);
    assert_int_equal(had, kept(count));
    assert_int_equal(integra_tally_merge(copy, expected, NULL), INTEGRA_OK);
    assert_int_equal(integra_tally_count(copy, &added, NULL), INTEGRA_OK);
    assert_int_equal(added, kept(count));
    integra_tally_destroy(expected);
    integra_tally_destroy(copy);
}

/* So many stays, then more in one call, then counted. */
static integra_status add_after(const integra_allocator *allocator, size_t first, size_t then)
{
    integra_tally *tally = NULL;
    const void *columns[7];
    uint64_t count = 77;
    size_t holds = 0;
    integra_status status = create(allocator, &tally);
    if (status == INTEGRA_OK) {
        status = integra_tally_add(tally, stays_from(0, columns), 7, first, NULL);
        holds = status == INTEGRA_OK ? first : 0;
    }
    if (status == INTEGRA_OK) {
        status = integra_tally_add(tally, stays_from(first, columns), 7, then, NULL);
        holds = status == INTEGRA_OK ? first + then : holds;
    }
    if (status == INTEGRA_OK) {
        status = integra_tally_count(tally, &count, NULL);
        assert_int_equal(count, status == INTEGRA_OK ? kept(holds) : 77);
    }
    if (tally != NULL) {
        assert_holds(tally, holds);
    }
    integra_tally_destroy(tally);
    return status;
}

static integra_status add_few(const integra_allocator *allocator)
{
    return add_after(allocator, FEW, FEW);
}

static integra_status add_many(const integra_allocator *allocator)
{
    return add_after(allocator, FEW, MANY - FEW);
}

/* A few, and what another holds. */
static integra_status merge(const integra_allocator *allocator)
{
    integra_tally *tally = NULL, *other = NULL;
    const void *columns[7];
    size_t holds = 0;
    integra_status status = create(allocator, &tally);
    assert_int_equal(create(NULL, &other), INTEGRA_OK);
    assert_int_equal(integra_tally_add(other, stays_from(FEW, columns), 7, MANY - FEW, NULL), INTEGRA_OK);
    if (status == INTEGRA_OK) {
        status = integra_tally_add(tally, stays_from(0, columns), 7, FEW, NULL);
        holds = status == INTEGRA_OK ? FEW : 0;
    }
    if (status == INTEGRA_OK) {
        status = integra_tally_merge(tally, other, NULL);
        holds = status == INTEGRA_OK ? MANY : holds;
    }
    if (tally != NULL) {
        assert_holds(tally, holds);
    }
    integra_tally_destroy(tally);
    integra_tally_destroy(other);
    return status;
}

static void each_refused_in_turn(void **state)
{
    deed *const deeds[] = { add_few, add_many, merge };
    (void)state;
    make_stays();
    refuse_in_turn(deeds, sizeof deeds / sizeof deeds[0]);
}

/* What is wrong with one row leaves nothing of a call, of which the rows before it were sound. */
static void a_wrong_row_leaves_nothing(void **state)
{
    integra_tally *tally = NULL;
    integra_date discharges[MANY];
    const void *columns[7];
    integra_error error;
    (void)state;
    make_stays();
    assert_int_equal(create(NULL, &tally), INTEGRA_OK);
    assert_int_equal(integra_tally_add(tally, stays_from(0, columns), 7, FEW, NULL), INTEGRA_OK);
    memcpy(discharges, admissions, sizeof discharges);
    discharges[MANY - 1]--;
    (void)stays_from(0, columns);
    columns[INTEGRA_STAYS_DISCHARGE] = discharges;
    assert_int_equal(integra_tally_add(tally, columns, 7, MANY, &error), INTEGRA_ERR_INVALID_DATE);
    assert_int_equal(error.index, MANY - 1);
    assert_int_equal(error.index_of, INTEGRA_INDEX_ROW);
    assert_int_equal(error.word, INTEGRA_STAYS_DISCHARGE);
    assert_holds(tally, FEW);
    integra_tally_destroy(tally);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_refused_in_turn),
        cmocka_unit_test(a_wrong_row_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
