/* rows_find.h - rows with a key are found by it.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Quick where keys are asked for in the order of other rows that were united or settled alike: part by part, or
 * ascending. */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_FIND_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_FIND_H

#include "indicator_rows.h"
#include "rows_table.h"

typedef struct integra__rows_finder {
    const integra__rows *rows; /* NULL: finds nothing */
    integra__rows_table table; /* of a part */
    size_t part;               /* INTEGRA__ROWS_PARTS: of none yet */
    size_t at;                 /* the row that was last found, or the one behind where it would be */
} integra__rows_finder;

/* Of united rows, or none, that stay as they are meanwhile; 0 where there is no memory, and nothing is then owned. */
int integra__rows_finder_make(integra__rows_finder *finder, const integra__rows *rows);
void integra__rows_finder_release(integra__rows_finder *finder);
/* The row of a key, borrowed from the rows, or NULL. */
const uint8_t *integra__rows_find(integra__rows_finder *finder, const uint8_t *key);

#endif
