/* cover_held.c - who holds the offices from one day to the next: the setters that have taken effect so far.
 * Spec: spec/36-as-of.md (PLN-14).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "cover_held.h"

#include <string.h>

#include "core/allocator.h"
#include "domain/plan/plan_cells.h"
#include "domain/plan/plan_offices.h"
#include "domain/plan/plan_seen.h"
#include "domain/plan/plan_slot.h"

const integra__plan_node *integra__cover_node(const integra_plan *plan, uint32_t place)
{
    return integra__plan_node_at(plan, *(const uint32_t *)integra__plan_pool_at(&plan->order, place));
}

/* ---- room ---- */

static uint32_t runs_of(const integra_plan *plan, const integra__plan_slot *slot)
{
    uint32_t count = 0;
    for (uint32_t at = slot == NULL ? INTEGRA__PLAN_NONE : slot->setters; at != INTEGRA__PLAN_NONE; count++) {
        at = ((const integra__plan_run *)integra__plan_pool_at(&plan->runs, at))->next;
    }
    return count;
}

static uint32_t kind_of(const integra__cover_held *held, const integra__plan_link *link)
{
    return integra__plan_slot_numbered(held->plan, link->slot)->kind;
}

static int is_main(uint32_t slot_kind)
{
    return slot_kind == INTEGRA_SLOT_PHASE || integra__plan_is_office(slot_kind);
}

/* Of a main slot that is asked about. */
static integra__cover_slot *slot_of(integra__cover_held *held, uint32_t slot_kind)
{
    return &held->slots[integra__plan_slot_main(held->plan, slot_kind)->self];
}

/* Numbers everybody whom an event of the facts gives an office. */
static void number_people(integra__cover_held *held, const integra_due *due)
{
    for (size_t i = 0; i < due->fact_count; i++) {
        uint32_t at = integra__cover_node(held->plan, due->facts[i].place)->setters;
        while (at != INTEGRA__PLAN_NONE) {
            const integra__plan_link *link = integra__plan_link_at(held->plan, at);
            if (integra__plan_is_office(kind_of(held, link)) && held->person_of[link->party] == INTEGRA__PLAN_NONE) {
                held->person_of[link->party] = held->person_count++;
            }
            at = link->next;
        }
    }
}

static int make_people(integra__cover_held *held)
{
    held->people = integra__allocate(held->memory, held->person_count * sizeof *held->people);
    if (held->people == NULL) {
        return 0;
    }
    memset(held->people, 0, held->person_count * sizeof *held->people);
    for (uint32_t party = 0; party < held->party_count; party++) {
        if (held->person_of[party] != INTEGRA__PLAN_NONE) {
            held->people[held->person_of[party]].party = party;
            held->people[held->person_of[party]].version = 1;
        }
    }
    return 1;
}

/* Gives every slot its part of the items, and returns how many there are; at first, without items, counts them. */
static uint32_t share_items(integra__cover_held *held)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < INTEGRA__PLAN_MAIN_SLOTS; i++) {
        held->slots[i].items = held->items == NULL ? NULL : held->items + used;
        used += is_main(held->plan->main[i].kind) ? runs_of(held->plan, &held->plan->main[i]) : 0;
    }
    for (uint32_t i = 0; i < held->person_count; i++) {
        held->people[i].role.items = held->items == NULL ? NULL : held->items + used;
        used += runs_of(held->plan, integra__plan_slot_role(held->plan, held->people[i].party));
    }
    return used;
}

int integra__cover_held_make(integra_plan *plan, const integra_due *due, integra__cover_held *held_out)
{
    memset(held_out, 0, sizeof *held_out);
    held_out->plan = plan;
    held_out->memory = &due->allocator;
    held_out->party_count = plan->parties.count;
    held_out->person_of = integra__allocate(held_out->memory, held_out->party_count * sizeof(uint32_t));
    if (held_out->person_of == NULL) {
        return 0;
    }
    for (uint32_t i = 0; i < held_out->party_count; i++) {
        held_out->person_of[i] = INTEGRA__PLAN_NONE;
    }
    number_people(held_out, due);
    if (!make_people(held_out)) {
        return 0;
    }
    held_out->item_count = share_items(held_out);
    held_out->items = integra__allocate(held_out->memory, held_out->item_count * sizeof *held_out->items);
    (void)share_items(held_out);
    return held_out->items != NULL;
}

void integra__cover_held_release(integra__cover_held *held)
{
    integra__release(held->memory, held->person_of, held->party_count * sizeof *held->person_of);
    integra__release(held->memory, held->people, held->person_count * sizeof *held->people);
    integra__release(held->memory, held->items, held->item_count * sizeof *held->items);
}

/* ---- what takes effect ---- */

static const integra__plan_node *setter(const integra_plan *plan, uint32_t link)
{
    return integra__plan_node_at(plan, integra__plan_link_at(plan, link)->node);
}

/* A setter joins those that are held, unless one of them descends from it; those that it descends from go. */
static void hold(const integra_plan *plan, integra__cover_slot *slot, integra__cover_item item)
{
    const integra__plan_node *node = setter(plan, item.link);
    uint32_t kept = 0, at;
    for (uint32_t i = 0; i < slot->count; i++) {
        if (integra__plan_is_ancestor(plan, node, setter(plan, slot->items[i].link))) {
            return; /* and then it descends from none of them: what they descend from is held by none */
        }
    }
    for (uint32_t i = 0; i < slot->count; i++) {
        if (!integra__plan_is_ancestor(plan, setter(plan, slot->items[i].link), node)) {
            slot->items[kept++] = slot->items[i];
        }
    }
    for (at = kept; at > 0 && setter(plan, slot->items[at - 1].link)->position > node->position; at--) {
        slot->items[at] = slot->items[at - 1];
    }
    slot->items[at] = item;
    slot->count = kept + 1;
}

/* The person whose role a slot of the pool is, where they were given an office; else NULL. */
static integra__cover_person *role_holder(const integra__cover_held *held, uint32_t number)
{
    const integra__plan_slot *slot = integra__plan_slot_numbered(held->plan, number);
    uint32_t person = slot->kind == INTEGRA_SLOT_ROLE ? held->person_of[slot->subject] : INTEGRA__PLAN_NONE;
    return person == INTEGRA__PLAN_NONE ? NULL : &held->people[person];
}

int integra__cover_takes_effect(integra__cover_held *held, const integra__plan_node *node)
{
    int any = 0;
    for (uint32_t at = node->setters; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_link *link = integra__plan_link_at(held->plan, at);
        integra__cover_item item = { at, INTEGRA__PLAN_NONE, 0, 0 };
        uint32_t kind = kind_of(held, link);
        if (is_main(kind)) {
            item.person = integra__plan_is_office(kind) ? held->person_of[link->party] : INTEGRA__PLAN_NONE;
            hold(held->plan, slot_of(held, kind), item);
            any = 1;
        } else {
            integra__cover_person *person = role_holder(held, link->slot);
            if (person != NULL) {
                hold(held->plan, &person->role, item);
                person->version++;
                any = 1;
            }
        }
        at = link->next;
    }
    return any;
}

/* ---- what is asked ---- */

int integra__cover_closes(const integra__cover_held *held, const integra__plan_node *node)
{
    for (uint32_t at = node->setters; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_link *link = integra__plan_link_at(held->plan, at);
        if (kind_of(held, link) == INTEGRA_SLOT_PHASE && link->code == INTEGRA_PHASE_CLOSED) {
            return 1;
        }
        at = link->next;
    }
    return 0;
}

int integra__cover_is_absence(const integra__due_fact *fact)
{
    return fact->kind == INTEGRA_EVENT_ABSENCE &&
           (fact->until == INTEGRA_DATE_UNKNOWN || fact->until >= fact->effective);
}

integra__cover_person *integra__cover_person_of(const integra__cover_held *held, const integra_id *id)
{
    uint32_t party = integra__plan_trie_find(&held->plan->by_id, id->bytes);
    uint32_t person = party == INTEGRA__PLAN_NONE ? party : held->person_of[party];
    return person == INTEGRA__PLAN_NONE ? NULL : &held->people[person];
}

int integra__cover_is_open(integra__cover_held *held)
{
    const integra__cover_slot *phase = slot_of(held, INTEGRA_SLOT_PHASE);
    int open = 0;
    for (uint32_t i = 0; i < phase->count; i++) {
        const integra__plan_link *link = integra__plan_link_at(held->plan, phase->items[i].link);
        if (link->last != 0) {
            return 0; /* beside a closing at once the phase holds closings alone (PLN-11) */
        }
        open |= link->code == INTEGRA_PHASE_ACTIVE || link->code == INTEGRA_PHASE_IN_REVIEW;
    }
    return open;
}

/* Whether their role is none, by leavings that whoever gave them the office had not seen (PLN-10). What was read and is
 * not settled says that they may be here still. */
static int has_left(const integra__cover_held *held, const integra__cover_person *person, uint32_t office)
{
    const integra_plan *plan = held->plan;
    int left = person->role.count > 0 && person->reads == 0;
    for (uint32_t i = 0; i < person->role.count && left; i++) {
        const integra__plan_link *link = integra__plan_link_at(plan, person->role.items[i].link);
        left = link->code == INTEGRA_ROLE_NONE &&
               !integra__plan_is_ancestor(plan, integra__plan_node_at(plan, link->source), setter(plan, office));
    }
    return left;
}

uint32_t integra__cover_first(integra__cover_held *held, uint32_t slot_kind)
{
    integra__cover_slot *slot = slot_of(held, slot_kind);
    for (uint32_t i = 0; i < slot->count; i++) {
        integra__cover_item *item = &slot->items[i];
        const integra__cover_person *person = &held->people[item->person];
        if (person->absences > 0) {
            continue;
        }
        if (item->looked != person->version) {
            item->left = has_left(held, person, item->link) ? 1u : 0u;
            item->looked = person->version;
        }
        if (!item->left) {
            return person->party;
        }
    }
    return INTEGRA__PLAN_NONE;
}
