/* tally_offers.c - rows of offers and of accompaniments (B1, B2, caseload, share).
 * Spec: spec/50-indicators.md (IND-10, IND-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally_offers.h"

#include <string.h>

#include "core/date.h"
#include "domain/rules/generated/bounds.h"
#include "domain/rules/generated/rules.h"
#include "indicator_layout.h"
#include "tally_spans.h"

static int ends_early(integra_date begins, integra_date ends)
{
    return integra__date_valid(begins) && integra__date_valid(ends) && ends < begins;
}

/* ---- offers ---- */

static integra__tally_wrong offer_wrong(const void *const *columns, size_t at)
{
    if (ends_early(integra__tally_date(columns[INTEGRA_OFFERS_OPENS], at),
                   integra__tally_date(columns[INTEGRA_OFFERS_CLOSES], at))) {
        return (integra__tally_wrong){ INTEGRA_FAULT_ROW_ENDS_EARLY, INTEGRA__IND_13, INTEGRA_OFFERS_CLOSES };
    }
    return (integra__tally_wrong){ INTEGRA_FAULT_NONE, 0, 0 };
}

static int offer_make(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row)
{
    integra_id structure = integra__tally_id(columns[INTEGRA_OFFERS_STRUCTURE], at);
    integra_id offer = integra__tally_id(columns[INTEGRA_OFFERS_OFFER], at);
    uint32_t functions = integra__tally_number(columns[INTEGRA_OFFERS_FUNCTIONS], at);
    (void)tally;
    memset(row, 0, INTEGRA__OFFER_SIZE);
    memcpy(row, structure.bytes, INTEGRA__ID_SIZE);
    memcpy(row + INTEGRA__OFFER_ID, offer.bytes, INTEGRA__ID_SIZE);
    row[INTEGRA__OFFER_KIND] = integra__tally_byte(columns[INTEGRA_OFFERS_KIND], at);
    row[INTEGRA__OFFER_FUNCTIONS] = functions == UINT32_MAX ? INTEGRA__FUNCTIONS_UNKNOWN : (uint8_t)functions;
    integra__row_set_date(row, INTEGRA__OFFER_OPENS, integra__tally_date(columns[INTEGRA_OFFERS_OPENS], at));
    integra__row_set_date(row, INTEGRA__OFFER_CLOSES, integra__tally_date(columns[INTEGRA_OFFERS_CLOSES], at));
    return 1;
}

static void offer_cells(const uint8_t *row, integra__tally_cells *cells)
{
    memcpy(cells->ids[0].bytes, row, INTEGRA__ID_SIZE);
    memcpy(cells->ids[1].bytes, row + INTEGRA__OFFER_ID, INTEGRA__ID_SIZE);
    cells->bytes[0] = row[INTEGRA__OFFER_KIND];
    cells->number =
        row[INTEGRA__OFFER_FUNCTIONS] == INTEGRA__FUNCTIONS_UNKNOWN ? UINT32_MAX : row[INTEGRA__OFFER_FUNCTIONS];
    cells->dates[0] = integra__row_date(row, INTEGRA__OFFER_OPENS);
    cells->dates[1] = integra__row_date(row, INTEGRA__OFFER_CLOSES);
    cells->columns[INTEGRA_OFFERS_STRUCTURE] = &cells->ids[0];
    cells->columns[INTEGRA_OFFERS_OFFER] = &cells->ids[1];
    cells->columns[INTEGRA_OFFERS_KIND] = &cells->bytes[0];
    cells->columns[INTEGRA_OFFERS_FUNCTIONS] = &cells->number;
    cells->columns[INTEGRA_OFFERS_OPENS] = &cells->dates[0];
    cells->columns[INTEGRA_OFFERS_CLOSES] = &cells->dates[1];
}

static const integra__row_kind offer_kind = { INTEGRA__OFFER_SIZE, INTEGRA__OFFER_SIZE, NULL };

const integra__tally_frame integra__tally_offers = {
    .kinds = { &offer_kind },
    .wrong = offer_wrong,
    .make = offer_make,
    .cells = offer_cells,
};

/* ---- accompaniments ---- */

static integra__tally_wrong accompaniment_wrong(const void *const *columns, size_t at)
{
    static const uint32_t ends[] = { INTEGRA_ACCOMPANIMENTS_BEGINS, INTEGRA_ACCOMPANIMENTS_ENDS };
    for (size_t i = 0; i < 2; i++) {
        if (integra__tally_date(columns[ends[i]], at) == INTEGRA_DATE_SAID_UNKNOWN) {
            return (integra__tally_wrong){ INTEGRA_FAULT_ROW_END_UNKNOWN, 0, ends[i] };
        }
    }
    if (ends_early(integra__tally_date(columns[ends[0]], at), integra__tally_date(columns[ends[1]], at))) {
        return (integra__tally_wrong){ INTEGRA_FAULT_ROW_ENDS_EARLY, INTEGRA__IND_10, ends[1] };
    }
    return (integra__tally_wrong){ INTEGRA_FAULT_NONE, 0, 0 };
}

/* Nothing is before a blank beginning, and every day behind a blank end. */
static int accompaniment_suspect(const void *const *columns, size_t from, size_t count)
{
    integra_date rooms[2][INTEGRA__TALLY_BLOCK];
    const integra_date *begins = integra__tally_dates(columns[INTEGRA_ACCOMPANIMENTS_BEGINS], from, count, rooms[0]);
    const integra_date *ends = integra__tally_dates(columns[INTEGRA_ACCOMPANIMENTS_ENDS], from, count, rooms[1]);
    int32_t suspect = 0;
    for (size_t i = 0; i < count; i++) {
        suspect |= (begins[i] == INTEGRA_DATE_SAID_UNKNOWN) | (ends[i] == INTEGRA_DATE_SAID_UNKNOWN) |
                   ((ends[i] != INTEGRA_DATE_UNKNOWN) & (ends[i] < begins[i]));
    }
    return suspect;
}

/* Only what meets the period says something: who oriented somebody is read on those rows alone, and of a caseload who
 * accompanies. A blank beginning is before every day. */
static void accompaniment_sift(const integra_tally *tally, const void *const *columns, size_t from, size_t count,
                               uint8_t *says)
{
    integra_date rooms[2][INTEGRA__TALLY_BLOCK];
    const integra_date *begins = integra__tally_dates(columns[INTEGRA_ACCOMPANIMENTS_BEGINS], from, count, rooms[0]);
    const integra_date *ends = integra__tally_dates(columns[INTEGRA_ACCOMPANIMENTS_ENDS], from, count, rooms[1]);
    const integra_date first = tally->window.from, last = tally->window.to;
    const int assistants = tally->indicator == INTEGRA_INDICATOR_CASELOAD ? 1 << INTEGRA__TALLY_ASSISTANTS : 0;
    const int bits = 1 << INTEGRA__TALLY_ROWS | assistants;
    for (size_t i = 0; i < count; i++) {
        const int32_t meets = (begins[i] <= last) & ((ends[i] >= first) | (ends[i] == INTEGRA_DATE_UNKNOWN));
        says[i] = (uint8_t)(-meets & bits);
    }
}

/* Each is written, and stays where it says something to the table. */
static size_t accompaniment_write(const integra_tally *tally, const void *const *columns, size_t from, size_t count,
                                  const uint8_t *says, uint32_t table, uint8_t *rows)
{
    _Static_assert(INTEGRA__ASSISTANT_SIZE == INTEGRA__ACCOMPANIMENT_SIZE, "one width");
    const integra_id *ids =
        columns[table == INTEGRA__TALLY_ROWS ? INTEGRA_ACCOMPANIMENTS_PERSON : INTEGRA_ACCOMPANIMENTS_ASSISTANT];
    const void *requesters = columns[INTEGRA_ACCOMPANIMENTS_REQUESTER];
    size_t written = 0;
    for (size_t i = 0; i < count; i++) {
        uint8_t *row = rows + written * INTEGRA__ACCOMPANIMENT_SIZE;
        memcpy(row, ids[from + i].bytes, INTEGRA__ID_SIZE);
        memset(row + INTEGRA__ID_SIZE, 0, INTEGRA__ACCOMPANIMENT_SIZE - INTEGRA__ID_SIZE);
        if (tally->indicator == INTEGRA_INDICATOR_SHARE) {
            row[INTEGRA__ACCOMPANIMENT_REQUESTER] = integra__tally_byte(requesters, from + i);
        }
        written += says[i] >> table & 1u;
    }
    return written;
}

/* What no row says disagrees with nothing; that rows differ stays so (IND-1). */
static void accompanied_combine(uint8_t *row, const uint8_t *other)
{
    const uint8_t said = row[INTEGRA__ACCOMPANIMENT_REQUESTER], says = other[INTEGRA__ACCOMPANIMENT_REQUESTER];
    row[INTEGRA__ACCOMPANIMENT_REQUESTER] = says == 0 || says == said ? said
                                            : said == 0               ? says
                                                                      : INTEGRA__ACCOMPANIMENT_DIFFERS;
}

/* Rows of one assistant are the same. */
static void assistant_combine(uint8_t *row, const uint8_t *other)
{
    (void)row;
    (void)other;
}

static int accompaniment_made(const integra_tally *tally, uint32_t table, const uint8_t *row)
{
    const int says_requester = table == INTEGRA__TALLY_ROWS && tally->indicator == INTEGRA_INDICATOR_SHARE;
    const uint8_t requester = row[INTEGRA__ACCOMPANIMENT_REQUESTER];
    uint8_t same[INTEGRA__ACCOMPANIMENT_SIZE] = { 0 };
    memcpy(same, row, says_requester ? INTEGRA__ACCOMPANIMENT_REQUESTER + 1 : INTEGRA__ID_SIZE);
    return memcmp(same, row, sizeof same) == 0 &&
           (requester <= INTEGRA__REQUESTER_LAST || requester == INTEGRA__ACCOMPANIMENT_DIFFERS);
}

static const integra__row_kind accompanied_kind = { INTEGRA__ACCOMPANIMENT_SIZE, INTEGRA__ID_SIZE,
                                                    accompanied_combine };
static const integra__row_kind assistant_kind = { INTEGRA__ASSISTANT_SIZE, INTEGRA__ID_SIZE, assistant_combine };

const integra__tally_frame integra__tally_accompaniments = {
    .kinds = { &accompanied_kind, &assistant_kind },
    .wrong = accompaniment_wrong,
    .suspect = accompaniment_suspect,
    .sift = accompaniment_sift,
    .write = accompaniment_write,
    .made = accompaniment_made,
    .goes_along = 1,
};
