/* rows_sort.h - what was put is sorted into a run.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_SORT_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_SORT_H

#include "rows_types.h"

/* Makes a run of the count rows of fill, 1 or more, which stay; 0 where there is no memory. */
int integra__rows_sort(integra__rows *rows, size_t count, integra__rows_run *run_out);

#endif
