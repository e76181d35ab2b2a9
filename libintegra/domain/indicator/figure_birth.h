/* figure_birth.h - when a person can be born, of all that rows say of it.
 * Spec: spec/50-indicators.md, IND-1 and IND-8.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_BIRTH_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_BIRTH_H

#include "tally.h"

/* The hull of the birth dates said; what all ages leave, which may be empty, and their hull. A hull is empty where
 * nothing is said. */
typedef struct integra__figure_birth {
    integra__span dates, ages, ages_hull;
} integra__figure_birth;

integra__figure_birth integra__figure_birth_unsaid(void);
/* A birth date; INTEGRA_DATE_UNKNOWN says nothing. */
void integra__figure_birth_dated(integra__figure_birth *birth, integra_date date);
/* An age in whole years on a known day. */
void integra__figure_birth_aged(integra__figure_birth *birth, integra_date day, uint32_t age);
/* What ages leave, and their hull. */
void integra__figure_birth_of_ages(integra__figure_birth *birth, integra__span ages, integra__span hull);
/* From when to when the person can be born: what birth dates and ages leave, or where they leave nothing the hull of
 * all; any day up to that one where nothing is said. Never empty. */
integra__span integra__figure_birth_span(const integra__figure_birth *birth, integra_date at);

#endif
