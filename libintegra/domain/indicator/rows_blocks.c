/* rows_blocks.c - blocks of rows: had before they are needed, and used again.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "rows_blocks.h"

#include "core/allocator.h"

int integra__rows_spare(integra__rows *rows, size_t count)
{
    while (rows->spare_count < count) {
        uint8_t *block = integra__allocate(&rows->allocator, INTEGRA__ROWS_BLOCK_SIZE);
        if (block == NULL) {
            return 0;
        }
        rows->spares[rows->spare_count++] = block;
    }
    return 1;
}

uint8_t *integra__rows_take(integra__rows *rows)
{
    return rows->spares[--rows->spare_count];
}

void integra__rows_give(integra__rows *rows, uint8_t *block)
{
    if (rows->spare_count < rows->fill_most + INTEGRA__ROWS_SPARES) {
        rows->spares[rows->spare_count++] = block;
    } else {
        integra__release(&rows->allocator, block, INTEGRA__ROWS_BLOCK_SIZE);
    }
}

void integra__rows_let_go(integra__rows *rows)
{
    while (rows->spare_count > 0) {
        integra__release(&rows->allocator, integra__rows_take(rows), INTEGRA__ROWS_BLOCK_SIZE);
    }
}

int integra__rows_run_make(integra__rows *rows, size_t room, integra__rows_run *run_out)
{
    uint8_t **blocks = integra__allocate(&rows->allocator, room * sizeof *blocks);
    *run_out = (integra__rows_run){ blocks, room, 0, 0 };
    return blocks != NULL;
}

void integra__rows_run_drop(integra__rows *rows, integra__rows_run *run)
{
    for (size_t i = 0; i < run->block_count; i++) {
        integra__release(&rows->allocator, run->blocks[i], INTEGRA__ROWS_BLOCK_SIZE);
    }
    integra__release(&rows->allocator, run->blocks, run->room * sizeof *run->blocks);
    *run = (integra__rows_run){ NULL, 0, 0, 0 };
}
