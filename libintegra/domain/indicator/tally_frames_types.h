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

typedef struct integra__tally_frame {
    const integra__row_kind *kinds[INTEGRA__TALLY_TABLES];
    /* What is wrong with a row whose cells are sound each; fault 0 where nothing is. */
    integra__tally_wrong (*wrong)(const void *const *columns, size_t at);
    /* Writes the row that a tally keeps, all of it; 0 where it keeps none. */
    int (*make)(const integra_tally *tally, const void *const *columns, size_t at, uint8_t *row_out);
    /* Puts what a row that is not kept says all the same; 0 where there is no memory. NULL: nothing. */
    int (*beside)(integra_tally *tally, const void *const *columns, size_t at);
    /* The cells of a row that is kept as it was given; NULL where rows are made of several. */
    void (*cells)(const uint8_t *row, integra__tally_cells *cells_out);
    /* Whether bytes are a row made of several; NULL where there are none such. */
    int (*made)(const integra_tally *tally, uint32_t table, const uint8_t *row);
} integra__tally_frame;

#endif
