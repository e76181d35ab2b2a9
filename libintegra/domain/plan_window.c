/* plan_window.c - the events that another has not seen.
 * Spec: spec/31-history.md (PLN-11, "Breaks").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_inner.h"

void integra__note_begin(integra_plan *plan)
{
    plan->candidates.count = 0;
}

int integra__note(integra_plan *plan, uint32_t candidate)
{
    uint32_t *cell = integra__pool_push(&plan->allocator, &plan->candidates, NULL);
    if (cell != NULL) {
        *cell = candidate;
    }
    return cell != NULL;
}

uint32_t integra__noted(const integra_plan *plan, uint32_t i)
{
    return *(const uint32_t *)integra__pool_at(&plan->candidates, i);
}

int integra__note_unseen(integra_plan *plan, uint32_t runs, const integra__view *view, const integra__node *known)
{
    for (uint32_t at = runs; at != INTEGRA__NONE;) {
        const integra__run *run = integra__pool_at(&plan->runs, at);
        uint32_t limit = integra__seen(plan, view, run->branch), link = run->newest;
        while (link != INTEGRA__NONE && integra__link_at(plan, link)->index > limit) {
            uint32_t node = integra__link_at(plan, link)->node;
            if (known != NULL && !integra__is_ancestor(plan, known, integra__node_at(plan, node))) {
                break; /* nor have those before it on its branch */
            }
            if (!integra__note(plan, node)) {
                return 0;
            }
            link = integra__link_at(plan, link)->before;
        }
        at = run->next;
    }
    return 1;
}

int integra__note_window(integra_plan *plan, const integra__view *view, const integra__node *known)
{
    for (uint32_t b = 0; b < plan->branches.count; b++) {
        const integra__branch *branch = integra__pool_at(&plan->branches, b);
        uint32_t at = branch->newest;
        for (uint32_t left = branch->length - integra__seen(plan, view, b); left > 0; left--) {
            if (known != NULL && !integra__is_ancestor(plan, known, integra__node_at(plan, at))) {
                break;
            }
            if (!integra__note(plan, at)) {
                return 0;
            }
            at = integra__node_at(plan, at)->own;
        }
    }
    return 1;
}
