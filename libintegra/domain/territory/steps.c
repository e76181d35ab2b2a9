/* steps.c - the six steps by their actions, and coordination or integration.
 * Spec: spec/41-territory.md (TER-2, TER-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

enum { STEPS = 6 };

/* How many of some lines are yes, no and not known: by integra_tri. */
typedef uint32_t counts[INTEGRA__TRI_LAST + 1];

/* What is known of a step: the least and the most it is, whatever is not known. */
static void judge_step(integra__review_answer *answer, const counts of)
{
    const uint32_t yes = of[INTEGRA_TRI_YES], no = of[INTEGRA_TRI_NO], unknown = of[INTEGRA_TRI_UNKNOWN];
    answer->count = yes;
    answer->of = yes + no + unknown;
    answer->least = yes == 0 ? INTEGRA_STEP_STATE_NOT_STARTED : INTEGRA_STEP_STATE_UNDER_WAY;
    answer->least = yes == answer->of ? INTEGRA_STEP_STATE_DONE : answer->least;
    answer->most = no == 0 ? INTEGRA_STEP_STATE_DONE : INTEGRA_STEP_STATE_UNDER_WAY;
    answer->most = no == answer->of ? INTEGRA_STEP_STATE_NOT_STARTED : answer->most;
    if (answer->least == INTEGRA_STEP_STATE_DONE) {
        answer->computed = INTEGRA_TRI_YES;
    } else if (no > 0) {
        answer->computed = INTEGRA_TRI_NO; /* it cannot be done */
    }
}

static void judge_steps(integra__review *review)
{
    static const uint32_t lines[STEPS] = {
        INTEGRA_LINE_STEP_CONCERTATION, INTEGRA_LINE_STEP_PILOTE,  INTEGRA_LINE_STEP_OBJECTIVES,
        INTEGRA_LINE_STEP_ENGINES,      INTEGRA_LINE_STEP_DYNAMIC, INTEGRA_LINE_STEP_EVALUATION,
    };
    counts of[STEPS + 1] = { { 0 } };
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        of[integra__line_rows[line].step][integra__line_value(review, line)]++;
    }
    for (size_t i = 0; i < STEPS; i++) {
        judge_step(&review->answers[lines[i]], of[i + 1]);
    }
}

/* TER-8: three criteria; good relations alone count for nothing. */
static void judge_progress(integra__review *review)
{
    counts of = { 0 };
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        if (integra__line_rows[line].group == INTEGRA_LINE_GROUP_CRITERION) {
            of[integra__line_value(review, line)]++;
        }
    }
    integra__review_answer *answer = &review->answers[INTEGRA_LINE_PROGRESS_INTEGRATION];
    if (of[INTEGRA_TRI_YES] > 0 && of[INTEGRA_TRI_NO] > 0) {
        answer->detail = INTEGRA_PROGRESS_STATE_UNDER_WAY;
    } else if (of[INTEGRA_TRI_UNKNOWN] == 0) {
        answer->detail =
            of[INTEGRA_TRI_YES] > 0 ? INTEGRA_PROGRESS_STATE_INTEGRATION : INTEGRA_PROGRESS_STATE_COORDINATION;
    }
    static const integra_tri integrated[INTEGRA__PROGRESS_STATE_CODES] = {
        [INTEGRA_PROGRESS_STATE_COORDINATION] = INTEGRA_TRI_NO,
        [INTEGRA_PROGRESS_STATE_UNDER_WAY] = INTEGRA_TRI_NO,
        [INTEGRA_PROGRESS_STATE_INTEGRATION] = INTEGRA_TRI_YES,
    };
    answer->computed = integrated[answer->detail];
}

void integra__pass_steps(integra__review *review)
{
    judge_steps(review);
    judge_progress(review);
}
