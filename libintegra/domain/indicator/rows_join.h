/* rows_join.h - two runs become one, in the blocks that they had.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_JOIN_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_JOIN_H

#include "rows_types.h"

/* Makes a run of two, which are then gone; 0 where there is no memory, and they are then as they were. None is empty.
 */
int integra__rows_join(integra__rows *rows, integra__rows_list *a, integra__rows_list *b, integra__rows_list *run_out);

#endif
