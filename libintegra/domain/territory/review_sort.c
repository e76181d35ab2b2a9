/* review_sort.c - places put in order, by merging.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

#include <string.h>

typedef struct runs {
    integra__review_compare *compare;
    const void *context;
    size_t count;
} runs;

/* Merges the runs [from, middle[ and [middle, end[ of order into room. */
static void merge(const runs *of, const uint32_t *order, uint32_t *room, size_t from, size_t width)
{
    size_t middle = of->count - from < width ? of->count : from + width;
    size_t end = of->count - middle < width ? of->count : middle + width;
    size_t left = from, right = middle;
    for (size_t out = from; out < end; out++) {
        int take_left = right == end || (left < middle && of->compare(of->context, order[left], order[right]) <= 0);
        room[out] = take_left ? order[left++] : order[right++];
    }
}

void integra__review_sort(uint32_t *order, uint32_t *room, size_t count, integra__review_compare *compare,
                          const void *context)
{
    const runs of = { compare, context, count };
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t from = 0; from < count; from += 2 * width) {
            merge(&of, order, room, from, width);
        }
        memcpy(order, room, count * sizeof *order);
    }
}
