/* territory_apply.c - rows added to a table, all of them or none.
 * Spec: spec/41-territory.md (GEN-1, GEN-6).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "territory.h"
#include "territory_cells.h"
#include "territory_index.h"

enum { FIRST_ROOM = 16, ARRAYS = INTEGRA__COLUMN_MOST + 1 }; /* a table's columns, and the forks of its identifiers */

/* ---- room ---- */

/* Whether a table's rows have identifiers of their own: they stand in the first column. */
static int has_own(uint32_t table)
{
    return integra__table_rows[table].columns[0].kind == INTEGRA_COLUMN_KIND_OWN;
}

static size_t array_count(uint32_t table)
{
    return integra__table_rows[table].column_count + (size_t)has_own(table);
}

/* How large an element of a table's i-th array is; the forks come behind the columns. */
static size_t size_of(uint32_t table, size_t i)
{
    const integra__table_row *row = &integra__table_rows[table];
    return i < row->column_count ? row->columns[i].size : sizeof(integra__territory_fork);
}

/* Puts larger arrays in the place of a table's, whose rows they hold. */
static void take_over(integra_territory *territory, uint32_t table, void *const *made, size_t room)
{
    size_t columns = integra__table_rows[table].column_count;
    for (size_t i = 0; i < array_count(table); i++) {
        void *old = i < columns ? territory->columns[table][i] : territory->indices[table].forks;
        if (old != NULL) {
            memcpy(made[i], old, territory->counts[table] * size_of(table, i));
            integra__release(&territory->allocator, old, territory->rooms[table] * size_of(table, i));
        }
        if (i < columns) {
            territory->columns[table][i] = made[i];
        } else {
            territory->indices[table].forks = made[i];
        }
    }
    territory->rooms[table] = room;
}

/* Room for count rows more in every array of a table, or all of them as they were: 0. */
static int make_room(integra_territory *territory, uint32_t table, size_t count)
{
    size_t needed = territory->counts[table] + count;
    size_t room = territory->rooms[table] == 0 ? FIRST_ROOM : territory->rooms[table];
    void *made[ARRAYS] = { NULL };
    if (needed <= territory->rooms[table]) {
        return 1;
    }
    while (room < needed) {
        room *= 2;
    }
    for (size_t i = 0; i < array_count(table); i++) {
        made[i] = integra__allocate(&territory->allocator, room * size_of(table, i));
        if (made[i] == NULL) {
            while (i > 0) {
                i--;
                integra__release(&territory->allocator, made[i], room * size_of(table, i));
            }
            return 0;
        }
    }
    take_over(territory, table, made, room);
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

/* The identifiers of count rows that were written, or of none of them where one is there already. */
static integra_status add_own(integra_territory *territory, uint32_t table, size_t count, integra_error *error)
{
    integra__territory_index *index = &territory->indices[table];
    const integra_id *ids = territory->columns[table][0];
    size_t first = territory->counts[table];
    for (size_t i = 0; i < count; i++) {
        if (!integra__territory_index_add(index, ids, (uint32_t)(first + i))) {
            for (size_t k = i; k > 0; k--) {
                integra__territory_index_drop(index, ids, (uint32_t)(first + k - 1));
            }
            return integra__fault_told(error, INTEGRA_FAULT_OWN_TWICE, 0, i, 0, table, 0);
        }
    }
    return INTEGRA_OK;
}

static integra_status add(integra_territory *territory, uint32_t table, const void *const *columns, size_t count,
                          integra_error *error)
{
    integra_status status = integra__territory_cells_check(territory, table, columns, count, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!make_room(territory, table, count)) {
        return integra__no_memory(error);
    }
    write_rows(territory, table, columns, count);
    if (has_own(table)) {
        status = add_own(territory, table, count, error);
    }
    if (status == INTEGRA_OK) {
        territory->counts[table] += count;
    }
    return status;
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
    for (uint32_t i = 0; i < row->column_count; i++) {
        if (count > 0 && row->columns[i].required && all[i] == NULL) {
            return integra__fault_told(error, INTEGRA_FAULT_COLUMN_REQUIRED, 0, 2, i, table, 0);
        }
    }
    if (count > INTEGRA_TERRITORY_ROW_LIMIT - territory->counts[table]) {
        return integra__fault_told(error, INTEGRA_FAULT_TERRITORY_ROWS, 0, INTEGRA_NO_PLACE, table, 0,
                                   INTEGRA_TERRITORY_ROW_LIMIT);
    }
    return add(territory, table, all, count, error);
}
