/* rows_sort.c - what was put is sorted into a run.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Sorted are the rows' places, by eight bytes from the first byte in which any two rows differ: identifiers that begin
 * alike cost no more than others. Bytes of these that all rows share are passed over. Rows alike in all eight are
 * merged by what is left, so no choice of identifiers makes the work grow faster than n log n. */
#include "rows_sort.h"

#include "core/allocator.h"
#include "rows_blocks.h"

/* A row, and eight of its bytes. */
typedef struct place {
    uint64_t word;
    const uint8_t *row;
} place;

/* Where the bytes of the key begin by which rows are told apart first. */
static size_t first_difference(const place *places, size_t count, size_t key)
{
    size_t from = 0;
    for (; from + 8 < key; from++) {
        uint8_t differs = 0;
        for (size_t i = 1; i < count; i++) {
            differs |= (uint8_t)(places[i].row[from] ^ places[0].row[from]);
        }
        if (differs != 0) {
            break;
        }
    }
    return from;
}

/* ---- by one word ---- */

typedef struct histogram {
    uint32_t of[8][256]; /* how many words have that value in that byte, from the lowest */
} histogram;

/* By a byte of the words, rows that are alike in it staying in order; 0 where all are. */
static int sort_by_byte(const place *from, place *to, size_t count, const uint32_t *counts, uint32_t byte)
{
    uint32_t starts[256], sum = 0;
    if (counts[from[0].word >> (8u * byte) & 0xffu] == count) {
        return 0;
    }
    for (size_t i = 0; i < 256; i++) {
        starts[i] = sum;
        sum += counts[i];
    }
    for (size_t i = 0; i < count; i++) {
        to[starts[from[i].word >> (8u * byte) & 0xffu]++] = from[i];
    }
    return 1;
}

/* Returns which of the two arrays has them in order. */
static place *sort_by_word(place *places, place *other, size_t count)
{
    histogram found = { { { 0 } } };
    for (size_t i = 0; i < count; i++) {
        for (uint32_t byte = 0; byte < 8; byte++) {
            found.of[byte][places[i].word >> (8u * byte) & 0xffu]++;
        }
    }
    for (uint32_t byte = 0; byte < 8; byte++) {
        if (sort_by_byte(places, other, count, found.of[byte], byte)) {
            place *sorted = other;
            other = places;
            places = sorted;
        }
    }
    return places;
}

/* ---- the rest of the key ---- */

struct rest {
    size_t from, to;
};

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
        size_t key = rows->kind->key, from;
        find_places(rows, places, count);
        from = first_difference(places, count, key);
        for (size_t i = 0; i < count; i++) {
            places[i].word = integra__rows_word(places[i].row + from);
        }
        place *sorted = sort_by_word(places, room, count);
        /* The bytes before are alike in all rows, so the rest may be read from a multiple of eight. */
        const struct rest left = { (from + 8) / 8 * 8, key };
        sort_groups(sorted, sorted == places ? room : places, count, &left);
        write_run(rows, sorted, count, &run);
        *run_out = run;
    }
    integra__release(&rows->allocator, room, size);
    integra__release(&rows->allocator, places, size);
    return had;
}
