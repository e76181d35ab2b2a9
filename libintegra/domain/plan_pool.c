/* plan_pool.c - pools, arena and journal of a plan.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_pool.h"

#include "../core/allocator.h"

#include <string.h>

#define FIRST_BLOCK 1024u
#define LAST_BLOCK  (1u << 18)

static size_t chunk_size(const integra__pool *pool, uint32_t chunk)
{
    return (size_t)(INTEGRA__FIRST_CHUNK << chunk) * pool->element;
}

int integra__pool_reserve(const integra_allocator *allocator, integra__pool *pool, uint32_t more)
{
    uint32_t last;
    if (more == 0) {
        return 1;
    }
    if (more > integra__chunk_start(INTEGRA__CHUNKS - 1) ||
        pool->count > integra__chunk_start(INTEGRA__CHUNKS - 1) - more) {
        return 0;
    }
    last = integra__chunk_of(pool->count + more - 1);
    while (pool->chunk_count <= last) {
        uint8_t *chunk = integra__allocate(allocator, chunk_size(pool, pool->chunk_count));
        if (chunk == NULL) {
            return 0;
        }
        pool->chunks[pool->chunk_count++] = chunk;
    }
    return 1;
}

void *integra__pool_push(const integra_allocator *allocator, integra__pool *pool, uint32_t *index_out)
{
    void *element;
    if (!integra__pool_reserve(allocator, pool, 1)) {
        return NULL;
    }
    element = integra__pool_at(pool, pool->count);
    memset(element, 0, pool->element);
    if (index_out != NULL) {
        *index_out = pool->count;
    }
    pool->count++;
    return element;
}

void integra__pool_free(const integra_allocator *allocator, integra__pool *pool)
{
    for (uint32_t i = 0; i < pool->chunk_count; i++) {
        integra__release(allocator, pool->chunks[i], chunk_size(pool, i));
    }
    pool->chunk_count = 0;
    pool->count = 0;
}

static integra__block *block_of(const integra_allocator *allocator, integra__arena *arena, size_t size)
{
    size_t wanted = arena->block == NULL ? FIRST_BLOCK : arena->block->size * 2;
    integra__block *block;
    wanted = wanted > LAST_BLOCK ? LAST_BLOCK : wanted;
    wanted = wanted < size ? size : wanted;
    block = integra__allocate(allocator, sizeof *block + wanted);
    if (block != NULL) {
        block->before = arena->block;
        block->size = wanted;
        block->used = 0;
        arena->block = block;
    }
    return block;
}

void *integra__arena_take(const integra_allocator *allocator, integra__arena *arena, size_t size)
{
    integra__block *block = arena->block;
    size_t rounded = (size + 7) / 8 * 8;
    uint8_t *bytes;
    if (block == NULL || block->size - block->used < rounded) {
        block = block_of(allocator, arena, rounded);
        if (block == NULL) {
            return NULL;
        }
    }
    bytes = (uint8_t *)(block + 1) + block->used;
    block->used += rounded;
    return bytes;
}

void integra__arena_mark(integra__arena *arena)
{
    arena->mark_block = arena->block;
    arena->mark_used = arena->block == NULL ? 0 : arena->block->used;
}

static void drop_block(const integra_allocator *allocator, integra__arena *arena)
{
    integra__block *block = arena->block;
    arena->block = block->before;
    integra__release(allocator, block, sizeof *block + block->size);
}

void integra__arena_rewind(const integra_allocator *allocator, integra__arena *arena)
{
    while (arena->block != arena->mark_block) {
        drop_block(allocator, arena);
    }
    if (arena->block != NULL) {
        arena->block->used = arena->mark_used;
    }
}

void integra__arena_free(const integra_allocator *allocator, integra__arena *arena)
{
    while (arena->block != NULL) {
        drop_block(allocator, arena);
    }
}

int integra__journal_set(const integra_allocator *allocator, integra__pool *journal, uint32_t *cell, uint32_t value)
{
    integra__undo *undo = integra__pool_push(allocator, journal, NULL);
    if (undo == NULL) {
        return 0;
    }
    undo->cell = cell;
    undo->before = *cell;
    *cell = value;
    return 1;
}

void integra__journal_undo(integra__pool *journal)
{
    while (journal->count > 0) {
        integra__undo *undo = integra__pool_at(journal, journal->count - 1);
        *undo->cell = undo->before;
        journal->count--;
    }
}
