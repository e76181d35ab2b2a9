/* random_history.h - a plan told at random by three sites that meet now and then, on random days.
 * Spec: spec/31-history.md (PLN-11), spec/36-as-of.md (PLN-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef RANDOM_HISTORY_H
#define RANDOM_HISTORY_H

#include "story.h"

enum { RANDOM_BEFORE = 4, RANDOM_AFTER = 6, RANDOM_TOLD = 18 }; /* days of what is told, around DAY; events told */

/* The plan with all that the sites told, for integra_plan_destroy(). The same seed tells the same. */
integra_plan *random_history(uint64_t seed);

#endif
