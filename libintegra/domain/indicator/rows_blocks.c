/* rows_blocks.c - blocks of rows: had before they are needed, and used again.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "rows_blocks.h"

#include "core/allocator.h"

/* Room for so many pointers; 0 where there is no memory. */
static int make_room(integra__rows *rows, integra__rows_list *list, size_t room, size_t used)
{
    if (room <= list->room) {
        return 1;
    }
    room = room < 2 * list->room ? 2 * list->room : room;
    uint8_t **blocks =
        room > SIZE_MAX / sizeof *blocks ? NULL : integra__allocate(&rows->allocator, room * sizeof *blocks);
    if (blocks == NULL) {
        return 0;
    }
    if (used > 0) {
        memcpy(blocks, list->blocks, used * sizeof *blocks);
    }
    integra__release(&rows->allocator, list->blocks, list->room * sizeof *blocks);
    list->blocks = blocks;
    list->room = room;
    return 1;
}

/* ---- to spare ---- */

int integra__rows_spare(integra__rows *rows, size_t count)
{
    integra__rows_list *spares = &rows->spares;
    if (!make_room(rows, spares, count, spares->count)) {
        return 0;
    }
    while (spares->count < count) {
        uint8_t *block = integra__allocate(&rows->allocator, rows->block_size);
        if (block == NULL) {
            return 0;
        }
        spares->blocks[spares->count++] = block;
    }
    return 1;
}

uint8_t *integra__rows_take(integra__rows *rows)
{
    return rows->spares.blocks[--rows->spares.count];
}

void integra__rows_give(integra__rows *rows, uint8_t *block)
{
    if (rows->spares.count < rows->spares.room) {
        rows->spares.blocks[rows->spares.count++] = block;
    } else {
        integra__release(&rows->allocator, block, rows->block_size);
    }
}

void integra__rows_let_go(integra__rows *rows, size_t but_for)
{
    while (rows->spares.count > but_for) {
        integra__release(&rows->allocator, integra__rows_take(rows), rows->block_size);
    }
    if (but_for == 0) {
        integra__release(&rows->allocator, rows->spares.blocks, rows->spares.room * sizeof *rows->spares.blocks);
        rows->spares = (integra__rows_list){ NULL, 0, 0 };
    }
}

/* ---- lists ---- */

int integra__rows_list_make(integra__rows *rows, size_t count, integra__rows_list *list_out)
{
    *list_out = (integra__rows_list){ NULL, 0, 0 };
    return make_room(rows, list_out, integra__rows_blocks(count), 0);
}

void integra__rows_list_drop(integra__rows *rows, integra__rows_list *list)
{
    for (size_t i = 0; i < integra__rows_blocks(list->count); i++) {
        integra__release(&rows->allocator, list->blocks[i], rows->block_size);
    }
    integra__release(&rows->allocator, list->blocks, list->room * sizeof *list->blocks);
    *list = (integra__rows_list){ NULL, 0, 0 };
}

void integra__rows_list_cut(integra__rows *rows, integra__rows_list *list, size_t count)
{
    size_t blocks = integra__rows_blocks(count);
    for (size_t i = integra__rows_blocks(list->count); i > blocks; i--) {
        integra__rows_give(rows, list->blocks[i - 1]);
    }
    list->count = count;
}

int integra__rows_list_room(integra__rows *rows, integra__rows_list *list, size_t count)
{
    return make_room(rows, list, integra__rows_blocks(count), integra__rows_blocks(list->count));
}

size_t integra__rows_list_open(integra__rows *rows, integra__rows_list *list)
{
    size_t block = list->count / INTEGRA__ROWS_BLOCK, filled = list->count % INTEGRA__ROWS_BLOCK;
    if (filled == 0) {
        if (!make_room(rows, list, block + 1, block) || !integra__rows_spare(rows, 1)) {
            return 0;
        }
        list->blocks[block] = integra__rows_take(rows);
    }
    return INTEGRA__ROWS_BLOCK - filled;
}

int integra__rows_list_append(integra__rows *rows, integra__rows_list *list, const uint8_t *from, size_t count)
{
    const size_t width = rows->kind->width;
    while (count > 0) {
        const size_t room = integra__rows_list_open(rows, list), some = room < count ? room : count;
        if (some == 0) {
            return 0;
        }
        memcpy(integra__rows_at(list, list->count, width), from, some * width);
        list->count += some;
        from += some * width;
        count -= some;
    }
    return 1;
}
