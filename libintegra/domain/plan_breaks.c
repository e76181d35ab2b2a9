/* plan_breaks.c - accepted events that did not know of each other, one of which would have refused the other.
 * Spec: spec/30-plan.md (PLN-11, "Breaks").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Each pair is found once, when the later of the two is judged: as the broken one among the setters it has not seen,
 * and as the breaker among the events that have not seen it. A quick look at what a kind reads spares most pairs the
 * full judgement. */
#include "plan_inner.h"

#define BIT(word) (1u << (word))
#define HEAVY                                                                                                          \
    (BIT(INTEGRA_SLOT_NEED) | BIT(INTEGRA_SLOT_INTERVENTION) | BIT(INTEGRA_SLOT_CORRECTION) |                          \
     BIT(INTEGRA_SLOT_STANDING))

/* Activation, resumption and conclusions read every need, intervention and assessment. */
static int is_heavy(uint32_t kind)
{
    return kind == INTEGRA_EVENT_ACTIVATION || kind == INTEGRA_EVENT_RESUMPTION ||
           (kind >= INTEGRA_EVENT_REVIEW_CONCLUSION && kind <= INTEGRA_EVENT_REVIEW_CLOSING);
}

static int reads_past(uint32_t kind)
{
    return kind == INTEGRA_EVENT_SETTLEMENT || kind == INTEGRA_EVENT_ANNULMENT;
}

/* Whether the node may read the slot at all, so that another value there could refuse it. */
static int may_read(integra_plan *plan, const integra__node *node, const integra__slot *slot, uint32_t code)
{
    if (slot->kind == INTEGRA_SLOT_PHASE) {
        return reads_past(node->kind) || (integra__plan_row(plan, node->kind)->phases >> code & 1u) == 0;
    }
    if (slot->kind == INTEGRA_SLOT_ROLE) {
        int own = (node->leans & BIT(INTEGRA_SLOT_ROLE)) != 0 && slot->subject == node->author;
        int other = (node->leans & INTEGRA__LEANS_PERSON) != 0 && slot->subject == node->person;
        return own || other || node->kind == INTEGRA_EVENT_SETTLEMENT;
    }
    if ((BIT(slot->kind) & HEAVY) != 0) {
        return 1;
    }
    return (node->leans & BIT(slot->kind)) != 0 || reads_past(node->kind);
}

/* Whether the node itself gives the slot the value that the setter gives it. */
static int sets_same(integra_plan *plan, const integra__node *node, const integra__slot *slot, uint32_t setter)
{
    for (uint32_t at = node->setters; at != INTEGRA__NONE; at = integra__link_at(plan, at)->next) {
        if (integra__link_at(plan, at)->slot == slot->self && integra__look_same(plan, slot, at, setter)) {
            return 1;
        }
    }
    return 0;
}

static int breaks(integra_plan *plan, uint32_t broken, const integra__slot *slot, uint32_t setter)
{
    const integra__node *node = integra__node_at(plan, broken);
    integra__view view = integra__seen_before(node);
    const integra__link *link = integra__link_at(plan, setter);
    integra__judgement judgement;
    int small = (BIT(slot->kind) & HEAVY) != 0;
    if (node->kind == INTEGRA_EVENT_OPENING || integra__at_once(node) || !may_read(plan, node, slot, link->code) ||
        sets_same(plan, node, slot, setter)) {
        return 0;
    }
    if (small && !integra__seen_node(plan, &view, integra__node_at(plan, slot->subject))) {
        return 0; /* what the node had not heard of, it did not read */
    }
    judgement =
        integra__plan_judge(plan, node, integra__trie_find(&plan->by_digest, node->target.bytes), view, slot, setter);
    return judgement.failed != 0;
}

/* Whether an ancestor of the breaker is known to break the node through the slot: it alone counts then. */
static int broken_before(const integra_plan *plan, const integra__node *node, const integra__slot *slot,
                         const integra__node *breaker)
{
    for (uint32_t at = slot->groups; at != INTEGRA__NONE;) {
        const integra__group *group = integra__pool_at(&plan->groups, at);
        uint32_t found =
            group->branch == node->branch ? integra__run_find(plan, group->newest, node->index) : INTEGRA__NONE;
        if (found != INTEGRA__NONE && integra__link_at(plan, found)->index == node->index &&
            integra__is_ancestor(plan, integra__node_at(plan, group->breaker), breaker)) {
            return 1;
        }
        at = group->next;
    }
    for (uint32_t at = node->pairs; at != INTEGRA__NONE;) {
        const integra__pair *pair = integra__pool_at(&plan->pairs, at);
        if (pair->slot_kind == slot->kind && pair->slot == slot->self &&
            integra__is_ancestor(plan, integra__node_at(plan, pair->other), breaker)) {
            return 1;
        }
        at = pair->next;
    }
    return 0;
}

static int list_pair(integra_plan *plan, uint32_t broken, const integra__slot *slot, uint32_t breaker)
{
    uint32_t added;
    integra__pair *pair = integra__pool_push(&plan->allocator, &plan->pairs, &added);
    integra__node *node = integra__node_at(plan, broken);
    if (pair == NULL) {
        return 0;
    }
    pair->node = broken;
    pair->other = breaker;
    pair->slot_kind = slot->kind;
    pair->slot = slot->self;
    pair->next = node->pairs;
    return integra__set(plan, &node->pairs, added);
}

/* The group of a breaker, a branch and a value read, to which index may be added: its links ascend. */
static integra__group *group_of(integra_plan *plan, integra__slot *slot, uint32_t breaker, uint32_t branch,
                                uint32_t read, uint32_t index)
{
    integra__group *group;
    uint32_t at = slot->groups;
    while (at != INTEGRA__NONE) {
        group = integra__pool_at(&plan->groups, at);
        if (group->breaker == breaker && group->branch == branch && group->read == read &&
            integra__link_at(plan, group->newest)->index < index) {
            return group;
        }
        at = group->next;
    }
    group = integra__pool_push(&plan->allocator, &plan->groups, &at);
    if (group == NULL) {
        return NULL;
    }
    group->breaker = breaker;
    group->branch = branch;
    group->newest = INTEGRA__NONE;
    group->read = read;
    group->next = slot->groups;
    return integra__set(plan, &slot->groups, at) && integra__look_ready(plan) ? group : NULL;
}

/* A pair found: a fact, or what closes at once, makes no conflict and is listed; else the slot holds what was read. */
static int record(integra_plan *plan, uint32_t broken, integra__slot *slot, uint32_t breaker)
{
    const integra__node *node = integra__node_at(plan, broken);
    uint32_t count = 1;
    if ((integra__plan_row(plan, node->kind)->marks & BIT(INTEGRA__MARKED_FACT)) != 0 ||
        integra__at_once(integra__node_at(plan, breaker))) {
        return list_pair(plan, broken, slot, breaker);
    }
    for (uint32_t i = 0; i < count; i++) {
        /* looked at afresh: a group added may have moved the room that items lie in */
        integra__look look = { plan, integra__seen_before(node), NULL, 0, 0 };
        uint32_t read = integra__look_held(&look, slot, &count)[i] & ~INTEGRA__READ;
        integra__group *group = group_of(plan, slot, breaker, node->branch, read, node->index);
        if (group == NULL || integra__chain_add(plan, &group->newest, broken, NULL) == NULL) {
            return 0;
        }
    }
    return 1;
}

/* The node as the breaker through one slot: every accepted event that has not seen it. */
static int break_others(integra_plan *plan, uint32_t self, uint32_t setter)
{
    const integra__node *node = integra__node_at(plan, self);
    integra__slot *slot = integra__slot_numbered(plan, integra__link_at(plan, setter)->slot);
    integra__view view = integra__seen_before(node);
    int small = (BIT(slot->kind) & HEAVY) != 0;
    view.index = node->index;
    integra__note_begin(plan);
    if (small ? !integra__note_unseen(plan, plan->heavy, &view) || !integra__note_unseen(plan, slot->readers, &view)
              : !integra__note_window(plan, &view)) {
        return 0;
    }
    for (uint32_t i = plan->candidates.count; i > 0; i--) {
        uint32_t broken = integra__noted(plan, i - 1);
        const integra__node *other = integra__node_at(plan, broken);
        if (other->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED && breaks(plan, broken, slot, setter) &&
            !broken_before(plan, other, slot, node) && !record(plan, broken, slot, self)) {
            return 0;
        }
    }
    return 1;
}

/* The node as the broken one through one slot: on each branch, the first setter it has not seen that breaks it,
 * unless another of these is its ancestor. */
static int break_self(integra_plan *plan, uint32_t self, integra__slot *slot)
{
    const integra__node *node = integra__node_at(plan, self);
    integra__view view = integra__seen_before(node);
    view.index = node->index;
    integra__note_begin(plan);
    for (uint32_t at = slot == NULL ? INTEGRA__NONE : slot->setters; at != INTEGRA__NONE;) {
        const integra__run *run = integra__pool_at(&plan->runs, at);
        uint32_t limit = integra__seen(plan, &view, run->branch), found = INTEGRA__NONE;
        for (uint32_t link = run->newest; link != INTEGRA__NONE && integra__link_at(plan, link)->index > limit;
             link = integra__link_at(plan, link)->before) {
            found = breaks(plan, self, slot, link) ? integra__link_at(plan, link)->node : found;
        }
        if (found != INTEGRA__NONE && !integra__note(plan, found)) {
            return 0;
        }
        at = run->next;
    }
    for (uint32_t i = 0; i < plan->candidates.count; i++) {
        const integra__node *breaker = integra__node_at(plan, integra__noted(plan, i));
        int first = 1;
        for (uint32_t j = 0; j < plan->candidates.count && first; j++) {
            first = j == i || !integra__is_ancestor(plan, integra__node_at(plan, integra__noted(plan, j)), breaker);
        }
        if (first && !record(plan, self, slot, integra__noted(plan, i))) {
            return 0;
        }
    }
    return 1;
}

/* What an event that reads every need, intervention and assessment may be broken by: the small slots that events it
 * has not seen have set, each once. */
static int break_heavy(integra_plan *plan, uint32_t self)
{
    integra__view view = integra__seen_before(integra__node_at(plan, self));
    view.index++;
    integra__note_begin(plan);
    plan->touched.count = 0;
    if (!integra__note_window(plan, &view)) {
        return 0;
    }
    for (uint32_t i = 0; i < plan->candidates.count; i++) {
        uint32_t at = integra__node_at(plan, integra__noted(plan, i))->setters;
        for (; at != INTEGRA__NONE; at = integra__link_at(plan, at)->next) {
            integra__slot *slot = integra__slot_numbered(plan, integra__link_at(plan, at)->slot);
            if ((BIT(slot->kind) & HEAVY) != 0 && slot->touched_by != self) {
                uint32_t *cell = integra__pool_push(&plan->allocator, &plan->touched, NULL);
                if (cell == NULL) {
                    return 0;
                }
                slot->touched_by = self;
                *cell = slot->self;
            }
        }
    }
    for (uint32_t i = 0; i < plan->touched.count; i++) {
        uint32_t slot = *(const uint32_t *)integra__pool_at(&plan->touched, i);
        if (!break_self(plan, self, integra__slot_numbered(plan, slot))) {
            return 0;
        }
    }
    return 1;
}

/* The slot that the node reads of its target, NULL for none. */
static integra__slot *slot_read(integra_plan *plan, const integra__node *node)
{
    uint32_t target = integra__trie_find(&plan->by_digest, node->target.bytes), link;
    uint32_t life = integra__life_of(node->kind, NULL);
    if (target == INTEGRA__NONE || (life == 0 && !reads_past(node->kind))) {
        return NULL;
    }
    return life != 0 ? integra__slot_of(plan, life, target, 0)
                     : integra__effects_slot(plan, node, integra__node_at(plan, target), target, &link);
}

/* Enters an accepted node among the readers of what it reads, for those that come later. */
int integra__breaks_enter(integra_plan *plan, uint32_t self)
{
    const integra__node *node = integra__node_at(plan, self);
    integra__slot *slot = slot_read(plan, node);
    if (slot != NULL && (BIT(slot->kind) & HEAVY) != 0 && integra__run_add(plan, &slot->readers, self, NULL) == NULL) {
        return 0;
    }
    return !is_heavy(node->kind) || integra__run_add(plan, &plan->heavy, self, NULL) != NULL;
}

int integra__breaks_find(integra_plan *plan, uint32_t self)
{
    const integra__node *node = integra__node_at(plan, self);
    integra__slot *others[] = { integra__slot_role(plan, node->author), integra__slot_role(plan, node->person),
                                slot_read(plan, node) };
    int ok = 1;
    for (uint32_t at = node->setters; at != INTEGRA__NONE && ok; at = integra__link_at(plan, at)->next) {
        ok = break_others(plan, self, at);
    }
    if (node->kind == INTEGRA_EVENT_OPENING || integra__at_once(node)) {
        return ok;
    }
    for (uint32_t s = 0; s < INTEGRA__MAIN_SLOTS && ok; s++) {
        ok = break_self(plan, self, &plan->main[s]);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others && ok; i++) {
        int main = others[i] == NULL || others[i]->self < INTEGRA__MAIN_SLOTS;
        int again = i > 0 && (others[i] == others[0] || (i > 1 && others[i] == others[1]));
        ok = main || again || break_self(plan, self, others[i]);
    }
    return ok && (!is_heavy(node->kind) || break_heavy(plan, self));
}
