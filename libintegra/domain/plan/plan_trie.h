/* plan_trie.h - finding an element of a pool by its key: a binary tree over the first bit in which two keys differ.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A hash table would be faster on honest keys; this one cannot be slowed down by keys chosen to collide: a search
 * looks at no more bits than the key has. */
#ifndef INTEGRA_DOMAIN_PLAN_TRIE_H
#define INTEGRA_DOMAIN_PLAN_TRIE_H

#include "plan_pool.h"

typedef struct integra__plan_trie {
    uint32_t root; /* a fork's index, a leaf's with the leaf bit, or INTEGRA__PLAN_NONE */
    uint32_t key;  /* size of a key, in bytes; an element begins with its key */
    const integra__plan_pool *elements;
    integra__plan_pool forks;
} integra__plan_trie;

/* Empties the tree; what its pool of forks already has is kept for use. */
void integra__plan_trie_init(integra__plan_trie *trie, uint32_t key, const integra__plan_pool *elements);

/* The index of the element with that key, or INTEGRA__PLAN_NONE. */
uint32_t integra__plan_trie_find(const integra__plan_trie *trie, const uint8_t *key);

/* Adds element index, whose key is not there yet. 0 when memory fails; the change is undone by the journal. */
int integra__plan_trie_add(const integra_allocator *allocator, integra__plan_trie *trie, integra__plan_pool *journal,
                           uint32_t index);

#endif
