/* test_tally_bytes.c - bytes that are rows of a tally, and bytes that no row comes to.
 * Spec: spec/50-indicators.md ("What a tally holds").  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "tally_made.h"

#include "domain/indicator/indicator_layout.h"
#include "domain/indicator/tally.h"

/* A tally of one row, and that row with a byte of it set. */
static int is_with(uint32_t indicator, const char *text, uint32_t table, size_t at, uint8_t byte)
{
    integra_tally *tally = tally_of(indicator, "2024-05-31");
    uint8_t row[INTEGRA__ROW_WIDTH_MOST];
    add_rows(tally, text);
    assert_true(integra__tally_settle(tally));
    assert_int_equal(integra__rows_count(tally->tables[table]), 1);
    integra__row_cursor cursor = integra__rows_first(tally->tables[table]);
    memcpy(row, integra__rows_next(&cursor), integra__tally_row_kind(indicator, table)->width);
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
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_BIRTHS, 16, 0, 0 },    /* before the calendar */
        { INTEGRA_INDICATOR_B3, other_stay, INTEGRA__TALLY_BIRTHS, 20, 0x80, 0 }, /* and after it */
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
        { INTEGRA_INDICATOR_SHARE, "person=p assistant=a", 0, 16, 7, 1 },
        { INTEGRA_INDICATOR_SHARE, "person=p assistant=a", 0, 16, 8, 0 },
        { INTEGRA_INDICATOR_SHARE, "person=p assistant=a", 0, 16, 0xfe, 0 },
        { INTEGRA_INDICATOR_SHARE, "person=p assistant=a", 0, 16, 0xff, 1 }, /* rows differ */
        { INTEGRA_INDICATOR_SHARE, "person=p assistant=a", 0, 17, 1, 0 },
        { INTEGRA_INDICATOR_SHARE, "person=p assistant=a", 0, 23, 1, 0 },
        { INTEGRA_INDICATOR_CASELOAD, "person=p assistant=a", 0, 16, 0, 1 },
        { INTEGRA_INDICATOR_CASELOAD, "person=p assistant=a", 0, 16, 1, 0 }, /* nobody reads a requester */
        { INTEGRA_INDICATOR_CASELOAD, "person=p assistant=a", 0, 16, 0xff, 0 },
        { INTEGRA_INDICATOR_CASELOAD, "person=p assistant=a", 0, 23, 1, 0 },
        { INTEGRA_INDICATOR_CASELOAD, "person=p assistant=a", INTEGRA__TALLY_ASSISTANTS, 15, 1, 1 },
        { INTEGRA_INDICATOR_CASELOAD, "person=p assistant=a", INTEGRA__TALLY_ASSISTANTS, 0, 0, 0 }, /* nobody */
        { INTEGRA_INDICATOR_CASELOAD, "person=p assistant=a", INTEGRA__TALLY_ASSISTANTS, 16, 1, 0 },
        { INTEGRA_INDICATOR_CASELOAD, "person=p assistant=a", INTEGRA__TALLY_ASSISTANTS, 16, 0xff, 0 },
        { INTEGRA_INDICATOR_CASELOAD, "person=p assistant=a", INTEGRA__TALLY_ASSISTANTS, 23, 1, 0 },
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
        /* 80 on 2019-06-01 and 81 on 2021-03-01, the latter 366 days */
        { "2024-05-31", "1938-06-02", "1939-03-02", "1939-06-01", "1940-03-01", 1 },
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

/* Those who accompany are in no part: whatever part of the people is held, anybody may accompany one of them. */
static void assistants_are_of_every_part(void **state)
{
    integra_tally_subject subject = {
        sizeof subject, INTEGRA_INDICATOR_CASELOAD, day_of("2024-05-31"), 7, 1, { { 0 } }
    };
    uint8_t row[24] = { 1 }; /* of part 4 of 7 */
    (void)state;
    for (uint32_t part = 0; part < 7; part++) {
        integra_tally *tally = NULL;
        subject.held = UINT64_C(1) << part;
        assert_int_equal(integra_tally_create(&subject, NULL, NULL, &tally, NULL), INTEGRA_OK);
        assert_true(integra__tally_row_is(tally, INTEGRA__TALLY_ASSISTANTS, row));
        assert_int_equal(integra__tally_row_is(tally, INTEGRA__TALLY_ROWS, row), part == 4);
        integra_tally_destroy(tally);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_rows),
        cmocka_unit_test(assistants_are_of_every_part),
        cmocka_unit_test(ages_are_whole_years),
        cmocka_unit_test(no_rows_of_another_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
