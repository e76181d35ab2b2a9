/* orientation_columns_check.h - columns of demands as a caller hands them in.
 * Spec: spec/20-orientation.md, "The response".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_ORIENTATION_COLUMNS_CHECK_H
#define INTEGRA_DOMAIN_ORIENTATION_COLUMNS_CHECK_H

#include "orientation_columns.h"

/* A caller's columns, every row checked; the first that is wrong is refused. */
integra_status integra__orientation_demands_read(const integra_rules *rules, const integra_protocol *protocol,
                                                 const integra_demand_columns *demands, size_t n,
                                                 integra__orientation_demands *all, integra_error *error);

/* A row's values. Codes that are none were refused before; another thread of a careless caller may have written since,
 * so that they are read as not known here rather than used as an index. */
void integra__orientation_demands_values(const integra__orientation_demands *all, size_t row, uint8_t *values);

#endif
