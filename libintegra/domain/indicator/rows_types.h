/* rows_types.h - what a set of rows is inside: blocks, runs of them, and what is being filled.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * All blocks have one size, so that those which a join has read are those it writes to. */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_TYPES_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_TYPES_H

#include <string.h>

#include "row_kind.h"

#define INTEGRA__ROWS_BLOCK_SIZE 16384u
#define INTEGRA__ROWS_FILL_LEAST 6u  /* sorted together at first, */
#define INTEGRA__ROWS_FILL_MOST  96u /* and at most: the more at a time, the fewer joins */
#define INTEGRA__ROWS_FILL_SHARE 32u /* of all blocks: sorting takes some three times what is sorted */
#define INTEGRA__ROWS_SPARES     3u  /* beside those of a filling, what a join may want */
#define INTEGRA__ROWS_SPARE_MOST (INTEGRA__ROWS_FILL_MOST + INTEGRA__ROWS_SPARES)
#define INTEGRA__ROWS_RUN_MOST   64u /* each is four times the next: far more than there can be */
/* So many times a run is at least what the next one is: all others together are less than a third of the longest, of
 * which no two rows are the same. */
#define INTEGRA__ROWS_RUN_FACTOR 4u

/* Different rows, ascending: every block is full but the last. */
typedef struct integra__rows_run {
    uint8_t **blocks; /* owned, as the blocks are */
    size_t room;      /* pointers that blocks has room for */
    size_t block_count;
    size_t count; /* rows */
} integra__rows_run;

typedef struct integra__rows {
    integra_allocator allocator;
    const integra__row_kind *kind;
    size_t per_block; /* rows of a block */
    /* What was put last, in the order it came. */
    uint8_t *fill[INTEGRA__ROWS_FILL_MOST];
    size_t fill_blocks;
    size_t fill_most; /* blocks that are filled, then sorted */
    uint8_t *next;    /* where the next row goes, if left is not 0 */
    size_t left;      /* rows that the last block of fill has room for */
    uint8_t *spares[INTEGRA__ROWS_SPARE_MOST];
    size_t spare_count;
    integra__rows_run runs[INTEGRA__ROWS_RUN_MOST]; /* from mark_runs on the longest first */
    size_t run_count;
    /* Rows that may still be undone: runs from mark_runs on, and of fill those after the first mark_fill. */
    size_t mark_runs;
    size_t mark_fill;
} integra__rows;

/* Eight bytes as a number whose order is theirs. */
static inline uint64_t integra__rows_word(const uint8_t *at)
{
    return (uint64_t)at[0] << 56 | (uint64_t)at[1] << 48 | (uint64_t)at[2] << 40 | (uint64_t)at[3] << 32 |
           (uint64_t)at[4] << 24 | (uint64_t)at[5] << 16 | (uint64_t)at[6] << 8 | at[7];
}

/* How two rows stand, by their bytes from one multiple of eight to another: below, at or above 0. */
static inline int integra__rows_compare(const uint8_t *a, const uint8_t *b, size_t from, size_t to)
{
    for (size_t i = from; i < to; i += 8) {
        uint64_t x = integra__rows_word(a + i), y = integra__rows_word(b + i);
        if (x != y) {
            return x < y ? -1 : 1;
        }
    }
    return 0;
}

static inline void integra__rows_copy(uint8_t *row, const uint8_t *from, size_t width)
{
    for (size_t i = 0; i < width; i += 8) {
        memcpy(row + i, from + i, 8);
    }
}

#endif
