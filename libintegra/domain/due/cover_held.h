/* cover_held.h - who holds the offices from one day to the next: the setters that have taken effect so far.
 * Spec: spec/36-as-of.md (PLN-14).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Setters come in by the day on which they take effect. A slot holds those from which no other one that came in
 * descends: of a branch never more than one. */
#ifndef INTEGRA_DOMAIN_DUE_COVER_HELD_H
#define INTEGRA_DOMAIN_DUE_COVER_HELD_H

#include "domain/plan/plan_types.h"
#include "due_day.h"

typedef struct integra__cover_item {
    uint32_t link;
    uint32_t person; /* of an office, who holds it */
    uint32_t looked; /* the person's version when it was last asked whether they left, 0 for never */
    uint32_t left;   /* what came of it */
} integra__cover_item;

/* In the total order of the setters. */
typedef struct integra__cover_slot {
    integra__cover_item *items;
    uint32_t count;
} integra__cover_slot;

/* Somebody who was ever given an office. */
typedef struct integra__cover_person {
    uint32_t party;
    uint32_t absences; /* under way */
    uint32_t reads;    /* broken events that had read a role of theirs, unsettled (PLN-11) */
    uint32_t version;  /* one more with each change of their role */
    integra__cover_slot role;
} integra__cover_person;

typedef struct integra__cover_held {
    integra_plan *plan;
    const integra_allocator *memory;
    integra__cover_slot slots[INTEGRA__PLAN_MAIN_SLOTS]; /* the phase, the offices and their deputies; else empty */
    integra__cover_person *people;
    uint32_t *person_of; /* by party, or NONE */
    integra__cover_item *items;
    uint32_t person_count, party_count, item_count;
} integra__cover_held;

/* Makes room for all that the facts may set, none of which has taken effect yet. held_out is to be released whatever
 * comes of it. 0 when memory fails. */
int integra__cover_held_make(integra_plan *plan, const integra_due *due, integra__cover_held *held_out);
void integra__cover_held_release(integra__cover_held *held);

const integra__plan_node *integra__cover_node(const integra_plan *plan, uint32_t place);

/* Whether an event closes the plan, itself or by settling that it is. */
int integra__cover_closes(const integra__cover_held *held, const integra__plan_node *node);

/* Whether a fact says that somebody is away, on one day at least: corrections can turn its dates round. */
int integra__cover_is_absence(const integra__due_fact *fact);

/* Somebody who was given an office, or NULL. */
integra__cover_person *integra__cover_person_of(const integra__cover_held *held, const integra_id *id);

/* The event takes effect. Returns whether it set anything that is held here. */
int integra__cover_takes_effect(integra__cover_held *held, const integra__plan_node *node);

/* Whether the plan is active or in review. */
int integra__cover_is_open(integra__cover_held *held);

/* Who of those who hold an office is the first that has neither left nor is away: a party, or NONE. */
uint32_t integra__cover_first(integra__cover_held *held, uint32_t slot_kind);

#endif
