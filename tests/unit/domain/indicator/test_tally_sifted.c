/* test_tally_sifted.c - stays that are looked at by the block come to what they come to one by one.
 * Spec: spec/50-indicators.md (IND-3, IND-5, IND-8).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "tally_made.h"

#include "core/date.h"
#include "domain/indicator/indicator_layout.h"
#include "domain/indicator/tally_frames.h"
#include "domain/indicator/tally_merge.h"
#include "domain/indicator/tally_spans.h"

enum { STAYS_MOST = 1 << 16, DAYS_MOST = 64, COLUMNS = 7 };

/* Every combination of some days and facts, each of somebody else. */
static struct {
    size_t count;
    integra_id person[STAYS_MOST];
    integra_date admission[STAYS_MOST], discharge[STAYS_MOST], birth[STAYS_MOST];
    integra_tri mco[STAYS_MOST], on_list[STAYS_MOST];
    uint32_t age[STAYS_MOST];
} stays;

static const void *const all_columns[COLUMNS] = {
    [INTEGRA_STAYS_PERSON] = stays.person,       [INTEGRA_STAYS_ADMISSION] = stays.admission,
    [INTEGRA_STAYS_DISCHARGE] = stays.discharge, [INTEGRA_STAYS_MCO] = stays.mco,
    [INTEGRA_STAYS_ON_LIST] = stays.on_list,     [INTEGRA_STAYS_BIRTH_DATE] = stays.birth,
    [INTEGRA_STAYS_AGE_AT_ADMISSION] = stays.age
};

/* ---- made ---- */

/* Unknown, and the days about each of some: those of the calendar, each once. */
static size_t days_about(const integra_date *bounds, size_t count, integra_date *days)
{
    size_t made = 0;
    days[made++] = INTEGRA_DATE_UNKNOWN;
    for (size_t i = 0; i < 3 * count; i++) {
        integra_date day = bounds[i / 3] + (integra_date)(i % 3) - 1;
        size_t same = 0;
        while (same < made && days[same] != day) {
            same++;
        }
        if (same == made && day >= INTEGRA__DATE_FIRST) {
            assert_true(made < DAYS_MOST - 1);
            days[made++] = day;
        }
    }
    return made;
}

/* With each of the facts. Ages are those that the calendar has room for. */
static void make_up_facts(integra_date admission, integra_date discharge)
{
    static const uint32_t ages[] = { UINT32_MAX, 0, 80 };
    for (uint32_t facts = 0; facts < 3 * 3 * 3 * 2; facts++) {
        const size_t i = stays.count;
        const uint64_t number = i + 1;
        stays.age[i] = ages[facts / 9 % 3];
        if (stays.age[i] == 80 && admission != INTEGRA_DATE_UNKNOWN && admission < INTEGRA__DATE_FIRST + 80 * 366) {
            continue;
        }
        assert_true(i < STAYS_MOST);
        memset(&stays.person[i], 0, sizeof stays.person[i]);
        memcpy(stays.person[i].bytes, &number, sizeof number);
        stays.admission[i] = admission;
        stays.discharge[i] = discharge;
        stays.mco[i] = (integra_tri)(facts % 3);
        stays.on_list[i] = (integra_tri)(facts / 3 % 3);
        stays.birth[i] = facts / 27 == 0 ? INTEGRA_DATE_UNKNOWN : 7;
        stays.count++;
    }
}

static void make_up(const integra_tally *tally)
{
    const integra__span *windows[] = { &tally->window, &tally->before };
    integra_date bounds[9], admissions[DAYS_MOST], discharges[DAYS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < 2; i++) {
        bounds[count++] = windows[i]->from;
        bounds[count++] = windows[i]->to;
        bounds[count++] = windows[i]->from - 30; /* IND-3 */
        bounds[count++] = windows[i]->to - 1;
    }
    bounds[count++] = tally->at;
    size_t in = days_about(bounds, count, admissions), out = days_about(bounds, count, discharges);
    discharges[out++] = INTEGRA_DATE_OPEN;
    stays.count = 0;
    for (size_t i = 0; i < in; i++) {
        for (size_t k = 0; k < out; k++) {
            if (discharges[k] == INTEGRA_DATE_UNKNOWN || discharges[k] >= admissions[i]) {
                make_up_facts(admissions[i], discharges[k]);
            }
        }
    }
}

/* ---- added ---- */

static integra_tally *tally_in_parts(const char *day, uint32_t parts, uint64_t held)
{
    integra_tally_subject subject = {
        .struct_size = sizeof subject, .indicator = INTEGRA_INDICATOR_B3, .parts = parts, .held = held
    };
    integra_tally *tally = NULL;
    subject.at = day_of(day);
    assert_int_equal(integra_tally_create(&subject, NULL, NULL, &tally, NULL), INTEGRA_OK);
    return tally;
}

/* Adds so many rows a call. */
static void add_by(integra_tally *tally, const void *const *columns, size_t each)
{
    for (size_t at = 0; at < stays.count; at += each) {
        const void *some[COLUMNS] = { NULL };
        for (size_t i = 0; i < COLUMNS; i++) {
            some[i] = columns[i] == NULL
                          ? NULL
                          : (const uint8_t *)columns[i] + at * integra_frame_column_size(INTEGRA_FRAME_STAYS, i);
        }
        size_t count = stays.count - at < each ? stays.count - at : each;
        assert_int_equal(integra_tally_add(tally, some, COLUMNS, count, NULL), INTEGRA_OK);
    }
}

/* What a stay that is not kept says: its birth, and its age where its admission is known. */
static void put_beside(integra_tally *tally, const void *const *columns, size_t at)
{
    const integra_date admission = integra__tally_date(columns[INTEGRA_STAYS_ADMISSION], at);
    const integra_date birth = integra__tally_date(columns[INTEGRA_STAYS_BIRTH_DATE], at);
    const uint32_t age = integra__tally_number(columns[INTEGRA_STAYS_AGE_AT_ADMISSION], at);
    uint8_t row[INTEGRA__AGES_SIZE];
    if (admission != INTEGRA_DATE_UNKNOWN && admission > tally->at) {
        return;
    }
    memcpy(row, &stays.person[at], INTEGRA__ID_SIZE);
    if (birth != INTEGRA_DATE_UNKNOWN) {
        integra__row_set_date(row, INTEGRA__BIRTH_EARLIEST, birth);
        integra__row_set_date(row, INTEGRA__BIRTH_LATEST, birth);
        assert_true(integra__rows_put(tally->tables[INTEGRA__TALLY_BIRTHS], row));
    }
    if (age != UINT32_MAX && admission != INTEGRA_DATE_UNKNOWN) {
        integra__span span = integra__tally_born(admission, age);
        integra__row_set_date(row, INTEGRA__AGES_FROM, span.from);
        integra__row_set_date(row, INTEGRA__AGES_TO, span.to);
        integra__row_set_date(row, INTEGRA__AGES_HULL_FROM, span.from);
        integra__row_set_date(row, INTEGRA__AGES_HULL_TO, span.to);
        assert_true(integra__rows_put(tally->tables[INTEGRA__TALLY_AGES], row));
    }
}

/* The rows that are made one by one, as the codec makes them again, and what the others say. */
static void put_each(integra_tally *tally, const void *const *columns)
{
    const integra__tally_frame *frame = integra__tally_frame_of(INTEGRA_FRAME_STAYS);
    assert_int_equal(integra__tally_begin(tally, NULL), INTEGRA_OK);
    for (size_t i = 0; i < stays.count; i++) {
        uint8_t row[INTEGRA__ROW_WIDTH_MOST];
        if ((tally->held >> integra_id_part(&stays.person[i], tally->parts) & 1u) == 0) {
            continue;
        }
        if (frame->make(tally, columns, i, row)) {
            assert_true(integra__rows_put(tally->tables[INTEGRA__TALLY_ROWS], row));
        } else {
            put_beside(tally, columns, i);
        }
    }
    integra__tally_end(tally, 1);
}

/* ---- compared ---- */

static uint8_t *bytes_of(integra_tally *tally, size_t *size)
{
    assert_int_equal(integra_tally_encode(tally, NULL, 0, size, NULL), INTEGRA_ERR_CAPACITY);
    uint8_t *bytes = malloc(*size);
    assert_non_null(bytes);
    assert_int_equal(integra_tally_encode(tally, bytes, *size, size, NULL), INTEGRA_OK);
    return bytes;
}

static void assert_same(integra_tally *tally, integra_tally *other)
{
    size_t size = 0, other_size = 0;
    uint8_t *bytes = bytes_of(tally, &size), *other_bytes = bytes_of(other, &other_size);
    assert_int_equal(size, other_size);
    assert_memory_equal(bytes, other_bytes, size);
    free(bytes);
    free(other_bytes);
}

/* The whole in one call, of columns given or not, and one by one. */
static void assert_sifted(const char *day, uint32_t parts, uint64_t held, const void *const *columns)
{
    integra_tally *whole = tally_in_parts(day, parts, held), *each = tally_in_parts(day, parts, held);
    make_up(whole);
    add_by(whole, columns, stays.count);
    put_each(each, columns);
    assert_same(whole, each);
    integra_tally_destroy(whole);
    integra_tally_destroy(each);
}

/* ---- tests ---- */

/* A usual day; and days on which the windows begin before the calendar, are a day, or are none. */
static const char *const days[] = {
    "2024-05-31", "2024-02-29", "0001-12-31", "0001-10-02", "0001-01-02", "0001-01-01"
};

static void any_stays(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        assert_sifted(days[i], 1, 1, all_columns);
        assert_sifted(days[i], 5, 11, all_columns);
    }
}

/* Each column but who it is not given, then none of them. */
static void columns_not_given(void **state)
{
    const void *columns[COLUMNS] = { stays.person };
    (void)state;
    assert_sifted("2024-05-31", 1, 1, columns);
    for (size_t i = 1; i < COLUMNS; i++) {
        memcpy(columns, all_columns, sizeof columns);
        columns[i] = NULL;
        assert_sifted("2024-05-31", 1, 1, columns);
    }
}

/* A row a call, and rows a call that end before a block does, with it, and after it. */
static void so_many_a_call(void **state)
{
    static const size_t counts[] = { 1, INTEGRA__TALLY_BLOCK - 1, INTEGRA__TALLY_BLOCK, INTEGRA__TALLY_BLOCK + 1, 999 };
    integra_tally *whole = tally_of(INTEGRA_INDICATOR_B3, "2024-05-31");
    (void)state;
    make_up(whole);
    add_by(whole, all_columns, stays.count);
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        integra_tally *other = tally_of(INTEGRA_INDICATOR_B3, "2024-05-31");
        add_by(other, all_columns, counts[i]);
        assert_same(whole, other);
        integra_tally_destroy(other);
    }
    integra_tally_destroy(whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_stays),
        cmocka_unit_test(columns_not_given),
        cmocka_unit_test(so_many_a_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
