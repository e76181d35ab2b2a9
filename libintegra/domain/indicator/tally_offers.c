/* tally_offers.c - rows of offers and of accompaniments (B1, B2, caseload, share).
 * Spec: spec/50-indicators.md (IND-10, IND-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally_offers.h"

#include <string.h>

#include "core/date.h"
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

/* Only what meets the period: who oriented somebody is read on those rows alone. */
static int accompaniment_make(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row)
{
    integra_date begins = integra__tally_date(columns[INTEGRA_ACCOMPANIMENTS_BEGINS], at);
    integra_date ends = integra__tally_date(columns[INTEGRA_ACCOMPANIMENTS_ENDS], at);
    integra_id person = integra__tally_id(columns[INTEGRA_ACCOMPANIMENTS_PERSON], at);
    integra_id assistant = integra__tally_id(columns[INTEGRA_ACCOMPANIMENTS_ASSISTANT], at);
    /* a blank beginning is before every day */
    if (!integra__span_meets(&tally->window, begins, ends == INTEGRA_DATE_UNKNOWN ? INTEGRA__DATE_LAST : ends)) {
        return 0;
    }
    memset(row, 0, INTEGRA__ACCOMPANIMENT_SIZE);
    memcpy(row, person.bytes, INTEGRA__ID_SIZE);
    memcpy(row + INTEGRA__ACCOMPANIMENT_ASSISTANT, assistant.bytes, INTEGRA__ID_SIZE);
    integra__row_set_date(row, INTEGRA__ACCOMPANIMENT_BEGINS, begins);
    integra__row_set_date(row, INTEGRA__ACCOMPANIMENT_ENDS, ends);
    row[INTEGRA__ACCOMPANIMENT_REQUESTER] = integra__tally_byte(columns[INTEGRA_ACCOMPANIMENTS_REQUESTER], at);
    return 1;
}

static void accompaniment_cells(const uint8_t *row, integra__tally_cells *cells)
{
    memcpy(cells->ids[0].bytes, row, INTEGRA__ID_SIZE);
    memcpy(cells->ids[1].bytes, row + INTEGRA__ACCOMPANIMENT_ASSISTANT, INTEGRA__ID_SIZE);
    cells->dates[0] = integra__row_date(row, INTEGRA__ACCOMPANIMENT_BEGINS);
    cells->dates[1] = integra__row_date(row, INTEGRA__ACCOMPANIMENT_ENDS);
    cells->bytes[0] = row[INTEGRA__ACCOMPANIMENT_REQUESTER];
    cells->columns[INTEGRA_ACCOMPANIMENTS_PERSON] = &cells->ids[0];
    cells->columns[INTEGRA_ACCOMPANIMENTS_ASSISTANT] = &cells->ids[1];
    cells->columns[INTEGRA_ACCOMPANIMENTS_BEGINS] = &cells->dates[0];
    cells->columns[INTEGRA_ACCOMPANIMENTS_ENDS] = &cells->dates[1];
    cells->columns[INTEGRA_ACCOMPANIMENTS_REQUESTER] = &cells->bytes[0];
}

static const integra__row_kind accompaniment_kind = { INTEGRA__ACCOMPANIMENT_SIZE, INTEGRA__ACCOMPANIMENT_SIZE, NULL };

const integra__tally_frame integra__tally_accompaniments = {
    .kinds = { &accompaniment_kind },
    .wrong = accompaniment_wrong,
    .suspect = accompaniment_suspect,
    .make = accompaniment_make,
    .cells = accompaniment_cells,
};
