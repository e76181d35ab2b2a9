/* recurrence_told.c - collective problems that no meso agenda bears, matters without a date, and those that rise.
 * Spec: spec/40-concertation.md (CON-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "recurrence_told.h"

#include "core/id.h"
#include "domain/rules/generated/rules.h"

static int there(const integra__review *review, size_t matter)
{
    return integra__review_exists(review->t.matter.raised[matter], review->at) == INTEGRA_TRI_YES &&
           review->meso_agenda[matter] == INTEGRA_TRI_YES;
}

int integra__recurrence_rises(const integra__review *review, size_t matter)
{
    integra_date due = review->t.matter.due[matter];
    return there(review, matter) && integra__review_date_known(due) && due < review->at &&
           review->settled[matter] == INTEGRA_TRI_NO && review->macro_agenda[matter] == INTEGRA_TRI_NO;
}

/* ---- the record of what settles a matter: 1 where nothing was recorded, and nothing may have been ---- */

/* Whether a decision that may be on any matter is or may be adopted. */
static int adopted_somewhere(const integra__review *review)
{
    const integra__tables *t = &review->t;
    for (size_t i = 0; i < t->decision.count; i++) {
        if (t->decision.matter[i] == INTEGRA_REF_SAID_UNKNOWN &&
            !integra__review_not_recorded(t->decision.adopted[i], review->at)) {
            return 1;
        }
    }
    return 0;
}

static int unsettled(const integra__review *review, size_t matter)
{
    const integra__tables *t = &review->t;
    const integra__review_children *decisions = &review->decisions_of_matter;
    if (!integra__review_not_recorded(t->matter.closed[matter], review->at)) {
        return 0;
    }
    for (uint32_t i = decisions->from[matter]; i < decisions->from[matter + 1]; i++) {
        if (!integra__review_not_recorded(t->decision.adopted[decisions->rows[i]], review->at)) {
            return 0;
        }
    }
    return 1;
}

/* ---- findings ---- */

static void tell_problems(integra__review *review, const integra__recurrences *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const integra__recurrence *kind = &all->kinds[i];
        if (kind->born != INTEGRA_DATE_UNKNOWN && !kind->on_agenda) {
            const integra_id *difficulty = kind->row == INTEGRA_NO_INDEX ? NULL : &review->t.difficulty.id[kind->row];
            integra__review_tell(review, INTEGRA__CON_7, INTEGRA_SETTLED_BY_MESO_AGENDA, difficulty, NULL, kind->row,
                                 kind->topic, kind->kind, INTEGRA_DATE_UNKNOWN);
        }
    }
}

static void tell_matter(integra__review *review, uint32_t matter, const integra__recurrence *kind, int elsewhere)
{
    const integra__tables *t = &review->t;
    int problem = kind != NULL && kind->born != INTEGRA_DATE_UNKNOWN;
    if (problem && !elsewhere && there(review, matter) && integra__review_date_blank(t->matter.due[matter]) &&
        unsettled(review, matter)) {
        integra__review_tell(review, INTEGRA__CON_7, INTEGRA_SETTLED_BY_MESO_DUE_DATE, &t->matter.id[matter], NULL,
                             matter, 0, 0, INTEGRA_DATE_UNKNOWN);
    }
    if (integra__recurrence_rises(review, matter)) {
        uint32_t topic = t->matter.topic[matter] == UINT32_MAX ? 0 : t->matter.topic[matter];
        integra__review_tell(review, INTEGRA__CON_7, INTEGRA_SETTLED_BY_MACRO_AGENDA, &t->matter.id[matter], NULL,
                             matter, topic, t->matter.kind[matter], t->matter.due[matter]);
    }
}

void integra__pass_recurrence(integra__review *review)
{
    integra__recurrences all;
    integra__recurrence_find(review, &all);
    if (review->status != INTEGRA_OK) {
        return;
    }
    tell_problems(review, &all);
    int elsewhere = adopted_somewhere(review);
    for (uint32_t matter = 0; matter < review->t.matter.count; matter++) {
        uint32_t kind = all.of_matter[matter];
        tell_matter(review, matter, kind == INTEGRA_NO_INDEX ? NULL : &all.kinds[kind], elsewhere);
    }
}
