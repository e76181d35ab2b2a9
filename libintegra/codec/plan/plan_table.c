/* plan_table.c - things by first use, found by the bytes they begin with.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_table.h"

#include <string.h>

void integra__plan_table_init(integra__plan_table *table, size_t row, size_t key)
{
    memset(table, 0, sizeof *table);
    table->rows.element = (uint32_t)row;
    table->journal.element = (uint32_t)sizeof(integra__plan_undo);
    integra__plan_trie_init(&table->trie, (uint32_t)key, &table->rows);
}

uint32_t integra__plan_table_put(const integra_allocator *allocator, integra__plan_table *table, const void *key,
                                 int *new_out)
{
    uint32_t index = integra__plan_trie_find(&table->trie, key);
    if (new_out != NULL) {
        *new_out = index == INTEGRA__PLAN_NONE;
    }
    if (index != INTEGRA__PLAN_NONE) {
        return index;
    }
    void *row = integra__plan_pool_push(allocator, &table->rows, &index);
    if (row == NULL) {
        return INTEGRA__PLAN_NONE;
    }
    memcpy(row, key, table->trie.key);
    table->journal.count = 0;
    return integra__plan_trie_add(allocator, &table->trie, &table->journal, index) ? index : INTEGRA__PLAN_NONE;
}

uint32_t integra__plan_table_find(const integra__plan_table *table, const void *key)
{
    return integra__plan_trie_find(&table->trie, key);
}

void integra__plan_table_empty(integra__plan_table *table)
{
    table->rows.count = 0;
    table->trie.forks.count = 0;
    table->trie.root = INTEGRA__PLAN_NONE;
}

void integra__plan_table_free(const integra_allocator *allocator, integra__plan_table *table)
{
    integra__plan_pool_free(allocator, &table->rows);
    integra__plan_pool_free(allocator, &table->trie.forks);
    integra__plan_pool_free(allocator, &table->journal);
}
