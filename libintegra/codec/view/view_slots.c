/* view_slots.c - what holds in the slots that are seen, and when the next review is.
 * Spec: spec/35-views.md (PLN-30); spec/integra.cddl, view-slot.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "view_slots.h"

#include <string.h>

#include "core/id.h"
#include "domain/plan/plan_cells.h"
#include "domain/plan/plan_rows.h"
#include "domain/plan/plan_seen.h"
#include "view_rows.h"

#define BIT(word) (1u << (word))
#define REVIEWED  (BIT(INTEGRA_PHASE_ACTIVE) | BIT(INTEGRA_PHASE_IN_REVIEW))

/* The group of each slot that is told as one; the others are told by rows. */
static const uint8_t group_of[INTEGRA__SLOT_CODES] = {
    [INTEGRA_SLOT_PHASE] = INTEGRA_VIEW_GROUP_PLAN,
    [INTEGRA_SLOT_ASSISTANCE_CONSENT] = INTEGRA_VIEW_GROUP_CONSENTS,
    [INTEGRA_SLOT_SHARING_CONSENT] = INTEGRA_VIEW_GROUP_CONSENTS,
    [INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT] = INTEGRA_VIEW_GROUP_CONSENTS,
    [INTEGRA_SLOT_HOLDER_SHARING_CONSENT] = INTEGRA_VIEW_GROUP_CONSENTS,
    [INTEGRA_SLOT_REFERENT] = INTEGRA_VIEW_GROUP_OFFICES,
    [INTEGRA_SLOT_MT] = INTEGRA_VIEW_GROUP_OFFICES,
    [INTEGRA_SLOT_REFERENT_DEPUTY] = INTEGRA_VIEW_GROUP_OFFICES,
    [INTEGRA_SLOT_MT_DEPUTY] = INTEGRA_VIEW_GROUP_OFFICES,
    [INTEGRA_SLOT_WATCHER] = INTEGRA_VIEW_GROUP_WATCH,
    [INTEGRA_SLOT_ROLE] = INTEGRA_VIEW_GROUP_CIRCLE,
};

static int sees_slot(const integra__view *view, uint32_t slot)
{
    return group_of[slot] != 0 && integra__view_sees(view, group_of[slot]) &&
           (slot != INTEGRA_SLOT_WATCHER || (view->phases & BIT(INTEGRA_PHASE_SUSPENDED)) != 0);
}

/* Who closed a plan is its author, and no value of its phase. */
static void put_held(integra__view_bag *bag, const integra_held *held)
{
    const integra_id none = { { 0 } };
    integra__view_begin(bag);
    integra__view_put_array(bag, 5);
    integra__view_put_uint(bag, held->code);
    integra__view_put_uint(bag, held->detail);
    integra__view_put_id(bag, held->slot == INTEGRA_SLOT_PHASE ? &none : &held->person);
    integra__view_put_date(bag, held->date);
    integra__view_put_uint(bag, held->vacant);
    integra__view_end(bag);
}

/* From the row at `first` on, all of one slot; returns the row behind them. */
static size_t put_slot(integra__view_bag *bag, const integra__view *view, size_t first)
{
    integra_held held, next;
    integra__view_list list;
    size_t at = first;
    integra__plan_rows_at(view->plan, first, &held);
    integra__view_begin(bag);
    integra__view_put_array(bag, 3);
    integra__view_put_uint(bag, held.slot);
    integra__view_put_id(bag, &held.member);
    list = integra__view_open_list(bag);
    for (; at < view->held; at++) {
        integra__plan_rows_at(view->plan, at, &next);
        if (next.slot != held.slot || memcmp(&next.member, &held.member, sizeof held.member) != 0) {
            break;
        }
        put_held(bag, &next);
    }
    integra__view_close_list(bag, list, 1);
    integra__view_end(bag);
    return at;
}

/* Whether a row is of a member who is in no circle: all that their role holds is none, told once or by each of several
 * who did not know of one another. */
static int is_gone(const integra_held *held)
{
    return held->slot == INTEGRA_SLOT_ROLE && held->code == INTEGRA_ROLE_NONE && !held->conflict;
}

void integra__view_put_slots(integra__view_bag *bag, const integra__view *view)
{
    integra__view_list list = integra__view_open_list(bag);
    integra_held held;
    for (size_t at = 0; at < view->held;) {
        integra__plan_rows_at(view->plan, at, &held);
        at = sees_slot(view, held.slot) && !is_gone(&held) ? put_slot(bag, view, at) : at + 1;
    }
    integra__view_close_list(bag, list, 0);
}

/* ---- the next review ---- */

static const integra__plan_run *run_at(const integra_plan *plan, uint32_t run)
{
    return integra__plan_pool_at(&plan->runs, run);
}

static int is_step(uint32_t kind)
{
    return kind == INTEGRA_EVENT_ACTIVATION || kind == INTEGRA_EVENT_RESUMPTION ||
           kind == INTEGRA_EVENT_REVIEW_CONCLUSION;
}

/* The newest step of a run, a node, or NONE. */
static const integra__plan_node *newest_step(const integra_plan *plan, const integra__plan_run *run)
{
    uint32_t link = run->newest;
    while (link != INTEGRA__PLAN_NONE) {
        const integra__plan_link *at = integra__plan_link_at(plan, link);
        const integra__plan_node *node = integra__plan_node_at(plan, at->node);
        if (is_step(node->kind)) {
            return node;
        }
        link = at->before;
    }
    return NULL;
}

/* Whether another step knows of this one: the newest of its branch, as each of these is. */
static int is_past(const integra_plan *plan, const integra__plan_node *step)
{
    for (uint32_t at = plan->heavy; at != INTEGRA__PLAN_NONE; at = run_at(plan, at)->next) {
        const integra__plan_node *other = newest_step(plan, run_at(plan, at));
        if (other != NULL && integra__plan_is_ancestor(plan, step, other)) {
            return 1;
        }
    }
    return 0;
}

/* The values of one step's day, a blank one for a step that sets none, as items of the open list. */
static void put_days(integra__view_bag *bag, const integra__view *view, const integra__plan_node *step)
{
    integra__view_begin(bag);
    if (step->kind == INTEGRA_EVENT_REVIEW_CONCLUSION) {
        integra__view_put_field(bag, view, step->position, INTEGRA_FIELD_DUE);
    } else {
        integra__view_put_array(bag, 0);
    }
    integra__view_end(bag);
}

void integra__view_put_next_review(integra__view_bag *bag, const integra__view *view)
{
    integra__view_list list = integra__view_open_list(bag);
    uint32_t at = (view->phases & REVIEWED) != 0 ? view->plan->heavy : INTEGRA__PLAN_NONE;
    for (; at != INTEGRA__PLAN_NONE; at = run_at(view->plan, at)->next) {
        const integra__plan_node *step = newest_step(view->plan, run_at(view->plan, at));
        if (step != NULL && !is_past(view->plan, step)) {
            put_days(bag, view, step);
        }
    }
    integra__view_close_list(bag, list, 1);
}
