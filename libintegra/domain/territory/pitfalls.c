/* pitfalls.c - the fourteen pitfalls, each a line, and a finding unless it sums up findings.
 * Spec: spec/41-territory.md (TER-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "pitfalls.h"

#include "domain/rules/generated/rules.h"

enum { NO_FINDING = 0 }; /* it carries the count of findings, and is not one again */

static const struct {
    uint32_t line, settled_by;
    integra__pitfall (*judge)(integra__review *);
} pitfalls[] = {
    { INTEGRA_LINE_PITFALL_MERGER_FIRST, INTEGRA_SETTLED_BY_MERGER_ORDER, integra__pitfall_merger_first },
    { INTEGRA_LINE_PITFALL_MERGER_UNWANTED, INTEGRA_SETTLED_BY_MERGER_WANTED, integra__pitfall_merger_unwanted },
    { INTEGRA_LINE_PITFALL_COMPLEX_CASES_ONLY, INTEGRA_SETTLED_BY_ALL_ENGINES, integra__pitfall_complex_cases_only },
    { INTEGRA_LINE_PITFALL_ONE_DIRECTION, NO_FINDING, integra__pitfall_one_direction },
    { INTEGRA_LINE_PITFALL_ELECTED_ABSENT, INTEGRA_SETTLED_BY_ELECTED, integra__pitfall_elected_absent },
    { INTEGRA_LINE_PITFALL_DEAD_LETTERS, NO_FINDING, integra__pitfall_dead_letters },
    { INTEGRA_LINE_PITFALL_EARLY_IMPACT_EVALUATION, INTEGRA_SETTLED_BY_EVALUATION_LATER,
      integra__pitfall_early_impact_evaluation },
    { INTEGRA_LINE_PITFALL_SIDE_BY_SIDE, INTEGRA_SETTLED_BY_SHARED_PROCEDURE, integra__pitfall_side_by_side },
    { INTEGRA_LINE_PITFALL_ISOLATED_LEFT_OUT, INTEGRA_SETTLED_BY_SUPPORT_ISOLATED, integra__pitfall_isolated_left_out },
    { INTEGRA_LINE_PITFALL_NO_KNOWHOW_TRANSFER, INTEGRA_SETTLED_BY_KNOWHOW_TRANSFER,
      integra__pitfall_no_knowhow_transfer },
    { INTEGRA_LINE_PITFALL_NO_MT_FEEDBACK, INTEGRA_SETTLED_BY_FEEDBACK, integra__pitfall_no_mt_feedback },
    { INTEGRA_LINE_PITFALL_AWAY_FROM_PRIMARY_CARE, INTEGRA_SETTLED_BY_CLOSENESS,
      integra__pitfall_away_from_primary_care },
    { INTEGRA_LINE_PITFALL_FUNCTIONS_WITHOUT_NEEDS, INTEGRA_SETTLED_BY_NEEDS_ANALYSIS,
      integra__pitfall_functions_without_needs },
    { INTEGRA_LINE_PITFALL_NO_PERSONALISED_FOLLOW_UP, INTEGRA_SETTLED_BY_PERSONALISED_FOLLOW_UP,
      integra__pitfall_no_personalised_follow_up },
};

void integra__pitfall_add(integra__pitfall *pitfall, integra_tri fallen, integra_tri of)
{
    pitfall->fallen = integra__tri_or(pitfall->fallen, fallen);
    pitfall->count += fallen == INTEGRA_TRI_YES;
    pitfall->of += of == INTEGRA_TRI_YES;
}

void integra__pass_pitfalls(integra__review *review)
{
    for (size_t i = 0; i < sizeof pitfalls / sizeof pitfalls[0] && review->status == INTEGRA_OK; i++) {
        integra__pitfall pitfall = pitfalls[i].judge(review);
        integra__review_answer *answer = &review->answers[pitfalls[i].line];
        answer->computed = pitfall.fallen;
        answer->count = pitfall.count;
        answer->of = pitfall.of;
        if (pitfall.fallen == INTEGRA_TRI_YES && pitfalls[i].settled_by != NO_FINDING) {
            integra__review_tell(review, INTEGRA__TER_5, pitfalls[i].settled_by, NULL, NULL, INTEGRA_NO_INDEX,
                                 pitfall.count, pitfall.of, INTEGRA_DATE_UNKNOWN);
        }
    }
}
