/* rows_order.c - some rows are put in order by their places.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * By the first bits in which rows differ: those that all rows share are passed over, so identifiers that are alike cost
 * no more than others. As many bits are taken as make most rows differ; rows alike in these are merged by what is left,
 * so no choice of identifiers makes the work grow faster than n log n. */
#include "rows_order.h"

#define BITS_BEYOND 2u  /* taken more than rows are counted with: most of them then differ */
#define FEW         12u /* rows that are put in order one by one */

typedef integra__rows_place place;

uint32_t integra__rows_highest(uint64_t bits)
{
    uint32_t at = 0;
    for (uint32_t step = 32; step > 0; step /= 2) {
        if (bits >> step != 0) {
            bits >>= step;
            at += step;
        }
    }
    return at;
}

size_t integra__rows_differ(const place *places, size_t count, size_t from, size_t key, uint64_t *bits_out)
{
    uint64_t bits = 0;
    for (; from < key; from += 8) {
        const uint64_t first = count == 0 ? 0 : integra__rows_word(places[0].row + from);
        for (size_t i = 1; i < count; i++) {
            bits |= integra__rows_word(places[i].row + from) ^ first;
        }
        if (bits != 0) {
            break;
        }
    }
    *bits_out = bits;
    return from;
}

/* ---- by some bits of the word ---- */

/* By eight of them, rows that are alike in these staying in order. */
static void order_by_byte(const place *from, place *to, size_t count, uint32_t shift)
{
    uint32_t starts[256] = { 0 }, sum = 0;
    for (size_t i = 0; i < count; i++) {
        starts[from[i].word >> shift & 0xffu]++;
    }
    for (size_t i = 0; i < 256; i++) {
        uint32_t here = starts[i];
        starts[i] = sum;
        sum += here;
    }
    for (size_t i = 0; i < count; i++) {
        to[starts[from[i].word >> shift & 0xffu]++] = from[i];
    }
}

/* ---- by all that is left ---- */

struct rest {
    size_t from, to; /* bytes behind the word */
};

static int after(const place *a, const place *b, const struct rest *rest)
{
    return a->word != b->word ? a->word > b->word : integra__rows_compare(a->row, b->row, rest->from, rest->to) > 0;
}

static void insert(place *places, size_t count, const struct rest *rest)
{
    for (size_t i = 1; i < count; i++) {
        const place one = places[i];
        size_t at = i;
        for (; at > 0 && after(&places[at - 1], &one, rest); at--) {
            places[at] = places[at - 1];
        }
        places[at] = one;
    }
}

/* Merges places from a to b and from b to c into room. */
static void merge_two(const place *places, place *room, const size_t at[3], const struct rest *rest)
{
    size_t a = at[0], b = at[1];
    for (size_t i = at[0]; i < at[2]; i++) {
        int second = a == at[1] || (b < at[2] && after(&places[a], &places[b], rest));
        room[i] = places[second ? b++ : a++];
    }
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void merge(place *places, place *room, size_t count, const struct rest *rest)
{
    for (size_t at = 0; at < count; at += FEW) {
        insert(places + at, least(FEW, count - at), rest);
    }
    for (size_t width = FEW; width < count; width *= 2) {
        for (size_t at = 0; at < count; at += 2 * width) {
            size_t middle = least(at + width, count);
            merge_two(places, room, (const size_t[]){ at, middle, least(middle + width, count) }, rest);
        }
        memcpy(places, room, count * sizeof *places);
    }
}

/* Each group of rows that are alike in the bits taken. */
static void order_groups(place *places, place *room, size_t count, uint32_t shift, const struct rest *rest)
{
    size_t end;
    for (size_t at = 0; at < count; at = end) {
        end = at + 1;
        while (end < count && places[end].word >> shift == places[at].word >> shift) {
            end++;
        }
        if (end - at > 1) {
            merge(places + at, room, end - at, rest);
        }
    }
}

integra__rows_ordered integra__rows_order(place *places, place *other, size_t count, size_t key)
{
    uint64_t bits = 0;
    const size_t word = integra__rows_differ(places, count, 0, key, &bits);
    const integra__rows_ordered ordered = { places, count, word };
    if (bits == 0) {
        for (size_t i = 0; i < count; i++) {
            places[i].word = 0;
        }
        return ordered;
    }
    for (size_t i = 0; i < count; i++) {
        places[i].word = integra__rows_word(places[i].row + word);
    }
    const uint32_t highest = integra__rows_highest(bits) + 1, wanted = integra__rows_highest(count) + 1 + BITS_BEYOND;
    const uint32_t passes = ((wanted < highest ? wanted : highest) + 7) / 8;
    const uint32_t shift = highest > 8 * passes ? highest - 8 * passes : 0;
    for (uint32_t pass = 0; pass < passes; pass++) {
        order_by_byte(places, other, count, shift + 8 * pass);
        place *ordered_now = other;
        other = places;
        places = ordered_now;
    }
    const struct rest rest = { word + 8, key };
    order_groups(places, other, count, shift, &rest);
    return (integra__rows_ordered){ places, count, word };
}
