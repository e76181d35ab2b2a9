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

/* The earliest known day first, those that have none last. */
static void consider_earliest(shown *best, integra_date day, const integra_id *id)
{
    int known = integra__review_date_known(day);
    consider(best, known ? day : INT64_MAX, known ? day : INTEGRA_DATE_UNKNOWN, id);
}

/* The latest meeting of macro and meso at which users spoke, or of the bodies of a tier. */
static void show_meeting(const integra__review *review, uint32_t line, shown *best)
{
    const integra__tables *t = &review->t;
    int speech = line == INTEGRA_LINE_LEVER_USERS_SPEECH;
    uint32_t tier = INTEGRA_TIER_MACRO;
    for (size_t i = 0; i < INTEGRA__CONCERTATION_LEVELS; i++) {
        tier = integra__concertation_levels[i].line == line ? integra__concertation_levels[i].tier : tier;
    }
    integra_date from = speech ? integra__review_window(review->at, 12) : integra__concertation_window(review, tier);
    for (size_t i = 0; i < t->meeting.count; i++) {
        uint32_t of = t->body.tier[t->meeting.body[i]];
        int counts = speech ? of != INTEGRA_TIER_MICRO && t->meeting.users_spoke[i] == INTEGRA_TRI_YES : of == tier;
        if (counts && integra__review_within(review, t->meeting.date[i], 0, from) == INTEGRA_TRI_YES) {
            consider(best, -(int64_t)t->meeting.date[i], INTEGRA_DATE_UNKNOWN, &t->meeting.id[i]);
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
        integra_date day = t->difficulty.date[i];
        if (integra__review_within(review, day, 0, integra__review_window(review->at, 12)) == INTEGRA_TRI_YES) {
            consider(best, -(int64_t)day, INTEGRA_DATE_UNKNOWN, &t->difficulty.id[i]);
        }
    }
}

static const struct line_shown {
    uint32_t line;
    void (*show)(const integra__review *review, uint32_t line, shown *best);
} lines[] = {
    { INTEGRA_LINE_LEVEL_MACRO, show_meeting },         { INTEGRA_LINE_LEVEL_MESO, show_meeting },
    { INTEGRA_LINE_LEVEL_MICRO, show_meeting },         { INTEGRA_LINE_ENGINE_GUICHET, show_structure },
    { INTEGRA_LINE_ENGINE_ASSISTANCE, show_structure }, { INTEGRA_LINE_ENGINE_PLANNING, show_structure },
    { INTEGRA_LINE_ACTION_2_DESIGNATED, show_pilote },  { INTEGRA_LINE_SIGN_OBSERVATORY, show_difficulty },
    { INTEGRA_LINE_LEVER_USERS_SPEECH, show_meeting },
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
