/* plan_guards_effects.c - whether a review may conclude: of every intervention it is known what became of it.
 * Spec: spec/30-plan.md (PLN-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * One conclusion looks at every intervention; the next on its branch that has heard of nothing else looks at those that
 * events in between changed, as long as none of the others can be due. */
#include "core/date.h"
#include "plan_cells.h"
#include "plan_guards_ready.h"
#include "plan_hold.h"
#include "plan_judge.h"
#include "plan_seen.h"
#include "plan_slot.h"

static integra_tri due_by_now(integra__plan_judge_of *judge, const integra__plan_value *value, uint32_t node)
{
    integra_date due =
        value->link == INTEGRA__PLAN_INITIAL
            ? integra__plan_node_at(judge->look.plan, node)->due
            : integra__plan_node_at(judge->look.plan, integra__plan_link_at(judge->look.plan, value->link)->source)
                  ->due;
    return integra__plan_tri_of(due != INTEGRA_DATE_UNKNOWN && due <= judge->node->effective);
}

/* Whether one state of an intervention lets a review conclude (PLN-7). */
static integra_tri is_settled(integra__plan_judge_of *judge, const integra__plan_value *value, uint32_t node)
{
    if (value->code == INTEGRA_INTERVENTION_STATE_PLANNED) {
        const integra__plan_slot *due =
            integra__plan_slot_of(judge->look.plan, INTEGRA_SLOT_CORRECTION, node, INTEGRA_FIELD_DUE);
        return integra__tri_not(integra__plan_each(judge, due, due_by_now, node));
    }
    return integra__plan_tri_of(value->code != INTEGRA_INTERVENTION_STATE_DONE || value->detail != 0);
}

/* One intervention; of those looked at, the earliest day that any is due goes into the plan's horizon. */
static integra_tri look_at(integra__plan_judge_of *judge, uint32_t intervention)
{
    integra_plan *plan = judge->look.plan;
    const integra__plan_slot *slot = integra__plan_slot_of(plan, INTEGRA_SLOT_INTERVENTION, intervention, 0);
    const integra__plan_slot *due =
        integra__plan_slot_of(plan, INTEGRA_SLOT_CORRECTION, intervention, INTEGRA_FIELD_DUE);
    uint32_t used = judge->look.used, count;
    const uint32_t *items = integra__plan_look_held(&judge->look, due, &count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t link = items[i] & ~INTEGRA__PLAN_READ;
        uint32_t from = link == INTEGRA__PLAN_INITIAL ? intervention : integra__plan_link_at(plan, link)->source;
        integra_date day = integra__plan_node_at(plan, from)->due;
        plan->horizon = day != INTEGRA_DATE_UNKNOWN && day < plan->horizon ? day : plan->horizon;
    }
    judge->look.used = used;
    plan->work.done += 2;
    return integra__plan_each(judge, slot, is_settled, intervention);
}

static integra_tri look_at_all(integra__plan_judge_of *judge)
{
    integra_plan *plan = judge->look.plan;
    integra_tri all = INTEGRA_TRI_YES;
    uint32_t at = plan->lists[INTEGRA__PLAN_LIST_INTERVENTION];
    plan->horizon = INTEGRA__DATE_LAST;
    while (at != INTEGRA__PLAN_NONE && all != INTEGRA_TRI_NO) {
        const integra__plan_node *node = integra__plan_node_at(plan, at);
        if (integra__plan_seen_node(plan, &judge->look.view, node)) {
            all = integra__tri_and(all, look_at(judge, at));
        }
        plan->work.done++;
        at = node->listed;
    }
    return all;
}

/* The intervention that a setter is about, or NONE. */
static uint32_t intervention_of(integra_plan *plan, const integra__plan_link *link)
{
    const integra__plan_slot *slot = integra__plan_slot_numbered(plan, link->slot);
    int about = slot->kind == INTEGRA_SLOT_INTERVENTION ||
                (slot->kind == INTEGRA_SLOT_CORRECTION &&
                 integra__plan_node_at(plan, slot->subject)->kind == INTEGRA_EVENT_INTERVENTION);
    return about ? slot->subject : INTEGRA__PLAN_NONE;
}

/* The branch's last step, or NONE. */
static uint32_t last_step(const integra_plan *plan, uint32_t branch)
{
    for (uint32_t at = plan->steps; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_run *run = integra__plan_pool_at(&plan->runs, at);
        if (run->branch == branch) {
            return run->newest;
        }
        at = run->next;
    }
    return INTEGRA__PLAN_NONE;
}

/* Whether the node has seen no more than the last conclusion of its branch and the events between them, and what that
 * saw is not due. */
static int goes_on(integra_plan *plan, const integra__plan_node *node, const integra__plan_branch *branch)
{
    if (branch->concluded == INTEGRA__PLAN_NONE) {
        return 0;
    }
    plan->horizon = branch->horizon;
    return integra__plan_node_at(plan, branch->concluded)->vector == node->vector && node->effective < plan->horizon;
}

integra_tri integra__plan_guard_effects(integra__plan_judge_of *judge)
{
    integra_plan *plan = judge->look.plan;
    const integra__plan_node *node = judge->look.view.of;
    const integra__plan_slot *instead = judge->look.instead;
    const integra__plan_branch *branch = node == NULL ? NULL : integra__plan_pool_at(&plan->branches, node->branch);
    integra_tri all = INTEGRA_TRI_YES;
    if (instead != NULL && instead->kind != INTEGRA_SLOT_STANDING) {
        return integra__plan_node_at(plan, instead->subject)->kind == INTEGRA_EVENT_INTERVENTION
                   ? look_at(judge, instead->subject) /* of the others it was known */
                   : INTEGRA_TRI_YES;
    }
    if (node == NULL || instead != NULL || !goes_on(plan, node, branch)) {
        return look_at_all(judge);
    }
    for (uint32_t at = last_step(plan, node->branch); at != INTEGRA__PLAN_NONE && all != INTEGRA_TRI_NO;) {
        const integra__plan_link *step = integra__plan_link_at(plan, at);
        uint32_t set = integra__plan_node_at(plan, step->node)->setters;
        if (step->index <= integra__plan_node_at(plan, branch->concluded)->index) {
            break;
        }
        for (; set != INTEGRA__PLAN_NONE; set = integra__plan_link_at(plan, set)->next) {
            uint32_t intervention = intervention_of(plan, integra__plan_link_at(plan, set));
            if (integra__plan_slot_numbered(plan, integra__plan_link_at(plan, set)->slot)->kind ==
                INTEGRA_SLOT_STANDING) {
                return look_at_all(judge);
            }
            all = intervention == INTEGRA__PLAN_NONE ? all : integra__tri_and(all, look_at(judge, intervention));
        }
        plan->work.done++;
        at = step->before;
    }
    return all;
}
