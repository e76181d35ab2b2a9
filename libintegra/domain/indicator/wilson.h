/* wilson.h - the limits of Wilson's 95 % interval of a proportion, in whole parts per million, rounded outward.
 * Spec: spec/50-indicators.md, IND-4.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * z * z is 3.841459. Numerator at most the denominator, which is above 0 and below 2^32. The limits of 0 are 0 and a
 * number above it, those of 1 a number below it and 1: there the inequality of IND-4 holds of the proportion itself,
 * which is one of its own two limits, and the other one is meant. */
#ifndef INTEGRA_DOMAIN_INDICATOR_WILSON_H
#define INTEGRA_DOMAIN_INDICATOR_WILSON_H

#include "outcomes.h"

int64_t integra__wilson_lower(integra__ratio proportion);
int64_t integra__wilson_upper(integra__ratio proportion);

#endif
