/* rows_unite.c - rows of parts that are the same become one; parts are put in order.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "rows_unite.h"

#include "core/allocator.h"
#include "rows_blocks.h"
#include "rows_hash.h"
#include "rows_order.h"
#include "rows_table.h"

#define NEWER_LEAST 64u /* rows that come after a part was looked through, before it is again: or as many as it had */

/* ---- one part is looked through ---- */

/* Width and key are those of the rows' kind: numbers that the compiler knows. */
static inline void look(integra__rows *rows, integra__rows_part *part, integra__rows_table *table, size_t width,
                        size_t key)
{
    integra__rows_list *list = &part->list;
    size_t kept = 0, slot;
    integra__rows_table_empty(table, list->count);
    for (; kept < part->different; kept++) {
        slot = integra__rows_table_free(table, integra__rows_at(list, kept, width), key);
        rows->unsure += !integra__rows_table_note(table, slot, kept);
    }
    for (size_t i = kept; i < list->count; i++) {
        const uint8_t *row = integra__rows_at(list, i, width);
        const size_t place = integra__rows_table_find(table, list, row, width, key, &slot);
        if (place == INTEGRA__ROWS_NONE) {
            rows->unsure += !integra__rows_table_note(table, slot, kept);
            memmove(integra__rows_at(list, kept++, width), row, width);
        } else if (key < width && !integra__rows_alike(integra__rows_at(list, place, width), row, width)) {
            rows->kind->combine(integra__rows_at(list, place, width), row);
        }
    }
    rows->parted -= list->count - kept;
    integra__rows_list_cut(rows, list, kept);
    part->different = kept;
}

/* Of the kinds that tallies have most rows of the compiler knows the numbers. */
static void look_by_kind(integra__rows *rows, integra__rows_part *part, integra__rows_table *table)
{
    const size_t width = rows->kind->width, key = rows->kind->key;
    if (width == 24 && key == 16) {
        look(rows, part, table, 24, 16);
    } else if (width == 32 && key == 16) {
        look(rows, part, table, 32, 16);
    } else if (width == 32 && key == 32) {
        look(rows, part, table, 32, 32);
    } else if (width == 64 && key == 64) {
        look(rows, part, table, 64, 64);
    } else {
        look(rows, part, table, width, key);
    }
}

static int is_due(const integra__rows_part *part, int all)
{
    const size_t newer = part->list.count - part->different, had = part->different;
    return newer > (all ? 0 : had > NEWER_LEAST ? had : NEWER_LEAST);
}

int integra__rows_look_through(integra__rows *rows, int all)
{
    integra__rows_table table;
    size_t most = 0;
    for (size_t i = 0; i < INTEGRA__ROWS_PARTS; i++) {
        const integra__rows_part *part = &rows->parts[i];
        most = is_due(part, all) && part->list.count > most ? part->list.count : most;
    }
    if (most == 0) {
        return 1;
    }
    if (!integra__rows_table_make(&table, &rows->allocator, most)) {
        return 0;
    }
    for (size_t i = 0; i < INTEGRA__ROWS_PARTS; i++) {
        if (is_due(&rows->parts[i], all)) {
            look_by_kind(rows, &rows->parts[i], &table);
        }
    }
    integra__rows_table_release(&table, &rows->allocator);
    return 1;
}

/* ---- in order ---- */

/* Writes rows in order, those of one key as one, to a list that has the room; returns how many. */
static size_t write_ordered(const integra__rows *rows, const integra__rows_ordered *ordered, uint8_t **blocks)
{
    const size_t width = rows->kind->width;
    const integra__rows_list to = { blocks, 0, 0 };
    size_t count = 0;
    for (size_t i = 0; i < ordered->count; i++) {
        const uint8_t *row = ordered->places[i].row;
        if (i > 0 && integra__rows_same(ordered, i, rows->kind->key)) {
            if (rows->kind->key < width) {
                rows->kind->combine(integra__rows_at(&to, count - 1, width), row);
            }
            continue;
        }
        integra__rows_copy(integra__rows_at(&to, count++, width), row, width);
    }
    return count;
}

/* blocks are as many to spare as the part has: they and the part's change places. */
static void order_part(integra__rows *rows, integra__rows_part *part, integra__rows_place *places,
                       integra__rows_place *other)
{
    const size_t count = part->list.count, width = rows->kind->width;
    for (size_t i = 0; i < count; i++) {
        places[i].row = integra__rows_at(&part->list, i, width);
    }
    const integra__rows_ordered ordered = integra__rows_order(places, other, count, rows->kind->key);
    uint8_t **spare = rows->spares.blocks;
    const size_t kept = write_ordered(rows, &ordered, spare);
    for (size_t i = 0; i < integra__rows_blocks(count); i++) {
        uint8_t *block = part->list.blocks[i];
        part->list.blocks[i] = spare[i];
        spare[i] = block;
    }
    rows->parted -= count - kept;
    integra__rows_list_cut(rows, &part->list, kept);
    part->different = kept;
}

int integra__rows_order_parts(integra__rows *rows)
{
    size_t most = 0;
    for (size_t i = 0; i < INTEGRA__ROWS_PARTS; i++) {
        most = rows->parts[i].list.count > most ? rows->parts[i].list.count : most;
    }
    const size_t size = most * sizeof(integra__rows_place);
    integra__rows_place *places = integra__allocate(&rows->allocator, size);
    integra__rows_place *other = integra__allocate(&rows->allocator, size);
    const int had = places != NULL && other != NULL && integra__rows_spare(rows, integra__rows_blocks(most));
    for (size_t i = 0; had && i < INTEGRA__ROWS_PARTS; i++) {
        order_part(rows, &rows->parts[i], places, other);
    }
    integra__release(&rows->allocator, other, size);
    integra__release(&rows->allocator, places, size);
    return had;
}
