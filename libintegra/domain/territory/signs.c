/* signs.c - signs of progress, and the lines that what others found settles.
 * Spec: spec/41-territory.md (TER-14, TER-4, CON-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "answers.h"
#include "common_plan.h"
#include "concertation_levels.h"
#include "domain/rules/generated/rules.h"
#include "evaluation.h"
#include "review_tier.h"
#include "review_tally.h"

/* What was found, and what is then known not to be so. */
typedef struct denial {
    uint32_t rule, settled_by, line;
} denial;

/* Sign 2: a body is open at each level; that they meet is engine 1. */
static integra_tri body_at_each_level(const integra__review *review)
{
    integra_tri any[INTEGRA__TIER_CODES], all = INTEGRA_TRI_YES;
    for (size_t tier = 0; tier < INTEGRA__TIER_CODES; tier++) {
        any[tier] = integra__review_floor(review, INTEGRA_TERRITORY_TABLE_BODY);
    }
    for (size_t i = 0; i < review->t.body.count; i++) {
        integra_tri *one = &any[review->t.body.tier[i]];
        *one = integra__tri_or(*one, review->body_open[i]);
    }
    for (size_t tier = INTEGRA__TIER_FIRST; tier <= INTEGRA__TIER_LAST; tier++) {
        all = integra__tri_and(all, any[tier]);
    }
    return all;
}

/* Whether all that sit at a body are known; *seat_out tells that one structure sits there for certain. */
static int seats_known(const integra__review *review, size_t body, int *seat_out)
{
    const integra__review_children *seats = &review->seats_of_body;
    int complete = review->t.body.seats_complete[body], known = complete;
    for (uint32_t i = seats->from[body]; i < seats->from[body + 1]; i++) {
        uint32_t seat = seats->rows[i], structure = review->t.seat.structure[seat];
        integra_tri open = review->seat_open[seat];
        int told = integra__review_ref_known(structure) || integra__review_ref_none(structure, complete);
        known = known && open != INTEGRA_TRI_UNKNOWN && (open == INTEGRA_TRI_NO || told);
        *seat_out |= open == INTEGRA_TRI_YES && integra__review_ref_known(structure);
    }
    return known;
}

/* Sign 3: every structure that sits is present at last meetings, all that sit being known. */
static integra_tri represented(const integra__review *review)
{
    int known = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_BODY), any = 0;
    if (review->attendance_all != INTEGRA_TRI_YES) {
        return review->attendance_all;
    }
    for (size_t i = 0; i < review->t.body.count && known; i++) {
        if (review->t.body.tier[i] != INTEGRA_TIER_MICRO && review->body_open[i] != INTEGRA_TRI_NO) {
            known = seats_known(review, i, &any) && review->body_open[i] == INTEGRA_TRI_YES;
        }
    }
    return known && any ? INTEGRA_TRI_YES : INTEGRA_TRI_UNKNOWN;
}

/* Sign 4: a difficulty or an unmet need was recorded in the last year; that none was shows nothing. */
static integra_tri observed(const integra__review *review)
{
    const integra_date from = integra__review_window(review->at, INTEGRA__REVIEW_YEAR);
    integra_tri any = INTEGRA_TRI_UNKNOWN;
    for (size_t i = 0; i < review->t.difficulty.count; i++) {
        any = integra__tri_or(any, integra__review_within(review, review->t.difficulty.date[i], 0, from));
    }
    for (size_t i = 0; i < review->t.need.count; i++) {
        integra_tri within = integra__review_within(review, review->t.need.date[i], 0, from);
        any = integra__tri_or(any, integra__tri_and(within, integra__review_uncovered(review, i)));
    }
    return any;
}

/* Signs 5 and 6: one bad is no. */
static integra_tri tallied(const integra__review *review, uint32_t kind)
{
    integra__review_tallied tally = integra__review_tally(review, kind);
    if (tally.bad > 0) {
        return INTEGRA_TRI_NO;
    }
    return tally.clean && tally.good > 0 ? INTEGRA_TRI_YES : INTEGRA_TRI_UNKNOWN;
}

/* Annexe 1, point 10: some count of transfers of know-how leaves none in doubt. */
static integra_tri knowhow_checked(const integra__review *review)
{
    for (size_t i = 0; i < review->t.tally.count; i++) {
        if (review->t.tally.kind[i] == INTEGRA_TALLY_KIND_KNOWHOW_TRANSFER && review->t.tally.not_known[i] == 0 &&
            integra__review_exists(review->t.tally.date[i], review->at) == INTEGRA_TRI_YES) {
            return INTEGRA_TRI_YES;
        }
    }
    return INTEGRA_TRI_UNKNOWN;
}

/* Elected officials take part in convening one table at least; that they convene none is a finding of CON-11. */
static integra_tri elected_convene(const integra__review *review)
{
    const integra__tables *t = &review->t;
    for (size_t i = 0; i < t->body.count; i++) {
        int table = t->body.kind[i] == INTEGRA_BODY_KIND_TABLE || t->body.kind[i] == INTEGRA_BODY_KIND_PLENARY;
        if (table && t->body.tier[i] != INTEGRA_TIER_MICRO && review->body_open[i] == INTEGRA_TRI_YES &&
            t->body.elected_convene[i] == INTEGRA_TRI_YES) {
            return INTEGRA_TRI_YES;
        }
    }
    return integra__review_was_told(review, INTEGRA__CON_11, INTEGRA_SETTLED_BY_ELECTED_CONVENING)
               ? INTEGRA_TRI_NO
               : INTEGRA_TRI_UNKNOWN;
}

/* CON-12: users spoke at one meeting of the macro or meso level; known not to have where all meetings are listed, and
 * one at least was held. */
static integra_tri users_spoke(const integra__review *review)
{
    const integra__tables *t = &review->t;
    integra_tri spoke = integra__review_floor(review, INTEGRA_TERRITORY_TABLE_BODY);
    const integra_date from = integra__review_window(review->at, INTEGRA__REVIEW_YEAR);
    int held = 0;
    for (size_t i = 0; i < t->body.count; i++) {
        int listed = t->body.tier[i] == INTEGRA_TIER_MICRO || integra__review_of_later(t->body.opens[i], review->at) ||
                     integra__concertation_covers(review, i, (integra__concertation_span){ from, review->at });
        spoke = listed ? spoke : INTEGRA_TRI_UNKNOWN;
    }
    for (size_t i = 0; i < t->meeting.count; i++) {
        integra_tri within = integra__review_within(review, t->meeting.date[i], 0, from);
        uint32_t body = t->meeting.body[i];
        if (t->body.tier[body] == INTEGRA_TIER_MICRO) {
            continue;
        }
        held |= within == INTEGRA_TRI_YES;
        spoke = integra__tri_or(spoke, integra__tri_and(within, t->meeting.users_spoke[i]));
    }
    return spoke == INTEGRA_TRI_NO && !held ? INTEGRA_TRI_UNKNOWN : spoke;
}

/* Step 5: what is found to be missing is known not to be so; that nothing is found shows nothing. */
static void judge_denials(integra__review *review)
{
    static const denial denials[] = {
        { INTEGRA__CON_8, INTEGRA_SETTLED_BY_CHANGE_FEEDBACK, INTEGRA_LINE_ACTION_5_FEEDBACK },
        { INTEGRA__CON_5, INTEGRA_SETTLED_BY_DEAD_LETTER, INTEGRA_LINE_ACTION_5_DECISIONS_FOLLOWED },
        { INTEGRA__CON_5, INTEGRA_SETTLED_BY_DECISION_FOLLOW_UP, INTEGRA_LINE_ACTION_5_DECISIONS_FOLLOWED },
        { INTEGRA__CON_3, INTEGRA_SETTLED_BY_WITHDRAWAL, INTEGRA_LINE_ACTION_5_INTERESTS },
    };
    for (size_t i = 0; i < sizeof denials / sizeof denials[0]; i++) {
        if (integra__review_was_told(review, denials[i].rule, denials[i].settled_by)) {
            review->answers[denials[i].line].computed = INTEGRA_TRI_NO;
        }
    }
}

void integra__pass_signs(integra__review *review)
{
    const integra__tables *t = &review->t;
    const struct {
        uint32_t line;
        integra_tri computed;
    } lines[] = {
        { INTEGRA_LINE_SIGN_CONCERTATION, body_at_each_level(review) },
        { INTEGRA_LINE_SIGN_REPRESENTATION, represented(review) },
        { INTEGRA_LINE_SIGN_OBSERVATORY, observed(review) },
        { INTEGRA_LINE_SIGN_ASSISTANT_MT, tallied(review, INTEGRA_TALLY_KIND_MT_LINK) },
        { INTEGRA_LINE_SIGN_CONTINUITY, tallied(review, INTEGRA_TALLY_KIND_CONTINUITY) },
        { INTEGRA_LINE_ACTION_5_NEEDS_RISE, integra__tri_and(review->rises[0], review->rises[1]) },
        { INTEGRA_LINE_ACTION_6_REALISTIC_TIME, integra__review_impact(review).timely },
        { INTEGRA_LINE_CONDITION_ELECTED, elected_convene(review) },
        { INTEGRA_LINE_LEVER_USERS_SPEECH, users_spoke(review) },
        { INTEGRA_LINE_LEVER_ATTENDANCE,
          integra__review_all_open(review->structure_open, t->structure.contract_attendance, t->structure.count,
                                   integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_STRUCTURE)) },
        { INTEGRA_LINE_IMPLEMENTATION_KNOWHOW, knowhow_checked(review) },
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        review->answers[lines[i].line].computed = lines[i].computed;
    }
    judge_denials(review);
}
