/* view.c - what a viewer sees of a plan: which groups, of which plan, which events and how they stand in one another.
 * Spec: spec/35-views.md (PLN-30).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "view.h"

#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/event/event.h"
#include "domain/plan/plan_read.h"
#include "domain/plan/plan_rows.h"
#include "view_sharing.h"
#include "view_values.h"

uint32_t integra_view_shows(uint32_t viewer, uint32_t view_group)
{
    return viewer >= INTEGRA__VIEWER_FIRST && viewer <= INTEGRA__VIEWER_LAST &&
                   view_group >= INTEGRA__VIEW_GROUP_FIRST && view_group <= INTEGRA__VIEW_GROUP_LAST
               ? integra__view_groups[viewer - 1] >> view_group & 1u
               : 0;
}

const integra__view_row *integra__view_row_of(uint32_t kind)
{
    return kind >= 1 && kind <= integra__view_row_count && integra__view_rows[kind - 1].group != 0
               ? &integra__view_rows[kind - 1]
               : NULL;
}

/* ---- what the slots say ---- */

/* Of which of an item's spans a row of this slot is; NULL for none. */
static integra__view_span *span_of(integra__view_node *node, uint32_t slot)
{
    switch (slot) {
    case INTEGRA_SLOT_CORRECTION:
        return &node->corrections;
    case INTEGRA_SLOT_NEED:
    case INTEGRA_SLOT_OBJECTIVE:
    case INTEGRA_SLOT_INTERVENTION:
        return &node->states;
    case INTEGRA_SLOT_PRIORITY:
        return &node->priorities;
    case INTEGRA_SLOT_OPINION:
        return &node->opinions;
    default:
        return NULL;
    }
}

/* Enters one row of the state where it is asked for. */
static void enter(integra__view *view, const integra_held *held, uint32_t row)
{
    uint32_t source = held->slot == INTEGRA_SLOT_CORRECTION ? INTEGRA_NO_INDEX : integra__view_source(view->plan, held);
    uint32_t subject = INTEGRA_NO_INDEX;
    if (source != INTEGRA_NO_INDEX) {
        view->nodes[source].holding |= 1u << held->slot;
    }
    if (held->slot == INTEGRA_SLOT_PHASE) {
        view->phases |= 1u << held->code;
    }
    if (integra__event_digest_known(&held->subject)) {
        (void)integra_plan_find(view->plan, &held->subject, &subject, NULL);
    }
    if (subject != INTEGRA_NO_INDEX) {
        integra__view_span *span = span_of(&view->nodes[subject], held->slot);
        view->nodes[subject].annulled |= held->slot == INTEGRA_SLOT_STANDING;
        if (span != NULL) {
            span->first = span->count == 0 ? row : span->first;
            span->count++;
        }
    }
}

static integra_status read_slots(integra__view *view, integra_error *error)
{
    integra_held held;
    integra_status status = integra__plan_rows_all(view->plan, &view->held, error);
    for (size_t i = 0; i < view->held; i++) { /* none where that failed */
        integra__plan_rows_at(view->plan, i, &held);
        enter(view, &held, (uint32_t)i);
    }
    return status;
}

/* ---- which events are rows ---- */

/* Whether every group is seen that the values of an item's code put it in: what is in doubt is not shown. */
static int sees_item(const integra__view *view, uint32_t place, uint64_t marked, uint32_t health, uint32_t other)
{
    uint64_t codes = integra__view_codes(view, place);
    return ((codes & marked) == 0 || integra__view_sees(view, health)) &&
           ((codes & ~marked) == 0 || integra__view_sees(view, other));
}

static int sees_group(const integra__view *view, uint32_t place, uint32_t kind, uint32_t group)
{
    if (kind == INTEGRA_EVENT_NEED) {
        return sees_item(view, place, INTEGRA__NEED_DOMAIN_MARKED_HEALTH, INTEGRA_VIEW_GROUP_HEALTH_NEEDS, group);
    }
    if (kind == INTEGRA_EVENT_INTERVENTION) {
        return sees_item(view, place, INTEGRA__SECTOR_MARKED_HEALTH, INTEGRA_VIEW_GROUP_HEALTH_INTERVENTIONS, group);
    }
    return group == INTEGRA__VIEW_PARENT || integra__view_sees(view, group);
}

/* A value of the watcher's slot is of now while the plan is suspended alone. */
static int holds(const integra__view *view, const integra__view_node *node, const integra__view_row *row)
{
    uint32_t holding = node->holding;
    if ((view->phases >> INTEGRA_PHASE_SUSPENDED & 1u) == 0) {
        holding &= ~(1u << INTEGRA_SLOT_WATCHER);
    }
    return row->holds == 0 || (holding & row->holds) != 0;
}

/* Puts an event within the row of what it names, where that is seen. 0 where it has no place in the view. */
static int put_within(integra__view *view, uint32_t place, const integra_event *event, const integra__view_row *row)
{
    integra__view_node *node = &view->nodes[place];
    uint32_t target = INTEGRA_NO_INDEX;
    integra_event named;
    if (row->within == 0) {
        return 1;
    }
    if (integra__event_digest_known(&event->target)) {
        (void)integra_plan_find(view->plan, &event->target, &target, NULL);
    }
    if (target == INTEGRA_NO_INDEX) {
        return row->alone != 0;
    }
    integra_event_init(&named, sizeof named);
    (void)integra_plan_event_at(view->plan, target, &named, NULL, NULL);
    if ((row->within >> (named.kind & 63u) & 1u) == 0 || !view->nodes[target].seen) {
        node->orphan = !view->nodes[target].annulled;
        return row->alone != 0;
    }
    node->parent = target;
    node->next = view->nodes[target].child;
    return 1;
}

/* What an event names comes before it in the plan's order, so that whether that is seen is known. */
static void read_event(integra__view *view, uint32_t place)
{
    integra__view_node *node = &view->nodes[place];
    const integra__view_row *row;
    integra_event event;
    integra_event_init(&event, sizeof event);
    (void)integra_plan_event_at(view->plan, place, &event, NULL, NULL);
    row = integra__view_row_of(event.kind);
    if (row == NULL || node->annulled || integra__plan_verdict(view->plan, place) != INTEGRA_EVENT_VERDICT_ACCEPTED ||
        !holds(view, node, row) || !sees_group(view, place, event.kind, row->group) ||
        !put_within(view, place, &event, row)) {
        return;
    }
    node->seen = 1;
    if (node->parent != INTEGRA__VIEW_NONE) {
        view->nodes[node->parent].child = place;
    }
}

static integra_status make_nodes(integra__view *view, integra_error *error)
{
    view->count = integra_plan_count(view->plan);
    view->nodes = integra__allocate(&view->allocator, view->count * sizeof *view->nodes);
    if (view->nodes == NULL) {
        return integra__no_memory(error);
    }
    memset(view->nodes, 0, view->count * sizeof *view->nodes);
    for (size_t i = 0; i < view->count; i++) {
        view->nodes[i].parent = view->nodes[i].child = view->nodes[i].next = INTEGRA__VIEW_NONE;
    }
    return INTEGRA_OK;
}

static integra_status read_opening(integra__view *view, integra_error *error)
{
    uint64_t counts[4];
    uint32_t place = UINT32_MAX;
    integra__plan_counts(view->plan, counts, &place);
    integra_event_init(&view->opening, sizeof view->opening);
    return place == UINT32_MAX ? integra__fault(error, INTEGRA_FAULT_VIEW_UNOPENED)
                               : integra_plan_event_at(view->plan, place, &view->opening, NULL, error);
}

integra_status integra__view_open(integra__view *view, integra_plan *plan, uint32_t viewer, integra_error *error)
{
    integra_status status;
    memset(view, 0, sizeof *view);
    view->plan = plan;
    view->allocator = plan->allocator;
    view->groups = integra__view_groups[viewer - 1];
    status = read_opening(view, error);
    if (status == INTEGRA_OK && (INTEGRA__VIEWER_MARKED_KEEPS >> viewer & 1u) == 0) {
        status = integra__view_share(view, error);
    }
    if (status == INTEGRA_OK && view->known != NULL) {
        status = read_opening(view, error);
    }
    if (status == INTEGRA_OK) {
        status = make_nodes(view, error);
    }
    if (status == INTEGRA_OK) {
        status = read_slots(view, error);
    }
    for (size_t i = 0; status == INTEGRA_OK && i < view->count; i++) {
        read_event(view, (uint32_t)i);
    }
    return status;
}

void integra__view_close(integra__view *view)
{
    integra__release(&view->allocator, view->nodes, view->count * sizeof *view->nodes);
    integra_plan_destroy(view->known);
}
