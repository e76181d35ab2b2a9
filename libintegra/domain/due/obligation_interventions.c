/* obligation_interventions.c - interventions that are planned or done, objectives that are pursued.
 * Spec: spec/34-due.md (PLN-13): PLN-7, PLN-21, PLN-24.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_interventions.h"

#include "core/id.h"
#include "obligation.h"
#include "obligation_facts.h"

#define BIT(state) (1u << (state))
#define PLANNED    BIT(INTEGRA_INTERVENTION_STATE_PLANNED)
#define UNDER_WAY  BIT(INTEGRA_INTERVENTION_STATE_UNDER_WAY)
#define CANCELLED  BIT(INTEGRA_INTERVENTION_STATE_CANCELLED)
#define PURSUED                                                                                                        \
    (BIT(INTEGRA_OBJECTIVE_STATE_FORMULATED) | BIT(INTEGRA_OBJECTIVE_STATE_PURSUED) |                                  \
     BIT(INTEGRA_OBJECTIVE_STATE_PARTLY_REACHED))

static const integra__due_fact *fact_of(const integra__obligations *o, const integra__obligation_item *item)
{
    return &o->due->facts[item->fact];
}

/* About an intervention, whoever acts in it. */
static integra__obligation about(const integra__obligations *o, const integra__obligation_item *item)
{
    integra__obligation told = integra__obligation_about(o, item->fact);
    told.subject = fact_of(o, item)->person;
    return told;
}

void integra__obligation_intervention(integra__obligations *o)
{
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_INTERVENTION); i++) {
        const integra__obligation_item *item = &o->interventions[i];
        integra__obligation told = about(o, item);
        if (item->states != CANCELLED) {
            told.met = (item->states & PLANNED) == 0;
            told.due = fact_of(o, item)->due;
            integra__obligation_tell(o, &told);
        }
    }
}

void integra__obligation_service_term(integra__obligations *o)
{
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_INTERVENTION); i++) {
        const integra__obligation_item *item = &o->interventions[i];
        integra__obligation told = about(o, item);
        told.due = fact_of(o, item)->until;
        if (item->states != CANCELLED && told.due != INTEGRA_DATE_UNKNOWN) {
            told.met = (item->states & (PLANNED | UNDER_WAY)) == 0;
            integra__obligation_tell(o, &told);
        }
    }
}

void integra__obligation_actor(integra__obligations *o)
{
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_INTERVENTION); i++) {
        const integra__obligation_item *item = &o->interventions[i];
        integra__obligation told = integra__obligation_about(o, item->fact);
        if ((item->states & (PLANNED | UNDER_WAY)) != 0) {
            told.met = integra__id_known(&fact_of(o, item)->person);
            integra__obligation_tell(o, &told);
        }
    }
}

void integra__obligation_effect(integra__obligations *o)
{
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_INTERVENTION); i++) {
        const integra__obligation_item *item = &o->interventions[i];
        integra__obligation told = about(o, item);
        if ((item->states & BIT(INTEGRA_INTERVENTION_STATE_DONE)) != 0) {
            told.met = !item->bare;
            integra__obligation_tell(o, &told);
        }
    }
}

void integra__obligation_objective(integra__obligations *o)
{
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_OBJECTIVE); i++) {
        const integra__obligation_item *item = &o->objectives[i];
        integra__obligation told = integra__obligation_about(o, item->fact);
        told.met = (item->states & PURSUED) == 0;
        told.due = fact_of(o, item)->due;
        integra__obligation_tell(o, &told);
    }
}

/* Of a plan that was closed because its goals were reached: what is still pursued (PLN-5). */
void integra__obligation_objective_left(integra__obligations *o)
{
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_OBJECTIVE); i++) {
        const integra__obligation_item *item = &o->objectives[i];
        integra__obligation told = integra__obligation_about(o, item->fact);
        if ((item->states & BIT(INTEGRA_OBJECTIVE_STATE_PURSUED)) != 0) {
            integra__obligation_tell(o, &told);
        }
    }
}
