/* plan_order.h - some events of a plan in the order of a message that holds them alone.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_ORDER_H
#define INTEGRA_CODEC_PLAN_ORDER_H

#include "plan_container.h"

/* Sorts the indices in order by their rows: depth, writer, sequence, digest. room has as many. Returns where the
 * outcome is: order or room. */
uint32_t *integra__plan_container_sort(const integra__plan_container_row *rows, uint32_t *order, uint32_t *room,
                                       size_t count);

/* Positions of a plan, ascending, put into the order of a message that holds these alone: depth among them, writer,
 * sequence, digest. places has room for every position of the plan and receives each one's place in the message,
 * INTEGRA__PLAN_NONE for the others. Errors: MEMORY. */
integra_status integra__plan_container_order(const integra_plan *plan, uint32_t *positions, size_t count,
                                             uint32_t *places, integra_error *error);

#endif
