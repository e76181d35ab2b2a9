/* outcomes.h - what those counted may turn out to be, and the ratios that follow.
 * Spec: spec/50-indicators.md, IND-8.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * An outcome is whether somebody is in the numerator and in the denominator. What is not known of one leaves a set of
 * outcomes, whatever the others turn out to be: so sixteen numbers say all that lowest and highest need. */
#ifndef INTEGRA_DOMAIN_INDICATOR_OUTCOMES_H
#define INTEGRA_DOMAIN_INDICATOR_OUTCOMES_H

#include <integra/indicator.h>

/* A set of outcomes, a bit each. */
enum {
    INTEGRA__OUTCOME_NEITHER = 1,
    INTEGRA__OUTCOME_BELOW = 2, /* in the denominator alone */
    INTEGRA__OUTCOME_ABOVE = 4, /* in the numerator alone */
    INTEGRA__OUTCOME_BOTH = 8,
    INTEGRA__OUTCOME_SETS = 16
};

/* How many have each set of outcomes; that of the empty set is zero. */
typedef struct integra__outcomes {
    uint64_t counts[INTEGRA__OUTCOME_SETS];
} integra__outcomes;

/* A ratio as two counts; denominator 0: there is none. */
typedef struct integra__ratio {
    uint64_t numerator, denominator;
} integra__ratio;

/* Whether a ratio is to be taken for the least rather than the other, or for the most: of equal ones that of the
 * lesser denominator, and any rather than none. */
static inline int integra__ratio_less(integra__ratio ratio, integra__ratio other)
{
    const uint64_t left = ratio.numerator * other.denominator, right = other.numerator * ratio.denominator;
    if (ratio.denominator == 0 || other.denominator == 0) {
        return ratio.denominator > 0;
    }
    return left != right ? left < right : ratio.denominator < other.denominator;
}

static inline int integra__ratio_more(integra__ratio ratio, integra__ratio other)
{
    const uint64_t left = ratio.numerator * other.denominator, right = other.numerator * ratio.denominator;
    if (ratio.denominator == 0 || other.denominator == 0) {
        return ratio.denominator > 0;
    }
    return left != right ? left > right : ratio.denominator < other.denominator;
}

/* What a figure is made of. */
typedef struct integra__bounds {
    uint64_t numerator, numerator_highest, denominator, denominator_highest;
    integra__ratio lowest, highest; /* of several fillings with one ratio, that of the least denominator */
    int unbounded;                  /* a filling has a denominator of 0 and a numerator that is not: highest is none */
} integra__bounds;

void integra__outcomes_bounds(const integra__outcomes *outcomes, integra__bounds *bounds_out);

/* Whoever is told of the outcome of each one counted, in ascending order of identifiers. */
typedef void (*integra__outcome_teller)(void *context, const uint8_t *id, uint32_t outcomes);

#endif
