/* territory_row.c - one row of a table of a territory, cell by cell: each kind of column has its form.
 * Spec: spec/integra.cddl, territory-body (GEN-1).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 *
 * null is blank, false is said unknown: the two that identifiers, places and dates have beside their values (GEN-1). */
#include "territory_row.h"

#include <string.h>

#include "core/date.h"
#include "core/generated/rules.h"
#include "codec/message/message.h"

typedef void write_cell(integra__writer *writer, const void *values, size_t place);
typedef void read_cell(integra__reader *reader, void *values, size_t place, const integra__column_row *column);

static const integra_id blank_id = { { 0 } };

static integra_id id_said_unknown(void)
{
    integra_id id;
    memset(&id, INTEGRA_ID_SAID_UNKNOWN, sizeof id);
    return id;
}

/* ---- identifiers ---- */

static void write_id(integra__writer *writer, const void *values, size_t place)
{
    const integra_id *id = (const integra_id *)values + place;
    const integra_id unknown = id_said_unknown();
    if (!integra__id_known(id)) {
        integra__write_null(writer);
    } else if (integra__id_same(id, &unknown)) {
        integra__write_false(writer);
    } else {
        integra__write_id(writer, id);
    }
}

/* Sixteen bytes that are an identifier: what stands for blank or said unknown has its own form, and that one only. */
static void read_own(integra__reader *reader, void *values, size_t place, const integra__column_row *column)
{
    integra_id *id = (integra_id *)values + place;
    const integra_id unknown = id_said_unknown();
    size_t offset = integra__reader_at(reader);
    (void)column;
    integra__read_id(reader, id);
    if (reader->status == INTEGRA_OK && integra__id_same(id, &unknown)) {
        integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, offset);
    }
}

static void read_id(integra__reader *reader, void *values, size_t place, const integra__column_row *column)
{
    integra_id *id = (integra_id *)values + place;
    if (integra__read_null(reader)) {
        *id = blank_id;
    } else if (integra__read_false(reader)) {
        *id = id_said_unknown();
    } else {
        read_own(reader, values, place, column);
    }
}

/* ---- places and numbers ---- */

_Static_assert(INTEGRA_NO_INDEX == UINT32_MAX, "a blank place is a blank number");

static void write_number(integra__writer *writer, const void *values, size_t place)
{
    uint32_t number = ((const uint32_t *)values)[place];
    if (number == UINT32_MAX) {
        integra__write_null(writer);
    } else {
        integra__write_uint(writer, number);
    }
}

static void read_number(integra__reader *reader, void *values, size_t place, const integra__column_row *column)
{
    uint32_t *number = (uint32_t *)values + place;
    (void)column;
    *number = integra__read_null(reader) ? UINT32_MAX : (uint32_t)integra__read_number(reader, 0, UINT32_MAX - 1);
}

static void write_ref(integra__writer *writer, const void *values, size_t place)
{
    if (((const uint32_t *)values)[place] == INTEGRA_REF_SAID_UNKNOWN) {
        integra__write_false(writer);
    } else {
        write_number(writer, values, place);
    }
}

static void read_ref(integra__reader *reader, void *values, size_t place, const integra__column_row *column)
{
    uint32_t *ref = (uint32_t *)values + place;
    if (!column->required && integra__read_null(reader)) {
        *ref = INTEGRA_NO_INDEX;
    } else if (!column->required && integra__read_false(reader)) {
        *ref = INTEGRA_REF_SAID_UNKNOWN;
    } else {
        *ref = (uint32_t)integra__read_number(reader, 0, INTEGRA_TERRITORY_ROW_LIMIT - 1);
    }
}

/* ---- days ---- */

static void write_date(integra__writer *writer, const void *values, size_t place)
{
    integra_date date = ((const integra_date *)values)[place];
    if (date == INTEGRA_DATE_SAID_UNKNOWN) {
        integra__write_false(writer);
    } else {
        integra__write_date_or_null(writer, date);
    }
}

static void read_day(integra__reader *reader, void *values, size_t place, const integra__column_row *column)
{
    integra_date *day = (integra_date *)values + place;
    *day = INTEGRA_DATE_UNKNOWN;
    if (column->required || !integra__read_null(reader)) {
        integra__read_date(reader, day);
    }
}

static void read_date(integra__reader *reader, void *values, size_t place, const integra__column_row *column)
{
    if (integra__read_false(reader)) {
        ((integra_date *)values)[place] = INTEGRA_DATE_SAID_UNKNOWN;
    } else {
        read_day(reader, values, place, column);
    }
}

/* ---- codes ---- */

static void write_code(integra__writer *writer, const void *values, size_t place)
{
    integra__write_uint(writer, ((const uint8_t *)values)[place]);
}

static void read_code(integra__reader *reader, void *values, size_t place, const integra__column_row *column)
{
    uint64_t code = integra__read_number(reader, column->required ? 1 : 0, column->last);
    ((uint8_t *)values)[place] = (uint8_t)code;
}

/* ---- rows ---- */

/* By INTEGRA_COLUMN_KIND_. */
static const struct {
    write_cell *write;
    read_cell *read;
} kind_rows[INTEGRA__COLUMN_KIND_CODES] = {
    [INTEGRA_COLUMN_KIND_OWN] = { write_id, read_own },
    [INTEGRA_COLUMN_KIND_ID] = { write_id, read_id },
    [INTEGRA_COLUMN_KIND_REF] = { write_ref, read_ref },
    [INTEGRA_COLUMN_KIND_DATE] = { write_date, read_date },
    [INTEGRA_COLUMN_KIND_DAY] = { write_date, read_day },
    [INTEGRA_COLUMN_KIND_MONTH] = { write_date, read_day },
    [INTEGRA_COLUMN_KIND_TRI] = { write_code, read_code },
    [INTEGRA_COLUMN_KIND_WORD] = { write_code, read_code },
    [INTEGRA_COLUMN_KIND_FLAG] = { write_code, read_code },
    [INTEGRA_COLUMN_KIND_NUMBER] = { write_number, read_number },
};

void integra__territory_write_row(integra__writer *writer, const integra_territory *territory, uint32_t table,
                                  size_t row)
{
    const integra__table_row *of = &integra__table_rows[table];
    integra__write_array(writer, of->column_count);
    for (size_t i = 0; i < of->column_count; i++) {
        kind_rows[of->columns[i].kind].write(writer, territory->columns[table][i], row);
    }
}

void integra__territory_read_row(integra__reader *reader, uint32_t table, void *const *columns, size_t place)
{
    const integra__table_row *of = &integra__table_rows[table];
    integra__read_array(reader, of->column_count);
    for (size_t i = 0; i < of->column_count && reader->status == INTEGRA_OK; i++) {
        kind_rows[of->columns[i].kind].read(reader, columns[i], place, &of->columns[i]);
    }
}
