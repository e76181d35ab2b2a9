/* figure_evaluators.h - what those counted may turn out to be, an indicator a file.
 * Spec: spec/50-indicators.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * An evaluator reads a united tally and tells the outcomes of each one counted, ascending if it is settled; 0 where
 * there is no memory. Where outcomes one by one do not say all, another function makes the counts and ratios
 * themselves. */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_EVALUATORS_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_EVALUATORS_H

#include "figure_each.h"
#include "tally.h"

/* Of what a figure is made, and how. */
typedef struct integra__figure_ask {
    const integra_tally *tally;
    uint32_t requester; /* of a share */
} integra__figure_ask;

/* What a figure is made of. */
typedef struct integra__figure_counts {
    integra__bounds bounds;
    uint64_t pairs[4]; /* of B1: the least and the most now, and before */
} integra__figure_counts;

/* ---- figure_accompaniments.c ---- */
int integra__figure_share(const integra__figure_ask *ask, const integra__figure_listener *listener);
int integra__figure_caseload(const integra__figure_ask *ask, const integra__figure_listener *listener);
int integra__figure_caseload_counts(const integra__figure_ask *ask, integra__figure_counts *counts_out);

/* ---- figure_bodies.c ---- */
int integra__figure_bodies(const integra__figure_ask *ask, const integra__figure_listener *listener);

/* ---- figure_calls.c ---- */
int integra__figure_calls(const integra__figure_ask *ask, const integra__figure_listener *listener);

/* ---- figure_functions.c ---- */
int integra__figure_functions_counts(const integra__figure_ask *ask, integra__figure_counts *counts_out);

/* ---- figure_multiprofessional.c ---- */
int integra__figure_multiprofessional(const integra__figure_ask *ask, const integra__figure_listener *listener);

/* ---- figure_readmissions.c ---- */
int integra__figure_readmissions(const integra__figure_ask *ask, const integra__figure_listener *listener);

/* ---- figure_structures.c ---- */
int integra__figure_adopted(const integra__figure_ask *ask, const integra__figure_listener *listener);
int integra__figure_unimposed(const integra__figure_ask *ask, const integra__figure_listener *listener);

/* ---- figure_classes.c ---- */
int integra__figure_classes(const integra__figure_ask *ask, const integra__figure_listener *listener);
int integra__figure_classes_counts(const integra__figure_ask *ask, integra__figure_counts *counts_out);

/* ---- figure_uses.c ---- */
int integra__figure_uses(const integra__figure_ask *ask, const integra__figure_listener *listener);

#endif
