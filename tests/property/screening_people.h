/* screening_people.h - pseudo-random people, the same on every run, for the property tests.
 * Spec: spec/10-screening.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef PEOPLE_H
#define PEOPLE_H

#include <integra/integra.h>

enum { PERSON_STAYS = 4, PERSON_TEXTS = 40 };

typedef struct person {
    integra_answers answers; /* the same person and date as facts */
    integra_facts facts;     /* its stays are the two arrays below: do not copy a person */
    integra_date dates[PERSON_STAYS];
    integra_tri emergencies[PERSON_STAYS];
} person;

/* A number below limit, from a seed that moves on. */
uint32_t people_pick(uint64_t *seed, uint32_t limit);

/* Values near what the rules look for: days around the window, counts around the thresholds, some nearly complete. */
void people_make(person *someone, uint64_t *seed);

/* A sheet that SCR-9 accepts; its texts are static. */
void people_sheet(integra_inclusion *sheet, uint64_t *seed);

/* A pack with some parameters overridden, owned by the caller. */
integra_rules *people_rules(uint64_t *seed, const integra_allocator *allocator);

#endif
