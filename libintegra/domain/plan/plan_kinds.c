/* plan_kinds.c - what single kinds of events are to the fold: consents, closings at once, steps and where they start.
 * Spec: spec/30-plan.md (PLN-6, PLN-7), spec/31-history.md (PLN-11).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "plan_kinds.h"

#define BIT(word)  (1u << (word))
#define NEED_OPEN  (BIT(INTEGRA_NEED_STATE_OPEN) | BIT(INTEGRA_NEED_STATE_UNMET))
#define BEFORE_END (BIT(INTEGRA_INTERVENTION_STATE_PLANNED) | BIT(INTEGRA_INTERVENTION_STATE_UNDER_WAY))

/* From which states each step may be taken (PLN-7). */
static const struct {
    uint32_t kind;
    uint32_t slot;
    uint32_t from;
} lives[] = {
    { INTEGRA_EVENT_NEED_CLOSED, INTEGRA_SLOT_NEED, NEED_OPEN },
    { INTEGRA_EVENT_UNMET_NEED, INTEGRA_SLOT_NEED, NEED_OPEN },
    { INTEGRA_EVENT_INTERVENTION, INTEGRA_SLOT_NEED, NEED_OPEN },
    { INTEGRA_EVENT_INTERVENTION_STARTED, INTEGRA_SLOT_INTERVENTION, BIT(INTEGRA_INTERVENTION_STATE_PLANNED) },
    { INTEGRA_EVENT_INTERVENTION_DONE, INTEGRA_SLOT_INTERVENTION, BEFORE_END | BIT(INTEGRA_INTERVENTION_STATE_DONE) },
    { INTEGRA_EVENT_INTERVENTION_NOT_DONE, INTEGRA_SLOT_INTERVENTION, BEFORE_END },
    { INTEGRA_EVENT_INTERVENTION_CANCELLED, INTEGRA_SLOT_INTERVENTION, BEFORE_END },
};

int integra__plan_is_consent(uint32_t kind)
{
    return kind == INTEGRA_EVENT_ASSISTANCE_CONSENT || kind == INTEGRA_EVENT_SHARING_CONSENT;
}

int integra__plan_at_once(const integra__plan_node *node)
{
    return (integra__plan_is_consent(node->kind) && node->code == INTEGRA_ANSWER_WITHDRAWN) ||
           (node->kind == INTEGRA_EVENT_CLOSING && node->code == INTEGRA_CLOSING_REASON_DIED);
}

uint32_t integra__plan_life_of(uint32_t kind, uint32_t *from_out)
{
    for (size_t i = 0; i < sizeof lives / sizeof *lives; i++) {
        if (lives[i].kind == kind) {
            if (from_out != NULL) {
                *from_out = lives[i].from;
            }
            return lives[i].slot;
        }
    }
    return 0;
}
