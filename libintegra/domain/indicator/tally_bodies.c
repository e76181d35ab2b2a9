/* tally_bodies.c - rows of structures and of bodies (A1, A2).
 * Spec: spec/50-indicators.md (IND-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally_bodies.h"

#include <string.h>

#include "core/date.h"
#include "domain/rules/generated/rules.h"
#include "indicator_layout.h"
#include "tally_events.h"

/* ---- structures ---- */

static integra__frame_digest digest_of(const void *column, size_t at)
{
    static const integra__frame_digest none;
    return column == NULL ? none : ((const integra__frame_digest *)column)[at];
}

static integra__tally_wrong structure_wrong(const void *const *columns, size_t at)
{
    static const integra__frame_digest none;
    integra_date opens = integra__tally_date(columns[INTEGRA_STRUCTURES_OPENS], at);
    integra_date closes = integra__tally_date(columns[INTEGRA_STRUCTURES_CLOSES], at);
    integra__frame_digest digest = digest_of(columns[INTEGRA_STRUCTURES_DIGEST], at);
    if (integra__date_valid(opens) && integra__date_valid(closes) && closes < opens) {
        return (integra__tally_wrong){ INTEGRA_FAULT_ROW_ENDS_EARLY, INTEGRA__IND_11, INTEGRA_STRUCTURES_CLOSES };
    }
    if (integra__tally_byte(columns[INTEGRA_STRUCTURES_HAS_PROTOCOL], at) == INTEGRA_TRI_NO) {
        if (memcmp(&digest, &none, sizeof none) != 0) {
            return (integra__tally_wrong){ INTEGRA_FAULT_PROTOCOL_OF_NONE, 0, INTEGRA_STRUCTURES_DIGEST };
        }
        if (integra__tally_byte(columns[INTEGRA_STRUCTURES_CONFORMS], at) == INTEGRA_TRI_YES) {
            return (integra__tally_wrong){ INTEGRA_FAULT_PROTOCOL_OF_NONE, 0, INTEGRA_STRUCTURES_CONFORMS };
        }
    }
    return (integra__tally_wrong){ INTEGRA_FAULT_NONE, 0, 0 };
}

static int structure_make(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row)
{
    integra_id id = integra__tally_id(columns[INTEGRA_STRUCTURES_STRUCTURE], at);
    integra__frame_digest digest = digest_of(columns[INTEGRA_STRUCTURES_DIGEST], at);
    (void)tally;
    memset(row, 0, INTEGRA__STRUCTURE_SIZE);
    memcpy(row, id.bytes, INTEGRA__ID_SIZE);
    row[INTEGRA__STRUCTURE_ON_TERRITORY] = integra__tally_byte(columns[INTEGRA_STRUCTURES_ON_TERRITORY], at);
    row[INTEGRA__STRUCTURE_HAS_PROTOCOL] = integra__tally_byte(columns[INTEGRA_STRUCTURES_HAS_PROTOCOL], at);
    row[INTEGRA__STRUCTURE_CONFORMS] = integra__tally_byte(columns[INTEGRA_STRUCTURES_CONFORMS], at);
    integra__row_set_date(row, INTEGRA__STRUCTURE_OPENS, integra__tally_date(columns[INTEGRA_STRUCTURES_OPENS], at));
    integra__row_set_date(row, INTEGRA__STRUCTURE_CLOSES, integra__tally_date(columns[INTEGRA_STRUCTURES_CLOSES], at));
    memcpy(row + INTEGRA__STRUCTURE_DIGEST, digest.bytes, sizeof digest.bytes);
    return 1;
}

static void structure_cells(const uint8_t *row, integra__tally_cells *cells)
{
    memcpy(cells->ids[0].bytes, row, INTEGRA__ID_SIZE);
    memcpy(cells->digest.bytes, row + INTEGRA__STRUCTURE_DIGEST, sizeof cells->digest.bytes);
    cells->bytes[0] = row[INTEGRA__STRUCTURE_ON_TERRITORY];
    cells->bytes[1] = row[INTEGRA__STRUCTURE_HAS_PROTOCOL];
    cells->bytes[2] = row[INTEGRA__STRUCTURE_CONFORMS];
    cells->dates[0] = integra__row_date(row, INTEGRA__STRUCTURE_OPENS);
    cells->dates[1] = integra__row_date(row, INTEGRA__STRUCTURE_CLOSES);
    cells->columns[INTEGRA_STRUCTURES_STRUCTURE] = &cells->ids[0];
    cells->columns[INTEGRA_STRUCTURES_ON_TERRITORY] = &cells->bytes[0];
    cells->columns[INTEGRA_STRUCTURES_OPENS] = &cells->dates[0];
    cells->columns[INTEGRA_STRUCTURES_CLOSES] = &cells->dates[1];
    cells->columns[INTEGRA_STRUCTURES_HAS_PROTOCOL] = &cells->bytes[1];
    cells->columns[INTEGRA_STRUCTURES_DIGEST] = &cells->digest;
    cells->columns[INTEGRA_STRUCTURES_CONFORMS] = &cells->bytes[2];
}

static const integra__row_kind structure_kind = { INTEGRA__STRUCTURE_SIZE, INTEGRA__STRUCTURE_SIZE, NULL };

const integra__tally_frame integra__tally_structures = {
    .kinds = { &structure_kind },
    .wrong = structure_wrong,
    .make = structure_make,
    .cells = structure_cells,
};

/* ---- bodies ---- */

static integra__tally_wrong body_wrong(const void *const *columns, size_t at)
{
    if (integra__tally_byte(columns[INTEGRA_BODIES_SIGNED], at) == INTEGRA_TRI_NO &&
        integra__tally_date(columns[INTEGRA_BODIES_SIGNED_ON], at) != INTEGRA_DATE_UNKNOWN) {
        return (integra__tally_wrong){ INTEGRA_FAULT_SIGNED_ON_UNSIGNED, 0, INTEGRA_BODIES_SIGNED_ON };
    }
    return (integra__tally_wrong){ INTEGRA_FAULT_NONE, 0, 0 };
}

static int body_make(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row)
{
    integra_id id = integra__tally_id(columns[INTEGRA_BODIES_BODY], at);
    memset(row, 0, INTEGRA__BODY_SIZE);
    memcpy(row, id.bytes, INTEGRA__ID_SIZE);
    row[INTEGRA__BODY_ON_TERRITORY] = integra__tally_byte(columns[INTEGRA_BODIES_ON_TERRITORY], at);
    row[INTEGRA__BODY_SIGNED] =
        integra__tally_event(integra__tally_byte(columns[INTEGRA_BODIES_SIGNED], at),
                             integra__tally_date(columns[INTEGRA_BODIES_SIGNED_ON], at), tally->at);
    return 1;
}

/* Unknown disagrees with nothing; no and yes, as bits, come to INTEGRA__DISAGREES, which stays. */
static void body_combine(uint8_t *row, const uint8_t *other)
{
    _Static_assert((INTEGRA_TRI_NO | INTEGRA_TRI_YES) == INTEGRA__DISAGREES, "as bits");
    row[INTEGRA__BODY_ON_TERRITORY] |= other[INTEGRA__BODY_ON_TERRITORY];
    row[INTEGRA__BODY_SIGNED] = integra__tally_event_of(row[INTEGRA__BODY_SIGNED], other[INTEGRA__BODY_SIGNED]);
}

static int body_made(const integra_tally *tally, uint32_t table, const uint8_t *row)
{
    uint8_t same[INTEGRA__BODY_SIZE] = { 0 };
    (void)tally;
    (void)table;
    memcpy(same, row, INTEGRA__BODY_SIGNED + 1);
    return memcmp(same, row, sizeof same) == 0 && row[INTEGRA__BODY_ON_TERRITORY] <= INTEGRA__DISAGREES &&
           row[INTEGRA__BODY_SIGNED] <= INTEGRA__EVENT_CERTAIN;
}

static const integra__row_kind body_kind = { INTEGRA__BODY_SIZE, INTEGRA__ID_SIZE, body_combine };

const integra__tally_frame integra__tally_bodies = {
    .kinds = { &body_kind },
    .wrong = body_wrong,
    .make = body_make,
    .made = body_made,
};
