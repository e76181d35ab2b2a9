/* rows_runs.c - sorted runs: made of what is filled, and joined while two are of like length.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "rows_runs.h"

#include "rows_blocks.h"
#include "rows_join.h"
#include "rows_sort.h"

void integra__rows_push(integra__rows *rows, integra__rows_list run)
{
    size_t at = rows->run_count++;
    for (; at > rows->mark_runs && rows->runs[at - 1].count < run.count; at--) {
        rows->runs[at] = rows->runs[at - 1];
    }
    rows->runs[at] = run;
}

int integra__rows_join_shortest(integra__rows *rows)
{
    integra__rows_list joined, *runs = rows->runs + rows->run_count - 2;
    if (!integra__rows_join(rows, &runs[0], &runs[1], &joined)) {
        return 0;
    }
    rows->run_count -= 2;
    integra__rows_push(rows, joined);
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

int integra__rows_compact(integra__rows *rows)
{
    while (crowded(rows)) {
        if (!integra__rows_join_shortest(rows)) {
            return 0;
        }
    }
    return 1;
}

size_t integra__rows_sorted(const integra__rows *rows)
{
    size_t count = 0;
    for (size_t i = 0; i < rows->run_count; i++) {
        count += rows->runs[i].count;
    }
    return count;
}

int integra__rows_sort_fill(integra__rows *rows)
{
    if (!integra__rows_compact(rows)) {
        return 0;
    }
    while (rows->fill.count > 0) {
        integra__rows_list run;
        if (rows->run_count == INTEGRA__ROWS_RUN_MOST || !integra__rows_sort(rows, &run)) {
            return 0;
        }
        integra__rows_push(rows, run);
        if (!integra__rows_compact(rows)) {
            return 0;
        }
    }
    return 1;
}

int integra__rows_copy_run(integra__rows *rows, const integra__rows_list *from)
{
    integra__rows_list run;
    const size_t blocks = integra__rows_blocks(from->count);
    if (rows->run_count == INTEGRA__ROWS_RUN_MOST || !integra__rows_list_make(rows, from->count, &run)) {
        return 0;
    }
    for (size_t i = 0; i < blocks; i++) {
        if (!integra__rows_spare(rows, 1)) {
            integra__rows_list_drop(rows, &run);
            return 0;
        }
        run.blocks[i] = integra__rows_take(rows);
        memcpy(run.blocks[i], from->blocks[i], rows->block_size);
        run.count += i + 1 < blocks ? INTEGRA__ROWS_BLOCK : from->count - run.count;
    }
    integra__rows_push(rows, run);
    return 1;
}
