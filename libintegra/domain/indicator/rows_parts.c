/* rows_parts.c - many rows lie in parts by their identifier, each small enough to be near.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "rows_parts.h"

#include "core/allocator.h"
#include "rows_blocks.h"
#include "rows_hash.h"

/* Rows of what is filled by part: those of one in order, in places, up to where each ends. */
struct sorted_out {
    uint32_t *places;
    uint16_t *parts; /* of each row */
    size_t count;
    size_t ends[INTEGRA__ROWS_PARTS];
};

static void sort_out(const integra__rows *rows, struct sorted_out *out)
{
    size_t sum = 0;
    memset(out->ends, 0, sizeof out->ends);
    for (size_t i = 0; i < out->count; i++) {
        const size_t part = integra__rows_part_of(integra__rows_at(&rows->fill, i, rows->kind->width));
        out->parts[i] = (uint16_t)part;
        out->ends[part]++;
    }
    for (size_t i = 0; i < INTEGRA__ROWS_PARTS; i++) {
        const size_t here = out->ends[i];
        out->ends[i] = sum;
        sum += here;
    }
    for (size_t i = 0; i < out->count; i++) {
        out->places[out->ends[out->parts[i]]++] = (uint32_t)i;
    }
}

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

/* All blocks that parts need for their rows. */
static int make_room(integra__rows *rows, const struct sorted_out *out)
{
    size_t blocks = 0;
    for (size_t i = 0; i < INTEGRA__ROWS_PARTS; i++) {
        integra__rows_list *list = &rows->parts[i].list;
        const size_t count = list->count + out->ends[i] - (i == 0 ? 0 : out->ends[i - 1]);
        if (!integra__rows_list_room(rows, list, count)) {
            return 0;
        }
        blocks += integra__rows_blocks(count) - integra__rows_blocks(list->count);
    }
    return integra__rows_spare(rows, blocks);
}

static void move_all(integra__rows *rows, const struct sorted_out *out)
{
    const size_t width = rows->kind->width;
    for (size_t i = 0, at = 0; i < INTEGRA__ROWS_PARTS; i++) {
        integra__rows_list *list = &rows->parts[i].list;
        for (size_t room = 0; at < out->ends[i]; at++, room--) {
            room = room == 0 ? integra__rows_list_open(rows, list) : room;
            integra__rows_copy(integra__rows_at(list, list->count++, width),
                               integra__rows_at(&rows->fill, out->places[at], width), width);
        }
    }
    rows->parted += out->count;
    rows->is_united = 0;
    integra__rows_list_cut(rows, &rows->fill, 0);
}

int integra__rows_absorb(integra__rows *rows)
{
    struct sorted_out out = { .count = rows->fill.count };
    const size_t places = out.count * sizeof *out.places, parts = out.count * sizeof *out.parts;
    out.places = integra__allocate(&rows->allocator, places);
    out.parts = integra__allocate(&rows->allocator, parts);
    int had = out.places != NULL && out.parts != NULL && make_parts(rows);
    if (had) {
        sort_out(rows, &out);
        had = make_room(rows, &out);
    }
    if (had) {
        move_all(rows, &out);
    }
    integra__release(&rows->allocator, out.parts, parts);
    integra__release(&rows->allocator, out.places, places);
    return had;
}

int integra__rows_pour(integra__rows *rows)
{
    const size_t width = rows->kind->width;
    if (rows->parts == NULL) {
        return 1;
    }
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
