/* obligation_activation.c - what a plan needs to be active, and what it should have.
 * Spec: spec/34-due.md (PLN-13): PLN-3, PLN-6.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_activation.h"

#include "core/id.h"
#include "obligation.h"
#include "obligation_facts.h"
#include "obligation_items.h"
#include "obligation_people.h"

/* One row, met or not. */
static void tell(integra__obligations *o, int met)
{
    integra__obligation told = integra__obligation_of(o);
    told.met = met;
    integra__obligation_tell(o, &told);
}

void integra__obligation_assistance_consent(integra__obligations *o)
{
    tell(o, o->due->answers[0] == INTEGRA_ANSWER_GIVEN);
}

void integra__obligation_sharing_consent(integra__obligations *o)
{
    tell(o, o->due->answers[1] != INTEGRA_ANSWER_UNKNOWN);
}

void integra__obligation_mt_named(integra__obligations *o)
{
    tell(o, (o->has & INTEGRA__OBLIGATION_MT) != 0);
}

void integra__obligation_referent_named(integra__obligations *o)
{
    tell(o, (o->has & INTEGRA__OBLIGATION_REFERENT) != 0 && !integra__obligation_conflict(o, INTEGRA_SLOT_REFERENT));
}

/* Whether some event of a kind has somebody who is held as médecin traitant: as whom it is about, or as its author. */
static int of_an_mt(const integra__obligations *o, uint32_t kind, int as_author)
{
    for (size_t i = 0; i < integra__obligation_count(o, kind); i++) {
        const integra__due_fact *fact = integra__obligation_fact(o, kind, i);
        if (integra__obligation_people_find(&o->mts, as_author ? &fact->author : &fact->person) != NULL) {
            return 1;
        }
    }
    return 0;
}

void integra__obligation_mt_informed(integra__obligations *o)
{
    tell(o, of_an_mt(o, INTEGRA_EVENT_MT_INFORMED, 0));
}

void integra__obligation_mt_agreement(integra__obligations *o)
{
    tell(o, of_an_mt(o, INTEGRA_EVENT_MT_AGREED, 1));
}

/* Of a PSI a shared assessment is multidimensional (PLN-1). */
static int fits(const integra__obligations *o, const integra__due_fact *assessment)
{
    return assessment->kind == INTEGRA_EVENT_ASSESSMENT &&
           ((o->has & INTEGRA__OBLIGATION_PSI) == 0 || assessment->detail == INTEGRA_TRI_YES);
}

static int is_shared_later(const integra__obligations *o, const integra__due_fact *sharing)
{
    uint32_t shared = sharing->target < o->due->event_count ? o->fact_of[sharing->target] : INTEGRA_NO_INDEX;
    return shared != INTEGRA_NO_INDEX && fits(o, &o->due->facts[shared]);
}

void integra__obligation_shared_assessment(integra__obligations *o)
{
    int met = 0;
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_ASSESSMENT) && !met; i++) {
        const integra__due_fact *assessment = integra__obligation_fact(o, INTEGRA_EVENT_ASSESSMENT, i);
        met = integra__id_known(&assessment->person) && fits(o, assessment);
    }
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_ASSESSMENT_SHARED) && !met; i++) {
        met = is_shared_later(o, integra__obligation_fact(o, INTEGRA_EVENT_ASSESSMENT_SHARED, i));
    }
    tell(o, met);
}

void integra__obligation_need(integra__obligations *o)
{
    static const uint32_t counts = 1u << INTEGRA_NEED_STATE_OPEN | 1u << INTEGRA_NEED_STATE_UNMET;
    size_t from = integra__obligation_held_from(o, INTEGRA_SLOT_NEED),
           to = integra__obligation_held_end(o, INTEGRA_SLOT_NEED);
    int met = 0;
    while (from < to && !met) {
        size_t end = integra__obligation_items_end(o, from);
        for (met = 1; from < end; from++) {
            met = met && (counts >> o->due->held[from].code & 1u) != 0;
        }
    }
    tell(o, met);
}

void integra__obligation_planned_intervention(integra__obligations *o)
{
    static const uint32_t counts = 1u << INTEGRA_INTERVENTION_STATE_PLANNED |
                                   1u << INTEGRA_INTERVENTION_STATE_UNDER_WAY | 1u << INTEGRA_INTERVENTION_STATE_DONE;
    int met = 0;
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_INTERVENTION) && !met; i++) {
        const integra__obligation_item *item = &o->interventions[i];
        const integra__due_fact *fact = &o->due->facts[item->fact];
        met = item->states != 0 && (item->states & ~counts) == 0 && integra__id_known(&fact->person) &&
              fact->due != INTEGRA_DATE_UNKNOWN;
    }
    tell(o, met);
}
