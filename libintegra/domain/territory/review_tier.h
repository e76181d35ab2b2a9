/* review_tier.h - what adjacent levels share: whose body it is, and whether a day lies in a window.
 * Spec: spec/40-concertation.md (CON-6, CON-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_REVIEW_TIER_H
#define INTEGRA_DOMAIN_TERRITORY_REVIEW_TIER_H

#include "domain/territory/review.h"

/* Whether the body that a row names is of this tier. complete: whether the row's list is, so that blank is none. */
integra_tri integra__review_at_tier(const integra__review *review, uint32_t body, int complete, uint32_t tier);
/* Whether a day lies in [from, the day of the review]. complete: as above. */
integra_tri integra__review_within(const integra__review *review, integra_date day, int complete, integra_date from);
/* Whether a word is this one; blank is not known. */
integra_tri integra__review_word_is(uint32_t word, uint32_t wanted);

#endif
