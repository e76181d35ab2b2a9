/* rows_order.c - some rows are put in order by their places.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * By the first bytes in which rows differ: those that all rows share are passed over, so identifiers that are alike
 * cost no more than others. As many bytes are taken as make most rows differ; rows alike in these are merged by what is
 * left, so no choice of identifiers makes the work grow faster than n log n. */
#include "rows_order.h"

#include "core/bits.h"

#define WORD_BYTES  8u
#define BITS_BEYOND 3u  /* taken more than rows are counted with: most of them then differ */
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

/* ---- which bytes make a word ---- */

struct chosen {
    size_t bytes[WORD_BYTES]; /* in order */
    size_t count;
};

/* In which bits of the eight bytes from there rows differ. */
static uint64_t differ(const place *places, size_t count, size_t from)
{
    const uint64_t first = integra__rows_word(places[0].row + from);
    uint64_t bits = 0;
    for (size_t i = 1; i < count; i++) {
        bits |= integra__rows_word(places[i].row + from) ^ first;
    }
    return bits;
}

static struct chosen choose(const place *places, size_t count, size_t key)
{
    const uint32_t wanted = integra__rows_highest(count) + BITS_BEYOND;
    struct chosen chosen = { { 0 }, 0 };
    uint64_t bits = 0;
    for (size_t at = 0, had = 0; at < key && chosen.count < WORD_BYTES && had < wanted; at++) {
        bits = at % 8 == 0 ? differ(places, count, at) : bits;
        const uint64_t byte = bits >> (56 - 8 * (at % 8)) & 0xff;
        if (byte != 0) {
            chosen.bytes[chosen.count++] = at;
            had += integra__bit_count(byte);
        }
    }
    return chosen;
}

static void read_words(place *places, size_t count, const struct chosen *chosen)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t word = 0;
        for (size_t k = 0; k < chosen->count; k++) {
            word = word << 8 | places[i].row[chosen->bytes[k]];
        }
        places[i].word = word;
    }
}

/* ---- by word ---- */

/* By a byte of the words, rows that are alike in it staying in order. */
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
    size_t from, to; /* bytes by which rows of one word are told apart */
};

static int after(const place *a, const place *b, const struct rest *rest)
{
    return integra__rows_compare(a->row, b->row, rest->from, rest->to) > 0;
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

/* Each group of rows that are alike in their words. */
static void order_groups(place *places, place *room, size_t count, const struct rest *rest)
{
    size_t end;
    for (size_t at = 0; at < count; at = end) {
        end = at + 1;
        while (end < count && places[end].word == places[at].word) {
            end++;
        }
        if (end - at > 1) {
            merge(places + at, room, end - at, rest);
        }
    }
}

/* The bytes before the last chosen are those chosen and those alike in all rows: the rest may begin at a multiple of
 * eight among them. */
static struct rest rest_of(const struct chosen *chosen, size_t key)
{
    const size_t from = chosen->count == 0 ? key : chosen->bytes[chosen->count - 1] + 1;
    return (struct rest){ from / 8 * 8, key };
}

integra__rows_ordered integra__rows_order(place *places, place *other, size_t count, size_t key)
{
    if (count == 0) {
        return (integra__rows_ordered){ places, 0, key };
    }
    const struct chosen chosen = choose(places, count, key);
    const struct rest rest = rest_of(&chosen, key);
    read_words(places, count, &chosen);
    for (uint32_t pass = 0; pass < chosen.count; pass++) {
        order_by_byte(places, other, count, 8 * pass);
        place *ordered = other;
        other = places;
        places = ordered;
    }
    order_groups(places, other, count, &rest);
    return (integra__rows_ordered){ places, count, rest.from };
}
