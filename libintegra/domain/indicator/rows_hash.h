/* rows_hash.h - hashes of rows, by their identifiers and by their keys.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_HASH_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_HASH_H

#include "rows_types.h"

static inline uint64_t integra__rows_mix(uint64_t hash, const uint8_t *from)
{
    uint64_t word;
    memcpy(&word, from, sizeof word);
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 32;
}

/* Of the identifier: the first bits say the part. */
static inline uint64_t integra__rows_id_hash(const uint8_t *row)
{
    return integra__rows_mix(integra__rows_mix(0, row), row + 8) * UINT64_C(0xbf58476d1ce4e5b9);
}

static inline size_t integra__rows_part_of(const uint8_t *row)
{
    return (size_t)(integra__rows_id_hash(row) / (UINT64_MAX / INTEGRA__ROWS_PARTS + 1));
}

/* Of the key. */
static inline uint64_t integra__rows_key_hash(const uint8_t *row, size_t key)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < key; i += 8) {
        hash = integra__rows_mix(hash, row + i);
    }
    return hash * UINT64_C(0xbf58476d1ce4e5b9);
}

#endif
