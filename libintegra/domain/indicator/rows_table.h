/* rows_table.h - where the rows of a part are, by their keys.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A search ends after so many slots, so that keys chosen to have one hash cost no more than others. */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_TABLE_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_TABLE_H

#include "rows_hash.h"

#define INTEGRA__ROWS_NONE   SIZE_MAX
#define INTEGRA__ROWS_PROBES 64u

/* Places of rows and one, 0 in a slot that is free. */
typedef struct integra__rows_table {
    uint32_t *slots;
    size_t room; /* slots that there are */
    size_t mask; /* of those in use, a power of two less one */
} integra__rows_table;

/* Has slots for so many rows; 0 where there is no memory. */
int integra__rows_table_make(integra__rows_table *table, const integra_allocator *allocator, size_t count);
void integra__rows_table_release(integra__rows_table *table, const integra_allocator *allocator);
/* Empties it for so many rows, no more than it was made for. */
void integra__rows_table_empty(integra__rows_table *table, size_t count);

/* The first eight bits say the part. */
static inline size_t integra__rows_table_home(const integra__rows_table *table, uint64_t hash)
{
    return (size_t)(hash >> 24 & table->mask);
}

/* Notes the place of a row that is not there; 0 where no search would come to it. */
static inline int integra__rows_table_note(integra__rows_table *table, uint64_t hash, size_t place)
{
    size_t slot = integra__rows_table_home(table, hash);
    for (uint32_t i = 0; i < INTEGRA__ROWS_PROBES; i++, slot = (slot + 1) & table->mask) {
        if (table->slots[slot] == 0) {
            table->slots[slot] = (uint32_t)(place + 1);
            return 1;
        }
    }
    return 0;
}

/* The place of the row of a key, INTEGRA__ROWS_NONE where there is none. */
static inline size_t integra__rows_table_find(const integra__rows_table *table, const integra__rows_list *list,
                                              const integra__row_kind *kind, const uint8_t *row)
{
    size_t slot = integra__rows_table_home(table, integra__rows_key_hash(row, kind->key));
    for (uint32_t i = 0; i < INTEGRA__ROWS_PROBES && table->slots[slot] != 0; i++, slot = (slot + 1) & table->mask) {
        const size_t place = table->slots[slot] - 1;
        if (integra__rows_compare(integra__rows_at(list, place, kind->width), row, 0, kind->key) == 0) {
            return place;
        }
    }
    return INTEGRA__ROWS_NONE;
}

#endif
