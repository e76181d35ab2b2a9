/* plan_trie.c - a binary tree over the bits in which keys differ.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_trie.h"

#include <string.h>

#define LEAF 0x80000000u

typedef struct fork {
    uint32_t bit; /* which bit of the key to look at, from the first byte's highest */
    uint32_t child[2];
} fork;

static uint32_t bit_of(const uint8_t *key, uint32_t bit)
{
    return (uint32_t)key[bit / 8] >> (7 - bit % 8) & 1u;
}

static fork *fork_at(const integra__plan_trie *trie, uint32_t index)
{
    return integra__plan_pool_at(&trie->forks, index);
}

static const uint8_t *key_of(const integra__plan_trie *trie, uint32_t leaf)
{
    return integra__plan_pool_at(trie->elements, leaf & ~LEAF);
}

void integra__plan_trie_init(integra__plan_trie *trie, uint32_t key, const integra__plan_pool *elements)
{
    trie->root = INTEGRA__PLAN_NONE;
    trie->key = key;
    trie->elements = elements;
    trie->forks.element = (uint32_t)sizeof(fork);
}

/* The leaf that a key leads to, whether or not it is the key's own. The tree is not empty. */
static uint32_t nearest(const integra__plan_trie *trie, const uint8_t *key)
{
    uint32_t at = trie->root;
    while ((at & LEAF) == 0) {
        const fork *here = fork_at(trie, at);
        at = here->child[bit_of(key, here->bit)];
    }
    return at;
}

uint32_t integra__plan_trie_find(const integra__plan_trie *trie, const uint8_t *key)
{
    uint32_t leaf;
    if (trie->root == INTEGRA__PLAN_NONE) {
        return INTEGRA__PLAN_NONE;
    }
    leaf = nearest(trie, key);
    return memcmp(key_of(trie, leaf), key, trie->key) == 0 ? leaf & ~LEAF : INTEGRA__PLAN_NONE;
}

/* The first bit in which two keys that are not equal differ. */
static uint32_t first_difference(const uint8_t *a, const uint8_t *b)
{
    uint32_t bit = 0;
    while (a[bit / 8] == b[bit / 8]) {
        bit += 8;
    }
    while (bit_of(a, bit) == bit_of(b, bit)) {
        bit++;
    }
    return bit;
}

int integra__plan_trie_add(const integra_allocator *allocator, integra__plan_trie *trie, integra__plan_pool *journal,
                           uint32_t index)
{
    const uint8_t *key = key_of(trie, index);
    uint32_t *cell = &trie->root;
    uint32_t bit, added;
    fork *here;
    if (trie->root == INTEGRA__PLAN_NONE) {
        return integra__plan_journal_set(allocator, journal, cell, index | LEAF);
    }
    bit = first_difference(key, key_of(trie, nearest(trie, key)));
    while ((*cell & LEAF) == 0) {
        here = fork_at(trie, *cell);
        if (here->bit > bit) {
            break;
        }
        cell = &here->child[bit_of(key, here->bit)];
    }
    here = integra__plan_pool_push(allocator, &trie->forks, &added);
    if (here == NULL) {
        return 0;
    }
    here->bit = bit;
    here->child[bit_of(key, bit)] = index | LEAF;
    here->child[1 - bit_of(key, bit)] = *cell;
    return integra__plan_journal_set(allocator, journal, cell, added);
}
