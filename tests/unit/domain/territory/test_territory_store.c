/* test_territory_store.c - rows of a territory: what a column takes, all or none, one by one as together, given back.
 * Spec: spec/00-conventions.md (GEN-1, GEN-6, GEN-7); spec/tables.tsv.  Layer: tests.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <integra/integra.h>

#include "domain/rules/generated/bounds.h"
#include "rows.h"

/* ---- what a cell may hold ---- */

typedef struct cell {
    uint32_t kind;
    int required; /* only of columns that are, or of any: -1 */
    uint32_t fault;
    integra_status status;
    union {
        integra_id id;
        integra_date date;
        uint32_t number;
        uint8_t byte;
    } value;
} cell;

enum { ANY = -1 };

/* What each kind refuses (include/integra/territory.h); a word one past its group's last is put in by the test. */
static const cell refused[] = {
    { INTEGRA_COLUMN_KIND_OWN, ANY, INTEGRA_FAULT_CELL_OWN, INTEGRA_ERR_INVALID_VALUE, { .id = { { 0 } } } },
    { INTEGRA_COLUMN_KIND_OWN,
      ANY,
      INTEGRA_FAULT_CELL_OWN,
      INTEGRA_ERR_INVALID_VALUE,
      { .id = { { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 } } } },
    { INTEGRA_COLUMN_KIND_REF, ANY, INTEGRA_FAULT_CELL_REF, INTEGRA_ERR_OUT_OF_RANGE, { .number = PARENTS } },
    { INTEGRA_COLUMN_KIND_REF, 1, INTEGRA_FAULT_CELL_REF, INTEGRA_ERR_OUT_OF_RANGE, { .number = UINT32_MAX } },
    { INTEGRA_COLUMN_KIND_REF, 1, INTEGRA_FAULT_CELL_REF, INTEGRA_ERR_OUT_OF_RANGE, { .number = UINT32_MAX - 1u } },
    { INTEGRA_COLUMN_KIND_DATE, ANY, INTEGRA_FAULT_CELL_DATE, INTEGRA_ERR_INVALID_DATE, { .date = INT32_MIN + 2 } },
    { INTEGRA_COLUMN_KIND_DATE, ANY, INTEGRA_FAULT_CELL_DATE, INTEGRA_ERR_INVALID_DATE, { .date = 2932897 } },
    { INTEGRA_COLUMN_KIND_DAY, ANY, INTEGRA_FAULT_CELL_DAY, INTEGRA_ERR_INVALID_DATE, { .date = INT32_MIN + 1 } },
    { INTEGRA_COLUMN_KIND_DAY, ANY, INTEGRA_FAULT_CELL_DAY, INTEGRA_ERR_INVALID_DATE, { .date = -719163 } },
    { INTEGRA_COLUMN_KIND_MONTH, ANY, INTEGRA_FAULT_CELL_MONTH, INTEGRA_ERR_INVALID_DATE, { .date = 1 } },
    { INTEGRA_COLUMN_KIND_MONTH, ANY, INTEGRA_FAULT_CELL_MONTH, INTEGRA_ERR_INVALID_DATE, { .date = INT32_MIN } },
    { INTEGRA_COLUMN_KIND_MONTH, ANY, INTEGRA_FAULT_CELL_MONTH, INTEGRA_ERR_INVALID_DATE, { .date = INT32_MIN + 1 } },
    { INTEGRA_COLUMN_KIND_TRI, ANY, INTEGRA_FAULT_CELL_TRI, INTEGRA_ERR_INVALID_VALUE, { .byte = 3 } },
    { INTEGRA_COLUMN_KIND_WORD, ANY, INTEGRA_FAULT_CELL_WORD, INTEGRA_ERR_INVALID_VALUE, { .byte = 255 } },
    { INTEGRA_COLUMN_KIND_WORD, 1, INTEGRA_FAULT_CELL_WORD, INTEGRA_ERR_INVALID_VALUE, { .byte = 0 } },
    { INTEGRA_COLUMN_KIND_FLAG, ANY, INTEGRA_FAULT_CELL_FLAG, INTEGRA_ERR_INVALID_VALUE, { .byte = 2 } },
};

/* And what each takes, at its edges. */
static const cell taken[] = {
    { INTEGRA_COLUMN_KIND_ID, ANY, 0, INTEGRA_OK, { .id = { { 0 } } } },
    { INTEGRA_COLUMN_KIND_ID,
      ANY,
      0,
      INTEGRA_OK,
      { .id = { { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 } } } },
    { INTEGRA_COLUMN_KIND_REF, ANY, 0, INTEGRA_OK, { .number = PARENTS - 1 } },
    { INTEGRA_COLUMN_KIND_REF, 0, 0, INTEGRA_OK, { .number = UINT32_MAX } },
    { INTEGRA_COLUMN_KIND_REF, 0, 0, INTEGRA_OK, { .number = UINT32_MAX - 1u } },
    { INTEGRA_COLUMN_KIND_DATE, ANY, 0, INTEGRA_OK, { .date = INT32_MIN } },
    { INTEGRA_COLUMN_KIND_DATE, ANY, 0, INTEGRA_OK, { .date = INT32_MIN + 1 } },
    { INTEGRA_COLUMN_KIND_DATE, ANY, 0, INTEGRA_OK, { .date = 2932896 } },
    { INTEGRA_COLUMN_KIND_DAY, ANY, 0, INTEGRA_OK, { .date = INT32_MIN } },
    { INTEGRA_COLUMN_KIND_DAY, ANY, 0, INTEGRA_OK, { .date = -719162 } },
    { INTEGRA_COLUMN_KIND_MONTH, ANY, 0, INTEGRA_OK, { .date = 31 } }, /* 1 February 1970 */
    { INTEGRA_COLUMN_KIND_TRI, ANY, 0, INTEGRA_OK, { .byte = 2 } },
    { INTEGRA_COLUMN_KIND_WORD, 0, 0, INTEGRA_OK, { .byte = 0 } },
    { INTEGRA_COLUMN_KIND_FLAG, ANY, 0, INTEGRA_OK, { .byte = 1 } },
    { INTEGRA_COLUMN_KIND_NUMBER, ANY, 0, INTEGRA_OK, { .number = UINT32_MAX } },
    { INTEGRA_COLUMN_KIND_NUMBER, ANY, 0, INTEGRA_OK, { .number = UINT32_MAX - 1u } },
};

/* Three sound rows, the second of which has the value; that it is refused whole, or given back. */
static void try_cell(uint32_t table, uint32_t column, const cell *one, const void *value, size_t size)
{
    integra_territory *territory = with_parents();
    size_t before = integra_territory_count(territory, table);
    rows made;
    sound_rows(&made, table, 3, 1000);
    integra_error error;
    const void *back = NULL;
    memset(&error, 0x5a, sizeof error);
    put_cell(&made, column, 1, value);
    integra_status status = apply_rows(territory, &made, &error);
    assert_int_equal(status, one->status);
    assert_int_equal(integra_territory_count(territory, table), before + (status == INTEGRA_OK ? 3 : 0));
    if (status != INTEGRA_OK) {
        assert_int_equal(error.fault, one->fault);
        assert_int_equal(error.index, 1);
        assert_int_equal(error.index_of, INTEGRA_INDEX_ROW);
        assert_int_equal(error.word, column);
        assert_int_equal(error.least, table);
    } else {
        assert_int_equal(integra_territory_column(territory, table, column, &back, NULL), INTEGRA_OK);
        assert_memory_equal((const uint8_t *)back + (before + 1) * size, value, size);
    }
    integra_territory_destroy(territory);
}

static void try_cells(const cell *cells, size_t count)
{
    for (uint32_t table = 1; table <= INTEGRA__TERRITORY_TABLE_LAST; table++) {
        for (uint32_t i = 0; i < integra_column_count(table); i++) {
            integra_column column = column_at(table, i);
            for (size_t k = 0; k < count; k++) {
                if (cells[k].kind == column.kind &&
                    (cells[k].required == ANY || cells[k].required == is_required(table, i))) {
                    try_cell(table, i, &cells[k], &cells[k].value, column.size);
                }
            }
        }
    }
}

static void every_column_refuses_what_its_kind_does(void **state)
{
    (void)state;
    try_cells(refused, sizeof refused / sizeof refused[0]);
}

static void every_column_takes_the_edges_of_its_kind(void **state)
{
    (void)state;
    try_cells(taken, sizeof taken / sizeof taken[0]);
}

static void a_word_is_of_its_group(void **state)
{
    (void)state;
    static const cell last = { INTEGRA_COLUMN_KIND_WORD, ANY, 0, INTEGRA_OK, { .byte = 0 } };
    static const cell next = {
        INTEGRA_COLUMN_KIND_WORD, ANY, INTEGRA_FAULT_CELL_WORD, INTEGRA_ERR_INVALID_VALUE, { .byte = 0 }
    };
    for (uint32_t table = 1; table <= INTEGRA__TERRITORY_TABLE_LAST; table++) {
        for (uint32_t i = 0; i < integra_column_count(table); i++) {
            integra_column column = column_at(table, i);
            if (column.kind == INTEGRA_COLUMN_KIND_WORD) {
                size_t words = integra_word_count(column.target);
                uint8_t code = (uint8_t)integra_word_at(column.target, words - 1);
                try_cell(table, i, &last, &code, 1);
                code++;
                try_cell(table, i, &next, &code, 1);
            }
        }
    }
}

static void a_required_column_is_given(void **state)
{
    (void)state;
    for (uint32_t table = 1; table <= INTEGRA__TERRITORY_TABLE_LAST; table++) {
        for (uint32_t i = 0; i < integra_column_count(table); i++) {
            integra_territory *territory = with_parents();
            size_t before = integra_territory_count(territory, table);
            rows made;
            sound_rows(&made, table, 3, 1000);
            integra_error error = { 0 };
            made.columns[i] = NULL;
            integra_status status = apply_rows(territory, &made, &error);
            assert_int_equal(status, is_required(table, i) ? INTEGRA_ERR_NULL_ARGUMENT : INTEGRA_OK);
            assert_int_equal(error.word, is_required(table, i) ? i : 0);
            assert_int_equal(integra_territory_count(territory, table), before + (is_required(table, i) ? 0 : 3));
            integra_territory_destroy(territory);
        }
    }
}

/* The five tables of what opens and closes; said unknown and blank are no days to compare. */
static void nothing_closes_before_it_opens(void **state)
{
    (void)state;
    static const struct {
        uint32_t table, opens, closes;
    } spans[] = {
        { INTEGRA_TERRITORY_TABLE_STRUCTURE, INTEGRA_COLUMN_STRUCTURE_OPENS, INTEGRA_COLUMN_STRUCTURE_CLOSES },
        { INTEGRA_TERRITORY_TABLE_BODY, INTEGRA_COLUMN_BODY_OPENS, INTEGRA_COLUMN_BODY_CLOSES },
        { INTEGRA_TERRITORY_TABLE_SEAT, INTEGRA_COLUMN_SEAT_OPENS, INTEGRA_COLUMN_SEAT_CLOSES },
        { INTEGRA_TERRITORY_TABLE_FUNCTION, INTEGRA_COLUMN_FUNCTION_OPENS, INTEGRA_COLUMN_FUNCTION_CLOSES },
        { INTEGRA_TERRITORY_TABLE_PILOTE, INTEGRA_COLUMN_PILOTE_OPENS, INTEGRA_COLUMN_PILOTE_CLOSES },
    };
    static const struct {
        integra_date opens, closes;
        int sound;
    } days[] = {
        { 20, 19, 0 },
        { 20, 20, 1 },
        { 20, INTEGRA_DATE_UNKNOWN, 1 },
        { 20, INTEGRA_DATE_SAID_UNKNOWN, 1 },
        { INTEGRA_DATE_SAID_UNKNOWN, -700000, 1 },
    };
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        for (size_t k = 0; k < sizeof days / sizeof days[0]; k++) {
            integra_territory *territory = with_parents();
            rows made;
            sound_rows(&made, spans[i].table, 3, 1000);
            integra_error error = { 0 };
            put_cell(&made, spans[i].opens, 2, &days[k].opens);
            put_cell(&made, spans[i].closes, 2, &days[k].closes);
            integra_status status = apply_rows(territory, &made, &error);
            assert_int_equal(status, days[k].sound ? INTEGRA_OK : INTEGRA_ERR_INVALID_DATE);
            assert_int_equal(error.fault, days[k].sound ? 0 : INTEGRA_FAULT_ROW_CLOSES);
            assert_int_equal(error.index, days[k].sound ? 0 : 2);
            integra_territory_destroy(territory);
        }
    }
}

/* Of two bad rows the first is told, whatever column of it is bad. */
static void the_first_bad_row_is_told(void **state)
{
    (void)state;
    integra_territory *territory = with_parents();
    rows made;
    sound_rows(&made, INTEGRA_TERRITORY_TABLE_BODY, 3, 1000);
    static const uint8_t word = 255, flag = 2;
    integra_error error = { 0 };
    put_cell(&made, INTEGRA_COLUMN_BODY_TIER, 2, &word);
    put_cell(&made, INTEGRA_COLUMN_BODY_SEATS_COMPLETE, 1, &flag);
    assert_int_equal(apply_rows(territory, &made, &error), INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(error.index, 1);
    assert_int_equal(error.word, INTEGRA_COLUMN_BODY_SEATS_COMPLETE);
    integra_territory_destroy(territory);
}

/* ---- together as one by one ---- */

static void expect_same(const integra_territory *a, const integra_territory *b, uint32_t table)
{
    assert_int_equal(integra_territory_count(a, table), integra_territory_count(b, table));
    for (uint32_t i = 0; i < integra_column_count(table); i++) {
        const void *one = NULL, *other = NULL;
        assert_int_equal(integra_territory_column(a, table, i, &one, NULL), INTEGRA_OK);
        assert_int_equal(integra_territory_column(b, table, i, &other, NULL), INTEGRA_OK);
        assert_memory_equal(one, other, integra_territory_count(a, table) * column_at(table, i).size);
    }
}

/* More rows than the first room, and than the second; what is left out is blank, as the header says of each kind. */
static void together_is_as_one_by_one(void **state)
{
    (void)state;
    for (uint32_t table = 1; table <= INTEGRA__TERRITORY_TABLE_LAST; table++) {
        integra_territory *a = with_parents(), *b = with_parents();
        rows many;
        sound_rows(&many, table, ROWS, 1000);
        assert_int_equal(apply_rows(a, &many, NULL), INTEGRA_OK);
        for (unsigned k = 0; k < ROWS; k++) {
            rows one;
            sound_rows(&one, table, 1, 1000 + k);
            for (uint32_t i = 0; i < integra_column_count(table); i++) {
                one.columns[i] = is_required(table, i) ? one.columns[i] : NULL;
            }
            assert_int_equal(apply_rows(b, &one, NULL), INTEGRA_OK);
        }
        expect_same(a, b, table);
        integra_territory_destroy(a);
        integra_territory_destroy(b);
    }
}

/* Rows that a caller borrowed go in once more behind themselves, though the table grows under them. */
static void its_own_columns_may_be_given(void **state)
{
    (void)state;
    for (uint32_t table = 1; table <= INTEGRA__TERRITORY_TABLE_LAST; table++) {
        if (column_at(table, 0).kind == INTEGRA_COLUMN_KIND_OWN) {
            continue; /* there once */
        }
        integra_territory *territory = with_parents(), *before = with_parents();
        const void *columns[INTEGRA_TERRITORY_COLUMN_LIMIT] = { NULL };
        size_t width = integra_column_count(table);
        rows many;
        sound_rows(&many, table, ROWS, 1000);
        assert_int_equal(apply_rows(territory, &many, NULL), INTEGRA_OK);
        assert_int_equal(apply_rows(before, &many, NULL), INTEGRA_OK);
        size_t count = integra_territory_count(territory, table);
        for (uint32_t i = 0; i < width; i++) {
            assert_int_equal(integra_territory_column(territory, table, i, &columns[i], NULL), INTEGRA_OK);
        }
        assert_int_equal(integra_territory_apply(territory, table, columns, width, count, NULL), INTEGRA_OK);
        assert_int_equal(integra_territory_count(territory, table), 2 * count);
        for (uint32_t i = 0; i < width; i++) {
            const void *was = NULL, *is = NULL;
            size_t size = count * column_at(table, i).size;
            assert_int_equal(integra_territory_column(before, table, i, &was, NULL), INTEGRA_OK);
            assert_int_equal(integra_territory_column(territory, table, i, &is, NULL), INTEGRA_OK);
            assert_memory_equal(is, was, size);
            assert_memory_equal((const uint8_t *)is + size, was, size);
        }
        integra_territory_destroy(before);
        integra_territory_destroy(territory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_refuses_what_its_kind_does),
        cmocka_unit_test(every_column_takes_the_edges_of_its_kind),
        cmocka_unit_test(a_word_is_of_its_group),
        cmocka_unit_test(a_required_column_is_given),
        cmocka_unit_test(nothing_closes_before_it_opens),
        cmocka_unit_test(the_first_bad_row_is_told),
        cmocka_unit_test(together_is_as_one_by_one),
        cmocka_unit_test(its_own_columns_may_be_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
