/* pitfalls_levels.c - levels that talk in one direction, elected officials who are absent, decisions without effect.
 * Spec: spec/41-territory.md (TER-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "answers.h"
#include "decision_lives.h"
#include "pitfalls.h"

integra__pitfall integra__pitfall_one_direction(integra__review *review)
{
    static const integra_tri one_way[INTEGRA__EXCHANGE_STATE_CODES] = {
        [INTEGRA_EXCHANGE_STATE_UNKNOWN] = INTEGRA_TRI_UNKNOWN,
        [INTEGRA_EXCHANGE_STATE_BOTH_WAYS] = INTEGRA_TRI_NO,
        [INTEGRA_EXCHANGE_STATE_TOP_DOWN_ONLY] = INTEGRA_TRI_YES,
        [INTEGRA_EXCHANGE_STATE_BOTTOM_UP_ONLY] = INTEGRA_TRI_YES,
        [INTEGRA_EXCHANGE_STATE_NONE] = INTEGRA_TRI_NO,
    };
    static const uint32_t pairs[] = { INTEGRA_LINE_EXCHANGE_MACRO_MESO, INTEGRA_LINE_EXCHANGE_MESO_MICRO };
    integra__pitfall pitfall = { INTEGRA_TRI_NO, 0, sizeof pairs / sizeof pairs[0] };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        integra_tri one = one_way[review->answers[pairs[i]].detail];
        pitfall.fallen = integra__tri_or(pitfall.fallen, one);
        pitfall.count += one == INTEGRA_TRI_YES;
    }
    return pitfall;
}

integra__pitfall integra__pitfall_elected_absent(integra__review *review)
{
    integra__pitfall pitfall = { INTEGRA_TRI_UNKNOWN, 0, 0 };
    for (size_t i = 0; i < review->t.body.count; i++) {
        pitfall.of += review->t.body.tier[i] == INTEGRA_TIER_MESO && review->body_open[i] == INTEGRA_TRI_YES;
    }
    if (pitfall.of > 0) { /* without a body nobody is absent */
        pitfall.fallen = integra__tri_not(review->elected_present);
    }
    pitfall.count = pitfall.fallen == INTEGRA_TRI_YES ? pitfall.of : 0;
    return pitfall;
}

integra__pitfall integra__pitfall_dead_letters(integra__review *review)
{
    integra__pitfall pitfall = { INTEGRA_TRI_UNKNOWN, review->dead_letters, review->adopted };
    if (review->dead_letters > 0) {
        pitfall.fallen = INTEGRA_TRI_YES;
        return pitfall;
    }
    int all = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_DECISION);
    for (size_t i = 0; all && i < review->t.decision.count; i++) {
        all = integra__decision_lives(review, i, 1);
    }
    pitfall.fallen = all ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
    return pitfall;
}
