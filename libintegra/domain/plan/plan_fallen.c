/* plan_fallen.c - events that were annulled, and what falls with them.
 * Spec: spec/31-history.md (PLN-23).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * An annulled event has set nothing, broken nothing and read nothing: a slot holds what it would hold without it. */
#include "plan_fallen.h"

#include "plan_cells.h"
#include "plan_kinds.h"
#include "plan_seen.h"
#include "plan_slot.h"

/* Whoever has seen an annulment sees the event annulled: nothing makes it stand again. */
static int annulled(const integra__plan_look *look, const integra__plan_node *node)
{
    const integra_plan *plan = look->plan;
    const integra__plan_slot *slot;
    if (node->standing == INTEGRA__PLAN_NONE) {
        return 0;
    }
    slot = integra__plan_slot_at(plan, node->standing);
    for (uint32_t at = slot->setters; at != INTEGRA__PLAN_NONE && slot != look->instead;) {
        const integra__plan_run *run = integra__plan_pool_at(&plan->runs, at);
        uint32_t limit = integra__plan_seen(plan, &look->view, run->branch);
        if (integra__plan_run_find(plan, run->newest, limit) != INTEGRA__PLAN_NONE) {
            return 1;
        }
        at = run->next;
    }
    return slot == look->instead;
}

int integra__plan_link_fallen(const integra__plan_look *look, const integra__plan_link *link)
{
    return annulled(look, integra__plan_node_at(look->plan, link->source));
}

/* Whether the view has seen the event of the setter's own branch that annulled it. */
static int is_gone(const integra__plan_look *look, const integra__plan_link *setter)
{
    return setter->gone != 0 &&
           integra__plan_seen(look->plan, &look->view, integra__plan_node_at(look->plan, setter->node)->branch) >=
               setter->gone;
}

uint32_t integra__plan_link_standing(const integra__plan_look *look, uint32_t link)
{
    if (look->view.day != NULL) {
        return link == INTEGRA__PLAN_NONE ? link : look->view.day->newest[link];
    }
    while (link != INTEGRA__PLAN_NONE) {
        const integra__plan_link *setter = integra__plan_link_at(look->plan, link);
        look->plan->work.done++;
        if (is_gone(look, setter)) {
            link = setter->standing;
        } else if (integra__plan_link_fallen(look, setter)) {
            link = setter->before;
        } else {
            break;
        }
    }
    return link;
}

int integra__plan_dated(const integra__plan_look *look, const integra__plan_node *node)
{
    return look->view.day == NULL || look->view.day->dated[node->position] != 0;
}

/* The node that gave what a settlement chose; of any other the node itself. */
static const integra__plan_node *origin(const integra_plan *plan, const integra__plan_node *node)
{
    return node->kind == INTEGRA_EVENT_SETTLEMENT
               ? integra__plan_node_at(plan, integra__plan_link_at(plan, node->setters)->source)
               : node;
}

int integra__plan_fallen(const integra__plan_look *look, const integra__plan_node *node)
{
    return annulled(look, origin(look->plan, node));
}

int integra__plan_past_breaking(const integra__plan_look *look, const integra__plan_node *node,
                                const integra__plan_slot *slot)
{
    int fell_by_it = slot->kind == INTEGRA_SLOT_STANDING &&
                     integra__plan_node_at(look->plan, slot->subject) == origin(look->plan, node);
    return fell_by_it ? annulled(look, node) : integra__plan_fallen(look, node);
}

int integra__plan_may_fall(const integra_plan *plan, const integra__plan_node *node)
{
    const integra__plan_node *first = origin(plan, node);
    int marked = (integra__plan_row(plan, first->kind)->marks >> INTEGRA__EVENT_MARKED_ANNULLABLE & 1u) != 0;
    return marked && (!integra__plan_is_consent(first->kind) || integra__plan_withdraws(first));
}
