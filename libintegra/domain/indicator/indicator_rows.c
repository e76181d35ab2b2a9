/* indicator_rows.c - a set of rows: filled, sorted into runs, joined.
 * Spec: spec/50-indicators.md, "What a tally holds" (IND-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Whatever fails for want of memory fails before rows are touched; what was done until then, sorting and joining,
 * changes nothing of what is in the set. */
#include "indicator_rows.h"

#include "core/allocator.h"
#include "rows_blocks.h"
#include "rows_join.h"
#include "rows_sort.h"

integra__rows *integra__rows_create(const integra__row_kind *kind, const integra_allocator *allocator)
{
    integra_allocator memory = integra__allocator_of(allocator);
    integra__rows *rows = integra__allocate(&memory, sizeof *rows);
    if (rows != NULL) {
        memset(rows, 0, sizeof *rows);
        rows->allocator = memory;
        rows->kind = kind;
        rows->per_block = INTEGRA__ROWS_BLOCK_SIZE / kind->width;
        rows->fill_most = INTEGRA__ROWS_FILL_LEAST;
    }
    return rows;
}

/* ---- what is filled ---- */

static size_t filled(const integra__rows *rows)
{
    return rows->fill_blocks * rows->per_block - rows->left;
}

/* Leaves the first count rows of what is filled. */
static void cut(integra__rows *rows, size_t count)
{
    size_t blocks = (count + rows->per_block - 1) / rows->per_block;
    while (rows->fill_blocks > blocks) {
        integra__rows_give(rows, rows->fill[--rows->fill_blocks]);
    }
    rows->left = blocks * rows->per_block - count;
    rows->next = blocks == 0 ? NULL : rows->fill[blocks - 1] + (rows->per_block - rows->left) * rows->kind->width;
}

/* ---- runs ---- */

/* Puts a run where its length belongs, among those that may be undone if there are any. */
static void push_run(integra__rows *rows, integra__rows_run run)
{
    size_t at = rows->run_count++;
    for (; at > rows->mark_runs && rows->runs[at - 1].count < run.count; at--) {
        rows->runs[at] = rows->runs[at - 1];
    }
    rows->runs[at] = run;
}

/* Joins the two shortest runs, which are the last ones. */
static int join_shortest(integra__rows *rows)
{
    integra__rows_run joined, *runs = rows->runs + rows->run_count - 2;
    if (!integra__rows_join(rows, &runs[0], &runs[1], &joined)) {
        return 0;
    }
    rows->run_count -= 2;
    push_run(rows, joined);
    return 1;
}

/* Whether two runs are nearer in length than they may be. */
static int crowded(const integra__rows *rows)
{
    for (size_t i = rows->mark_runs; i + 1 < rows->run_count; i++) {
        if (rows->runs[i].count <= INTEGRA__ROWS_RUN_FACTOR * rows->runs[i + 1].count) {
            return 1;
        }
    }
    return 0;
}

static int compact(integra__rows *rows)
{
    while (crowded(rows)) {
        if (!join_shortest(rows)) {
            return 0;
        }
    }
    return 1;
}

/* The next filling: nothing is filled. */
static void size_fill(integra__rows *rows)
{
    size_t blocks = 0;
    for (size_t i = 0; i < rows->run_count; i++) {
        blocks += rows->runs[i].block_count;
    }
    blocks /= INTEGRA__ROWS_FILL_SHARE;
    rows->fill_most = blocks < INTEGRA__ROWS_FILL_LEAST  ? INTEGRA__ROWS_FILL_LEAST
                      : blocks > INTEGRA__ROWS_FILL_MOST ? INTEGRA__ROWS_FILL_MOST
                                                         : blocks;
}

/* Makes a run of what is filled. */
static int flush(integra__rows *rows)
{
    integra__rows_run run;
    size_t count = filled(rows);
    if (!compact(rows)) {
        return 0;
    }
    if (count == 0) {
        return 1;
    }
    if (rows->run_count == INTEGRA__ROWS_RUN_MOST || !integra__rows_sort(rows, count, &run)) {
        return 0;
    }
    push_run(rows, run);
    cut(rows, 0);
    size_fill(rows);
    return compact(rows);
}

static int more_room(integra__rows *rows)
{
    if ((rows->fill_blocks == rows->fill_most && !flush(rows)) || !integra__rows_spare(rows, 1)) {
        return 0;
    }
    rows->next = rows->fill[rows->fill_blocks++] = integra__rows_take(rows);
    rows->left = rows->per_block;
    return 1;
}

int integra__rows_put(integra__rows *rows, const uint8_t *row)
{
    if (rows->left == 0 && !more_room(rows)) {
        return 0;
    }
    integra__rows_copy(rows->next, row, rows->kind->width);
    rows->next += rows->kind->width;
    rows->left--;
    return 1;
}

int integra__rows_put_all(integra__rows *rows, const uint8_t *from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!integra__rows_put(rows, from + i * rows->kind->width)) {
            return 0;
        }
    }
    return 1;
}

/* ---- all or none ---- */

int integra__rows_begin(integra__rows *rows, size_t count)
{
    size_t room = rows->fill_most * rows->per_block - filled(rows);
    if (!compact(rows) || (count > room && !flush(rows))) {
        return 0;
    }
    rows->mark_runs = rows->run_count;
    rows->mark_fill = filled(rows);
    return 1;
}

void integra__rows_undo(integra__rows *rows)
{
    while (rows->run_count > rows->mark_runs) {
        integra__rows_run_drop(rows, &rows->runs[--rows->run_count]);
    }
    cut(rows, rows->mark_fill);
    rows->mark_runs = rows->mark_fill = 0;
}

void integra__rows_keep(integra__rows *rows)
{
    size_t count = rows->run_count, at = rows->mark_runs;
    rows->mark_runs = rows->mark_fill = 0;
    for (rows->run_count = at; at < count; at++) {
        push_run(rows, rows->runs[at]);
    }
    /* Before somebody else takes them over: sets that are merged back and forth would else have ever more runs. Where
     * there is no memory they wait for the next call. */
    (void)compact(rows);
}

/* ---- the whole ---- */

int integra__rows_settle(integra__rows *rows)
{
    if (!flush(rows)) {
        return 0;
    }
    while (rows->run_count > 1) {
        if (!join_shortest(rows)) {
            return 0;
        }
    }
    integra__rows_let_go(rows);
    return 1;
}

size_t integra__rows_count(const integra__rows *rows)
{
    return rows->run_count == 0 ? 0 : rows->runs[0].count;
}

size_t integra__rows_most(const integra__rows *rows)
{
    size_t most = filled(rows);
    for (size_t i = 0; i < rows->run_count; i++) {
        most += rows->runs[i].count;
    }
    return most;
}

void integra__rows_destroy(integra__rows *rows)
{
    if (rows == NULL) {
        return;
    }
    integra_allocator memory = rows->allocator;
    rows->mark_runs = rows->mark_fill = 0;
    integra__rows_undo(rows);
    integra__rows_let_go(rows);
    integra__release(&memory, rows, sizeof *rows);
}

/* ---- those of another ---- */

static int copy_run(integra__rows *rows, const integra__rows_run *from)
{
    integra__rows_run run;
    if (rows->run_count == INTEGRA__ROWS_RUN_MOST || !integra__rows_run_make(rows, from->block_count, &run)) {
        return 0;
    }
    while (run.block_count < from->block_count) {
        if (!integra__rows_spare(rows, 1)) {
            integra__rows_run_drop(rows, &run);
            return 0;
        }
        run.blocks[run.block_count] = integra__rows_take(rows);
        memcpy(run.blocks[run.block_count], from->blocks[run.block_count], INTEGRA__ROWS_BLOCK_SIZE);
        run.block_count++;
    }
    run.count = from->count;
    push_run(rows, run);
    return 1;
}

int integra__rows_merge(integra__rows *rows, const integra__rows *other)
{
    size_t count = filled(other);
    for (size_t i = 0; i < other->run_count; i++) {
        if (!copy_run(rows, &other->runs[i])) {
            return 0;
        }
    }
    for (size_t i = 0; i < count; i++) {
        const uint8_t *block = other->fill[i / rows->per_block];
        if (!integra__rows_put(rows, block + i % rows->per_block * rows->kind->width)) {
            return 0;
        }
    }
    return 1;
}

/* ---- reading ---- */

integra__row_cursor integra__rows_first(const integra__rows *rows)
{
    return (integra__row_cursor){ rows, 0, 0 };
}

const uint8_t *integra__rows_peek(const integra__row_cursor *cursor)
{
    const integra__rows *rows = cursor->rows;
    size_t read = cursor->block * rows->per_block + cursor->at;
    return read < integra__rows_count(rows) ? rows->runs[0].blocks[cursor->block] + cursor->at * rows->kind->width
                                            : NULL;
}

const uint8_t *integra__rows_next(integra__row_cursor *cursor)
{
    const uint8_t *row = integra__rows_peek(cursor);
    if (row != NULL && ++cursor->at == cursor->rows->per_block) {
        cursor->block++;
        cursor->at = 0;
    }
    return row;
}
