/* fuzz_territory_rows.c - bytes as rows and claims put into a territory one after the other, most of them sound: what
 * is refused changes nothing, what came in is its own message, and a review of it is sound. Spec: spec/41-territory.md
 * (GEN-1, TER-16).  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "territories.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TABLES = 30, CLAIMS = 45, OPERATIONS = 50 }; /* below which a row is put, a list claimed, a claim withdrawn */
enum { DAYS = 64, FIRST_DAY = 19000, OWN = 24 };

/* What is left of the bytes, and whether a refusal was told: one of each input is, since that takes longer than a row.
 */
typedef struct script {
    const uint8_t *at, *end;
    int told;
} script;

static uint8_t next(script *left)
{
    return left->at < left->end ? *left->at++ : 0;
}

static void judged(integra_status status, const integra_error *error, script *left)
{
    must(status == error->status);
    if (status != INTEGRA_OK && !left->told) {
        must(again_refused(status, error, 0) == 0);
        left->told = 1;
    }
}

typedef union cell {
    integra_id id;
    uint32_t number;
    integra_date date;
    uint8_t code;
} cell;

/* A day three weeks apart from the next, or none; of a month its first. */
static integra_date day_of(uint8_t byte, uint32_t kind)
{
    integra_date day = FIRST_DAY + byte % DAYS * 21;
    int32_t y, m, d;
    if (kind == INTEGRA_COLUMN_KIND_MONTH) {
        must(integra_date_to_civil(day, &y, &m, &d, NULL) == INTEGRA_OK);
        must(integra_date_from_civil(y, m, 1, &day, NULL) == INTEGRA_OK);
        return day;
    }
    return byte < DAYS ? day : byte % 5 == 0 ? INTEGRA_DATE_SAID_UNKNOWN : INTEGRA_DATE_UNKNOWN;
}

/* A cell of a column, which the territory may refuse: a place too far, a code too great. */
static cell cell_of(const integra_territory *territory, const integra_column *column, uint8_t byte)
{
    cell made = { { { 0 } } };
    switch (column->kind) {
    case INTEGRA_COLUMN_KIND_OWN:
        made.id.bytes[0] = (uint8_t)(byte % OWN + 1);
        break;
    case INTEGRA_COLUMN_KIND_ID:
        memset(&made.id, byte % 6 == 5 ? INTEGRA_ID_SAID_UNKNOWN : byte % 6, sizeof made.id);
        break;
    case INTEGRA_COLUMN_KIND_REF:
        made.number = byte % (uint32_t)(integra_territory_count(territory, column->target) + 1);
        made.number = byte > 0xf0 ? INTEGRA_REF_SAID_UNKNOWN : byte > 0xe0 ? INTEGRA_NO_INDEX : made.number;
        break;
    case INTEGRA_COLUMN_KIND_DATE:
    case INTEGRA_COLUMN_KIND_DAY:
    case INTEGRA_COLUMN_KIND_MONTH:
        made.date = day_of(byte, column->kind);
        break;
    case INTEGRA_COLUMN_KIND_NUMBER:
        made.number = byte > 0xf0 ? UINT32_MAX : byte % 16;
        break;
    case INTEGRA_COLUMN_KIND_WORD:
        made.code = byte % (uint8_t)(integra_word_count(column->target) + 2);
        break;
    default: /* a tri, a flag: now and then too great */
        made.code = byte % (column->kind == INTEGRA_COLUMN_KIND_TRI ? 3 : 2) + byte / 255;
    }
    return made;
}

/* One row; a byte a cell. */
static void put(integra_territory *territory, uint32_t table, script *left)
{
    cell cells[INTEGRA_TERRITORY_COLUMN_LIMIT];
    const void *columns[INTEGRA_TERRITORY_COLUMN_LIMIT];
    size_t count = integra_column_count(table), before = integra_territory_count(territory, table);
    integra_error error = { 0 };
    for (uint32_t i = 0; i < count; i++) {
        integra_column column;
        integra_column_init(&column, sizeof column);
        must(integra_column_at(table, i, &column, NULL) == INTEGRA_OK);
        cells[i] = cell_of(territory, &column, next(left));
        columns[i] = &cells[i];
    }
    integra_status status = integra_territory_apply(territory, table, columns, count, 1, &error);
    judged(status, &error, left);
    must(status == INTEGRA_OK || error.index == 0);
    must(integra_territory_count(territory, table) == before + (status == INTEGRA_OK));
}

static void step(integra_territory *territory, script *left)
{
    uint32_t what = next(left) % OPERATIONS;
    integra_error error = { 0 };
    integra_status status = INTEGRA_OK;
    if (what < TABLES) {
        put(territory, what + 1, left);
    } else if (what < CLAIMS) {
        integra_date from = day_of(next(left), INTEGRA_COLUMN_KIND_DAY);
        status = integra_territory_claim(territory, next(left) % TABLES + 1, what % 2 ? from : INTEGRA_DATE_UNKNOWN,
                                         INTEGRA_DATE_UNKNOWN, &error);
    } else {
        status = integra_territory_withdraw(territory, next(left) % TABLES + 1, &error);
    }
    judged(status, &error, left);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    integra_territory *territory = NULL, *back = NULL;
    const integra_id id = { { 't' } };
    script left = { data, data + size, 0 };
    size_t written = 0, again = 0;
    must(integra_territory_create(&id, NULL, &territory, NULL) == INTEGRA_OK);
    integra_date at = FIRST_DAY + next(&left) * 6;
    while (left.at < left.end) {
        step(territory, &left);
    }
    uint8_t *bytes = territory_message(territory, &written);
    must(integra_territory_decode(bytes, written, NULL, &back, NULL) == INTEGRA_OK);
    uint8_t *same = territory_message(back, &again);
    must(again_same(INTEGRA_OK, same, again, bytes, written) == 1);
    territory_reviewed(territory, back, at);
    free(same);
    free(bytes);
    integra_territory_destroy(back);
    integra_territory_destroy(territory);
    return 0;
}
