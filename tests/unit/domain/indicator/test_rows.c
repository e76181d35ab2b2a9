/* test_rows.c - a set of rows: in order and each once, whatever the split, the order and the repetition.
 * Spec: spec/50-indicators.md, "What a tally holds" (IND-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rows_made.h"

#include "alloc/meter.h"

enum { MANY = 30000 }; /* some fillings, of each width */

/* ---- in order, each once ---- */

static void one_pass(const integra__row_kind *kind, size_t count, likeness alike)
{
    uint8_t *made = make_rows(count, kind->width, alike, count + 1);
    integra__rows *rows = integra__rows_create(kind, NULL);
    put_made(rows, made, count, kind->width);
    assert_true(integra__rows_most(rows) <= count);
    assert_true(integra__rows_settle(rows));
    size_t kept = settle_made(made, count, kind);
    assert_rows(rows, made, kept, kind->width);
    assert_int_equal(integra__rows_most(rows), kept);
    assert_true(integra__rows_settle(rows));
    assert_rows(rows, made, kept, kind->width);
    integra__rows_destroy(rows);
    free(made);
}

static void in_order_each_once(void **state)
{
    static const size_t counts[] = { 0, 1, 2, 3, 255, 256, 257, 682, 683, 2047, 2048, 2049, 5456, 5457, 9000, MANY };
    (void)state;
    for (size_t k = 0; k < KINDS_MADE; k++) {
        for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
            for (likeness alike = RANDOM; alike < LIKENESSES; alike++) {
                one_pass(&kinds_made[k], counts[i], alike);
            }
        }
    }
}

/* A row that comes again after the rows were settled, before the first and behind the last. */
static void goes_on_after_settling(void **state)
{
    const integra__row_kind *kind = &kinds_made[1];
    uint8_t *made = make_rows(3, 32, RANDOM, 5);
    integra__rows *rows = integra__rows_create(kind, NULL);
    (void)state;
    put_made(rows, made, 3, 32);
    assert_true(integra__rows_settle(rows));
    put_made(rows, made, 3, 32);
    assert_true(integra__rows_settle(rows));
    assert_int_equal(settle_made(made, 3, kind), 3);
    assert_rows(rows, made, 3, 32);
    integra__rows_destroy(rows);
    free(made);
    integra__rows_destroy(NULL);
}

/* ---- pieces ---- */

/* Pieces drawn at random, with repetition, merged in pairs until one is left. */
static void merged(const integra__row_kind *kind, likeness alike, uint64_t seed)
{
    enum { PIECES = 9 };
    size_t count = 9000, width = kind->width;
    uint8_t *made = make_rows(count, width, alike, seed);
    uint64_t random = seed * 2 + 1;
    integra__rows *pieces[PIECES];
    for (size_t i = 0; i < PIECES; i++) {
        pieces[i] = integra__rows_create(kind, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        size_t times = 1 + next_random(&random) % 2;
        for (size_t k = 0; k < times; k++) {
            integra__rows *piece = pieces[next_random(&random) % PIECES];
            assert_true(integra__rows_put(piece, made + i * width));
            assert_true(next_random(&random) % 1000 > 0 || integra__rows_settle(piece));
        }
    }
    for (size_t left = PIECES; left > 1; left--) {
        size_t to = next_random(&random) % (left - 1);
        for (size_t times = 1 + next_random(&random) % 2; times > 0; times--) {
            assert_true(integra__rows_begin(pieces[to]));
            assert_true(integra__rows_merge(pieces[to], pieces[left - 1]));
            integra__rows_keep(pieces[to]);
        }
        integra__rows_destroy(pieces[left - 1]);
    }
    assert_true(integra__rows_settle(pieces[0]));
    assert_rows(pieces[0], made, settle_made(made, count, kind), width);
    integra__rows_destroy(pieces[0]);
    free(made);
}

static void pieces_come_to_one_pass(void **state)
{
    (void)state;
    for (size_t k = 0; k < KINDS_MADE; k++) {
        for (uint64_t seed = 1; seed <= 3; seed++) {
            merged(&kinds_made[k], (likeness)(seed % LIKENESSES), seed);
        }
    }
}

/* Settled ones have one run each: far more than there may be at a time. */
static void many_settled_pieces(void **state)
{
    const integra__row_kind *kind = &kinds_made[0];
    const size_t pieces = 200, count = 300;
    uint8_t *made = make_rows(pieces * count, 24, RANDOM, 9);
    integra__rows *whole = integra__rows_create(kind, NULL);
    (void)state;
    for (size_t i = 0; i < pieces; i++) {
        integra__rows *piece = integra__rows_create(kind, NULL);
        put_made(piece, made + i * count * 24, count, 24);
        assert_true(integra__rows_settle(piece));
        assert_true(integra__rows_begin(whole));
        assert_true(integra__rows_merge(whole, piece));
        integra__rows_keep(whole);
        integra__rows_destroy(piece);
    }
    assert_true(integra__rows_settle(whole));
    assert_rows(whole, made, settle_made(made, pieces * count, kind), 24);
    integra__rows_destroy(whole);
    free(made);
}

/* ---- all or none ---- */

/* Rows before, and rows that are undone: a few, more than a block, more than a filling. */
static void undone(void **state)
{
    static const size_t counts[] = { 0, 1, 600, 4000, 4096, 5000, 20000 };
    const integra__row_kind *kind = &kinds_made[1];
    uint8_t *made = make_rows(40000, 32, RANDOM, 3), *expected = make_rows(40000, 32, RANDOM, 3);
    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        for (size_t k = 0; k < sizeof counts / sizeof counts[0]; k++) {
            size_t before = counts[i], gone = counts[k], after = 700;
            integra__rows *rows = integra__rows_create(kind, NULL);
            put_made(rows, made, before, 32);
            assert_true(integra__rows_begin(rows));
            put_made(rows, made + before * 32, gone, 32);
            integra__rows_undo(rows);
            put_made(rows, made + (40000 - after) * 32, after, 32);
            assert_true(integra__rows_settle(rows));
            memcpy(expected, made, before * 32);
            memcpy(expected + before * 32, made + (40000 - after) * 32, after * 32);
            assert_rows(rows, expected, settle_made(expected, before + after, kind), 32);
            integra__rows_destroy(rows);
        }
    }
    free(made);
    free(expected);
}

/* ---- memory ---- */

/* What a set takes beside its rows: while they are put once, while they repeat one another, while they are sorted. */
enum {
    FILLING = INTEGRA__ROWS_FILL_MOST * 32,
    ONCE = 2 * FILLING,
    AGAIN = 4 * FILLING + 512 * 1024,
    SORTING = 16 * INTEGRA__ROWS_SORT_MOST * 16 + 400 * 1024
};

typedef struct peak {
    size_t bytes, most;
} peak;

static void *take_counted(void *context, size_t size)
{
    peak *p = context;
    p->bytes += size;
    p->most = p->bytes > p->most ? p->bytes : p->most;
    return malloc(size);
}

static void give_counted(void *context, void *block, size_t size)
{
    peak *p = context;
    p->bytes -= size;
    free(block);
}

/* The most bytes while rows are put, and those when they are settled. */
static void measure(likeness alike, size_t count, size_t times, size_t *most_out, size_t *settled_out)
{
    peak seen = { 0, 0 };
    integra_allocator allocator = { &seen, take_counted, give_counted };
    uint8_t *made = make_rows(count, 32, alike, 1);
    integra__rows *rows = integra__rows_create(&kinds_made[1], &allocator);
    for (size_t i = 0; i < times; i++) {
        put_made(rows, made, count, 32);
    }
    *most_out = seen.most;
    assert_true(integra__rows_settle(rows));
    *settled_out = seen.bytes;
    assert_true(seen.most <= *most_out + SORTING);
    integra__rows_destroy(rows);
    assert_int_equal(seen.bytes, 0);
    free(made);
}

/* Different rows take their bytes and a constant; rows that repeat them as many bytes again. */
static void memory_is_bounded(void **state)
{
    const size_t count = 100000, bytes = count * 32;
    size_t most, settled;
    (void)state;
    for (likeness alike = RANDOM; alike <= GROUPS; alike++) {
        measure(alike, count, 1, &most, &settled);
        assert_true(most <= bytes + ONCE);
        assert_true(settled <= bytes + bytes / 100 + 32 * 1024);
        measure(alike, count, 5, &most, &settled);
        assert_true(most <= 2 * bytes + AGAIN);
        assert_true(settled <= bytes + bytes / 100 + 32 * 1024);
    }
    measure(REPEATED, count, 5, &most, &settled);
    assert_true(most <= 64 * 32 + AGAIN);
    assert_true(settled <= 64 * 32 + 32 * 1024);
    measure(RANDOM, 3 * count, 1, &most, &settled);
    assert_true(most <= 3 * bytes + ONCE);
    measure(RANDOM, 3 * count, 5, &most, &settled);
    assert_true(most <= 6 * bytes + AGAIN);
}

/* ---- memory that fails ---- */

/* A piece, settled and not, and rows put into it and merged into it, all or none: as it was where memory fails. */
static integra_status fail_somewhere(const integra_allocator *allocator, size_t piece_count, size_t count)
{
    const integra__row_kind *kind = &kinds_made[1];
    uint8_t *made = make_rows(piece_count + count, 32, RANDOM, 4);
    integra__rows *rows = integra__rows_create(kind, NULL), *refused = NULL;
    int done = (refused = integra__rows_create(kind, allocator)) != NULL;
    for (size_t i = 0; done && i < piece_count; i++) {
        done = integra__rows_put(refused, made + i * 32);
        assert_true(done || integra__rows_most(refused) == i);
    }
    size_t before = refused == NULL ? 0 : integra__rows_most(refused);
    size_t kept = before;
    put_made(rows, made + piece_count * 32, count, 32);
    if (done && integra__rows_begin(refused)) {
        done = integra__rows_merge(refused, rows);
        if (done) {
            integra__rows_keep(refused);
            kept += count;
            done = integra__rows_settle(refused);
        } else {
            integra__rows_undo(refused);
        }
    } else {
        done = 0;
    }
    /* Whatever failed, what is in it can be read by one that has memory. */
    if (refused != NULL) {
        integra__rows *read = integra__rows_create(kind, NULL);
        assert_true(integra__rows_begin(read));
        assert_true(integra__rows_merge(read, refused));
        integra__rows_keep(read);
        assert_true(integra__rows_settle(read));
        assert_rows(read, made, settle_made(made, kept, kind), 32);
        integra__rows_destroy(read);
    }
    integra__rows_destroy(refused);
    integra__rows_destroy(rows);
    free(made);
    return done ? INTEGRA_OK : INTEGRA_ERR_MEMORY;
}

static integra_status few(const integra_allocator *allocator)
{
    return fail_somewhere(allocator, 100, 50);
}

static integra_status some(const integra_allocator *allocator)
{
    return fail_somewhere(allocator, 9000, 300);
}

static integra_status many(const integra_allocator *allocator)
{
    return fail_somewhere(allocator, 3000, 14000);
}

static void memory_fails(void **state)
{
    deed *const deeds[] = { few, some, many };
    (void)state;
    refuse_in_turn(deeds, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_order_each_once),
        cmocka_unit_test(goes_on_after_settling),
        cmocka_unit_test(pieces_come_to_one_pass),
        cmocka_unit_test(many_settled_pieces),
        cmocka_unit_test(undone),
        cmocka_unit_test(memory_is_bounded),
        cmocka_unit_test(memory_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
