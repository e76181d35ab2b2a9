/* plan_authority.c - what a consent comes to, whoever has to give it: the person, or members who hold authority.
 * Spec: spec/30-plan.md (PLN-6), spec/33-objectives.md (PLN-28).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_authority.h"

#include "core/fault.h"
#include "core/status.h"
#include "plan_cells.h"
#include "plan_hold.h"
#include "plan_seen.h"
#include "plan_slot.h"

#define BIT(word) (1u << (word))
#define NO_ANSWER (BIT(INTEGRA_ANSWER_REFUSED) | BIT(INTEGRA_ANSWER_WITHDRAWN))

int integra__plan_holds_authority(integra__plan_look *look, uint32_t party)
{
    integra__plan_judge_of judge = { *look, NULL, NULL, NULL, NULL, INTEGRA__PLAN_NONE, 0, 0, 0 };
    return integra__plan_each_word(&judge, integra__plan_slot_role(look->plan, party),
                                   BIT(INTEGRA_ROLE_AUTHORITY_HOLDER)) == INTEGRA_TRI_YES;
}

uint32_t integra__plan_holder_slot(uint32_t consent)
{
    return consent == INTEGRA_SLOT_ASSISTANCE_CONSENT ? INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT
                                                      : INTEGRA_SLOT_HOLDER_SHARING_CONSENT;
}

uint32_t integra__plan_given_authority(const integra__plan_node *node)
{
    return node->kind == INTEGRA_EVENT_OPENING ? node->author : node->person;
}

/* What the answers come to while the members count who hold authority for certain, or all who may. */
typedef struct tally {
    uint32_t holders;
    integra_tri all, any, refused;
} tally;

static void count_in(integra__plan_judge_of *judge, tally *t, const integra__plan_slot *slot)
{
    integra_tri given = integra__plan_each_word(judge, slot, BIT(INTEGRA_ANSWER_GIVEN));
    t->all = integra__tri_and(t->all, given);
    t->any = integra__tri_or(t->any, given);
    t->refused = integra__tri_or(t->refused, integra__plan_each_word(judge, slot, NO_ANSWER));
}

static integra_tri comes_to(integra__plan_judge_of *judge, uint32_t consent, int all_who_may)
{
    integra_plan *plan = judge->look.plan;
    tally t = { 0, INTEGRA_TRI_YES, INTEGRA_TRI_NO, INTEGRA_TRI_NO };
    integra_tri each;
    for (uint32_t at = plan->lists[INTEGRA__PLAN_LIST_HOLDER]; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_node *node = integra__plan_node_at(plan, at);
        uint32_t party = integra__plan_given_authority(node);
        integra_tri holds =
            integra__plan_each_word(judge, integra__plan_slot_role(plan, party), BIT(INTEGRA_ROLE_AUTHORITY_HOLDER));
        if (holds == INTEGRA_TRI_YES || (all_who_may && holds == INTEGRA_TRI_UNKNOWN)) {
            t.holders++;
            count_in(judge, &t, integra__plan_slot_member(plan, integra__plan_holder_slot(consent), party));
        }
        at = node->listed;
    }
    each = t.all;
    count_in(judge, &t, integra__plan_slot_main(plan, consent));
    return integra__tri_and(t.holders > 1 ? each : t.any, integra__tri_not(t.refused));
}

/* Two holders of authority must each have given it; one alone speaks as a representative does. Whoever refuses, refuses
 * for all. */
integra_tri integra__plan_consents(integra__plan_judge_of *judge, uint32_t consent)
{
    integra_tri certain = comes_to(judge, consent, 0);
    judge->leans |= BIT(consent) | BIT(integra__plan_holder_slot(consent));
    return comes_to(judge, consent, 1) == certain ? certain : INTEGRA_TRI_UNKNOWN;
}

/* Whether a slot that counts holds this word for certain. */
static int any_says(integra__plan_judge_of *judge, uint32_t consent, uint32_t word)
{
    integra_plan *plan = judge->look.plan;
    integra_tri any = integra__plan_each_word(judge, integra__plan_slot_main(plan, consent), BIT(word));
    for (uint32_t at = plan->lists[INTEGRA__PLAN_LIST_HOLDER]; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_node *node = integra__plan_node_at(plan, at);
        uint32_t party = integra__plan_given_authority(node);
        if (integra__plan_holds_authority(&judge->look, party)) {
            any = integra__tri_or(
                any, integra__plan_each_word(
                         judge, integra__plan_slot_member(plan, integra__plan_holder_slot(consent), party), BIT(word)));
        }
        at = node->listed;
    }
    return any == INTEGRA_TRI_YES;
}

uint32_t integra__plan_answer_on(integra_plan *plan, const integra__plan_day *day, uint32_t consent)
{
    static const uint32_t refusals[] = { INTEGRA_ANSWER_WITHDRAWN, INTEGRA_ANSWER_REFUSED };
    integra__plan_judge_of judge = {
        { plan, integra__plan_seen_on(day), NULL, 0, 0 }, NULL, NULL, NULL, NULL, INTEGRA__PLAN_NONE, 0, 0, 0
    };
    if (integra__plan_consents(&judge, consent) == INTEGRA_TRI_YES) {
        return INTEGRA_ANSWER_GIVEN;
    }
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        if (any_says(&judge, consent, refusals[i])) {
            return refusals[i];
        }
    }
    return INTEGRA_ANSWER_UNKNOWN;
}

integra_status integra_plan_answer(integra_plan *plan, uint32_t slot, uint32_t *answer_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, 1, answer_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK && slot != INTEGRA_SLOT_ASSISTANCE_CONSENT && slot != INTEGRA_SLOT_SHARING_CONSENT) {
        status = integra__fault_at(error, INTEGRA_FAULT_ANSWER_SLOT, 1);
    }
    if (status == INTEGRA_OK && !integra__plan_look_ready(plan)) {
        status = integra__no_memory(error);
    }
    if (status == INTEGRA_OK) {
        *answer_out = integra__plan_answer_on(plan, NULL, slot);
    }
    return status;
}
