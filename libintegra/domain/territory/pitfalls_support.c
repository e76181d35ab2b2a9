/* pitfalls_support.c - support that is side by side, far, given without need, know-how or feedback, or not to all.
 * Spec: spec/41-territory.md (TER-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/directory.h>

#include "answers.h"
#include "pitfalls.h"
#include "review_tier.h"
#include "support.h"
#include "review_tally.h"

/* Two structures or more that act, one of them not sharing the procedure of orientation. */
/* Structures of one carrier are several (TER-15): who carries them is not read. */
integra__pitfall integra__pitfall_side_by_side(integra__review *review)
{
    const integra__tables *t = &review->t;
    integra__pitfall pitfall = { INTEGRA_TRI_UNKNOWN, 0, 0 };
    integra_tri *acts = integra__support_by_structure(review, INTEGRA__SUPPORT_ACTED);
    size_t maybe = 0, sharing = 0;
    for (size_t i = 0; acts != NULL && i < t->structure.count; i++) {
        integra_tri one = integra__tri_and(acts[i], review->structure_open[i]);
        pitfall.of += one == INTEGRA_TRI_YES;
        pitfall.count += one == INTEGRA_TRI_YES && t->structure.shares_procedure[i] == INTEGRA_TRI_NO;
        maybe += one != INTEGRA_TRI_NO;
        sharing += one != INTEGRA_TRI_NO && t->structure.shares_procedure[i] == INTEGRA_TRI_YES;
    }
    if (pitfall.of > 1 && pitfall.count > 0) {
        pitfall.fallen = INTEGRA_TRI_YES;
    } else if (integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_STRUCTURE) &&
               integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_FUNCTION) && (maybe < 2 || sharing == maybe)) {
        pitfall.fallen = INTEGRA_TRI_NO;
    }
    return pitfall;
}

/* A practice that works alone, and that no support function serves. */
integra__pitfall integra__pitfall_isolated_left_out(integra__review *review)
{
    const integra__tables *t = &review->t;
    integra__pitfall pitfall = { integra__review_floor(review, INTEGRA_TERRITORY_TABLE_STRUCTURE), 0, 0 };
    for (size_t i = 0; i < t->structure.count; i++) {
        integra_tri practice = integra__review_word_is(t->structure.kind[i], INTEGRA_STRUCTURE_KIND_PRACTICE);
        integra_tri isolated = integra__tri_and(integra__tri_and(practice, review->structure_open[i]),
                                                integra__tri_not(t->structure.grouped[i]));
        integra_tri left_out = integra__tri_and(isolated, integra__tri_not(t->structure.served[i]));
        integra__pitfall_add(&pitfall, left_out, isolated);
    }
    return pitfall;
}

/* A sum as a finding has it: a number of its column at most. */
static uint32_t number(uint64_t sum)
{
    return sum < UINT32_MAX ? (uint32_t)sum : UINT32_MAX - 1;
}

static integra__pitfall tallied(const integra__review *review, uint32_t kind)
{
    integra__review_tallied tally = integra__review_tally(review, kind);
    integra_tri clean = tally.clean ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
    return (integra__pitfall){ tally.bad > 0 ? INTEGRA_TRI_YES : clean, number(tally.bad),
                               number(tally.good + tally.bad + tally.not_known) };
}

integra__pitfall integra__pitfall_no_knowhow_transfer(integra__review *review)
{
    return tallied(review, INTEGRA_TALLY_KIND_KNOWHOW_TRANSFER);
}

integra__pitfall integra__pitfall_no_mt_feedback(integra__review *review)
{
    return tallied(review, INTEGRA_TALLY_KIND_MT_FEEDBACK);
}

/* Whether a function is away from primary care where a structure there could host it. */
static integra_tri away(const integra__review *review, size_t function)
{
    static const integra_tri far[INTEGRA__LEVEL_CODES] = {
        [INTEGRA_LEVEL_PRIMARY_CARE] = INTEGRA_TRI_NO,
        [INTEGRA_LEVEL_TERRITORY] = INTEGRA_TRI_YES,
        [INTEGRA_LEVEL_REGION] = INTEGRA_TRI_YES,
    };
    return integra__tri_and(far[review->t.function.level[function]], review->t.function.could_host[function]);
}

/* Whether a function was set up without analysis of needs. */
static integra_tri not_analysed(const integra__review *review, size_t function)
{
    return integra__tri_not(review->t.function.needs_analysed[function]);
}

/* Of the functions exercised, guichets apart, how many are so. */
static integra__pitfall of_functions(const integra__review *review,
                                     integra_tri (*is_so)(const integra__review *, size_t))
{
    integra__pitfall pitfall = { integra__review_floor(review, INTEGRA_TERRITORY_TABLE_FUNCTION), 0, 0 };
    for (size_t i = 0; i < review->t.function.count; i++) {
        if (!integra__support_among(review, i, INTEGRA__SUPPORT_BUT_GUICHET)) {
            continue;
        }
        integra_tri acts = integra__support_acts(review, i), fallen = integra__tri_and(acts, is_so(review, i));
        integra__pitfall_add(&pitfall, fallen, acts);
    }
    return pitfall;
}

integra__pitfall integra__pitfall_away_from_primary_care(integra__review *review)
{
    return of_functions(review, away);
}

integra__pitfall integra__pitfall_functions_without_needs(integra__review *review)
{
    return of_functions(review, not_analysed);
}
