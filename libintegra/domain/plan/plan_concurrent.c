/* plan_concurrent.c - the pairs of events that are listed as concurrent: the first of them, and how many there are.
 * Spec: spec/31-history.md (PLN-11, "The state").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Strangers can make a million pairs: no more of them are held than are listed. */
#include "plan_concurrent.h"

#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_readers.h"
#include "plan_seen.h"
#include "plan_slot.h"

/* In the order of the first event, of the second, of the slot. */
static int compare_pairs(const integra_plan *plan, uint32_t a, uint32_t b)
{
    const integra__plan_pair *one = integra__plan_pool_at(&plan->pairs, a),
                             *other = integra__plan_pool_at(&plan->pairs, b);
    uint32_t keys[][2] = {
        { integra__plan_node_at(plan, one->node)->position, integra__plan_node_at(plan, other->node)->position },
        { integra__plan_node_at(plan, one->other)->position, integra__plan_node_at(plan, other->other)->position },
        { one->slot_kind, other->slot_kind }
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i][0] != keys[i][1]) {
            return keys[i][0] < keys[i][1] ? -1 : 1;
        }
    }
    return 0;
}

/* Whether a pair is told: it makes no conflict, both events stand, and no earlier breaker of its sort hides it. */
static int is_told(integra_plan *plan, const integra__plan_pair *pair)
{
    integra__plan_look look = { plan, integra__plan_seen_all(), NULL, 0, 0 };
    return pair->sort != INTEGRA__PLAN_ORDINARY &&
           !integra__plan_past_breaking(&look, integra__plan_node_at(plan, pair->node),
                                        integra__plan_slot_numbered(plan, pair->slot)) &&
           !integra__plan_fallen(&look, integra__plan_node_at(plan, pair->other)) &&
           !integra__plan_pair_hidden(&look, pair);
}

static uint32_t *cell(const integra_plan *plan, uint32_t at)
{
    return integra__plan_pool_at(&plan->concurrent, at);
}

/* Puts a pair into the heap of so many, whose last comes first, from the place `at` down. */
static void sink(integra_plan *plan, uint32_t pair, uint32_t at, uint32_t count)
{
    for (uint32_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && compare_pairs(plan, *cell(plan, child), *cell(plan, child + 1)) < 0) {
            child++;
        }
        if (compare_pairs(plan, pair, *cell(plan, child)) >= 0) {
            break;
        }
        *cell(plan, at) = *cell(plan, child);
        at = child;
    }
    *cell(plan, at) = pair;
}

/* One pair more in the heap. 0 when memory fails. */
static int rise(integra_plan *plan, uint32_t pair)
{
    uint32_t at = plan->concurrent.count;
    if (integra__plan_pool_push(&plan->allocator, &plan->concurrent, NULL) == NULL) {
        return 0;
    }
    while (at > 0 && compare_pairs(plan, *cell(plan, (at - 1) / 2), pair) < 0) {
        *cell(plan, at) = *cell(plan, (at - 1) / 2);
        at = (at - 1) / 2;
    }
    *cell(plan, at) = pair;
    return 1;
}

int integra__plan_concurrent_list(integra_plan *plan)
{
    plan->concurrent.count = 0;
    plan->totals.concurrent = 0;
    for (uint32_t i = 0; i < plan->pairs.count; i++) {
        plan->work.done++;
        if (!is_told(plan, integra__plan_pool_at(&plan->pairs, i))) {
            continue;
        }
        if (plan->totals.concurrent++ < INTEGRA_CONCURRENT_LIMIT) {
            if (!rise(plan, i)) {
                return 0;
            }
        } else if (compare_pairs(plan, i, *cell(plan, 0)) < 0) {
            sink(plan, i, 0, INTEGRA_CONCURRENT_LIMIT);
        }
    }
    for (uint32_t end = plan->concurrent.count; end > 1; end--) {
        uint32_t last = *cell(plan, end - 1);
        *cell(plan, end - 1) = *cell(plan, 0);
        sink(plan, last, 0, end - 1);
    }
    return 1;
}
