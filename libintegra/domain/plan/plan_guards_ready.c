/* plan_guards_ready.c - what a plan needs to become active, to resume, to conclude a review or to share.
 * Spec: spec/30-plan.md (PLN-3, PLN-6, PLN-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_guards_ready.h"

#include "plan_authority.h"
#include "plan_cells.h"
#include "plan_judge.h"
#include "plan_offices.h"
#include "plan_seen.h"
#include "plan_slot.h"

#define BIT(word) (1u << (word))

integra_tri integra__plan_guard_needs_consent(integra__plan_judge_of *judge)
{
    return integra__plan_consents(judge, INTEGRA_SLOT_ASSISTANCE_CONSENT);
}

integra_tri integra__plan_guard_sharing(integra__plan_judge_of *judge)
{
    if (judge->node->kind == INTEGRA_EVENT_ASSESSMENT && judge->node->person == INTEGRA__PLAN_NONE) {
        return INTEGRA_TRI_YES;
    }
    return integra__plan_consents(judge, INTEGRA_SLOT_SHARING_CONSENT);
}

typedef integra_tri question(integra__plan_judge_of *judge, uint32_t node, uint32_t argument);

/* Whether any event of a list, among those seen, answers yes. first is the list's. */
static integra_tri any(integra__plan_judge_of *judge, uint32_t first, question *ask, uint32_t argument)
{
    integra_tri answer = INTEGRA_TRI_NO;
    for (uint32_t at = first; at != INTEGRA__PLAN_NONE && answer != INTEGRA_TRI_YES;) {
        const integra__plan_node *node = integra__plan_node_at(judge->look.plan, at);
        judge->look.plan->work.done += 2;
        if (integra__plan_seen_node(judge->look.plan, &judge->look.view, node)) {
            answer = integra__tri_or(answer, ask(judge, at, argument));
        }
        at = node->listed;
    }
    return answer;
}

static integra_tri any_listed(integra__plan_judge_of *judge, uint32_t list, question *ask, uint32_t argument)
{
    return any(judge, judge->look.plan->lists[list], ask, argument);
}

static integra_tri informs(integra__plan_judge_of *judge, uint32_t node, uint32_t party)
{
    return integra__plan_node_at(judge->look.plan, node)->person == party ? integra__plan_stands(judge, node)
                                                                          : INTEGRA_TRI_NO;
}

static integra_tri is_informed(integra__plan_judge_of *judge, const integra__plan_value *mt, uint32_t unused)
{
    (void)unused;
    return mt->party == INTEGRA__PLAN_NONE
               ? INTEGRA_TRI_NO
               : integra__tri_and(integra__plan_is_there_as(judge, mt, mt->party),
                                  any_listed(judge, INTEGRA__PLAN_LIST_INFORMED, informs, mt->party));
}

integra_tri integra__plan_guard_needs_mt(integra__plan_judge_of *judge)
{
    judge->leans |= BIT(INTEGRA_SLOT_MT);
    return integra__plan_each(judge, integra__plan_slot_main(judge->look.plan, INTEGRA_SLOT_MT), is_informed, 0);
}

integra_tri integra__plan_guard_needs_referent(integra__plan_judge_of *judge)
{
    judge->leans |= BIT(INTEGRA_SLOT_REFERENT);
    return integra__plan_is_held(judge, INTEGRA_SLOT_REFERENT);
}

static integra_tri still_shares(integra__plan_judge_of *judge, uint32_t node, uint32_t unused)
{
    (void)unused;
    return integra__plan_stands(judge, node);
}

static integra_tri is_shared(integra__plan_judge_of *judge, uint32_t node, uint32_t multidimensional)
{
    const integra__plan_node *assessment = integra__plan_node_at(judge->look.plan, node);
    integra_tri shared = integra__plan_tri_of(assessment->person != INTEGRA__PLAN_NONE);
    if (multidimensional && assessment->detail != INTEGRA_TRI_YES) {
        return INTEGRA_TRI_NO;
    }
    if (shared == INTEGRA_TRI_NO) {
        shared = any(judge, assessment->shares, still_shares, 0);
    }
    return integra__tri_and(shared, integra__plan_stands(judge, node));
}

integra_tri integra__plan_guard_needs_assessment(integra__plan_judge_of *judge)
{
    int psi = judge->opening != NULL && judge->opening->code == INTEGRA_PLAN_KIND_PSI;
    return any_listed(judge, INTEGRA__PLAN_LIST_ASSESSMENT, is_shared, (uint32_t)psi);
}

static integra_tri need_counts(integra__plan_judge_of *judge, uint32_t node, uint32_t unused)
{
    (void)unused;
    return integra__plan_each_word(judge, integra__plan_slot_of(judge->look.plan, INTEGRA_SLOT_NEED, node, 0),
                                   BIT(INTEGRA_NEED_STATE_OPEN) | BIT(INTEGRA_NEED_STATE_UNMET));
}

integra_tri integra__plan_guard_needs_need(integra__plan_judge_of *judge)
{
    return any_listed(judge, INTEGRA__PLAN_LIST_NEED, need_counts, 0);
}

static integra_tri was_corrected(integra__plan_judge_of *judge, const integra__plan_value *value, uint32_t unused)
{
    (void)judge;
    (void)unused;
    return integra__plan_tri_of(value->link != INTEGRA__PLAN_INITIAL);
}

/* Whether a field that may be left out was given, at first or by a correction. */
static integra_tri has_field(integra__plan_judge_of *judge, uint32_t node, uint32_t field, int own)
{
    return own ? INTEGRA_TRI_YES
               : integra__plan_each(judge,
                                    integra__plan_slot_of(judge->look.plan, INTEGRA_SLOT_CORRECTION, node, field),
                                    was_corrected, 0);
}

static integra_tri intervention_counts(integra__plan_judge_of *judge, uint32_t node, uint32_t unused)
{
    const integra__plan_node *it = integra__plan_node_at(judge->look.plan, node);
    integra_tri counts =
        integra__plan_each_word(judge, integra__plan_slot_of(judge->look.plan, INTEGRA_SLOT_INTERVENTION, node, 0),
                                BIT(INTEGRA_INTERVENTION_STATE_PLANNED) | BIT(INTEGRA_INTERVENTION_STATE_UNDER_WAY) |
                                    BIT(INTEGRA_INTERVENTION_STATE_DONE));
    (void)unused;
    counts = integra__tri_and(counts, has_field(judge, node, INTEGRA_FIELD_PERSON, it->person != INTEGRA__PLAN_NONE));
    return integra__tri_and(counts, has_field(judge, node, INTEGRA_FIELD_DUE, it->due != INTEGRA_DATE_UNKNOWN));
}

integra_tri integra__plan_guard_needs_intervention(integra__plan_judge_of *judge)
{
    return any_listed(judge, INTEGRA__PLAN_LIST_INTERVENTION, intervention_counts, 0);
}
