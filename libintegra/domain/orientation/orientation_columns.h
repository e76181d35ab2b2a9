/* orientation_columns.h - columns of demands, checked and laid out.
 * Spec: spec/20-orientation.md, "The response".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_ORIENTATION_COLUMNS_H
#define INTEGRA_DOMAIN_ORIENTATION_COLUMNS_H

#include "orientation.h"

/* A column that is not there is one value for all: a pointer that does not move. */
typedef struct integra__orientation_demands {
    integra_demand_columns in;
    const uint8_t *at[INTEGRA__DEMAND_FIELD_CODES];
    size_t step[INTEGRA__DEMAND_FIELD_CODES];
} integra__orientation_demands;

static inline uint8_t integra__orientation_value_at(const integra__orientation_demands *all, uint32_t field, size_t row)
{
    return all->at[field][row * all->step[field]];
}

static inline integra_date integra__orientation_date_at(const integra__orientation_demands *all, size_t row)
{
    return all->in.dates == NULL ? all->in.date : all->in.dates[row];
}

#endif
