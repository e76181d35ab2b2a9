/* common_plan.c - the shared diagnosis, the common plan of action, and the needs in support functions.
 * Spec: spec/41-territory.md (TER-6, TER-7, TER-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "common_plan.h"

#include <integra/inclusion.h>

#include "answers.h"
#include "domain/rules/generated/rules.h"

integra_tri integra__review_in_force(const integra__review *review, size_t common_plan)
{
    const integra_date at = review->at;
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_COMMON_PLAN);
    integra_tri lasts = integra__review_open(at, review->t.common_plan.closes[common_plan], complete, at);
    return integra__tri_and(integra__review_exists(review->t.common_plan.adopted[common_plan], at), lasts);
}

integra_tri integra__review_uncovered(const integra__review *review, size_t need)
{
    const integra__tables *t = &review->t;
    integra_tri covered =
        integra__tri_or(integra__tri_or(t->need.primary_care[need], t->need.territory[need]), t->need.region[need]);
    return integra__tri_and(t->need.needed[need], integra__tri_not(covered));
}

static void add(integra_tri *any, integra_tri one)
{
    *any = integra__tri_or(*any, one);
}

/* TER-11: some diagnosis is shared; some delimits the public, and within it those who need assistance; some names the
 * services. */
static void judge_diagnosis(integra__review *review)
{
    const integra__tables *t = &review->t;
    integra_tri floor = integra__review_floor(review, INTEGRA_TERRITORY_TABLE_DIAGNOSIS);
    integra_tri shared = floor, target = floor, services = floor;
    for (size_t i = 0; i < t->diagnosis.count; i++) {
        integra_tri exists = integra__review_exists(t->diagnosis.date[i], review->at);
        integra_tri both = integra__tri_and(t->diagnosis.target[i], t->diagnosis.assistance_target[i]);
        integra_tri made = integra__tri_and(exists, t->diagnosis.shared[i]);
        add(&shared, made);
        add(&target, integra__tri_and(exists, both));
        add(&services, integra__tri_and(exists, t->diagnosis.services[i]));
        if (made == INTEGRA_TRI_YES) {
            integra__review_earliest(&review->answers[INTEGRA_LINE_ACTION_3_DIAGNOSIS].computed_since,
                                     t->diagnosis.date[i]);
        }
    }
    review->answers[INTEGRA_LINE_ACTION_3_DIAGNOSIS].computed = shared;
    review->answers[INTEGRA_LINE_ACTION_3_PUBLIC].computed = target;
    review->answers[INTEGRA_LINE_ACTION_3_SERVICES].computed = services;
}

/* Whether one plan in force has changes imposed and changes adaptable: what is listed of a plan is never all. */
static integra_tri told_apart(integra__review *review, const integra_tri *in_force)
{
    enum { BOTH = 1u << INTEGRA_PLAN_PART_IMPOSED | 1u << INTEGRA_PLAN_PART_ADAPTABLE };
    const integra__tables *t = &review->t;
    uint8_t *parts = integra__review_memory(review, t->common_plan.count, sizeof *parts);
    for (size_t i = 0; parts != NULL && i < t->plan_change.count; i++) {
        uint32_t plan = t->plan_change.common_plan[i];
        parts[plan] = (uint8_t)(parts[plan] | 1u << t->plan_change.part[i]);
        if (in_force[plan] == INTEGRA_TRI_YES && (parts[plan] & BOTH) == BOTH) {
            return INTEGRA_TRI_YES;
        }
    }
    return INTEGRA_TRI_UNKNOWN;
}

/* TER-6: who is known not to have signed a plan in force. */
static void judge_signatures(integra__review *review, const integra_tri *in_force)
{
    const integra__tables *t = &review->t;
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_PARTNER);
    uint32_t partners = 0, unsigned_by = 0;
    for (size_t i = 0; i < t->partner.count; i++) {
        if (in_force[t->partner.common_plan[i]] == INTEGRA_TRI_YES) {
            partners++;
            unsigned_by += integra__review_reached(t->partner.signed_[i], complete, review->at) == INTEGRA_TRI_NO;
        }
    }
    if (unsigned_by > 0) {
        integra__review_tell(review, INTEGRA__TER_6, INTEGRA_SETTLED_BY_SIGNATURE, NULL, NULL, INTEGRA_NO_INDEX,
                             unsigned_by, partners, INTEGRA_DATE_UNKNOWN);
    }
}

static void judge_common_plans(integra__review *review)
{
    const integra__tables *t = &review->t;
    integra_tri *in_force = integra__review_memory(review, t->common_plan.count, sizeof *in_force);
    if (in_force == NULL) {
        return;
    }
    integra__review_answer *answer = &review->answers[INTEGRA_LINE_ACTION_3_COMMON_PLAN];
    answer->computed = integra__review_floor(review, INTEGRA_TERRITORY_TABLE_COMMON_PLAN);
    for (size_t i = 0; i < t->common_plan.count; i++) {
        in_force[i] = integra__review_in_force(review, i);
        add(&answer->computed, in_force[i]);
        if (in_force[i] == INTEGRA_TRI_YES) {
            integra__review_earliest(&answer->computed_since, t->common_plan.adopted[i]);
        }
    }
    review->answers[INTEGRA_LINE_ACTION_3_IMPOSED_ADAPTABLE].computed = told_apart(review, in_force);
    judge_signatures(review, in_force);
}

/* A need whose resources are known at the three levels, or that is known to be none, is compared (annexe 1, point 3).
 */
static int compared(const integra__tables *t, size_t i)
{
    int known = t->need.primary_care[i] != INTEGRA_TRI_UNKNOWN && t->need.territory[i] != INTEGRA_TRI_UNKNOWN &&
                t->need.region[i] != INTEGRA_TRI_UNKNOWN;
    return known || t->need.needed[i] == INTEGRA_TRI_NO;
}

static void tell_uncovered(integra__review *review, size_t i)
{
    const integra_id *project = &review->t.need.project[i], *objective = &review->t.need.objective[i];
    integra__review_tell(review, INTEGRA__TER_7, INTEGRA_SETTLED_BY_UNCOVERED,
                         integra__review_id_said(project) ? project : NULL,
                         integra__review_id_said(objective) ? objective : NULL, (uint32_t)i, review->t.need.function[i],
                         0, INTEGRA_DATE_UNKNOWN);
}

/* TER-7: needs that nobody covers; annexe 1, points 1 to 3. F6 is about teamwork, the others about patients. */
static void judge_needs(integra__review *review)
{
    const integra__tables *t = &review->t;
    integra_tri patients = INTEGRA_TRI_UNKNOWN, teamwork = INTEGRA_TRI_UNKNOWN;
    int all = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_NEED), any = 0;
    for (size_t i = 0; i < t->need.count; i++) {
        integra_tri exists = integra__review_exists(t->need.date[i], review->at);
        all = all && (exists == INTEGRA_TRI_NO || compared(t, i));
        if (exists != INTEGRA_TRI_YES) {
            continue;
        }
        any = 1;
        *(t->need.function[i] == INTEGRA_FUNCTION_F6 ? &teamwork : &patients) = INTEGRA_TRI_YES;
        if (integra__review_uncovered(review, i) == INTEGRA_TRI_YES) {
            tell_uncovered(review, i);
        }
    }
    review->answers[INTEGRA_LINE_IMPLEMENTATION_PATIENTS].computed = patients;
    review->answers[INTEGRA_LINE_IMPLEMENTATION_TEAMWORK].computed = teamwork;
    review->answers[INTEGRA_LINE_IMPLEMENTATION_RESOURCES].computed =
        all && any ? INTEGRA_TRI_YES : INTEGRA_TRI_UNKNOWN;
}

void integra__pass_plan(integra__review *review)
{
    judge_diagnosis(review);
    judge_common_plans(review);
    judge_needs(review);
}
