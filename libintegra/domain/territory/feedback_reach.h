/* feedback_reach.h - whom feedback told, of what, and up to which day.
 * Spec: spec/40-concertation.md (CON-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_FEEDBACK_REACH_H
#define INTEGRA_DOMAIN_TERRITORY_FEEDBACK_REACH_H

#include "domain/territory/review.h"

/* Feedback tells of changes up to its day. What is not dated, or may be about a change, or may reach somebody, leaves
 * unknown what it does not settle: whoever it may have told is not known to miss anything. */
typedef struct integra__feedback_reach {
    integra_date quiet; /* of changes up to this day, but for one, nobody is known to miss any; or UNKNOWN: of none */
    integra_date quiet_else; /* of that one: the same */
    uint32_t quiet_but_for;  /* that one, or INTEGRA_NO_INDEX */
    uint8_t *quiet_of;       /* by decision: 1 where nobody is known to miss it */
    integra_date *general;   /* by structure: it may miss no change up to this day, or INTEGRA_DATE_UNKNOWN */
    uint32_t *first;         /* by decision: feedback to listed structures about it alone, counted from 1; 0 none */
    uint32_t *next;          /* by feedback: the next such one */
} integra__feedback_reach;

/* Whether nobody is known to miss a change of that day. */
int integra__feedback_quiet(const integra__feedback_reach *reach, size_t decision, integra_date day);

void integra__feedback_reach_find(integra__review *review, integra__feedback_reach *reach_out);

#endif
