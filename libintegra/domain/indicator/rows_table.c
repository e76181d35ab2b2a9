/* rows_table.c - where the rows of a part are, by their keys.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "rows_table.h"

#include "core/allocator.h"

/* Slots for so many rows: half of them at least stay free. */
static size_t slots_for(size_t count)
{
    size_t slots = 16;
    while (slots < 2 * count) {
        slots *= 2;
    }
    return slots;
}

int integra__rows_table_make(integra__rows_table *table, const integra_allocator *allocator, size_t count)
{
    table->room = slots_for(count);
    table->slots = integra__allocate(allocator, table->room * sizeof *table->slots);
    table->mask = 0;
    return table->slots != NULL;
}

void integra__rows_table_release(integra__rows_table *table, const integra_allocator *allocator)
{
    integra__release(allocator, table->slots, table->room * sizeof *table->slots);
}

void integra__rows_table_empty(integra__rows_table *table, size_t count)
{
    const size_t slots = slots_for(count);
    table->mask = slots - 1;
    memset(table->slots, 0, slots * sizeof *table->slots);
}
