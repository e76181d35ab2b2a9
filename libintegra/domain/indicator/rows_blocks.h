/* rows_blocks.h - blocks of rows: had before they are needed, and used again.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_BLOCKS_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_BLOCKS_H

#include "rows_types.h"

/* Has count blocks to spare, and room for as many that are given back; 0 where there is no memory. */
int integra__rows_spare(integra__rows *rows, size_t count);
/* One of those to spare, of which there is one. */
uint8_t *integra__rows_take(integra__rows *rows);
/* A block that is no longer needed. */
void integra__rows_give(integra__rows *rows, uint8_t *block);
/* Releases those to spare, but for so many. */
void integra__rows_let_go(integra__rows *rows, size_t but_for);
/* An empty list with room for so many rows' blocks, none of them there; 0 where there is no memory. */
int integra__rows_list_make(integra__rows *rows, size_t count, integra__rows_list *list_out);
/* Releases a list with its blocks. */
void integra__rows_list_drop(integra__rows *rows, integra__rows_list *list);
/* Leaves the first count rows of a list. */
void integra__rows_list_cut(integra__rows *rows, integra__rows_list *list, size_t count);
/* Has room for the blocks of so many rows in all; 0 where there is no memory. */
int integra__rows_list_room(integra__rows *rows, integra__rows_list *list, size_t count);
/* How many rows more than none there is room for at the end of a list, a block being added where that is needed; 0
 * where there is no memory. */
size_t integra__rows_list_open(integra__rows *rows, integra__rows_list *list);
/* Copies rows that lie one behind another to the end of a list; 0 where there is no memory, some may then be there. */
int integra__rows_list_append(integra__rows *rows, integra__rows_list *list, const uint8_t *from, size_t count);

#endif
