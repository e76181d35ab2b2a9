/* concertation_tables.c - who hosts, convenes and animates tables, and whether elected officials take part in
 * convening. Spec: spec/40-concertation.md (CON-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

#include "core/id.h"
#include "domain/rules/generated/rules.h"

/* Tables of concertation and plenary assemblies, at macro or meso; of a kind that is not known it may be one. */
static integra_tri is_table(const integra__review *review, size_t body)
{
    static const integra_tri by_kind[INTEGRA__BODY_KIND_CODES] = {
        [INTEGRA_BODY_KIND_TABLE] = INTEGRA_TRI_YES,        [INTEGRA_BODY_KIND_PLENARY] = INTEGRA_TRI_YES,
        [INTEGRA_BODY_KIND_STEERING] = INTEGRA_TRI_NO,      [INTEGRA_BODY_KIND_CLINICAL] = INTEGRA_TRI_NO,
        [INTEGRA_BODY_KIND_WORKING_GROUP] = INTEGRA_TRI_NO, [INTEGRA_BODY_KIND_INCLUSION] = INTEGRA_TRI_NO,
    };
    return review->t.body.tier[body] == INTEGRA_TIER_MICRO ? INTEGRA_TRI_NO : by_kind[review->t.body.kind[body]];
}

/* The territory's one pilote, where nobody else can be (TER-1); NULL where that is not known. */
static const integra_id *one_pilote(const integra__review *review)
{
    const integra_id *one = NULL;
    int certain = 0;
    for (size_t i = 0; i < review->t.pilote.count; i++) {
        const integra_id *person = &review->t.pilote.person[i];
        if (review->pilote_open[i] == INTEGRA_TRI_NO) {
            continue;
        }
        if (!integra__review_id_said(person) || (one != NULL && !integra__id_same(one, person))) {
            return NULL;
        }
        one = person;
        certain |= review->pilote_open[i] == INTEGRA_TRI_YES;
    }
    return certain && integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_PILOTE) ? one : NULL;
}

/* Nobody is named, in a list that would name whoever there is. */
static void tell_nobody(integra__review *review, size_t body, const integra_id *who, uint32_t settled_by)
{
    if (integra__review_id_none(who, integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_BODY))) {
        integra__review_tell(review, INTEGRA__CON_11, settled_by, &review->t.body.id[body], NULL, (uint32_t)body, 0, 0,
                             INTEGRA_DATE_UNKNOWN);
    }
}

/* The pilote animates the tactical table. */
static void tell_animation(integra__review *review, size_t body, const integra_id *pilote)
{
    const integra_id *animator = &review->t.body.animator[body];
    if (pilote == NULL || review->t.body.tier[body] != INTEGRA_TIER_MESO ||
        review->t.body.kind[body] != INTEGRA_BODY_KIND_TABLE) {
        return;
    }
    if (integra__review_id_none(animator, integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_BODY)) ||
        (integra__review_id_said(animator) && !integra__id_same(animator, pilote))) {
        integra__review_tell(review, INTEGRA__CON_11, INTEGRA_SETTLED_BY_ANIMATION, &review->t.body.id[body], NULL,
                             (uint32_t)body, 0, 0, INTEGRA_DATE_UNKNOWN);
    }
}

/* What may be a table, or open, and does not say that nobody elected convenes it, leaves it unknown. */
static void tell_convening(integra__review *review)
{
    uint32_t tables = 0;
    int may = !integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_BODY);
    for (size_t body = 0; body < review->t.body.count; body++) {
        integra_tri table = is_table(review, body), open = review->body_open[body];
        if (table == INTEGRA_TRI_NO || open == INTEGRA_TRI_NO) {
            continue;
        }
        tables += integra__tri_and(table, open) == INTEGRA_TRI_YES;
        may |= open == INTEGRA_TRI_UNKNOWN || review->t.body.elected_convene[body] != INTEGRA_TRI_NO;
    }
    if (tables > 0 && !may) {
        integra__review_tell(review, INTEGRA__CON_11, INTEGRA_SETTLED_BY_ELECTED_CONVENING, NULL, NULL,
                             INTEGRA_NO_INDEX, tables, 0, INTEGRA_DATE_UNKNOWN);
    }
}

void integra__pass_tables(integra__review *review)
{
    const integra__tables *t = &review->t;
    const integra_id *pilote = one_pilote(review);
    for (size_t body = 0; body < t->body.count; body++) {
        if (review->body_open[body] == INTEGRA_TRI_YES && is_table(review, body) == INTEGRA_TRI_YES) {
            tell_nobody(review, body, &t->body.host[body], INTEGRA_SETTLED_BY_HOST);
            tell_nobody(review, body, &t->body.convenor[body], INTEGRA_SETTLED_BY_CONVENOR);
            tell_animation(review, body, pilote);
        }
    }
    tell_convening(review);
}
