/* plan_look.c - what is asked of the values a slot holds.
 * Spec: spec/31-history.md (PLN-11, "What is held").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_look.h"

#include "plan_cells.h"
#include "plan_hold.h"
#include "plan_seen.h"
#include "plan_slot.h"

int integra__plan_look_conflict(integra__plan_look *look, const integra__plan_slot *slot)
{
    uint32_t used = look->used, count;
    const uint32_t *items = integra__plan_look_held(look, slot, &count);
    int differ = 0;
    for (uint32_t i = 1; i < count && !differ; i++) {
        differ = !integra__plan_look_same(look->plan, slot, items[0], items[i]);
    }
    look->used = used;
    return differ;
}

uint32_t integra__plan_look_first(integra__plan_look *look, const integra__plan_slot *slot)
{
    uint32_t used = look->used, count, first = INTEGRA__PLAN_INITIAL;
    const uint32_t *items = integra__plan_look_held(look, slot, &count);
    for (uint32_t i = 0; i < count; i++) {
        const integra_plan *plan = look->plan;
        if ((items[i] & INTEGRA__PLAN_READ) != 0 || items[i] == INTEGRA__PLAN_INITIAL) {
            continue;
        }
        if (first == INTEGRA__PLAN_INITIAL ||
            integra__plan_node_compare(plan, integra__plan_node_at(plan, integra__plan_link_at(plan, items[i])->node),
                                       integra__plan_node_at(plan, integra__plan_link_at(plan, first)->node)) < 0) {
            first = items[i];
        }
    }
    look->used = used;
    return first;
}

/* Whether item a is told before b, which has the same value: both are held then, or both read. */
static int told_before(const integra_plan *plan, uint32_t a, uint32_t b)
{
    return integra__plan_node_compare(
               plan, integra__plan_node_at(plan, integra__plan_link_at(plan, a & ~INTEGRA__PLAN_READ)->node),
               integra__plan_node_at(plan, integra__plan_link_at(plan, b & ~INTEGRA__PLAN_READ)->node)) < 0;
}

static int holds_initial(const integra_plan *plan, const integra__plan_slot *slot, const uint32_t *items,
                         uint32_t count, uint32_t link)
{
    int holds = 0;
    for (uint32_t i = 0; i < count && !holds; i++) {
        holds = (items[i] & ~INTEGRA__PLAN_READ) == INTEGRA__PLAN_INITIAL &&
                integra__plan_look_same(plan, slot, INTEGRA__PLAN_INITIAL, link);
    }
    return holds;
}

uint32_t integra__plan_look_chosen(integra__plan_look *look, const integra__plan_slot *slot, uint32_t link)
{
    uint32_t used = look->used, count, chosen = INTEGRA__PLAN_NONE;
    const uint32_t *items = integra__plan_look_held(look, slot, &count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t item = items[i] & ~INTEGRA__PLAN_READ;
        if (item == link) {
            chosen = items[i];
            break;
        }
        if (item != INTEGRA__PLAN_INITIAL && integra__plan_look_same(look->plan, slot, item, link) &&
            (chosen == INTEGRA__PLAN_NONE || told_before(look->plan, items[i], chosen))) {
            chosen = items[i];
        }
    }
    if (chosen == INTEGRA__PLAN_NONE && holds_initial(look->plan, slot, items, count, link)) {
        chosen = link; /* what no event had set is chosen by one that set the same */
    }
    look->used = used;
    return chosen == INTEGRA__PLAN_NONE ? chosen : chosen & ~INTEGRA__PLAN_READ;
}
