/* plan_order.h - the order of a plan's events: depth, writer, sequence, digest.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_ORDER_H
#define INTEGRA_DOMAIN_PLAN_ORDER_H

#include "plan_types.h"

/* Makes room for ordering, then orders and frees the room: the second cannot fail. */
int integra__plan_order_reserve(integra_plan *plan, uint32_t **room_out); /* NULL room: the order stands */

void integra__plan_order(integra_plan *plan, uint32_t *room);

/* Depths of all that waits, in which parents that are not here count for nothing; of what is judged they stand. */
void integra__plan_order_depths(integra_plan *plan);

/* Sorts count numbers by a comparison, stably, in linear time where they are sorted already; room is as large. */
void integra__plan_sort(const integra_plan *plan, integra__plan_pool *pool, uint32_t *room,
                        integra__plan_compare *compare);

#endif
