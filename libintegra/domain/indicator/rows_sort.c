/* rows_sort.c - what was put is sorted into a run.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Sorted are the rows' places, by the first bytes in which rows differ: those that all rows share are passed over, so
 * identifiers that are alike cost no more than others. As many bytes are taken as make most rows differ; rows alike in
 * these are merged by what is left, so no choice of identifiers makes the work grow faster than n log n. */
#include "rows_sort.h"

#include "core/allocator.h"
#include "core/bits.h"
#include "rows_blocks.h"

#define WORD_BYTES  8u
#define BITS_WANTED 28u /* of a word: most of some thousand rows then differ in it */

/* A row, and the bytes that it is sorted by. */
typedef struct place {
    uint64_t word;
    const uint8_t *row;
} place;

/* Which bytes make a word, in order. */
struct chosen {
    size_t bytes[WORD_BYTES];
    size_t count;
};

static struct chosen choose(const place *places, size_t count, size_t key)
{
    uint64_t differ[INTEGRA__ROW_WIDTH_MOST / 8] = { 0 };
    struct chosen chosen = { { 0 }, 0 };
    for (size_t i = 1; i < count; i++) {
        for (size_t k = 0; k < key / 8; k++) {
            differ[k] |= integra__rows_word(places[i].row + 8 * k) ^ integra__rows_word(places[0].row + 8 * k);
        }
    }
    for (size_t at = 0, bits = 0; at < key && chosen.count < WORD_BYTES && bits < BITS_WANTED; at++) {
        uint64_t byte = differ[at / 8] >> (56 - 8 * (at % 8)) & 0xff;
        if (byte != 0) {
            chosen.bytes[chosen.count++] = at;
            bits += integra__bit_count(byte);
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
static void sort_by_byte(const place *from, place *to, size_t count, uint32_t shift)
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

/* By the last bytes of their words, which are all that words have. Returns which of the two arrays has them in order.
 */
static place *sort_by_word(place *places, place *other, size_t count, size_t bytes)
{
    for (uint32_t byte = 0; byte < bytes; byte++) {
        place *sorted = other;
        sort_by_byte(places, sorted, count, 8u * byte);
        other = places;
        places = sorted;
    }
    return places;
}

/* ---- the rest of the key ---- */

struct rest {
    size_t from, to;
};

/* The bytes before the last chosen are those chosen and those alike in all rows: the rest may begin at a multiple of
 * eight among them. */
static struct rest rest_of(const struct chosen *chosen, size_t key)
{
    size_t from = chosen->count == 0 ? 0 : chosen->bytes[chosen->count - 1] + 1;
    return (struct rest){ from / 8 * 8, key };
}

static int after(const place *a, const place *b, const struct rest *rest)
{
    return integra__rows_compare(a->row, b->row, rest->from, rest->to) > 0;
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

static void sort_by_rest(place *places, place *room, size_t count, const struct rest *rest)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t at = 0; at < count; at += 2 * width) {
            size_t middle = at + width < count ? at + width : count;
            size_t end = middle + width < count ? middle + width : count;
            merge_two(places, room, (const size_t[]){ at, middle, end }, rest);
        }
        memcpy(places, room, count * sizeof *places);
    }
}

/* Sorts each group of rows that are alike in their words; room is of as many places. */
static void sort_groups(place *places, place *room, size_t count, const struct rest *rest)
{
    size_t end;
    for (size_t at = 0; at < count; at = end) {
        end = at + 1;
        while (end < count && places[end].word == places[at].word) {
            end++;
        }
        if (end - at > 1) {
            sort_by_rest(places + at, room, end - at, rest);
        }
    }
}

/* ---- all of it ---- */

/* Writes the rows in order, those of one key as one. There are blocks to spare. */
static void write_run(integra__rows *rows, const place *places, size_t count, integra__rows_run *run)
{
    size_t width = rows->kind->width, key = rows->kind->key, left = 0;
    uint8_t *last = NULL, *next = NULL;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *row = places[i].row;
        if (last != NULL && places[i].word == places[i - 1].word && integra__rows_compare(last, row, 0, key) == 0) {
            if (key < width) {
                rows->kind->combine(last, row);
            }
            continue;
        }
        if (left == 0) {
            next = run->blocks[run->block_count++] = integra__rows_take(rows);
            left = rows->per_block;
        }
        last = next;
        integra__rows_copy(last, row, width);
        next += width;
        left--;
        run->count++;
    }
}

static void find_places(const integra__rows *rows, place *places, size_t count)
{
    for (size_t i = 0, block = 0, at = 0; i < count; i++) {
        places[i] = (place){ 0, rows->fill[block] + at * rows->kind->width };
        at++;
        block += at == rows->per_block;
        at = at == rows->per_block ? 0 : at;
    }
}

int integra__rows_sort(integra__rows *rows, size_t count, integra__rows_run *run_out)
{
    const size_t blocks = (count + rows->per_block - 1) / rows->per_block, size = count * sizeof(place);
    place *places = integra__allocate(&rows->allocator, size), *room = integra__allocate(&rows->allocator, size);
    integra__rows_run run = { NULL, 0, 0, 0 };
    int had = places != NULL && room != NULL && integra__rows_spare(rows, blocks) &&
              integra__rows_run_make(rows, blocks, &run);
    if (had) {
        find_places(rows, places, count);
        const struct chosen chosen = choose(places, count, rows->kind->key);
        read_words(places, count, &chosen);
        place *sorted = sort_by_word(places, room, count, chosen.count);
        const struct rest left = rest_of(&chosen, rows->kind->key);
        sort_groups(sorted, sorted == places ? room : places, count, &left);
        write_run(rows, sorted, count, &run);
        *run_out = run;
    }
    integra__release(&rows->allocator, room, size);
    integra__release(&rows->allocator, places, size);
    return had;
}
