/* pilote.c - the pilote of a territory: one, recognised, neutral, listening, trained, designated after a concertation.
 * Spec: spec/41-territory.md (TER-1, TER-10).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "answers.h"

#include "domain/rules/generated/rules.h"

/* A quality of the pilote: its column, the finding where it is known to be missing, the line that it answers. */
typedef struct quality {
    const integra_tri *has;
    uint32_t rule, settled_by, line;
} quality;

/* How many pilotes there may be, and who they are. */
typedef struct pilotes {
    size_t certain; /* open for certain */
    size_t maybe;   /* open, or it is not known */
    size_t named;   /* of those, whose person is known */
    size_t persons_certain, persons_maybe;
} pilotes;

static void judge_quality(integra__review *review, const quality *of)
{
    const integra_tri *open = review->pilote_open;
    const size_t count = review->t.pilote.count;
    for (size_t i = 0; i < count; i++) {
        if (open[i] == INTEGRA_TRI_YES && of->has[i] == INTEGRA_TRI_NO) {
            const integra_id *person = &review->t.pilote.person[i];
            integra__review_tell(review, of->rule, of->settled_by, integra__review_id_said(person) ? person : NULL,
                                 NULL, (uint32_t)i, 0, 0, INTEGRA_DATE_UNKNOWN);
        }
    }
    integra_tri *computed = &review->answers[of->line].computed;
    *computed = integra__tri_and(
        *computed, integra__review_all_open(open, of->has, count,
                                            integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_PILOTE)));
}

static void judge_qualities(integra__review *review)
{
    const integra__tables *t = &review->t;
    const quality qualities[] = {
        { t->pilote.recognised_by_actors, INTEGRA__TER_1, INTEGRA_SETTLED_BY_RECOGNITION_BY_ACTORS,
          INTEGRA_LINE_ACTION_2_RECOGNISED },
        { t->pilote.recognised_by_institutions, INTEGRA__TER_1, INTEGRA_SETTLED_BY_RECOGNITION_BY_INSTITUTIONS,
          INTEGRA_LINE_ACTION_2_RECOGNISED },
        { t->pilote.neutral, INTEGRA__TER_1, INTEGRA_SETTLED_BY_NEUTRALITY, INTEGRA_LINE_ACTION_2_NEUTRAL },
        { t->pilote.listening, INTEGRA__TER_1, INTEGRA_SETTLED_BY_LISTENING, INTEGRA_LINE_ACTION_2_LISTENING },
        { t->pilote.trained, INTEGRA__TER_1, INTEGRA_SETTLED_BY_TRAINING, INTEGRA_LINE_ACTION_2_TRAINED },
        { t->pilote.ars_concertation, INTEGRA__TER_10, INTEGRA_SETTLED_BY_ARS_CONCERTATION,
          INTEGRA_LINE_ACTION_2_ARS_CONCERTATION },
    };
    const size_t count = sizeof qualities / sizeof qualities[0];
    for (size_t i = 0; i < count; i++) {
        review->answers[qualities[i].line].computed = INTEGRA_TRI_YES;
    }
    for (size_t i = 0; i < count; i++) {
        judge_quality(review, &qualities[i]);
    }
}

/* How many persons the pilotes are that are open for certain, or that may be. */
static size_t persons(integra__review *review, int certain, size_t *named_out)
{
    uint32_t *places = integra__review_memory(review, review->t.pilote.count, sizeof *places);
    *named_out = 0;
    if (places == NULL) {
        return 0;
    }
    for (size_t i = 0; i < review->t.pilote.count; i++) {
        integra_tri open = review->pilote_open[i];
        int counts = certain ? open == INTEGRA_TRI_YES : open != INTEGRA_TRI_NO;
        if (counts && integra__review_id_said(&review->t.pilote.person[i])) {
            places[(*named_out)++] = (uint32_t)i;
        }
    }
    return integra__review_distinct(review, review->t.pilote.person, places, *named_out);
}

static pilotes count_pilotes(integra__review *review)
{
    pilotes of = { 0, 0, 0, 0, 0 };
    size_t named;
    for (size_t i = 0; i < review->t.pilote.count; i++) {
        of.certain += review->pilote_open[i] == INTEGRA_TRI_YES;
        of.maybe += review->pilote_open[i] != INTEGRA_TRI_NO;
    }
    of.persons_certain = persons(review, 1, &named);
    of.persons_maybe = persons(review, 0, &of.named);
    return of;
}

/* One listed is exactly one only in a complete list; several rows are one pilote where they name the same person. */
static integra_tri exactly_one(const pilotes *of, int complete)
{
    if (of->persons_certain > 1 || (complete && of->maybe == 0)) {
        return INTEGRA_TRI_NO;
    }
    int same = of->maybe == 1 || (of->named == of->maybe && of->persons_maybe == 1);
    return complete && of->certain > 0 && same ? INTEGRA_TRI_YES : INTEGRA_TRI_UNKNOWN;
}

static void judge_designated(integra__review *review)
{
    integra__review_answer *answer = &review->answers[INTEGRA_LINE_ACTION_2_DESIGNATED];
    answer->computed = integra__review_floor(review, INTEGRA_TERRITORY_TABLE_PILOTE);
    for (size_t i = 0; i < review->t.pilote.count; i++) {
        answer->computed = integra__tri_or(answer->computed, review->pilote_open[i]);
        if (review->pilote_open[i] == INTEGRA_TRI_YES) {
            integra__review_earliest(&answer->computed_since, review->t.pilote.opens[i]);
        }
    }
}

void integra__pass_pilotes(integra__review *review)
{
    judge_designated(review);
    judge_qualities(review);
    pilotes of = count_pilotes(review);
    integra_tri one = exactly_one(&of, integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_PILOTE));
    if (review->answers[INTEGRA_LINE_ACTION_2_DESIGNATED].computed == INTEGRA_TRI_NO) {
        integra__review_tell(review, INTEGRA__TER_1, INTEGRA_SETTLED_BY_DESIGNATION, NULL, NULL, INTEGRA_NO_INDEX, 0, 0,
                             INTEGRA_DATE_UNKNOWN);
    }
    if (of.persons_certain > 1) {
        integra__review_tell(review, INTEGRA__TER_1, INTEGRA_SETTLED_BY_ONE_PILOTE, NULL, NULL, INTEGRA_NO_INDEX,
                             (uint32_t)of.persons_certain, 0, INTEGRA_DATE_UNKNOWN);
    }
    integra_tri recognised = review->answers[INTEGRA_LINE_ACTION_2_RECOGNISED].computed;
    review->answers[INTEGRA_LINE_CONDITION_ONE_PILOTE].computed = integra__tri_and(one, recognised);
    review->answers[INTEGRA_LINE_OBSTACLE_LEGITIMACY].computed = integra__tri_not(recognised);
}
