/* tally_stays.c - rows of stays (B3), and what those not kept say of births.
 * Spec: spec/50-indicators.md (IND-3, IND-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally_stays.h"

#include <string.h>

#include "core/date.h"
#include "domain/rules/generated/rules.h"
#include "indicator_layout.h"
#include "tally_births.h"
#include "tally_spans.h"

enum {
    MONTHS_OF_A_YEAR = 12,
    READMISSION_DAYS = 30,                                      /* IND-3 */
    OLDEST_BORN = INTEGRA__DATE_FIRST + 366 * INTEGRA_AGE_LIMIT /* on the calendar's first day, or later */
};

struct stay {
    integra_date admission, discharge, birth;
    integra_tri mco, on_list;
    uint32_t age; /* UINT32_MAX: says nothing */
};

/* A discharge after the tally's day is as open; without a day of admission an age says nothing (IND-8). */
static struct stay read_stay(const integra_tally *tally, const void *const *columns, size_t at)
{
    const void *on_list = columns[INTEGRA_STAYS_ON_LIST];
    struct stay stay = { integra__tally_date(columns[INTEGRA_STAYS_ADMISSION], at),
                         integra__tally_date(columns[INTEGRA_STAYS_DISCHARGE], at),
                         integra__tally_date(columns[INTEGRA_STAYS_BIRTH_DATE], at),
                         integra__tally_byte(columns[INTEGRA_STAYS_MCO], at),
                         on_list == NULL ? INTEGRA_TRI_YES : integra__tally_byte(on_list, at),
                         integra__tally_number(columns[INTEGRA_STAYS_AGE_AT_ADMISSION], at) };
    stay.discharge = stay.discharge > tally->at ? INTEGRA_DATE_OPEN : stay.discharge;
    stay.age = stay.admission == INTEGRA_DATE_UNKNOWN ? UINT32_MAX : stay.age;
    return stay;
}

static int later(const integra_tally *tally, const struct stay *stay)
{
    return stay->admission != INTEGRA_DATE_UNKNOWN && stay->admission > tally->at;
}

static integra__tally_wrong stay_wrong(const void *const *columns, size_t at)
{
    integra_date admission = integra__tally_date(columns[INTEGRA_STAYS_ADMISSION], at);
    integra_date discharge = integra__tally_date(columns[INTEGRA_STAYS_DISCHARGE], at);
    uint32_t age = integra__tally_number(columns[INTEGRA_STAYS_AGE_AT_ADMISSION], at);
    if (discharge != INTEGRA_DATE_UNKNOWN && discharge < admission) {
        return (integra__tally_wrong){ INTEGRA_FAULT_ROW_ENDS_EARLY, INTEGRA__IND_3, INTEGRA_STAYS_DISCHARGE };
    }
    if (admission != INTEGRA_DATE_UNKNOWN && age != UINT32_MAX &&
        integra__date_minus_months(admission, MONTHS_OF_A_YEAR * age) == INTEGRA_DATE_UNKNOWN) {
        return (integra__tally_wrong){ INTEGRA_FAULT_AGE_BEFORE_CALENDAR, 0, INTEGRA_STAYS_AGE_AT_ADMISSION };
    }
    return (integra__tally_wrong){ INTEGRA_FAULT_NONE, 0, 0 };
}

/* Born before the calendar begins: only who was admitted before anybody who was born in it can have been so old. */
static int stay_suspect(const void *const *columns, size_t from, size_t count)
{
    integra_date rooms[2][INTEGRA__TALLY_BLOCK];
    const integra_date *admission = integra__tally_dates(columns[INTEGRA_STAYS_ADMISSION], from, count, rooms[0]);
    const integra_date *discharge = integra__tally_dates(columns[INTEGRA_STAYS_DISCHARGE], from, count, rooms[1]);
    const uint32_t *age = columns[INTEGRA_STAYS_AGE_AT_ADMISSION];
    int32_t suspect = 0;
    for (size_t i = 0; i < count; i++) {
        suspect |= (discharge[i] != INTEGRA_DATE_UNKNOWN) & (discharge[i] < admission[i]);
    }
    for (size_t i = 0; age != NULL && i < count; i++) {
        suspect |=
            (age[from + i] != UINT32_MAX) & (admission[i] != INTEGRA_DATE_UNKNOWN) & (admission[i] < OLDEST_BORN);
    }
    return suspect;
}

/* ---- which are kept ---- */

/* Whether a stay may be a readmission in a window: admitted in it, by somebody who may be on the list. */
static int may_readmit(const integra_tally *tally, const struct stay *stay, const integra__span *window)
{
    integra_date last =
        stay->discharge == INTEGRA_DATE_UNKNOWN || stay->discharge > tally->at ? tally->at : stay->discharge;
    int known = stay->admission != INTEGRA_DATE_UNKNOWN;
    return stay->on_list != INTEGRA_TRI_NO &&
           integra__span_meets(window, known ? stay->admission : INTEGRA__DATE_FIRST, known ? stay->admission : last);
}

/* The days of discharge of whom somebody is readmitted after in a window: from thirty days before its first day to the
 * day before its last. */
static integra__span before_window(const integra__span *window)
{
    return (integra__span){ window->from - READMISSION_DAYS, window->to - 1 };
}

/* Whether somebody may be readmitted in a window after a stay. */
static int may_precede(const integra_tally *tally, const struct stay *stay, const integra__span *window)
{
    integra__span discharged = before_window(window);
    if (stay->discharge != INTEGRA_DATE_UNKNOWN) {
        return stay->discharge != INTEGRA_DATE_OPEN &&
               integra__span_meets(&discharged, stay->discharge, stay->discharge);
    }
    return integra__span_meets(
        &discharged, stay->admission == INTEGRA_DATE_UNKNOWN ? INTEGRA__DATE_FIRST : stay->admission, tally->at);
}

static int meets(const integra_tally *tally, const struct stay *stay, const integra__span *window)
{
    return window->from <= window->to && (may_readmit(tally, stay, window) || may_precede(tally, stay, window));
}

static int usable(const integra_tally *tally, const struct stay *stay)
{
    return stay->mco != INTEGRA_TRI_NO && !later(tally, stay) &&
           (meets(tally, stay, &tally->window) || meets(tally, stay, &tally->before));
}

static void write_stay(const integra_id *person, const struct stay *stay, uint8_t *row)
{
    const uint32_t age = stay->age == UINT32_MAX ? INTEGRA__AGE_UNKNOWN : stay->age;
    memcpy(row, person, INTEGRA__ID_SIZE);
    integra__row_set_word(row, INTEGRA__STAY_ADMISSION, integra__row_bits(stay->admission),
                          integra__row_bits(stay->discharge));
    _Static_assert(INTEGRA__STAY_ON_LIST == INTEGRA__STAY_MCO + 1 && INTEGRA__STAY_AGE == INTEGRA__STAY_MCO + 2 &&
                       INTEGRA__STAY_BIRTH == INTEGRA__STAY_MCO + 4,
                   "one word");
    integra__row_set_word(row, INTEGRA__STAY_MCO, (uint32_t)stay->mco << 24 | (uint32_t)stay->on_list << 16 | age << 8,
                          integra__row_bits(stay->birth));
}

static int stay_make(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row)
{
    struct stay stay = read_stay(tally, columns, at);
    if (!usable(tally, &stay)) {
        return 0;
    }
    write_stay((const integra_id *)columns[INTEGRA_STAYS_PERSON] + at, &stay, row);
    return 1;
}

static void stay_cells(const uint8_t *row, integra__tally_cells *cells)
{
    memcpy(cells->ids[0].bytes, row, INTEGRA__ID_SIZE);
    cells->dates[0] = integra__row_date(row, INTEGRA__STAY_ADMISSION);
    cells->dates[1] = integra__row_date(row, INTEGRA__STAY_DISCHARGE);
    cells->dates[2] = integra__row_date(row, INTEGRA__STAY_BIRTH);
    cells->bytes[0] = row[INTEGRA__STAY_MCO];
    cells->bytes[1] = row[INTEGRA__STAY_ON_LIST];
    cells->number = row[INTEGRA__STAY_AGE] == INTEGRA__AGE_UNKNOWN ? UINT32_MAX : row[INTEGRA__STAY_AGE];
    cells->columns[INTEGRA_STAYS_PERSON] = &cells->ids[0];
    cells->columns[INTEGRA_STAYS_ADMISSION] = &cells->dates[0];
    cells->columns[INTEGRA_STAYS_DISCHARGE] = &cells->dates[1];
    cells->columns[INTEGRA_STAYS_MCO] = &cells->bytes[0];
    cells->columns[INTEGRA_STAYS_ON_LIST] = &cells->bytes[1];
    cells->columns[INTEGRA_STAYS_BIRTH_DATE] = &cells->dates[2];
    cells->columns[INTEGRA_STAYS_AGE_AT_ADMISSION] = &cells->number;
}

/* ---- many at once ---- */

/* To which tables a stay says something; and what its days say against that. */
enum {
    KEPT = 1 << INTEGRA__TALLY_ROWS,
    SAYS_BIRTH = 1 << INTEGRA__TALLY_BIRTHS,
    SAYS_AGE = 1 << INTEGRA__TALLY_AGES,
    UNTOLD = 1 << INTEGRA__TALLY_TABLES, /* one of the two days is not known */
    LATE = UNTOLD << 1,                  /* after the tally's day */
    NOT_ADMITTED = LATE << 1,            /* in a window */
    NOT_DISCHARGED = NOT_ADMITTED << 1   /* before a readmission in one */
};

static int outside(integra_date date, integra__span span)
{
    return (date < span.from) | (date > span.to);
}

/* A stay whose discharge is after the tally's day is none that is discharged: no window asks for a day so late. A
 * window that is empty asks for days before the calendar's. */
static void sift_days(const integra_tally *tally, const void *const *columns, size_t from, size_t count, uint8_t *says)
{
    const integra__span window = tally->window, before = tally->before;
    const integra__span after_window = before_window(&window), after_before = before_window(&before);
    const integra_date at = tally->at;
    integra_date rooms[2][INTEGRA__TALLY_BLOCK];
    const integra_date *admission = integra__tally_dates(columns[INTEGRA_STAYS_ADMISSION], from, count, rooms[0]);
    const integra_date *discharge = integra__tally_dates(columns[INTEGRA_STAYS_DISCHARGE], from, count, rooms[1]);
    for (size_t i = 0; i < count; i++) {
        const integra_date in = admission[i], out = discharge[i];
        const int not_admitted = outside(in, window) & outside(in, before);
        const int not_discharged = outside(out, after_window) & outside(out, after_before);
        const int untold = (in == INTEGRA_DATE_UNKNOWN) | (out == INTEGRA_DATE_UNKNOWN), late = in > at;
        says[i] = (uint8_t)((-not_admitted & NOT_ADMITTED) | (-not_discharged & NOT_DISCHARGED) | (-untold & UNTOLD) |
                            (-late & LATE));
    }
}

/* What is said of births by those that may turn out not to be kept. */
static void sift_births(const void *const *columns, size_t from, size_t count, uint8_t *says)
{
    const integra_date *birth = columns[INTEGRA_STAYS_BIRTH_DATE];
    const uint32_t *age = columns[INTEGRA_STAYS_AGE_AT_ADMISSION];
    for (size_t i = 0; birth != NULL && i < count; i++) {
        says[i] |= (uint8_t)(-(birth[from + i] != INTEGRA_DATE_UNKNOWN) & SAYS_BIRTH);
    }
    for (size_t i = 0; age != NULL && i < count; i++) {
        says[i] |= (uint8_t)(-(age[from + i] != UINT32_MAX) & SAYS_AGE);
    }
}

/* Which are kept, as usable() has it of those of which both days are known. */
static void sift_facts(const void *const *columns, size_t from, size_t count, uint8_t *says)
{
    uint8_t rooms[2][INTEGRA__TALLY_BLOCK];
    const uint8_t *mco = integra__tally_bytes(columns[INTEGRA_STAYS_MCO], from, count, INTEGRA_TRI_UNKNOWN, rooms[0]);
    const uint8_t *on_list =
        integra__tally_bytes(columns[INTEGRA_STAYS_ON_LIST], from, count, INTEGRA_TRI_YES, rooms[1]);
    for (size_t i = 0; i < count; i++) {
        const uint8_t said = says[i], not_listed = -(on_list[i] == INTEGRA_TRI_NO) & NOT_ADMITTED;
        const int unused = ((said | not_listed) & (NOT_ADMITTED | NOT_DISCHARGED)) == (NOT_ADMITTED | NOT_DISCHARGED);
        const int read = (said & LATE) == 0, kept = read & !unused & (mco[i] != INTEGRA_TRI_NO);
        says[i] = (uint8_t)((-kept & KEPT) | (-(read & !kept) & said & (SAYS_BIRTH | SAYS_AGE)) | (said & UNTOLD));
    }
}

/* The same of any stay. */
static uint8_t says_of(const integra_tally *tally, const struct stay *stay)
{
    const int birth = stay->birth != INTEGRA_DATE_UNKNOWN, age = stay->age != UINT32_MAX;
    if (usable(tally, stay)) {
        return KEPT;
    }
    return later(tally, stay) ? 0 : (uint8_t)((-birth & SAYS_BIRTH) | (-age & SAYS_AGE));
}

static void stay_sift(const integra_tally *tally, const void *const *columns, size_t from, size_t count, uint8_t *says)
{
    uint8_t said = 0;
    sift_days(tally, columns, from, count, says);
    sift_births(columns, from, count, says);
    sift_facts(columns, from, count, says);
    for (size_t i = 0; i < count; i++) {
        said |= says[i];
    }
    for (size_t i = 0; (said & UNTOLD) != 0 && i < count; i++) {
        if ((says[i] & UNTOLD) != 0) {
            struct stay stay = read_stay(tally, columns, from + i);
            says[i] = says_of(tally, &stay);
        }
    }
}

/* Who says a birth, or an age, has the columns. */
static size_t stay_write(const integra_tally *tally, const void *const *columns, size_t from, size_t count,
                         const uint8_t *says, uint32_t table, uint8_t *rows)
{
    const integra_id *persons = (const integra_id *)columns[INTEGRA_STAYS_PERSON] + from;
    const integra_date *births = columns[INTEGRA_STAYS_BIRTH_DATE], *admissions = columns[INTEGRA_STAYS_ADMISSION];
    const uint32_t *ages = columns[INTEGRA_STAYS_AGE_AT_ADMISSION];
    _Static_assert(INTEGRA__TALLY_BLOCK <= UINT8_MAX + 1, "rows of a block are bytes");
    uint8_t which[INTEGRA__TALLY_BLOCK];
    size_t kept = 0;
    if (table == INTEGRA__TALLY_BIRTHS) {
        return integra__tally_births_write(persons, births + from, says, count, rows);
    }
    if (table == INTEGRA__TALLY_AGES) {
        return integra__tally_ages_write(persons, admissions + from, ages + from, says, count, rows);
    }
    for (size_t i = 0; i < count; i++) {
        which[kept] = (uint8_t)i;
        kept += says[i] >> INTEGRA__TALLY_ROWS & 1u;
    }
    for (size_t i = 0; i < kept; i++) {
        struct stay stay = read_stay(tally, columns, from + which[i]);
        write_stay(&persons[which[i]], &stay, rows + i * INTEGRA__STAY_SIZE);
    }
    return kept;
}

static const integra__row_kind stay_kind = { INTEGRA__STAY_SIZE, INTEGRA__STAY_SIZE, NULL };

const integra__tally_frame integra__tally_stays = {
    .kinds = { &stay_kind, &integra__tally_births_kind, &integra__tally_ages_kind },
    .wrong = stay_wrong,
    .suspect = stay_suspect,
    .make = stay_make,
    .sift = stay_sift,
    .write = stay_write,
    .cells = stay_cells,
    .made = integra__tally_births_made,
};
