/* review_tally.h - the latest count of a kind: how many are as they should be.
 * Spec: spec/41-territory.md (TER-5, TER-14).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_REVIEW_TALLY_H
#define INTEGRA_DOMAIN_TERRITORY_REVIEW_TALLY_H

#include "domain/territory/review.h"

/* The rows of the latest day together. A number that is not known counts as 0, and then they are not clean. */
typedef struct integra__review_tallied {
    uint64_t good, bad, not_known;
    int clean; /* none bad, and none not known */
} integra__review_tallied;

/* The latest tally of a kind (INTEGRA_TALLY_KIND_). All zero where there is none, or where there may be a later one:
 * the list is not claimed, or has one without a day. */
integra__review_tallied integra__review_tally(const integra__review *review, uint32_t kind);

#endif
