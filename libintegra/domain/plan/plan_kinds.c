/* plan_kinds.c - what single kinds of events are to the fold: consents, closings at once, steps and where they start.
 * Spec: spec/30-plan.md (PLN-6, PLN-7), spec/31-history.md (PLN-11), spec/33-objectives.md (PLN-24).
 * Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_kinds.h"

#include "plan_cells.h"

#define BIT(word)  (1u << (word))
#define NEED_OPEN  (BIT(INTEGRA_NEED_STATE_OPEN) | BIT(INTEGRA_NEED_STATE_UNMET))
#define BEFORE_END (BIT(INTEGRA_INTERVENTION_STATE_PLANNED) | BIT(INTEGRA_INTERVENTION_STATE_UNDER_WAY))
#define PURSUABLE                                                                                                      \
    (BIT(INTEGRA_OBJECTIVE_STATE_FORMULATED) | BIT(INTEGRA_OBJECTIVE_STATE_PURSUED) |                                  \
     BIT(INTEGRA_OBJECTIVE_STATE_PARTLY_REACHED))

/* From which states each step may be taken, by what it names (PLN-7, PLN-24). */
static const struct {
    uint32_t kind;
    uint32_t target;
    uint32_t slot;
    uint32_t from;
} lives[] = {
    { INTEGRA_EVENT_NEED_CLOSED, INTEGRA_EVENT_NEED, INTEGRA_SLOT_NEED, NEED_OPEN },
    { INTEGRA_EVENT_UNMET_NEED, INTEGRA_EVENT_NEED, INTEGRA_SLOT_NEED, NEED_OPEN },
    { INTEGRA_EVENT_OBJECTIVE, INTEGRA_EVENT_NEED, INTEGRA_SLOT_NEED, NEED_OPEN },
    { INTEGRA_EVENT_INTERVENTION, INTEGRA_EVENT_NEED, INTEGRA_SLOT_NEED, NEED_OPEN },
    { INTEGRA_EVENT_INTERVENTION, INTEGRA_EVENT_OBJECTIVE, INTEGRA_SLOT_OBJECTIVE, PURSUABLE },
    { INTEGRA_EVENT_INTERVENTION_STARTED, INTEGRA_EVENT_INTERVENTION, INTEGRA_SLOT_INTERVENTION,
      BIT(INTEGRA_INTERVENTION_STATE_PLANNED) },
    { INTEGRA_EVENT_INTERVENTION_DONE, INTEGRA_EVENT_INTERVENTION, INTEGRA_SLOT_INTERVENTION,
      BEFORE_END | BIT(INTEGRA_INTERVENTION_STATE_DONE) },
    { INTEGRA_EVENT_INTERVENTION_NOT_DONE, INTEGRA_EVENT_INTERVENTION, INTEGRA_SLOT_INTERVENTION, BEFORE_END },
    { INTEGRA_EVENT_INTERVENTION_CANCELLED, INTEGRA_EVENT_INTERVENTION, INTEGRA_SLOT_INTERVENTION, BEFORE_END },
    { INTEGRA_EVENT_OBJECTIVE_PURSUED, INTEGRA_EVENT_OBJECTIVE, INTEGRA_SLOT_OBJECTIVE,
      BIT(INTEGRA_OBJECTIVE_STATE_FORMULATED) },
    { INTEGRA_EVENT_OBJECTIVE_REACHED, INTEGRA_EVENT_OBJECTIVE, INTEGRA_SLOT_OBJECTIVE, PURSUABLE },
    { INTEGRA_EVENT_OBJECTIVE_UNREACHED, INTEGRA_EVENT_OBJECTIVE, INTEGRA_SLOT_OBJECTIVE, PURSUABLE },
    { INTEGRA_EVENT_PRIORITY, INTEGRA_EVENT_OBJECTIVE, INTEGRA_SLOT_OBJECTIVE, PURSUABLE },
};

int integra__plan_is_consent(uint32_t kind)
{
    return kind == INTEGRA_EVENT_ASSISTANCE_CONSENT || kind == INTEGRA_EVENT_SHARING_CONSENT;
}

int integra__plan_withdraws(const integra__plan_node *node)
{
    return integra__plan_is_consent(node->kind) && node->code == INTEGRA_ANSWER_WITHDRAWN;
}

int integra__plan_at_once(const integra__plan_node *node)
{
    return integra__plan_withdraws(node) ||
           (node->kind == INTEGRA_EVENT_CLOSING && node->code == INTEGRA_CLOSING_REASON_DIED);
}

int integra__plan_closes(const integra__plan_node *node)
{
    return node->kind == INTEGRA_EVENT_CLOSING || node->kind == INTEGRA_EVENT_REVIEW_CLOSING ||
           (node->kind == INTEGRA_EVENT_ASSISTANCE_CONSENT && node->code == INTEGRA_ANSWER_WITHDRAWN);
}

int integra__plan_is_fact(const integra_plan *plan, uint32_t kind)
{
    return (integra__plan_row(plan, kind)->marks >> INTEGRA__EVENT_MARKED_FACT & 1u) != 0;
}

int integra__plan_own_word(uint32_t slot_kind)
{
    static const uint32_t words = BIT(INTEGRA_SLOT_ASSISTANCE_CONSENT) | BIT(INTEGRA_SLOT_SHARING_CONSENT) |
                                  BIT(INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT) |
                                  BIT(INTEGRA_SLOT_HOLDER_SHARING_CONSENT) | BIT(INTEGRA_SLOT_OPINION);
    return (words >> slot_kind & 1u) != 0;
}

uint32_t integra__plan_life_of(uint32_t kind, uint32_t target_kind, uint32_t *from_out)
{
    for (size_t i = 0; i < sizeof lives / sizeof *lives; i++) {
        if (lives[i].kind == kind && lives[i].target == target_kind) {
            if (from_out != NULL) {
                *from_out = lives[i].from;
            }
            return lives[i].slot;
        }
    }
    return 0;
}
