/* test_tally_wrong.c - of many rows the first that is wrong is told, wherever it stands, and of it the first column.
 * Spec: spec/50-indicators.md (IND-2).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "tally_made.h"

#include "core/date.h"
#include "domain/indicator/tally_frames.h"

/* Three blocks, and half a one. */
enum { ROWS = 3 * INTEGRA__TALLY_BLOCK + INTEGRA__TALLY_BLOCK / 2, BYTES_MOST = ROWS * sizeof(integra__frame_digest) };

/* Rows that say nothing but who they are of. */
static struct {
    uint32_t indicator;
    const integra__frame *frame;
    uint8_t cells[INTEGRA_FRAME_COLUMN_LIMIT][BYTES_MOST];
    const void *columns[INTEGRA_FRAME_COLUMN_LIMIT];
} rows;

static void blank(size_t row, size_t column)
{
    uint8_t *cell = rows.cells[column] + row * rows.frame->columns[column].size;
    write_blank(&rows.frame->columns[column], cell);
    if (rows.frame->columns[column].required) {
        cell[row % 16] = 1;
    }
}

static void blank_all(uint32_t indicator)
{
    rows.indicator = indicator;
    rows.frame = &integra__frames[integra_indicator_frame(indicator)];
    for (size_t i = 0; i < rows.frame->column_count; i++) {
        rows.columns[i] = rows.cells[i];
        for (size_t k = 0; k < ROWS; k++) {
            blank(k, i);
        }
    }
}

static void set(size_t row, size_t column, uint32_t value)
{
    const integra__frame_column *of = &rows.frame->columns[column];
    uint8_t byte = (uint8_t)value;
    memcpy(rows.cells[column] + row * of->size, of->size == 1 ? (const void *)&byte : (const void *)&value, of->size);
}

static void set_text(size_t row, const char *column, const char *value)
{
    size_t at = column_named(integra_indicator_frame(rows.indicator), column);
    write_cell(&rows.frame->columns[at], value, rows.cells[at] + row * rows.frame->columns[at].size);
}

/* The rows are refused, for one of them, and none of them is there. */
static void assert_wrong(uint32_t fault, size_t row, size_t column)
{
    integra_tally *tally = tally_of(rows.indicator, "2024-05-31");
    integra_error error = { .fault = 0 };
    assert_int_not_equal(integra_tally_add(tally, rows.columns, rows.frame->column_count, ROWS, &error), INTEGRA_OK);
    if (error.fault != fault || error.index != row || error.word != column) {
        fail_msg("fault %u row %u column %u, not %u %u %u", (unsigned)error.fault, (unsigned)error.index,
                 (unsigned)error.word, (unsigned)fault, (unsigned)row, (unsigned)column);
    }
    assert_int_equal(count_of(tally), 0);
    integra_tally_destroy(tally);
}

static void assert_sound(void)
{
    integra_tally *tally = tally_of(rows.indicator, "2024-05-31");
    assert_int_equal(integra_tally_add(tally, rows.columns, rows.frame->column_count, ROWS, NULL), INTEGRA_OK);
    integra_tally_destroy(tally);
}

/* ---- cells ---- */

/* What a column of a kind does not take, next to what it takes. */
static const struct {
    uint32_t kind, fault;
    uint32_t bad[5], count;
} kinds[] = {
    { INTEGRA__FRAME_DAY,
      INTEGRA_FAULT_FRAME_DAY,
      { (uint32_t)INTEGRA__DATE_FIRST - 1, INTEGRA__DATE_LAST + 1, INT32_MAX, (uint32_t)INTEGRA_DATE_SAID_UNKNOWN },
      4 },
    { INTEGRA__FRAME_END,
      INTEGRA_FAULT_FRAME_DAY,
      { (uint32_t)INTEGRA__DATE_FIRST - 1, INTEGRA__DATE_LAST + 1, INT32_MAX - 1, (uint32_t)INTEGRA_DATE_SAID_UNKNOWN },
      4 },
    { INTEGRA__FRAME_DATE,
      INTEGRA_FAULT_FRAME_DATE,
      { (uint32_t)INTEGRA__DATE_FIRST - 1, INTEGRA__DATE_LAST + 1, INT32_MAX, (uint32_t)INTEGRA_DATE_SAID_UNKNOWN + 1 },
      4 },
    { INTEGRA__FRAME_TRI, INTEGRA_FAULT_FRAME_TRI, { INTEGRA_TRI_YES + 1, 0x80, 0xff }, 3 },
    { INTEGRA__FRAME_WORD, INTEGRA_FAULT_FRAME_WORD, { 0x80, 0xff }, 2 },
    { INTEGRA__FRAME_SET, INTEGRA_FAULT_FRAME_SET, { 64, 0x80000000, UINT32_MAX - 1 }, 3 },
    { INTEGRA__FRAME_NUMBER, INTEGRA_FAULT_FRAME_AGE, { INTEGRA_AGE_LIMIT + 1, 0x80000000, UINT32_MAX - 1 }, 3 },
};

static void bad_cell_anywhere(size_t column, size_t row)
{
    const uint32_t kind = rows.frame->columns[column].kind;
    if (rows.frame->columns[column].required) {
        memset(rows.cells[column] + row * sizeof(integra_id), 0, sizeof(integra_id));
        assert_wrong(INTEGRA_FAULT_FRAME_ID, row, column);
    }
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        for (size_t k = 0; kinds[i].kind == kind && k < kinds[i].count; k++) {
            set(row, column, kinds[i].bad[k]);
            assert_wrong(kinds[i].fault, row, column);
        }
    }
    blank(row, column);
}

static const uint32_t indicators[] = { INTEGRA_INDICATOR_A1,   INTEGRA_INDICATOR_A2, INTEGRA_INDICATOR_A3,
                                       INTEGRA_INDICATOR_A4,   INTEGRA_INDICATOR_B1, INTEGRA_INDICATOR_B3,
                                       INTEGRA_INDICATOR_SHARE };

/* Of every column of every frame: at the edges of blocks, and somewhere in each; behind the blocks. */
static void bad_cells(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof indicators / sizeof indicators[0]; i++) {
        blank_all(indicators[i]);
        assert_sound();
        for (size_t column = 0; column < rows.frame->column_count; column++) {
            for (size_t row = 0; row < ROWS; row += row % INTEGRA__TALLY_BLOCK == 0 ? 1 : 23) {
                bad_cell_anywhere(column, row);
            }
            bad_cell_anywhere(column, ROWS - 1);
        }
        assert_sound();
    }
}

/* At every place of a block. */
static void bad_cells_at_every_place(void **state)
{
    (void)state;
    blank_all(INTEGRA_INDICATOR_B3);
    for (size_t row = INTEGRA__TALLY_BLOCK - 1; row <= 2 * INTEGRA__TALLY_BLOCK; row++) {
        bad_cell_anywhere(INTEGRA_STAYS_PERSON, row);
        bad_cell_anywhere(INTEGRA_STAYS_DISCHARGE, row);
        bad_cell_anywhere(INTEGRA_STAYS_MCO, row);
        bad_cell_anywhere(INTEGRA_STAYS_AGE_AT_ADMISSION, row);
    }
}

/* An identifier is bad where all of it is zero: one bit anywhere is somebody. */
static void any_bit_is_somebody(void **state)
{
    (void)state;
    blank_all(INTEGRA_INDICATOR_A2);
    for (size_t bit = 0; bit < 128; bit++) {
        uint8_t *id = rows.cells[0] + bit * sizeof(integra_id);
        memset(id, 0, sizeof(integra_id));
        id[bit / 8] = (uint8_t)(1u << bit % 8);
    }
    assert_sound();
}

/* ---- rows as a whole ---- */

/* Cells that are sound each, and wrong together: three columns at most. */
static const struct {
    uint32_t indicator, fault;
    const char *cells[6], *column;
} together[] = {
    { INTEGRA_INDICATOR_B3,
      INTEGRA_FAULT_ROW_ENDS_EARLY,
      { "admission", "2024-01-02", "discharge", "2024-01-01" },
      "discharge" },
    { INTEGRA_INDICATOR_B3,
      INTEGRA_FAULT_AGE_BEFORE_CALENDAR,
      { "admission", "0150-12-31", "age_at_admission", "150" },
      "age_at_admission" },
    { INTEGRA_INDICATOR_A4,
      INTEGRA_FAULT_ANSWERED_ON_UNANSWERED,
      { "answered", "no", "answered_on", "2024-01-01" },
      "answered_on" },
    { INTEGRA_INDICATOR_A4,
      INTEGRA_FAULT_ANSWERED_EARLY,
      { "date", "2024-01-02", "answered_on", "2024-01-01" },
      "answered_on" },
    { INTEGRA_INDICATOR_SHARE, INTEGRA_FAULT_ROW_ENDS_EARLY, { "begins", "2024-01-02", "ends", "2024-01-01" }, "ends" },
    { INTEGRA_INDICATOR_SHARE, INTEGRA_FAULT_ROW_END_UNKNOWN, { "begins", "unknown" }, "begins" },
    { INTEGRA_INDICATOR_SHARE, INTEGRA_FAULT_ROW_END_UNKNOWN, { "ends", "unknown" }, "ends" },
    { INTEGRA_INDICATOR_A2,
      INTEGRA_FAULT_SIGNED_ON_UNSIGNED,
      { "signed", "no", "signed_on", "2024-01-01" },
      "signed_on" },
    { INTEGRA_INDICATOR_B1, INTEGRA_FAULT_ROW_ENDS_EARLY, { "opens", "2024-01-02", "closes", "2024-01-01" }, "closes" },
};

static void wrong_together(void **state)
{
    enum { BLOCK = INTEGRA__TALLY_BLOCK };
    static const size_t places[] = {
        0, 1, BLOCK / 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK - 1, 2 * BLOCK, 3 * BLOCK - 1, 3 * BLOCK, ROWS - 1
    };
    (void)state;
    for (size_t i = 0; i < sizeof together / sizeof together[0]; i++) {
        size_t column = column_named(integra_indicator_frame(together[i].indicator), together[i].column);
        for (size_t k = 0; k < sizeof places / sizeof places[0]; k++) {
            blank_all(together[i].indicator);
            for (size_t cell = 0; cell < 6 && together[i].cells[cell] != NULL; cell += 2) {
                set_text(places[k], together[i].cells[cell], together[i].cells[cell + 1]);
            }
            assert_wrong(together[i].fault, places[k], column);
        }
    }
}

/* Rows that look as if, and are not. */
static void sound_together(void **state)
{
    (void)state;
    blank_all(INTEGRA_INDICATOR_B3);
    set_text(300, "admission", "0151-01-01"); /* born on the calendar's first day */
    set_text(300, "age_at_admission", "150");
    set_text(301, "admission", "2024-01-02");
    set_text(301, "discharge", "2024-01-02");
    set_text(302, "age_at_admission", "150");
    assert_sound();
    blank_all(INTEGRA_INDICATOR_SHARE);
    set_text(300, "ends", "0001-01-01");
    set_text(301, "begins", "9999-12-31");
    assert_sound();
}

/* ---- several ---- */

/* The first row is told, be it for a cell or as a whole, in its block or another; of it a cell before the whole, and
 * the first cell. */
static void the_first_is_told(void **state)
{
    (void)state;
    for (size_t row = INTEGRA__TALLY_BLOCK - 3; row < INTEGRA__TALLY_BLOCK + 3; row++) {
        for (size_t apart = 1; apart < INTEGRA__TALLY_BLOCK + 2; apart += 5) {
            blank_all(INTEGRA_INDICATOR_B3);
            set(row + apart, INTEGRA_STAYS_ADMISSION, INT32_MAX);
            set_text(row, "admission", "2024-01-02");
            set_text(row, "discharge", "2024-01-01");
            assert_wrong(INTEGRA_FAULT_ROW_ENDS_EARLY, row, INTEGRA_STAYS_DISCHARGE);
            set(row, INTEGRA_STAYS_AGE_AT_ADMISSION, INTEGRA_AGE_LIMIT + 1);
            assert_wrong(INTEGRA_FAULT_FRAME_AGE, row, INTEGRA_STAYS_AGE_AT_ADMISSION);
            set(row, INTEGRA_STAYS_MCO, INTEGRA_TRI_YES + 1);
            assert_wrong(INTEGRA_FAULT_FRAME_TRI, row, INTEGRA_STAYS_MCO);
            set_text(row - 1, "admission", "2024-01-02");
            set_text(row - 1, "discharge", "2024-01-01");
            assert_wrong(INTEGRA_FAULT_ROW_ENDS_EARLY, row - 1, INTEGRA_STAYS_DISCHARGE);
            set(row - 2, INTEGRA_STAYS_BIRTH_DATE, INT32_MAX);
            assert_wrong(INTEGRA_FAULT_FRAME_DAY, row - 2, INTEGRA_STAYS_BIRTH_DATE);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_cells),           cmocka_unit_test(bad_cells_at_every_place),
        cmocka_unit_test(any_bit_is_somebody), cmocka_unit_test(wrong_together),
        cmocka_unit_test(sound_together),      cmocka_unit_test(the_first_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
