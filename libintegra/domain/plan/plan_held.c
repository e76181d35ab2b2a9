/* plan_held.c - the state of a plan, row by row: what every slot holds, and what is listed as concurrent.
 * Spec: spec/31-history.md (PLN-11, "The state").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/rules.h"
#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_hold.h"
#include "plan_look.h"
#include "plan_offices.h"
#include "plan_order.h"
#include "plan_readers.h"
#include "plan_seen.h"
#include "plan_slot.h"

/* Versioned structs grow by whole words, on every platform. */
_Static_assert(sizeof(integra_held) % 8 == 0, "integra_held");
_Static_assert(sizeof(integra_refusal) == 32, "frozen");

void integra_held_init(integra_held *held, size_t struct_size)
{
    integra__struct_init(held, struct_size);
}

void integra_concurrent_init(integra_concurrent *concurrent, size_t struct_size)
{
    integra__struct_init(concurrent, struct_size);
}

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
static int add_rows(integra_plan *plan, const integra__plan_slot *slot)
{
    integra__plan_look look = { plan, integra__plan_seen_all(), NULL, 0, 0 };
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
        integra__plan_held_row *row = integra__plan_pool_push(&plan->allocator, &plan->held, NULL);
        if (row == NULL) {
            return 0;
        }
        row->slot = slot->self;
        row->item = items[i];
        row->conflict = conflict;
        row->vacant = is_vacant(&look, slot, items[i]);
    }
    return 1;
}

/* The numbers of all slots that something set, into touched. 0 when memory fails. */
static int list_slots(integra_plan *plan)
{
    plan->touched.count = 0;
    for (uint32_t i = 0; i < INTEGRA__PLAN_MAIN_SLOTS + plan->slots.count; i++) {
        uint32_t *cell;
        if (integra__plan_slot_numbered(plan, i)->setters == INTEGRA__PLAN_NONE) {
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

static int compare_pairs(const integra_plan *plan, uint32_t a, uint32_t b)
{
    const integra__plan_pair *one = integra__plan_pool_at(&plan->pairs, a),
                             *other = integra__plan_pool_at(&plan->pairs, b);
    uint32_t keys[][2] = {
        { integra__plan_node_at(plan, one->node)->position, integra__plan_node_at(plan, other->node)->position },
        { integra__plan_node_at(plan, one->other)->position, integra__plan_node_at(plan, other->other)->position },
        { one->slot_kind, other->slot_kind }
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i][0] != keys[i][1]) {
            return keys[i][0] < keys[i][1] ? -1 : 1;
        }
    }
    return 0;
}

/* Whether a pair is told: it makes no conflict, both events stand, and no earlier breaker of its sort hides it. */
static int is_told(integra_plan *plan, const integra__plan_pair *pair)
{
    integra__plan_look look = { plan, integra__plan_seen_all(), NULL, 0, 0 };
    return pair->sort != INTEGRA__PLAN_ORDINARY &&
           !integra__plan_past_breaking(&look, integra__plan_node_at(plan, pair->node),
                                        integra__plan_slot_numbered(plan, pair->slot)) &&
           !integra__plan_fallen(&look, integra__plan_node_at(plan, pair->other)) &&
           !integra__plan_pair_hidden(&look, pair);
}

/* The pairs that are told, into candidates. 0 when memory fails. */
static int list_pairs(integra_plan *plan)
{
    plan->candidates.count = 0;
    for (uint32_t i = 0; i < plan->pairs.count; i++) {
        uint32_t *cell;
        if (!is_told(plan, integra__plan_pool_at(&plan->pairs, i))) {
            continue;
        }
        cell = integra__plan_pool_push(&plan->allocator, &plan->candidates, NULL);
        if (cell == NULL) {
            return 0;
        }
        *cell = i;
    }
    return 1;
}

static int work_out(integra_plan *plan)
{
    size_t size;
    uint32_t *room;
    int ok = integra__plan_look_ready(plan) && list_slots(plan) && list_pairs(plan);
    if (!ok) {
        return 0;
    }
    size = (size_t)(plan->touched.count + plan->candidates.count) * sizeof *room;
    room = integra__allocate(&plan->allocator, size);
    if (room == NULL) {
        return 0;
    }
    integra__plan_sort(plan, &plan->touched, room, compare_numbers);
    integra__plan_sort(plan, &plan->candidates, room, compare_pairs);
    integra__release(&plan->allocator, room, size);
    plan->listed = plan->candidates.count;
    plan->held.count = 0;
    for (uint32_t i = 0; i < plan->touched.count && ok; i++) {
        ok = add_rows(plan, integra__plan_slot_numbered(plan, *(uint32_t *)integra__plan_pool_at(&plan->touched, i)));
    }
    return ok;
}

integra_status integra_plan_held(integra_plan *plan, size_t *held_count_out, size_t *concurrent_count_out,
                                 integra_error *error)
{
    const uint8_t present[] = { plan != NULL, held_count_out != NULL, concurrent_count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (plan->stale && !work_out(plan)) {
        return integra__no_memory(error);
    }
    plan->stale = 0;
    *held_count_out = plan->held.count;
    *concurrent_count_out = plan->listed;
    return INTEGRA_OK;
}

/* Whether a list of so many, worked out since the plan changed, has this element and room is there for it. */
static integra_status may_give(const integra_plan *plan, const void *out, size_t index, uint32_t count,
                               integra_error *error)
{
    const uint8_t present[] = { plan != NULL, 1, out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK && plan->stale) {
        status = integra__fault_at(error, INTEGRA_FAULT_HELD_STALE, index);
    } else if (status == INTEGRA_OK && index >= count) {
        status = integra__fault_told(error, INTEGRA_FAULT_BEYOND_END, INTEGRA__PLN_11, index, 0, 0, count);
    }
    return status == INTEGRA_OK ? integra__struct_check_out(out, 16, error) : status;
}

static void fill_held(const integra_plan *plan, const integra__plan_held_row *row, integra_held *out)
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

integra_status integra_plan_held_at(const integra_plan *plan, size_t index, integra_held *held_out,
                                    integra_error *error)
{
    integra_held held = { 0 };
    integra_status status = may_give(plan, held_out, index, plan == NULL ? 0 : plan->held.count, error);
    if (status == INTEGRA_OK) {
        fill_held(plan, integra__plan_pool_at(&plan->held, (uint32_t)index), &held);
        integra__struct_write(held_out, &held, sizeof held);
    }
    return status;
}

integra_status integra_plan_concurrent_at(const integra_plan *plan, size_t index, integra_concurrent *concurrent_out,
                                          integra_error *error)
{
    integra_concurrent concurrent = { 0 };
    integra_status status = may_give(plan, concurrent_out, index, plan == NULL ? 0 : plan->listed, error);
    if (status == INTEGRA_OK) {
        uint32_t at = *(const uint32_t *)integra__plan_pool_at(&plan->candidates, (uint32_t)index);
        const integra__plan_pair *pair = integra__plan_pool_at(&plan->pairs, at);
        concurrent.slot = pair->slot_kind;
        concurrent.place = integra__plan_node_at(plan, pair->node)->position;
        concurrent.other = integra__plan_node_at(plan, pair->other)->position;
        integra__struct_write(concurrent_out, &concurrent, sizeof concurrent);
    }
    return status;
}
