/* territory.c - a territory made and released, its columns described and given out, its lists claimed complete.
 * Spec: spec/41-territory.md (TER-1, GEN-1).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "territory.h"

#include <string.h>

#include "core/allocator.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"

_Static_assert(sizeof(integra_column) % 8 == 0, "integra_column");
_Static_assert(INTEGRA__COLUMN_MOST <= INTEGRA_TERRITORY_COLUMN_LIMIT, "columns of a table");

integra_status integra__territory_no_table(integra_error *error, uint64_t argument)
{
    return integra__fault_within(error, INTEGRA_FAULT_TERRITORY_TABLE, argument, INTEGRA__TERRITORY_TABLE_FIRST,
                                 INTEGRA__TERRITORY_TABLE_LAST);
}

integra_status integra__territory_no_column(integra_error *error, uint64_t argument, uint32_t table)
{
    return integra__fault_told(error, INTEGRA_FAULT_TERRITORY_COLUMN, 0, argument, table, 0,
                               integra__table_rows[table].column_count);
}

/* ---- columns ---- */

void integra_column_init(integra_column *column, size_t struct_size)
{
    integra__struct_init(column, struct_size);
}

size_t integra_column_count(uint32_t table)
{
    const integra__table_row *row = integra__territory_table(table);
    return row == NULL ? 0 : row->column_count;
}

integra_status integra_column_at(uint32_t table, size_t column, integra_column *column_out, integra_error *error)
{
    const uint8_t present[] = { 1, 1, column_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(column_out, sizeof *column_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    const integra__table_row *row = integra__territory_table(table);
    if (row == NULL) {
        return integra__territory_no_table(error, 0);
    }
    if (column >= row->column_count) {
        return integra__territory_no_column(error, 1, table);
    }
    const integra__column_row *one = &row->columns[column];
    const integra_column found = { sizeof found, one->kind, one->target, one->size, one->name, NULL };
    integra__struct_write(column_out, &found, sizeof found);
    return INTEGRA_OK;
}

/* ---- made and released ---- */

integra_status integra_territory_create(const integra_id *id, const integra_allocator *allocator,
                                        integra_territory **territory_out, integra_error *error)
{
    const uint8_t present[] = { id != NULL, integra__allocator_usable(allocator), territory_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!integra__id_known(id)) {
        return integra__fault_at(error, INTEGRA_FAULT_TERRITORY_IDENTIFIER, 0);
    }
    integra_allocator memory = integra__allocator_of(allocator);
    integra_territory *made = integra__allocate(&memory, sizeof *made);
    if (made == NULL) {
        return integra__no_memory(error);
    }
    memset(made, 0, sizeof *made);
    made->allocator = memory;
    made->id = *id;
    *territory_out = made;
    return INTEGRA_OK;
}

void integra_territory_destroy(integra_territory *territory)
{
    if (territory == NULL) {
        return;
    }
    integra_allocator memory = territory->allocator;
    for (uint32_t table = INTEGRA__TERRITORY_TABLE_FIRST; table <= INTEGRA__TERRITORY_TABLE_LAST; table++) {
        const integra__table_row *row = &integra__table_rows[table];
        size_t room = territory->rooms[table];
        for (size_t i = 0; i < row->column_count; i++) {
            integra__release(&memory, territory->columns[table][i], room * row->columns[i].size);
        }
        const integra__territory_index *index = &territory->indices[table];
        integra__release(&memory, index->forks, index->room * sizeof *index->forks);
    }
    if (territory->extension.size > 0) {
        integra__release(&memory, (void *)(uintptr_t)territory->extension.bytes, territory->extension.size);
    }
    integra__release(&memory, territory, sizeof *territory);
}

integra_status integra_territory_id(const integra_territory *territory, integra_id *id_out, integra_error *error)
{
    const uint8_t present[] = { territory != NULL, id_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        *id_out = territory->id;
    }
    return status;
}

/* ---- claims ---- */

/* Whether a table's list may be claimed over that span. */
static integra_status check_claim(uint32_t table, integra_date from, integra_date to, integra_error *error)
{
    uint8_t list = integra__table_rows[table].list;
    int spanless = from == INTEGRA_DATE_UNKNOWN && to == INTEGRA_DATE_UNKNOWN;
    if (list == INTEGRA__LIST_CHILD) {
        return integra__fault_told(error, INTEGRA_FAULT_CLAIM_CHILD, 0, 1, table, 0, 0);
    }
    if (list == INTEGRA__LIST_PLAIN && !spanless) {
        return integra__fault_told(error, INTEGRA_FAULT_CLAIM_SPAN, 0, 1, table, 0, 0);
    }
    if (!integra__date_or_unknown(from) || !integra__date_or_unknown(to) ||
        (from != INTEGRA_DATE_UNKNOWN && to != INTEGRA_DATE_UNKNOWN && to < from)) {
        return integra__fault_told(error, INTEGRA_FAULT_CLAIM_DATES, 0, integra__date_or_unknown(from) ? 3 : 2, table,
                                   0, 0);
    }
    return INTEGRA_OK;
}

/* That there is a territory, and this table in it, the argument 1. */
static integra_status check_table(const integra_territory *territory, uint32_t table, integra_error *error)
{
    if (territory == NULL) {
        return integra__argument_missing(error, 0);
    }
    return integra__territory_table(table) == NULL ? integra__territory_no_table(error, 1) : INTEGRA_OK;
}

integra_status integra_territory_claim(integra_territory *territory, uint32_t table, integra_date from, integra_date to,
                                       integra_error *error)
{
    integra_status status = check_table(territory, table, error);
    if (status == INTEGRA_OK) {
        status = check_claim(table, from, to, error);
    }
    if (status == INTEGRA_OK) {
        territory->claims[table] = (integra__claim){ 1, from, to };
    }
    return status;
}

integra_status integra_territory_withdraw(integra_territory *territory, uint32_t table, integra_error *error)
{
    integra_status status = check_table(territory, table, error);
    if (status == INTEGRA_OK) {
        territory->claims[table] = (integra__claim){ 0, INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN };
    }
    return status;
}

integra_status integra_territory_claimed(const integra_territory *territory, uint32_t table, uint32_t *claimed_out,
                                         integra_date *from_out, integra_date *to_out, integra_error *error)
{
    const uint8_t present[] = { territory != NULL, 1, claimed_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = check_table(territory, table, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    const integra__claim *claim = &territory->claims[table];
    *claimed_out = claim->made;
    if (from_out != NULL) {
        *from_out = claim->made ? claim->from : INTEGRA_DATE_UNKNOWN;
    }
    if (to_out != NULL) {
        *to_out = claim->made ? claim->to : INTEGRA_DATE_UNKNOWN;
    }
    return INTEGRA_OK;
}

/* ---- what is there ---- */

size_t integra_territory_count(const integra_territory *territory, uint32_t table)
{
    return territory == NULL || integra__territory_table(table) == NULL ? 0 : territory->counts[table];
}

integra_status integra_territory_column(const integra_territory *territory, uint32_t table, size_t column,
                                        const void **values_out, integra_error *error)
{
    const uint8_t present[] = { territory != NULL, 1, 1, values_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = check_table(territory, table, error);
    }
    if (status == INTEGRA_OK && column >= integra__table_rows[table].column_count) {
        status = integra__territory_no_column(error, 2, table);
    }
    if (status == INTEGRA_OK) {
        *values_out = territory->counts[table] == 0 ? NULL : territory->columns[table][column];
    }
    return status;
}
