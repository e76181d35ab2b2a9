/* plan_guards_past.c - guards of what changes an earlier event: steps, corrections, annulments, settlements, erasure.
 * Spec: spec/30-plan.md (PLN-7), spec/31-history.md (PLN-11, PLN-22, PLN-23).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "plan_guards_past.h"

#include "core/id.h"
#include "plan_cells.h"
#include "plan_effects.h"
#include "plan_fallen.h"
#include "plan_judge.h"
#include "plan_kinds.h"
#include "plan_look.h"
#include "plan_slot.h"

#define BIT(word) (1u << (word))

integra_tri integra__plan_guard_life(integra__plan_judge_of *judge)
{
    uint32_t from = 0;
    uint32_t slot = integra__plan_life_of(judge->node->kind, judge->target->kind, &from);
    return integra__plan_each_word(judge, integra__plan_slot_of(judge->look.plan, slot, judge->target_index, 0), from);
}

/* Which field of a correction carries the new value of each field of what it corrects (PLN-23). */
static uint32_t carrier_of(uint32_t field)
{
    static const uint32_t carriers[] = {
        [INTEGRA_FIELD_EFFECTIVE] = INTEGRA_FIELD_DUE,       [INTEGRA_FIELD_DUE] = INTEGRA_FIELD_DUE,
        [INTEGRA_FIELD_UNTIL] = INTEGRA_FIELD_DUE,           [INTEGRA_FIELD_PERSON] = INTEGRA_FIELD_PERSON,
        [INTEGRA_FIELD_REFERENCE] = INTEGRA_FIELD_REFERENCE, [INTEGRA_FIELD_CODE] = INTEGRA_FIELD_DETAIL,
        [INTEGRA_FIELD_DETAIL] = INTEGRA_FIELD_DETAIL,       [INTEGRA_FIELD_TEXT] = INTEGRA_FIELD_TEXT,
    };
    return field < sizeof carriers / sizeof *carriers ? carriers[field] : 0;
}

/* The fields a correction carries: 1 << INTEGRA_FIELD_. */
static uint32_t carried(const integra__plan_node *node)
{
    uint32_t fields = 0;
    fields |= node->due != INTEGRA_DATE_UNKNOWN ? BIT(INTEGRA_FIELD_DUE) : 0;
    fields |= node->person != INTEGRA__PLAN_NONE ? BIT(INTEGRA_FIELD_PERSON) : 0;
    fields |= !integra__id_known(&node->reference) ? 0 : BIT(INTEGRA_FIELD_REFERENCE);
    fields |= node->detail != 0 ? BIT(INTEGRA_FIELD_DETAIL) : 0;
    fields |= integra__event_digest_known(&node->text_digest) ? BIT(INTEGRA_FIELD_TEXT) : 0;
    return fields;
}

integra_tri integra__plan_guard_correctable(integra__plan_judge_of *judge)
{
    const integra__plan_node *node = judge->node;
    const integra__event_row *row = integra__plan_row(judge->look.plan, judge->target->kind);
    uint32_t field = node->code, carrier = carrier_of(field);
    uint32_t words = field == INTEGRA_FIELD_CODE     ? row->code_words
                     : field == INTEGRA_FIELD_DETAIL ? row->detail_words
                                                     : 0;
    int allowed = (row->correctable >> field & 1u) != 0 && carried(node) == BIT(carrier);
    return integra__plan_tri_of(allowed && (words == 0 || integra_word_name(words, node->detail) != NULL));
}

/* Of a consent a withdrawal alone: another answer is asked again. It falls once. */
integra_tri integra__plan_guard_annullable(integra__plan_judge_of *judge)
{
    return integra__plan_may_fall(judge->look.plan, judge->target) && judge->target->kind != INTEGRA_EVENT_SETTLEMENT
               ? integra__plan_stands(judge, judge->target_index)
               : INTEGRA_TRI_NO;
}

integra_tri integra__plan_guard_has_text(integra__plan_judge_of *judge)
{
    return integra__plan_tri_of(integra__event_digest_known(&judge->target->text_digest));
}

integra_tri integra__plan_guard_in_conflict(integra__plan_judge_of *judge)
{
    uint32_t link;
    const integra__plan_slot *slot =
        integra__plan_effects_slot(judge->look.plan, judge->node, judge->target, judge->target_index, &link);
    return integra__plan_tri_of(!integra__plan_own_word(slot->kind) &&
                                integra__plan_look_conflict(&judge->look, slot) &&
                                integra__plan_look_chosen(&judge->look, slot, link) != INTEGRA__PLAN_NONE);
}

/* No slot that the event sets is in conflict: only a settlement ends one, and of the person's word a new word (PLN-11).
 */
integra_tri integra__plan_guard_settle_first(integra__plan_judge_of *judge)
{
    const integra__plan_slot *slots[INTEGRA__PLAN_SLOTS_SET];
    uint32_t count =
        integra__plan_effects_touched(&judge->look, judge->node, judge->target, judge->target_index, slots);
    integra_tri clear = INTEGRA_TRI_YES;
    for (uint32_t i = 0; i < count; i++) {
        int excused = integra__plan_own_word(slots[i]->kind) ||
                      (slots[i]->kind == INTEGRA_SLOT_PHASE && integra__plan_at_once(judge->node));
        if (!excused && integra__plan_look_conflict(&judge->look, slots[i])) {
            judge->differing |= BIT(slots[i]->kind);
            clear = INTEGRA_TRI_NO;
        }
    }
    return clear;
}
