/* plan_window.c - the events that another has not seen.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_window.h"

#include "plan_cells.h"
#include "plan_seen.h"

void integra__plan_note_begin(integra_plan *plan)
{
    plan->candidates.count = 0;
}

int integra__plan_note(integra_plan *plan, uint32_t candidate)
{
    uint32_t *cell = integra__plan_pool_push(&plan->allocator, &plan->candidates, NULL);
    if (cell != NULL) {
        *cell = candidate;
    }
    return cell != NULL;
}

uint32_t integra__plan_noted(const integra_plan *plan, uint32_t i)
{
    return *(const uint32_t *)integra__plan_pool_at(&plan->candidates, i);
}

static uint32_t *noted(integra_plan *plan, uint32_t i)
{
    return integra__plan_pool_at(&plan->candidates, i);
}

static uint32_t depth_noted(const integra_plan *plan, uint32_t i)
{
    return integra__plan_node_at(plan, integra__plan_noted(plan, i))->depth;
}

/* Sinks the i-th of a heap to where none below it is deeper. */
static void sink(integra_plan *plan, uint32_t i, uint32_t count)
{
    for (uint32_t child = 2 * i + 1; child < count; child = 2 * i + 1) {
        uint32_t moved = *noted(plan, i);
        child += child + 1 < count && depth_noted(plan, child) < depth_noted(plan, child + 1);
        if (depth_noted(plan, i) >= depth_noted(plan, child)) {
            return;
        }
        *noted(plan, i) = *noted(plan, child);
        *noted(plan, child) = moved;
        i = child;
    }
}

void integra__plan_note_sort(integra_plan *plan)
{
    uint32_t count = plan->candidates.count, sorted = 1;
    while (sorted < count && depth_noted(plan, sorted - 1) <= depth_noted(plan, sorted)) {
        sorted++;
    }
    if (sorted >= count) {
        return;
    }
    for (uint32_t i = count / 2; i > 0; i--) {
        sink(plan, i - 1, count);
    }
    for (uint32_t end = count - 1; end > 0; end--) {
        uint32_t last = *noted(plan, end);
        *noted(plan, end) = *noted(plan, 0);
        *noted(plan, 0) = last;
        sink(plan, 0, end);
    }
    plan->work.done += count;
}

#define BRANCHES_A_STEP 2u /* walked */

int integra__plan_note_unseen(integra_plan *plan, uint32_t runs, const integra__plan_view *view,
                              const integra__plan_node *known)
{
    uint32_t walked = 0;
    for (uint32_t at = runs; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_run *run = integra__plan_pool_at(&plan->runs, at);
        uint32_t limit = integra__plan_seen(plan, view, run->branch), link = run->newest;
        while (link != INTEGRA__PLAN_NONE && integra__plan_link_at(plan, link)->index > limit) {
            uint32_t node = integra__plan_link_at(plan, link)->node;
            if (known != NULL && !integra__plan_is_ancestor(plan, known, integra__plan_node_at(plan, node))) {
                break; /* nor have those before it on its branch */
            }
            if (!integra__plan_note(plan, node)) {
                return 0;
            }
            link = integra__plan_link_at(plan, link)->before;
        }
        at = run->next;
        walked++;
    }
    plan->work.done += walked / BRANCHES_A_STEP;
    return 1;
}

int integra__plan_note_window(integra_plan *plan, const integra__plan_view *view, const integra__plan_node *known)
{
    plan->work.done += plan->branches.count / BRANCHES_A_STEP;
    for (uint32_t b = 0; b < plan->branches.count; b++) {
        const integra__plan_branch *branch = integra__plan_pool_at(&plan->branches, b);
        uint32_t at = branch->newest;
        for (uint32_t left = branch->length - integra__plan_seen(plan, view, b); left > 0; left--) {
            if (known != NULL && !integra__plan_is_ancestor(plan, known, integra__plan_node_at(plan, at))) {
                break;
            }
            if (!integra__plan_note(plan, at)) {
                return 0;
            }
            at = integra__plan_node_at(plan, at)->own;
        }
    }
    return 1;
}
