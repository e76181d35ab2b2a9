/* figure_pairs.h - whether stays can make a readmission in one window, or in both windows at once.
 * Spec: spec/50-indicators.md, IND-3 and IND-8.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A stay whose days are known stands in a set of days. One whose admission is not known can be admitted on any day up
 * to its discharge, so that of two the one discharged later can do whatever the other can; one whose discharge is not
 * known can be discharged on any day from its admission on, and the one admitted earlier can do more. Two windows have
 * four parts to give, so the best four of each are enough. */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_PAIRS_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_PAIRS_H

#include <stddef.h>

#include "figure_window.h"

#define INTEGRA__FIGURE_MOVABLE_MOST 4

/* Stays that lack a day, the best first. */
typedef struct integra__figure_movable {
    size_t count;
    int64_t days[INTEGRA__FIGURE_MOVABLE_MOST];   /* of discharge, or of admission */
    uint64_t stays[INTEGRA__FIGURE_MOVABLE_MOST]; /* which stay it is, since one can lack both */
} integra__figure_movable;

/* A day that is not known: no day is later, none is earlier. */
#define INTEGRA__FIGURE_LATEST   INT32_MAX
#define INTEGRA__FIGURE_EARLIEST INT32_MIN

/* Keeps a stay among the best, where greater days are better, or lesser ones. */
void integra__figure_movable_keep(integra__figure_movable *movable, int64_t day, uint64_t stay, int greater);

/* What readmissions into one window are made of. */
typedef struct integra__figure_pairs {
    const integra__figure_window *window;
    int32_t from, to;                          /* bits of the days on which a readmission is looked for */
    integra__figure_days admitted, discharged; /* known days */
    const integra__figure_movable *admissions; /* not known: how late they can be */
    const integra__figure_movable *discharges; /* not known: how early they can be */
} integra__figure_pairs;

/* Whether there can be one. */
int integra__figure_pairs_can(const integra__figure_pairs *pairs);
/* Whether there can be one in each: no stay is admitted twice, discharged twice, or over before it begins. */
int integra__figure_pairs_can_both(const integra__figure_pairs *later, const integra__figure_pairs *earlier);

#endif
