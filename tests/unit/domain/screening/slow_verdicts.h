/* slow_verdicts.h - verdicts of a count of six items, by listing completions, distances and subsets.
 * Spec: spec/10-screening.md, SCR-1 to SCR-3, SCR-6, SCR-12.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SLOW_VERDICTS_H
#define SLOW_VERDICTS_H

#include "slow_screening.h"

/* Whether `threshold` items or more are met in a state (SCR-2, SCR-3). */
integra_tri slow_verdict(unsigned state, int64_t threshold);
/* In how many items the nearest state with another verdict differs; 255 where there is none (SCR-12). */
uint8_t slow_robustness(unsigned state, int64_t threshold);
/* The smallest sets that force the verdict, ascending; how many there are (SCR-12). */
size_t slow_sets(unsigned state, int64_t threshold, uint8_t sets[SLOW_SETS]);
/* How few open items, well answered, leave neither verdict unknown (SCR-6). */
uint8_t slow_least(unsigned state, int64_t pps, int64_t assistance);

#endif
