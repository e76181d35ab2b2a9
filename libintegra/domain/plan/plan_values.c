/* plan_values.c - the setters of a slot once more, by the value they give.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Whether a setter breaks an event depends on its value alone, so that one of each value is enough to ask, and the
 * first of those not seen is found by jumps. One that may be annulled hides no other for good: all of these are
 * breakers where the first is. Of an office it counts whether its naming had seen the holder leave, of a settled role
 * which leaving was chosen: these are asked one by one. */
#include "plan_values.h"

#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_kinds.h"
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

static int is_chosen_role(const integra_plan *plan, const integra__plan_slot *slot, uint32_t setter)
{
    return slot->kind == INTEGRA_SLOT_ROLE &&
           integra__plan_node_at(plan, integra__plan_link_at(plan, setter)->node)->kind == INTEGRA_EVENT_SETTLEMENT;
}

static uint32_t sort_of(const integra_plan *plan, const integra__plan_slot *slot, uint32_t setter)
{
    const integra__plan_node *node = integra__plan_node_at(plan, integra__plan_link_at(plan, setter)->node);
    return (integra__plan_may_fall(plan, node) ? INTEGRA__PLAN_FALLIBLE : 0) |
           (is_chosen_role(plan, slot, setter) ? INTEGRA__PLAN_CHOSEN : 0) |
           (integra__plan_at_once(node) ? INTEGRA__PLAN_SUDDEN : 0) |
           (integra__plan_is_fact(plan, node->kind) ? INTEGRA__PLAN_FACT : 0);
}

/* Notes that a party's role was set to none: from now on its namings are told apart. */
static int note_left(integra_plan *plan, const integra__plan_slot *slot, const integra__plan_link *link)
{
    uint32_t *left;
    if (slot->kind != INTEGRA_SLOT_ROLE || link->code != INTEGRA_ROLE_NONE) {
        return 1;
    }
    left = &integra__plan_party_at(plan, slot->subject)->left;
    return *left != 0 || integra__plan_set(plan, left, 1);
}

int integra__plan_values_add(integra_plan *plan, const integra__plan_slot *slot, uint32_t setter)
{
    integra__plan_link *link = integra__plan_link_at(plan, setter);
    integra__plan_run *run = integra__plan_pool_at(&plan->runs, link->run);
    uint32_t sort = sort_of(plan, slot, setter), at = run->values;
    integra__plan_values *values;
    if (!note_left(plan, slot, link)) {
        return 0;
    }
    for (uint32_t tried = 0; at != INTEGRA__PLAN_NONE && tried < TRIED; tried++) {
        values = integra__plan_pool_at(&plan->values, at);
        plan->work.done++;
        if (values->sort == sort && integra__plan_values_alike(plan, slot, values->newest, setter)) {
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
    values->newest = setter;
    values->sort = sort;
    values->next = run->values;
    return integra__plan_set(plan, &run->values, at);
}

int integra__plan_values_alike(const integra_plan *plan, const integra__plan_slot *slot, uint32_t a, uint32_t b)
{
    const integra__plan_link *one = integra__plan_link_at(plan, a), *other = integra__plan_link_at(plan, b);
    int person = slot->kind == INTEGRA_SLOT_PHASE || one->party == other->party;
    return one->code == other->code && one->date == other->date && person && integra__plan_look_same(plan, slot, a, b);
}

int integra__plan_values_differ(const integra_plan *plan, const integra__plan_slot *slot, uint32_t setter)
{
    uint32_t party = integra__plan_link_at(plan, setter)->party;
    if (integra__plan_is_office(slot->kind)) {
        return party != INTEGRA__PLAN_NONE && integra__plan_party_at(plan, party)->left != 0;
    }
    return is_chosen_role(plan, slot, setter);
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
