/* plan_kept.c - what wide slots held in the eyes of an event, kept with it.
 * Spec: spec/31-history.md (PLN-11, "What is held").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * An event's ancestors never change, nor does what a slot held for them: it is worked out once where many branches set
 * the slot, and handed on along a branch to events that have seen nothing more of it. */
#include "plan_kept.h"

#include "plan_cells.h"
#include "plan_hold.h"
#include "plan_seen.h"
#include "plan_slot.h"

#define WIDE 4u /* branches that set a slot, from which on it is kept */

int integra__plan_keep_items(integra_plan *plan, const uint32_t *items, uint32_t count, uint32_t *first_out)
{
    *first_out = plan->kept_items.count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *cell = integra__plan_pool_push(&plan->allocator, &plan->kept_items, NULL);
        if (cell == NULL) {
            return 0;
        }
        *cell = items[i];
    }
    return 1;
}

uint32_t integra__plan_kept_item(const integra_plan *plan, uint32_t index)
{
    return *(const uint32_t *)integra__plan_pool_at(&plan->kept_items, index);
}

static const integra__plan_kept *find(const integra_plan *plan, uint32_t newest, uint32_t slot)
{
    for (uint32_t at = newest; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_kept *kept = integra__plan_pool_at(&plan->kept, at);
        if (kept->slot == slot) {
            return kept;
        }
        at = kept->next;
    }
    return NULL;
}

/* Keeps with the node what a slot holds for it: what another worked out, or by a look of its own. */
static int keep(integra_plan *plan, integra__plan_node *node, const integra__plan_slot *slot,
                const integra__plan_kept *from)
{
    uint32_t added;
    integra__plan_kept *kept = integra__plan_pool_push(&plan->allocator, &plan->kept, &added);
    if (kept == NULL) {
        return 0;
    }
    kept->slot = slot->self;
    if (from != NULL) {
        kept->first = from->first;
        kept->count = from->count;
    } else {
        integra__plan_look look = { plan, integra__plan_seen_before(node), NULL, 0, 0 };
        const uint32_t *items = integra__plan_look_held(&look, slot, &kept->count);
        if (!integra__plan_keep_items(plan, items, kept->count, &kept->first)) {
            return 0;
        }
    }
    kept->next = node->kept;
    return integra__plan_set(plan, &node->kept, added);
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

int integra__plan_keep_main(integra_plan *plan, uint32_t self)
{
    integra__plan_node *node = integra__plan_node_at(plan, self);
    const integra__plan_node *own = same_eyes(plan, node);
    int ok = 1;
    if (own != NULL && own->setters == INTEGRA__PLAN_NONE) {
        ok = integra__plan_set(plan, &node->kept, own->kept);
    }
    for (uint32_t s = 0; s < INTEGRA__PLAN_MAIN_SLOTS && ok; s++) {
        const integra__plan_slot *slot = &plan->main[s];
        const integra__plan_kept *before = own == NULL || sets(plan, own, s) ? NULL : find(plan, own->kept, s);
        if ((slot->width > WIDE || slot->groups != INTEGRA__PLAN_NONE) && find(plan, node->kept, s) == NULL) {
            ok = keep(plan, node, slot, before);
        }
    }
    return ok;
}

int integra__plan_kept_held(const integra__plan_look *look, const integra__plan_slot *slot, uint32_t *items,
                            uint32_t *count_out)
{
    const integra__plan_node *of = look->view.of;
    int annulled = look->instead != NULL && look->instead->kind == INTEGRA_SLOT_STANDING;
    const integra__plan_kept *kept = of == NULL || annulled ? NULL : find(look->plan, of->kept, slot->self);
    if (kept == NULL) {
        return 0;
    }
    for (uint32_t i = 0; i < kept->count; i++) {
        items[i] = integra__plan_kept_item(look->plan, kept->first + i);
    }
    look->plan->work.done += kept->count / WIDE;
    *count_out = kept->count;
    return 1;
}
