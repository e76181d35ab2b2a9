/* tally_stays.c - rows of stays (B3), and what those not kept say of births.
 * Spec: spec/50-indicators.md (IND-3, IND-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally_stays.h"

#include <string.h>

#include "core/date.h"
#include "domain/rules/generated/rules.h"
#include "indicator_layout.h"
#include "tally_spans.h"

enum { MONTHS_OF_A_YEAR = 12, READMISSION_DAYS = 30 /* IND-3 */, YEAR_LEAST = 365, YEAR_MOST = 366 };

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

/* Whether somebody may be readmitted in a window after a stay: discharged from thirty days before its first day to the
 * day before its last. */
static int may_precede(const integra_tally *tally, const struct stay *stay, const integra__span *window)
{
    integra__span discharged = { window->from - READMISSION_DAYS, window->to - 1 };
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

static int stay_make(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row)
{
    struct stay stay = read_stay(tally, columns, at);
    if (!usable(tally, &stay)) {
        return 0;
    }
    memcpy(row, (const integra_id *)columns[INTEGRA_STAYS_PERSON] + at, INTEGRA__ID_SIZE);
    integra__row_set_date(row, INTEGRA__STAY_ADMISSION, stay.admission);
    integra__row_set_date(row, INTEGRA__STAY_DISCHARGE, stay.discharge);
    row[INTEGRA__STAY_MCO] = stay.mco;
    row[INTEGRA__STAY_ON_LIST] = stay.on_list;
    row[INTEGRA__STAY_AGE] = stay.age == UINT32_MAX ? INTEGRA__AGE_UNKNOWN : (uint8_t)stay.age;
    row[INTEGRA__STAY_AGE + 1] = 0;
    integra__row_set_date(row, INTEGRA__STAY_BIRTH, stay.birth);
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

/* ---- what the others say of births ---- */

static int stay_beside(integra_tally *tally, const void *const *columns, size_t at)
{
    integra_id person = integra__tally_id(columns[INTEGRA_STAYS_PERSON], at);
    struct stay stay = read_stay(tally, columns, at);
    uint8_t row[INTEGRA__AGES_SIZE];
    int put = 1;
    memcpy(row, person.bytes, INTEGRA__ID_SIZE);
    if (later(tally, &stay)) {
        return 1;
    }
    if (stay.birth != INTEGRA_DATE_UNKNOWN) {
        integra__row_set_date(row, INTEGRA__BIRTH_EARLIEST, stay.birth);
        integra__row_set_date(row, INTEGRA__BIRTH_LATEST, stay.birth);
        put = integra__rows_put(tally->tables[INTEGRA__TALLY_BIRTHS], row);
    }
    if (put && stay.age != UINT32_MAX) {
        integra__span span = integra__tally_born(stay.admission, stay.age);
        integra__row_set_date(row, INTEGRA__AGES_FROM, span.from);
        integra__row_set_date(row, INTEGRA__AGES_TO, span.to);
        integra__row_set_date(row, INTEGRA__AGES_HULL_FROM, span.from);
        integra__row_set_date(row, INTEGRA__AGES_HULL_TO, span.to);
        put = integra__rows_put(tally->tables[INTEGRA__TALLY_AGES], row);
    }
    return put;
}

/* Dates of rows are in the order of their bytes. */
static void keep_lesser(uint8_t *row, const uint8_t *other, size_t at)
{
    if (memcmp(other + at, row + at, 4) < 0) {
        memcpy(row + at, other + at, 4);
    }
}

static void keep_greater(uint8_t *row, const uint8_t *other, size_t at)
{
    if (memcmp(other + at, row + at, 4) > 0) {
        memcpy(row + at, other + at, 4);
    }
}

static void births_combine(uint8_t *row, const uint8_t *other)
{
    keep_lesser(row, other, INTEGRA__BIRTH_EARLIEST);
    keep_greater(row, other, INTEGRA__BIRTH_LATEST);
}

static void ages_combine(uint8_t *row, const uint8_t *other)
{
    keep_greater(row, other, INTEGRA__AGES_FROM);
    keep_lesser(row, other, INTEGRA__AGES_TO);
    keep_lesser(row, other, INTEGRA__AGES_HULL_FROM);
    keep_greater(row, other, INTEGRA__AGES_HULL_TO);
}

static int in_order(integra_date a, integra_date b, integra_date c)
{
    return integra__date_valid(a) && integra__date_valid(c) && a <= b && b <= c;
}

/* Whether an age says the days up to one, beginning in a span. It says them on the last of them; and as the 28th of
 * February goes back from a 29th too, three years later or seven, on that. */
static int says_up_to(const integra_tally *tally, integra_date last, integra__span begin)
{
    static const struct {
        uint32_t age;
        int32_t days;
    } later_on[] = { { 0, 0 }, { 3, 3 * YEAR_LEAST + 1 }, { 7, 7 * YEAR_LEAST + 1 } };
    for (size_t i = 0; i < sizeof later_on / sizeof later_on[0]; i++) {
        if (later_on[i].days <= tally->at - last) {
            integra__span said = integra__tally_born(last + later_on[i].days, later_on[i].age);
            if (said.to == last && said.from >= begin.from && said.from <= begin.to) {
                return 1;
            }
        }
    }
    return 0;
}

/* Whether some days that an age says begin from one day to another, and end from one day to another: a year, or less
 * where the calendar begins. */
static int says_an_age(const integra_tally *tally, integra__span begin, integra__span end)
{
    const integra_date lasts[] = { begin.from + YEAR_MOST - 1, begin.from + YEAR_LEAST - 1, end.from };
    for (size_t i = 0; i < sizeof lasts / sizeof lasts[0]; i++) {
        if (lasts[i] >= end.from && lasts[i] <= end.to && says_up_to(tally, lasts[i], begin)) {
            return 1;
        }
    }
    return 0;
}

/* Births: any dates. Ages: nobody is of one on a day after the tally's; each of the four dates is the first or the last
 * of what one age says, whose other end lies between the two others. */
static int stay_made(const integra_tally *tally, uint32_t table, const uint8_t *row)
{
    if (table == INTEGRA__TALLY_BIRTHS) {
        integra_date latest = integra__row_date(row, INTEGRA__BIRTH_LATEST);
        return in_order(integra__row_date(row, INTEGRA__BIRTH_EARLIEST), latest, latest);
    }
    const integra__span first = { integra__row_date(row, INTEGRA__AGES_HULL_FROM),
                                  integra__row_date(row, INTEGRA__AGES_FROM) };
    const integra__span last = { integra__row_date(row, INTEGRA__AGES_TO),
                                 integra__row_date(row, INTEGRA__AGES_HULL_TO) };
    return in_order(first.from, first.to, last.to) && in_order(first.from, last.from, last.to) &&
           last.to <= tally->at && says_an_age(tally, (integra__span){ first.from, first.from }, last) &&
           says_an_age(tally, (integra__span){ first.to, first.to }, last) &&
           says_an_age(tally, first, (integra__span){ last.from, last.from }) &&
           says_an_age(tally, first, (integra__span){ last.to, last.to });
}

static const integra__row_kind stay_kind = { INTEGRA__STAY_SIZE, INTEGRA__STAY_SIZE, NULL };
static const integra__row_kind births_kind = { INTEGRA__BIRTH_SIZE, INTEGRA__ID_SIZE, births_combine };
static const integra__row_kind ages_kind = { INTEGRA__AGES_SIZE, INTEGRA__ID_SIZE, ages_combine };

const integra__tally_frame integra__tally_stays = {
    { &stay_kind, &births_kind, &ages_kind }, stay_wrong, stay_make, stay_beside, stay_cells, stay_made,
};
