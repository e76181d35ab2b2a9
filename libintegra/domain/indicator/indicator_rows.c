/* indicator_rows.c - a set of rows: filled, in parts, in order.
 * Spec: spec/50-indicators.md, "What a tally holds" (IND-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Whatever fails for want of memory fails before rows are touched; what was done until then, sorting and joining,
 * changes nothing of what is in the set. */
#include "indicator_rows.h"

#include "core/allocator.h"
#include "rows_blocks.h"
#include "rows_parts.h"
#include "rows_runs.h"
#include "rows_unite.h"

integra__rows *integra__rows_create(const integra__row_kind *kind, const integra_allocator *allocator)
{
    integra_allocator memory = integra__allocator_of(allocator);
    integra__rows *rows = integra__allocate(&memory, sizeof *rows);
    if (rows != NULL) {
        memset(rows, 0, sizeof *rows);
        rows->allocator = memory;
        rows->kind = kind;
        rows->block_size = (size_t)INTEGRA__ROWS_BLOCK * kind->width;
        rows->fill_most = INTEGRA__ROWS_FILL_MOST;
    }
    return rows;
}

static int combines(const integra__rows *rows)
{
    return rows->kind->key < rows->kind->width;
}

/* ---- what is filled ---- */

/* Whether parts do for what comes: not for identifiers that are chosen to come into one, or to have one hash; and not
 * for ever beside runs, which may have the same rows. */
static int parts_do(const integra__rows *rows)
{
    return rows->unsure <= rows->fill_most && !integra__rows_overfull(rows) &&
           (rows->run_count == 0 || rows->parted <= rows->fill_most + integra__rows_sorted(rows) / 2);
}

/* What is filled goes to its parts, and nothing may be undone. */
static int flush(integra__rows *rows)
{
    if (!integra__rows_absorb(rows) || !integra__rows_look_through(rows, 0)) {
        return 0;
    }
    integra__rows_let_go(rows, integra__rows_blocks(rows->fill_most));
    return parts_do(rows) || (integra__rows_pour(rows) && integra__rows_sort_fill(rows));
}

int integra__rows_put_all(integra__rows *rows, const uint8_t *from, size_t count)
{
    return (rows->is_marked || rows->fill.count < rows->fill_most || flush(rows)) &&
           integra__rows_list_append(rows, &rows->fill, from, count);
}

int integra__rows_put(integra__rows *rows, const uint8_t *row)
{
    return integra__rows_put_all(rows, row, 1);
}

/* ---- all or none ---- */

int integra__rows_begin(integra__rows *rows)
{
    if (!integra__rows_compact(rows) || (rows->fill.count >= rows->fill_most && !flush(rows))) {
        return 0;
    }
    rows->mark_runs = rows->run_count;
    rows->mark_fill = rows->fill.count;
    rows->is_marked = 1;
    return 1;
}

void integra__rows_undo(integra__rows *rows)
{
    while (rows->run_count > rows->mark_runs) {
        integra__rows_list_drop(rows, &rows->runs[--rows->run_count]);
    }
    integra__rows_list_cut(rows, &rows->fill, rows->mark_fill);
    rows->mark_runs = rows->mark_fill = 0;
    rows->is_marked = 0;
}

void integra__rows_keep(integra__rows *rows)
{
    size_t count = rows->run_count, at = rows->mark_runs;
    rows->mark_runs = rows->mark_fill = 0;
    rows->is_marked = 0;
    for (rows->run_count = at; at < count; at++) {
        integra__rows_push(rows, rows->runs[at]);
    }
    /* Before somebody else takes them over: sets that are merged back and forth would else have ever more runs. Where
     * there is no memory they wait for the next call. */
    (void)integra__rows_compact(rows);
}

/* ---- the whole ---- */

int integra__rows_settle(integra__rows *rows)
{
    if (!integra__rows_pour(rows) || !integra__rows_sort_fill(rows)) {
        return 0;
    }
    while (rows->run_count > 1) {
        if (!integra__rows_join_shortest(rows)) {
            return 0;
        }
    }
    integra__rows_let_go(rows, 0);
    return 1;
}

/* One row of each key, as it comes; of whole rows in order, so that those of one identifier follow one another. */
static int unite_parts(integra__rows *rows)
{
    if (rows->is_united) {
        return 1;
    }
    if (!combines(rows)) {
        return integra__rows_order_parts(rows);
    }
    return integra__rows_look_through(rows, 1) && (rows->unsure == 0 || integra__rows_settle(rows));
}

int integra__rows_unite(integra__rows *rows)
{
    if (rows->parts != NULL && !flush(rows)) {
        return 0;
    }
    if (rows->parts == NULL || rows->run_count > 0) {
        return integra__rows_settle(rows);
    }
    rows->is_united = unite_parts(rows);
    return rows->is_united;
}

int integra__rows_is_settled(const integra__rows *rows)
{
    return rows->parts == NULL;
}

size_t integra__rows_count(const integra__rows *rows)
{
    return rows->run_count > 0 ? rows->runs[0].count : rows->parted;
}

size_t integra__rows_most(const integra__rows *rows)
{
    return rows->fill.count + rows->parted + integra__rows_sorted(rows);
}

void integra__rows_destroy(integra__rows *rows)
{
    if (rows == NULL) {
        return;
    }
    integra_allocator memory = rows->allocator;
    rows->mark_runs = 0;
    rows->mark_fill = 0;
    integra__rows_undo(rows);
    integra__rows_list_drop(rows, &rows->fill);
    integra__rows_parts_drop(rows);
    integra__rows_let_go(rows, 0);
    integra__release(&memory, rows, sizeof *rows);
}

/* ---- those of another ---- */

static int copy_list(integra__rows *rows, const integra__rows_list *from)
{
    for (size_t at = 0; at < from->count; at += INTEGRA__ROWS_BLOCK) {
        const size_t left = from->count - at;
        if (!integra__rows_put_all(rows, from->blocks[at / INTEGRA__ROWS_BLOCK],
                                   left < INTEGRA__ROWS_BLOCK ? left : INTEGRA__ROWS_BLOCK)) {
            return 0;
        }
    }
    return 1;
}

int integra__rows_merge(integra__rows *rows, const integra__rows *other)
{
    int copied = 1;
    for (size_t i = 0; copied && i < other->run_count; i++) {
        copied = integra__rows_copy_run(rows, &other->runs[i]);
    }
    for (size_t i = 0; copied && other->parts != NULL && i < INTEGRA__ROWS_PARTS; i++) {
        copied = copy_list(rows, &other->parts[i].list);
    }
    return copied && copy_list(rows, &other->fill);
}

/* ---- reading ---- */

/* Settled ones are one run, united ones that or parts. */
static const integra__rows_list *list_of(const integra__rows *rows, size_t list)
{
    if (rows->parts != NULL) {
        return list < INTEGRA__ROWS_PARTS ? &rows->parts[list].list : NULL;
    }
    return list < rows->run_count ? &rows->runs[list] : NULL;
}

/* To the first row of the next list that has some, unless there is one here. */
static void go_on(integra__row_cursor *cursor)
{
    const integra__rows_list *list = list_of(cursor->rows, cursor->list);
    while (list != NULL && cursor->at == list->count) {
        list = list_of(cursor->rows, ++cursor->list);
        cursor->at = 0;
    }
    cursor->row = list == NULL ? NULL : integra__rows_at(list, cursor->at, cursor->rows->kind->width);
}

integra__row_cursor integra__rows_first(const integra__rows *rows)
{
    integra__row_cursor cursor = { rows, 0, 0, NULL };
    go_on(&cursor);
    return cursor;
}

const uint8_t *integra__rows_next(integra__row_cursor *cursor)
{
    const uint8_t *row = cursor->row;
    if (row != NULL) {
        cursor->at++;
        go_on(cursor);
    }
    return row;
}
