/* plan_table.c - things by first use, found by the bytes they begin with.
 * Spec: spec/31-history.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_table.h"

#include <string.h>

void integra__table_init(integra__table *table, size_t row, size_t key)
{
    memset(table, 0, sizeof *table);
    table->rows.element = (uint32_t)row;
    table->journal.element = (uint32_t)sizeof(integra__undo);
    integra__trie_init(&table->trie, (uint32_t)key, &table->rows);
}

uint32_t integra__table_put(const integra_allocator *allocator, integra__table *table, const void *key, int *new_out)
{
    uint32_t index = integra__trie_find(&table->trie, key);
    if (new_out != NULL) {
        *new_out = index == INTEGRA__NONE;
    }
    if (index != INTEGRA__NONE) {
        return index;
    }
    void *row = integra__pool_push(allocator, &table->rows, &index);
    if (row == NULL) {
        return INTEGRA__NONE;
    }
    memcpy(row, key, table->trie.key);
    table->journal.count = 0;
    return integra__trie_add(allocator, &table->trie, &table->journal, index) ? index : INTEGRA__NONE;
}

uint32_t integra__table_find(const integra__table *table, const void *key)
{
    return integra__trie_find(&table->trie, key);
}

void integra__table_empty(integra__table *table)
{
    table->rows.count = 0;
    table->trie.forks.count = 0;
    table->trie.root = INTEGRA__NONE;
}

void integra__table_free(const integra_allocator *allocator, integra__table *table)
{
    integra__pool_free(allocator, &table->rows);
    integra__pool_free(allocator, &table->trie.forks);
    integra__pool_free(allocator, &table->journal);
}
