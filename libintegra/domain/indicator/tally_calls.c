/* tally_calls.c - rows of uses of assessments and of calls (A3, A4).
 * Spec: spec/50-indicators.md (IND-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally_calls.h"

#include <string.h>

#include "core/date.h"
#include "indicator_layout.h"
#include "tally_events.h"

/* Rows dated after the tally's day are not read at all; one without a date is, which is before every day. */
static void read_by(const integra_tally *tally, const void *dates, size_t from, size_t count, uint8_t *says)
{
    integra_date room[INTEGRA__TALLY_BLOCK];
    const integra_date *date = integra__tally_dates(dates, from, count, room);
    for (size_t i = 0; i < count; i++) {
        says[i] = (uint8_t)((date[i] <= tally->at) << INTEGRA__TALLY_ROWS);
    }
}

/* ---- uses of assessments ---- */

static void write_use(const void *const *columns, size_t at, uint8_t *row)
{
    integra_id person = integra__tally_id(columns[INTEGRA_USES_PERSON], at);
    integra_id assessment = integra__tally_id(columns[INTEGRA_USES_ASSESSMENT], at);
    integra_id actor = integra__tally_id(columns[INTEGRA_USES_ACTOR], at);
    uint32_t kind = integra__tally_byte(columns[INTEGRA_USES_KIND], at);
    memcpy(row, person.bytes, INTEGRA__ID_SIZE);
    memcpy(row + INTEGRA__USE_ASSESSMENT, assessment.bytes, INTEGRA__ID_SIZE);
    memcpy(row + INTEGRA__USE_ACTOR, actor.bytes, INTEGRA__ID_SIZE);
    _Static_assert(INTEGRA__USE_KIND == INTEGRA__USE_DATE + 4 && INTEGRA__USE_BIRTH == INTEGRA__USE_DATE + 12, "words");
    integra__row_set_word(row, INTEGRA__USE_DATE,
                          integra__row_bits(integra__tally_date(columns[INTEGRA_USES_DATE], at)), kind << 24);
    integra__row_set_word(row, INTEGRA__USE_BIRTH - 4, 0,
                          integra__row_bits(integra__tally_date(columns[INTEGRA_USES_BIRTH_DATE], at)));
}

/* Each is written, and stays where it says something. */
static size_t use_write(const integra_tally *tally, const void *const *columns, size_t from, size_t count,
                        const uint8_t *says, uint32_t table, uint8_t *rows)
{
    uint8_t *row = rows;
    (void)tally;
    (void)table;
    for (size_t i = 0; i < count; i++) {
        write_use(columns, from + i, row);
        row += (size_t)says[i] * INTEGRA__USE_SIZE;
    }
    return (size_t)(row - rows) / INTEGRA__USE_SIZE;
}

/* One before the period is kept as well: another row of the assessment may say another day. */
static void use_sift(const integra_tally *tally, const void *const *columns, size_t from, size_t count, uint8_t *says)
{
    read_by(tally, columns[INTEGRA_USES_DATE], from, count, says);
}

static int use_make(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row)
{
    uint8_t says;
    use_sift(tally, columns, at, 1, &says);
    if (says != 0) {
        write_use(columns, at, row);
    }
    return says != 0;
}

static void use_cells(const uint8_t *row, integra__tally_cells *cells)
{
    memcpy(cells->ids[0].bytes, row, INTEGRA__ID_SIZE);
    memcpy(cells->ids[1].bytes, row + INTEGRA__USE_ASSESSMENT, INTEGRA__ID_SIZE);
    memcpy(cells->ids[2].bytes, row + INTEGRA__USE_ACTOR, INTEGRA__ID_SIZE);
    cells->dates[0] = integra__row_date(row, INTEGRA__USE_DATE);
    cells->dates[1] = integra__row_date(row, INTEGRA__USE_BIRTH);
    cells->bytes[0] = row[INTEGRA__USE_KIND];
    cells->columns[INTEGRA_USES_PERSON] = &cells->ids[0];
    cells->columns[INTEGRA_USES_ASSESSMENT] = &cells->ids[1];
    cells->columns[INTEGRA_USES_DATE] = &cells->dates[0];
    cells->columns[INTEGRA_USES_KIND] = &cells->bytes[0];
    cells->columns[INTEGRA_USES_ACTOR] = &cells->ids[2];
    cells->columns[INTEGRA_USES_BIRTH_DATE] = &cells->dates[1];
}

static const integra__row_kind use_kind = { INTEGRA__USE_SIZE, INTEGRA__USE_SIZE, NULL };

const integra__tally_frame integra__tally_uses = {
    .kinds = { &use_kind },
    .make = use_make,
    .sift = use_sift,
    .write = use_write,
    .cells = use_cells,
};

/* ---- calls ---- */

static integra__tally_wrong call_wrong(const void *const *columns, size_t at)
{
    integra_date date = integra__tally_date(columns[INTEGRA_CALLS_DATE], at);
    integra_date answered_on = integra__tally_date(columns[INTEGRA_CALLS_ANSWERED_ON], at);
    integra_tri answered = integra__tally_byte(columns[INTEGRA_CALLS_ANSWERED], at);
    if (answered_on == INTEGRA_DATE_UNKNOWN) {
        return (integra__tally_wrong){ INTEGRA_FAULT_NONE, 0, 0 };
    }
    return answered == INTEGRA_TRI_NO
               ? (integra__tally_wrong){ INTEGRA_FAULT_ANSWERED_ON_UNANSWERED, 0, INTEGRA_CALLS_ANSWERED_ON }
           : answered_on < date ? (integra__tally_wrong){ INTEGRA_FAULT_ANSWERED_EARLY, 0, INTEGRA_CALLS_ANSWERED_ON }
                                : (integra__tally_wrong){ INTEGRA_FAULT_NONE, 0, 0 };
}

static int call_suspect(const void *const *columns, size_t from, size_t count)
{
    integra_date rooms[2][INTEGRA__TALLY_BLOCK];
    uint8_t room[INTEGRA__TALLY_BLOCK];
    const integra_date *date = integra__tally_dates(columns[INTEGRA_CALLS_DATE], from, count, rooms[0]);
    const integra_date *answered_on = integra__tally_dates(columns[INTEGRA_CALLS_ANSWERED_ON], from, count, rooms[1]);
    const uint8_t *answered =
        integra__tally_bytes(columns[INTEGRA_CALLS_ANSWERED], from, count, INTEGRA_TRI_UNKNOWN, room);
    int32_t suspect = 0;
    for (size_t i = 0; i < count; i++) {
        suspect |=
            (answered_on[i] != INTEGRA_DATE_UNKNOWN) & ((answered_on[i] < date[i]) | (answered[i] == INTEGRA_TRI_NO));
    }
    return suspect;
}

static void write_call(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row)
{
    integra_date date = integra__tally_date(columns[INTEGRA_CALLS_DATE], at);
    integra_id id = integra__tally_id(columns[INTEGRA_CALLS_CALL], at);
    uint32_t answered = integra__tally_event(integra__tally_byte(columns[INTEGRA_CALLS_ANSWERED], at),
                                             integra__tally_date(columns[INTEGRA_CALLS_ANSWERED_ON], at), tally->at);
    memcpy(row, id.bytes, INTEGRA__ID_SIZE);
    _Static_assert(INTEGRA__CALL_ANSWERED == INTEGRA__CALL_DATE + 4, "one word");
    integra__row_set_word(row, INTEGRA__CALL_DATE,
                          integra__row_bits(date == INTEGRA_DATE_UNKNOWN ? INTEGRA_DATE_OPEN : date), answered << 24);
}

/* Each is written, and stays where it says something. */
static size_t call_write(const integra_tally *tally, const void *const *columns, size_t from, size_t count,
                         const uint8_t *says, uint32_t table, uint8_t *rows)
{
    uint8_t *row = rows;
    (void)table;
    for (size_t i = 0; i < count; i++) {
        write_call(tally, columns, from + i, row);
        row += (size_t)says[i] * INTEGRA__CALL_SIZE;
    }
    return (size_t)(row - rows) / INTEGRA__CALL_SIZE;
}

static void call_sift(const integra_tally *tally, const void *const *columns, size_t from, size_t count, uint8_t *says)
{
    read_by(tally, columns[INTEGRA_CALLS_DATE], from, count, says);
}

static int call_make(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row)
{
    uint8_t says;
    call_sift(tally, columns, at, 1, &says);
    if (says != 0) {
        write_call(tally, columns, at, row);
    }
    return says != 0;
}

static void call_combine(uint8_t *row, const uint8_t *other)
{
    if (memcmp(other + INTEGRA__CALL_DATE, row + INTEGRA__CALL_DATE, 4) < 0) {
        memcpy(row + INTEGRA__CALL_DATE, other + INTEGRA__CALL_DATE, 4);
    }
    row[INTEGRA__CALL_ANSWERED] = integra__tally_event_of(row[INTEGRA__CALL_ANSWERED], other[INTEGRA__CALL_ANSWERED]);
}

static int call_made(const integra_tally *tally, uint32_t table, const uint8_t *row)
{
    integra_date date = integra__row_date(row, INTEGRA__CALL_DATE);
    uint8_t same[INTEGRA__CALL_SIZE] = { 0 };
    (void)table;
    memcpy(same, row, INTEGRA__CALL_ANSWERED + 1);
    return memcmp(same, row, sizeof same) == 0 && row[INTEGRA__CALL_ANSWERED] <= INTEGRA__EVENT_CERTAIN &&
           (date == INTEGRA_DATE_OPEN || (integra__date_valid(date) && date <= tally->at));
}

static const integra__row_kind call_kind = { INTEGRA__CALL_SIZE, INTEGRA__ID_SIZE, call_combine };

const integra__tally_frame integra__tally_calls = {
    .kinds = { &call_kind },
    .wrong = call_wrong,
    .suspect = call_suspect,
    .make = call_make,
    .sift = call_sift,
    .write = call_write,
    .made = call_made,
};
