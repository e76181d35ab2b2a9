/* figure_check.h - whether a figure is one that some tally comes to.
 * Spec: spec/50-indicators.md (IND-2, IND-4, IND-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_CHECK_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_CHECK_H

#include <integra/indicator.h>

#include "domain/rules/generated/bounds.h"

/* The parts of a figure, in the order of its message. */
enum {
    INTEGRA__FIGURE_INDICATOR,
    INTEGRA__FIGURE_AT,
    INTEGRA__FIGURE_TERRITORY,
    INTEGRA__FIGURE_DIGEST,
    INTEGRA__FIGURE_STATE,
    INTEGRA__FIGURE_COUNTS,
    INTEGRA__FIGURE_PPM,
    INTEGRA__FIGURE_COVERED,
    INTEGRA__FIGURE_PAIRS,
    INTEGRA__FIGURE_REQUESTER,
    INTEGRA__FIGURE_CONFORMITY,
    INTEGRA__FIGURE_PARTS,
    INTEGRA__FIGURE_PART_COUNT
};

/* The most that a count can be, pairs of B1, parts per million. */
#define INTEGRA__FIGURE_COUNT_MOST ((uint64_t)INTEGRA_TALLY_ROW_LIMIT)
#define INTEGRA__FIGURE_PAIR_MOST  (INTEGRA__FIGURE_COUNT_MOST * INTEGRA__FUNCTION_WORDS)
#define INTEGRA__FIGURE_PPM_MOST   (INTEGRA__FIGURE_COUNT_MOST * 1000000u)

/* The fault of the first condition that does not hold, and of which part it is; INTEGRA_FAULT_NONE where all hold. */
uint32_t integra__figure_check(const integra_figure *figure, uint32_t *part_out);

/* The indicator whose figures alone have a part, 0 where all have it. */
uint32_t integra__figure_part_of(uint32_t part);

#endif
