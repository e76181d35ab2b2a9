/* territory_apply.c - rows added to a table, all of them or none.
 * Spec: spec/00-conventions.md (GEN-1, GEN-6), spec/41-territory.md.  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "territory.h"
#include "territory_cells.h"
#include "territory_index.h"

enum { FIRST_ROOM = 16 };

/* ---- room ---- */

/* A table's columns from before they grew: a caller may have handed in those that it borrowed, so that they stay until
 * the rows are written. NULL where they did not. */
typedef struct outgrown {
    void *columns[INTEGRA__COLUMN_MOST];
    size_t room;
} outgrown;

static void release(const integra_territory *territory, uint32_t table, void *const *columns, size_t room)
{
    const integra__table_row *row = &integra__table_rows[table];
    for (size_t i = 0; i < row->column_count; i++) {
        integra__release(&territory->allocator, columns[i], room * row->columns[i].size);
    }
}

/* Puts larger arrays in the place of a table's columns, whose rows they then hold. */
static void take_over(integra_territory *territory, uint32_t table, void *const *made, size_t room, outgrown *old_out)
{
    const integra__table_row *row = &integra__table_rows[table];
    for (size_t i = 0; i < row->column_count; i++) {
        void *old = territory->columns[table][i];
        if (old != NULL) {
            memcpy(made[i], old, territory->counts[table] * row->columns[i].size);
        }
        old_out->columns[i] = old;
        territory->columns[table][i] = made[i];
    }
    old_out->room = territory->rooms[table];
    territory->rooms[table] = room;
}

/* Room for count rows more in every column of a table, or all of them as they were: 0. */
static int make_room(integra_territory *territory, uint32_t table, size_t count, outgrown *old_out)
{
    const integra__table_row *row = &integra__table_rows[table];
    size_t needed = territory->counts[table] + count;
    size_t room = territory->rooms[table] == 0 ? FIRST_ROOM : territory->rooms[table];
    void *made[INTEGRA__COLUMN_MOST] = { NULL };
    if (needed <= territory->rooms[table]) {
        return 1;
    }
    while (room < needed) {
        room *= 2;
    }
    for (size_t i = 0; i < row->column_count; i++) {
        made[i] = integra__allocate(&territory->allocator, room * row->columns[i].size);
        if (made[i] == NULL) {
            release(territory, table, made, room);
            return 0;
        }
    }
    take_over(territory, table, made, room, old_out);
    return 1;
}

/* ---- rows ---- */

static void write_blanks(void *cells, const integra__column_row *column, size_t count)
{
    integra_date *dates = cells;
    switch (column->kind) {
    case INTEGRA_COLUMN_KIND_DATE:
    case INTEGRA_COLUMN_KIND_DAY:
        for (size_t i = 0; i < count; i++) {
            dates[i] = INTEGRA_DATE_UNKNOWN;
        }
        break;
    case INTEGRA_COLUMN_KIND_REF:
    case INTEGRA_COLUMN_KIND_NUMBER:
        memset(cells, 0xff, count * column->size); /* INTEGRA_NO_INDEX, UINT32_MAX */
        break;
    default:
        memset(cells, 0, count * column->size);
        break;
    }
}

static void write_rows(integra_territory *territory, uint32_t table, const void *const *columns, size_t count)
{
    const integra__table_row *row = &integra__table_rows[table];
    for (size_t i = 0; i < row->column_count; i++) {
        uint8_t *cells = territory->columns[table][i];
        cells += territory->counts[table] * row->columns[i].size;
        if (columns[i] == NULL) {
            write_blanks(cells, &row->columns[i], count);
        } else {
            memcpy(cells, columns[i], count * row->columns[i].size);
        }
    }
}

/* Identifiers go in first: what is refused moves no column that somebody has borrowed. */
static integra_status add(integra_territory *territory, uint32_t table, const void *const *columns, size_t count,
                          integra_error *error)
{
    integra__territory_index *index = &territory->indices[table];
    int own = integra__table_rows[table].columns[0].kind == INTEGRA_COLUMN_KIND_OWN;
    const integra__territory_ids ids = { territory->columns[table][0], territory->counts[table], columns[0] };
    outgrown old = { { NULL }, 0 };
    size_t twice = count;
    if (own && !integra__territory_index_add(&territory->allocator, index, &ids, count, &twice)) {
        return integra__no_memory(error);
    }
    if (twice < count) {
        return integra__fault_told(error, INTEGRA_FAULT_OWN_TWICE, 0, twice, 0, table, 0);
    }
    if (!make_room(territory, table, count, &old)) {
        if (own) {
            integra__territory_index_drop(index, &ids, count);
        }
        return integra__no_memory(error);
    }
    write_rows(territory, table, columns, count);
    release(territory, table, old.columns, old.room);
    territory->counts[table] += count;
    return INTEGRA_OK;
}

integra_status integra_territory_apply(integra_territory *territory, uint32_t table, const void *const *columns,
                                       size_t column_count, size_t count, integra_error *error)
{
    const uint8_t present[] = { territory != NULL, 1, integra__room(columns, column_count) };
    const void *all[INTEGRA__COLUMN_MOST] = { NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    const integra__table_row *row = integra__territory_table(table);
    if (row == NULL) {
        return integra__territory_no_table(error, 1);
    }
    if (column_count > row->column_count) {
        return integra__territory_no_column(error, 3, table);
    }
    if (column_count > 0) {
        memcpy(all, columns, column_count * sizeof *all);
    }
    if (count == 0) {
        return INTEGRA_OK;
    }
    for (uint32_t i = 0; i < row->column_count; i++) {
        if (row->columns[i].required && all[i] == NULL) {
            return integra__fault_told(error, INTEGRA_FAULT_COLUMN_REQUIRED, 0, 2, i, table, 0);
        }
    }
    if (count > INTEGRA_TERRITORY_ROW_LIMIT - territory->counts[table]) {
        return integra__fault_told(error, INTEGRA_FAULT_TERRITORY_ROWS, 0, INTEGRA_NO_PLACE, table, 0,
                                   INTEGRA_TERRITORY_ROW_LIMIT);
    }
    status = integra__territory_cells_check(territory, table, all, count, error);
    return status == INTEGRA_OK ? add(territory, table, all, count, error) : status;
}
