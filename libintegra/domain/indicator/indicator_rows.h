/* indicator_rows.h - a set of rows of one width, in the order of their bytes, that merges (IND-5).
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Rows are bytes whose order is that of what they say (big-endian), so one comparison serves every indicator. Rows
 * that are put come into blocks; when some are full they are sorted into a run, and runs of like length joined, so
 * that memory stays within a third more than the different rows need, and some 400 KiB; the work is in proportion to
 * rows times the logarithm of runs. Equal rows are one; with a key, rows of one key are combined into one. */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_H

#include <integra/base.h>

#define INTEGRA__ROW_WIDTH_MOST 64

/* What rows are: their width, 24, 32, 48 or 64 bytes; the bytes that tell them apart, the
 * width itself or a lesser multiple of 8; and where that is less, how a row takes in another of its key (commutative,
 * associative, idempotent). */
typedef struct integra__row_kind {
    uint32_t width;
    uint32_t key;
    void (*combine)(uint8_t *row, const uint8_t *other);
} integra__row_kind;

typedef struct integra__rows integra__rows;

/* NULL where there is no memory. kind is static; allocator is copied. */
integra__rows *integra__rows_create(const integra__row_kind *kind, const integra_allocator *allocator);
void integra__rows_destroy(integra__rows *rows);
/* Adds a row, copied; 0 where there is no memory, and the rows are then as they were. */
int integra__rows_put(integra__rows *rows, const uint8_t *row);
/* From here to integra__rows_keep() or integra__rows_undo() at most count rows are put, which stay or go together; 0
 * where there is no memory. Until then they are joined to none of those before, so that of rows which repeat those both
 * stand there. None of the other calls comes between. */
int integra__rows_begin(integra__rows *rows, size_t count);
void integra__rows_keep(integra__rows *rows);
void integra__rows_undo(integra__rows *rows);
/* Makes all of it one run; 0 where there is no memory, and what is in it is then the same. */
int integra__rows_settle(integra__rows *rows);
/* How many rows there are, all different, of settled ones. */
size_t integra__rows_count(const integra__rows *rows);
/* At most how many different rows there are, settled or not. */
size_t integra__rows_most(const integra__rows *rows);
/* Takes in the rows of another; 0 where there is no memory, and the rows are then as they were. */
int integra__rows_merge(integra__rows *rows, const integra__rows *other);

/* Reads settled rows in order. The rows stay as they are meanwhile. */
typedef struct integra__row_cursor {
    const integra__rows *rows;
    size_t block, at;
} integra__row_cursor;

integra__row_cursor integra__rows_first(const integra__rows *rows);
/* The next row, borrowed, or NULL at the end. */
const uint8_t *integra__rows_next(integra__row_cursor *cursor);
/* The same row without going on. */
const uint8_t *integra__rows_peek(const integra__row_cursor *cursor);

#endif
