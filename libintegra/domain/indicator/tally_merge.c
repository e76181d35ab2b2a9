/* tally_merge.c - rows come to a tally, all of them or none; those of another tally.
 * Spec: spec/50-indicators.md (IND-4, IND-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally_merge.h"

#include <string.h>

#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"

void integra__tally_set_parts(integra_tally *tally, uint32_t parts, uint64_t held)
{
    int whole = held == integra__tally_all_parts(parts);
    tally->parts = whole ? 1 : parts;
    tally->held = whole ? 1 : held;
}

/* ---- all or none ---- */

/* Whether so many rows more may come to a table; where only that tells, it is settled first. */
static integra_status check_limit(integra__rows *rows, size_t more, integra_error *error)
{
    size_t room = more > INTEGRA_TALLY_ROW_LIMIT ? 0 : INTEGRA_TALLY_ROW_LIMIT - more;
    if (more <= INTEGRA_TALLY_ROW_LIMIT && integra__rows_most(rows) > room && !integra__rows_settle(rows)) {
        return integra__no_memory(error);
    }
    return more > INTEGRA_TALLY_ROW_LIMIT || integra__rows_most(rows) > room
               ? integra__fault_within(error, INTEGRA_FAULT_TALLY_ROWS, INTEGRA_NO_PLACE, 0, INTEGRA_TALLY_ROW_LIMIT)
               : INTEGRA_OK;
}

integra_status integra__tally_limit(integra_tally *tally, size_t more, integra_error *error)
{
    integra_status status = INTEGRA_OK;
    for (uint32_t i = 0; status == INTEGRA_OK && i < INTEGRA__TALLY_TABLES; i++) {
        status = tally->tables[i] == NULL ? INTEGRA_OK : check_limit(tally->tables[i], more, error);
    }
    return status;
}

integra_status integra__tally_begin(integra_tally *tally, integra_error *error)
{
    for (uint32_t i = 0; i < INTEGRA__TALLY_TABLES; i++) {
        if (tally->tables[i] != NULL && !integra__rows_begin(tally->tables[i])) {
            integra__tally_end(tally, 1); /* nothing came yet */
            return integra__no_memory(error);
        }
    }
    return INTEGRA_OK;
}

void integra__tally_end(integra_tally *tally, int keep)
{
    for (uint32_t i = 0; i < INTEGRA__TALLY_TABLES; i++) {
        if (tally->tables[i] != NULL) {
            (keep ? integra__rows_keep : integra__rows_undo)(tally->tables[i]);
        }
    }
}

/* ---- another tally ---- */

/* Tallies of one thing; one that is whole takes in parts, and goes into one of parts. */
static integra_status check_same(const integra_tally *a, const integra_tally *b, integra_error *error)
{
    const struct {
        int same;
        uint32_t fault;
    } rows[] = {
        { a->indicator == b->indicator, INTEGRA_FAULT_OTHER_INDICATOR },
        { a->at == b->at, INTEGRA_FAULT_OTHER_DAY },
        { integra__id_same(&a->territory, &b->territory), INTEGRA_FAULT_OTHER_TERRITORY_COUNTED },
        { memcmp(a->rules_digest, b->rules_digest, sizeof a->rules_digest) == 0, INTEGRA_FAULT_OTHER_PACK },
        { a->parts == b->parts || a->parts == 1 || b->parts == 1, INTEGRA_FAULT_OTHER_PARTS },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (!rows[i].same) {
            uint32_t fault = rows[i].fault;
            int parts = fault == INTEGRA_FAULT_OTHER_PARTS;
            return integra__fault_within(error, fault, INTEGRA_NO_PLACE, parts ? a->parts : 0, parts ? b->parts : 0);
        }
    }
    return INTEGRA_OK;
}

static size_t most_rows(const integra_tally *tally)
{
    size_t most = 0;
    for (uint32_t i = 0; i < INTEGRA__TALLY_TABLES; i++) {
        size_t rows = tally->tables[i] == NULL ? 0 : integra__rows_most(tally->tables[i]);
        most = rows > most ? rows : most;
    }
    return most;
}

static int merge_all(integra_tally *tally, const integra_tally *other)
{
    for (uint32_t i = 0; i < INTEGRA__TALLY_TABLES; i++) {
        if (tally->tables[i] != NULL && !integra__rows_merge(tally->tables[i], other->tables[i])) {
            return 0;
        }
    }
    return 1;
}

integra_status integra_tally_merge(integra_tally *tally, const integra_tally *other, integra_error *error)
{
    const uint8_t present[] = { tally != NULL, other != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK || tally == other) {
        return status;
    }
    status = check_same(tally, other, error);
    if (status == INTEGRA_OK) {
        status = integra__tally_limit(tally, most_rows(other), error);
    }
    if (status == INTEGRA_OK) {
        status = integra__tally_begin(tally, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    int merged = merge_all(tally, other);
    integra__tally_end(tally, merged);
    if (!merged) {
        return integra__no_memory(error);
    }
    if (tally->parts == other->parts) {
        integra__tally_set_parts(tally, tally->parts, tally->held | other->held);
    } else {
        integra__tally_set_parts(tally, 1, 1);
    }
    return INTEGRA_OK;
}
