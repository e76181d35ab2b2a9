/* rows_sort.c - what was put is sorted into a run.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Many rows are first parted by the bits in which they differ first, so that each part is sorted where it is quickly
 * reached; where the parts would be too unlike for that, some of the rows are sorted at a time. All that is needed is
 * had before a row is moved. */
#include "rows_sort.h"

#include "core/allocator.h"
#include "rows_blocks.h"
#include "rows_order.h"

#define PIECE     INTEGRA__ROWS_SORT_MOST /* rows that are sorted at once */
#define PIECE_BIG (8u * PIECE)            /* of a part at most */
#define BITS_MOST 11u                     /* of a part's number */

/* What rows are parted by: bits of eight bytes. */
struct parting {
    size_t word;
    uint32_t shift, bits; /* bits 0: they are not */
};

struct scratch {
    integra__rows_place *places, *other;
    size_t room;    /* places in each */
    size_t *starts; /* where each part begins, and the end; then the next row of it */
    size_t parts;
};

static size_t part_of(const struct parting *by, const uint8_t *row)
{
    return (size_t)(integra__rows_word(row + by->word) >> by->shift & ((UINT64_C(1) << by->bits) - 1));
}

/* ---- what is needed ---- */

static void release(const integra__rows *rows, struct scratch *scratch)
{
    integra__release(&rows->allocator, scratch->places, scratch->room * sizeof *scratch->places);
    integra__release(&rows->allocator, scratch->other, scratch->room * sizeof *scratch->other);
    integra__release(&rows->allocator, scratch->starts, (scratch->parts + 1) * sizeof *scratch->starts);
}

static int make_places(const integra__rows *rows, struct scratch *scratch, size_t room)
{
    const size_t size = room * sizeof(integra__rows_place);
    scratch->room = room;
    scratch->places = integra__allocate(&rows->allocator, size);
    scratch->other = integra__allocate(&rows->allocator, size);
    return scratch->places != NULL && scratch->other != NULL;
}

/* In which bits rows differ first, of eight bytes that begin at a multiple of eight. */
static uint64_t differ(const integra__rows_list *list, const integra__row_kind *kind, size_t *word_out)
{
    uint64_t bits = 0;
    for (*word_out = 0; *word_out < kind->key; *word_out += 8) {
        const uint64_t first = integra__rows_word(list->blocks[0] + *word_out);
        for (size_t i = 1; i < list->count; i++) {
            bits |= integra__rows_word(integra__rows_at(list, i, kind->width) + *word_out) ^ first;
        }
        if (bits != 0) {
            break;
        }
    }
    return bits;
}

static struct parting choose(const integra__rows *rows)
{
    struct parting by = { 0, 0, 0 };
    if (rows->fill.count <= PIECE) {
        return by;
    }
    const uint64_t bits = differ(&rows->fill, rows->kind, &by.word);
    if (bits != 0) {
        const uint32_t highest = integra__rows_highest(bits) + 1;
        by.bits = integra__rows_highest(rows->fill.count / PIECE) + 1;
        by.bits = by.bits > BITS_MOST ? BITS_MOST : by.bits > highest ? highest : by.bits;
        by.shift = highest - by.bits;
    }
    return by;
}

/* Counts the rows of each part, and tells where each begins; returns the most that one has, 0 where there is no memory.
 */
static size_t count_parts(const integra__rows *rows, const struct parting *by, struct scratch *scratch)
{
    size_t most = 0, sum = 0;
    scratch->parts = (size_t)1 << by->bits;
    scratch->starts = integra__allocate(&rows->allocator, (scratch->parts + 1) * sizeof *scratch->starts);
    if (scratch->starts == NULL) {
        return 0;
    }
    memset(scratch->starts, 0, (scratch->parts + 1) * sizeof *scratch->starts);
    for (size_t i = 0; i < rows->fill.count; i++) {
        scratch->starts[part_of(by, integra__rows_at(&rows->fill, i, rows->kind->width))]++;
    }
    for (size_t i = 0; i <= scratch->parts; i++) {
        size_t here = scratch->starts[i];
        most = here > most ? here : most;
        scratch->starts[i] = sum;
        sum += here;
    }
    return most;
}

/* ---- one part ---- */

/* Writes rows in order, those of one key as one, at the end of a run; there are blocks to spare. */
static void write_run(integra__rows *rows, const integra__rows_ordered *ordered, integra__rows_list *run)
{
    const size_t width = rows->kind->width, key = rows->kind->key;
    for (size_t i = 0; i < ordered->count; i++) {
        const uint8_t *row = ordered->places[i].row;
        if (i > 0 && integra__rows_same(ordered, i, key)) {
            if (key < width) {
                rows->kind->combine(integra__rows_at(run, run->count - 1, width), row);
            }
            continue;
        }
        if (run->count % INTEGRA__ROWS_BLOCK == 0) {
            run->blocks[run->count / INTEGRA__ROWS_BLOCK] = integra__rows_take(rows);
        }
        integra__rows_copy(integra__rows_at(run, run->count++, width), row, width);
    }
}

/* Sorts the rows of a list from one to another, to the end of a run. */
static void sort_part(integra__rows *rows, const integra__rows_list *list, const size_t ends[2],
                      const struct scratch *scratch, integra__rows_list *run)
{
    const size_t count = ends[1] - ends[0];
    for (size_t i = 0; i < count; i++) {
        scratch->places[i].row = integra__rows_at(list, ends[0] + i, rows->kind->width);
    }
    const integra__rows_ordered ordered = integra__rows_order(scratch->places, scratch->other, count, rows->kind->key);
    write_run(rows, &ordered, run);
}

/* ---- the last rows ---- */

static int sort_piece(integra__rows *rows, integra__rows_list *run)
{
    const size_t end = rows->fill.count, from = (end - 1) / PIECE * PIECE;
    struct scratch scratch = { NULL, NULL, 0, NULL, 0 };
    const int had = make_places(rows, &scratch, end - from) &&
                    integra__rows_spare(rows, integra__rows_blocks(end - from)) &&
                    integra__rows_list_make(rows, end - from, run);
    if (had) {
        sort_part(rows, &rows->fill, (const size_t[]){ from, end }, &scratch, run);
        integra__rows_list_cut(rows, &rows->fill, from);
    }
    release(rows, &scratch);
    return had;
}

/* ---- all rows, in parts ---- */

/* Every row to its part; blocks are taken when they are first written to, and given when they are read. */
static void part_all(integra__rows *rows, const struct parting *by, size_t *next, integra__rows_list *parted)
{
    const size_t width = rows->kind->width;
    for (size_t i = 0; i < rows->fill.count; i++) {
        const uint8_t *row = integra__rows_at(&rows->fill, i, width);
        const size_t at = next[part_of(by, row)]++;
        if (parted->blocks[at / INTEGRA__ROWS_BLOCK] == NULL) {
            parted->blocks[at / INTEGRA__ROWS_BLOCK] = integra__rows_take(rows);
        }
        integra__rows_copy(integra__rows_at(parted, at, width), row, width);
        if ((i + 1) % INTEGRA__ROWS_BLOCK == 0 || i + 1 == rows->fill.count) {
            integra__rows_give(rows, rows->fill.blocks[i / INTEGRA__ROWS_BLOCK]);
        }
    }
    parted->count = rows->fill.count;
    rows->fill.count = 0;
}

/* Parts are sorted in turn; next says where each ends. */
static void sort_parts(integra__rows *rows, const struct scratch *scratch, integra__rows_list *parted,
                       integra__rows_list *run)
{
    size_t from = 0, given = 0;
    for (size_t i = 0; i < scratch->parts; i++) {
        const size_t end = scratch->starts[i];
        sort_part(rows, parted, (const size_t[]){ from, end }, scratch, run);
        for (; given < end / INTEGRA__ROWS_BLOCK; given++) {
            integra__rows_give(rows, parted->blocks[given]);
        }
        from = end;
    }
    for (; given < integra__rows_blocks(parted->count); given++) {
        integra__rows_give(rows, parted->blocks[given]);
    }
    parted->count = 0;
}

/* Of n rows read all blocks are given, and of a part those written to are as many and one at either end; what is sorted
 * of a part is written before its blocks are given. */
static int sort_all(integra__rows *rows, const struct parting *by, struct scratch *scratch, size_t most,
                    integra__rows_list *run)
{
    const size_t count = rows->fill.count;
    integra__rows_list parted = { NULL, 0, 0 };
    const int had = make_places(rows, scratch, most) &&
                    integra__rows_spare(rows, 2 * scratch->parts + 2 + integra__rows_blocks(most) + 1) &&
                    integra__rows_list_make(rows, count, run) && integra__rows_list_make(rows, count, &parted);
    if (had) {
        memset(parted.blocks, 0, parted.room * sizeof *parted.blocks);
        part_all(rows, by, scratch->starts, &parted);
        sort_parts(rows, scratch, &parted, run);
    } else {
        integra__rows_list_drop(rows, run);
    }
    integra__rows_list_drop(rows, &parted);
    return had;
}

int integra__rows_sort(integra__rows *rows, integra__rows_list *run_out)
{
    const struct parting by = choose(rows);
    struct scratch scratch = { NULL, NULL, 0, NULL, 0 };
    *run_out = (integra__rows_list){ NULL, 0, 0 };
    if (by.bits == 0) {
        return sort_piece(rows, run_out);
    }
    const size_t most = count_parts(rows, &by, &scratch);
    int had = 0;
    if (most > 0 && most <= PIECE_BIG) {
        had = sort_all(rows, &by, &scratch, most, run_out);
        release(rows, &scratch);
        return had;
    }
    release(rows, &scratch);
    return most > 0 && sort_piece(rows, run_out);
}
