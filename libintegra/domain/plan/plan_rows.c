/* plan_rows.c - the rows of a state: what every slot holds, by all that is here or on a day.
 * Spec: spec/31-history.md (PLN-11, "The state"), spec/36-as-of.md (PLN-16).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "plan_rows.h"

#include <string.h>

#include "core/allocator.h"
#include "plan_cells.h"
#include "plan_hold.h"
#include "plan_look.h"
#include "plan_offices.h"
#include "plan_order.h"
#include "plan_seen.h"
#include "plan_slot.h"

/* Slots by kind, subject, field. */
static int compare_slots(const integra_plan *plan, const integra__plan_slot *a, const integra__plan_slot *b)
{
    int order = 0;
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    if (integra__plan_slot_is_member(a->kind)) {
        order = memcmp(integra__plan_party_at(plan, a->subject)->id.bytes,
                       integra__plan_party_at(plan, b->subject)->id.bytes, sizeof(integra_id));
    } else { /* of main slots no two are of one kind */
        order = memcmp(integra__plan_node_at(plan, a->subject)->digest.bytes,
                       integra__plan_node_at(plan, b->subject)->digest.bytes, sizeof(integra_digest));
    }
    return order != 0 ? order : (a->field > b->field) - (a->field < b->field);
}

static int compare_numbers(const integra_plan *plan, uint32_t a, uint32_t b)
{
    return compare_slots(plan, integra__plan_slot_numbered((integra_plan *)plan, a),
                         integra__plan_slot_numbered((integra_plan *)plan, b));
}

/* Items of one slot: those held before those read, each by the order of their setters, an initial value first. */
static int item_before(const integra_plan *plan, uint32_t a, uint32_t b)
{
    uint32_t read_a = a & INTEGRA__PLAN_READ, read_b = b & INTEGRA__PLAN_READ;
    uint32_t link_a = a & ~INTEGRA__PLAN_READ, link_b = b & ~INTEGRA__PLAN_READ;
    if (read_a != read_b) {
        return read_a < read_b;
    }
    if (link_a == INTEGRA__PLAN_INITIAL || link_b == INTEGRA__PLAN_INITIAL) {
        return link_a == INTEGRA__PLAN_INITIAL && link_b != INTEGRA__PLAN_INITIAL;
    }
    return integra__plan_node_at(plan, integra__plan_link_at(plan, link_a)->node)->position <
           integra__plan_node_at(plan, integra__plan_link_at(plan, link_b)->node)->position;
}

/* 1 where an office's holder has left since. */
static uint32_t is_vacant(const integra__plan_look *look, const integra__plan_slot *slot, uint32_t item)
{
    integra__plan_judge_of judge = { *look, NULL, NULL, NULL, NULL, INTEGRA__PLAN_NONE, 0, 0, 0 };
    integra__plan_value value = integra__plan_look_value(look->plan, slot, item);
    return integra__plan_is_office(slot->kind) && integra__plan_has_left(&judge, &value) == INTEGRA_TRI_YES ? 1u : 0u;
}

/* Adds the rows of one slot. 0 when memory fails. */
static int add_rows(integra_plan *plan, const integra__plan_day *day, const integra__plan_slot *slot,
                    integra__plan_pool *rows)
{
    integra__plan_look look = { plan, integra__plan_seen_on(day), NULL, 0, 0 };
    uint32_t conflict = integra__plan_look_conflict(&look, slot) ? 1u : 0u;
    uint32_t count;
    uint32_t *items = integra__plan_look_held(&look, slot, &count);
    for (uint32_t i = 1; i < count; i++) {
        uint32_t item = items[i], at = i;
        for (; at > 0 && item_before(plan, item, items[at - 1]); at--) {
            items[at] = items[at - 1];
        }
        items[at] = item;
    }
    for (uint32_t i = 0; i < count; i++) {
        integra__plan_held_row *row = integra__plan_pool_push(&plan->allocator, rows, NULL);
        if (row == NULL) {
            return 0;
        }
        row->slot = slot->self;
        row->item = items[i];
        row->of = count;
        row->conflict = conflict;
        row->vacant = is_vacant(&look, slot, items[i]);
    }
    return 1;
}

/* Whether something set the slot, be it annulled since; on a day, whether any of it had taken effect by then. */
static int was_set(const integra_plan *plan, const integra__plan_day *day, const integra__plan_slot *slot)
{
    if (day == NULL) {
        return slot->setters != INTEGRA__PLAN_NONE;
    }
    for (uint32_t at = slot->setters; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_run *run = integra__plan_pool_at(&plan->runs, at);
        for (uint32_t link = run->newest; link != INTEGRA__PLAN_NONE;) {
            const integra__plan_link *setter = integra__plan_link_at(plan, link);
            if (day->dated[integra__plan_node_at(plan, setter->node)->position] != 0) {
                return 1;
            }
            link = setter->before;
        }
        at = run->next;
    }
    return 0;
}

/* The numbers of all slots that something set, into touched. 0 when memory fails. */
static int list_slots(integra_plan *plan, const integra__plan_day *day)
{
    plan->touched.count = 0;
    for (uint32_t i = 0; i < INTEGRA__PLAN_MAIN_SLOTS + plan->slots.count; i++) {
        uint32_t *cell;
        if (!was_set(plan, day, integra__plan_slot_numbered(plan, i))) {
            continue;
        }
        cell = integra__plan_pool_push(&plan->allocator, &plan->touched, NULL);
        if (cell == NULL) {
            return 0;
        }
        *cell = i;
    }
    return 1;
}

int integra__plan_rows(integra_plan *plan, const integra__plan_day *day, integra__plan_pool *rows)
{
    size_t size;
    uint32_t *room;
    int ok = list_slots(plan, day);
    if (!ok) {
        return 0;
    }
    size = (size_t)plan->touched.count * sizeof *room;
    room = integra__allocate(&plan->allocator, size);
    if (room == NULL) {
        return 0;
    }
    integra__plan_sort(plan, &plan->touched, room, compare_numbers);
    integra__release(&plan->allocator, room, size);
    for (uint32_t i = 0; i < plan->touched.count && ok; i++) {
        uint32_t slot = *(const uint32_t *)integra__plan_pool_at(&plan->touched, i);
        ok = add_rows(plan, day, integra__plan_slot_numbered(plan, slot), rows);
    }
    return ok;
}

void integra__plan_row_held(const integra_plan *plan, const integra__plan_held_row *row, integra_held *out)
{
    const integra__plan_slot *slot = integra__plan_slot_numbered((integra_plan *)plan, row->slot);
    integra__plan_value value = integra__plan_look_value(plan, slot, row->item);
    out->slot = slot->kind;
    out->field = slot->field;
    out->code = value.code;
    out->detail = value.detail;
    out->read = (row->item & INTEGRA__PLAN_READ) != 0;
    out->conflict = row->conflict;
    out->vacant = row->vacant;
    out->of = row->of;
    out->date = value.date;
    out->place = value.link == INTEGRA__PLAN_INITIAL
                     ? INTEGRA_NO_INDEX
                     : integra__plan_node_at(plan, integra__plan_link_at(plan, value.link)->node)->position;
    if (value.party != INTEGRA__PLAN_NONE) {
        out->person = integra__plan_party_at(plan, value.party)->id;
    }
    if (integra__plan_slot_is_member(slot->kind)) {
        out->member = integra__plan_party_at(plan, slot->subject)->id;
    } else if (slot->subject != INTEGRA__PLAN_NONE) {
        out->subject = integra__plan_node_at(plan, slot->subject)->digest;
    }
}

integra_status integra__plan_rows_all(integra_plan *plan, size_t *count_out, integra_error *error)
{
    size_t listed, pairs;
    integra_status status = integra_plan_held(plan, &listed, &pairs, error);
    *count_out = status == INTEGRA_OK ? plan->held.count : 0;
    return status;
}

void integra__plan_rows_at(const integra_plan *plan, size_t index, integra_held *out)
{
    integra_held_init(out, sizeof *out);
    integra__plan_row_held(plan, integra__plan_pool_at(&plan->held, (uint32_t)index), out);
}
