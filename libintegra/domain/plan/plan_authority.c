/* plan_authority.c - members who hold authority, and what a consent comes to.
 * Spec: spec/30-plan.md (PLN-6), spec/33-objectives.md (PLN-28).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_authority.h"

#include "core/fault.h"
#include "core/status.h"
#include "plan_cells.h"
#include "plan_hold.h"
#include "plan_seen.h"
#include "plan_slot.h"

int integra__plan_holds_authority(integra__plan_look *look, uint32_t party)
{
    const integra__plan_slot *role = integra__plan_slot_role(look->plan, party);
    uint32_t used = look->used, count;
    const uint32_t *items = integra__plan_look_held(look, role, &count);
    int any = 0;
    for (uint32_t i = 0; i < count && !any; i++) {
        any = integra__plan_look_value(look->plan, role, items[i]).code == INTEGRA_ROLE_AUTHORITY_HOLDER;
    }
    look->used = used;
    return any;
}

uint32_t integra__plan_holder_slot(uint32_t consent)
{
    return consent == INTEGRA_SLOT_ASSISTANCE_CONSENT ? INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT
                                                      : INTEGRA_SLOT_HOLDER_SHARING_CONSENT;
}

uint32_t integra__plan_next_holder(integra__plan_look *look, uint32_t *at_out)
{
    while (*at_out != INTEGRA__PLAN_NONE) {
        const integra__plan_node *node = integra__plan_node_at(look->plan, *at_out);
        uint32_t party = node->kind == INTEGRA_EVENT_OPENING ? node->author : node->person;
        *at_out = node->listed;
        if (integra__plan_seen_node(look->plan, &look->view, node) && integra__plan_holds_authority(look, party)) {
            return party;
        }
    }
    return INTEGRA__PLAN_NONE;
}

/* The answer a slot holds, unknown where it holds two. */
static uint32_t answer_in(integra__plan_look *look, const integra__plan_slot *slot)
{
    uint32_t used = look->used, count;
    const uint32_t *items = integra__plan_look_held(look, slot, &count);
    uint32_t answer = integra__plan_look_value(look->plan, slot, items[0]).code;
    for (uint32_t i = 1; i < count; i++) {
        if (integra__plan_look_value(look->plan, slot, items[i]).code != answer) {
            answer = INTEGRA_ANSWER_UNKNOWN;
        }
    }
    look->used = used;
    return answer;
}

/* Given when each gave, refused when one refuses (a withdrawal above all), else unknown. */
static uint32_t heavier(uint32_t a, uint32_t b)
{
    static const uint32_t weights[] = { [INTEGRA_ANSWER_GIVEN] = 0,
                                        [INTEGRA_ANSWER_UNKNOWN] = 1,
                                        [INTEGRA_ANSWER_REFUSED] = 2,
                                        [INTEGRA_ANSWER_WITHDRAWN] = 3 };
    return weights[a] > weights[b] ? a : b;
}

static uint32_t answer_to(integra_plan *plan, uint32_t consent)
{
    integra__plan_look look = { plan, integra__plan_seen_all(), NULL, 0, 0 };
    uint32_t at = plan->lists[INTEGRA__PLAN_LIST_HOLDER], answer = INTEGRA_ANSWER_GIVEN;
    uint32_t party = integra__plan_next_holder(&look, &at);
    if (party == INTEGRA__PLAN_NONE) {
        return answer_in(&look, integra__plan_slot_main(plan, consent));
    }
    for (; party != INTEGRA__PLAN_NONE; party = integra__plan_next_holder(&look, &at)) {
        const integra__plan_slot *slot =
            integra__plan_slot_member(plan, integra__plan_holder_slot(consent), party);
        answer = heavier(answer, answer_in(&look, slot));
    }
    return answer;
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
        *answer_out = answer_to(plan, slot);
    }
    return status;
}
