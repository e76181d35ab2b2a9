/* review_tier.c - what adjacent levels share: whose body it is, and whether a day lies in a window.
 * Spec: spec/40-concertation.md (CON-6, CON-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review_tier.h"

static integra_tri tri_of(int yes)
{
    return yes ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
}

integra_tri integra__review_at_tier(const integra__review *review, uint32_t body, int complete, uint32_t tier)
{
    if (integra__review_ref_known(body)) {
        return tri_of(review->t.body.tier[body] == tier);
    }
    return integra__review_ref_none(body, complete) ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

integra_tri integra__review_within(const integra__review *review, integra_date day, int complete, integra_date from)
{
    if (integra__review_date_known(day)) {
        return tri_of(from <= day && day <= review->at);
    }
    return integra__review_date_none(day, complete) ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

integra_tri integra__review_word_is(uint32_t word, uint32_t wanted)
{
    return word == 0 ? INTEGRA_TRI_UNKNOWN : tri_of(word == wanted);
}
