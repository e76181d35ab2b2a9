/* obligation.h - one obligation: told, with its state, and the days that terms fall on.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_H

#include "obligation_types.h"

typedef struct integra__obligation {
    int met;
    integra_date due; /* unknown: no term */
    integra_id subject;
    uint32_t index; /* place of the event it is about */
    uint32_t value;
    uint32_t who;
} integra__obligation;

/* One of the line that is told: not met, without a term, with the line's own subject and who may. */
integra__obligation integra__obligation_of(const integra__obligations *o);

/* The same, about an event, by its number. */
integra__obligation integra__obligation_about(const integra__obligations *o, uint32_t fact);

/* Adds it to the list, in the state that the day, the term and met come to. */
void integra__obligation_tell(integra__obligations *o, const integra__obligation *told);

/* The last day on which the day n months earlier is that day or one before it (GEN-7); unknown beyond year 9999. */
integra_date integra__obligation_months_after(integra_date day, uint32_t months);

/* The line is met by any event of its kind, or not at all. */
integra__obligation_teller integra__obligation_recorded;

#endif
