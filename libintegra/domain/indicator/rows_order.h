/* rows_order.h - some rows are put in order by their places.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_ORDER_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_ORDER_H

#include "rows_types.h"

/* A row, and some bytes of it as a number. */
typedef struct integra__rows_place {
    uint64_t word;
    const uint8_t *row;
} integra__rows_place;

/* Places in order. Rows that have one word are alike up to some byte, a multiple of eight. */
typedef struct integra__rows_ordered {
    const integra__rows_place *places; /* one of the two arrays */
    size_t count;
    size_t rest;
} integra__rows_ordered;

/* Whether the key of a row is that of the one before it. */
static inline int integra__rows_same(const integra__rows_ordered *ordered, size_t at, size_t key)
{
    const integra__rows_place *one = &ordered->places[at];
    return one->word == one[-1].word && integra__rows_compare(one->row, one[-1].row, ordered->rest, key) == 0;
}

/* Puts in order the rows that count places are of; their words are set here. other has room for as many. */
integra__rows_ordered integra__rows_order(integra__rows_place *places, integra__rows_place *other, size_t count,
                                          size_t key);
/* The number of the highest bit set, of some. */
uint32_t integra__rows_highest(uint64_t bits);

#endif
