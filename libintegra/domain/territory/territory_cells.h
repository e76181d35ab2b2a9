/* territory_cells.h - rows as a caller hands them in: which is the first that no table takes, and why.
 * Spec: spec/41-territory.md (GEN-1).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_CELLS_H
#define INTEGRA_DOMAIN_TERRITORY_CELLS_H

#include "domain/territory/territory.h"

/* Looks through count rows that are to go behind those of a table; columns has INTEGRA__COLUMN_MOST arrays, NULL where
 * all are blank. Fails as integra_territory_apply() does, about the first bad row and of that its first bad column. */
integra_status integra__territory_cells_check(const integra_territory *territory, uint32_t table,
                                              const void *const *columns, size_t count, integra_error *error);

#endif
