/* feedback_reach.c - whom feedback told, of what, and up to which day.
 * Spec: spec/40-concertation.md (CON-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "feedback_reach.h"

/* What a feedback may be about beside the decision it names, if it names one: anything where nobody knows whether it is
 * about everything, since it may be, or where nobody knows which decision it names. */
static integra_tri about_others(const integra__review *review, size_t row)
{
    int claimed = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_FEEDBACK);
    uint32_t decision = review->t.feedback.decision[row];
    integra_tri named = integra__review_ref_known(decision) || integra__review_ref_none(decision, claimed)
                            ? INTEGRA_TRI_NO
                            : INTEGRA_TRI_UNKNOWN;
    return integra__tri_or(review->t.feedback.general[row], named);
}

/* Whether it reaches, or may reach, somebody who is not listed. */
static int beyond_list(const integra__review *review, size_t row)
{
    const integra__tables *t = &review->t;
    const integra__review_children *told = &review->told_of_feedback;
    int complete = t->feedback.told_complete[row];
    if (t->feedback.to_all[row] != INTEGRA_TRI_NO || !complete) {
        return 1;
    }
    for (uint32_t i = told->from[row]; i < told->from[row + 1]; i++) {
        uint32_t structure = t->told.structure[told->rows[i]];
        if (!integra__review_ref_known(structure) && !integra__review_ref_none(structure, complete)) {
            return 1;
        }
    }
    return 0;
}

static integra_date later(integra_date a, integra_date b)
{
    return a > b ? a : b; /* INTEGRA_DATE_UNKNOWN is before any day */
}

/* Those listed were told of everything up to this day. */
static void apply_general(const integra__review *review, integra__feedback_reach *reach, size_t row, integra_date day)
{
    const integra__review_children *told = &review->told_of_feedback;
    for (uint32_t i = told->from[row]; i < told->from[row + 1]; i++) {
        uint32_t structure = review->t.told.structure[told->rows[i]];
        if (integra__review_ref_known(structure)) {
            reach->general[structure] = later(reach->general[structure], day);
        }
    }
}

/* About one change: dated from the day on which it became effective, or perhaps. */
static void apply_one(const integra__review *review, integra__feedback_reach *reach, size_t row, integra_date day,
                      int beyond)
{
    uint32_t decision = review->t.feedback.decision[row];
    integra_date effective = review->t.decision.effective[decision];
    if (!integra__review_date_known(effective) || day < effective) {
        return;
    }
    if (beyond) {
        reach->quiet_of[decision] = 1;
    } else {
        reach->next[row] = reach->first[decision];
        reach->first[decision] = (uint32_t)row + 1;
    }
}

/* Of changes up to this day, but for one, nobody is known to miss any: the latest such day is kept, and the latest that
 * is not but for the same one. */
static void hush(integra__feedback_reach *reach, integra_date day, uint32_t but_for)
{
    if (day > reach->quiet && but_for != reach->quiet_but_for) {
        reach->quiet_else = reach->quiet;
        reach->quiet_but_for = but_for;
    }
    if (but_for == reach->quiet_but_for) {
        reach->quiet = later(reach->quiet, day);
    } else {
        reach->quiet_else = later(reach->quiet_else, day);
    }
}

int integra__feedback_quiet(const integra__feedback_reach *reach, size_t decision, integra_date day)
{
    integra_date quiet = reach->quiet_but_for == decision ? reach->quiet_else : reach->quiet;
    return reach->quiet_of[decision] || (quiet != INTEGRA_DATE_UNKNOWN && day <= quiet);
}

/* day: of the feedback, that of the review where it is not dated. */
static void apply(const integra__review *review, integra__feedback_reach *reach, size_t row, integra_date day)
{
    integra_tri others = about_others(review, row);
    int beyond = beyond_list(review, row);
    uint32_t decision = review->t.feedback.decision[row];
    uint32_t named = integra__review_ref_known(decision) ? decision : INTEGRA_NO_INDEX;
    if (others == INTEGRA_TRI_YES && !beyond) {
        apply_general(review, reach, row, day);
        return;
    }
    if (others != INTEGRA_TRI_NO) {
        hush(reach, day, others == INTEGRA_TRI_YES ? INTEGRA_NO_INDEX : named);
    }
    if (others != INTEGRA_TRI_YES && named != INTEGRA_NO_INDEX) {
        apply_one(review, reach, row, day, beyond);
    }
}

void integra__feedback_reach_find(integra__review *review, integra__feedback_reach *reach_out)
{
    const integra__tables *t = &review->t;
    *reach_out = (integra__feedback_reach){
        .quiet = INTEGRA_DATE_UNKNOWN,
        .quiet_else = INTEGRA_DATE_UNKNOWN,
        .quiet_but_for = INTEGRA_NO_INDEX,
        .quiet_of = integra__review_memory(review, t->decision.count, sizeof *reach_out->quiet_of),
        .general = integra__review_memory(review, t->structure.count, sizeof *reach_out->general),
        .first = integra__review_memory(review, t->decision.count, sizeof *reach_out->first),
        .next = integra__review_memory(review, t->feedback.count, sizeof *reach_out->next),
    };
    if (review->status != INTEGRA_OK) {
        return;
    }
    for (size_t i = 0; i < t->structure.count; i++) {
        reach_out->general[i] = INTEGRA_DATE_UNKNOWN;
    }
    for (size_t row = 0; row < t->feedback.count; row++) {
        integra_date date = t->feedback.date[row];
        integra_tri exists = integra__review_exists(date, review->at);
        if (exists != INTEGRA_TRI_NO) {
            apply(review, reach_out, row, exists == INTEGRA_TRI_YES ? date : review->at);
        }
    }
}
