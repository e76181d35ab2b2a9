/* matter.c - matters: on whose agenda they stand, whether they are settled, whether they call for a table.
 * Spec: spec/40-concertation.md (CON-6, CON-7, CON-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review_tier.h"

#include "domain/rules/generated/rules.h"

/* On an agenda of a body of this tier, by the day of the review. */
static integra_tri on_agenda(const integra__review *review, size_t matter, uint32_t tier)
{
    const integra__tables *t = &review->t;
    const integra__review_children *agenda = &review->agenda_of_matter;
    int complete = t->matter.agenda_complete[matter];
    integra_tri any = complete ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
    for (uint32_t i = agenda->from[matter]; i < agenda->from[matter + 1]; i++) {
        uint32_t row = agenda->rows[i];
        integra_tri there = integra__review_at_tier(review, t->agenda.body[row], complete, tier);
        any = integra__tri_or(any, integra__tri_and(there, integra__review_exists(t->agenda.date[row], review->at)));
    }
    return any;
}

/* ---- settled (CON-7): closed with a reason, or a decision on it adopted ---- */

/* Whether a decision that may be on any matter is or may be adopted: then no matter is known not to be settled. */
static integra_tri settled_elsewhere(const integra__review *review)
{
    const integra__tables *t = &review->t;
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_DECISION);
    integra_tri any = complete ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
    for (size_t i = 0; i < t->decision.count; i++) {
        if (!integra__review_ref_known(t->decision.matter[i]) &&
            !integra__review_ref_none(t->decision.matter[i], complete) &&
            integra__review_reached(t->decision.adopted[i], complete, review->at) != INTEGRA_TRI_NO) {
            any = INTEGRA_TRI_UNKNOWN;
        }
    }
    return any;
}

/* One closed for a reason that is not known may be settled (GEN-1). */
static integra_tri closed_with_reason(const integra__review *review, size_t matter)
{
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_MATTER);
    integra_tri closed = integra__review_reached(review->t.matter.closed[matter], complete, review->at);
    return closed == INTEGRA_TRI_YES && review->t.matter.closing[matter] == 0 ? INTEGRA_TRI_UNKNOWN : closed;
}

static integra_date earlier(integra_date a, integra_date b)
{
    return a == INTEGRA_DATE_UNKNOWN || b < a ? b : a;
}

static void settle(integra__review *review, size_t matter, integra_tri elsewhere)
{
    const integra__tables *t = &review->t;
    const integra__review_children *decisions = &review->decisions_of_matter;
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_DECISION);
    integra_tri closed = closed_with_reason(review, matter);
    integra_tri settled = integra__tri_or(closed, elsewhere);
    integra_date day = closed == INTEGRA_TRI_YES ? t->matter.closed[matter] : INTEGRA_DATE_UNKNOWN;
    for (uint32_t i = decisions->from[matter]; i < decisions->from[matter + 1]; i++) {
        integra_date date = t->decision.adopted[decisions->rows[i]];
        integra_tri adopted = integra__review_reached(date, complete, review->at);
        settled = integra__tri_or(settled, adopted);
        day = adopted == INTEGRA_TRI_YES ? earlier(day, date) : day;
    }
    review->settled[matter] = settled;
    review->settled_day[matter] = day;
}

/* ---- CON-13: whether somebody concerned holds alone all it takes ---- */

/* What a structure holds in a matter; `matter`, counted from 1, says of which this stands here. */
typedef struct holding {
    uint32_t matter;
    integra_tri resources, skills, legitimacy;
} holding;

static void hold(const integra__review *review, holding *of, size_t matter, uint32_t row)
{
    const integra__tables *t = &review->t;
    if (of->matter != matter + 1) {
        *of = (holding){ (uint32_t)matter + 1, INTEGRA_TRI_NO, INTEGRA_TRI_NO, INTEGRA_TRI_NO };
    }
    of->resources = integra__tri_or(of->resources, t->concerned.resources[row]);
    of->skills = integra__tri_or(of->skills, t->concerned.skills[row]);
    of->legitimacy = integra__tri_or(of->legitimacy, t->concerned.legitimacy[row]);
}

/* With nobody known to be concerned it is not known; a row that names nobody, in a complete list, is about nobody. */
static integra_tri calls_for_table(const integra__review *review, size_t matter, holding *holdings)
{
    const integra__tables *t = &review->t;
    const integra__review_children *concerned = &review->concerned_of_matter;
    int complete = t->matter.concerned_complete[matter], known = 0;
    integra_tri somebody = complete ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
    for (uint32_t i = concerned->from[matter]; i < concerned->from[matter + 1]; i++) {
        uint32_t row = concerned->rows[i], structure = t->concerned.structure[row];
        if (integra__review_ref_known(structure)) {
            known = 1;
            hold(review, &holdings[structure], matter, row);
        } else if (!integra__review_ref_none(structure, complete)) {
            somebody = INTEGRA_TRI_UNKNOWN;
        }
    }
    for (uint32_t i = concerned->from[matter]; i < concerned->from[matter + 1]; i++) {
        uint32_t structure = t->concerned.structure[concerned->rows[i]];
        if (integra__review_ref_known(structure)) {
            const holding *of = &holdings[structure];
            integra_tri all = integra__tri_and(of->resources, integra__tri_and(of->skills, of->legitimacy));
            somebody = integra__tri_or(somebody, all);
        }
    }
    return known ? integra__tri_not(somebody) : INTEGRA_TRI_UNKNOWN;
}

/* Whether an agenda bears it, or may. */
static integra_tri on_any_agenda(const integra__review *review, size_t matter)
{
    const integra__review_children *agenda = &review->agenda_of_matter;
    integra_tri any = review->t.matter.agenda_complete[matter] ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
    for (uint32_t i = agenda->from[matter]; i < agenda->from[matter + 1]; i++) {
        any = integra__tri_or(any, integra__review_exists(review->t.agenda.date[agenda->rows[i]], review->at));
    }
    return any;
}

static void judge_table(integra__review *review, size_t matter, holding *holdings)
{
    if (integra__review_exists(review->t.matter.raised[matter], review->at) == INTEGRA_TRI_YES &&
        review->settled[matter] == INTEGRA_TRI_NO && on_any_agenda(review, matter) == INTEGRA_TRI_NO &&
        calls_for_table(review, matter, holdings) == INTEGRA_TRI_YES) {
        integra__review_tell(review, INTEGRA__CON_13, INTEGRA_SETTLED_BY_TABLE, &review->t.matter.id[matter], NULL,
                             (uint32_t)matter, 0, 0, INTEGRA_DATE_UNKNOWN);
    }
}

void integra__pass_matters(integra__review *review)
{
    size_t count = review->t.matter.count;
    review->meso_agenda = integra__review_memory(review, count, sizeof *review->meso_agenda);
    review->macro_agenda = integra__review_memory(review, count, sizeof *review->macro_agenda);
    review->settled = integra__review_memory(review, count, sizeof *review->settled);
    review->settled_day = integra__review_memory(review, count, sizeof *review->settled_day);
    holding *holdings = integra__review_memory(review, review->t.structure.count, sizeof *holdings);
    if (review->status != INTEGRA_OK) {
        return;
    }
    integra_tri elsewhere = settled_elsewhere(review);
    for (size_t matter = 0; matter < count; matter++) {
        review->meso_agenda[matter] = on_agenda(review, matter, INTEGRA_TIER_MESO);
        review->macro_agenda[matter] = on_agenda(review, matter, INTEGRA_TIER_MACRO);
        settle(review, matter, elsewhere);
        judge_table(review, matter, holdings);
    }
}
