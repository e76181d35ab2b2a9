/* obligation_facts.h - the events of a plan on a day by kind, the values it held by slot.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_FACTS_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_FACTS_H

#include "obligation_types.h"

/* Enters every event under its kind and its place, and where each slot begins. by_kind and fact_of have room. */
void integra__obligation_facts_enter(integra__obligations *o);

/* Where each slot begins among the values held. */
void integra__obligation_facts_slots(integra__obligations *o);

/* The values of a slot, or of all slots of a kind, stand from one place among those held to the other, not included. */
static inline size_t integra__obligation_held_from(const integra__obligations *o, uint32_t slot)
{
    return o->slots[slot];
}

static inline size_t integra__obligation_held_end(const integra__obligations *o, uint32_t slot)
{
    return o->slots[slot + 1];
}

static inline size_t integra__obligation_count(const integra__obligations *o, uint32_t kind)
{
    return o->kinds[kind + 1] - o->kinds[kind];
}

/* The number of the i-th event of a kind, in their order. */
static inline uint32_t integra__obligation_nth(const integra__obligations *o, uint32_t kind, size_t i)
{
    return o->by_kind[o->kinds[kind] + i];
}

static inline const integra__due_fact *integra__obligation_fact(const integra__obligations *o, uint32_t kind, size_t i)
{
    return &o->due->facts[integra__obligation_nth(o, kind, i)];
}

/* The number of the last event of a kind; INTEGRA_NO_INDEX for none. */
uint32_t integra__obligation_last(const integra__obligations *o, uint32_t kind);

/* The later of two numbers, of which either may be INTEGRA_NO_INDEX. */
uint32_t integra__obligation_later(uint32_t a, uint32_t b);

/* The last review that was concluded, whatever it came to. */
uint32_t integra__obligation_last_review(const integra__obligations *o);

/* How many events of a kind took effect before a day. */
size_t integra__obligation_before(const integra__obligations *o, uint32_t kind, integra_date day);

/* The day of an event; INTEGRA_DATE_UNKNOWN, before every day, for INTEGRA_NO_INDEX. */
static inline integra_date integra__obligation_day(const integra__obligations *o, uint32_t fact)
{
    return fact == INTEGRA_NO_INDEX ? INTEGRA_DATE_UNKNOWN : o->due->facts[fact].effective;
}

/* Whether a value of an office is somebody who is there. */
int integra__obligation_is_there(const integra_held *held);

/* Whether an office, or a deputy's, has such a value. */
int integra__obligation_is_named(const integra__obligations *o, uint32_t slot);

/* The first of them; none where nobody is. */
integra_id integra__obligation_holder(const integra__obligations *o, uint32_t slot);

/* Whether a slot of the plan itself is in conflict. */
int integra__obligation_conflict(const integra__obligations *o, uint32_t slot);

#endif
