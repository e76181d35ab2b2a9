/* obligation_ready.c - all that the rows read, made ready once: one block of memory, cut into arrays.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_ready.h"

#include "core/allocator.h"
#include "obligation_facts.h"
#include "obligation_items.h"
#include "obligation_people.h"

/* The arrays hold numbers of 32 bits and bytes: none has to be aligned to more. */
_Static_assert(_Alignof(integra__obligation_person) <= 4 && _Alignof(integra__obligation_item) <= 4 &&
                   _Alignof(integra__obligation_mandate) <= 4 && _Alignof(integra__obligation_watcher) <= 4,
               "arrays of one block");

static size_t held_in(const integra__obligations *o, uint32_t slot)
{
    return integra__obligation_held_end(o, slot) - integra__obligation_held_from(o, slot);
}

/* The room of an array of so many elements, from *size on. */
static void *cut(const integra__obligations *o, size_t *size, size_t count, size_t each)
{
    size_t from = *size;
    *size += count * each;
    return o->memory == NULL ? NULL : (char *)o->memory + from;
}

static void *cut_people(const integra__obligations *o, size_t *size, size_t count)
{
    return cut(o, size, count, sizeof(integra__obligation_person));
}

/* Lays the arrays out; without memory it tells the size alone. */
static size_t lay_out(integra__obligations *o)
{
    size_t size = 0, mts = held_in(o, INTEGRA_SLOT_MT), referents = held_in(o, INTEGRA_SLOT_REFERENT);
    size_t deputies = held_in(o, INTEGRA_SLOT_REFERENT_DEPUTY) + held_in(o, INTEGRA_SLOT_MT_DEPUTY);
    o->by_kind = cut(o, &size, o->due->fact_count, sizeof *o->by_kind);
    o->fact_of = cut(o, &size, o->due->event_count, sizeof *o->fact_of);
    o->referents.each = cut_people(o, &size, referents);
    o->mts.each = cut_people(o, &size, mts);
    o->recipients.each = cut_people(o, &size, mts + held_in(o, INTEGRA_SLOT_ROLE));
    o->staff.each = cut_people(o, &size, mts + referents + deputies);
    o->interventions =
        cut(o, &size, integra__obligation_count(o, INTEGRA_EVENT_INTERVENTION), sizeof *o->interventions);
    o->objectives = cut(o, &size, integra__obligation_count(o, INTEGRA_EVENT_OBJECTIVE), sizeof *o->objectives);
    o->mandates = cut(o, &size, integra__obligation_count(o, INTEGRA_EVENT_MANDATE), sizeof *o->mandates);
    o->watchers = cut(o, &size, held_in(o, INTEGRA_SLOT_WATCHER), sizeof *o->watchers);
    return size;
}

/* Whose absence was told and not over by the day: their number is that of the absence. */
static void read_absences(integra__obligations *o)
{
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_ABSENCE); i++) {
        const integra__due_fact *absence = integra__obligation_fact(o, INTEGRA_EVENT_ABSENCE, i);
        integra__obligation_person *person = integra__obligation_people_find(&o->staff, &absence->person);
        if (person != NULL && (absence->until == INTEGRA_DATE_UNKNOWN || absence->until >= o->due->at)) {
            person->fact = integra__obligation_nth(o, INTEGRA_EVENT_ABSENCE, i);
        }
    }
}

static void read_people(integra__obligations *o)
{
    static const uint32_t offices[] = { INTEGRA_SLOT_REFERENT, INTEGRA_SLOT_MT, INTEGRA_SLOT_REFERENT_DEPUTY,
                                        INTEGRA_SLOT_MT_DEPUTY };
    integra_date concertation = integra__obligation_day(o, integra__obligation_last(o, INTEGRA_EVENT_CONCERTATION));
    integra__obligation_people_hold(o, &o->referents, INTEGRA_SLOT_REFERENT, 1);
    integra__obligation_people_hold(o, &o->mts, INTEGRA_SLOT_MT, 1);
    integra__obligation_people_hold(o, &o->recipients, INTEGRA_SLOT_MT, 1);
    integra__obligation_people_in_role(o, &o->recipients, INTEGRA_ROLE_HOME_SERVICES);
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++) {
        integra__obligation_people_hold(o, &o->staff, offices[i], 0);
    }
    integra__obligation_people_order(&o->referents);
    integra__obligation_people_order(&o->mts);
    integra__obligation_people_order(&o->recipients);
    integra__obligation_people_order(&o->staff);
    integra__obligation_people_enter(o, &o->referents, INTEGRA_EVENT_FEEDBACK, INTEGRA_DATE_UNKNOWN);
    integra__obligation_people_enter(o, &o->referents, INTEGRA_EVENT_SYNTHESIS, INTEGRA_DATE_UNKNOWN);
    integra__obligation_people_enter(o, &o->mts, INTEGRA_EVENT_FEEDBACK, INTEGRA_DATE_UNKNOWN);
    integra__obligation_people_enter(o, &o->recipients, INTEGRA_EVENT_SYNTHESIS, concertation);
    read_absences(o);
}

/* A stay runs from an admission to the first discharge after it, or the next admission. Of one day a discharge comes
 * first where a stay is under way, so that a transfer leaves the person in hospital, else the admission. */
static void read_stays(integra__obligations *o)
{
    size_t admissions = integra__obligation_count(o, INTEGRA_EVENT_ADMISSION), a = 0, z = 0;
    size_t discharges = integra__obligation_count(o, INTEGRA_EVENT_DISCHARGE);
    while (a < admissions || z < discharges) {
        integra_date in =
            a == admissions ? INTEGRA_DATE_UNKNOWN : integra__obligation_fact(o, INTEGRA_EVENT_ADMISSION, a)->effective;
        integra_date out =
            z == discharges ? INTEGRA_DATE_UNKNOWN : integra__obligation_fact(o, INTEGRA_EVENT_DISCHARGE, z)->effective;
        int enters = a < admissions && (z == discharges || in < out || (in == out && !o->stays.under_way));
        a += enters ? 1u : 0u;
        z += enters ? 0u : 1u;
        o->stays.under_way = enters ? 1u : 0u;
        o->stays.returns_from = enters ? z : o->stays.returns_from;
    }
    o->stays.last_admission = integra__obligation_last(o, INTEGRA_EVENT_ADMISSION);
    o->stays.seen = INTEGRA_DATE_UNKNOWN;
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_CONTACT); i++) {
        const integra__due_fact *contact = integra__obligation_fact(o, INTEGRA_EVENT_CONTACT, i);
        o->stays.seen = contact->code == INTEGRA_CONTACT_MODE_PHONE ? o->stays.seen : contact->effective;
    }
}

/* No row is asked of a plan that was not opened: none has that phase. */
static void read_phases(integra__obligations *o)
{
    for (size_t i = integra__obligation_held_from(o, INTEGRA_SLOT_PHASE);
         i < integra__obligation_held_end(o, INTEGRA_SLOT_PHASE); i++) {
        const integra_held *held = &o->due->held[i];
        o->phases |= 1u << held->code;
        if (held->code == INTEGRA_PHASE_CLOSED && held->detail == INTEGRA_CLOSING_REASON_GOALS_REACHED) {
            o->has |= INTEGRA__OBLIGATION_GOALS;
        }
    }
}

/* What holds of the plan as a whole. */
static void read_whole(integra__obligations *o)
{
    const integra_due *due = o->due;
    o->actors[INTEGRA__OBLIGATION_THE_PERSON] = due->person;
    o->actors[INTEGRA__OBLIGATION_THE_REFERENT] = integra__obligation_holder(o, INTEGRA_SLOT_REFERENT);
    o->actors[INTEGRA__OBLIGATION_THE_MT] = integra__obligation_holder(o, INTEGRA_SLOT_MT);
    o->anchor = integra__obligation_later(integra__obligation_last(o, INTEGRA_EVENT_ACTIVATION),
                                          integra__obligation_last(o, INTEGRA_EVENT_RESUMPTION));
    o->anchor = integra__obligation_later(o->anchor, integra__obligation_last(o, INTEGRA_EVENT_REVIEW_CONCLUSION));
    const struct {
        uint32_t has;
        int holds;
    } whole[] = {
        { INTEGRA__OBLIGATION_PSI, due->kind == INTEGRA_PLAN_KIND_PSI },
        { INTEGRA__OBLIGATION_PPS, due->kind == INTEGRA_PLAN_KIND_PPS },
        { INTEGRA__OBLIGATION_SHARING, due->answers[1] == INTEGRA_ANSWER_GIVEN },
        { INTEGRA__OBLIGATION_REFERENT, o->referents.count > 0 },
        { INTEGRA__OBLIGATION_MT, o->mts.count > 0 },
        { INTEGRA__OBLIGATION_ANCHOR, o->anchor != INTEGRA_NO_INDEX },
        { INTEGRA__OBLIGATION_SCREENED, o->screened != NULL && o->screened->date <= due->at },
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        o->has |= whole[i].holds ? whole[i].has : 0;
    }
}

int integra__obligation_ready(integra__obligations *o)
{
    integra__obligation_facts_slots(o);
    read_phases(o);
    o->size = lay_out(o);
    o->memory = integra__allocate(&o->due->allocator, o->size);
    if (o->memory == NULL) {
        return 0;
    }
    (void)lay_out(o);
    integra__obligation_facts_enter(o);
    read_people(o);
    read_stays(o);
    read_whole(o);
    integra__obligation_items_read(o, INTEGRA_EVENT_INTERVENTION, INTEGRA_SLOT_INTERVENTION, o->interventions);
    integra__obligation_items_read(o, INTEGRA_EVENT_OBJECTIVE, INTEGRA_SLOT_OBJECTIVE, o->objectives);
    integra__obligation_items_mandates(o);
    integra__obligation_items_watchers(o);
    return 1;
}

void integra__obligation_done(integra__obligations *o)
{
    integra__release(&o->due->allocator, o->memory, o->size);
}
