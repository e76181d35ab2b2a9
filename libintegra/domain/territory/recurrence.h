/* recurrence.h - kinds of difficulty, how often each came back, and which of them are collective problems.
 * Spec: spec/40-concertation.md (CON-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_RECURRENCE_H
#define INTEGRA_DOMAIN_TERRITORY_RECURRENCE_H

#include "domain/territory/review.h"

/* A kind of difficulty, one that occurred or that a matter is about. */
typedef struct integra__recurrence {
    uint32_t kind;
    uint32_t topic;
    integra_date
        settled;       /* the last day on which meso settled a matter of it, INTEGRA_DATE_UNKNOWN where none is known */
    integra_date born; /* of an open collective problem its day, else INTEGRA_DATE_UNKNOWN */
    uint32_t row;      /* the difficulty of that day of the lowest identifier, or INTEGRA_NO_INDEX: needs alone */
    uint32_t occurrences; /* since it was settled, a demand counted once */
    uint8_t doubtful;     /* 1 where meso may have settled a matter of it, no one knows when */
    uint8_t on_agenda;    /* 1 where a matter of it, not settled, is or may be on a meso agenda */
} integra__recurrence;

typedef struct integra__recurrences {
    integra__recurrence *kinds; /* by (kind, topic) ascending */
    size_t count;
    uint32_t *of_matter; /* by matter: the place of its kind, INTEGRA_NO_INDEX where it is not known */
} integra__recurrences;

/* Of what the passes of matters left; a failure stays in the review. */
void integra__recurrence_find(integra__review *review, integra__recurrences *recurrences_out);

#endif
