/* plan_pool.h - memory of a plan: pools whose elements never move, an arena, and a journal that undoes a change.
 * Spec: spec/31-history.md (PLN-11: a change is whole or nothing).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A failed change is undone without memory: counts go back to the marks, and the journal gives back what was
 * overwritten, newest first. */
#ifndef INTEGRA_DOMAIN_PLAN_POOL_H
#define INTEGRA_DOMAIN_PLAN_POOL_H

#include <integra/plan.h>

#define INTEGRA__PLAN_NONE   UINT32_MAX
#define INTEGRA__PLAN_CHUNKS 30 /* chunk c holds 4 << c elements: few, for most plans are small and have many pools */

typedef struct integra__plan_pool {
    uint32_t count;
    uint32_t mark;    /* count to go back to */
    uint32_t element; /* size of one */
    uint16_t chunk_count;
    uint16_t chunk_room; /* places in the table of chunks */
    uint8_t **chunks;
} integra__plan_pool;

typedef struct integra__plan_block { /* of an arena; bytes follow */
    struct integra__plan_block *before;
    size_t size;
    size_t used;
} integra__plan_block;

typedef struct integra__plan_arena {
    integra__plan_block *block;
    integra__plan_block *mark_block;
    size_t mark_used;
} integra__plan_arena;

typedef struct integra__plan_undo {
    uint32_t *cell;
    uint32_t before;
} integra__plan_undo;

#define INTEGRA__PLAN_FIRST_CHUNK 4u

/* The chunk an index falls into: the position of the highest bit of index / 4 + 1. */
static inline uint32_t integra__plan_chunk_of(uint32_t index)
{
    uint32_t rest = index / INTEGRA__PLAN_FIRST_CHUNK + 1;
#if defined(__GNUC__)
    return 31u - (uint32_t)__builtin_clz(rest);
#else
    uint32_t chunk = 0;
    while (rest >>= 1) {
        chunk++;
    }
    return chunk;
#endif
}

static inline uint32_t integra__plan_chunk_start(uint32_t chunk)
{
    return (INTEGRA__PLAN_FIRST_CHUNK << chunk) - INTEGRA__PLAN_FIRST_CHUNK;
}

/* The element at index, which must be below count. */
static inline void *integra__plan_pool_at(const integra__plan_pool *pool, uint32_t index)
{
    uint32_t chunk = integra__plan_chunk_of(index);
    return pool->chunks[chunk] + (size_t)(index - integra__plan_chunk_start(chunk)) * pool->element;
}

/* Another element, zeroed; NULL when memory fails or the pool is full. *index_out may be NULL. */
void *integra__plan_pool_push(const integra_allocator *allocator, integra__plan_pool *pool, uint32_t *index_out);

/* Room for so many more, so that as many pushes cannot fail; 0 when memory fails. */
int integra__plan_pool_reserve(const integra_allocator *allocator, integra__plan_pool *pool, uint32_t more);
void integra__plan_pool_free(const integra_allocator *allocator, integra__plan_pool *pool);

/* Bytes that stay where they are, aligned for a pointer; NULL when memory fails. size 0 gives a place that is not
 * NULL. */
void *integra__plan_arena_take(const integra_allocator *allocator, integra__plan_arena *arena, size_t size);
void integra__plan_arena_mark(integra__plan_arena *arena);

/* Back to the mark. */
void integra__plan_arena_rewind(const integra_allocator *allocator, integra__plan_arena *arena);
void integra__plan_arena_free(const integra_allocator *allocator, integra__plan_arena *arena);

/* Overwrites a cell and remembers what it held; 0 when memory fails, nothing being overwritten. */
int integra__plan_journal_set(const integra_allocator *allocator, integra__plan_pool *journal, uint32_t *cell,
                              uint32_t value);

/* Gives back every cell, newest first, and empties the journal. */
void integra__plan_journal_undo(integra__plan_pool *journal);

#endif
