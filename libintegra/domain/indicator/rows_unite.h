/* rows_unite.h - rows of parts that are the same become one; parts are put in order, and searched.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_UNITE_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_UNITE_H

#include "rows_types.h"

/* Looks through the parts to which many rows came since, or through all that some came to: rows of one key are one,
 * but for those that are then unsure. 0 where there is no memory, and nothing is then changed. */
int integra__rows_look_through(integra__rows *rows, int all);
/* Puts each part in order, rows of one key being one; 0 where there is no memory, and nothing is then changed. */
int integra__rows_order_parts(integra__rows *rows);

#endif
