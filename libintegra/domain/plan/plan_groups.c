/* plan_groups.c - what broken events had read, gathered by breaker, branch and value.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_groups.h"

#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_hold.h"
#include "plan_kept.h"
#include "plan_seen.h"
#include "plan_slot.h"

/* The groups of a breaker in a slot, added where they are new; NULL when memory fails. */
static integra__plan_breaker *breaker_of(integra_plan *plan, integra__plan_slot *slot, uint32_t node)
{
    uint32_t *cell = &integra__plan_node_at(plan, node)->breaks;
    integra__plan_breaker *breaker;
    uint32_t added;
    for (uint32_t at = *cell; at != INTEGRA__PLAN_NONE; at = breaker->same) {
        breaker = integra__plan_pool_at(&plan->breakers, at);
        if (breaker->slot == slot->self) {
            return breaker;
        }
    }
    breaker = integra__plan_pool_push(&plan->allocator, &plan->breakers, &added);
    if (breaker == NULL) {
        return NULL;
    }
    breaker->node = node;
    breaker->slot = slot->self;
    breaker->groups = INTEGRA__PLAN_NONE;
    breaker->next = slot->breakers;
    breaker->same = *cell;
    return integra__plan_set(plan, &slot->breakers, added) && integra__plan_set(plan, cell, added) ? breaker : NULL;
}

/* The groups of a breaker, a slot and a branch; NULL when memory fails. */
static integra__plan_bundle *bundle_of(integra_plan *plan, uint32_t breaker, uint32_t slot, uint32_t branch)
{
    const uint32_t words[] = { breaker, slot, branch };
    uint32_t at = integra__plan_trie_find(&plan->by_bundle, (const uint8_t *)words);
    integra__plan_bundle *bundle;
    if (at != INTEGRA__PLAN_NONE) {
        return integra__plan_pool_at(&plan->bundles, at);
    }
    bundle = integra__plan_pool_push(&plan->allocator, &plan->bundles, &at);
    if (bundle == NULL) {
        return NULL;
    }
    memcpy(bundle->key, words, sizeof words);
    bundle->groups = INTEGRA__PLAN_NONE;
    return integra__plan_trie_add(&plan->allocator, &plan->by_bundle, &plan->journal, at) ? bundle : NULL;
}

static integra__plan_group *new_group(integra_plan *plan, integra__plan_slot *slot, uint32_t breaker, uint32_t branch,
                                      uint32_t pair)
{
    uint32_t added;
    integra__plan_breaker *of = breaker_of(plan, slot, breaker);
    integra__plan_bundle *bundle =
        of == NULL || pair != INTEGRA__PLAN_NONE ? NULL : bundle_of(plan, breaker, slot->self, branch);
    integra__plan_group *group = of == NULL || (pair == INTEGRA__PLAN_NONE && bundle == NULL)
                                     ? NULL
                                     : integra__plan_pool_push(&plan->allocator, &plan->groups, &added);
    if (group == NULL) {
        return NULL;
    }
    group->breaker = breaker;
    group->branch = branch;
    group->newest = INTEGRA__PLAN_NONE;
    group->next = slot->groups;
    group->slot = slot->self;
    group->others = of->groups;
    group->like = bundle == NULL ? INTEGRA__PLAN_NONE : bundle->groups;
    group->pair = pair;
    return integra__plan_set(plan, &slot->groups, added) && integra__plan_set(plan, &of->groups, added) &&
                   (bundle == NULL || integra__plan_set(plan, &bundle->groups, added)) && integra__plan_look_ready(plan)
               ? group
               : NULL;
}

/* The group of a breaker, a branch and a value read, to which the node may be added: its links ascend. A pair that is
 * doubtful has one of its own. */
static integra__plan_group *group_of(integra_plan *plan, integra__plan_slot *slot, const integra__plan_pair *pair,
                                     uint32_t read)
{
    const integra__plan_node *node = integra__plan_node_at(plan, pair->node);
    const integra__plan_bundle *bundle = bundle_of(plan, pair->other, slot->self, node->branch);
    if (bundle == NULL) {
        return NULL;
    }
    for (uint32_t at = bundle->groups; at != INTEGRA__PLAN_NONE;) {
        integra__plan_group *group = integra__plan_pool_at(&plan->groups, at);
        const integra__plan_link *newest = integra__plan_link_at(plan, group->newest);
        plan->work.done++;
        if (newest->index < node->index && integra__plan_look_same(plan, slot, newest->code, read)) {
            return group;
        }
        at = group->like;
    }
    return new_group(plan, slot, pair->other, node->branch, INTEGRA__PLAN_NONE);
}

/* Whether another item of the same value has its setter later in the total order, for good. */
static int told_by_later(integra_plan *plan, const integra__plan_slot *slot, const uint32_t *items, uint32_t count,
                         uint32_t i)
{
    uint32_t own = items[i] & ~INTEGRA__PLAN_READ;
    plan->work.done += count;
    for (uint32_t j = 0; j < count; j++) {
        uint32_t other = items[j] & ~INTEGRA__PLAN_READ;
        if (j != i && own != INTEGRA__PLAN_INITIAL && other != INTEGRA__PLAN_INITIAL &&
            integra__plan_look_same(plan, slot, own, other) &&
            !integra__plan_may_fall(plan, integra__plan_node_at(plan, integra__plan_link_at(plan, other)->node)) &&
            integra__plan_node_compare(plan, integra__plan_node_at(plan, integra__plan_link_at(plan, own)->node),
                                       integra__plan_node_at(plan, integra__plan_link_at(plan, other)->node)) < 0) {
            return 1;
        }
    }
    return 0;
}

/* Works out, once for a trail, the values that the slot held for its event. 0 when memory fails. */
static int find_read(integra_plan *plan, integra__plan_trail *trail, const integra__plan_slot *slot, uint32_t broken)
{
    integra__plan_look look = { plan, integra__plan_seen_before(integra__plan_node_at(plan, broken)), NULL, 0, 0 };
    uint32_t count, kept = 0, first;
    uint32_t *items, *told;
    if (trail->count != 0) {
        return 1;
    }
    items = integra__plan_look_held(&look, slot, &count);
    told = items + count;
    for (uint32_t i = 0; i < count; i++) {
        if (!told_by_later(plan, slot, items, count, i)) {
            told[kept++] = items[i] & ~INTEGRA__PLAN_READ;
        }
    }
    return integra__plan_keep_items(plan, told, kept, &first) && integra__plan_set(plan, &trail->first, first) &&
           integra__plan_set(plan, &trail->count, kept);
}

int integra__plan_groups_enter(integra_plan *plan, integra__plan_trail *trail, integra__plan_slot *slot, uint32_t pair)
{
    const integra__plan_pair *of = integra__plan_pool_at(&plan->pairs, pair);
    if (!find_read(plan, trail, slot, of->node)) {
        return 0;
    }
    for (uint32_t i = 0; i < trail->count; i++) {
        uint32_t read = integra__plan_kept_item(plan, trail->first + i);
        integra__plan_group *group =
            of->doubtful ? new_group(plan, slot, of->other, integra__plan_node_at(plan, of->node)->branch, pair)
                         : group_of(plan, slot, of, read);
        integra__plan_link *link = group == NULL ? NULL : integra__plan_chain_add(plan, &group->newest, of->node, NULL);
        if (link == NULL) {
            return 0;
        }
        link->code = read;
    }
    return 1;
}
