/* plan_guards_people.c - who may do what in a plan.
 * Spec: spec/30-plan.md (PLN-10, PLN-5), spec/31-history.md (PLN-11).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 *
 * A guard notes the slots it stands on (leans), for another event to break it through one of them. */
#include "plan_guards_people.h"

#include "plan_judge.h"
#include "plan_kinds.h"
#include "plan_offices.h"
#include "plan_slot.h"

#define BIT(word) (1u << (word))
#define ANY_ROLE  (~BIT(INTEGRA_ROLE_NONE))

static const uint32_t offices[] = { INTEGRA_SLOT_REFERENT, INTEGRA_SLOT_MT, INTEGRA_SLOT_REFERENT_DEPUTY,
                                    INTEGRA_SLOT_MT_DEPUTY };

/* Whether the party has a role, or holds an office and has not left since. */
static integra_tri belongs(integra__plan_judge_of *judge, uint32_t party)
{
    integra_tri in = integra__plan_role_of(judge, party, ANY_ROLE);
    judge->leans |= INTEGRA__PLAN_OFFICES;
    for (size_t i = 0; i < sizeof offices / sizeof *offices && in != INTEGRA_TRI_YES; i++) {
        in = integra__tri_or(in, integra__plan_holds(judge, offices[i], party));
    }
    return in;
}

/* The person, or whoever has a role or holds an office (PLN-10). */
integra_tri integra__plan_guard_circle(integra__plan_judge_of *judge)
{
    uint32_t author = judge->node->author;
    if (integra__plan_is_person(judge, author) == INTEGRA_TRI_YES) {
        return INTEGRA_TRI_YES;
    }
    judge->leans |= BIT(INTEGRA_SLOT_ROLE);
    return belongs(judge, author);
}

/* Whose word is recorded: of a consent the one it names, of others the giver where there is one. A withdrawal is taken
 * back by a word alone (PLN-5). */
integra_tri integra__plan_guard_giver(integra__plan_judge_of *judge)
{
    const integra__plan_node *node = judge->node;
    uint32_t giver = integra__plan_is_consent(node->kind) ? node->person : node->giver;
    int taken_back =
        node->kind == INTEGRA_EVENT_ANNULMENT && judge->target != NULL && integra__plan_withdraws(judge->target);
    if (giver == INTEGRA__PLAN_NONE) {
        return integra__plan_tri_of(!taken_back);
    }
    judge->leans |= INTEGRA__PLAN_LEANS_PERSON | INTEGRA__PLAN_LEANS_GIVER;
    return integra__plan_may_give(judge, giver);
}

integra_tri integra__plan_guard_member(integra__plan_judge_of *judge)
{
    judge->leans |= INTEGRA__PLAN_LEANS_PERSON;
    return belongs(judge, judge->node->person);
}

/* Nobody is named, or whoever was has left. */
static integra_tri is_vacant(integra__plan_judge_of *judge, const integra__plan_value *value)
{
    return value->party == INTEGRA__PLAN_NONE ? INTEGRA_TRI_YES : integra__plan_has_left(judge, value);
}

static integra_tri vacant_or_author(integra__plan_judge_of *judge, const integra__plan_value *value, uint32_t author)
{
    return integra__tri_or(is_vacant(judge, value), integra__plan_is_there_as(judge, value, author));
}

/* The first referent is named by any member, later ones by the referent or the médecin traitant. */
integra_tri integra__plan_guard_referent_change(integra__plan_judge_of *judge)
{
    const integra__plan_slot *referent = integra__plan_slot_main(judge->look.plan, INTEGRA_SLOT_REFERENT);
    uint32_t author = judge->node->author;
    judge->leans |= BIT(INTEGRA_SLOT_REFERENT) | BIT(INTEGRA_SLOT_MT);
    return integra__tri_or(integra__plan_each(judge, referent, vacant_or_author, author),
                           integra__plan_holds(judge, INTEGRA_SLOT_MT, author));
}

/* The first médecin traitant too; later ones by the médecin traitant, the referent, or the word of the person, who
 * chooses (law). */
integra_tri integra__plan_guard_mt_change(integra__plan_judge_of *judge)
{
    const integra__plan_slot *mt = integra__plan_slot_main(judge->look.plan, INTEGRA_SLOT_MT);
    uint32_t author = judge->node->author;
    integra_tri may = integra__tri_or(integra__plan_each(judge, mt, vacant_or_author, author),
                                      integra__plan_holds(judge, INTEGRA_SLOT_REFERENT, author));
    judge->leans |=
        BIT(INTEGRA_SLOT_REFERENT) | BIT(INTEGRA_SLOT_MT) | BIT(INTEGRA_SLOT_ROLE) | INTEGRA__PLAN_LEANS_GIVER;
    return integra__tri_or(may, integra__plan_may_give(judge, integra__plan_word_of(judge->node)));
}

integra_tri integra__plan_guard_mt_own(integra__plan_judge_of *judge)
{
    judge->leans |= BIT(INTEGRA_SLOT_MT);
    return integra__plan_holds(judge, INTEGRA_SLOT_MT, judge->node->author);
}

integra_tri integra__plan_guard_case_manager(integra__plan_judge_of *judge)
{
    const integra__plan_node *node = judge->node;
    int free_of_it = node->kind == INTEGRA_EVENT_ASSESSMENT && node->detail != INTEGRA_TRI_YES;
    if (free_of_it || judge->opening == NULL || judge->opening->code != INTEGRA_PLAN_KIND_PSI) {
        return INTEGRA_TRI_YES;
    }
    judge->leans |= BIT(INTEGRA_SLOT_ROLE);
    return integra__plan_role_of(judge, node->author, BIT(INTEGRA_ROLE_CASE_MANAGER));
}

/* The referent or the médecin traitant whose office nobody disputes; where neither has such a holder, the person or
 * their representative, whose word any member records. */
integra_tri integra__plan_guard_settler(integra__plan_judge_of *judge)
{
    return integra__plan_is_entitled(judge);
}

/* A closing entered by mistake is annulled by the referent or the médecin traitant, and so is a withdrawal by the
 * person's word (PLN-5); where neither office has an undisputed holder by that word alone, so that no mistake is for
 * ever. */
integra_tri integra__plan_guard_closing_office(integra__plan_judge_of *judge)
{
    const integra__plan_node *target = judge->target;
    uint32_t author = judge->node->author;
    if (!integra__plan_closes(target) && !integra__plan_withdraws(target)) {
        return INTEGRA_TRI_YES;
    }
    if ((integra__plan_entitled(judge) & BIT(INTEGRA_ENTITLED_PERSON)) != 0) {
        return integra__plan_is_entitled(judge);
    }
    judge->leans |= BIT(INTEGRA_SLOT_REFERENT) | BIT(INTEGRA_SLOT_MT) | BIT(INTEGRA_SLOT_ROLE);
    return integra__tri_or(integra__plan_holds(judge, INTEGRA_SLOT_REFERENT, author),
                           integra__plan_holds(judge, INTEGRA_SLOT_MT, author));
}
