/* plan_slot.c - slots of a plan: finding one, and what it holds in the eyes of an event.
 * Spec: spec/31-history.md (PLN-11, "What is held").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_slot.h"

#include <string.h>

#include "core/allocator.h"
#include "plan_cells.h"
#include "plan_seen.h"

#define LOOKS 4u /* looks that may be held one within another */

int integra__plan_look_ready(integra_plan *plan)
{
    uint32_t wanted = LOOKS * (plan->branches.count + plan->groups.count + 4);
    uint32_t *room;
    if (plan->scratch_size >= wanted) {
        return 1;
    }
    wanted *= 2;
    room = integra__allocate(&plan->allocator, wanted * sizeof *room);
    if (room == NULL) {
        return 0;
    }
    integra__release(&plan->allocator, plan->scratch, plan->scratch_size * sizeof *room);
    plan->scratch = room;
    plan->scratch_size = wanted;
    return 1;
}

integra__plan_slot *integra__plan_slot_main(integra_plan *plan, uint32_t kind)
{
    return &plan->main[kind - 1];
}

integra__plan_slot *integra__plan_slot_role(const integra_plan *plan, uint32_t party)
{
    uint32_t role = party < plan->parties.count ? integra__plan_party_at(plan, party)->role : INTEGRA__PLAN_NONE;
    return role == INTEGRA__PLAN_NONE ? NULL : integra__plan_slot_at(plan, role);
}

/* The cell that names a slot of a node, or the one its next correction slot would go into. */
static uint32_t *cell_of(integra_plan *plan, uint32_t kind, uint32_t node, uint32_t field)
{
    integra__plan_node *subject = integra__plan_node_at(plan, node);
    uint32_t *cell = &subject->corrections;
    if (kind == INTEGRA_SLOT_NEED || kind == INTEGRA_SLOT_INTERVENTION) {
        return &subject->slot;
    }
    if (kind == INTEGRA_SLOT_STANDING) {
        return &subject->standing;
    }
    while (*cell != INTEGRA__PLAN_NONE && integra__plan_slot_at(plan, *cell)->field != field) {
        cell = &integra__plan_slot_at(plan, *cell)->next;
    }
    return cell;
}

integra__plan_slot *integra__plan_slot_of(integra_plan *plan, uint32_t kind, uint32_t node, uint32_t field)
{
    uint32_t slot = *cell_of(plan, kind, node, field);
    return slot == INTEGRA__PLAN_NONE ? NULL : integra__plan_slot_at(plan, slot);
}

integra__plan_slot *integra__plan_slot_make(integra_plan *plan, uint32_t kind, uint32_t subject, uint32_t field)
{
    uint32_t *cell =
        kind == INTEGRA_SLOT_ROLE ? &integra__plan_party_at(plan, subject)->role : cell_of(plan, kind, subject, field);
    integra__plan_slot *slot;
    uint32_t added;
    if (*cell != INTEGRA__PLAN_NONE) {
        return integra__plan_slot_at(plan, *cell);
    }
    slot = integra__plan_pool_push(&plan->allocator, &plan->slots, &added);
    if (slot == NULL) {
        return NULL;
    }
    slot->self = INTEGRA__PLAN_MAIN_SLOTS + added;
    slot->kind = kind;
    slot->subject = subject;
    slot->field = field;
    slot->setters = slot->values = slot->readers = slot->groups = slot->settlements = slot->next = INTEGRA__PLAN_NONE;
    slot->touched_by = INTEGRA__PLAN_NONE;
    return integra__plan_set(plan, cell, added) ? slot : NULL;
}

integra__plan_slot *integra__plan_slot_numbered(integra_plan *plan, uint32_t self)
{
    return self < INTEGRA__PLAN_MAIN_SLOTS ? &plan->main[self]
                                           : integra__plan_slot_at(plan, self - INTEGRA__PLAN_MAIN_SLOTS);
}

uint32_t integra__plan_setter_of(integra_plan *plan, const integra__plan_node *node, uint32_t kind)
{
    uint32_t at = node->setters;
    while (at != INTEGRA__PLAN_NONE) {
        const integra__plan_link *link = integra__plan_link_at(plan, at);
        if (integra__plan_slot_numbered(plan, link->slot)->kind == kind) {
            break;
        }
        at = link->next;
    }
    return at;
}

integra__plan_value integra__plan_look_value(const integra_plan *plan, const integra__plan_slot *slot, uint32_t item)
{
    uint32_t at = item & ~INTEGRA__PLAN_READ;
    integra__plan_value value = { 0, 0, INTEGRA__PLAN_NONE, at };
    if (at != INTEGRA__PLAN_INITIAL) {
        const integra__plan_link *link = integra__plan_link_at(plan, at);
        value.code = link->code;
        value.detail = link->detail;
        value.party = link->party;
    } else if (slot != NULL && slot->kind == INTEGRA_SLOT_STANDING) {
        value.code = INTEGRA_STANDING_STANDS;
    }
    return value;
}

/* Whether two corrections of one field give it the same value. */
static int same_field(const integra__plan_node *a, const integra__plan_node *b, uint32_t field)
{
    switch (field) {
    case INTEGRA_FIELD_PERSON:
        return a->person == b->person;
    case INTEGRA_FIELD_REFERENCE:
        return memcmp(&a->reference, &b->reference, sizeof a->reference) == 0;
    case INTEGRA_FIELD_TEXT:
        return memcmp(&a->text_digest, &b->text_digest, sizeof a->text_digest) == 0;
    case INTEGRA_FIELD_CODE:
    case INTEGRA_FIELD_DETAIL:
        return a->detail == b->detail;
    default:
        return a->due == b->due;
    }
}

int integra__plan_look_same(const integra_plan *plan, const integra__plan_slot *slot, uint32_t a, uint32_t b)
{
    integra__plan_value one = integra__plan_look_value(plan, slot, a), other = integra__plan_look_value(plan, slot, b);
    if (slot->kind == INTEGRA_SLOT_CORRECTION) {
        return one.link == other.link ||
               (one.link != INTEGRA__PLAN_INITIAL && other.link != INTEGRA__PLAN_INITIAL &&
                same_field(integra__plan_node_at(plan, integra__plan_link_at(plan, one.link)->source),
                           integra__plan_node_at(plan, integra__plan_link_at(plan, other.link)->source), slot->field));
    }
    return one.code == other.code && one.detail == other.detail && one.party == other.party;
}

static const integra__plan_node *setter_node(const integra_plan *plan, uint32_t item)
{
    return integra__plan_node_at(plan, integra__plan_link_at(plan, item)->node);
}

/* Leaves, of count setters, those that no other of them descends from. The deepest come first: whatever is descended
 * from has a descendant among those that stay. */
static uint32_t keep_latest(const integra_plan *plan, uint32_t *items, uint32_t count)
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
        if (!replaced) {
            items[kept++] = items[i];
        }
    }
    return kept;
}

/* Where one of the held setters closes at once, it alone counts (PLN-11). */
static uint32_t keep_closings(const integra_plan *plan, uint32_t *items, uint32_t count, int *any_out)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (integra__plan_link_at(plan, items[i])->last) {
            items[kept++] = items[i];
        }
    }
    *any_out = kept > 0;
    return kept > 0 ? kept : count;
}

/* Whether a settlement (for a consent, any later consent) that the view has seen descends from both. */
static int settled(const integra_plan *plan, const integra__plan_view *view, const integra__plan_slot *slot,
                   const integra__plan_node *broken, const integra__plan_node *breaker)
{
    int consent = slot->kind == INTEGRA_SLOT_ASSISTANCE_CONSENT || slot->kind == INTEGRA_SLOT_SHARING_CONSENT;
    uint32_t at = consent ? slot->setters : slot->settlements;
    while (at != INTEGRA__PLAN_NONE) {
        const integra__plan_run *run = consent ? integra__plan_pool_at(&plan->runs, at) : NULL;
        uint32_t newest =
            consent ? integra__plan_run_find(plan, run->newest, integra__plan_seen(plan, view, run->branch)) : at;
        const integra__plan_link *link = newest == INTEGRA__PLAN_NONE ? NULL : integra__plan_link_at(plan, newest);
        const integra__plan_node *node = link == NULL ? NULL : integra__plan_node_at(plan, link->node);
        if (node != NULL && integra__plan_seen_node(plan, view, node) &&
            integra__plan_is_ancestor(plan, broken, node) && integra__plan_is_ancestor(plan, breaker, node)) {
            return 1;
        }
        at = consent ? run->next : link->earlier;
    }
    return 0;
}

/* What the last event of a group that the view has seen had read, or NONE where the group is settled, or not seen. */
static uint32_t open_reader(const integra__plan_look *look, const integra__plan_slot *slot,
                            const integra__plan_group *group)
{
    const integra__plan_node *breaker = integra__plan_node_at(look->plan, group->breaker);
    uint32_t newest =
        integra__plan_run_find(look->plan, group->newest, integra__plan_seen(look->plan, &look->view, group->branch));
    if (newest == INTEGRA__PLAN_NONE || !integra__plan_seen_node(look->plan, &look->view, breaker) ||
        settled(look->plan, &look->view, slot,
                integra__plan_node_at(look->plan, integra__plan_link_at(look->plan, newest)->node), breaker)) {
        return INTEGRA__PLAN_NONE;
    }
    return newest;
}

/* Adds the values that broken events had read: each value once, and none that is held besides; of several readers the
 * last in the total order tells the setter. While they are gathered, an item read is the reader's link. */
static uint32_t add_read(const integra__plan_look *look, const integra__plan_slot *slot, uint32_t *items, uint32_t held)
{
    const integra_plan *plan = look->plan;
    uint32_t count = held;
    for (uint32_t at = slot->groups; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_group *group = integra__plan_pool_at(&plan->groups, at);
        uint32_t reader = open_reader(look, slot, group), i = 0;
        uint32_t read = reader == INTEGRA__PLAN_NONE ? 0 : integra__plan_link_at(plan, reader)->code;
        while (reader != INTEGRA__PLAN_NONE && i < count &&
               !integra__plan_look_same(plan, slot, i < held ? items[i] : integra__plan_link_at(plan, items[i])->code,
                                        read)) {
            i++;
        }
        if (reader != INTEGRA__PLAN_NONE && i >= held &&
            (i == count ||
             integra__plan_node_compare(plan, setter_node(plan, items[i]), setter_node(plan, reader)) < 0)) {
            items[i] = reader;
            count += i == count;
        }
        at = group->next;
    }
    for (uint32_t i = held; i < count; i++) {
        items[i] = integra__plan_link_at(plan, items[i])->code | INTEGRA__PLAN_READ;
    }
    return count;
}

/* The setters that the view has seen and that none of the others it has seen descends from. */
static uint32_t latest(const integra__plan_look *look, const integra__plan_slot *slot, uint32_t *items)
{
    uint32_t count = 0;
    for (uint32_t at = slot->setters; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_run *run = integra__plan_pool_at(&look->plan->runs, at);
        uint32_t limit = integra__plan_seen(look->plan, &look->view, run->branch);
        uint32_t newest = integra__plan_run_find(look->plan, run->newest, limit);
        if (newest != INTEGRA__PLAN_NONE) {
            items[count++] = newest;
        }
        at = run->next;
    }
    return count > 1 ? keep_latest(look->plan, items, count) : count;
}

uint32_t *integra__plan_look_held(integra__plan_look *look, const integra__plan_slot *slot, uint32_t *count_out)
{
    uint32_t *items = look->plan->scratch + look->used;
    uint32_t count = 0;
    int closed = 0;
    if (slot != NULL && slot == look->instead) {
        items[count++] = look->item;
    } else if (slot != NULL) {
        count = latest(look, slot, items);
        count = slot->kind == INTEGRA_SLOT_PHASE ? keep_closings(look->plan, items, count, &closed) : count;
        count = closed || slot->groups == INTEGRA__PLAN_NONE ? count : add_read(look, slot, items, count);
    }
    if (count == 0) {
        items[count++] = INTEGRA__PLAN_INITIAL;
    }
    look->used += count;
    *count_out = count;
    return items;
}
