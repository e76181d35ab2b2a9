/* test_tally_pieces.c - tallies of pieces, in any split, any order and any repetition, merged, are the one of all rows.
 * Spec: spec/50-indicators.md (IND-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tally_made.h"

#include "rows_made.h"

#include "domain/indicator/indicator_layout.h"
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
        size_t width = integra__tally_row_kind(integra_indicator_frame(a->indicator), table)->width;
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
        const integra__row_kind *kind = integra__tally_row_kind(integra_indicator_frame(tally->indicator), table);
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

/* ---- bytes that are no rows ---- */

/* A tally of one row, and that row with a byte of it set. */
static int is_with(uint32_t indicator, const char *text, uint32_t table, size_t at, uint8_t byte)
{
    integra_tally *tally = tally_of(indicator, "2024-05-31");
    uint8_t row[INTEGRA__ROW_WIDTH_MOST];
    add_rows(tally, text);
    assert_true(integra__tally_settle(tally));
    assert_int_equal(integra__rows_count(tally->tables[table]), 1);
    integra__row_cursor cursor = integra__rows_first(tally->tables[table]);
    memcpy(row, integra__rows_next(&cursor), integra__tally_row_kind(integra_indicator_frame(indicator), table)->width);
    row[at] = byte;
    int is = integra__tally_row_is(tally, table, row);
    integra_tally_destroy(tally);
    return is;
}

static void no_rows(void **state)
{
    static const char stay[] = "person=p admission=2024-03-01 discharge=2024-03-02 mco=yes on_list=yes";
    static const char last_stay[] = "person=p admission=2024-05-31 discharge=2024-05-31 mco=yes on_list=yes";
    static const char other_stay[] = "person=p admission=2022-03-01 mco=no birth_date=1940-01-01 age_at_admission=80";
    static const char leap_stay[] = "person=p admission=2021-03-01 discharge=2021-03-02 mco=no age_at_admission=81";
    static const struct {
        uint32_t indicator;
        const char *text;
        uint32_t table;
        size_t at;
        uint8_t byte;
        int is;
    } rows[] = {
        { INTEGRA_INDICATOR_A1, "structure=s has_protocol=yes", 0, 17, 2, 1 },
        { INTEGRA_INDICATOR_A1, "structure=s has_protocol=yes", 0, 17, 3, 0 },
        { INTEGRA_INDICATOR_A1, "structure=s has_protocol=yes digest=d", 0, 17, 1, 0 }, /* none, and a digest */
        { INTEGRA_INDICATOR_A1, "structure=s", 0, 19, 1, 0 },
        { INTEGRA_INDICATOR_A2, "body=b", 0, 16, 3, 1 },
        { INTEGRA_INDICATOR_A2, "body=b", 0, 16, 4, 0 },
        { INTEGRA_INDICATOR_A2, "body=b", 0, 17, 3, 0 },
        { INTEGRA_INDICATOR_A2, "body=b", 0, 23, 1, 0 },
        { INTEGRA_INDICATOR_A3, "person=p assessment=a", 0, 52, 2, 1 },
        { INTEGRA_INDICATOR_A3, "person=p assessment=a", 0, 52, 3, 0 },
        { INTEGRA_INDICATOR_A3, "person=p assessment=a", 0, 16, 0, 0 },
        { INTEGRA_INDICATOR_A3, "person=p assessment=a", 0, 51, 2, 0 }, /* no day has that number */
        { INTEGRA_INDICATOR_A3, "person=p assessment=a", 0, 53, 1, 0 },
        { INTEGRA_INDICATOR_A3, "person=p assessment=a date=2024-05-31", 0, 50, 0xff, 0 }, /* after the day */
        { INTEGRA_INDICATOR_A4, "call=c", 0, 20, 2, 1 },
        { INTEGRA_INDICATOR_A4, "call=c", 0, 20, 3, 0 },
        { INTEGRA_INDICATOR_A4, "call=c", 0, 19, 0, 0 },
        { INTEGRA_INDICATOR_A4, "call=c", 0, 21, 1, 0 },
        { INTEGRA_INDICATOR_A4, "call=c date=2024-05-31", 0, 18, 0xff, 0 },
        { INTEGRA_INDICATOR_B1, "structure=s offer=o functions=1", 0, 33, 63, 1 },
        { INTEGRA_INDICATOR_B1, "structure=s offer=o functions=1", 0, 33, 64, 0 },
        { INTEGRA_INDICATOR_B1, "structure=s offer=o functions=1", 0, 33, 255, 1 },
        { INTEGRA_INDICATOR_B1, "structure=s offer=o functions=1", 0, 32, 200, 0 },
        { INTEGRA_INDICATOR_B3, stay, 0, 26, 150, 1 },
        { INTEGRA_INDICATOR_B3, stay, 0, 26, 151, 0 },
        { INTEGRA_INDICATOR_B3, stay, 0, 27, 1, 0 },
        { INTEGRA_INDICATOR_B3, stay, 0, 24, 1, 0 },      /* no MCO stay is kept */
        { INTEGRA_INDICATOR_B3, stay, 0, 22, 0, 0 },      /* discharged before */
        { INTEGRA_INDICATOR_B3, stay, 0, 22, 0xff, 0 },   /* after the day, which is open */
        { INTEGRA_INDICATOR_B3, last_stay, 0, 18, 0, 0 }, /* in no window */
        { INTEGRA_INDICATOR_B3, "person=p mco=yes", 0, 26, 80, 0 },
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_BIRTHS, 22, 0xff, 1 },
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_BIRTHS, 22, 0, 0 },
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_AGES, 22, 0, 0 },
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_AGES, 28, 0x80, 0 }, /* no day has that number */
        /* 80 on 2022-03-01 is from 1941-03-02 to 1942-03-01: a year is no longer */
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_AGES, 30, 0xff, 0 },
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_AGES, 18, 0xd9, 0 },
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_AGES, 26, 0xd0, 0 },
        /* days 0x7fffd6dc and 0x7fffd848, 365 in all: one day less, or two more, on each of the four */
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_AGES, 19, 0xdd, 0 },
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_AGES, 23, 0x47, 0 },
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_AGES, 27, 0xda, 0 },
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_AGES, 31, 0x4a, 0 },
        /* 0x7fffd401 to 0x7fffd56e, 366 days: no day of an age is outside the hull */
        { INTEGRA_INDICATOR_B3, leap_stay, INTEGRA__TALLY_AGES, 31, 0x6d, 0 },
        { INTEGRA_INDICATOR_B3, leap_stay, INTEGRA__TALLY_AGES, 27, 0x02, 0 },
        { INTEGRA_INDICATOR_SHARE, "person=p assistant=a", 0, 40, 7, 1 },
        { INTEGRA_INDICATOR_SHARE, "person=p assistant=a", 0, 40, 8, 0 },
        { INTEGRA_INDICATOR_SHARE, "person=p assistant=a", 0, 35, 1, 0 }, /* said unknown */
        { INTEGRA_INDICATOR_SHARE, "person=p assistant=a begins=2024-05-31", 0, 34, 0xff, 0 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (is_with(rows[i].indicator, rows[i].text, rows[i].table, rows[i].at, rows[i].byte) != rows[i].is) {
            fail_msg("row %zu: %s: %zu is %u", i, rows[i].text, rows[i].at, (unsigned)rows[i].byte);
        }
    }
}

/* What ages leave of one another, and their hull: each end of either is that of an age. */
static void ages_are_whole_years(void **state)
{
    static const struct {
        const char *at, *hull_from, *from, *to, *hull_to;
        int is;
    } rows[] = {
        { "2024-05-31", "1939-07-01", "1939-07-01", "1940-06-30", "1940-06-30", 1 },
        { "2024-05-31", "1939-07-02", "1939-07-02", "1940-06-30", "1940-06-30", 0 }, /* 365 days, of 366 */
        { "2024-05-31", "1940-06-30", "1940-06-30", "1941-06-30", "1941-06-30", 0 }, /* 366 days, of 365 */
        { "2024-05-31", "1939-07-01", "1940-07-01", "1940-06-30", "1941-06-30", 1 }, /* two ages with nothing common */
        { "2024-05-31", "1939-07-02", "1940-07-01", "1940-06-30", "1941-06-30", 0 },
        { "2024-05-31", "1939-07-01", "1940-07-01", "1940-06-30", "1941-07-01", 0 },
        /* up to the 28th of February: on that day, or on a 29th years later, if that has been */
        { "2024-05-31", "2020-02-29", "2020-02-29", "2021-02-28", "2021-02-28", 1 },
        { "2024-02-29", "2020-03-01", "2020-03-01", "2021-02-28", "2021-02-28", 1 },
        { "2024-02-28", "2020-03-01", "2020-03-01", "2021-02-28", "2021-02-28", 0 },
        { "2024-05-31", "1896-03-01", "1896-03-01", "1897-02-28", "1897-02-28", 1 }, /* 1900 has none */
        { "2024-05-31", "0001-01-01", "0001-01-01", "0001-06-30", "0001-06-30", 1 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_tally *tally = tally_of(INTEGRA_INDICATOR_B3, rows[i].at);
        uint8_t row[INTEGRA__AGES_SIZE] = { 1 };
        integra__row_set_date(row, INTEGRA__AGES_HULL_FROM, day_of(rows[i].hull_from));
        integra__row_set_date(row, INTEGRA__AGES_FROM, day_of(rows[i].from));
        integra__row_set_date(row, INTEGRA__AGES_TO, day_of(rows[i].to));
        integra__row_set_date(row, INTEGRA__AGES_HULL_TO, day_of(rows[i].hull_to));
        if (integra__tally_row_is(tally, INTEGRA__TALLY_AGES, row) != rows[i].is) {
            fail_msg("row %zu: %s to %s", i, rows[i].from, rows[i].to);
        }
        integra_tally_destroy(tally);
    }
}

/* A row of who belongs to another part is none. */
static void no_rows_of_another_part(void **state)
{
    integra_tally_subject subject = { sizeof subject, INTEGRA_INDICATOR_A2, day_of("2024-05-31"), 7, 1, { { 0 } } };
    uint8_t row[24] = { 1 }; /* of part 4 of 7: test_identifiers.c */
    (void)state;
    for (uint32_t part = 0; part < 7; part++) {
        integra_tally *tally = NULL;
        subject.held = UINT64_C(1) << part;
        assert_int_equal(integra_tally_create(&subject, NULL, NULL, &tally, NULL), INTEGRA_OK);
        assert_int_equal(integra__tally_row_is(tally, INTEGRA__TALLY_ROWS, row), part == 4);
        integra_tally_destroy(tally);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_of_every_indicator),
        cmocka_unit_test(no_rows),
        cmocka_unit_test(ages_are_whole_years),
        cmocka_unit_test(no_rows_of_another_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
