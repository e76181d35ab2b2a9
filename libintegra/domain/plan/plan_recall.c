/* plan_recall.c - what wide slots held in the eyes of an event, kept with it.
 * Spec: spec/31-history.md (PLN-11, "What is held").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * An event's ancestors never change, nor does what a slot held for them: it is worked out once where many branches set
 * the slot, and handed on along a branch to events that have seen nothing more of it. */
#include "plan_recall.h"

#include "plan_cells.h"
#include "plan_hold.h"
#include "plan_seen.h"
#include "plan_slot.h"

#define WIDE 4u /* branches that set a slot, from which on it is kept */

int integra__plan_keep_items(integra_plan *plan, const uint32_t *items, uint32_t count, uint32_t *first_out)
{
    *first_out = plan->recalled.count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *cell = integra__plan_pool_push(&plan->allocator, &plan->recalled, NULL);
        if (cell == NULL) {
            return 0;
        }
        *cell = items[i];
    }
    return 1;
}

uint32_t integra__plan_kept_item(const integra_plan *plan, uint32_t index)
{
    return *(const uint32_t *)integra__plan_pool_at(&plan->recalled, index);
}

static const integra__plan_memory *find(const integra_plan *plan, uint32_t recalls, uint32_t slot)
{
    for (uint32_t at = recalls; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_memory *recall = integra__plan_pool_at(&plan->recalls, at);
        if (recall->slot == slot) {
            return recall;
        }
        at = recall->next;
    }
    return NULL;
}

/* Keeps with the node what a slot holds for it: what another worked out, or by a look of its own. */
static int keep(integra_plan *plan, integra__plan_node *node, const integra__plan_slot *slot,
                const integra__plan_memory *from)
{
    uint32_t added;
    integra__plan_memory *recall = integra__plan_pool_push(&plan->allocator, &plan->recalls, &added);
    if (recall == NULL) {
        return 0;
    }
    recall->slot = slot->self;
    if (from != NULL) {
        recall->first = from->first;
        recall->count = from->count;
    } else {
        integra__plan_look look = { plan, integra__plan_seen_before(node), NULL, 0, 0 };
        const uint32_t *items = integra__plan_look_held(&look, slot, &recall->count);
        if (!integra__plan_keep_items(plan, items, recall->count, &recall->first)) {
            return 0;
        }
    }
    recall->next = node->recalls;
    return integra__plan_set(plan, &node->recalls, added);
}

static int sets(const integra_plan *plan, const integra__plan_node *node, uint32_t slot)
{
    uint32_t at = node->setters;
    while (at != INTEGRA__PLAN_NONE && integra__plan_link_at(plan, at)->slot != slot) {
        at = integra__plan_link_at(plan, at)->next;
    }
    return at != INTEGRA__PLAN_NONE;
}

/* The event before the node on its branch, where that has seen all that the node has, itself apart. */
static const integra__plan_node *same_eyes(const integra_plan *plan, const integra__plan_node *node)
{
    const integra__plan_node *own = node->own == INTEGRA__PLAN_NONE ? NULL : integra__plan_node_at(plan, node->own);
    return own != NULL && own->branch == node->branch && own->vector == node->vector &&
                   own->kind != INTEGRA_EVENT_ANNULMENT
               ? own
               : NULL;
}

int integra__plan_recall_main(integra_plan *plan, uint32_t self)
{
    integra__plan_node *node = integra__plan_node_at(plan, self);
    const integra__plan_node *own = same_eyes(plan, node);
    int ok = 1;
    if (own != NULL && own->setters == INTEGRA__PLAN_NONE) {
        ok = integra__plan_set(plan, &node->recalls, own->recalls);
    }
    for (uint32_t s = 0; s < INTEGRA__PLAN_MAIN_SLOTS && ok; s++) {
        const integra__plan_slot *slot = &plan->main[s];
        const integra__plan_memory *before = own == NULL || sets(plan, own, s) ? NULL : find(plan, own->recalls, s);
        if ((slot->width > WIDE || slot->groups != INTEGRA__PLAN_NONE) && find(plan, node->recalls, s) == NULL) {
            ok = keep(plan, node, slot, before);
        }
    }
    return ok;
}

int integra__plan_recalls(const integra__plan_look *look, const integra__plan_slot *slot, uint32_t *items,
                          uint32_t *count_out)
{
    const integra__plan_node *of = look->view.of;
    int annulled = look->instead != NULL && look->instead->kind == INTEGRA_SLOT_STANDING;
    const integra__plan_memory *recall = of == NULL || annulled ? NULL : find(look->plan, of->recalls, slot->self);
    if (recall == NULL) {
        return 0;
    }
    for (uint32_t i = 0; i < recall->count; i++) {
        items[i] = integra__plan_kept_item(look->plan, recall->first + i);
    }
    look->plan->work.done += recall->count / WIDE;
    *count_out = recall->count;
    return 1;
}
