/* plan_hold.c - what a slot holds in the eyes of an event.
 * Spec: spec/31-history.md (PLN-11, "What is held").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_hold.h"

#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_readers.h"
#include "plan_kept.h"
#include "plan_seen.h"
#include "plan_slot.h"

#define RUNS_A_STEP 8u

static const integra__plan_node *setter_node(const integra_plan *plan, uint32_t item)
{
    return integra__plan_node_at(plan, integra__plan_link_at(plan, item)->node);
}

/* Leaves, of count setters, those that no other of them descends from. The deepest come first: whatever is descended
 * from has a descendant among those that stay. */
static uint32_t keep_latest(integra_plan *plan, uint32_t *items, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 1; i < count; i++) {
        uint32_t item = items[i], at = i;
        for (; at > 0 && setter_node(plan, items[at - 1])->depth < setter_node(plan, item)->depth; at--) {
            items[at] = items[at - 1];
        }
        items[at] = item;
    }
    for (uint32_t i = 0; i < count; i++) {
        int replaced = 0;
        for (uint32_t j = 0; j < kept && !replaced; j++) {
            replaced = integra__plan_is_ancestor(plan, setter_node(plan, items[i]), setter_node(plan, items[j]));
        }
        plan->work.done += kept / RUNS_A_STEP;
        if (!replaced) {
            items[kept++] = items[i];
        }
    }
    return kept;
}

static int any_at_once(const integra_plan *plan, const uint32_t *items, uint32_t count)
{
    int any = 0;
    for (uint32_t i = 0; i < count && !any; i++) {
        any = integra__plan_link_at(plan, items[i])->last != 0;
    }
    return any;
}

/* Beside an event that took effect at once the phase holds closings alone (PLN-11). */
static uint32_t keep_closings(const integra_plan *plan, uint32_t *items, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (integra__plan_link_at(plan, items[i])->code == INTEGRA_PHASE_CLOSED) {
            items[kept++] = items[i];
        }
    }
    return kept;
}

/* The setters that stand, that the view has seen and that none of the others descends from. */
static uint32_t latest(const integra__plan_look *look, const integra__plan_slot *slot, uint32_t *items)
{
    integra_plan *plan = look->plan;
    uint32_t count = 0;
    plan->work.done += slot->width / RUNS_A_STEP;
    for (uint32_t at = slot->setters; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_run *run = integra__plan_pool_at(&plan->runs, at);
        uint32_t limit = integra__plan_seen(plan, &look->view, run->branch);
        uint32_t newest = limit == 0 ? INTEGRA__PLAN_NONE : integra__plan_run_find(plan, run->newest, limit);
        newest = integra__plan_link_standing(look, newest);
        if (newest != INTEGRA__PLAN_NONE) {
            items[count++] = newest;
        }
        at = run->next;
    }
    return count > 1 ? keep_latest(plan, items, count) : count;
}

uint32_t *integra__plan_look_held(integra__plan_look *look, const integra__plan_slot *slot, uint32_t *count_out)
{
    uint32_t *items = look->plan->scratch + look->used;
    uint32_t count = 0;
    int at_once = 0;
    if (slot != NULL && slot == look->instead) {
        items[count++] = look->item;
    } else if (slot != NULL && integra__plan_kept_held(look, slot, items, &count)) {
        look->used += count;
        *count_out = count;
        return items;
    } else if (slot != NULL) {
        count = latest(look, slot, items);
        at_once = any_at_once(look->plan, items, count);
        count = at_once && slot->kind == INTEGRA_SLOT_PHASE ? keep_closings(look->plan, items, count) : count;
        count =
            at_once || slot->groups == INTEGRA__PLAN_NONE ? count : integra__plan_readers_add(look, slot, items, count);
    }
    if (count == 0) {
        items[count++] = INTEGRA__PLAN_INITIAL;
    }
    look->used += count;
    *count_out = count;
    return items;
}
