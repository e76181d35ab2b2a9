/* evaluation.c - evaluations of impact, and whether they came too early.
 * Spec: spec/41-territory.md (TER-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "evaluation.h"

#include "answers.h"
#include "domain/rules/generated/parameters.h"
#include "review_tier.h"

/* Whether a common plan may have been adopted by the review's day; the earliest known day. Unknown without the claim,
 * or with a plan that has no day. */
static integra_tri adopted(const integra__review *review, integra_date *earliest)
{
    integra_tri any = integra__review_floor(review, INTEGRA_TERRITORY_TABLE_COMMON_PLAN);
    if (any == INTEGRA_TRI_UNKNOWN) {
        return any;
    }
    for (size_t i = 0; i < review->t.common_plan.count; i++) {
        integra_tri exists = integra__review_exists(review->t.common_plan.adopted[i], review->at);
        if (exists == INTEGRA_TRI_UNKNOWN) {
            return exists;
        }
        if (exists == INTEGRA_TRI_YES) {
            any = exists;
            integra__review_earliest(earliest, review->t.common_plan.adopted[i]);
        }
    }
    return any;
}

/* The earliest day since when an action or an engine is stated, all that are stated having one. */
static integra_date first_stated(const integra__review *review)
{
    integra_date earliest = INTEGRA_DATE_UNKNOWN;
    if (!integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_STATEMENT)) {
        return earliest;
    }
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        const integra__review_answer *answer = &review->answers[line];
        if (integra__line_rows[line].step == 0 || answer->stated != INTEGRA_TRI_YES) {
            continue;
        }
        if (!integra__review_date_known(answer->since)) {
            return INTEGRA_DATE_UNKNOWN;
        }
        integra__review_earliest(&earliest, answer->since);
    }
    return earliest;
}

/* The plan's adoption, else the first step under way. */
integra_date integra__review_start_day(const integra__review *review)
{
    integra_date earliest = INTEGRA_DATE_UNKNOWN;
    switch (adopted(review, &earliest)) {
    case INTEGRA_TRI_YES:
        return earliest;
    case INTEGRA_TRI_NO:
        return first_stated(review);
    default:
        return INTEGRA_DATE_UNKNOWN;
    }
}

/* Too early is before the same day so many months later. */
integra_tri integra__review_early(const integra__review *review, size_t evaluation, integra_date begun)
{
    integra_date day = review->t.evaluation.date[evaluation];
    if (begun == INTEGRA_DATE_UNKNOWN || !integra__review_date_known(day)) {
        return INTEGRA_TRI_UNKNOWN;
    }
    int64_t months = integra__review_value(review, INTEGRA__PARAMETER_IMPACT_EVALUATION_MONTHS);
    return integra__review_window(day, months) < begun ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
}

integra__impact integra__review_impact(const integra__review *review)
{
    integra_date begun = integra__review_start_day(review);
    integra__impact impact = { 0, 0, integra__review_floor(review, INTEGRA_TERRITORY_TABLE_EVALUATION),
                               INTEGRA_TRI_UNKNOWN };
    for (size_t i = 0; i < review->t.evaluation.count; i++) {
        /* indicators and periodic adjustment never trigger it */
        integra_tri kind = integra__review_word_is(review->t.evaluation.kind[i], INTEGRA_EVALUATION_KIND_IMPACT);
        integra_tri exists = integra__tri_and(integra__review_exists(review->t.evaluation.date[i], review->at), kind);
        integra_tri its = integra__review_early(review, i, begun);
        impact.any = integra__tri_or(impact.any, integra__tri_and(exists, its));
        impact.count += exists == INTEGRA_TRI_YES;
        impact.early += integra__tri_and(exists, its) == INTEGRA_TRI_YES;
        if (exists == INTEGRA_TRI_YES && its == INTEGRA_TRI_NO) {
            impact.timely = INTEGRA_TRI_YES;
        }
    }
    return impact;
}
