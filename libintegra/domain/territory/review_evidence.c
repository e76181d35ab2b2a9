/* review_evidence.c - of lines that one row makes yes: which row shows it, and since when.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

#include <string.h>

#include "concertation_levels.h"
#include "review_tier.h"
#include "support.h"

/* What shows it best so far: the one ranked first, of several the lowest identifier. */
typedef struct shown {
    int any;
    int64_t rank;
    integra_date day;
    integra_id id;
} shown;

static void consider(shown *best, int64_t rank, integra_date day, const integra_id *id)
{
    if (!best->any || rank < best->rank || (rank == best->rank && memcmp(id, &best->id, sizeof *id) < 0)) {
        *best = (shown){ 1, rank, day, *id };
    }
}

/* Of what is dated from `from` to D the latest first. */
static void consider_latest(const integra__review *review, shown *best, integra_date day, integra_date from,
                            const integra_id *id)
{
    if (integra__review_within(review, day, 0, from) == INTEGRA_TRI_YES) {
        consider(best, -(int64_t)day, INTEGRA_DATE_UNKNOWN, id);
    }
}

/* The earliest known day first, those that have none last. */
static void consider_earliest(shown *best, integra_date day, const integra_id *id)
{
    int known = integra__review_date_known(day);
    consider(best, known ? day : INT64_MAX, known ? day : INTEGRA_DATE_UNKNOWN, id);
}

/* The latest meeting of the bodies of a level. */
static void show_level(const integra__review *review, uint32_t line, shown *best)
{
    const integra__tables *t = &review->t;
    size_t level = 0;
    while (integra__concertation_levels[level].line != line) { /* it is one of them */
        level++;
    }
    const uint32_t tier = integra__concertation_levels[level].tier;
    const integra_date from = integra__concertation_window(review, tier);
    for (size_t i = 0; i < t->meeting.count; i++) {
        if (t->body.tier[t->meeting.body[i]] == tier) {
            consider_latest(review, best, t->meeting.date[i], from, &t->meeting.id[i]);
        }
    }
}

/* The latest meeting of macro and meso at which users spoke. */
static void show_speech(const integra__review *review, uint32_t line, shown *best)
{
    const integra__tables *t = &review->t;
    (void)line;
    for (size_t i = 0; i < t->meeting.count; i++) {
        if (t->body.tier[t->meeting.body[i]] != INTEGRA_TIER_MICRO && t->meeting.users_spoke[i] == INTEGRA_TRI_YES) {
            consider_latest(review, best, t->meeting.date[i], integra__review_window(review->at, INTEGRA__REVIEW_YEAR),
                            &t->meeting.id[i]);
        }
    }
}

static void show_pilote(const integra__review *review, uint32_t line, shown *best)
{
    (void)line;
    for (size_t i = 0; i < review->t.pilote.count; i++) {
        if (review->pilote_open[i] == INTEGRA_TRI_YES && integra__review_id_said(&review->t.pilote.person[i])) {
            consider_earliest(best, review->t.pilote.opens[i], &review->t.pilote.person[i]);
        }
    }
}

/* Who exercises it, since when. */
static void show_structure(const integra__review *review, uint32_t line, shown *best)
{
    const integra__tables *t = &review->t;
    static const uint64_t supports[INTEGRA__LINE_CODES] = {
        [INTEGRA_LINE_ENGINE_GUICHET] = INTEGRA__BIT(INTEGRA_SUPPORT_GUICHET),
        [INTEGRA_LINE_ENGINE_ASSISTANCE] = INTEGRA__BIT(INTEGRA_SUPPORT_PATHWAY_ASSISTANCE),
        [INTEGRA_LINE_ENGINE_PLANNING] =
            INTEGRA__BIT(INTEGRA_SUPPORT_F2) | INTEGRA__BIT(INTEGRA_SUPPORT_PATHWAY_ASSISTANCE),
    };
    for (size_t i = 0; i < t->function.count; i++) {
        if (!integra__support_among(review, i, supports[line])) {
            continue;
        }
        integra_tri acts = line == INTEGRA_LINE_ENGINE_GUICHET ? integra__support_guichet(review, i)
                                                               : integra__support_acts(review, i);
        if (acts == INTEGRA_TRI_YES) {
            consider_earliest(best, t->function.opens[i], &t->structure.id[t->function.structure[i]]);
        }
    }
}

static void show_difficulty(const integra__review *review, uint32_t line, shown *best)
{
    const integra__tables *t = &review->t;
    (void)line;
    for (size_t i = 0; i < t->difficulty.count; i++) {
        consider_latest(review, best, t->difficulty.date[i], integra__review_window(review->at, INTEGRA__REVIEW_YEAR),
                        &t->difficulty.id[i]);
    }
}

static const struct line_shown {
    uint32_t line;
    void (*show)(const integra__review *review, uint32_t line, shown *best);
} lines[] = {
    { INTEGRA_LINE_LEVEL_MACRO, show_level },           { INTEGRA_LINE_LEVEL_MESO, show_level },
    { INTEGRA_LINE_LEVEL_MICRO, show_level },           { INTEGRA_LINE_ENGINE_GUICHET, show_structure },
    { INTEGRA_LINE_ENGINE_ASSISTANCE, show_structure }, { INTEGRA_LINE_ENGINE_PLANNING, show_structure },
    { INTEGRA_LINE_ACTION_2_DESIGNATED, show_pilote },  { INTEGRA_LINE_SIGN_OBSERVATORY, show_difficulty },
    { INTEGRA_LINE_LEVER_USERS_SPEECH, show_speech },
};

void integra__pass_evidence(integra__review *review)
{
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        integra__review_answer *answer = &review->answers[lines[i].line];
        shown best = { 0, 0, INTEGRA_DATE_UNKNOWN, { { 0 } } };
        if (answer->computed != INTEGRA_TRI_YES) {
            continue;
        }
        lines[i].show(review, lines[i].line, &best);
        if (best.any) {
            answer->computed_evidence = best.id;
            answer->computed_since = answer->computed_since == INTEGRA_DATE_UNKNOWN ? best.day : answer->computed_since;
        }
    }
}
