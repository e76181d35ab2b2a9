/* support.c - the engines, and the missions that are compulsory.
 * Spec: spec/41-territory.md (TER-3, TER-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "support.h"

#include <integra/directory.h>

#include "answers.h"
#include "concertation_levels.h"
#include "core/id.h"
#include "domain/rules/generated/rules.h"
#include "review_tier.h"

int integra__support_among(const integra__review *review, size_t function, uint64_t supports)
{
    return (supports >> review->t.function.support[function] & 1u) != 0;
}

integra_tri integra__support_acts(const integra__review *review, size_t function)
{
    return integra__tri_and(review->function_open[function], review->t.function.exercised[function]);
}

void integra__support_any(const integra__review *review, integra_tri *any_out)
{
    integra_tri floor = integra__review_floor(review, INTEGRA_TERRITORY_TABLE_FUNCTION);
    for (size_t support = 0; support < INTEGRA__SUPPORT_CODES; support++) {
        any_out[support] = floor;
    }
    for (size_t i = 0; i < review->t.function.count; i++) {
        integra_tri *any = &any_out[review->t.function.support[i]];
        *any = integra__tri_or(*any, integra__support_acts(review, i));
    }
}

integra_tri *integra__support_by_structure(integra__review *review, uint64_t supports)
{
    integra_tri *acts = integra__review_memory(review, review->t.structure.count, sizeof *acts);
    if (acts == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < review->t.structure.count; i++) {
        acts[i] = INTEGRA_TRI_NO; /* as far as the rows say: who reads it asks whether they are all there */
    }
    for (size_t i = 0; i < review->t.function.count; i++) {
        if (integra__support_among(review, i, supports)) {
            integra_tri *one = &acts[review->t.function.structure[i]];
            *one = integra__tri_or(*one, integra__support_acts(review, i));
        }
    }
    return acts;
}

/* A single one answers for itself: it is no integrated guichet. */
integra_tri integra__support_guichet(const integra__review *review, size_t function)
{
    integra_tri integrated = integra__review_word_is(review->t.function.guichet[function], INTEGRA_GUICHET_INTEGRATED);
    return integra__tri_and(integra__support_acts(review, function), integrated);
}

static integra_tri integrated_guichet(const integra__review *review)
{
    integra_tri any = integra__review_floor(review, INTEGRA_TERRITORY_TABLE_FUNCTION);
    for (size_t i = 0; i < review->t.function.count; i++) {
        if (integra__support_among(review, i, INTEGRA__BIT(INTEGRA_SUPPORT_GUICHET))) {
            any = integra__tri_or(any, integra__support_guichet(review, i));
        }
    }
    return any;
}

/* All of some supports, or any of them. */
static integra_tri all_of(const integra_tri *any, uint64_t supports)
{
    integra_tri all = INTEGRA_TRI_YES;
    for (size_t support = 0; support < INTEGRA__SUPPORT_CODES; support++) {
        all = (supports >> support & 1u) != 0 ? integra__tri_and(all, any[support]) : all;
    }
    return all;
}

static integra_tri any_of(const integra_tri *any, uint64_t supports)
{
    integra_tri one = INTEGRA_TRI_NO;
    for (size_t support = 0; support < INTEGRA__SUPPORT_CODES; support++) {
        one = (supports >> support & 1u) != 0 ? integra__tri_or(one, any[support]) : one;
    }
    return one;
}

/* Which structures share in a system that is known, or in one that is not; how many there are. */
typedef struct sharing {
    uint32_t *known;
    size_t known_count;
    size_t unknown_count;
} sharing;

static sharing systems(integra__review *review, const integra_tri *among)
{
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_STRUCTURE);
    sharing of = { integra__review_memory(review, review->t.structure.count, sizeof *of.known), 0, 0 };
    for (size_t i = 0; of.known != NULL && i < review->t.structure.count; i++) {
        const integra_id *system = &review->t.structure.information_system[i];
        if (among[i] == INTEGRA_TRI_NO) {
            continue;
        }
        if (integra__review_id_said(system)) {
            of.known[of.known_count++] = (uint32_t)i;
        } else {
            of.unknown_count += !integra__review_id_none(system, complete);
        }
    }
    return of;
}

uint8_t *integra__support_may_share(integra__review *review)
{
    const integra_id *ids = review->t.structure.information_system;
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_STRUCTURE);
    uint8_t *may = integra__review_memory(review, review->t.structure.count, sizeof *may);
    sharing of = systems(review, review->structure_open);
    (void)integra__review_distinct(review, ids, of.known, of.known_count);
    int any = of.known_count + of.unknown_count > 1;
    for (size_t i = 0; may != NULL && i < review->t.structure.count; i++) {
        may[i] =
            any && review->structure_open[i] != INTEGRA_TRI_NO &&
            (integra__review_id_said(&ids[i]) ? of.unknown_count > 0 : !integra__review_id_none(&ids[i], complete));
    }
    for (size_t i = 1; may != NULL && i < of.known_count; i++) { /* those of one system stand together */
        if (integra__id_same(&ids[of.known[i - 1]], &ids[of.known[i]])) {
            may[of.known[i - 1]] = may[of.known[i]] = 1;
        }
    }
    return may;
}

/* Two structures share data: open both, and in one system; one whose system is not known may share with any other. */
static integra_tri shared_system(integra__review *review)
{
    const integra_id *ids = review->t.structure.information_system;
    sharing of = systems(review, review->structure_open);
    size_t distinct = integra__review_distinct(review, ids, of.known, of.known_count);
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_STRUCTURE);
    int maybe = distinct < of.known_count || (of.unknown_count > 0 && of.unknown_count + of.known_count > 1);
    size_t certain = 0;
    for (size_t i = 0; i < of.known_count; i++) {
        if (i > 0 && !integra__id_same(&ids[of.known[i - 1]], &ids[of.known[i]])) {
            certain = 0;
        }
        certain += review->structure_open[of.known[i]] == INTEGRA_TRI_YES;
        if (certain > 1) {
            return INTEGRA_TRI_YES;
        }
    }
    return maybe || !complete ? INTEGRA_TRI_UNKNOWN : INTEGRA_TRI_NO;
}

static void judge_engines(integra__review *review, const integra_tri *any)
{
    integra_tri meet = INTEGRA_TRI_YES;
    for (size_t i = 0; i < INTEGRA__CONCERTATION_LEVELS; i++) {
        meet = integra__tri_and(meet, integra__line_value(review, integra__concertation_levels[i].line));
    }
    const integra_tri assistance = any[INTEGRA_SUPPORT_PATHWAY_ASSISTANCE];
    const integra_tri guichet = integrated_guichet(review), system = shared_system(review);
    const struct {
        uint32_t line;
        integra_tri computed;
    } lines[] = {
        { INTEGRA_LINE_ENGINE_CONCERTATION, meet },
        { INTEGRA_LINE_ACTION_5_CONCERTATION, meet },
        { INTEGRA_LINE_ENGINE_GUICHET, guichet },
        { INTEGRA_LINE_LEVER_GUICHETS, guichet },
        { INTEGRA_LINE_IMPLEMENTATION_GUICHET, guichet },
        { INTEGRA_LINE_ENGINE_ASSISTANCE, integra__tri_or(assistance, all_of(any, INTEGRA__SUPPORT_OF_PERSONS)) },
        { INTEGRA_LINE_ENGINE_PLANNING, integra__tri_or(assistance, any[INTEGRA_SUPPORT_F2]) },
        { INTEGRA_LINE_ENGINE_INFORMATION_SYSTEM, system },
        { INTEGRA_LINE_OBSTACLE_INFORMATION_SYSTEM, integra__tri_not(system) },
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        review->answers[lines[i].line].computed = lines[i].computed;
    }
}

/* TER-13: the three missions are compulsory, whoever exercises them; any guichet will do. */
static void judge_missions(integra__review *review, const integra_tri *any)
{
    static const struct {
        uint32_t mission;
        uint64_t supports;
    } missions[] = {
        { INTEGRA_MISSION_M1, INTEGRA__BIT(INTEGRA_SUPPORT_GUICHET) },
        { INTEGRA_MISSION_M2, INTEGRA__SUPPORT_ACTED },
        { INTEGRA_MISSION_M3, INTEGRA__BIT(INTEGRA_SUPPORT_F6) },
    };
    integra_tri all = INTEGRA_TRI_YES;
    for (size_t i = 0; i < sizeof missions / sizeof missions[0]; i++) {
        integra_tri exercised = any_of(any, missions[i].supports);
        all = integra__tri_and(all, exercised);
        if (exercised == INTEGRA_TRI_NO) {
            integra__review_tell(review, INTEGRA__TER_13, INTEGRA_SETTLED_BY_MISSION, NULL, NULL, INTEGRA_NO_INDEX,
                                 missions[i].mission, 0, INTEGRA_DATE_UNKNOWN);
        }
    }
    review->answers[INTEGRA_LINE_PRINCIPLE_FUNCTIONS].computed = all;
}

/* TER-13: one system for all that exercise a function. One that only may exercise some is not counted, and keeps it
 * from being known that they all share one. */
static void judge_one_system(integra__review *review)
{
    integra_tri *acts = integra__support_by_structure(review, INTEGRA__SUPPORT_BUT_GUICHET);
    if (acts == NULL) {
        return;
    }
    int all_certain = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_STRUCTURE) &&
                      integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_FUNCTION);
    size_t components = 0;
    for (size_t i = 0; i < review->t.structure.count; i++) {
        all_certain = all_certain && acts[i] != INTEGRA_TRI_UNKNOWN;
        acts[i] = acts[i] == INTEGRA_TRI_YES ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
        components += acts[i] == INTEGRA_TRI_YES;
    }
    sharing of = systems(review, acts);
    size_t distinct =
        integra__review_distinct(review, review->t.structure.information_system, of.known, of.known_count);
    integra_tri *computed = &review->answers[INTEGRA_LINE_PRINCIPLE_ONE_SYSTEM].computed;
    if (distinct > 1) {
        *computed = INTEGRA_TRI_NO;
        integra__review_tell(review, INTEGRA__TER_13, INTEGRA_SETTLED_BY_INFORMATION_SYSTEM, NULL, NULL,
                             INTEGRA_NO_INDEX, (uint32_t)distinct, 0, INTEGRA_DATE_UNKNOWN);
    } else if (all_certain && distinct == 1 && of.known_count == components) {
        *computed = INTEGRA_TRI_YES;
    }
}

void integra__pass_functions(integra__review *review)
{
    integra_tri any[INTEGRA__SUPPORT_CODES];
    integra__support_any(review, any);
    judge_engines(review, any);
    judge_missions(review, any);
    judge_one_system(review);
}
