/* plan_breaks.c - accepted events that did not know of each other, one of which would have refused the other.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Each pair is found once, when the later of the two is judged: as the broken one among the setters it has not seen,
 * and as the breaker among the events that have not seen it. A quick look at what a kind reads spares most pairs the
 * full judgement. */
#include "plan_breaks.h"

#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_guards.h"
#include "plan_kinds.h"
#include "plan_reads.h"
#include "plan_record.h"
#include "plan_seen.h"
#include "plan_slot.h"
#include "plan_values.h"
#include "plan_window.h"

/* Whether the node itself gives the slot the value that the setter gives it. */
static int sets_same(integra_plan *plan, const integra__plan_node *node, const integra__plan_slot *slot,
                     uint32_t setter)
{
    for (uint32_t at = node->setters; at != INTEGRA__PLAN_NONE; at = integra__plan_link_at(plan, at)->next) {
        if (integra__plan_link_at(plan, at)->slot == slot->self && integra__plan_look_same(plan, slot, at, setter)) {
            return 1;
        }
    }
    return 0;
}

static int breaks(integra_plan *plan, uint32_t broken, const integra__plan_slot *slot, uint32_t setter)
{
    const integra__plan_node *node = integra__plan_node_at(plan, broken);
    const integra__plan_link *link = integra__plan_link_at(plan, setter);
    if (node->kind == INTEGRA_EVENT_OPENING || integra__plan_at_once(node) ||
        !integra__plan_may_read(plan, node, slot, link->code) || sets_same(plan, node, slot, setter)) {
        return 0;
    }
    if (integra__plan_is_small(slot->kind) &&
        !integra__plan_is_ancestor(plan, integra__plan_node_at(plan, slot->subject), node)) {
        return 0; /* what the node had not heard of, it did not read */
    }
    return integra__plan_would_fail(plan, node, slot, setter);
}

/* Those that may read the setter's slot and have not seen the node; of an annulment, also those that read what the
 * annulled event had set. */
static int note_readers(integra_plan *plan, const integra__plan_slot *slot, const integra__plan_view *view,
                        const integra__plan_node *known)
{
    if (!integra__plan_is_small(slot->kind)) {
        return integra__plan_note_window(plan, view, known);
    }
    return integra__plan_note_unseen(plan, plan->heavy, view, known) &&
           integra__plan_note_unseen(plan, slot->readers, view, known) &&
           (slot->kind != INTEGRA_SLOT_STANDING || integra__plan_note_lost(plan, slot->subject, view));
}

/* Notes the events that an earlier breaker broke through the slot and that the view has not seen. */
static int note_broken(integra_plan *plan, const integra__plan_slot *slot, const integra__plan_view *view,
                       const integra__plan_node *earlier)
{
    for (uint32_t at = earlier->pairs; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_pair *pair = integra__plan_pool_at(&plan->pairs, at);
        if (!integra__work_step(&plan->work) ||
            (pair->slot == slot->self &&
             !integra__plan_seen_node(plan, view, integra__plan_node_at(plan, pair->node)) &&
             !integra__plan_note(plan, pair->node))) {
            return 0;
        }
        at = pair->others;
    }
    return 1;
}

/* The node as the breaker through one slot: every accepted event that has not seen it. Those that have not seen its
 * branch's last setter of the same value either were held against that one: it broke those that the node breaks. Where
 * that one stands for good it hides the node. */
static int break_others(integra_plan *plan, uint32_t self, uint32_t setter)
{
    const integra__plan_link *link = integra__plan_link_at(plan, setter);
    integra__plan_slot *slot = integra__plan_slot_numbered(plan, link->slot);
    integra__plan_view view = integra__plan_seen_before(integra__plan_node_at(plan, self));
    int alone = link->same[0] == INTEGRA__PLAN_NONE || integra__plan_values_differ(plan, slot, setter);
    const integra__plan_node *known =
        alone ? NULL : integra__plan_node_at(plan, integra__plan_link_at(plan, link->same[0])->node);
    uint32_t asked;
    view.index++;
    integra__plan_note_begin(plan);
    if (!note_readers(plan, slot, &view, known)) {
        return 0;
    }
    asked = plan->candidates.count;
    if (known != NULL && integra__plan_may_fall(plan, known) && !note_broken(plan, slot, &view, known)) {
        return 0;
    }
    for (uint32_t i = plan->candidates.count; i > 0; i--) {
        uint32_t broken = integra__plan_noted(plan, i - 1);
        const integra__plan_node *other = integra__plan_node_at(plan, broken);
        plan->work.done++; /* it was noted; now it is looked at */
        if (!integra__work_step(&plan->work)) {
            return 0;
        }
        if (other->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED && (i > asked || breaks(plan, broken, slot, setter)) &&
            !integra__plan_record(plan, broken, slot, self)) {
            return 0;
        }
    }
    return 1;
}

#define RUNS_A_STEP 2u /* walked */
#define MEMORY      2u /* values tried of late, with what they came to: to try more takes as long as to ask again */

/* Values that were asked whether they break an event through a slot. */
typedef struct memory {
    uint32_t tried[MEMORY];
    int came_to[MEMORY];
    uint32_t count;
} memory;

/* Whether the setter's value breaks the node, asked once a value while it is remembered. */
static int breaks_once(integra_plan *plan, uint32_t self, const integra__plan_slot *slot, uint32_t setter, memory *of)
{
    uint32_t i = 0;
    if (integra__plan_values_differ(plan, slot, setter)) {
        return breaks(plan, self, slot, setter);
    }
    while (i < of->count && i < MEMORY && !integra__plan_values_alike(plan, slot, of->tried[i], setter)) {
        i++;
    }
    if (i < of->count && i < MEMORY) {
        return of->came_to[i];
    }
    plan->work.done++; /* those that were tried in vain */
    i = of->count++ % MEMORY;
    of->tried[i] = setter;
    of->came_to[i] = breaks(plan, self, slot, setter);
    return of->came_to[i];
}

/* Notes, of setters of one branch and value from the first not seen on, those that break the node: that one alone where
 * it stands for good, since it hides the others; else all of them. */
static int note_breakers(integra_plan *plan, uint32_t self, const integra__plan_slot *slot,
                         const integra__plan_values *values, uint32_t first, memory *of)
{
    int differ = integra__plan_values_differ(plan, slot, first);
    uint32_t last = (values->sort & INTEGRA__PLAN_FALLIBLE) == 0 && !differ ? first : values->newest;
    int breaking = breaks_once(plan, self, slot, first, of);
    plan->work.done++; /* to find the first took jumps */
    if (!breaking && !differ) {
        return 1;
    }
    for (uint32_t at = last;; at = integra__plan_link_at(plan, at)->same[0]) {
        if (!integra__work_step(&plan->work) || ((at == first ? breaking : !differ || breaks(plan, self, slot, at)) &&
                                                 !integra__plan_note(plan, integra__plan_link_at(plan, at)->node))) {
            return 0;
        }
        if (at == first) {
            return 1;
        }
    }
}

/* Whether a value of the phase may break the node at all: setters that give one give the same word. */
static int value_may_break(integra_plan *plan, uint32_t self, const integra__plan_slot *slot,
                           const integra__plan_values *values)
{
    return slot->kind != INTEGRA_SLOT_PHASE ||
           integra__plan_may_read(plan, integra__plan_node_at(plan, self), slot,
                                  integra__plan_link_at(plan, values->newest)->code);
}

/* Whether a slot may break the node at all, whatever it is given; of the phase it depends on that. */
static int may_break(integra_plan *plan, uint32_t self, const integra__plan_slot *slot)
{
    return slot->kind == INTEGRA_SLOT_PHASE || integra__plan_may_read(plan, integra__plan_node_at(plan, self), slot, 0);
}

/* The node as the broken one through one slot: on each branch, of each value the setters that it has not seen and that
 * break it; by depth, so that what comes before another in the history is recorded before it. */
static int break_self(integra_plan *plan, uint32_t self, integra__plan_slot *slot)
{
    integra__plan_view view = integra__plan_seen_before(integra__plan_node_at(plan, self));
    memory of;
    if (slot->setters == INTEGRA__PLAN_NONE || !may_break(plan, self, slot)) {
        return 1;
    }
    of.count = 0;
    plan->work.done += slot->width / RUNS_A_STEP;
    integra__plan_note_begin(plan);
    view.index++;
    for (uint32_t run = slot->setters; run != INTEGRA__PLAN_NONE;) {
        const integra__plan_run *setters = integra__plan_pool_at(&plan->runs, run);
        uint32_t limit = integra__plan_seen(plan, &view, setters->branch);
        uint32_t at =
            integra__plan_link_at(plan, setters->newest)->index > limit ? setters->values : INTEGRA__PLAN_NONE;
        while (at != INTEGRA__PLAN_NONE) {
            const integra__plan_values *values = integra__plan_pool_at(&plan->values, at);
            uint32_t first = value_may_break(plan, self, slot, values) ? integra__plan_values_first(plan, values, limit)
                                                                       : INTEGRA__PLAN_NONE;
            if (!integra__work_step(&plan->work) ||
                (first != INTEGRA__PLAN_NONE && !note_breakers(plan, self, slot, values, first, &of))) {
                return 0;
            }
            at = values->next;
        }
        run = setters->next;
    }
    integra__plan_note_sort(plan);
    for (uint32_t i = 0; i < plan->candidates.count; i++) {
        if (!integra__plan_record(plan, self, slot, integra__plan_noted(plan, i))) {
            return 0;
        }
    }
    return 1;
}

/* Enters an accepted node among the readers of what it reads and the setters of what heavy events read, for those that
 * come later. */
int integra__plan_breaks_enter(integra_plan *plan, uint32_t self)
{
    const integra__plan_node *node = integra__plan_node_at(plan, self);
    integra__plan_slot *slot = integra__plan_slot_read(plan, node);
    if (slot != NULL && integra__plan_is_small(slot->kind) &&
        integra__plan_run_add(plan, &slot->readers, self, NULL) == NULL) {
        return 0;
    }
    if (integra__plan_sets_small(plan, node) && integra__plan_run_add(plan, &plan->steps, self, NULL) == NULL) {
        return 0;
    }
    if (integra__plan_reads_past(node->kind) && integra__plan_run_add(plan, &plan->past, self, NULL) == NULL) {
        return 0;
    }
    return !integra__plan_is_heavy(plan, node->kind) || integra__plan_run_add(plan, &plan->heavy, self, NULL) != NULL;
}

int integra__plan_breaks_find(integra_plan *plan, uint32_t self)
{
    const integra__plan_node *node = integra__plan_node_at(plan, self);
    int ok = 1;
    for (uint32_t at = node->setters; at != INTEGRA__PLAN_NONE && ok; at = integra__plan_link_at(plan, at)->next) {
        ok = break_others(plan, self, at);
    }
    if (!ok || node->kind == INTEGRA_EVENT_OPENING || integra__plan_at_once(node)) {
        return ok;
    }
    for (uint32_t s = 0; s < INTEGRA__PLAN_MAIN_SLOTS && ok; s++) {
        ok = break_self(plan, self, &plan->main[s]);
    }
    ok = ok && integra__plan_touch_read(plan, self);
    for (uint32_t i = 0; i < plan->touched.count && ok; i++) {
        uint32_t slot = *(const uint32_t *)integra__plan_pool_at(&plan->touched, i);
        ok = break_self(plan, self, integra__plan_slot_numbered(plan, slot));
    }
    return ok;
}
