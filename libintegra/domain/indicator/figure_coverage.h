/* figure_coverage.h - whether the days that data cover are all that a count needs.
 * Spec: spec/50-indicators.md, IND-8.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_COVERAGE_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_COVERAGE_H

#include "tally.h"

typedef struct integra__figure_coverage {
    integra_tri covered;                /* unknown where nothing is said */
    uint8_t misses_above, misses_below; /* days of the numerator, of the denominator */
} integra__figure_coverage;

/* Both days known, or neither. */
integra__figure_coverage integra__figure_coverage_of(const integra_tally *tally, integra__span covers);

#endif
