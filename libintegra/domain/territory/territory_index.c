/* territory_index.c - a binary tree over the bits in which identifiers differ.
 * Spec: spec/41-territory.md (GEN-6).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "territory_index.h"

#include "core/id.h"

#define LEAF 0x80000000u

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

int integra__territory_index_add(integra__territory_index *index, const integra_id *ids, uint32_t row)
{
    const integra_id *id = &ids[row];
    uint32_t *cell = &index->root;
    if (row == 0) {
        *cell = LEAF;
        return 1;
    }
    const integra_id *other = &ids[nearest(index, id)];
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

void integra__territory_index_drop(integra__territory_index *index, const integra_id *ids, uint32_t row)
{
    const integra_id *id = &ids[row];
    uint32_t *cell = &index->root;
    if (row == 0) {
        return; /* the next first row takes its place */
    }
    while (*cell != row) {
        cell = &index->forks[*cell].child[bit_of(id, index->forks[*cell].bit)];
    }
    *cell = index->forks[row].child[1 - bit_of(id, index->forks[row].bit)];
}
