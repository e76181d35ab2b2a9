/* plan_slot.c - slots of a plan: finding one, and the values of its setters.
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

int integra__plan_slot_is_member(uint32_t kind)
{
    return kind == INTEGRA_SLOT_ROLE || kind == INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT ||
           kind == INTEGRA_SLOT_HOLDER_SHARING_CONSENT;
}

/* The cell that names a slot of a member. */
static uint32_t *cell_of_member(integra__plan_party *party, uint32_t kind)
{
    return kind == INTEGRA_SLOT_ROLE ? &party->role
                                     : &party->answers[kind == INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT ? 0 : 1];
}

integra__plan_slot *integra__plan_slot_member(const integra_plan *plan, uint32_t kind, uint32_t party)
{
    uint32_t slot =
        party < plan->parties.count ? *cell_of_member(integra__plan_party_at(plan, party), kind) : INTEGRA__PLAN_NONE;
    return slot == INTEGRA__PLAN_NONE ? NULL : integra__plan_slot_at(plan, slot);
}

integra__plan_slot *integra__plan_slot_role(const integra_plan *plan, uint32_t party)
{
    return integra__plan_slot_member(plan, INTEGRA_SLOT_ROLE, party);
}

/* The cell that names a slot of a node, or the one its next slot of corrections would go into. */
static uint32_t *cell_of(integra_plan *plan, uint32_t kind, uint32_t node, uint32_t field)
{
    integra__plan_node *subject = integra__plan_node_at(plan, node);
    uint32_t *cell = &subject->corrections;
    if (kind == INTEGRA_SLOT_NEED || kind == INTEGRA_SLOT_OBJECTIVE || kind == INTEGRA_SLOT_INTERVENTION) {
        return &subject->slot;
    }
    if (kind == INTEGRA_SLOT_STANDING) {
        return &subject->standing;
    }
    while (*cell != INTEGRA__PLAN_NONE) {
        integra__plan_slot *slot = integra__plan_slot_at(plan, *cell);
        if (slot->kind == kind && slot->field == field) {
            break;
        }
        cell = &slot->next;
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
    uint32_t *cell = integra__plan_slot_is_member(kind) ? cell_of_member(integra__plan_party_at(plan, subject), kind)
                                                        : cell_of(plan, kind, subject, field);
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
    slot->setters = slot->readers = slot->groups = slot->breakers = slot->settlements = slot->next = INTEGRA__PLAN_NONE;
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

static inline integra__plan_value value_of(const integra_plan *plan, const integra__plan_slot *slot, uint32_t item)
{
    uint32_t at = item & ~INTEGRA__PLAN_READ;
    integra__plan_value value = { 0, 0, INTEGRA__PLAN_NONE, INTEGRA_DATE_UNKNOWN, at };
    if (at != INTEGRA__PLAN_INITIAL) {
        const integra__plan_link *link = integra__plan_link_at(plan, at);
        value.code = link->code;
        value.detail = link->detail;
        value.party = link->party;
        value.date = link->date;
    } else if (slot != NULL) {
        value.code = slot->kind == INTEGRA_SLOT_STANDING     ? INTEGRA_STANDING_STANDS
                     : slot->kind == INTEGRA_SLOT_CORRECTION ? slot->field
                                                             : 0;
    }
    return value;
}

integra__plan_value integra__plan_look_value(const integra_plan *plan, const integra__plan_slot *slot, uint32_t item)
{
    return value_of(plan, slot, item);
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
    integra__plan_value one = value_of(plan, slot, a), other = value_of(plan, slot, b);
    if (slot->kind == INTEGRA_SLOT_CORRECTION) {
        return one.link == other.link ||
               (one.link != INTEGRA__PLAN_INITIAL && other.link != INTEGRA__PLAN_INITIAL &&
                same_field(integra__plan_node_at(plan, integra__plan_link_at(plan, one.link)->source),
                           integra__plan_node_at(plan, integra__plan_link_at(plan, other.link)->source), slot->field));
    }
    if (slot->kind == INTEGRA_SLOT_PHASE) {
        return one.code == other.code; /* why, since when and by whom it is closed is told, and no conflict */
    }
    return one.code == other.code && one.detail == other.detail && one.party == other.party && one.date == other.date;
}
