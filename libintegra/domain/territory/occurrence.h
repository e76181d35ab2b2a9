/* occurrence.h - each time that a difficulty was met: raised by somebody, or a need that nobody covers.
 * Spec: spec/40-concertation.md (CON-7), spec/41-territory.md (TER-7).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_OCCURRENCE_H
#define INTEGRA_DOMAIN_TERRITORY_OCCURRENCE_H

#include "domain/territory/review.h"

typedef struct integra__occurrence {
    uint64_t key; /* integra__occurrence_key() */
    integra_date day;
    uint32_t demand; /* a number for each demand, and for each occurrence that came from none */
    uint32_t row;    /* its difficulty, or INTEGRA_NO_INDEX: a need */
} integra__occurrence;

typedef struct integra__occurrences {
    integra__occurrence *rows; /* by (key, day) ascending */
    size_t count;
    uint32_t demands; /* numbers are less than this */
} integra__occurrences;

/* A kind and a topic as one number, in their order. */
static inline uint64_t integra__occurrence_key(uint32_t kind, uint32_t topic)
{
    return (uint64_t)kind << 32 | topic;
}

/* All that count: a difficulty whose demand is not known may be one that counts already. */
void integra__occurrence_list(integra__review *review, integra__occurrences *occurrences_out);

#endif
