/* territory_index.h - whether a row's own identifier is there already: a binary tree over the first bit in which two
 * identifiers differ.
 * Spec: spec/41-territory.md (GEN-6).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * As of a plan's keys, a search looks at no more bits than an identifier has, whatever identifiers a caller chose. A
 * row's leaf comes with one fork, at the row's own place, so that the last row goes out again as it came in. */
#ifndef INTEGRA_DOMAIN_TERRITORY_INDEX_H
#define INTEGRA_DOMAIN_TERRITORY_INDEX_H

#include "domain/territory/territory.h"

/* Adds row, whose identifier is ids[row], behind those that are there: 0 to row - 1. 0 where it is there already. */
int integra__territory_index_add(integra__territory_index *index, const integra_id *ids, uint32_t row);

/* Takes out row, the last that was added. */
void integra__territory_index_drop(integra__territory_index *index, const integra_id *ids, uint32_t row);

#endif
