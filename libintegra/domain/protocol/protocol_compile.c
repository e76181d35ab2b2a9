/* protocol_compile.c - whether a table hangs together, and its rows as masks, a bit a row of each motive.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol_compile.h"

#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/demand/demand.h"
#include "protocol_name.h"
#include "protocol_types.h"

#define TABLES_SIZE (INTEGRA__MOTIVE_CODES * sizeof(integra__protocol_table))

/* Why a row may not override another, 0 where it may. */
static uint32_t bad_override(const integra_protocol *protocol, uint32_t row, uint32_t other)
{
    if (other == row) {
        return INTEGRA_FAULT_OVERRIDE_ITSELF;
    }
    if (other >= protocol->row_count) {
        return INTEGRA_FAULT_OVERRIDE_NOBODY;
    }
    const integra_row *one = integra__protocol_row_of(protocol, row);
    const integra_row *two = integra__protocol_row_of(protocol, other);
    return one->otherwise || two->otherwise     ? INTEGRA_FAULT_OVERRIDE_OTHERWISE
           : (one->motives & two->motives) == 0 ? INTEGRA_FAULT_OVERRIDE_MOTIVES
                                                : INTEGRA_FAULT_NONE;
}

/* Each override of a row; where one is refused the error's offset says which. */
static integra_status check_overrides(const integra_protocol *protocol, uint32_t row, integra_error *error)
{
    const integra_row *given = integra__protocol_row_of(protocol, row);
    for (uint32_t i = 0; i < given->override_count; i++) {
        uint32_t fault = bad_override(protocol, row, given->overrides[i]);
        if (fault != INTEGRA_FAULT_NONE) {
            return integra__fault_at_byte(error, integra__fault_at(error, fault, row), i);
        }
    }
    return INTEGRA_OK;
}

size_t integra__protocol_rows_below(const integra_protocol *protocol, uint32_t row, uint16_t below[INTEGRA_ROW_LIMIT])
{
    uint8_t seen[INTEGRA_ROW_LIMIT] = { 0 };
    size_t count = 0;
    size_t done = 0;
    for (const integra_row *at = integra__protocol_row_of(protocol, row);;
         at = integra__protocol_row_of(protocol, below[done++])) {
        for (uint32_t i = 0; i < at->override_count; i++) {
            if (!seen[at->overrides[i]]) {
                seen[at->overrides[i]] = 1;
                below[count++] = at->overrides[i];
            }
        }
        if (done == count) {
            return count;
        }
    }
}

static int in_cycle(const integra_protocol *protocol, uint32_t row)
{
    uint16_t below[INTEGRA_ROW_LIMIT];
    size_t count = integra__protocol_rows_below(protocol, row, below);
    for (size_t i = 0; i < count; i++) {
        if (below[i] == row) {
            return 1;
        }
    }
    return 0;
}

integra_status integra_protocol_check(const integra_protocol *protocol, integra_error *error)
{
    const uint8_t present[] = { protocol != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (protocol->row_count == 0) {
        return integra__fault(error, INTEGRA_FAULT_TABLE_EMPTY);
    }
    for (uint32_t row = 0; row < protocol->row_count && status == INTEGRA_OK; row++) {
        status = check_overrides(protocol, row, error);
    }
    for (uint32_t row = 0; row < protocol->row_count && status == INTEGRA_OK; row++) {
        if (integra__protocol_row_of(protocol, row)->override_count > 0 && in_cycle(protocol, row)) {
            status = integra__fault_at(error, INTEGRA_FAULT_OVERRIDE_CYCLE, row);
        }
    }
    if (status == INTEGRA_OK && !integra__protocol_name_own(protocol)) {
        status = integra__fault(error, INTEGRA_FAULT_BUILTIN_NAME);
    }
    return status;
}

/* Whether every row of the motive that overrides this one has its place already. */
static int has_turn(const integra_protocol *protocol, const uint16_t *listed, uint32_t count, uint64_t placed,
                    uint32_t at)
{
    for (uint32_t i = 0; i < count; i++) {
        if ((placed & INTEGRA__BIT(i)) == 0 &&
            integra__protocol_overrides(integra__protocol_row_of(protocol, listed[i]), listed[at])) {
            return 0;
        }
    }
    return 1;
}

/* Overriding rows before the ones they override, so that one pass over the places tells what speaks; without a cycle
 * some row always has its turn. */
static void place_rows(const integra_protocol *protocol, uint32_t motive, integra__protocol_table *table)
{
    uint16_t listed[INTEGRA__PROTOCOL_PLACES];
    uint32_t count = 0;
    uint64_t placed = 0;
    for (uint32_t row = 0; row < protocol->row_count; row++) {
        if ((integra__protocol_row_of(protocol, row)->motives >> motive & 1u) != 0) {
            listed[count++] = (uint16_t)row;
        }
    }
    while (table->count < count) {
        uint32_t at = 0;
        while ((placed & INTEGRA__BIT(at)) != 0 || !has_turn(protocol, listed, count, placed, at)) {
            at++;
        }
        placed |= INTEGRA__BIT(at);
        table->rows[table->count++] = listed[at];
    }
}

static void set_masks(const integra_protocol *protocol, integra__protocol_table *table, uint32_t place)
{
    const integra_row *row = integra__protocol_row_of(protocol, table->rows[place]);
    uint64_t bit = INTEGRA__BIT(place);
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        for (uint32_t value = 0; value < INTEGRA__PROTOCOL_VALUE_ROOM; value++) {
            int accepted = row->conditions[field] == 0 || (row->conditions[field] >> value & 1u) != 0;
            table->accepts[field][value] |= accepted ? bit : 0;
        }
    }
    for (uint32_t i = 0; i < row->call_count; i++) {
        for (uint32_t precondition = 0; precondition < INTEGRA__PRECONDITION_CODES; precondition++) {
            table->stating[precondition] |= (row->first[i] >> precondition & 1u) != 0 ? bit : 0;
        }
        table->at_once |= integra__service_rows[row->services[i]].urgent ? bit : 0;
    }
    table->otherwise |= row->otherwise ? bit : 0;
    table->imposed |= row->imposed ? bit : 0;
    for (uint32_t other = 0; other < table->count; other++) {
        if (integra__protocol_overrides(integra__protocol_row_of(protocol, table->rows[other]), table->rows[place])) {
            table->overriders[place] |= INTEGRA__BIT(other);
            table->overridden |= bit;
        }
    }
}

static void set_reads(integra__protocol_table *table)
{
    for (uint8_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        int read = 0;
        for (uint32_t value = integra__demand_field_rows[field].first; value <= integra__demand_field_rows[field].last;
             value++) {
            read |= table->accepts[field][value] != table->accepts[field][integra__demand_field_rows[field].first];
        }
        if (read) {
            table->reads[table->read_count++] = field;
        }
    }
}

integra_status integra__protocol_compile(integra_protocol *protocol, integra_error *error)
{
    integra__protocol_table *tables = integra__allocate(&protocol->allocator, TABLES_SIZE);
    if (tables == NULL) {
        return integra__no_memory(error);
    }
    memset(tables, 0, TABLES_SIZE);
    for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES; motive++) {
        place_rows(protocol, motive, &tables[motive]);
        for (uint32_t place = 0; place < tables[motive].count; place++) {
            set_masks(protocol, &tables[motive], place);
        }
        set_reads(&tables[motive]);
    }
    protocol->tables = tables;
    return INTEGRA_OK;
}

void integra__protocol_forget(integra_protocol *protocol)
{
    integra__release(&protocol->allocator, protocol->tables, TABLES_SIZE);
    integra__release(&protocol->allocator, protocol->failures, protocol->failure_count * sizeof *protocol->failures);
    protocol->tables = NULL;
    protocol->failures = NULL;
    protocol->failure_count = 0;
    protocol->proved = 0;
}
