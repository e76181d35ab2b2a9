/* rows_blocks.h - blocks of rows: had before they are needed, and used again.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_BLOCKS_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_BLOCKS_H

#include "rows_types.h"

/* Has count blocks to spare, at most INTEGRA__ROWS_SPARE_MOST; 0 where there is no memory. */
int integra__rows_spare(integra__rows *rows, size_t count);
/* One of those to spare, of which there is one. */
uint8_t *integra__rows_take(integra__rows *rows);
/* A block that is no longer needed. */
void integra__rows_give(integra__rows *rows, uint8_t *block);
/* Releases those to spare. */
void integra__rows_let_go(integra__rows *rows);
/* An empty run with room for so many blocks; 0 where there is no memory. */
int integra__rows_run_make(integra__rows *rows, size_t room, integra__rows_run *run_out);
/* Releases a run with its blocks. */
void integra__rows_run_drop(integra__rows *rows, integra__rows_run *run);

#endif
