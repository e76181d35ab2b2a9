/* plan_breaks.c - accepted events that did not know of each other, one of which would have refused the other.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Each pair is found once, when the later of the two is judged: as the broken one among the setters it has not seen,
 * and as the breaker among the events that have not seen it. A quick look at what a kind reads spares most pairs the
 * full judgement. */
#include "plan_breaks.h"

#include "plan_cells.h"
#include "plan_effects.h"
#include "plan_guards.h"
#include "plan_kinds.h"
#include "plan_record.h"
#include "plan_seen.h"
#include "plan_slot.h"
#include "plan_values.h"
#include "plan_window.h"

#define BIT(word) (1u << (word))
#define HEAVY                                                                                                          \
    (BIT(INTEGRA_SLOT_NEED) | BIT(INTEGRA_SLOT_INTERVENTION) | BIT(INTEGRA_SLOT_CORRECTION) |                          \
     BIT(INTEGRA_SLOT_STANDING))

/* Activation, resumption and conclusions read every need, intervention and assessment. */
static int is_heavy(const integra_plan *plan, uint32_t kind)
{
    return (integra__plan_row(plan, kind)->marks >> INTEGRA__EVENT_MARKED_READS_ALL & 1u) != 0;
}

static int reads_past(uint32_t kind)
{
    return kind == INTEGRA_EVENT_SETTLEMENT || kind == INTEGRA_EVENT_ANNULMENT;
}

/* Whether the node may read the slot at all, so that another value there could refuse it. */
static int may_read(integra_plan *plan, const integra__plan_node *node, const integra__plan_slot *slot, uint32_t code)
{
    if (slot->kind == INTEGRA_SLOT_PHASE) {
        return reads_past(node->kind) || (integra__plan_row(plan, node->kind)->phases >> code & 1u) == 0;
    }
    if (slot->kind == INTEGRA_SLOT_ROLE) {
        int own = (node->leans & BIT(INTEGRA_SLOT_ROLE)) != 0 && slot->subject == node->author;
        int other = (node->leans & INTEGRA__PLAN_LEANS_PERSON) != 0 && slot->subject == node->person;
        return own || other || node->kind == INTEGRA_EVENT_SETTLEMENT;
    }
    if ((BIT(slot->kind) & HEAVY) != 0) {
        return 1;
    }
    return (node->leans & BIT(slot->kind)) != 0 || reads_past(node->kind);
}

/* Whether the node itself gives the slot the value that the setter gives it. */
static int sets_same(integra_plan *plan, const integra__plan_node *node, const integra__plan_slot *slot,
                     uint32_t setter)
{
    for (uint32_t at = node->setters; at != INTEGRA__PLAN_NONE; at = integra__plan_link_at(plan, at)->next) {
        if (integra__plan_link_at(plan, at)->slot == slot->self && integra__plan_look_same(plan, slot, at, setter)) {
            return 1;
        }
    }
    return 0;
}

static int breaks(integra_plan *plan, uint32_t broken, const integra__plan_slot *slot, uint32_t setter)
{
    const integra__plan_node *node = integra__plan_node_at(plan, broken);
    integra__plan_view view = integra__plan_seen_before(node);
    const integra__plan_link *link = integra__plan_link_at(plan, setter);
    integra__plan_judgement judgement;
    int small = (BIT(slot->kind) & HEAVY) != 0;
    if (node->kind == INTEGRA_EVENT_OPENING || integra__plan_at_once(node) || !may_read(plan, node, slot, link->code) ||
        sets_same(plan, node, slot, setter)) {
        return 0;
    }
    if (small && !integra__plan_seen_node(plan, &view, integra__plan_node_at(plan, slot->subject))) {
        return 0; /* what the node had not heard of, it did not read */
    }
    judgement = integra__plan_judge(plan, node, integra__plan_trie_find(&plan->by_digest, node->target.bytes), view,
                                    slot, setter);
    return judgement.failed != 0;
}

/* The node as the breaker through one slot: every accepted event that has not seen it. Those that have not seen its
 * branch's last setter of the same value either were held against that one. */
static int break_others(integra_plan *plan, uint32_t self, uint32_t setter)
{
    const integra__plan_link *link = integra__plan_link_at(plan, setter);
    integra__plan_slot *slot = integra__plan_slot_numbered(plan, link->slot);
    integra__plan_view view = integra__plan_seen_before(integra__plan_node_at(plan, self));
    const integra__plan_node *known =
        link->same[0] == INTEGRA__PLAN_NONE
            ? NULL
            : integra__plan_node_at(plan, integra__plan_link_at(plan, link->same[0])->node);
    int small = (BIT(slot->kind) & HEAVY) != 0;
    view.index++;
    integra__plan_note_begin(plan);
    if (small ? !integra__plan_note_unseen(plan, plan->heavy, &view, known) ||
                    !integra__plan_note_unseen(plan, slot->readers, &view, known)
              : !integra__plan_note_window(plan, &view, known)) {
        return 0;
    }
    for (uint32_t i = plan->candidates.count; i > 0; i--) {
        uint32_t broken = integra__plan_noted(plan, i - 1);
        const integra__plan_node *other = integra__plan_node_at(plan, broken);
        if (other->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED && breaks(plan, broken, slot, setter) &&
            !integra__plan_record(plan, broken, slot, self)) {
            return 0;
        }
    }
    return 1;
}

#define MEMORY 8u /* values tried of late, with what they came to */

/* Whether the setter's value breaks the node, asked once a value while it is remembered. */
static int breaks_once(integra_plan *plan, uint32_t self, const integra__plan_slot *slot, uint32_t setter,
                       uint32_t tried[MEMORY], int came_to[MEMORY], uint32_t *count)
{
    uint32_t i = 0;
    while (i < *count && i < MEMORY && !integra__plan_look_same(plan, slot, tried[i], setter)) {
        i++;
    }
    if (i < *count && i < MEMORY) {
        return came_to[i];
    }
    i = (*count)++ % MEMORY;
    tried[i] = setter;
    came_to[i] = breaks(plan, self, slot, setter);
    return came_to[i];
}

/* The node as the broken one through one slot: on each branch, the first setter of each value that it has not seen
 * and that breaks it, unless another of these is its ancestor. */
static int break_self(integra_plan *plan, uint32_t self, integra__plan_slot *slot)
{
    integra__plan_view view = integra__plan_seen_before(integra__plan_node_at(plan, self));
    uint32_t tried[MEMORY], count = 0;
    int came_to[MEMORY];
    view.index++;
    integra__plan_note_begin(plan);
    for (uint32_t at = slot == NULL ? INTEGRA__PLAN_NONE : slot->values; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_values *values = integra__plan_pool_at(&plan->values, at);
        uint32_t first = integra__plan_values_first(plan, values, integra__plan_seen(plan, &view, values->branch));
        if (first != INTEGRA__PLAN_NONE && breaks_once(plan, self, slot, first, tried, came_to, &count) &&
            !integra__plan_note(plan, integra__plan_link_at(plan, first)->node)) {
            return 0;
        }
        at = values->next;
    }
    for (uint32_t i = 0; i < plan->candidates.count; i++) {
        const integra__plan_node *breaker = integra__plan_node_at(plan, integra__plan_noted(plan, i));
        int first = 1;
        for (uint32_t j = 0; j < plan->candidates.count && first; j++) {
            first = j == i || !integra__plan_is_ancestor(
                                  plan, integra__plan_node_at(plan, integra__plan_noted(plan, j)), breaker);
        }
        if (first && !integra__plan_record(plan, self, slot, integra__plan_noted(plan, i))) {
            return 0;
        }
    }
    return 1;
}

/* What an event that reads every need, intervention and assessment may be broken by: the small slots that events it
 * has not seen have set, each once. */
static int break_heavy(integra_plan *plan, uint32_t self)
{
    integra__plan_view view = integra__plan_seen_before(integra__plan_node_at(plan, self));
    view.index++;
    integra__plan_note_begin(plan);
    plan->touched.count = 0;
    if (!integra__plan_note_unseen(plan, plan->steps, &view, NULL)) {
        return 0;
    }
    for (uint32_t i = 0; i < plan->candidates.count; i++) {
        uint32_t at = integra__plan_node_at(plan, integra__plan_noted(plan, i))->setters;
        for (; at != INTEGRA__PLAN_NONE; at = integra__plan_link_at(plan, at)->next) {
            integra__plan_slot *slot = integra__plan_slot_numbered(plan, integra__plan_link_at(plan, at)->slot);
            if ((BIT(slot->kind) & HEAVY) != 0 && slot->touched_by != self) {
                uint32_t *cell = integra__plan_pool_push(&plan->allocator, &plan->touched, NULL);
                if (cell == NULL) {
                    return 0;
                }
                slot->touched_by = self;
                *cell = slot->self;
            }
        }
    }
    for (uint32_t i = 0; i < plan->touched.count; i++) {
        uint32_t slot = *(const uint32_t *)integra__plan_pool_at(&plan->touched, i);
        if (!break_self(plan, self, integra__plan_slot_numbered(plan, slot))) {
            return 0;
        }
    }
    return 1;
}

/* The slot that the node reads of its target, NULL for none. */
static integra__plan_slot *slot_read(integra_plan *plan, const integra__plan_node *node)
{
    uint32_t target = integra__plan_trie_find(&plan->by_digest, node->target.bytes), link;
    uint32_t life = integra__plan_life_of(node->kind, NULL);
    if (target == INTEGRA__PLAN_NONE || (life == 0 && !reads_past(node->kind))) {
        return NULL;
    }
    return life != 0 ? integra__plan_slot_of(plan, life, target, 0)
                     : integra__plan_effects_slot(plan, node, integra__plan_node_at(plan, target), target, &link);
}

/* Whether the node sets a slot that heavy events read. */
static int sets_small(integra_plan *plan, const integra__plan_node *node)
{
    uint32_t at = node->setters;
    while (at != INTEGRA__PLAN_NONE &&
           (BIT(integra__plan_slot_numbered(plan, integra__plan_link_at(plan, at)->slot)->kind) & HEAVY) == 0) {
        at = integra__plan_link_at(plan, at)->next;
    }
    return at != INTEGRA__PLAN_NONE;
}

/* Enters an accepted node among the readers of what it reads and the setters of what heavy events read, for those that
 * come later. */
int integra__plan_breaks_enter(integra_plan *plan, uint32_t self)
{
    const integra__plan_node *node = integra__plan_node_at(plan, self);
    integra__plan_slot *slot = slot_read(plan, node);
    if (slot != NULL && (BIT(slot->kind) & HEAVY) != 0 &&
        integra__plan_run_add(plan, &slot->readers, self, NULL) == NULL) {
        return 0;
    }
    if (sets_small(plan, node) && integra__plan_run_add(plan, &plan->steps, self, NULL) == NULL) {
        return 0;
    }
    return !is_heavy(plan, node->kind) || integra__plan_run_add(plan, &plan->heavy, self, NULL) != NULL;
}

int integra__plan_breaks_find(integra_plan *plan, uint32_t self)
{
    const integra__plan_node *node = integra__plan_node_at(plan, self);
    integra__plan_slot *others[] = { integra__plan_slot_role(plan, node->author),
                                     integra__plan_slot_role(plan, node->person), slot_read(plan, node) };
    int ok = 1;
    for (uint32_t at = node->setters; at != INTEGRA__PLAN_NONE && ok; at = integra__plan_link_at(plan, at)->next) {
        ok = break_others(plan, self, at);
    }
    if (node->kind == INTEGRA_EVENT_OPENING || integra__plan_at_once(node)) {
        return ok;
    }
    for (uint32_t s = 0; s < INTEGRA__PLAN_MAIN_SLOTS && ok; s++) {
        ok = break_self(plan, self, &plan->main[s]);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others && ok; i++) {
        int main = others[i] == NULL || others[i]->self < INTEGRA__PLAN_MAIN_SLOTS;
        int again = i > 0 && (others[i] == others[0] || (i > 1 && others[i] == others[1]));
        ok = main || again || break_self(plan, self, others[i]);
    }
    return ok && (!is_heavy(plan, node->kind) || break_heavy(plan, self));
}
