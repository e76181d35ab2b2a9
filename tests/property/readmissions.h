/* readmissions.h - one person's stays around both windows, made up, and filled in in every way.
 * Spec: spec/50-indicators.md, IND-3 and IND-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h. */
#ifndef READMISSIONS_H
#define READMISSIONS_H

#include <stddef.h>

#include <integra/indicator.h>

enum {
    STAYS = 4,
    AT = 19904, /* 2024-06-30 */
    LATER_FROM = 19813,
    LATER_TO = AT,
    EARLIER_FROM = 19539, /* after 2023-06-30 */
    EARLIER_TO = 19630,   /* 2023-09-30 */
    AGE_MONTHS = 900
};

typedef struct stay {
    integra_date admission, discharge; /* INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_OPEN */
    integra_tri mco, on_list;
} stay;

typedef struct person {
    stay stays[STAYS];
    size_t count;
    integra_date born_from, born_to;
} person;

/* ---- readmissions.c ---- */

/* Somebody of whom so many facts in a hundred are not known. Goes on with *random. */
person random_person(uint64_t *random, uint32_t unknown);
size_t unknown_days(const person *of);

/* ---- readmissions_filled.c ---- */

/* The set of outcomes (INTEGRA__OUTCOME_) that some filling comes to: days not known are tried at those that can
 * matter, every yes or no both ways, and the birth on every day that can matter. */
uint32_t outcomes_tried(const person *of);

#endif
