/* plan_commit.c - a change judged, held to the host's limits, and let stand.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_commit.h"

#include "core/fault.h"
#include "core/status.h"
#include "plan_again.h"
#include "plan_cells.h"
#include "plan_crowd.h"
#include "plan_fold.h"
#include "plan_order.h"
#include "plan_store.h"
#include "plan_text.h"
#include "plan_work.h"

/* So many chains nobody has in honesty, whatever the limits: they are refused before they are judged, since what an
 * event has seen is a number a chain. */
#define CHAINS (4 * INTEGRA_BRANCH_LIMIT)

static integra_status too_many(uint32_t chains, uint32_t most, integra_error *error)
{
    return integra__fault_within(error, INTEGRA_FAULT_BRANCHES_LIMIT, chains, 0, most);
}

/* Leaves out the chains that there is no room for, where there may be some; then the branches have to be few enough. */
static integra_status limit(integra_plan *plan, integra_taken *taken, integra_error *error)
{
    uint32_t branches = 0;
    if (plan->tips <= plan->limits.unaccepted && plan->tips <= plan->limits.branches) {
        return INTEGRA_OK;
    }
    if (!integra__plan_crowd(plan, taken, &branches)) {
        return integra__plan_ended(plan, error);
    }
    if (branches > plan->limits.branches) {
        return too_many(branches, plan->limits.branches, error);
    }
    return taken->chains == 0 ? INTEGRA_OK : integra__plan_again(plan, taken, error);
}

static void stand(integra_plan *plan, uint32_t *room)
{
    integra__plan_adopt(plan, 1);
    for (uint32_t i = plan->order.mark; i < plan->order.count; i++) {
        integra__plan_node_at(plan, *(const uint32_t *)integra__plan_pool_at(&plan->order, i))->fresh = 0;
    }
    integra__plan_order(plan, room);
    plan->stale = 1;
    plan->timed = 0;
    integra__plan_erase(plan);
    integra__plan_ends_sweep(plan);
    plan->journal.count = 0;
}

/* Depths of what waits are no part of the journal: they are worked out again. */
static void fall(integra_plan *plan)
{
    integra__plan_abandon(plan);
    if (plan->before.waiting) {
        integra__plan_order_depths(plan);
    }
}

integra_status integra__plan_commit_whole(integra_plan *plan, integra_error *error)
{
    uint32_t *room = NULL;
    if (!integra__plan_fold(plan) || !integra__plan_order_reserve(plan, &room)) {
        integra_status status = integra__plan_ended(plan, error);
        fall(plan);
        return status;
    }
    stand(plan, room);
    return INTEGRA_OK;
}

integra_status integra__plan_commit(integra_plan *plan, integra_taken *taken, integra_error *error)
{
    integra_status status = INTEGRA_OK;
    if (plan->tips > CHAINS) {
        status = too_many(plan->tips, CHAINS, error);
    } else if (!integra__plan_fold(plan)) {
        status = integra__plan_ended(plan, error);
    } else {
        status = limit(plan, taken, error);
    }
    if (status != INTEGRA_OK) {
        fall(plan);
        return status;
    }
    return integra__plan_commit_whole(plan, error);
}
