/* plan_guards_people.c - who may do what in a plan.
 * Spec: spec/30-plan.md (PLN-10, PLN-5), spec/31-history.md (PLN-11).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 *
 * A guard notes the slots it stands on (leans), for another event to break it through one of them. */
#include "plan_guards_people.h"

#include "plan_judge.h"
#include "plan_look.h"
#include "plan_slot.h"

#define BIT(word) (1u << (word))
#define ANY_ROLE  (~BIT(INTEGRA_ROLE_NONE))

static integra_tri role_of(integra__plan_judge_of *judge, uint32_t party, uint32_t roles)
{
    return integra__plan_each_word(judge, integra__plan_slot_role(judge->look.plan, party), roles);
}

static integra_tri is_person(const integra__plan_judge_of *judge, uint32_t party)
{
    return integra__plan_tri_of(judge->opening != NULL && judge->opening->person == party);
}

/* The person, or whoever has a role or holds an office (PLN-10). Where one slot alone says so, the guard leans on
 * it. */
integra_tri integra__plan_guard_circle(integra__plan_judge_of *judge)
{
    static const uint32_t offices[] = { INTEGRA_SLOT_REFERENT, INTEGRA_SLOT_MT, INTEGRA_SLOT_REFERENT_DEPUTY,
                                        INTEGRA_SLOT_MT_DEPUTY };
    uint32_t author = judge->node->author, standing_on = 0, supports = 0;
    integra_tri in = role_of(judge, author, ANY_ROLE);
    if (in == INTEGRA_TRI_YES) {
        supports++;
        standing_on = INTEGRA_SLOT_ROLE;
    }
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++) {
        integra_tri holds = integra__plan_each_party(judge, offices[i], author);
        if (holds == INTEGRA_TRI_YES) {
            supports++;
            standing_on = offices[i];
        }
        in = integra__tri_or(in, holds);
    }
    if (is_person(judge, author) == INTEGRA_TRI_YES) {
        return INTEGRA_TRI_YES;
    }
    judge->leans |= supports == 1 ? BIT(standing_on) : 0;
    /* who claims a disputed office may settle, though nothing makes them a member for certain: `settler` decides */
    return in == INTEGRA_TRI_UNKNOWN && judge->node->kind == INTEGRA_EVENT_SETTLEMENT ? INTEGRA_TRI_YES : in;
}

integra_tri integra__plan_guard_giver(integra__plan_judge_of *judge)
{
    uint32_t person = judge->node->person;
    if (is_person(judge, person) == INTEGRA_TRI_YES) {
        return INTEGRA_TRI_YES;
    }
    judge->leans |= INTEGRA__PLAN_LEANS_PERSON;
    return role_of(judge, person, BIT(INTEGRA_ROLE_LEGAL_REPRESENTATIVE));
}

integra_tri integra__plan_guard_member(integra__plan_judge_of *judge)
{
    judge->leans |= INTEGRA__PLAN_LEANS_PERSON;
    return role_of(judge, judge->node->person, ANY_ROLE);
}

static integra_tri none_or_author(integra__plan_judge_of *judge, const integra__plan_value *value, uint32_t author)
{
    (void)judge;
    return integra__plan_tri_of(value->party == INTEGRA__PLAN_NONE || value->party == author);
}

/* The first referent is named by any member, later ones by the referent or the médecin traitant. */
integra_tri integra__plan_guard_referent_change(integra__plan_judge_of *judge)
{
    const integra__plan_slot *referent = integra__plan_slot_main(judge->look.plan, INTEGRA_SLOT_REFERENT);
    uint32_t author = judge->node->author;
    judge->leans |= BIT(INTEGRA_SLOT_REFERENT) | BIT(INTEGRA_SLOT_MT);
    return integra__tri_or(integra__plan_each(judge, referent, none_or_author, author),
                           integra__plan_each_party(judge, INTEGRA_SLOT_MT, author));
}

integra_tri integra__plan_guard_mt_own(integra__plan_judge_of *judge)
{
    judge->leans |= BIT(INTEGRA_SLOT_MT);
    return integra__plan_each_party(judge, INTEGRA_SLOT_MT, judge->node->author);
}

integra_tri integra__plan_guard_case_manager(integra__plan_judge_of *judge)
{
    const integra__plan_node *node = judge->node;
    int free_of_it = node->kind == INTEGRA_EVENT_ASSESSMENT && node->detail != INTEGRA_TRI_YES;
    if (free_of_it || (judge->opening != NULL && judge->opening->code == INTEGRA_PLAN_KIND_PPS)) {
        return INTEGRA_TRI_YES;
    }
    judge->leans |= BIT(INTEGRA_SLOT_ROLE);
    return role_of(judge, node->author, BIT(INTEGRA_ROLE_CASE_MANAGER));
}

static integra_tri party_none(integra__plan_judge_of *judge, const integra__plan_value *value, uint32_t unused)
{
    (void)judge;
    (void)unused;
    return integra__plan_tri_of(value->party == INTEGRA__PLAN_NONE);
}

/* Whether the author is one of those a slot holds. */
static int claims(integra__plan_judge_of *judge, const integra__plan_slot *slot)
{
    uint32_t used = judge->look.used, count;
    const uint32_t *items = integra__plan_look_held(&judge->look, slot, &count);
    int any = 0;
    for (uint32_t i = 0; i < count && !any; i++) {
        any = integra__plan_look_value(judge->look.plan, slot, items[i]).party == judge->node->author;
    }
    judge->look.used = used;
    return any;
}

/* The referent or the médecin traitant whose office nobody disputes; else those who claim a disputed one; else, where
 * there is neither, the person or their representative. */
integra_tri integra__plan_guard_settler(integra__plan_judge_of *judge)
{
    static const uint32_t offices[] = { INTEGRA_SLOT_REFERENT, INTEGRA_SLOT_MT };
    int undisputed = 0, disputed = 0, holder = 0, claimant = 0;
    judge->leans |= BIT(INTEGRA_SLOT_REFERENT) | BIT(INTEGRA_SLOT_MT) | BIT(INTEGRA_SLOT_ROLE);
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++) {
        const integra__plan_slot *slot = integra__plan_slot_main(judge->look.plan, offices[i]);
        if (integra__plan_look_conflict(&judge->look, slot)) {
            disputed = 1;
            claimant |= claims(judge, slot);
        } else if (integra__plan_each(judge, slot, party_none, 0) == INTEGRA_TRI_NO) {
            undisputed = 1;
            holder |= claims(judge, slot);
        }
    }
    if (undisputed || disputed) {
        return integra__plan_tri_of(undisputed ? holder : claimant);
    }
    return integra__tri_or(is_person(judge, judge->node->author),
                           role_of(judge, judge->node->author, BIT(INTEGRA_ROLE_LEGAL_REPRESENTATIVE)));
}

/* A closing entered by mistake is annulled by the referent or the médecin traitant (PLN-5). */
integra_tri integra__plan_guard_closing_office(integra__plan_judge_of *judge)
{
    uint32_t kind = judge->target->kind, author = judge->node->author;
    if (kind != INTEGRA_EVENT_CLOSING && kind != INTEGRA_EVENT_REVIEW_CLOSING) {
        return INTEGRA_TRI_YES;
    }
    judge->leans |= BIT(INTEGRA_SLOT_REFERENT) | BIT(INTEGRA_SLOT_MT);
    return integra__tri_or(integra__plan_each_party(judge, INTEGRA_SLOT_REFERENT, author),
                           integra__plan_each_party(judge, INTEGRA_SLOT_MT, author));
}
