/* figure_indicators.h - how the figure of each indicator is made.
 * Spec: spec/50-indicators.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_INDICATORS_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_INDICATORS_H

#include "figure_evaluators.h"

typedef struct integra__figure_indicator {
    uint32_t indicator;
    uint32_t conformity; /* of A1 INTEGRA_CONFORMITY_BASIS_, else 0 */
    /* Who is counted; NULL where nobody is. */
    int (*tell)(const integra__figure_ask *ask, const integra__figure_listener *listener);
    /* Counts and ratios; NULL where the outcomes told are enough. */
    int (*count)(const integra__figure_ask *ask, integra__figure_counts *counts_out);
    uint8_t is_proportion; /* has an interval */
    uint8_t is_undefined;  /* whatever the rows */
} integra__figure_indicator;

/* NULL where the indicator has no such way to conform. conformity 0 is the largest class of A1. */
const integra__figure_indicator *integra__figure_indicator_of(uint32_t indicator, uint32_t conformity);
/* Of a settled tally; 0 where there is no memory. */
int integra__figure_count(const integra__figure_indicator *how, const integra__figure_ask *ask,
                          integra__figure_counts *counts_out);

#endif
