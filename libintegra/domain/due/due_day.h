/* due_day.h - a plan on a day: the values its slots held, and the events that count on it, as corrected.
 * Spec: spec/36-as-of.md (PLN-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Made once, by due_day.c; obligations and cover read nothing else of the plan.
 */
#ifndef INTEGRA_DOMAIN_DUE_DAY_H
#define INTEGRA_DOMAIN_DUE_DAY_H

#include <integra/due.h>

/* An event that counts: accepted, not annulled, its effective date, as corrected, on or before the day. Of a field that
 * was corrected to several values at once: the earliest date, of others the one whose setter comes first. */
typedef struct integra__due_fact {
    uint32_t place; /* in the plan */
    uint32_t kind;
    uint32_t code;
    uint32_t detail;
    integra_date effective, due, until;
    uint32_t target; /* place of the event it names, or INTEGRA_NO_INDEX */
    integra_id person;
    integra_id giver;
    integra_id author;
} integra__due_fact;

struct integra_due {
    integra_allocator allocator;
    integra_date at;
    uint32_t kind;                  /* INTEGRA_PLAN_KIND_; 0 where the opening is not here */
    integra_id person;              /* the plan's person */
    uint32_t answers[2];            /* INTEGRA_ANSWER_, to the assistance and to sharing */
    uint32_t settlers;              /* who settles what is no own word: INTEGRA_ENTITLED_BIT_ (PLN-11, guard settler) */
    const integra__due_fact *facts; /* ascending by effective date, then place */
    size_t fact_count;
    const integra_held *held;      /* in the order of integra_plan_held_at() */
    const integra_digest *digests; /* of the events of the plan, by place: what a held subject names */
    size_t held_count;
    size_t event_count; /* of the plan: bound of places */
    integra_finding *findings;
    size_t finding_count;
    integra_cover_days *cover;
    size_t cover_count;
};

/* Reads the plan: fills in all but findings and cover. Errors: MEMORY, due then being as it was. */
integra_status integra__due_day_read(integra_plan *plan, integra_date at, integra_due *due, integra_error *error);
void integra__due_day_release(integra_due *due);

#endif
