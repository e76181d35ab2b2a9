/* rows_runs.h - sorted runs: made of what is filled, and joined while two are of like length.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_RUNS_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_RUNS_H

#include "rows_types.h"

/* Puts a run where its length belongs, among those that may be undone if there are any. */
void integra__rows_push(integra__rows *rows, integra__rows_list run);
/* Joins the two shortest runs, which are the last ones; 0 where there is no memory, and they are then as they were. */
int integra__rows_join_shortest(integra__rows *rows);
/* Joins runs until none is nearer in length to another than it may be; 0 where there is no memory. */
int integra__rows_compact(integra__rows *rows);
/* Makes runs of what is filled; 0 where there is no memory, and some of it may then be in runs. */
int integra__rows_sort_fill(integra__rows *rows);
/* Puts a copy of a run of others; 0 where there is no memory. */
int integra__rows_copy_run(integra__rows *rows, const integra__rows_list *from);
/* How many rows are in runs. */
size_t integra__rows_sorted(const integra__rows *rows);

#endif
