/* rows_types.h - what a set of rows is inside: what is being filled, parts by identifier, sorted runs.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Rows lie in blocks of as many rows each, so that those which a sort or a join has read are those it writes to. */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_TYPES_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_TYPES_H

#include <string.h>

#include "row_kind.h"

#define INTEGRA__ROWS_BLOCK 256u /* rows of a block */
/* Rows that are filled before they go to their parts; those of a call do together. */
#define INTEGRA__ROWS_FILL_MOST 65536u
#define INTEGRA__ROWS_SORT_MOST 8192u /* rows that are sorted at once, if there are no parts for them */
#define INTEGRA__ROWS_PARTS     512u  /* a power of two */
/* Rows that a part has at most: of identifiers that nobody chose none has more, up to thirty million rows. */
#define INTEGRA__ROWS_PART_MOST 65536u
#define INTEGRA__ROWS_RUN_MOST  64u /* each is four times the next: far more than there can be */
/* So many times a run is at least what the next one is: all others together are less than a third of the longest, of
 * which no two rows are the same. */
#define INTEGRA__ROWS_RUN_FACTOR 4u

/* Rows one behind another: every block is full but the last. */
typedef struct integra__rows_list {
    uint8_t **blocks; /* owned, as the blocks are */
    size_t room;      /* pointers that blocks has room for */
    size_t count;     /* rows */
} integra__rows_list;

/* Rows whose identifiers' hashes begin alike. */
typedef struct integra__rows_part {
    integra__rows_list list;
    size_t different; /* how many of the first rows are, once it was looked through */
} integra__rows_part;

typedef struct integra__rows {
    integra_allocator allocator;
    const integra__row_kind *kind;
    size_t block_size;                               /* in bytes */
    size_t fill_most;                                /* INTEGRA__ROWS_FILL_MOST: a test's may be less */
    integra__rows_list fill;                         /* what was put last, in the order it came */
    integra__rows_part *parts;                       /* INTEGRA__ROWS_PARTS, owned; NULL: none yet */
    size_t parted;                                   /* rows of all parts, */
    size_t unsure;                                   /* and how many of those looked through may not be different */
    int is_united;                                   /* parts are in order, or different by their key */
    integra__rows_list spares;                       /* blocks that are not used; count counts these */
    integra__rows_list runs[INTEGRA__ROWS_RUN_MOST]; /* from mark_runs on the longest first; ascending, all different */
    size_t run_count;
    /* Rows that may still be undone, if is_marked: runs from mark_runs on, and of fill those after mark_fill. */
    size_t mark_runs;
    size_t mark_fill;
    int is_marked;
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

/* The row at a place of a list. */
static inline uint8_t *integra__rows_at(const integra__rows_list *list, size_t at, size_t width)
{
    return list->blocks[at / INTEGRA__ROWS_BLOCK] + at % INTEGRA__ROWS_BLOCK * width;
}

static inline size_t integra__rows_blocks(size_t count)
{
    return (count + INTEGRA__ROWS_BLOCK - 1) / INTEGRA__ROWS_BLOCK;
}

#endif
