/* plan_pool.c - pools, arena and journal of a plan.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_pool.h"

#include <string.h>

#include "core/allocator.h"

#define FIRST_BLOCK 1024u
#define LAST_BLOCK  (1u << 18)
#define FIRST_ROOM  4u /* chunks that a table has places for at first */

static size_t chunk_size(const integra__plan_pool *pool, uint32_t chunk)
{
    return (size_t)(INTEGRA__PLAN_FIRST_CHUNK << chunk) * pool->element;
}

/* A place for one more chunk in the table of them, which may move: elements do not. 0 when memory fails. */
static int chunk_place(const integra_allocator *allocator, integra__plan_pool *pool)
{
    uint32_t room = pool->chunk_room == 0 ? FIRST_ROOM : 2u * pool->chunk_room;
    uint8_t **chunks;
    if (pool->chunk_count < pool->chunk_room) {
        return 1;
    }
    chunks = integra__allocate(allocator, room * sizeof *chunks);
    if (chunks == NULL) {
        return 0;
    }
    if (pool->chunk_count > 0) {
        memcpy(chunks, pool->chunks, pool->chunk_count * sizeof *chunks);
    }
    integra__release(allocator, pool->chunks, pool->chunk_room * sizeof *chunks);
    pool->chunks = chunks;
    pool->chunk_room = (uint16_t)room;
    return 1;
}

int integra__plan_pool_reserve(const integra_allocator *allocator, integra__plan_pool *pool, uint32_t more)
{
    uint32_t last;
    if (more == 0) {
        return 1;
    }
    if (more > integra__plan_chunk_start(INTEGRA__PLAN_CHUNKS - 1) ||
        pool->count > integra__plan_chunk_start(INTEGRA__PLAN_CHUNKS - 1) - more) {
        return 0;
    }
    last = integra__plan_chunk_of(pool->count + more - 1);
    while (pool->chunk_count <= last) {
        uint8_t *chunk =
            chunk_place(allocator, pool) ? integra__allocate(allocator, chunk_size(pool, pool->chunk_count)) : NULL;
        if (chunk == NULL) {
            return 0;
        }
        pool->chunks[pool->chunk_count++] = chunk;
    }
    return 1;
}

void *integra__plan_pool_push(const integra_allocator *allocator, integra__plan_pool *pool, uint32_t *index_out)
{
    void *element;
    if (pool->count >= integra__plan_chunk_start(pool->chunk_count) &&
        !integra__plan_pool_reserve(allocator, pool, 1)) {
        return NULL;
    }
    element = integra__plan_pool_at(pool, pool->count);
    memset(element, 0, pool->element);
    if (index_out != NULL) {
        *index_out = pool->count;
    }
    pool->count++;
    return element;
}

void integra__plan_pool_free(const integra_allocator *allocator, integra__plan_pool *pool)
{
    for (uint32_t i = 0; i < pool->chunk_count; i++) {
        integra__release(allocator, pool->chunks[i], chunk_size(pool, i));
    }
    integra__release(allocator, pool->chunks, pool->chunk_room * sizeof *pool->chunks);
    pool->chunks = NULL;
    pool->chunk_count = pool->chunk_room = 0;
    pool->count = 0;
}

static integra__plan_block *block_of(const integra_allocator *allocator, integra__plan_arena *arena, size_t size)
{
    size_t wanted = arena->block == NULL ? FIRST_BLOCK : arena->block->size * 2;
    integra__plan_block *block;
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

void *integra__plan_arena_take(const integra_allocator *allocator, integra__plan_arena *arena, size_t size)
{
    integra__plan_block *block = arena->block;
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

void integra__plan_arena_mark(integra__plan_arena *arena)
{
    arena->mark_block = arena->block;
    arena->mark_used = arena->block == NULL ? 0 : arena->block->used;
}

static void drop_block(const integra_allocator *allocator, integra__plan_arena *arena)
{
    integra__plan_block *block = arena->block;
    arena->block = block->before;
    integra__release(allocator, block, sizeof *block + block->size);
}

void integra__plan_arena_rewind(const integra_allocator *allocator, integra__plan_arena *arena)
{
    while (arena->block != arena->mark_block) {
        drop_block(allocator, arena);
    }
    if (arena->block != NULL) {
        arena->block->used = arena->mark_used;
    }
}

void integra__plan_arena_free(const integra_allocator *allocator, integra__plan_arena *arena)
{
    while (arena->block != NULL) {
        drop_block(allocator, arena);
    }
}

int integra__plan_journal_set(const integra_allocator *allocator, integra__plan_pool *journal, uint32_t *cell,
                              uint32_t value)
{
    integra__plan_undo *undo = integra__plan_pool_push(allocator, journal, NULL);
    if (undo == NULL) {
        return 0;
    }
    undo->cell = cell;
    undo->before = *cell;
    *cell = value;
    return 1;
}

void integra__plan_journal_undo(integra__plan_pool *journal)
{
    while (journal->count > 0) {
        integra__plan_undo *undo = integra__plan_pool_at(journal, journal->count - 1);
        *undo->cell = undo->before;
        journal->count--;
    }
}
