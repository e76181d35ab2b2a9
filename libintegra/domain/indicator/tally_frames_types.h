/* tally_frames_types.h - what a frame is to a tally.
 * Spec: spec/50-indicators.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_FRAMES_TYPES_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_FRAMES_TYPES_H

#include "tally_types.h"
#include "tally_cells.h"

/* A row's cells as columns of one, in the place of those that a caller gives. */
typedef struct integra__tally_cells {
    const void *columns[INTEGRA_FRAME_COLUMN_LIMIT];
    integra_id ids[3];
    integra_date dates[3];
    uint32_t number;
    uint8_t bytes[3];
    integra__frame_digest digest;
} integra__tally_cells;

/* Rows looked through, or made, at a time. */
enum { INTEGRA__TALLY_BLOCK = 256 };

/* What a frame does not need is NULL. */
typedef struct integra__tally_frame {
    const integra__row_kind *kinds[INTEGRA__TALLY_TABLES];
    /* What is wrong with a row whose cells are sound each; fault 0 where nothing is. NULL: nothing ever. */
    integra__tally_wrong (*wrong)(const void *const *columns, size_t at);
    /* Whether any of count rows, a block at most, whose cells are sound each may be wrong: told at once, and rather too
     * often than not. NULL: any may. */
    int (*suspect)(const void *const *columns, size_t from, size_t count);
    /* Writes the row that a tally keeps, all of it; 0 where it keeps none. NULL of frames that sift and whose rows are
     * made of several. */
    int (*make)(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row_out);
    /* To which tables each of count rows, a block at most, says something: bits 1 << INTEGRA__TALLY_. That of
     * INTEGRA__TALLY_ROWS is what make answers. NULL: rows are made one by one. */
    void (*sift)(const integra_tally *tally, const void *const *columns, size_t from, size_t count, uint8_t *says_out);
    /* Writes what those of count rows which say something to a table say, one behind another; how many they are. Of
     * frames that sift. */
    size_t (*write)(const integra_tally *tally, const void *const *columns, size_t from, size_t count,
                    const uint8_t *says, uint32_t table, uint8_t *rows_out);
    /* The cells of a row that is kept as it was given; NULL where rows are made of several. */
    void (*cells)(const uint8_t *row, integra__tally_cells *cells_out);
    /* Whether bytes are a row made of several; NULL where there are none such. */
    int (*made)(const integra_tally *tally, uint32_t table, const uint8_t *row);
    /* Whether the tables beside are of others than those counted, who are in no part (IND-5). */
    int goes_along;
} integra__tally_frame;

#endif
