/* plan_table.h - things by first use, found by the bytes they begin with.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_TABLE_H
#define INTEGRA_CODEC_PLAN_TABLE_H

#include "domain/plan/plan_trie.h"

typedef struct integra__plan_table {
    integra__plan_pool rows; /* by first use; a row begins with its key */
    integra__plan_trie trie;
    integra__plan_pool journal; /* the trie's, never undone */
} integra__plan_table;

/* The table may not move afterwards: its trie points into it. */
void integra__plan_table_init(integra__plan_table *table, size_t row, size_t key);

/* The index of the key's row, made where it is new: key, then zeros. INTEGRA__PLAN_NONE when memory fails. *new_out
 * (may be NULL) is 1 for a new one. */
uint32_t integra__plan_table_put(const integra_allocator *allocator, integra__plan_table *table, const void *key,
                                 int *new_out);
uint32_t integra__plan_table_find(const integra__plan_table *table, const void *key);

/* Without a row again, its memory kept. */
void integra__plan_table_empty(integra__plan_table *table);
void integra__plan_table_free(const integra_allocator *allocator, integra__plan_table *table);

static inline void *integra__plan_table_at(const integra__plan_table *table, uint32_t index)
{
    return integra__plan_pool_at(&table->rows, index);
}

#endif
