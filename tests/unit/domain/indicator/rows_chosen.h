/* rows_chosen.h - sets that come to parts soon, and identifiers that one would not choose.
 * Spec: spec/50-indicators.md, "What a tally holds" (IND-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h. */
#ifndef ROWS_CHOSEN_H
#define ROWS_CHOSEN_H

#include "rows_made.h"

#include "domain/indicator/rows_hash.h"

enum { MANY = 4000, FEW = 300 }; /* FEW are filled before they go to parts */

static inline integra__rows *create(const integra__row_kind *kind, const integra_allocator *allocator)
{
    integra__rows *rows = integra__rows_create(kind, allocator);
    if (rows != NULL) {
        rows->fill_most = FEW;
    }
    return rows;
}

/* ---- identifiers that one would not choose ---- */

static inline uint64_t word_at(const uint8_t *from)
{
    uint64_t word;
    memcpy(&word, from, sizeof word);
    return word;
}

/* Different identifiers of one hash: the second half takes out what the first brings in. */
static inline void one_hash(uint8_t *rows, size_t count, size_t width)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t second = integra__rows_mix(0, rows + i * width) ^ UINT64_C(0x0123456789abcdef);
        memcpy(rows + i * width + 8, &second, sizeof second);
    }
}

/* Three rows of each identifier, more or less. */
static inline void of_some(uint8_t *rows, size_t count, size_t width)
{
    for (size_t i = 0; i < count; i++) {
        memset(rows + i * width, 0, 12);
        uint64_t which = word_at(rows + i * width + 8) % (count / 3 + 1);
        memcpy(rows + i * width + 8, &which, sizeof which);
    }
}

typedef enum choice { AS_MADE, ONE_HASH, OF_SOME, CHOICES } choice;

static inline uint8_t *make_chosen(const integra__row_kind *kind, size_t count, likeness alike, choice chosen)
{
    uint8_t *made = make_rows(count, kind->width, alike, count + 7);
    if (chosen == ONE_HASH) {
        one_hash(made, count, kind->width);
    } else if (chosen == OF_SOME) {
        of_some(made, count, kind->width);
    }
    return made;
}

#endif
