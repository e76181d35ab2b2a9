/* plan_record.c - breaks that were found: who broke whom through which slot, and what had been read.
 * Spec: spec/31-history.md (PLN-11, "Breaks").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_inner.h"

/* Whether an ancestor of the breaker is known to break the node through the slot: it alone counts then. */
static int broken_before(const integra_plan *plan, const integra__node *node, const integra__slot *slot,
                         const integra__node *breaker)
{
    for (uint32_t at = node->pairs; at != INTEGRA__NONE;) {
        const integra__pair *pair = integra__pool_at(&plan->pairs, at);
        if (pair->slot == slot->self && integra__is_ancestor(plan, integra__node_at(plan, pair->other), breaker)) {
            return 1;
        }
        at = pair->next;
    }
    return 0;
}

static int add_pair(integra_plan *plan, uint32_t broken, const integra__slot *slot, uint32_t breaker, int listed)
{
    uint32_t added;
    integra__pair *pair = integra__pool_push(&plan->allocator, &plan->pairs, &added);
    integra__node *node = integra__node_at(plan, broken);
    if (pair == NULL) {
        return 0;
    }
    pair->node = broken;
    pair->other = breaker;
    pair->slot_kind = slot->kind;
    pair->slot = slot->self;
    pair->listed = (uint32_t)listed;
    pair->next = node->pairs;
    return integra__set(plan, &node->pairs, added) && (!listed || integra__set(plan, &plan->listed, plan->listed + 1));
}

static integra__group *new_group(integra_plan *plan, integra__slot *slot, uint32_t breaker, uint32_t branch)
{
    uint32_t added;
    integra__node *node = integra__node_at(plan, breaker);
    integra__group *group = integra__pool_push(&plan->allocator, &plan->groups, &added);
    if (group == NULL) {
        return NULL;
    }
    group->breaker = breaker;
    group->branch = branch;
    group->newest = INTEGRA__NONE;
    group->next = slot->groups;
    group->slot = slot->self;
    group->others = node->groups;
    return integra__set(plan, &slot->groups, added) && integra__set(plan, &node->groups, added) &&
                   integra__look_ready(plan)
               ? group
               : NULL;
}

/* The group of a breaker, a branch and a value read, to which the node may be added: its links ascend. */
static integra__group *group_of(integra_plan *plan, integra__slot *slot, uint32_t breaker, const integra__node *node,
                                uint32_t read)
{
    uint32_t at = integra__node_at(plan, breaker)->groups;
    while (at != INTEGRA__NONE) {
        integra__group *group = integra__pool_at(&plan->groups, at);
        const integra__link *newest = integra__link_at(plan, group->newest);
        if (group->slot == slot->self && group->branch == node->branch && newest->index < node->index &&
            integra__look_same(plan, slot, newest->code, read)) {
            return group;
        }
        at = group->others;
    }
    return new_group(plan, slot, breaker, node->branch);
}

/* Whether another item of the same value has its setter later in the total order. */
static int told_by_later(const integra_plan *plan, const integra__slot *slot, const integra__look *look,
                         const uint32_t *items, uint32_t count, uint32_t i)
{
    uint32_t own = items[i] & ~INTEGRA__READ;
    for (uint32_t j = 0; j < count; j++) {
        uint32_t other = items[j] & ~INTEGRA__READ;
        if (j != i && own != INTEGRA__INITIAL && other != INTEGRA__INITIAL &&
            integra__look_same(look->plan, slot, own, other) &&
            integra__node_compare(plan, integra__node_at(plan, integra__link_at(plan, own)->node),
                                  integra__node_at(plan, integra__link_at(plan, other)->node)) < 0) {
            return 1;
        }
    }
    return 0;
}

/* Adds the node to the group of each value that the slot held for it. */
static int add_readers(integra_plan *plan, uint32_t broken, integra__slot *slot, uint32_t breaker)
{
    const integra__node *node = integra__node_at(plan, broken);
    uint32_t count = 1;
    for (uint32_t i = 0; i < count; i++) {
        /* looked at afresh: a group added may have moved the room that items lie in */
        integra__look look = { plan, integra__seen_before(node), NULL, 0, 0 };
        const uint32_t *items = integra__look_held(&look, slot, &count);
        uint32_t read = items[i] & ~INTEGRA__READ;
        integra__group *group;
        integra__link *link;
        if (told_by_later(plan, slot, &look, items, count, i)) {
            continue;
        }
        group = group_of(plan, slot, breaker, node, read);
        link = group == NULL ? NULL : integra__chain_add(plan, &group->newest, broken, NULL);
        if (link == NULL) {
            return 0;
        }
        link->code = read;
    }
    return 1;
}

int integra__record(integra_plan *plan, uint32_t broken, integra__slot *slot, uint32_t breaker)
{
    const integra__node *node = integra__node_at(plan, broken);
    const integra__node *other = integra__node_at(plan, breaker);
    int listed =
        (integra__plan_row(plan, node->kind)->marks >> INTEGRA__MARKED_FACT & 1u) != 0 || integra__at_once(other);
    if (broken_before(plan, node, slot, other)) {
        return 1;
    }
    return add_pair(plan, broken, slot, breaker, listed) && (listed || add_readers(plan, broken, slot, breaker));
}
