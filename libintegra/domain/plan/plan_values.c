/* plan_values.c - the setters of a slot once more, by the value they give.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Whether a setter breaks an event depends on its value alone, so that one of each value is enough to ask, and the
 * first of those not seen is found by jumps. One that may be annulled hides no other for good, of an office it
 * counts whether its naming had seen the holder leave, of a settled role which leaving was chosen: these stand alone.
 */
#include "plan_values.h"

#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_offices.h"
#include "plan_slot.h"

enum { BEFORE, JUMP, LEVEL };

#define TRIED 64u /* values looked at before one more list is begun: a slot of ever new values stays fast */

static void link_same(const integra_plan *plan, integra__plan_link *link, uint32_t self, uint32_t newest)
{
    link->same[BEFORE] = newest;
    link->same[JUMP] = self;
    link->same[LEVEL] = 0;
    if (newest != INTEGRA__PLAN_NONE) {
        const integra__plan_link *before = integra__plan_link_at(plan, newest);
        const integra__plan_link *jump = integra__plan_link_at(plan, before->same[JUMP]);
        const integra__plan_link *further = integra__plan_link_at(plan, jump->same[JUMP]);
        int even = before->same[LEVEL] - jump->same[LEVEL] == jump->same[LEVEL] - further->same[LEVEL];
        link->same[LEVEL] = before->same[LEVEL] + 1;
        link->same[JUMP] = even ? jump->same[JUMP] : newest;
    }
}

int integra__plan_is_chosen(const integra_plan *plan, uint32_t setter)
{
    return integra__plan_node_at(plan, integra__plan_link_at(plan, setter)->node)->kind == INTEGRA_EVENT_SETTLEMENT;
}

int integra__plan_values_add(integra_plan *plan, integra__plan_slot *slot, uint32_t setter)
{
    integra__plan_link *link = integra__plan_link_at(plan, setter);
    uint32_t branch = integra__plan_node_at(plan, link->node)->branch, at = slot->values;
    uint32_t alone = (uint32_t)(integra__plan_is_office(slot->kind) ||
                                (slot->kind == INTEGRA_SLOT_ROLE && integra__plan_is_chosen(plan, setter)) ||
                                integra__plan_may_fall(plan, integra__plan_node_at(plan, link->node)));
    integra__plan_values *values;
    for (uint32_t tried = alone * TRIED; at != INTEGRA__PLAN_NONE && tried < TRIED; tried++) {
        values = integra__plan_pool_at(&plan->values, at);
        if (values->branch == branch && !values->alone && integra__plan_look_same(plan, slot, values->newest, setter)) {
            link_same(plan, link, setter, values->newest);
            return integra__plan_set(plan, &values->newest, setter);
        }
        at = values->next;
    }
    values = integra__plan_pool_push(&plan->allocator, &plan->values, &at);
    if (values == NULL) {
        return 0;
    }
    link_same(plan, link, setter, INTEGRA__PLAN_NONE);
    values->branch = branch;
    values->newest = setter;
    values->alone = alone;
    values->next = slot->values;
    return integra__plan_set(plan, &slot->values, at);
}

uint32_t integra__plan_values_first(const integra_plan *plan, const integra__plan_values *values, uint32_t limit)
{
    uint32_t at = values->newest, first = INTEGRA__PLAN_NONE;
    while (at != INTEGRA__PLAN_NONE && integra__plan_link_at(plan, at)->index > limit) {
        const integra__plan_link *link = integra__plan_link_at(plan, at);
        first = at;
        at = link->same[JUMP] != at && integra__plan_link_at(plan, link->same[JUMP])->index > limit
                 ? link->same[JUMP]
                 : link->same[BEFORE];
    }
    return first;
}
