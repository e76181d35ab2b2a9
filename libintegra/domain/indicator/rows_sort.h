/* rows_sort.h - what was put is sorted into a run.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_SORT_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_SORT_H

#include "rows_types.h"

/* Sorts what is filled, of which there is some, or its last rows, into a run, and leaves the others; 0 where there is
 * no memory, and all is then as it was. */
int integra__rows_sort(integra__rows *rows, integra__rows_list *run_out);

#endif
