/* plan_day.c - a plan on a day: events as corrected, and which of them count then.
 * Spec: spec/36-as-of.md (PLN-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Verdicts are of all that is here, and so are corrections and annulments, whatever their own dates. What a slot holds
 * on a day is then looked up as ever (plan_hold.c) among the setters that count: of each branch the newest that does,
 * found once for all. */
#include "plan_day.h"

#include "core/allocator.h"
#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_hold.h"
#include "plan_read.h"
#include "plan_seen.h"
#include "plan_slot.h"

static uint32_t node_at_place(const integra_plan *plan, uint32_t place)
{
    return *(const uint32_t *)integra__plan_pool_at(&plan->order, place);
}

int integra__plan_stands_here(const integra_plan *plan, uint32_t place)
{
    const integra__plan_node *node = integra__plan_node_at(plan, node_at_place(plan, place));
    integra__plan_look look = { (integra_plan *)plan, integra__plan_seen_all(), NULL, 0, 0 };
    return node->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED && !integra__plan_fallen(&look, node);
}

int integra__plan_is_of_record(uint32_t kind)
{
    return kind == INTEGRA_EVENT_CORRECTION || kind == INTEGRA_EVENT_ANNULMENT || kind == INTEGRA_EVENT_ERASURE;
}

/* Takes over one field of the event that gave the corrected value. Of several dates the earliest stays. */
static void take_over(const integra_plan *plan, integra_event *event, uint32_t field, const integra__plan_node *from,
                      int first)
{
    integra_date *dates[] = { [INTEGRA_FIELD_EFFECTIVE] = &event->effective,
                              [INTEGRA_FIELD_DUE] = &event->due,
                              [INTEGRA_FIELD_UNTIL] = &event->until };
    switch (field) {
    case INTEGRA_FIELD_EFFECTIVE:
    case INTEGRA_FIELD_DUE:
    case INTEGRA_FIELD_UNTIL:
        *dates[field] = first || from->due < *dates[field] ? from->due : *dates[field];
        break;
    case INTEGRA_FIELD_PERSON:
        event->person = integra__plan_party_at(plan, from->person)->id;
        break;
    case INTEGRA_FIELD_REFERENCE:
        event->reference = from->reference;
        break;
    case INTEGRA_FIELD_CODE:
        event->code = from->detail;
        break;
    case INTEGRA_FIELD_DETAIL:
        event->detail = from->detail;
        break;
    default:
        break;
    }
}

static int is_date(uint32_t field)
{
    return field == INTEGRA_FIELD_EFFECTIVE || field == INTEGRA_FIELD_DUE || field == INTEGRA_FIELD_UNTIL;
}

/* What one slot of corrections makes of the event: of the values held, none that was only read. */
static void correct(integra_plan *plan, const integra__plan_slot *slot, integra_event *event)
{
    integra__plan_look look = { plan, integra__plan_seen_all(), NULL, 0, 0 };
    uint32_t count, chosen = INTEGRA__PLAN_NONE, best = UINT32_MAX;
    const uint32_t *items = integra__plan_look_held(&look, slot, &count);
    for (uint32_t i = 0; i < count; i++) {
        const integra__plan_link *link;
        if ((items[i] & INTEGRA__PLAN_READ) != 0 || items[i] == INTEGRA__PLAN_INITIAL) {
            continue;
        }
        link = integra__plan_link_at(plan, items[i]);
        if (is_date(slot->field)) {
            take_over(plan, event, slot->field, integra__plan_node_at(plan, link->source), best == UINT32_MAX);
            best = 0;
        } else if (integra__plan_node_at(plan, link->node)->position < best) {
            best = integra__plan_node_at(plan, link->node)->position;
            chosen = link->source;
        }
    }
    if (chosen != INTEGRA__PLAN_NONE) {
        take_over(plan, event, slot->field, integra__plan_node_at(plan, chosen), 1);
    }
}

static void correct_all(integra_plan *plan, const integra__plan_node *node, integra_event *event)
{
    for (uint32_t at = node->corrections; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_slot *slot = integra__plan_slot_at(plan, at);
        if (slot->kind == INTEGRA_SLOT_CORRECTION) {
            correct(plan, slot, event);
        }
        at = slot->next;
    }
}

void integra__plan_corrected(integra_plan *plan, uint32_t place, integra_event *out)
{
    const integra__plan_node *node = integra__plan_node_at(plan, node_at_place(plan, place));
    integra__plan_node_event(plan, node, out);
    correct_all(plan, node, out);
}

/* The effective date of an event, as corrected. */
static integra_date effective_of(integra_plan *plan, uint32_t index)
{
    const integra__plan_node *node = integra__plan_node_at(plan, index);
    const integra__plan_slot *slot =
        integra__plan_slot_of(plan, INTEGRA_SLOT_CORRECTION, index, INTEGRA_FIELD_EFFECTIVE);
    integra_event event;
    event.effective = node->effective;
    if (slot != NULL) {
        correct(plan, slot, &event);
    }
    return event.effective;
}

/* Whether it is a settlement of what is itself no event of a day: of a correction, or of what an annulment takes back.
 */
static int settles_record(integra_plan *plan, const integra__plan_node *node)
{
    uint32_t kind = 0;
    if (node->kind == INTEGRA_EVENT_SETTLEMENT) {
        kind = integra__plan_slot_numbered(plan, integra__plan_link_at(plan, node->setters)->slot)->kind;
    }
    return kind == INTEGRA_SLOT_CORRECTION || kind == INTEGRA_SLOT_STANDING;
}

/* Marks what is dated on or before the day, and returns whether any accepted event is not. */
static int mark_dated(integra_plan *plan, integra_date at, uint8_t *dated)
{
    int later = 0;
    for (uint32_t place = 0; place < plan->present; place++) {
        uint32_t index = node_at_place(plan, place);
        const integra__plan_node *node = integra__plan_node_at(plan, index);
        dated[place] =
            node->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED &&
            (integra__plan_is_of_record(node->kind) || settles_record(plan, node) || effective_of(plan, index) <= at);
        later |= node->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED && !dated[place];
    }
    return later;
}

/* Of each chain, from its first link on, the newest setter so far that counts. */
static void find_newest(integra_plan *plan, integra__plan_day *day)
{
    integra__plan_look look = { plan, integra__plan_seen_all(), NULL, 0, 0 };
    for (uint32_t at = 0; at < day->links; at++) {
        const integra__plan_link *link = integra__plan_link_at(plan, at);
        int stands = day->dated[integra__plan_node_at(plan, link->node)->position] != 0 &&
                     !integra__plan_link_fallen(&look, link);
        uint32_t before = link->before == INTEGRA__PLAN_NONE ? INTEGRA__PLAN_NONE : day->newest[link->before];
        day->newest[at] = stands ? at : before;
    }
}

int integra__plan_day_make(integra_plan *plan, integra_date at, integra__plan_day *day_out, int *later_out)
{
    *day_out = (integra__plan_day){ NULL, NULL, plan->present, plan->links.count };
    day_out->dated = integra__allocate(&plan->allocator, plan->present);
    if (day_out->dated == NULL) {
        return 0;
    }
    *later_out = mark_dated(plan, at, day_out->dated);
    if (!*later_out) {
        return 1;
    }
    day_out->newest = integra__allocate(&plan->allocator, (size_t)day_out->links * sizeof *day_out->newest);
    if (day_out->newest == NULL) {
        return 0;
    }
    find_newest(plan, day_out);
    return 1;
}

void integra__plan_day_release(const integra_plan *plan, integra__plan_day *day)
{
    integra__release(&plan->allocator, day->dated, day->places);
    integra__release(&plan->allocator, day->newest, (size_t)day->links * sizeof *day->newest);
}
