/* indicator_rows.h - a set of rows of one width, in the order of their bytes, that merges (IND-5).
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Rows are bytes whose order is that of what they say (big-endian), so one comparison serves every indicator. Equal
 * rows are one; with a key, rows of one key are combined into one. Rows that are put come into blocks; when they are
 * many, into parts by their identifier, where those that repeat one another are found. To be in order all are sorted
 * into a run; runs of another set are taken over as runs, and those of like length joined. The work is in proportion to
 * rows times the logarithm of runs. */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_H

#include "rows_types.h"

/* NULL where there is no memory. kind is static; allocator is copied. */
integra__rows *integra__rows_create(const integra__row_kind *kind, const integra_allocator *allocator);
void integra__rows_destroy(integra__rows *rows);
/* Adds a row, copied; 0 where there is no memory, and the rows are then as they were. */
int integra__rows_put(integra__rows *rows, const uint8_t *row);
/* The same of count rows that lie one behind another; 0 where there is no memory, some of them may then be there. */
int integra__rows_put_all(integra__rows *rows, const uint8_t *from, size_t count);
/* From here to integra__rows_keep() or integra__rows_undo() rows are put that stay or go together; 0 where there is no
 * memory. Until then they stay as they come. Nothing else is asked meanwhile. */
int integra__rows_begin(integra__rows *rows);
/* Puts the rows of another; 0 where there is no memory. */
int integra__rows_merge(integra__rows *rows, const integra__rows *other);
void integra__rows_keep(integra__rows *rows);
void integra__rows_undo(integra__rows *rows);
/* Makes all of it one run; 0 where there is no memory, and what is in it is then the same. */
int integra__rows_settle(integra__rows *rows);
/* Makes equal rows one, and those of one key, in less time than to settle: rows of one identifier follow one another,
 * in no order of identifiers. 0 where there is no memory, and what is in it is then the same. */
int integra__rows_unite(integra__rows *rows);
/* How many rows there are, all different, of settled or united ones. */
size_t integra__rows_count(const integra__rows *rows);
/* At most how many different rows there are, settled or not. */
size_t integra__rows_most(const integra__rows *rows);
/* Whether united rows are in order. */
int integra__rows_is_settled(const integra__rows *rows);

/* Reads settled rows in order, united ones as they come. The rows stay as they are meanwhile. */
typedef struct integra__row_cursor {
    const integra__rows *rows;
    size_t list, at;
    const uint8_t *row; /* the next one, NULL at the end */
} integra__row_cursor;

integra__row_cursor integra__rows_first(const integra__rows *rows);
/* The next row, borrowed, or NULL at the end. */
const uint8_t *integra__rows_next(integra__row_cursor *cursor);
/* The same row without going on. */
static inline const uint8_t *integra__rows_peek(const integra__row_cursor *cursor)
{
    return cursor->row;
}

#endif
