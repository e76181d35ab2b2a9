/* plan_offices.c - who holds an office, whose word counts, and who may settle.
 * Spec: spec/30-plan.md (PLN-10), spec/31-history.md (PLN-11), spec/33-objectives.md (PLN-28).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 *
 * Leaving comes before holding: a role that a leaving emptied vacates the offices its holder had been given before, and
 * nothing is set by that. */
#include "plan_offices.h"

#include "plan_cells.h"
#include "plan_look.h"
#include "plan_seen.h"
#include "plan_slot.h"

#define BIT(word) (1u << (word))
#define GIVERS    (BIT(INTEGRA_ROLE_LEGAL_REPRESENTATIVE) | BIT(INTEGRA_ROLE_AUTHORITY_HOLDER))

int integra__plan_is_office(uint32_t slot_kind)
{
    return (INTEGRA__PLAN_OFFICES >> slot_kind & 1u) != 0;
}

integra_tri integra__plan_role_of(integra__plan_judge_of *judge, uint32_t party, uint32_t roles)
{
    return integra__plan_each_word(judge, integra__plan_slot_role(judge->look.plan, party), roles);
}

integra_tri integra__plan_is_person(const integra__plan_judge_of *judge, uint32_t party)
{
    return integra__plan_tri_of(judge->opening != NULL && judge->opening->person == party);
}

integra_tri integra__plan_may_give(integra__plan_judge_of *judge, uint32_t party)
{
    return integra__plan_is_person(judge, party) == INTEGRA_TRI_YES ? INTEGRA_TRI_YES
                                                                    : integra__plan_role_of(judge, party, GIVERS);
}

uint32_t integra__plan_word_of(const integra__plan_node *node)
{
    return node->giver == INTEGRA__PLAN_NONE ? node->author : node->giver;
}

/* Whether a role is none by a leaving that the setter of an office, a link, had not seen. */
static integra_tri left_since(integra__plan_judge_of *judge, const integra__plan_value *role, uint32_t office)
{
    const integra_plan *plan = judge->look.plan;
    const integra__plan_link *link;
    if (role->link == INTEGRA__PLAN_INITIAL || role->code != INTEGRA_ROLE_NONE) {
        return INTEGRA_TRI_NO;
    }
    link = integra__plan_link_at(plan, role->link);
    return integra__plan_tri_of(
        !integra__plan_is_ancestor(plan, integra__plan_node_at(plan, link->source),
                                   integra__plan_node_at(plan, integra__plan_link_at(plan, office)->node)));
}

integra_tri integra__plan_has_left(integra__plan_judge_of *judge, const integra__plan_value *value)
{
    return value->party == INTEGRA__PLAN_NONE
               ? INTEGRA_TRI_NO
               : integra__plan_each(judge, integra__plan_slot_role(judge->look.plan, value->party), left_since,
                                    value->link);
}

static integra_tri is_there(integra__plan_judge_of *judge, const integra__plan_value *value, uint32_t unused)
{
    (void)unused;
    return value->party == INTEGRA__PLAN_NONE ? INTEGRA_TRI_NO : integra__tri_not(integra__plan_has_left(judge, value));
}

integra_tri integra__plan_is_there_as(integra__plan_judge_of *judge, const integra__plan_value *value, uint32_t party)
{
    return value->party == party ? is_there(judge, value, 0) : INTEGRA_TRI_NO;
}

integra_tri integra__plan_holds(integra__plan_judge_of *judge, uint32_t office, uint32_t party)
{
    return integra__plan_each(judge, integra__plan_slot_main(judge->look.plan, office), integra__plan_is_there_as,
                              party);
}

integra_tri integra__plan_is_held(integra__plan_judge_of *judge, uint32_t office)
{
    return integra__plan_each(judge, integra__plan_slot_main(judge->look.plan, office), is_there, 0);
}

static const struct {
    uint32_t office;
    uint32_t entitled;
} settlers[] = { { INTEGRA_SLOT_REFERENT, INTEGRA_ENTITLED_REFERENT }, { INTEGRA_SLOT_MT, INTEGRA_ENTITLED_MT } };

uint32_t integra__plan_entitled(integra__plan_judge_of *judge)
{
    uint32_t entitled = 0;
    for (size_t i = 0; i < sizeof settlers / sizeof *settlers; i++) {
        const integra__plan_slot *slot = integra__plan_slot_main(judge->look.plan, settlers[i].office);
        if (!integra__plan_look_conflict(&judge->look, slot) &&
            integra__plan_is_held(judge, settlers[i].office) == INTEGRA_TRI_YES) {
            entitled |= BIT(settlers[i].entitled);
        }
    }
    return entitled == 0 ? BIT(INTEGRA_ENTITLED_PERSON) : entitled;
}

integra_tri integra__plan_is_entitled(integra__plan_judge_of *judge)
{
    uint32_t entitled = integra__plan_entitled(judge);
    integra_tri is = INTEGRA_TRI_NO;
    judge->leans |= BIT(INTEGRA_SLOT_REFERENT) | BIT(INTEGRA_SLOT_MT) | BIT(INTEGRA_SLOT_ROLE);
    for (size_t i = 0; i < sizeof settlers / sizeof *settlers; i++) {
        if ((entitled & BIT(settlers[i].entitled)) != 0) {
            is = integra__tri_or(is, integra__plan_holds(judge, settlers[i].office, judge->node->author));
        }
    }
    if ((entitled & BIT(INTEGRA_ENTITLED_PERSON)) == 0) {
        return is;
    }
    judge->leans |= INTEGRA__PLAN_LEANS_GIVER;
    return integra__plan_may_give(judge, integra__plan_word_of(judge->node));
}
