/* obligation_reviews.c - reviews, feedback, the watch of a suspension, and what a screening changes.
 * Spec: spec/34-due.md (PLN-8): PLN-4, PLN-15, PLN-26, SCR-10.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_reviews.h"

#include "core/id.h"
#include "domain/rules/generated/parameters.h"
#include "obligation.h"
#include "obligation_facts.h"

/* Two who set the same watch set one: it is about the first of them. */
static int is_told_before(const integra__obligations *o, size_t i)
{
    const integra__obligation_watcher *watcher = &o->watchers[i];
    return i > 0 && o->watchers[i - 1].until == watcher->until &&
           integra__id_same(&o->watchers[i - 1].person, &watcher->person);
}

void integra__obligation_watch(integra__obligations *o)
{
    size_t count =
        integra__obligation_held_end(o, INTEGRA_SLOT_WATCHER) - integra__obligation_held_from(o, INTEGRA_SLOT_WATCHER);
    for (size_t i = 0; i < count; i++) {
        const integra__obligation_watcher *watcher = &o->watchers[i];
        integra__obligation told = integra__obligation_of(o);
        told.due = watcher->until;
        told.subject = watcher->person;
        told.index = watcher->place;
        if (watcher->place != INTEGRA_NO_INDEX && !is_told_before(o, i)) { /* an initial value watches nobody */
            integra__obligation_tell(o, &told);
        }
    }
}

/* The day that the last review fixed, where nothing has started anew since; else unknown. */
static integra_date fixed(const integra__obligations *o)
{
    const integra__due_fact *anchor = &o->due->facts[o->anchor];
    return anchor->kind == INTEGRA_EVENT_REVIEW_CONCLUSION ? anchor->due : INTEGRA_DATE_UNKNOWN;
}

void integra__obligation_review(integra__obligations *o)
{
    integra__obligation told = integra__obligation_about(o, o->anchor);
    if (fixed(o) == INTEGRA_DATE_UNKNOWN) {
        told.due = integra__obligation_months_after(o->due->facts[o->anchor].effective,
                                                    (uint32_t)o->values[INTEGRA__PARAMETER_PLAN_REVIEW_MONTHS]);
        integra__obligation_tell(o, &told);
    }
}

void integra__obligation_review_fixed(integra__obligations *o)
{
    integra__obligation told = integra__obligation_about(o, o->anchor);
    told.due = fixed(o);
    if (told.due != INTEGRA_DATE_UNKNOWN) {
        integra__obligation_tell(o, &told);
    }
}

void integra__obligation_feedback(integra__obligations *o)
{
    uint32_t start = integra__obligation_later(integra__obligation_last(o, INTEGRA_EVENT_ACTIVATION),
                                               integra__obligation_last(o, INTEGRA_EVENT_RESUMPTION));
    for (size_t i = 0; i < o->mts.count; i++) {
        uint32_t last = integra__obligation_later(start, o->mts.each[i].fact);
        if (last != INTEGRA_NO_INDEX) {
            integra__obligation told = integra__obligation_about(o, last);
            told.subject = o->mts.each[i].id;
            told.due = integra__obligation_months_after(o->due->facts[last].effective,
                                                        (uint32_t)o->values[INTEGRA__PARAMETER_MT_FEEDBACK_MONTHS]);
            integra__obligation_tell(o, &told);
        }
    }
}

/* What the screening says of the kind of plan: SCR-3 of a PSI, SCR-2 of a PPS. */
static uint32_t verdict(const integra__obligations *o)
{
    return (o->has & INTEGRA__OBLIGATION_PSI) != 0 ? o->screened->assistance : o->screened->pps;
}

/* The event that suspended the plan, the last of several; INTEGRA_NO_INDEX for none. */
static uint32_t suspension(const integra__obligations *o)
{
    uint32_t last = INTEGRA_NO_INDEX;
    for (size_t i = integra__obligation_held_from(o, INTEGRA_SLOT_PHASE);
         i < integra__obligation_held_end(o, INTEGRA_SLOT_PHASE); i++) {
        const integra_held *held = &o->due->held[i];
        if (held->code == INTEGRA_PHASE_SUSPENDED && held->place != INTEGRA_NO_INDEX) {
            last = integra__obligation_later(last, o->fact_of[held->place]);
        }
    }
    return last;
}

void integra__obligation_resumption(integra__obligations *o)
{
    uint32_t since = suspension(o);
    if (since != INTEGRA_NO_INDEX && o->screened->date > o->due->facts[since].effective &&
        verdict(o) == INTEGRA_TRI_YES) {
        integra__obligation told = integra__obligation_about(o, since);
        integra__obligation_tell(o, &told);
    }
}

static void tell_screened(integra__obligations *o, uint32_t asked)
{
    if (o->screened->date > o->due->facts[o->anchor].effective && verdict(o) == asked) {
        integra__obligation told = integra__obligation_of(o);
        integra__obligation_tell(o, &told);
    }
}

void integra__obligation_surveillance(integra__obligations *o)
{
    tell_screened(o, INTEGRA_TRI_NO);
}

void integra__obligation_questionnaire(integra__obligations *o)
{
    tell_screened(o, INTEGRA_TRI_UNKNOWN);
}
