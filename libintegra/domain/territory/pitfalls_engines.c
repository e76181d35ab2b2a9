/* pitfalls_engines.c - integration that comes down to complex cases, or goes without personalised follow-up.
 * Spec: spec/41-territory.md (TER-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "answers.h"
#include "pitfalls.h"
#include "support.h"

/* What the data say of the six engines. */
typedef struct engines {
    integra_tri assistance;
    integra_tri another;    /* whether any of the others is there */
    uint32_t others, count; /* how many of the others are, for certain; how many engines there may be */
} engines;

integra_tri integra__pitfall_engine(const integra__review *review, uint32_t line, const integra_tri *any)
{
    integra_tri meet = INTEGRA_TRI_YES;
    if (line == INTEGRA_LINE_ENGINE_PLANNING) {
        return any[INTEGRA_SUPPORT_F2];
    }
    if (line != INTEGRA_LINE_ENGINE_CONCERTATION) {
        return integra__review_data(review, line);
    }
    for (uint32_t tier = INTEGRA__TIER_FIRST; tier <= INTEGRA__TIER_LAST; tier++) {
        meet = integra__tri_and(meet, review->level_meets[tier]);
    }
    return meet;
}

static engines read_engines(const integra__review *review, const integra_tri *any)
{
    engines of = { integra__review_data(review, INTEGRA_LINE_ENGINE_ASSISTANCE), INTEGRA_TRI_NO, 0, 0 };
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        if (integra__line_rows[line].group != INTEGRA_LINE_GROUP_ENGINE) {
            continue;
        }
        of.count++;
        if (line != INTEGRA_LINE_ENGINE_ASSISTANCE) {
            integra_tri data = integra__pitfall_engine(review, line, any);
            of.another = integra__tri_or(of.another, data);
            of.others += data == INTEGRA_TRI_YES;
        }
    }
    return of;
}

/* Assistance, and known to be nothing besides. */
integra__pitfall integra__pitfall_complex_cases_only(integra__review *review)
{
    integra_tri any[INTEGRA__SUPPORT_CODES];
    integra__support_any(review, any);
    engines of = read_engines(review, any);
    integra_tri fallen = integra__tri_and(of.assistance, integra__tri_not(of.another));
    return (integra__pitfall){ fallen, fallen == INTEGRA_TRI_YES, of.count };
}

/* Some engine, but neither assistance nor anybody who follows up (F3). */
integra__pitfall integra__pitfall_no_personalised_follow_up(integra__review *review)
{
    integra_tri any[INTEGRA__SUPPORT_CODES];
    integra__support_any(review, any);
    engines of = read_engines(review, any);
    integra_tri followed = integra__tri_or(of.assistance, any[INTEGRA_SUPPORT_F3]);
    integra_tri fallen = integra__tri_and(of.another, integra__tri_not(followed));
    return (integra__pitfall){ fallen, fallen == INTEGRA_TRI_YES ? of.others : 0, of.count };
}
