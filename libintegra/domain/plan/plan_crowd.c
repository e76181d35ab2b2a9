/* plan_crowd.c - chains without an accepted event: counted, and those beyond their limit marked to be left out.
 * Spec: spec/31-history.md (PLN-11, "Strangers").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A verdict depends on the ancestors alone, and what an accepted event descends from is never left out: whichever
 * chains are, no event is accepted or refused otherwise. So all rounds are made on marks, and the change is done again
 * once. */
#include "plan_crowd.h"

#include "core/allocator.h"
#include "plan_cells.h"
#include "plan_order.h"
#include "plan_seen.h"

/* What a chain's own part comes to. */
typedef struct chain {
    uint32_t first;
    int accepted; /* an event of it is: the chain is not looked at further back */
    int old;      /* an event of it was here before */
} chain;

/* What all chains come to in a round; those that may be left out are in `candidates`, by their last events. */
typedef struct count {
    uint32_t branches;
    uint32_t stay; /* without an accepted event, and here before */
} count;

int integra__plan_bear(integra_plan *plan, integra__plan_node *node, uint32_t self)
{
    uint32_t next = self;
    node->queued = INTEGRA__PLAN_NONE;
    if (!integra__plan_set(plan, &node->bears, 1)) {
        return 0;
    }
    while (next != INTEGRA__PLAN_NONE) { /* judged, and so in no other queue */
        const integra__plan_node *at = integra__plan_node_at(plan, next);
        next = at->queued;
        for (uint32_t i = 0; i < at->parent_count; i++) {
            const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, at->edge + i);
            integra__plan_node *parent = integra__plan_node_at(plan, edge->parent);
            if (parent->bears) {
                continue;
            }
            if (!integra__work_step(&plan->work) || !integra__plan_set(plan, &parent->bears, 1)) {
                return 0;
            }
            parent->queued = next;
            next = edge->parent;
        }
    }
    return 1;
}

/* Goes back along a chain's own part, as far as its first accepted event. 0 when no step is left. */
static int go_back(integra_plan *plan, uint32_t last, chain *out)
{
    out->accepted = out->old = 0;
    for (uint32_t at = last; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_node *node = integra__plan_node_at(plan, at);
        if (!integra__work_step(&plan->work)) {
            return 0;
        }
        out->first = at;
        out->old |= !node->fresh;
        out->accepted = node->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED;
        at = node->own;
        if (out->accepted || (at != INTEGRA__PLAN_NONE && integra__plan_node_at(plan, at)->own_children != 1)) {
            break;
        }
    }
    return 1;
}

/* What descends from an event of the own part descends from its first. */
static int is_branch(const integra_plan *plan, const chain *of)
{
    return of->accepted || integra__plan_node_at(plan, of->first)->bears;
}

int integra__plan_is_branch(integra_plan *plan, uint32_t last)
{
    chain of = { last, 0, 0 };
    return go_back(plan, last, &of) && is_branch(plan, &of);
}

int integra__plan_end(integra_plan *plan, uint32_t self)
{
    integra__plan_node *node = integra__plan_node_at(plan, self);
    uint32_t *cell;
    if (node->ended) {
        return 1;
    }
    cell = integra__plan_pool_push(&plan->allocator, &plan->ends, NULL);
    if (cell == NULL) {
        return 0;
    }
    *cell = self;
    return integra__plan_set(plan, &node->ended, 1);
}

#define FEW 64u /* ends that are not worth a sweep */

void integra__plan_ends_sweep(integra_plan *plan)
{
    uint32_t kept = 0;
    if (plan->ends.count <= 2 * plan->tips + FEW) {
        return;
    }
    for (uint32_t i = 0; i < plan->ends.count; i++) {
        uint32_t self = *(const uint32_t *)integra__plan_pool_at(&plan->ends, i);
        integra__plan_node *node = integra__plan_node_at(plan, self);
        node->ended = node->own_children == 0;
        if (node->ended) {
            *(uint32_t *)integra__plan_pool_at(&plan->ends, kept++) = self;
        }
    }
    plan->ends.count = kept;
}

/* Counts the chains that are still there, and lists those that may be left out. 0 when memory or steps fail. */
static int count_chains(integra_plan *plan, count *out)
{
    out->branches = out->stay = plan->candidates.count = 0;
    for (uint32_t i = 0; i < plan->ends.count; i++) {
        uint32_t last = *(const uint32_t *)integra__plan_pool_at(&plan->ends, i), *cell;
        integra__plan_node *node = integra__plan_node_at(plan, last);
        chain of = { last, 0, 0 };
        if (node->own_children > 0 || node->left) {
            continue;
        }
        if (!go_back(plan, last, &of)) {
            return 0;
        }
        if (is_branch(plan, &of)) {
            out->branches++;
        } else if (of.old) {
            out->stay++;
        } else {
            cell = integra__plan_pool_push(&plan->allocator, &plan->candidates, NULL);
            if (cell == NULL) {
                return 0;
            }
            *cell = last;
            node->first = of.first;
        }
    }
    return 1;
}

/* In total order of their first events (PLN-11). */
static int compare_chains(const integra_plan *plan, uint32_t a, uint32_t b)
{
    uint32_t one = integra__plan_node_at(plan, a)->first, other = integra__plan_node_at(plan, b)->first;
    return integra__plan_node_compare(plan, integra__plan_node_at(plan, one), integra__plan_node_at(plan, other));
}

static int sort_candidates(integra_plan *plan)
{
    size_t size = plan->candidates.count * sizeof(uint32_t);
    uint32_t *room = integra__allocate(&plan->allocator, size);
    if (room == NULL) {
        return 0;
    }
    integra__plan_sort(plan, &plan->candidates, room, compare_chains);
    integra__release(&plan->allocator, room, size);
    return 1;
}

/* Marks a chain's own part. What stood before it ends a chain itself where nothing else follows it. */
static int leave(integra_plan *plan, uint32_t last, integra_taken *taken)
{
    uint32_t first = integra__plan_node_at(plan, last)->first, at = last;
    integra__plan_node *node;
    do {
        node = integra__plan_node_at(plan, at);
        if (!integra__plan_set(plan, &node->left, 1)) {
            return 0;
        }
        taken->crowded++;
        at = node->own;
    } while (node != integra__plan_node_at(plan, first));
    taken->chains++;
    if (at == INTEGRA__PLAN_NONE) {
        return 1;
    }
    node = integra__plan_node_at(plan, at);
    return integra__plan_set(plan, &node->own_children, node->own_children - 1) &&
           (node->own_children > 0 || integra__plan_end(plan, at));
}

/* Of a round all that finds no room is left out at once: those that end chains then, because every one that followed
 * them is left out, are at most half as many, so that there are few rounds. */
int integra__plan_crowd(integra_plan *plan, integra_taken *taken, uint32_t *branches_out)
{
    uint32_t most = plan->limits.unaccepted;
    count now;
    if (!count_chains(plan, &now)) {
        return 0;
    }
    if (now.stay + plan->candidates.count > most) {
        integra__plan_order_depths(plan);
    }
    while (plan->candidates.count > 0 && now.stay + plan->candidates.count > most) {
        uint32_t room = now.stay < most ? most - now.stay : 0;
        if (!sort_candidates(plan)) {
            return 0;
        }
        for (uint32_t i = room; i < plan->candidates.count; i++) {
            if (!leave(plan, *(const uint32_t *)integra__plan_pool_at(&plan->candidates, i), taken)) {
                return 0;
            }
        }
        if (!count_chains(plan, &now)) {
            return 0;
        }
    }
    *branches_out = now.branches;
    return 1;
}
