/* plan_cells.h - the cells of a plan: those of an identifier and of a digest, and how one changes under the journal.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_CELLS_H
#define INTEGRA_DOMAIN_PLAN_CELLS_H

#include <string.h>

#include "plan_types.h"

static inline integra__plan_node *integra__plan_node_at(const integra_plan *plan, uint32_t index)
{
    return integra__plan_pool_at(&plan->nodes, index);
}

static inline integra__plan_link *integra__plan_link_at(const integra_plan *plan, uint32_t index)
{
    return integra__plan_pool_at(&plan->links, index);
}

static inline integra__plan_slot *integra__plan_slot_at(const integra_plan *plan, uint32_t index)
{
    return integra__plan_pool_at(&plan->slots, index);
}

static inline integra__plan_party *integra__plan_party_at(const integra_plan *plan, uint32_t index)
{
    return integra__plan_pool_at(&plan->parties, index);
}

/* Overwrites a cell of the plan, to be undone with the change. 0 when memory fails. */
int integra__plan_set(integra_plan *plan, uint32_t *cell, uint32_t value);

/* The party of an identifier, added where it is new; NONE when memory fails. */
uint32_t integra__plan_party_of(integra_plan *plan, const integra_id *id);

/* The node of a digest, a bare name where it is new; NONE when memory fails. */
uint32_t integra__plan_node_of(integra_plan *plan, const integra_digest *digest);

/* The node that another names as its target, be it a bare name; NONE where it names none, or none of that name is known
 * here. */
uint32_t integra__plan_target_of(const integra_plan *plan, const integra__plan_node *node);
const integra__event_row *integra__plan_row(const integra_plan *plan, uint32_t kind);

#endif
