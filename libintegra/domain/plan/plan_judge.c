/* plan_judge.c - what the guards ask of slots, of every value that one holds.
 * Spec: spec/31-history.md (PLN-11, "Guards").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_judge.h"

#include "plan_hold.h"
#include "plan_slot.h"

static integra_tri word_among(integra__plan_judge_of *judge, const integra__plan_value *value, uint32_t words)
{
    (void)judge;
    return integra__plan_tri_of((words >> value->code & 1u) != 0);
}

integra_tri integra__plan_each(integra__plan_judge_of *judge, const integra__plan_slot *slot, integra__plan_test *test,
                               uint32_t argument)
{
    uint32_t used = judge->look.used, count;
    const uint32_t *items = integra__plan_look_held(&judge->look, slot, &count);
    integra_tri all = INTEGRA_TRI_UNKNOWN;
    for (uint32_t i = 0; i < count; i++) {
        integra__plan_value value = integra__plan_look_value(judge->look.plan, slot, items[i]);
        integra_tri one = test(judge, &value, argument);
        if (i > 0 && one != all) {
            all = INTEGRA_TRI_UNKNOWN;
            judge->differing |= 1u << slot->kind;
            break;
        }
        all = one;
    }
    judge->look.used = used;
    return all;
}

integra_tri integra__plan_each_word(integra__plan_judge_of *judge, const integra__plan_slot *slot, uint32_t words)
{
    return integra__plan_each(judge, slot, word_among, words);
}

integra_tri integra__plan_stands(integra__plan_judge_of *judge, uint32_t node)
{
    const integra__plan_slot *slot = integra__plan_slot_of(judge->look.plan, INTEGRA_SLOT_STANDING, node, 0);
    return slot == NULL ? INTEGRA_TRI_YES : integra__plan_each_word(judge, slot, 1u << INTEGRA_STANDING_STANDS);
}
