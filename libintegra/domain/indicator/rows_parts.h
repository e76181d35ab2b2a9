/* rows_parts.h - many rows lie in parts by their identifier, each small enough to be near.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * All rows of one identifier are in one part, so that a part can be looked through, put in order and read by itself. */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROWS_PARTS_H
#define INTEGRA_DOMAIN_INDICATOR_ROWS_PARTS_H

#include "rows_types.h"

/* Puts what is filled into its parts; 0 where there is no memory, and all is then as it was. */
int integra__rows_absorb(integra__rows *rows);
/* Puts all rows of parts behind what is filled; 0 where there is no memory, and all is then as it was. */
int integra__rows_pour(integra__rows *rows);
/* Whether a part has more rows than one may. */
int integra__rows_overfull(const integra__rows *rows);
/* Releases the parts with their rows. */
void integra__rows_parts_drop(integra__rows *rows);

#endif
