/* plan_rows.h - the rows of a state: what every slot holds, by all that is here or on a day.
 * Spec: spec/31-history.md (PLN-11, "The state"), spec/36-as-of.md (PLN-16).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_ROWS_H
#define INTEGRA_DOMAIN_PLAN_ROWS_H

#include "plan_types.h"

/* Adds every row, in the order of the state message, to rows; day NULL: by all that is here. The scratch room must be
 * ready. 0 when memory fails. */
int integra__plan_rows(integra_plan *plan, const integra__plan_day *day, integra__plan_pool *rows);

/* Works out the state unless it is of now, and tells how many rows it has, listed by integra_plan_held() or not.
 * Errors: those of integra_plan_held(). */
integra_status integra__plan_rows_all(integra_plan *plan, size_t *count_out, integra_error *error);

/* One of them, which is there. */
void integra__plan_rows_at(const integra_plan *plan, size_t index, integra_held *out);

/* The row as it is told; out is zeroed. */
void integra__plan_row_held(const integra_plan *plan, const integra__plan_held_row *row, integra_held *out);

#endif
