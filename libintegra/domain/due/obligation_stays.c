/* obligation_stays.c - stays in hospital, the way home, readmissions.
 * Spec: spec/34-due.md (PLN-13): PLN-9, PLN-19, PLN-21, PLN-27.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_stays.h"

#include "core/date.h"
#include "domain/rules/generated/parameters.h"
#include "obligation.h"
#include "obligation_facts.h"

static integra_date day_of(const integra__obligations *o, uint32_t kind, size_t i)
{
    return integra__obligation_fact(o, kind, i)->effective;
}

/* Whether the day is so many days after another, or later. */
static int is_past(integra_date day, integra_date since, int64_t days)
{
    return (int64_t)day - since >= days;
}

/* The first day of the stay that the i-th discharge ended: of its admission; without one the day after the discharge
 * before, if that is no later than its own. */
static integra_date stay_began(const integra__obligations *o, size_t i)
{
    integra_date out = day_of(o, INTEGRA_EVENT_DISCHARGE, i), after;
    if (i == o->stays.returns_from && o->stays.last_admission != INTEGRA_NO_INDEX) {
        return integra__obligation_day(o, o->stays.last_admission);
    }
    after = i == 0 ? INTEGRA__DATE_FIRST : day_of(o, INTEGRA_EVENT_DISCHARGE, i - 1) + 1;
    return after < out ? after : out;
}

/* Whoever supervises the transition of that stay, else the referent. */
static integra_id supervisor(const integra__obligations *o, size_t i)
{
    uint32_t transition = integra__obligation_last(o, INTEGRA_EVENT_TRANSITION);
    return transition != INTEGRA_NO_INDEX && integra__obligation_day(o, transition) >= stay_began(o, i)
               ? o->due->facts[transition].person
               : o->actors[INTEGRA__OBLIGATION_THE_REFERENT];
}

static int in_window(const integra__obligations *o, integra_date discharge)
{
    return !is_past(o->due->at, discharge, o->values[INTEGRA__PARAMETER_RETURN_WINDOW_DAYS] + 1);
}

/* Contacts of the return: those from the discharge on, since no admission follows. */
static size_t first_contact(const integra__obligations *o, integra_date discharge)
{
    return integra__obligation_before(o, INTEGRA_EVENT_CONTACT, discharge);
}

static int has_contact(const integra__obligations *o, integra_date discharge)
{
    return first_contact(o, discharge) < integra__obligation_count(o, INTEGRA_EVENT_CONTACT);
}

/* A second contact at a month or later; of one contact alone, only if it lies after the window (PLN-9). */
static int has_second(const integra__obligations *o, integra_date discharge)
{
    size_t count = integra__obligation_count(o, INTEGRA_EVENT_CONTACT), first = first_contact(o, discharge);
    if (first == count) {
        return 0;
    }
    integra_date last = day_of(o, INTEGRA_EVENT_CONTACT, count - 1);
    return is_past(last, discharge, o->values[INTEGRA__PARAMETER_SECOND_CONTACT_DAYS]) &&
           (first < count - 1 || is_past(last, discharge, o->values[INTEGRA__PARAMETER_RETURN_WINDOW_DAYS] + 1));
}

/* About the i-th discharge, whoever sees to the return. */
static integra__obligation about(const integra__obligations *o, size_t i)
{
    integra__obligation told = integra__obligation_about(o, integra__obligation_nth(o, INTEGRA_EVENT_DISCHARGE, i));
    told.subject = supervisor(o, i);
    return told;
}

void integra__obligation_first_contact(integra__obligations *o)
{
    for (size_t i = o->stays.returns_from; i < integra__obligation_count(o, INTEGRA_EVENT_DISCHARGE); i++) {
        integra_date out = day_of(o, INTEGRA_EVENT_DISCHARGE, i);
        integra__obligation told = about(o, i);
        told.met = has_contact(o, out);
        told.due = integra__date_days_after(out, (uint32_t)o->values[INTEGRA__PARAMETER_FIRST_CONTACT_DAYS]);
        if (in_window(o, out)) {
            integra__obligation_tell(o, &told);
        }
    }
}

void integra__obligation_second_contact(integra__obligations *o)
{
    for (size_t i = o->stays.returns_from; i < integra__obligation_count(o, INTEGRA_EVENT_DISCHARGE); i++) {
        integra_date out = day_of(o, INTEGRA_EVENT_DISCHARGE, i);
        integra__obligation told = about(o, i);
        told.met = has_second(o, out);
        told.due = integra__date_days_after(out, (uint32_t)o->values[INTEGRA__PARAMETER_RETURN_WINDOW_DAYS]);
        integra__obligation_tell(o, &told);
    }
}

void integra__obligation_face_to_face(integra__obligations *o)
{
    for (size_t i = o->stays.returns_from; i < integra__obligation_count(o, INTEGRA_EVENT_DISCHARGE); i++) {
        integra_date out = day_of(o, INTEGRA_EVENT_DISCHARGE, i);
        integra__obligation told = about(o, i);
        told.met = o->stays.seen != INTEGRA_DATE_UNKNOWN && o->stays.seen >= out;
        if (in_window(o, out) && has_contact(o, out)) {
            integra__obligation_tell(o, &told);
        }
    }
}

void integra__obligation_discharge_preparation(integra__obligations *o)
{
    for (size_t i = o->stays.returns_from; i < integra__obligation_count(o, INTEGRA_EVENT_DISCHARGE); i++) {
        integra_date out = day_of(o, INTEGRA_EVENT_DISCHARGE, i);
        size_t at = integra__obligation_before(o, INTEGRA_EVENT_DISCHARGE_PREPARATION, stay_began(o, i));
        integra__obligation told = integra__obligation_about(o, integra__obligation_nth(o, INTEGRA_EVENT_DISCHARGE, i));
        told.met = at < integra__obligation_count(o, INTEGRA_EVENT_DISCHARGE_PREPARATION) &&
                   day_of(o, INTEGRA_EVENT_DISCHARGE_PREPARATION, at) <= out;
        if (in_window(o, out)) {
            integra__obligation_tell(o, &told);
        }
    }
}

/* Whether some discharge lies so many days before an admission, but not on its day. */
static int is_readmission(const integra__obligations *o, integra_date in)
{
    size_t before = integra__obligation_before(o, INTEGRA_EVENT_DISCHARGE, in);
    return before > 0 && !is_past(in, day_of(o, INTEGRA_EVENT_DISCHARGE, before - 1),
                                  o->values[INTEGRA__PARAMETER_READMISSION_DAYS] + 1);
}

void integra__obligation_readmission(integra__obligations *o)
{
    uint32_t review = integra__obligation_last_review(o);
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_ADMISSION); i++) {
        uint32_t admission = integra__obligation_nth(o, INTEGRA_EVENT_ADMISSION, i);
        if (is_readmission(o, integra__obligation_day(o, admission))) {
            integra__obligation told = integra__obligation_about(o, admission);
            told.met = review != INTEGRA_NO_INDEX && review > admission;
            integra__obligation_tell(o, &told);
        }
    }
}

void integra__obligation_transition(integra__obligations *o)
{
    uint32_t contact = integra__obligation_last(o, INTEGRA_EVENT_HOSPITAL_CONTACT);
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_TRANSITION); i++) {
        uint32_t transition = integra__obligation_nth(o, INTEGRA_EVENT_TRANSITION, i);
        size_t admissions =
            integra__obligation_before(o, INTEGRA_EVENT_ADMISSION, integra__obligation_day(o, transition) + 1);
        integra_date since =
            admissions == 0 ? INTEGRA_DATE_UNKNOWN : day_of(o, INTEGRA_EVENT_ADMISSION, admissions - 1);
        integra__obligation told = integra__obligation_about(o, transition);
        told.subject = o->due->facts[transition].person;
        told.met = contact != INTEGRA_NO_INDEX && integra__obligation_day(o, contact) >= since;
        integra__obligation_tell(o, &told);
    }
}

/* Whether a contact belongs to the stay under way: by the admission it names, else by its day. */
static int is_of_stay(const integra__due_fact *contact, const integra__due_fact *admission)
{
    return contact->target == INTEGRA_NO_INDEX ? contact->effective >= admission->effective
                                               : contact->target == admission->place;
}

void integra__obligation_hospital_contact(integra__obligations *o)
{
    if (!o->stays.under_way) {
        return;
    }
    const integra__due_fact *admission = &o->due->facts[o->stays.last_admission];
    integra__obligation told = integra__obligation_about(o, o->stays.last_admission);
    told.due =
        integra__date_days_after(admission->effective, (uint32_t)o->values[INTEGRA__PARAMETER_HOSPITAL_CONTACT_DAYS]);
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_HOSPITAL_CONTACT) && !told.met; i++) {
        told.met = is_of_stay(integra__obligation_fact(o, INTEGRA_EVENT_HOSPITAL_CONTACT, i), admission);
    }
    integra__obligation_tell(o, &told);
}
