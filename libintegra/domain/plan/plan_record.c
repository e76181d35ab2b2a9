/* plan_record.c - breaks that were found: who broke whom through which slot, and what had been read.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_record.h"

#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_hold.h"
#include "plan_kinds.h"
#include "plan_seen.h"
#include "plan_slot.h"

static uint32_t sort_of(const integra_plan *plan, const integra__plan_node *broken, const integra__plan_node *breaker)
{
    if (integra__plan_at_once(breaker)) {
        return INTEGRA__PLAN_AT_ONCE;
    }
    return integra__plan_is_fact(plan, broken->kind) || integra__plan_is_fact(plan, breaker->kind)
               ? INTEGRA__PLAN_LISTED
               : INTEGRA__PLAN_ORDINARY;
}

/* What an earlier breaker of the same sort, through the same slot, makes of a pair: it hides it for good, or, where it
 * may itself be annulled, for as long as it stands. One that the breaker knew to be annulled hides nothing. */
enum { IN_THE_OPEN, DOUBTFUL, HIDDEN };
static int hidden(integra_plan *plan, const integra__plan_node *node, const integra__plan_slot *slot,
                  const integra__plan_node *breaker, uint32_t sort)
{
    integra__plan_look look = { plan, integra__plan_seen_before(breaker), NULL, 0, 0 };
    int found = IN_THE_OPEN;
    for (uint32_t at = node->pairs; at != INTEGRA__PLAN_NONE && found != HIDDEN;) {
        const integra__plan_pair *pair = integra__plan_pool_at(&plan->pairs, at);
        const integra__plan_node *earlier = integra__plan_node_at(plan, pair->other);
        if (pair->slot == slot->self && earlier == breaker) {
            return HIDDEN; /* noted already */
        }
        if (pair->slot == slot->self && pair->sort == sort && integra__plan_is_ancestor(plan, earlier, breaker) &&
            !integra__plan_fallen(&look, earlier)) {
            found = integra__plan_may_fall(plan, earlier) ? DOUBTFUL : HIDDEN;
        }
        at = pair->next;
    }
    return found;
}

static integra__plan_pair *add_pair(integra_plan *plan, uint32_t broken, const integra__plan_slot *slot,
                                    uint32_t breaker, uint32_t *added_out)
{
    integra__plan_pair *pair = integra__plan_pool_push(&plan->allocator, &plan->pairs, added_out);
    integra__plan_node *node = integra__plan_node_at(plan, broken);
    if (pair == NULL) {
        return NULL;
    }
    pair->node = broken;
    pair->other = breaker;
    pair->slot_kind = slot->kind;
    pair->slot = slot->self;
    pair->next = node->pairs;
    return integra__plan_set(plan, &node->pairs, *added_out) ? pair : NULL;
}

static integra__plan_group *new_group(integra_plan *plan, integra__plan_slot *slot, uint32_t breaker, uint32_t branch,
                                      uint32_t pair)
{
    uint32_t added;
    integra__plan_node *node = integra__plan_node_at(plan, breaker);
    integra__plan_group *group = integra__plan_pool_push(&plan->allocator, &plan->groups, &added);
    if (group == NULL) {
        return NULL;
    }
    group->breaker = breaker;
    group->branch = branch;
    group->newest = INTEGRA__PLAN_NONE;
    group->next = slot->groups;
    group->slot = slot->self;
    group->others = node->groups;
    group->pair = pair;
    return integra__plan_set(plan, &slot->groups, added) && integra__plan_set(plan, &node->groups, added) &&
                   integra__plan_look_ready(plan)
               ? group
               : NULL;
}

/* The group of a breaker, a branch and a value read, to which the node may be added: its links ascend. A pair that is
 * doubtful has one of its own. */
static integra__plan_group *group_of(integra_plan *plan, integra__plan_slot *slot, uint32_t breaker,
                                     const integra__plan_node *node, uint32_t read, uint32_t pair)
{
    uint32_t at = integra__plan_node_at(plan, breaker)->groups;
    while (at != INTEGRA__PLAN_NONE && pair == INTEGRA__PLAN_NONE) {
        integra__plan_group *group = integra__plan_pool_at(&plan->groups, at);
        const integra__plan_link *newest = integra__plan_link_at(plan, group->newest);
        if (group->pair == INTEGRA__PLAN_NONE && group->slot == slot->self && group->branch == node->branch &&
            newest->index < node->index && integra__plan_look_same(plan, slot, newest->code, read)) {
            return group;
        }
        at = group->others;
    }
    return new_group(plan, slot, breaker, node->branch, pair);
}

/* Whether another item of the same value has its setter later in the total order, for good. */
static int told_by_later(const integra_plan *plan, const integra__plan_slot *slot, const integra__plan_look *look,
                         const uint32_t *items, uint32_t count, uint32_t i)
{
    uint32_t own = items[i] & ~INTEGRA__PLAN_READ;
    for (uint32_t j = 0; j < count; j++) {
        uint32_t other = items[j] & ~INTEGRA__PLAN_READ;
        if (j != i && own != INTEGRA__PLAN_INITIAL && other != INTEGRA__PLAN_INITIAL &&
            integra__plan_look_same(look->plan, slot, own, other) &&
            !integra__plan_may_fall(plan, integra__plan_node_at(plan, integra__plan_link_at(plan, other)->node)) &&
            integra__plan_node_compare(plan, integra__plan_node_at(plan, integra__plan_link_at(plan, own)->node),
                                       integra__plan_node_at(plan, integra__plan_link_at(plan, other)->node)) < 0) {
            return 1;
        }
    }
    return 0;
}

/* Adds the node to the group of each value that the slot held for it. */
static int add_readers(integra_plan *plan, uint32_t broken, integra__plan_slot *slot, uint32_t breaker, uint32_t pair)
{
    const integra__plan_node *node = integra__plan_node_at(plan, broken);
    uint32_t count = 1;
    for (uint32_t i = 0; i < count; i++) {
        /* looked at afresh: a group added may have moved the room that items lie in */
        integra__plan_look look = { plan, integra__plan_seen_before(node), NULL, 0, 0 };
        const uint32_t *items = integra__plan_look_held(&look, slot, &count);
        uint32_t read = items[i] & ~INTEGRA__PLAN_READ;
        integra__plan_group *group;
        integra__plan_link *link;
        if (told_by_later(plan, slot, &look, items, count, i)) {
            continue;
        }
        group = group_of(plan, slot, breaker, node, read, pair);
        link = group == NULL ? NULL : integra__plan_chain_add(plan, &group->newest, broken, NULL);
        if (link == NULL) {
            return 0;
        }
        link->code = read;
    }
    return 1;
}

int integra__plan_record(integra_plan *plan, uint32_t broken, integra__plan_slot *slot, uint32_t breaker)
{
    const integra__plan_node *node = integra__plan_node_at(plan, broken);
    const integra__plan_node *other = integra__plan_node_at(plan, breaker);
    uint32_t sort = sort_of(plan, node, other), added;
    int how = hidden(plan, node, slot, other, sort);
    integra__plan_pair *pair;
    if (how == HIDDEN) {
        return 1;
    }
    pair = add_pair(plan, broken, slot, breaker, &added);
    if (pair == NULL) {
        return 0;
    }
    pair->sort = sort;
    pair->doubtful = how == DOUBTFUL;
    return sort != INTEGRA__PLAN_ORDINARY ||
           add_readers(plan, broken, slot, breaker, pair->doubtful ? added : INTEGRA__PLAN_NONE);
}
