/* territory_index.h - whether a row's own identifier is there already: a binary tree over the first bit in which two
 * identifiers differ.
 * Spec: spec/00-conventions.md (GEN-6).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * As of a plan's keys, a search looks at no more bits than an identifier has, whatever identifiers a caller chose. A
 * row's leaf comes with one fork, at the row's own place, so that the last row goes out again as it came in. */
#ifndef INTEGRA_DOMAIN_TERRITORY_INDEX_H
#define INTEGRA_DOMAIN_TERRITORY_INDEX_H

#include "domain/territory/territory.h"

/* Where the identifiers are: of the rows that are kept, and of those that are to go behind them. */
typedef struct integra__territory_ids {
    const integra_id *kept;
    size_t kept_count;
    const integra_id *given;
} integra__territory_ids;

/* Adds the identifiers of the rows given, all of them or none. *twice_out receives the place among those given of the
 * first that is there already, or count. 0 where memory fails. */
int integra__territory_index_add(const integra_allocator *allocator, integra__territory_index *index,
                                 const integra__territory_ids *ids, size_t count, size_t *twice_out);

/* Takes out again the identifiers of the first count rows given, the last that were added. */
void integra__territory_index_drop(integra__territory_index *index, const integra__territory_ids *ids, size_t count);

#endif
