/* plan_order.c - some events of a plan in the order of a message that holds them alone.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_order.h"

#include <string.h>

#include "core/allocator.h"
#include "core/status.h"
#include "domain/plan/plan_read.h"
#include "domain/plan/plan_store.h"
#include "plan_container.h"

static int before(const integra__plan_container_row *a, const integra__plan_container_row *b)
{
    int writers = memcmp(&a->writer, &b->writer, sizeof a->writer);
    if (a->depth != b->depth) {
        return a->depth < b->depth;
    }
    if (writers != 0) {
        return writers < 0;
    }
    return a->sequence != b->sequence ? a->sequence < b->sequence
                                      : memcmp(&a->digest, &b->digest, sizeof a->digest) < 0;
}

/* Two sorted runs next to each other into one. */
static void merge(const integra__plan_container_row *rows, const uint32_t *from, size_t middle, size_t end,
                  uint32_t *to)
{
    size_t left = 0, right = middle, at = 0;
    while (left < middle && right < end) {
        to[at++] = before(&rows[from[right]], &rows[from[left]]) ? from[right++] : from[left++];
    }
    memcpy(to + at, from + left, (middle - left) * sizeof *to);
    memcpy(to + at + (middle - left), from + right, (end - right) * sizeof *to);
}

/* By merging runs of growing length; runs already in order cost one comparison. */
uint32_t *integra__plan_container_sort(const integra__plan_container_row *rows, uint32_t *order, uint32_t *room,
                                       size_t count)
{
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t start = 0; start < count; start += 2 * run) {
            size_t left = count - start;
            size_t middle = run < left ? run : left;
            size_t end = 2 * run < left ? 2 * run : left;
            if (middle == end || before(&rows[order[start + middle - 1]], &rows[order[start + middle]])) {
                memcpy(room + start, order + start, end * sizeof *room);
            } else {
                merge(rows, order + start, middle, end, room + start);
            }
        }
        uint32_t *sorted = room;
        room = order;
        order = sorted;
    }
    return order;
}

/* Parents stand before their children in the plan's order, so that their depth is known. places holds, until the
 * order is known, the index of a position's row. */
static integra_status fill(const integra_plan *plan, const uint32_t *positions, size_t count, uint32_t *places,
                           integra__plan_container_row *rows, integra_error *error)
{
    integra_event event;
    integra_status status = INTEGRA_OK;
    event.struct_size = sizeof event;
    memset(places, 0xff, integra_plan_count(plan) * sizeof *places);
    for (size_t i = 0; i < count && status == INTEGRA_OK; i++) {
        uint32_t deepest = 0;
        status = integra_plan_event_at(plan, positions[i], &event, NULL, error);
        for (size_t j = 0; status == INTEGRA_OK && j < integra__plan_parent_count(plan, positions[i]); j++) {
            uint32_t parent = UINT32_MAX;
            integra__plan_parent(plan, positions[i], j, NULL, &parent);
            if (parent != UINT32_MAX && places[parent] != INTEGRA__PLAN_NONE && rows[places[parent]].depth > deepest) {
                deepest = rows[places[parent]].depth;
            }
        }
        rows[i] = (integra__plan_container_row){ deepest + 1, positions[i], event.sequence, event.writer,
                                                 *integra__plan_digest(plan, positions[i]) };
        places[positions[i]] = (uint32_t)i;
    }
    return status;
}

integra_status integra__plan_container_order(const integra_plan *plan, uint32_t *positions, size_t count,
                                             uint32_t *places, integra_error *error)
{
    const integra_allocator *allocator = integra__plan_allocator(plan);
    integra__plan_container_row *rows = integra__allocate(allocator, count * sizeof *rows);
    uint32_t *orders = integra__allocate(allocator, 2 * count * sizeof *orders);
    integra_status status =
        rows == NULL || orders == NULL ? integra__no_memory(error) : fill(plan, positions, count, places, rows, error);
    if (status == INTEGRA_OK) {
        for (size_t i = 0; i < count; i++) {
            orders[i] = (uint32_t)i;
        }
        const uint32_t *sorted = integra__plan_container_sort(rows, orders, orders + count, count);
        for (size_t i = 0; i < count; i++) {
            positions[i] = rows[sorted[i]].position;
            places[positions[i]] = (uint32_t)i;
        }
    }
    integra__release(allocator, orders, 2 * count * sizeof *orders);
    integra__release(allocator, rows, count * sizeof *rows);
    return status;
}
