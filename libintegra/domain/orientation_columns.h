/* orientation_columns.h - columns of demands, checked and laid out.
 * Spec: spec/20-orientation.md, "Columns".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_ORIENTATION_COLUMNS_H
#define INTEGRA_DOMAIN_ORIENTATION_COLUMNS_H

#include "orientation_answer.h"

/* A column that is not there is one value for all: a pointer that does not move. */
typedef struct integra__demands {
    integra_demand_columns in;
    const uint8_t *at[INTEGRA__FIELD_COUNT];
    size_t step[INTEGRA__FIELD_COUNT];
} integra__demands;

static inline uint8_t integra__value_at(const integra__demands *all, uint32_t field, size_t row)
{
    return all->at[field][row * all->step[field]];
}

static inline integra_date integra__date_at(const integra__demands *all, size_t row)
{
    return all->in.dates == NULL ? all->in.date : all->in.dates[row];
}

/* A caller's columns, every row checked; the first that is wrong is refused. */
integra_status integra__demands_read(const integra_rules *rules, const integra_protocol *protocol,
                                     const integra_demand_columns *demands, size_t n, integra__demands *all,
                                     integra_error *error);

/* A row's values. Codes that are none were refused before; another thread of a careless caller may have written since,
 * so that they are read as not known here rather than used as an index. */
void integra__demands_values(const integra__demands *all, size_t row, uint8_t *values);

#endif
