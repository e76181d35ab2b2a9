/* territory_cells.c - a cell by its kind, and a row's first and last day.
 * Spec: spec/00-conventions.md (GEN-1, GEN-7), spec/41-territory.md.  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include "territory_cells.h"

#include <string.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/id.h"

/* What a column's cells are held against. */
typedef struct bounds {
    int required;
    size_t rows;   /* of a ref: how many there are to name */
    uint32_t last; /* of a code: the last there is */
} bounds;

/* The first of count values that is bad, or count. */
typedef size_t first_bad(const void *values, size_t count, const bounds *in);

/* ---- a column, by its kind ---- */

static int said_unknown(const integra_id *id)
{
    for (size_t i = 0; i < sizeof id->bytes; i++) {
        if (id->bytes[i] != INTEGRA_ID_SAID_UNKNOWN) {
            return 0;
        }
    }
    return 1;
}

static size_t bad_own(const void *values, size_t count, const bounds *in)
{
    const integra_id *ids = values;
    size_t i = 0;
    (void)in;
    while (i < count && integra__id_known(&ids[i]) && !said_unknown(&ids[i])) {
        i++;
    }
    return i;
}

static size_t bad_ref(const void *values, size_t count, const bounds *in)
{
    const uint32_t *refs = values;
    size_t i = 0;
    while (i < count && (refs[i] < in->rows ||
                         (!in->required && (refs[i] == INTEGRA_NO_INDEX || refs[i] == INTEGRA_REF_SAID_UNKNOWN)))) {
        i++;
    }
    return i;
}

static size_t bad_day(const void *values, size_t count, const bounds *in)
{
    const integra_date *days = values;
    size_t i = 0;
    (void)in;
    while (i < count && integra__date_or_unknown(days[i])) {
        i++;
    }
    return i;
}

static size_t bad_date(const void *values, size_t count, const bounds *in)
{
    const integra_date *dates = values;
    size_t i = 0;
    (void)in;
    while (i < count && (integra__date_or_unknown(dates[i]) || dates[i] == INTEGRA_DATE_SAID_UNKNOWN)) {
        i++;
    }
    return i;
}

static size_t bad_month(const void *values, size_t count, const bounds *in)
{
    const integra_date *days = values;
    int32_t year, month, day;
    size_t i = 0;
    (void)in;
    while (i < count && integra_date_to_civil(days[i], &year, &month, &day, NULL) == INTEGRA_OK && day == 1) {
        i++;
    }
    return i;
}

static size_t bad_byte(const void *values, size_t count, const bounds *in)
{
    const uint8_t *codes = values;
    size_t i = 0;
    while (i < count && codes[i] <= in->last && (codes[i] != 0 || !in->required)) {
        i++;
    }
    return i;
}

/* By INTEGRA_COLUMN_KIND_; what has none takes any bytes: identifiers of others, and numbers. */
static const struct {
    first_bad *find;
    uint32_t fault;
} kind_rows[INTEGRA__COLUMN_KIND_CODES] = {
    [INTEGRA_COLUMN_KIND_OWN] = { bad_own, INTEGRA_FAULT_CELL_OWN },
    [INTEGRA_COLUMN_KIND_REF] = { bad_ref, INTEGRA_FAULT_CELL_REF },
    [INTEGRA_COLUMN_KIND_DATE] = { bad_date, INTEGRA_FAULT_CELL_DATE },
    [INTEGRA_COLUMN_KIND_DAY] = { bad_day, INTEGRA_FAULT_CELL_DAY },
    [INTEGRA_COLUMN_KIND_MONTH] = { bad_month, INTEGRA_FAULT_CELL_MONTH },
    [INTEGRA_COLUMN_KIND_TRI] = { bad_byte, INTEGRA_FAULT_CELL_TRI },
    [INTEGRA_COLUMN_KIND_WORD] = { bad_byte, INTEGRA_FAULT_CELL_WORD },
    [INTEGRA_COLUMN_KIND_FLAG] = { bad_byte, INTEGRA_FAULT_CELL_FLAG },
};

/* No table names rows of its own or of a later one (tables.py holds tables.tsv to it). */
static bounds bounds_of(const integra_territory *territory, const integra__column_row *column)
{
    size_t rows = column->kind == INTEGRA_COLUMN_KIND_REF ? territory->counts[column->target] : 0;
    return (bounds){ column->required, rows, column->last };
}

/* ---- a row that closes before it opens ---- */

static const struct span {
    uint32_t table, opens, closes;
} spans[] = {
    { INTEGRA_TERRITORY_TABLE_STRUCTURE, INTEGRA_COLUMN_STRUCTURE_OPENS, INTEGRA_COLUMN_STRUCTURE_CLOSES },
    { INTEGRA_TERRITORY_TABLE_BODY, INTEGRA_COLUMN_BODY_OPENS, INTEGRA_COLUMN_BODY_CLOSES },
    { INTEGRA_TERRITORY_TABLE_SEAT, INTEGRA_COLUMN_SEAT_OPENS, INTEGRA_COLUMN_SEAT_CLOSES },
    { INTEGRA_TERRITORY_TABLE_FUNCTION, INTEGRA_COLUMN_FUNCTION_OPENS, INTEGRA_COLUMN_FUNCTION_CLOSES },
    { INTEGRA_TERRITORY_TABLE_PILOTE, INTEGRA_COLUMN_PILOTE_OPENS, INTEGRA_COLUMN_PILOTE_CLOSES },
};

static size_t bad_span(const struct span *span, const void *const *columns, size_t count)
{
    const integra_date *opens = columns[span->opens], *closes = columns[span->closes];
    size_t i = 0;
    if (opens == NULL || closes == NULL) {
        return count;
    }
    while (i < count && !(integra__date_valid(opens[i]) && integra__date_valid(closes[i]) && closes[i] < opens[i])) {
        i++;
    }
    return i;
}

/* ---- all of them ---- */

integra_status integra__territory_cells_check(const integra_territory *territory, uint32_t table,
                                              const void *const *columns, size_t count, integra_error *error)
{
    const integra__table_row *row = &integra__table_rows[table];
    size_t sound = count; /* rows before the first that is bad */
    uint32_t fault = INTEGRA_FAULT_NONE, column = 0;
    for (uint32_t i = 0; i < row->column_count; i++) {
        first_bad *find = kind_rows[row->columns[i].kind].find;
        const bounds in = bounds_of(territory, &row->columns[i]);
        size_t bad = find == NULL || columns[i] == NULL ? sound : find(columns[i], sound, &in);
        if (bad < sound) {
            sound = bad;
            fault = kind_rows[row->columns[i].kind].fault;
            column = i;
        }
    }
    for (size_t k = 0; k < sizeof spans / sizeof spans[0]; k++) {
        size_t bad = spans[k].table == table ? bad_span(&spans[k], columns, sound) : sound;
        if (bad < sound) {
            sound = bad;
            fault = INTEGRA_FAULT_ROW_CLOSES;
            column = spans[k].closes;
        }
    }
    return sound == count ? INTEGRA_OK : integra__fault_told(error, fault, 0, sound, column, table, 0);
}
