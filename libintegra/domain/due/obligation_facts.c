/* obligation_facts.c - the events of a plan on a day by kind, the values it held by slot.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_facts.h"

#include <string.h>

#include "core/id.h"

/* Turns counts, each one cell up, into where each begins. */
static void sum(size_t *starts, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        starts[i] += starts[i - 1];
    }
}

void integra__obligation_facts_slots(integra__obligations *o)
{
    for (size_t i = 0; i < o->due->held_count; i++) {
        o->slots[o->due->held[i].slot + 1]++;
    }
    sum(o->slots, INTEGRA__SLOT_CODES + 1);
    for (size_t i = 0; i < o->due->fact_count; i++) {
        o->kinds[o->due->facts[i].kind + 1]++;
    }
    sum(o->kinds, INTEGRA__EVENT_CODES + 1);
}

void integra__obligation_facts_enter(integra__obligations *o)
{
    size_t next[INTEGRA__EVENT_CODES];
    memcpy(next, o->kinds, sizeof next);
    for (size_t i = 0; i < o->due->event_count; i++) {
        o->fact_of[i] = INTEGRA_NO_INDEX;
    }
    for (size_t i = 0; i < o->due->fact_count; i++) {
        o->by_kind[next[o->due->facts[i].kind]++] = (uint32_t)i;
        o->fact_of[o->due->facts[i].place] = (uint32_t)i;
    }
}

uint32_t integra__obligation_last(const integra__obligations *o, uint32_t kind)
{
    size_t count = integra__obligation_count(o, kind);
    return count == 0 ? INTEGRA_NO_INDEX : integra__obligation_nth(o, kind, count - 1);
}

uint32_t integra__obligation_later(uint32_t a, uint32_t b)
{
    if (a == INTEGRA_NO_INDEX || b == INTEGRA_NO_INDEX) {
        return a == INTEGRA_NO_INDEX ? b : a;
    }
    return a > b ? a : b;
}

uint32_t integra__obligation_last_review(const integra__obligations *o)
{
    static const uint32_t kinds[] = { INTEGRA_EVENT_REVIEW_CONCLUSION, INTEGRA_EVENT_REVIEW_SUSPENSION,
                                      INTEGRA_EVENT_REVIEW_CLOSING };
    uint32_t last = INTEGRA_NO_INDEX;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        last = integra__obligation_later(last, integra__obligation_last(o, kinds[i]));
    }
    return last;
}

size_t integra__obligation_before(const integra__obligations *o, uint32_t kind, integra_date day)
{
    size_t from = 0, to = integra__obligation_count(o, kind);
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (integra__obligation_fact(o, kind, middle)->effective < day) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

int integra__obligation_is_there(const integra_held *held)
{
    return !held->vacant && integra__id_known(&held->person);
}

integra_id integra__obligation_holder(const integra__obligations *o, uint32_t slot)
{
    for (size_t i = integra__obligation_held_from(o, slot); i < integra__obligation_held_end(o, slot); i++) {
        if (integra__obligation_is_there(&o->due->held[i])) {
            return o->due->held[i].person;
        }
    }
    return (integra_id){ { 0 } };
}

int integra__obligation_is_named(const integra__obligations *o, uint32_t slot)
{
    integra_id holder = integra__obligation_holder(o, slot);
    return integra__id_known(&holder);
}

int integra__obligation_conflict(const integra__obligations *o, uint32_t slot)
{
    return integra__obligation_held_from(o, slot) < integra__obligation_held_end(o, slot) &&
           o->due->held[integra__obligation_held_from(o, slot)].conflict != 0;
}
