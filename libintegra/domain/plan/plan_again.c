/* plan_again.c - a change done again without the chains that there is no room for.
 * Spec: spec/31-history.md (PLN-11, "Strangers").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_again.h"

#include "core/status.h"
#include "plan_add.h"
#include "plan_cells.h"
#include "plan_fold.h"
#include "plan_read.h"
#include "plan_store.h"
#include "plan_text.h"
#include "plan_work.h"

/* Copies events of the nodes that a pool lists from a place on, but for those marked. */
static integra_status copy(const integra_plan *from, const integra__plan_pool *nodes, uint32_t start, integra_plan *to,
                           integra_taken *taken, integra_error *error)
{
    integra_status status = INTEGRA_OK;
    for (uint32_t i = start; i < nodes->count && status == INTEGRA_OK; i++) {
        const integra__plan_node *node =
            integra__plan_node_at(from, *(const uint32_t *)integra__plan_pool_at(nodes, i));
        integra_event event;
        if (node->left) {
            continue;
        }
        integra__plan_node_event(from, node, &event);
        status = integra__plan_add(to, &event, &node->digest, taken, error);
    }
    return status;
}

/* What the change brought, with what it brought to events that were here, kept aside in a plan that is never judged. */
static integra_status keep_aside(integra_plan *plan, integra_plan *aside, integra_error *error)
{
    integra_taken taken = { 0 };
    integra_status status;
    integra__plan_begin(aside, 0);
    integra__plan_lend(plan, 1);
    status = copy(plan, &plan->order, plan->order.mark, aside, &taken, error);
    if (status == INTEGRA_OK) {
        status = copy(plan, &plan->renewed, 0, aside, &taken, error);
    }
    integra__plan_lend(plan, 0);
    integra__plan_adopt(aside, status == INTEGRA_OK);
    return status;
}

static integra_status bring_back(integra_plan *plan, const integra_plan *aside, integra_taken *taken,
                                 integra_error *error)
{
    integra_id id = plan->id;
    uint32_t unplaced = taken->unplaced;
    integra_status status;
    integra__plan_abandon(plan);
    integra__plan_mark(plan);
    integra__plan_name(plan, &id);
    taken->added = 0;
    taken->signatures = 0;
    status = copy(aside, &aside->order, 0, plan, taken, error);
    taken->unplaced = unplaced;
    if (status == INTEGRA_OK && !integra__plan_fold(plan)) {
        status = integra__plan_ended(plan, error);
    }
    return status;
}

integra_status integra__plan_again(integra_plan *plan, integra_taken *taken, integra_error *error)
{
    integra_plan *aside = NULL;
    integra_status status = integra_plan_create(NULL, &plan->allocator, &aside, error);
    if (status == INTEGRA_OK) {
        status = keep_aside(plan, aside, error);
    }
    if (status == INTEGRA_OK) {
        status = bring_back(plan, aside, taken, error);
    }
    integra_plan_destroy(aside);
    return status;
}
