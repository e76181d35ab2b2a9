/* tally_calls.c - rows of uses of assessments and of calls (A3, A4).
 * Spec: spec/50-indicators.md (IND-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally_calls.h"

#include <string.h>

#include "core/date.h"
#include "indicator_layout.h"
#include "tally_events.h"

/* Whether a row is dated after the tally's day: it is then not read at all. */
static int later(const integra_tally *tally, integra_date date)
{
    return date != INTEGRA_DATE_UNKNOWN && date > tally->at;
}

/* ---- uses of assessments ---- */

static integra__tally_wrong use_wrong(const void *const *columns, size_t at)
{
    (void)columns;
    (void)at;
    return (integra__tally_wrong){ INTEGRA_FAULT_NONE, 0, 0 };
}

/* One before the period is kept as well: another row of the assessment may say another day. */
static int use_make(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row)
{
    integra_date date = integra__tally_date(columns[INTEGRA_USES_DATE], at);
    integra_id person = integra__tally_id(columns[INTEGRA_USES_PERSON], at);
    integra_id assessment = integra__tally_id(columns[INTEGRA_USES_ASSESSMENT], at);
    integra_id actor = integra__tally_id(columns[INTEGRA_USES_ACTOR], at);
    if (later(tally, date)) {
        return 0;
    }
    memset(row, 0, INTEGRA__USE_SIZE);
    memcpy(row, person.bytes, INTEGRA__ID_SIZE);
    memcpy(row + INTEGRA__USE_ASSESSMENT, assessment.bytes, INTEGRA__ID_SIZE);
    memcpy(row + INTEGRA__USE_ACTOR, actor.bytes, INTEGRA__ID_SIZE);
    integra__row_set_date(row, INTEGRA__USE_DATE, date);
    row[INTEGRA__USE_KIND] = integra__tally_byte(columns[INTEGRA_USES_KIND], at);
    integra__row_set_date(row, INTEGRA__USE_BIRTH, integra__tally_date(columns[INTEGRA_USES_BIRTH_DATE], at));
    return 1;
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
    { &use_kind, NULL, NULL }, use_wrong, use_make, NULL, use_cells, NULL,
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

static int call_make(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row)
{
    integra_date date = integra__tally_date(columns[INTEGRA_CALLS_DATE], at);
    integra_id id = integra__tally_id(columns[INTEGRA_CALLS_CALL], at);
    if (later(tally, date)) {
        return 0;
    }
    memset(row, 0, INTEGRA__CALL_SIZE);
    memcpy(row, id.bytes, INTEGRA__ID_SIZE);
    integra__row_set_date(row, INTEGRA__CALL_DATE, date == INTEGRA_DATE_UNKNOWN ? INTEGRA_DATE_OPEN : date);
    row[INTEGRA__CALL_ANSWERED] =
        integra__tally_event(integra__tally_byte(columns[INTEGRA_CALLS_ANSWERED], at),
                             integra__tally_date(columns[INTEGRA_CALLS_ANSWERED_ON], at), tally->at);
    return 1;
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
    { &call_kind, NULL, NULL }, call_wrong, call_make, NULL, NULL, call_made,
};
