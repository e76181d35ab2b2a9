/* test_rows_parts.c - rows in parts: found by their key, undone and merged, kept where memory fails.
 * Spec: spec/50-indicators.md, "What a tally holds" (IND-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rows_chosen.h"

#include "alloc/meter.h"
#include "domain/indicator/rows_find.h"

/* ---- found ---- */

static void assert_found(integra__rows_finder *finder, const uint8_t *row, size_t width)
{
    uint8_t other[16];
    memcpy(other, row, 16);
    const uint8_t *found = integra__rows_find(finder, row);
    assert_non_null(found);
    assert_memory_equal(found, row, width);
    other[15] = (uint8_t)(other[15] ^ 0x5a);
    found = integra__rows_find(finder, other);
    assert_true(found == NULL || memcmp(found, other, 16) == 0);
    assert_ptr_equal(integra__rows_find(finder, row), integra__rows_find(finder, row));
}

/* Of rows in parts and in order, asked for ascending and otherwise; one that is not there is not found. */
static void found(void **state)
{
    (void)state;
    for (size_t k = 4; k < KINDS_MADE; k++) {
        for (int settled = 0; settled < 2; settled++) {
            const integra__row_kind *kind = &kinds_made[k];
            uint8_t *made = make_chosen(kind, MANY, RANDOM, AS_MADE), nobody[16] = { 0 };
            integra__rows_finder finder;
            integra__rows *rows = create(kind, NULL);
            put_made(rows, made, MANY, kind->width);
            assert_true(settled ? integra__rows_settle(rows) : integra__rows_unite(rows));
            assert_int_equal(integra__rows_is_settled(rows), settled);
            assert_true(integra__rows_finder_make(&finder, rows));
            assert_null(integra__rows_find(&finder, nobody));
            for (size_t i = 0; i < MANY / 10; i++) {
                assert_found(&finder, made + i * kind->width, kind->width);
            }
            size_t count = settle_made(made, MANY, kind);
            for (size_t i = 0; i < count; i += settled ? 1 : 9) {
                assert_found(&finder, made + i * kind->width, kind->width);
            }
            integra__rows_finder_release(&finder);
            integra__rows_destroy(rows);
            free(made);
        }
    }
}

static void nothing_is_found_in_none(void **state)
{
    const uint8_t nobody[16] = { 0 };
    integra__rows_finder finder;
    integra__rows *rows = integra__rows_create(&kinds_made[4], NULL);
    (void)state;
    assert_true(integra__rows_finder_make(&finder, NULL));
    assert_null(integra__rows_find(&finder, nobody));
    integra__rows_finder_release(&finder);
    assert_true(integra__rows_unite(rows));
    assert_true(integra__rows_finder_make(&finder, rows));
    assert_null(integra__rows_find(&finder, nobody));
    integra__rows_finder_release(&finder);
    integra__rows_destroy(rows);
}

/* ---- with others ---- */

/* Of rows in parts, in a run and filled: undone, merged into another, and back. */
static void undone_and_merged(const integra__row_kind *kind)
{
    const size_t width = kind->width, third = MANY / 3;
    uint8_t *made = make_chosen(kind, MANY, RANDOM, OF_SOME);
    integra__rows *rows = create(kind, NULL), *other = create(kind, NULL);
    put_made(rows, made, third, width);
    assert_true(integra__rows_settle(rows));
    put_made(rows, made + third * width, third, width);
    assert_true(integra__rows_begin(rows));
    put_made(rows, made + 2 * third * width, third, width);
    integra__rows_undo(rows);
    put_made(other, made + 2 * third * width, 10, width);
    assert_true(integra__rows_begin(other));
    assert_true(integra__rows_merge(other, rows));
    integra__rows_undo(other);
    assert_int_equal(integra__rows_most(other), 10);
    assert_true(integra__rows_begin(other));
    assert_true(integra__rows_merge(other, rows));
    integra__rows_keep(other);
    assert_true(integra__rows_begin(rows));
    assert_true(integra__rows_merge(rows, other));
    integra__rows_keep(rows);
    assert_true(integra__rows_settle(other));
    assert_true(integra__rows_unite(rows));
    const size_t kept = settle_made(made, 2 * third + 10, kind);
    assert_rows(other, made, kept, width);
    assert_rows(rows, made, kept, width);
    integra__rows_destroy(other);
    integra__rows_destroy(rows);
    free(made);
}

static void with_others(void **state)
{
    (void)state;
    for (size_t k = 0; k < KINDS_MADE; k++) {
        undone_and_merged(&kinds_made[k]);
    }
}

/* ---- memory that fails ---- */

static integra_status fail_somewhere(const integra_allocator *allocator, const integra__row_kind *kind)
{
    enum { COUNT = 4 * FEW, IDS = 12 };
    uint8_t *made = make_chosen(kind, COUNT, RANDOM, AS_MADE);
    for (size_t i = 0; i < COUNT; i++) { /* of few parts, that each of their blocks can be refused */
        memset(made + i * kind->width, 0, 16);
        made[i * kind->width] = (uint8_t)(1 + i % IDS);
    }
    integra__rows *rows = create(kind, allocator), *read = integra__rows_create(kind, NULL);
    integra__rows_finder finder = { .rows = NULL };
    int done = rows != NULL;
    size_t put = 0;
    for (; done && put < COUNT; put += (size_t)done) {
        done = integra__rows_put(rows, made + put * kind->width);
    }
    done = done && integra__rows_unite(rows);
    if (done && kind->key < kind->width) {
        done = integra__rows_finder_make(&finder, rows);
        integra__rows_finder_release(&finder);
    }
    done = done && integra__rows_settle(rows);
    /* Whatever failed, what is in it can be read by one that has memory. */
    if (rows != NULL) {
        assert_true(integra__rows_merge(read, rows));
        assert_true(integra__rows_settle(read));
        assert_rows(read, made, settle_made(made, put, kind), kind->width);
    }
    integra__rows_destroy(rows);
    integra__rows_destroy(read);
    free(made);
    return done ? INTEGRA_OK : INTEGRA_ERR_MEMORY;
}

static integra_status whole_rows(const integra_allocator *allocator)
{
    return fail_somewhere(allocator, &kinds_made[1]);
}

static integra_status combined_rows(const integra_allocator *allocator)
{
    return fail_somewhere(allocator, &kinds_made[4]);
}

static void memory_fails(void **state)
{
    deed *const deeds[] = { whole_rows, combined_rows };
    (void)state;
    refuse_in_turn(deeds, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found),
        cmocka_unit_test(nothing_is_found_in_none),
        cmocka_unit_test(with_others),
        cmocka_unit_test(memory_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
