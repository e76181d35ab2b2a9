/* obligation_offices.c - deputies, presence, conflicts, mandates.
 * Spec: spec/34-due.md (PLN-13): PLN-3, PLN-11, PLN-14, PLN-28.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_offices.h"

#include "domain/plan/plan_kinds.h"
#include "obligation.h"
#include "obligation_facts.h"
#include "obligation_items.h"
#include "obligation_people.h"

static const struct {
    uint32_t office, slot, deputy;
} offices[] = {
    { INTEGRA_OFFICE_REFERENT, INTEGRA_SLOT_REFERENT, INTEGRA_SLOT_REFERENT_DEPUTY },
    { INTEGRA_OFFICE_MT, INTEGRA_SLOT_MT, INTEGRA_SLOT_MT_DEPUTY },
};
#define OFFICES (sizeof offices / sizeof *offices)

/* About an office, whoever holds it. */
static integra__obligation about(const integra__obligations *o, size_t office)
{
    integra__obligation told = integra__obligation_of(o);
    told.subject = integra__obligation_holder(o, offices[office].slot);
    told.value = offices[office].office;
    return told;
}

void integra__obligation_deputy(integra__obligations *o)
{
    for (size_t i = 0; i < OFFICES; i++) {
        if (integra__obligation_is_named(o, offices[i].slot)) {
            integra__obligation told = about(o, i);
            told.met = integra__obligation_is_named(o, offices[i].deputy);
            integra__obligation_tell(o, &told);
        }
    }
}

/* Whether somebody whom the slot holds, not merely as a value read, is there and is not away. */
static int is_present(const integra__obligations *o, uint32_t slot)
{
    for (size_t i = integra__obligation_held_from(o, slot); i < integra__obligation_held_end(o, slot); i++) {
        const integra_held *held = &o->due->held[i];
        if (integra__obligation_is_there(held) && !held->read &&
            integra__obligation_people_find(&o->staff, &held->person)->fact == INTEGRA_NO_INDEX) {
            return 1;
        }
    }
    return 0;
}

void integra__obligation_presence(integra__obligations *o)
{
    for (size_t i = 0; i < OFFICES; i++) {
        integra__obligation told = about(o, i);
        told.met = is_present(o, offices[i].slot) || is_present(o, offices[i].deputy);
        integra__obligation_tell(o, &told);
    }
}

/* Of the person's own word the person is asked again; else whom the guard `settler` lets settle (PLN-11). */
void integra__obligation_settlement(integra__obligations *o)
{
    for (size_t from = 0, end; from < o->due->held_count; from = end) {
        integra__obligation told = integra__obligation_of(o);
        end = integra__obligation_items_end(o, from);
        if (!o->due->held[from].conflict) {
            continue;
        }
        for (size_t i = from; i < end; i++) { /* no place is greater than INTEGRA_NO_INDEX, an initial value's */
            told.index = o->due->held[i].place < told.index ? o->due->held[i].place : told.index;
        }
        told.value = o->due->held[from].slot;
        told.who = integra__plan_own_word(told.value) ? INTEGRA_ENTITLED_BIT_PERSON : o->due->settlers;
        integra__obligation_tell(o, &told);
    }
}

void integra__obligation_mandated(integra__obligations *o)
{
    uint32_t review = integra__obligation_last_review(o);
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_MANDATE); i++) {
        const integra__obligation_mandate *mandate = &o->mandates[i];
        integra__obligation told = integra__obligation_about(o, mandate->fact);
        told.subject = mandate->person;
        told.due = o->due->facts[mandate->fact].until;
        told.met = mandate->renewed || integra__obligation_day(o, review) > told.due;
        integra__obligation_tell(o, &told);
    }
}
