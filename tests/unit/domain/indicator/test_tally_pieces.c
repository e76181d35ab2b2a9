/* test_tally_pieces.c - tallies of pieces, in any split, any order and any repetition, merged, are the one of all rows.
 * Spec: spec/50-indicators.md (IND-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tally_made.h"

#include "rows_made.h"

#include "domain/indicator/tally.h"

enum { ROWS = 400, PIECES = 6, CELL_MOST = sizeof(integra__frame_digest) };

/* Rows made up of few values, so that they repeat and contradict one another; a column an array. */
typedef struct made_up {
    uint8_t cells[INTEGRA_FRAME_COLUMN_LIMIT][ROWS * CELL_MOST];
    const void *columns[INTEGRA_FRAME_COLUMN_LIMIT];
    size_t count;
} made_up;

static integra_date random_date(integra_date at, uint64_t *random)
{
    /* about the ends of windows, and far from them */
    static const int32_t back[] = {
        -1, 0, 1, 29, 90, 91, 92, 93, 120, 121, 122, 123, 274, 275, 365, 366, 395, 396, 900
    };
    return at - back[next_random(random) % (sizeof back / sizeof back[0])];
}

static void random_cell(const integra__frame_column *column, integra_date at, uint64_t *random, uint8_t *cell)
{
    integra_date date = random_date(at, random);
    uint32_t number = (uint32_t)(next_random(random) % 64);
    uint64_t draw = next_random(random) % 8;
    write_blank(column, cell);
    switch (column->kind) {
    case INTEGRA__FRAME_ID:
        cell[0] = column->required || draw > 0 ? (uint8_t)(1 + number % 7) : 0;
        break;
    case INTEGRA__FRAME_DAY:
    case INTEGRA__FRAME_END:
    case INTEGRA__FRAME_DATE:
        date = draw > 1                              ? date
               : draw == 1                           ? INTEGRA_DATE_UNKNOWN
               : column->kind == INTEGRA__FRAME_END  ? INTEGRA_DATE_OPEN
               : column->kind == INTEGRA__FRAME_DATE ? INTEGRA_DATE_SAID_UNKNOWN
                                                     : INTEGRA_DATE_UNKNOWN;
        memcpy(cell, &date, sizeof date);
        break;
    case INTEGRA__FRAME_TRI:
    case INTEGRA__FRAME_WORD:
        cell[0] = (uint8_t)(number % (column->last + 1u));
        break;
    case INTEGRA__FRAME_DIGEST:
        cell[5] = (uint8_t)(draw % 3);
        break;
    default:
        number = draw > 0 ? 70 + number % 12 : UINT32_MAX;
        number = column->kind == INTEGRA__FRAME_SET && draw > 0 ? number % 64 : number;
        memcpy(cell, &number, sizeof number);
        break;
    }
}

/* A row at a time, kept where a tally takes it. */
static void make_up(uint32_t indicator, made_up *made, integra_tally *whole, uint64_t *random)
{
    uint32_t frame = integra_indicator_frame(indicator);
    const integra__frame *of = &integra__frames[frame];
    const void *one[INTEGRA_FRAME_COLUMN_LIMIT] = { NULL };
    made->count = 0;
    while (made->count < ROWS) {
        for (size_t i = 0; i < of->column_count; i++) {
            uint8_t *cell = made->cells[i] + made->count * of->columns[i].size;
            random_cell(&of->columns[i], day_of("2024-05-31"), random, cell);
            made->columns[i] = made->cells[i];
            one[i] = cell;
        }
        made->count += integra_tally_add(whole, one, of->column_count, 1, NULL) == INTEGRA_OK;
    }
}

/* Adds rows from one to another. */
static void add_some(integra_tally *tally, uint32_t indicator, const made_up *made, size_t from, size_t to)
{
    const integra__frame *of = &integra__frames[integra_indicator_frame(indicator)];
    const void *columns[INTEGRA_FRAME_COLUMN_LIMIT] = { NULL };
    for (size_t i = 0; i < of->column_count; i++) {
        columns[i] = made->cells[i] + from * of->columns[i].size;
    }
    assert_int_equal(integra_tally_add(tally, columns, of->column_count, to - from, NULL), INTEGRA_OK);
}

static void assert_same(integra_tally *a, integra_tally *b)
{
    assert_true(integra__tally_settle(a) && integra__tally_settle(b));
    for (uint32_t table = 0; table < INTEGRA__TALLY_TABLES; table++) {
        if (a->tables[table] == NULL) {
            assert_null(b->tables[table]);
            continue;
        }
        size_t width = integra__tally_row_kind(a->indicator, table)->width;
        integra__row_cursor x = integra__rows_first(a->tables[table]), y = integra__rows_first(b->tables[table]);
        const uint8_t *row;
        assert_int_equal(integra__rows_count(a->tables[table]), integra__rows_count(b->tables[table]));
        while ((row = integra__rows_next(&x)) != NULL) {
            assert_memory_equal(row, integra__rows_next(&y), width);
        }
    }
}

/* Each row is one; without who is counted it is none. */
static void assert_rows_are(const integra_tally *tally)
{
    for (uint32_t table = 0; table < INTEGRA__TALLY_TABLES; table++) {
        const integra__row_kind *kind = integra__tally_row_kind(tally->indicator, table);
        if (kind == NULL) {
            continue;
        }
        integra__row_cursor cursor = integra__rows_first(tally->tables[table]);
        const uint8_t *row;
        while ((row = integra__rows_next(&cursor)) != NULL) {
            uint8_t changed[INTEGRA__ROW_WIDTH_MOST];
            assert_true(integra__tally_row_is(tally, table, row));
            memcpy(changed, row, kind->width);
            memset(changed, 0, 16);
            assert_false(integra__tally_row_is(tally, table, changed));
        }
    }
}

static void pieces(uint32_t indicator, uint64_t seed)
{
    static made_up made;
    uint64_t random = seed * 2 + 1;
    integra_tally *whole = tally_of(indicator, "2024-05-31"), *parts[PIECES];
    make_up(indicator, &made, whole, &random);
    for (size_t i = 0; i < PIECES; i++) {
        parts[i] = tally_of(indicator, "2024-05-31");
    }
    for (size_t from = 0; from < ROWS;) {
        size_t to = from + 1 + next_random(&random) % 60;
        to = to > ROWS ? ROWS : to;
        for (uint64_t times = 1 + next_random(&random) % 2; times > 0; times--) {
            add_some(parts[next_random(&random) % PIECES], indicator, &made, from, to);
        }
        from = to;
    }
    for (size_t left = PIECES; left > 1; left--) {
        assert_int_equal(integra_tally_merge(parts[next_random(&random) % (left - 1)], parts[left - 1], NULL),
                         INTEGRA_OK);
        integra_tally_destroy(parts[left - 1]);
    }
    assert_same(parts[0], whole);
    assert_rows_are(whole);
    assert_true(count_of(whole) > 0);
    integra_tally_destroy(parts[0]);
    integra_tally_destroy(whole);
}

static void pieces_of_every_indicator(void **state)
{
    (void)state;
    for (uint32_t indicator = INTEGRA__INDICATOR_FIRST; indicator <= INTEGRA__INDICATOR_LAST; indicator++) {
        for (uint64_t seed = 1; seed <= 5; seed++) {
            pieces(indicator, seed * 10 + indicator);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_of_every_indicator),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
