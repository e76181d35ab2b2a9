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

/* The first bits say the part. */
static inline size_t integra__rows_table_home(const integra__rows_table *table, uint64_t hash)
{
    return (size_t)(hash >> 24 & table->mask);
}

/* Whether two rows have one key. Its size is one that the compiler knows wherever that counts. */
static inline int integra__rows_alike(const uint8_t *a, const uint8_t *b, size_t key)
{
    uint64_t differ = 0, x, y;
    for (size_t i = 0; i < key; i += 8) {
        memcpy(&x, a + i, 8);
        memcpy(&y, b + i, 8);
        differ |= x ^ y;
    }
    return differ == 0;
}

/* The place of the row of a key, INTEGRA__ROWS_NONE where there is none; *slot_out is then where it may be noted, the
 * same where no search would come to it. */
static inline size_t integra__rows_table_find(const integra__rows_table *table, const integra__rows_list *list,
                                              const uint8_t *row, size_t width, size_t key, size_t *slot_out)
{
    size_t slot = integra__rows_table_home(table, integra__rows_key_hash(row, key));
    for (uint32_t i = 0; i < INTEGRA__ROWS_PROBES; i++, slot = (slot + 1) & table->mask) {
        const size_t noted = table->slots[slot];
        if (noted == 0) {
            *slot_out = slot;
            return INTEGRA__ROWS_NONE;
        }
        if (integra__rows_alike(integra__rows_at(list, noted - 1, width), row, key)) {
            return noted - 1;
        }
    }
    *slot_out = INTEGRA__ROWS_NONE;
    return INTEGRA__ROWS_NONE;
}

/* Notes a place where a search found that it may be; 0 where it may not. */
static inline int integra__rows_table_note(integra__rows_table *table, size_t slot, size_t place)
{
    if (slot == INTEGRA__ROWS_NONE) {
        return 0;
    }
    table->slots[slot] = (uint32_t)(place + 1);
    return 1;
}

/* Where a row may be noted that is not there. */
static inline size_t integra__rows_table_free(const integra__rows_table *table, const uint8_t *row, size_t key)
{
    size_t slot = integra__rows_table_home(table, integra__rows_key_hash(row, key));
    for (uint32_t i = 0; i < INTEGRA__ROWS_PROBES; i++, slot = (slot + 1) & table->mask) {
        if (table->slots[slot] == 0) {
            return slot;
        }
    }
    return INTEGRA__ROWS_NONE;
}

#endif
