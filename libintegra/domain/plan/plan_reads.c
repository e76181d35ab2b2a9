/* plan_reads.c - which slots an accepted event may read, so that another value there could refuse it.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_reads.h"

#include "plan_authority.h"
#include "plan_cells.h"
#include "plan_effects.h"
#include "plan_kinds.h"
#include "plan_offices.h"
#include "plan_seen.h"
#include "plan_slot.h"
#include "plan_window.h"

#define BIT(word) (1u << (word))
#define SMALL                                                                                                          \
    (BIT(INTEGRA_SLOT_NEED) | BIT(INTEGRA_SLOT_OBJECTIVE) | BIT(INTEGRA_SLOT_INTERVENTION) |                           \
     BIT(INTEGRA_SLOT_PRIORITY) | BIT(INTEGRA_SLOT_OPINION) | BIT(INTEGRA_SLOT_CORRECTION) |                           \
     BIT(INTEGRA_SLOT_STANDING))
#define CONSENTS (BIT(INTEGRA_SLOT_ASSISTANCE_CONSENT) | BIT(INTEGRA_SLOT_SHARING_CONSENT))

int integra__plan_is_heavy(const integra_plan *plan, uint32_t kind)
{
    return (integra__plan_row(plan, kind)->marks >> INTEGRA__EVENT_MARKED_READS_ALL & 1u) != 0;
}

int integra__plan_is_small(uint32_t slot_kind)
{
    return (SMALL >> slot_kind & 1u) != 0;
}

int integra__plan_reads_past(uint32_t kind)
{
    return kind == INTEGRA_EVENT_SETTLEMENT || kind == INTEGRA_EVENT_ANNULMENT;
}

/* A role is read of the author, of the one concerned, of who gives a word, of who holds an office (leaving vacates it)
 * and of the holders of authority who consent. */
static int may_read_role(const integra__plan_node *node, const integra__plan_slot *slot)
{
    return (slot->subject == node->author && (node->leans & BIT(INTEGRA_SLOT_ROLE)) != 0) ||
           (slot->subject == node->person && (node->leans & INTEGRA__PLAN_LEANS_PERSON) != 0) ||
           (slot->subject == node->giver && (node->leans & INTEGRA__PLAN_LEANS_GIVER) != 0) ||
           (node->leans & (INTEGRA__PLAN_OFFICES | CONSENTS)) != 0;
}

int integra__plan_may_read(integra_plan *plan, const integra__plan_node *node, const integra__plan_slot *slot,
                           uint32_t code)
{
    if (slot->kind == INTEGRA_SLOT_PHASE) {
        return integra__plan_reads_past(node->kind) || (integra__plan_row(plan, node->kind)->phases >> code & 1u) == 0;
    }
    if (slot->kind == INTEGRA_SLOT_ROLE) {
        return may_read_role(node, slot);
    }
    return integra__plan_is_small(slot->kind) || (node->leans & BIT(slot->kind)) != 0 ||
           integra__plan_reads_past(node->kind);
}

integra__plan_slot *integra__plan_slot_read(integra_plan *plan, const integra__plan_node *node)
{
    uint32_t target = integra__plan_target_of(plan, node), life, link;
    const integra__plan_node *named = target == INTEGRA__PLAN_NONE ? NULL : integra__plan_node_at(plan, target);
    if (named == NULL) {
        return NULL;
    }
    life = integra__plan_life_of(node->kind, named->kind, NULL);
    if (life != 0) {
        return integra__plan_slot_of(plan, life, target, 0);
    }
    return integra__plan_reads_past(node->kind) ? integra__plan_effects_slot(plan, node, named, target, &link) : NULL;
}

int integra__plan_sets_small(integra_plan *plan, const integra__plan_node *node)
{
    uint32_t at = node->setters;
    while (at != INTEGRA__PLAN_NONE &&
           !integra__plan_is_small(integra__plan_slot_numbered(plan, integra__plan_link_at(plan, at)->slot)->kind)) {
        at = integra__plan_link_at(plan, at)->next;
    }
    return at != INTEGRA__PLAN_NONE;
}

int integra__plan_note_lost(integra_plan *plan, uint32_t target, const integra__plan_view *view)
{
    uint32_t at = integra__plan_node_at(plan, target)->setters;
    int ok = integra__plan_note_unseen(plan, plan->past, view, NULL);
    for (; at != INTEGRA__PLAN_NONE && ok; at = integra__plan_link_at(plan, at)->next) {
        const integra__plan_slot *slot = integra__plan_slot_numbered(plan, integra__plan_link_at(plan, at)->slot);
        ok = integra__plan_note_unseen(plan, slot->readers, view, NULL);
    }
    return ok;
}

/* Adds a slot to `touched`, once. */
static int touch(integra_plan *plan, integra__plan_slot *slot, uint32_t self)
{
    uint32_t *cell;
    if (slot == NULL || slot->self < INTEGRA__PLAN_MAIN_SLOTS || slot->touched_by == self) {
        return 1;
    }
    cell = integra__plan_pool_push(&plan->allocator, &plan->touched, NULL);
    if (cell == NULL) {
        return 0;
    }
    slot->touched_by = self;
    *cell = slot->self;
    return 1;
}

#define NOTED_STEPS 2u /* what noting an event and looking at what it set takes */

/* The small slots of these kinds that events which the node has not seen have set: a heavy one may read them all, and
 * what is settled may stand on any event's standing. */
static int touch_steps(integra_plan *plan, uint32_t self, uint32_t kinds)
{
    integra__plan_view view = integra__plan_seen_before(integra__plan_node_at(plan, self));
    view.index++;
    integra__plan_note_begin(plan);
    if (!integra__plan_note_unseen(plan, plan->steps, &view, NULL)) {
        return 0;
    }
    plan->work.done += NOTED_STEPS * plan->candidates.count;
    for (uint32_t i = 0; i < plan->candidates.count; i++) {
        uint32_t at = integra__plan_node_at(plan, integra__plan_noted(plan, i))->setters;
        for (; at != INTEGRA__PLAN_NONE; at = integra__plan_link_at(plan, at)->next) {
            integra__plan_slot *slot = integra__plan_slot_numbered(plan, integra__plan_link_at(plan, at)->slot);
            if ((kinds >> slot->kind & 1u) != 0 && !touch(plan, slot, self)) {
                return 0;
            }
        }
    }
    return 1;
}

/* Every party that a slot ever held: their roles say whether they have left. */
static int touch_holders(integra_plan *plan, const integra__plan_slot *office, uint32_t self)
{
    for (uint32_t run = office->setters; run != INTEGRA__PLAN_NONE;) {
        const integra__plan_run *setters = integra__plan_pool_at(&plan->runs, run);
        for (uint32_t at = setters->values; at != INTEGRA__PLAN_NONE; plan->work.done++) {
            const integra__plan_values *values = integra__plan_pool_at(&plan->values, at);
            const integra__plan_link *link = integra__plan_link_at(plan, values->newest);
            if (!touch(plan, integra__plan_slot_role(plan, link->party), self)) {
                return 0;
            }
            at = values->next;
        }
        run = setters->next;
    }
    return 1;
}

/* The roles and consents of whoever was ever a holder of authority. */
static int touch_authority(integra_plan *plan, uint32_t self)
{
    for (uint32_t at = plan->lists[INTEGRA__PLAN_LIST_HOLDER]; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_node *node = integra__plan_node_at(plan, at);
        uint32_t party = integra__plan_given_authority(node);
        if (!touch(plan, integra__plan_slot_role(plan, party), self) ||
            !touch(plan, integra__plan_slot_member(plan, INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT, party), self) ||
            !touch(plan, integra__plan_slot_member(plan, INTEGRA_SLOT_HOLDER_SHARING_CONSENT, party), self)) {
            return 0;
        }
        at = node->listed;
    }
    return 1;
}

/* The standings of whatever set a slot that the node reads of its target and was annulled out of its sight. */
static int touch_standings(integra_plan *plan, const integra__plan_slot *slot, uint32_t self)
{
    integra__plan_view view = integra__plan_seen_before(integra__plan_node_at(plan, self));
    view.index++;
    integra__plan_note_begin(plan);
    if (slot == NULL || !integra__plan_note_unseen(plan, plan->past, &view, NULL)) {
        return slot == NULL;
    }
    for (uint32_t i = 0; i < plan->candidates.count; i++) {
        const integra__plan_node *node = integra__plan_node_at(plan, integra__plan_noted(plan, i));
        const integra__plan_slot *standing =
            integra__plan_slot_numbered(plan, integra__plan_link_at(plan, node->setters)->slot);
        uint32_t at = node->kind != INTEGRA_EVENT_ANNULMENT ? INTEGRA__PLAN_NONE
                                                            : integra__plan_node_at(plan, standing->subject)->setters;
        while (at != INTEGRA__PLAN_NONE && integra__plan_link_at(plan, at)->slot != slot->self) {
            at = integra__plan_link_at(plan, at)->next;
        }
        if (!integra__work_step(&plan->work) ||
            (at != INTEGRA__PLAN_NONE && !touch(plan, integra__plan_slot_numbered(plan, standing->self), self))) {
            return 0;
        }
    }
    return 1;
}

int integra__plan_touch_read(integra_plan *plan, uint32_t self)
{
    const integra__plan_node *node = integra__plan_node_at(plan, self);
    integra__plan_slot *read = integra__plan_slot_read(plan, node);
    int ok;
    plan->touched.count = 0;
    ok = touch(plan, integra__plan_slot_role(plan, node->author), self) &&
         touch(plan, integra__plan_slot_role(plan, node->person), self) &&
         touch(plan, integra__plan_slot_role(plan, node->giver), self) && touch(plan, read, self) &&
         touch_standings(plan, read, self);
    for (uint32_t s = 0; s < INTEGRA__PLAN_MAIN_SLOTS && ok; s++) {
        ok = (INTEGRA__PLAN_OFFICES & node->leans & BIT(s + 1)) == 0 || touch_holders(plan, &plan->main[s], self);
    }
    ok = ok && ((node->leans & CONSENTS) == 0 || touch_authority(plan, self)) &&
         (!integra__plan_is_heavy(plan, node->kind) || touch_steps(plan, self, SMALL)) &&
         (!integra__plan_reads_past(node->kind) || touch_steps(plan, self, BIT(INTEGRA_SLOT_STANDING)));
    for (uint32_t i = 0; i < plan->touched.count; i++) {
        uint32_t slot = *(const uint32_t *)integra__plan_pool_at(&plan->touched, i);
        integra__plan_slot_numbered(plan, slot)->touched_by = INTEGRA__PLAN_NONE;
    }
    return ok;
}
