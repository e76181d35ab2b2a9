/* territory_index.c - a binary tree over the bits in which identifiers differ.
 * Spec: spec/00-conventions.md (GEN-6).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "territory_index.h"

#include <string.h>

#include "core/allocator.h"
#include "core/id.h"

#define LEAF       0x80000000u
#define FIRST_ROOM 16u

_Static_assert(INTEGRA_TERRITORY_ROW_LIMIT < LEAF, "a row's place leaves the leaf bit free");

static uint32_t bit_of(const integra_id *id, uint32_t bit)
{
    return (uint32_t)id->bytes[bit / 8] >> (7 - bit % 8) & 1u;
}

/* The first bit in which two identifiers that are not the same differ. */
static uint32_t first_difference(const integra_id *a, const integra_id *b)
{
    uint32_t bit = 0;
    while (a->bytes[bit / 8] == b->bytes[bit / 8]) {
        bit += 8;
    }
    while (bit_of(a, bit) == bit_of(b, bit)) {
        bit++;
    }
    return bit;
}

static const integra_id *id_of(const integra__territory_ids *ids, size_t row)
{
    return row < ids->kept_count ? &ids->kept[row] : &ids->given[row - ids->kept_count];
}

/* The row that an identifier leads to, whether or not it is its own. The tree is not empty. */
static uint32_t nearest(const integra__territory_index *index, const integra_id *id)
{
    uint32_t at = index->root;
    while ((at & LEAF) == 0) {
        const integra__territory_fork *here = &index->forks[at];
        at = here->child[bit_of(id, here->bit)];
    }
    return at & ~LEAF;
}

/* Adds a row behind all that are there: 0 to row - 1. 0 where its identifier is there already. */
static int add(integra__territory_index *index, const integra__territory_ids *ids, uint32_t row)
{
    const integra_id *id = id_of(ids, row);
    uint32_t *cell = &index->root;
    if (row == 0) {
        *cell = LEAF;
        return 1;
    }
    const integra_id *other = id_of(ids, nearest(index, id));
    if (integra__id_same(id, other)) {
        return 0;
    }
    uint32_t bit = first_difference(id, other);
    while ((*cell & LEAF) == 0 && index->forks[*cell].bit < bit) {
        cell = &index->forks[*cell].child[bit_of(id, index->forks[*cell].bit)];
    }
    integra__territory_fork *added = &index->forks[row];
    added->bit = bit;
    added->child[bit_of(id, bit)] = row | LEAF;
    added->child[1 - bit_of(id, bit)] = *cell;
    *cell = row;
    return 1;
}

/* Takes out the last row. Where it is the only one, the next first row takes its place. */
static void drop(integra__territory_index *index, const integra__territory_ids *ids, uint32_t row)
{
    const integra_id *id = id_of(ids, row);
    uint32_t *cell = &index->root;
    if (row == 0) {
        return;
    }
    while (*cell != row) {
        cell = &index->forks[*cell].child[bit_of(id, index->forks[*cell].bit)];
    }
    *cell = index->forks[row].child[1 - bit_of(id, index->forks[row].bit)];
}

static int make_room(const integra_allocator *allocator, integra__territory_index *index, size_t count, size_t needed)
{
    size_t room = index->room == 0 ? FIRST_ROOM : index->room;
    if (needed <= index->room) {
        return 1;
    }
    while (room < needed) {
        room *= 2;
    }
    integra__territory_fork *forks = integra__allocate(allocator, room * sizeof *forks);
    if (forks == NULL) {
        return 0;
    }
    if (count > 0) {
        memcpy(forks, index->forks, count * sizeof *forks);
    }
    integra__release(allocator, index->forks, index->room * sizeof *forks);
    index->forks = forks;
    index->room = room;
    return 1;
}

int integra__territory_index_add(const integra_allocator *allocator, integra__territory_index *index,
                                 const integra__territory_ids *ids, size_t count, size_t *twice_out)
{
    size_t added = 0;
    if (!make_room(allocator, index, ids->kept_count, ids->kept_count + count)) {
        return 0;
    }
    while (added < count && add(index, ids, (uint32_t)(ids->kept_count + added))) {
        added++;
    }
    if (added < count) {
        integra__territory_index_drop(index, ids, added);
    }
    *twice_out = added;
    return 1;
}

void integra__territory_index_drop(integra__territory_index *index, const integra__territory_ids *ids, size_t count)
{
    for (size_t i = count; i > 0; i--) {
        drop(index, ids, (uint32_t)(ids->kept_count + i - 1));
    }
}
