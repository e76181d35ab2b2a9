/* rows_parts.c - many rows lie in parts by their identifier, each small enough to be near.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "rows_parts.h"

#include "core/allocator.h"
#include "rows_blocks.h"
#include "rows_hash.h"

/* To which part each row of what is filled goes, and how many go to each. */
struct sorted_out {
    uint16_t *parts;
    size_t *counts; /* INTEGRA__ROWS_PARTS */
};

static int make_parts(integra__rows *rows)
{
    if (rows->parts == NULL) {
        rows->parts = integra__allocate(&rows->allocator, INTEGRA__ROWS_PARTS * sizeof *rows->parts);
        if (rows->parts != NULL) {
            memset(rows->parts, 0, INTEGRA__ROWS_PARTS * sizeof *rows->parts);
        }
    }
    return rows->parts != NULL;
}

static void sort_out(const integra__rows *rows, struct sorted_out *out)
{
    memset(out->counts, 0, INTEGRA__ROWS_PARTS * sizeof *out->counts);
    for (size_t i = 0; i < rows->fill.count; i++) {
        const size_t part = integra__rows_part_of(integra__rows_at(&rows->fill, i, rows->kind->width));
        out->parts[i] = (uint16_t)part;
        out->counts[part]++;
    }
}

/* All blocks that parts need for their rows. */
static int make_room(integra__rows *rows, const struct sorted_out *out)
{
    size_t blocks = 0;
    for (size_t i = 0; i < INTEGRA__ROWS_PARTS; i++) {
        integra__rows_list *list = &rows->parts[i].list;
        const size_t count = list->count + out->counts[i];
        if (!integra__rows_list_room(rows, list, count)) {
            return 0;
        }
        blocks += integra__rows_blocks(count) - integra__rows_blocks(list->count);
    }
    return integra__rows_spare(rows, blocks);
}

/* A width that the compiler knows is copied in a few instructions. */
static inline void move_rows(integra__rows *rows, const struct sorted_out *out, size_t width)
{
    for (size_t i = 0; i < rows->fill.count; i++) {
        integra__rows_list *list = &rows->parts[out->parts[i]].list;
        if (list->count % INTEGRA__ROWS_BLOCK == 0) {
            list->blocks[list->count / INTEGRA__ROWS_BLOCK] = integra__rows_take(rows);
        }
        memcpy(integra__rows_at(list, list->count++, width), integra__rows_at(&rows->fill, i, width), width);
    }
}

static void move_all(integra__rows *rows, const struct sorted_out *out)
{
    switch (rows->kind->width) {
    case 24:
        move_rows(rows, out, 24);
        break;
    case 32:
        move_rows(rows, out, 32);
        break;
    case 48:
        move_rows(rows, out, 48);
        break;
    default:
        move_rows(rows, out, 64);
        break;
    }
    rows->parted += rows->fill.count;
    rows->is_united = 0;
    integra__rows_list_cut(rows, &rows->fill, 0);
}

int integra__rows_absorb(integra__rows *rows)
{
    const size_t parts = rows->fill.count * sizeof(uint16_t), counts = INTEGRA__ROWS_PARTS * sizeof(size_t);
    struct sorted_out out = { integra__allocate(&rows->allocator, parts), integra__allocate(&rows->allocator, counts) };
    int had = out.parts != NULL && out.counts != NULL && make_parts(rows);
    if (had) {
        sort_out(rows, &out);
        had = make_room(rows, &out);
    }
    if (had) {
        move_all(rows, &out);
    }
    integra__release(&rows->allocator, out.parts, parts);
    integra__release(&rows->allocator, out.counts, counts);
    return had;
}

int integra__rows_pour(integra__rows *rows)
{
    const size_t width = rows->kind->width;
    if (rows->parts == NULL) {
        return 1;
    }
    /* a block is given for each that is written, but for the one that is read and the one that is begun: so two are
     * enough, and opening a list does not fail */
    if (!integra__rows_list_room(rows, &rows->fill, rows->fill.count + rows->parted) || !integra__rows_spare(rows, 2)) {
        return 0;
    }
    for (size_t i = 0; i < INTEGRA__ROWS_PARTS; i++) {
        integra__rows_list *list = &rows->parts[i].list;
        for (size_t at = 0; at < list->count; at++) {
            (void)integra__rows_list_open(rows, &rows->fill);
            integra__rows_copy(integra__rows_at(&rows->fill, rows->fill.count++, width),
                               integra__rows_at(list, at, width), width);
            if ((at + 1) % INTEGRA__ROWS_BLOCK == 0 || at + 1 == list->count) {
                integra__rows_give(rows, list->blocks[at / INTEGRA__ROWS_BLOCK]);
            }
        }
        list->count = 0;
    }
    integra__rows_parts_drop(rows);
    return 1;
}

int integra__rows_overfull(const integra__rows *rows)
{
    for (size_t i = 0; rows->parts != NULL && i < INTEGRA__ROWS_PARTS; i++) {
        if (rows->parts[i].list.count > INTEGRA__ROWS_PART_MOST) {
            return 1;
        }
    }
    return 0;
}

void integra__rows_parts_drop(integra__rows *rows)
{
    for (size_t i = 0; rows->parts != NULL && i < INTEGRA__ROWS_PARTS; i++) {
        integra__rows_list_drop(rows, &rows->parts[i].list);
    }
    integra__release(&rows->allocator, rows->parts, INTEGRA__ROWS_PARTS * sizeof *rows->parts);
    rows->parts = NULL;
    rows->parted = rows->unsure = 0;
    rows->is_united = 0;
}
