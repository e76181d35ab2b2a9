/* rows_made.h - rows that are made up, and what a set of them must come to.
 * Spec: spec/50-indicators.md, "What a tally holds" (IND-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h. */
#ifndef ROWS_MADE_H
#define ROWS_MADE_H

#include <stdlib.h>
#include <string.h>

#include "domain/indicator/indicator_rows.h"

/* How rows are alike: not at all; their first fifteen bytes; so, in two groups; few different ones. */
typedef enum likeness { RANDOM, ALIKE, GROUPS, REPEATED, LIKENESSES } likeness;

static inline uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state * UINT64_C(0x2545f4914f6cdd1d);
}

/* Count rows of that width, to be freed. */
static inline uint8_t *make_rows(size_t count, size_t width, likeness alike, uint64_t seed)
{
    uint8_t *rows = malloc(count * width + 1);
    uint64_t state = seed * 2 + 1;
    assert_non_null(rows);
    for (size_t i = 0; i < count; i++) {
        uint8_t *row = rows + i * width;
        for (size_t k = 0; k < width; k += 8) {
            uint64_t word = next_random(&state);
            memcpy(row + k, &word, 8);
        }
        if (alike == ALIKE || alike == GROUPS) {
            memset(row + 1, 7, 14);
            row[0] = alike == ALIKE ? 7 : row[0] & 1;
        } else if (alike == REPEATED) {
            uint8_t which = row[1] & 63;
            memset(row, 0, width);
            row[9] = which;
            row[width - 1] = (uint8_t)(which * 5);
        }
    }
    return rows;
}

/* A row of that width is the first or the last of its key in what it says behind: the greatest of each byte. */
static inline void keep_greatest(uint8_t *row, const uint8_t *other, size_t key, size_t width)
{
    for (size_t k = key; k < width; k++) {
        row[k] = row[k] > other[k] ? row[k] : other[k];
    }
}

static inline void greatest_24(uint8_t *row, const uint8_t *other)
{
    keep_greatest(row, other, 16, 24);
}

static inline void greatest_32(uint8_t *row, const uint8_t *other)
{
    keep_greatest(row, other, 16, 32);
}

static const integra__row_kind kinds_made[] = {
    { 24, 24, NULL }, { 32, 32, NULL },        { 48, 48, NULL },
    { 64, 64, NULL }, { 24, 16, greatest_24 }, { 32, 16, greatest_32 },
};
enum { KINDS_MADE = sizeof kinds_made / sizeof kinds_made[0] };

static inline int by_bytes_24(const void *a, const void *b)
{
    return memcmp(a, b, 24);
}
static inline int by_bytes_32(const void *a, const void *b)
{
    return memcmp(a, b, 32);
}
static inline int by_bytes_48(const void *a, const void *b)
{
    return memcmp(a, b, 48);
}
static inline int by_bytes_64(const void *a, const void *b)
{
    return memcmp(a, b, 64);
}

/* Puts rows in order, those of one key as one; returns how many are left. */
static inline size_t settle_made(uint8_t *rows, size_t count, const integra__row_kind *kind)
{
    size_t width = kind->width, kept = 0;
    qsort(rows, count, width,
          width == 24   ? by_bytes_24
          : width == 32 ? by_bytes_32
          : width == 48 ? by_bytes_48
                        : by_bytes_64);
    for (size_t i = 0; i < count; i++) {
        uint8_t *last = rows + (kept == 0 ? 0 : kept - 1) * width, *row = rows + i * width;
        if (kept > 0 && memcmp(last, row, kind->key) == 0) {
            if (kind->combine != NULL) {
                kind->combine(last, row);
            }
        } else {
            memmove(rows + kept++ * width, row, width);
        }
    }
    return kept;
}

/* Settled rows are these, in order. */
static inline void assert_rows(const integra__rows *rows, const uint8_t *expected, size_t count, size_t width)
{
    integra__row_cursor cursor = integra__rows_first(rows);
    assert_int_equal(integra__rows_count(rows), count);
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(integra__rows_peek(&cursor), integra__rows_peek(&cursor));
        assert_memory_equal(integra__rows_peek(&cursor), expected + i * width, width);
        assert_memory_equal(integra__rows_next(&cursor), expected + i * width, width);
    }
    assert_null(integra__rows_peek(&cursor));
    assert_null(integra__rows_next(&cursor));
}

static inline void put_made(integra__rows *rows, const uint8_t *made, size_t count, size_t width)
{
    for (size_t i = 0; i < count; i++) {
        assert_true(integra__rows_put(rows, made + i * width));
    }
}

#endif
