/* plan_missing.c - events that others name and that are not here.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "core/allocator.h"
#include "core/status.h"
#include "plan_cells.h"
#include "plan_read.h"

/* Sinks the digest at `at` to where no child of it in the heap is greater. */
static void sink(integra_digest *heap, size_t at, size_t count)
{
    for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        integra_digest moved = heap[at];
        if (child + 1 < count && memcmp(&heap[child], &heap[child + 1], sizeof moved) < 0) {
            child++;
        }
        if (memcmp(&moved, &heap[child], sizeof moved) >= 0) {
            return;
        }
        heap[at] = heap[child];
        heap[child] = moved;
        at = child;
    }
}

/* Ascending, in place, in bounded time whatever the order they come in. */
static void sort(integra_digest *digests, size_t count)
{
    for (size_t i = count / 2; i > 0; i--) {
        sink(digests, i - 1, count);
    }
    for (size_t end = count; end > 1; end--) {
        integra_digest last = digests[end - 1];
        digests[end - 1] = digests[0];
        digests[0] = last;
        sink(digests, 0, end - 1);
    }
}

integra_status integra_plan_missing(const integra_plan *plan, integra_digest *digests_out, size_t capacity,
                                    size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, integra__room(digests_out, capacity), 1, count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    size_t count = 0;
    if (status != INTEGRA_OK) {
        return status;
    }
    for (uint32_t i = 0; i < plan->nodes.count; i++) {
        count += !integra__plan_node_at(plan, i)->here;
    }
    *count_out = count;
    if (count > capacity) {
        return integra__no_room(error, count);
    }
    count = 0;
    for (uint32_t i = 0; i < plan->nodes.count; i++) {
        const integra__plan_node *node = integra__plan_node_at(plan, i);
        if (!node->here) {
            digests_out[count++] = node->digest;
        }
    }
    sort(digests_out, count);
    return INTEGRA_OK;
}

/* Marks the waiting ancestors of a node, and gives those that are not here to out (NULL: counts them). */
static size_t walk(const integra_plan *plan, uint32_t start, uint8_t *marks, uint32_t *stack, integra_digest *out)
{
    size_t count = 0, height = 0;
    memset(marks, 0, plan->nodes.count);
    stack[height++] = start;
    while (height > 0) {
        const integra__plan_node *node = integra__plan_node_at(plan, stack[--height]);
        for (uint32_t i = 0; i < node->parent_count; i++) {
            uint32_t at = ((const integra__plan_edge *)integra__plan_pool_at(&plan->edges, node->edge + i))->parent;
            const integra__plan_node *parent = integra__plan_node_at(plan, at);
            if (parent->verdict != 0 || marks[at]) {
                continue;
            }
            marks[at] = 1;
            if (parent->here) {
                stack[height++] = at;
            } else if (out == NULL) {
                count++;
            } else {
                out[count++] = parent->digest;
            }
        }
    }
    return count;
}

integra_status integra_plan_missing_at(const integra_plan *plan, size_t place, integra_digest *digests_out,
                                       size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, 1, integra__room(digests_out, capacity), 1, count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    size_t size;
    uint32_t *stack, start;
    if (status == INTEGRA_OK) {
        status = integra__plan_check_place(plan, place, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    size = plan->nodes.count * (sizeof *stack + 1);
    stack = integra__allocate(&plan->allocator, size);
    if (stack == NULL) {
        return integra__no_memory(error);
    }
    start = *(const uint32_t *)integra__plan_pool_at(&plan->order, (uint32_t)place);
    *count_out = walk(plan, start, (uint8_t *)(stack + plan->nodes.count), stack, NULL);
    if (*count_out > capacity) {
        status = integra__no_room(error, *count_out);
    } else {
        walk(plan, start, (uint8_t *)(stack + plan->nodes.count), stack, digests_out);
        sort(digests_out, *count_out);
    }
    integra__release(&plan->allocator, stack, size);
    return status;
}
