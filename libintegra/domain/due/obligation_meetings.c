/* obligation_meetings.c - components of assistance, concertation, and to whom it is told.
 * Spec: spec/34-due.md (PLN-13): PLN-17, PLN-18.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_meetings.h"

#include "obligation.h"
#include "obligation_facts.h"

/* The nine of HAS-APP focus 2: a word added to the group is none of them. */
static const uint32_t nine[] = { INTEGRA_COMPONENT_ASSESSMENT, INTEGRA_COMPONENT_PLANNING,
                                 INTEGRA_COMPONENT_FOLLOW_UP,  INTEGRA_COMPONENT_INFORMATION,
                                 INTEGRA_COMPONENT_SKILLS,     INTEGRA_COMPONENT_ADVOCACY,
                                 INTEGRA_COMPONENT_FEEDBACK,   INTEGRA_COMPONENT_RE_EVALUATION,
                                 INTEGRA_COMPONENT_END };

void integra__obligation_component(integra__obligations *o)
{
    uint64_t told_of = 0;
    for (size_t i = 0; i < integra__obligation_count(o, INTEGRA_EVENT_COMPONENT); i++) {
        told_of |= UINT64_C(1) << integra__obligation_fact(o, INTEGRA_EVENT_COMPONENT, i)->code;
    }
    for (size_t i = 0; i < sizeof nine / sizeof *nine; i++) {
        integra__obligation told = integra__obligation_of(o);
        told.value = nine[i];
        told.met = (told_of >> nine[i] & 1u) != 0;
        integra__obligation_tell(o, &told);
    }
}

void integra__obligation_synthesis(integra__obligations *o)
{
    uint32_t concertation = integra__obligation_last(o, INTEGRA_EVENT_CONCERTATION);
    for (size_t i = 0; i < o->recipients.count && concertation != INTEGRA_NO_INDEX; i++) {
        integra__obligation told = integra__obligation_about(o, concertation);
        told.subject = o->recipients.each[i].id;
        told.met = o->recipients.each[i].fact != INTEGRA_NO_INDEX;
        integra__obligation_tell(o, &told);
    }
}

void integra__obligation_referent_informed(integra__obligations *o)
{
    for (size_t i = 0; i < o->referents.count; i++) {
        integra__obligation told = integra__obligation_of(o);
        told.subject = o->referents.each[i].id;
        told.met = o->referents.each[i].fact != INTEGRA_NO_INDEX;
        integra__obligation_tell(o, &told);
    }
}
