/* plan_order.c - the order of a plan's events: depth, writer, sequence, digest.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_order.h"

#include "core/allocator.h"
#include "plan_cells.h"
#include "plan_seen.h"

static uint32_t *cell(const integra__plan_pool *pool, uint32_t index)
{
    return integra__plan_pool_at(pool, index);
}

/* The end of the sorted run that begins at from. */
static uint32_t run_end(const integra_plan *plan, const uint32_t *room, uint32_t from, uint32_t count,
                        integra__plan_compare *compare)
{
    uint32_t end = from + 1;
    while (end < count && compare(plan, room[end - 1], room[end]) <= 0) {
        end++;
    }
    return end;
}

/* Merges the sorted runs two by two, from room into the pool. Returns how many runs there were. */
static uint32_t merge_runs(const integra_plan *plan, integra__plan_pool *pool, const uint32_t *room,
                           integra__plan_compare *compare)
{
    uint32_t count = pool->count, from = 0, runs = 0;
    while (from < count) {
        uint32_t middle = run_end(plan, room, from, count, compare);
        uint32_t end = middle < count ? run_end(plan, room, middle, count, compare) : count;
        uint32_t left = from, right = middle;
        for (uint32_t out = from; out < end; out++) {
            int take_left = right == end || (left < middle && compare(plan, room[left], room[right]) <= 0);
            *cell(pool, out) = take_left ? room[left++] : room[right++];
        }
        runs += middle < count ? 2 : 1;
        from = end;
    }
    return runs;
}

void integra__plan_sort(const integra_plan *plan, integra__plan_pool *pool, uint32_t *room,
                        integra__plan_compare *compare)
{
    uint32_t runs;
    do {
        for (uint32_t i = 0; i < pool->count; i++) {
            room[i] = *cell(pool, i);
        }
        runs = merge_runs(plan, pool, room, compare);
    } while (runs > 2);
}

/* Gives the depth of an event that waits: parents that are not here count for nothing. */
static void set_depth(integra_plan *plan, integra__plan_node *node)
{
    uint32_t depth = 0;
    for (uint32_t i = 0; i < node->parent_count; i++) {
        const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, node->edge + i);
        const integra__plan_node *parent = integra__plan_node_at(plan, edge->parent);
        depth = parent->here && depth < parent->depth ? parent->depth : depth;
    }
    node->depth = depth + 1;
}

static uint32_t waiting_parents(const integra_plan *plan, const integra__plan_node *node)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < node->parent_count; i++) {
        const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, node->edge + i);
        const integra__plan_node *parent = integra__plan_node_at(plan, edge->parent);
        count += parent->here && parent->verdict == 0;
    }
    return count;
}

/* Parents before children. */
void integra__plan_order_depths(integra_plan *plan)
{
    uint32_t first = INTEGRA__PLAN_NONE;
    for (uint32_t i = 0; i < plan->order.count; i++) {
        uint32_t self = *cell(&plan->order, i);
        integra__plan_node *node = integra__plan_node_at(plan, self);
        if (node->verdict == 0) {
            node->waits = waiting_parents(plan, node);
            node->queued = node->waits == 0 ? first : INTEGRA__PLAN_NONE;
            first = node->waits == 0 ? self : first;
        }
    }
    while (first != INTEGRA__PLAN_NONE) {
        integra__plan_node *node = integra__plan_node_at(plan, first);
        first = node->queued;
        set_depth(plan, node);
        for (uint32_t at = node->children; at != INTEGRA__PLAN_NONE;) {
            const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, at);
            integra__plan_node *child = integra__plan_node_at(plan, edge->child);
            child->waits--;
            if (child->waits == 0) {
                child->queued = first;
                first = edge->child;
            }
            at = edge->next;
        }
    }
}

static int compare_nodes(const integra_plan *plan, uint32_t a, uint32_t b)
{
    return integra__plan_node_compare(plan, integra__plan_node_at(plan, a), integra__plan_node_at(plan, b));
}

#define FEW 16u /* so many new events are put in their places one by one */

/* Whether the new events are few and nothing waits or waited: then what is in order stays so, but for them. */
static int few_new(const integra_plan *plan)
{
    return plan->order.count - plan->order.mark <= FEW && !plan->before.waiting && plan->judged == plan->present;
}

/* Moves the last of the first count events to its place, and returns it. */
static uint32_t insert(integra_plan *plan, uint32_t count)
{
    uint32_t self = *cell(&plan->order, count - 1), at = count - 1;
    while (at > 0 && compare_nodes(plan, *cell(&plan->order, at - 1), self) > 0) {
        *cell(&plan->order, at) = *cell(&plan->order, at - 1);
        at--;
    }
    *cell(&plan->order, at) = self;
    return at;
}

int integra__plan_order_reserve(integra_plan *plan, uint32_t **room_out)
{
    *room_out = NULL;
    if (few_new(plan)) {
        return 1;
    }
    *room_out = integra__allocate(&plan->allocator, (size_t)plan->order.count * sizeof **room_out);
    return *room_out != NULL;
}

void integra__plan_order(integra_plan *plan, uint32_t *room)
{
    uint32_t count = plan->order.count, first = room == NULL ? count : 0;
    for (uint32_t i = plan->order.mark; room == NULL && i < count; i++) {
        uint32_t at = insert(plan, i + 1);
        first = at < first ? at : first;
    }
    if (room != NULL) {
        if (plan->judged < plan->present) {
            integra__plan_order_depths(plan);
        }
        integra__plan_sort(plan, &plan->order, room, compare_nodes);
        integra__release(&plan->allocator, room, (size_t)count * sizeof *room);
    }
    for (uint32_t i = first; i < count; i++) {
        integra__plan_node_at(plan, *cell(&plan->order, i))->position = i;
    }
}
