/* plan_held.c - the state of a plan: what every slot holds, and what is listed as concurrent.
 * Spec: spec/31-history.md (PLN-11, "The state").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/rules.h"
#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_order.h"
#include "plan_readers.h"
#include "plan_rows.h"
#include "plan_seen.h"
#include "plan_slot.h"
#include "plan_store.h"

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
    int ok = integra__plan_look_ready(plan) && list_pairs(plan);
    if (!ok) {
        return 0;
    }
    size = (size_t)plan->candidates.count * sizeof *room;
    room = integra__allocate(&plan->allocator, size);
    if (room == NULL) {
        return 0;
    }
    integra__plan_sort(plan, &plan->candidates, room, compare_pairs);
    integra__release(&plan->allocator, room, size);
    plan->listed = plan->candidates.count;
    plan->held.count = 0;
    return integra__plan_rows(plan, NULL, &plan->held);
}

integra_status integra_plan_held(integra_plan *plan, size_t *held_count_out, size_t *concurrent_count_out,
                                 integra_error *error)
{
    const uint8_t present[] = { plan != NULL, held_count_out != NULL, concurrent_count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__plan_work(plan, 0);
    if (plan->stale && !work_out(plan)) {
        return integra__plan_ended(plan, error);
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

integra_status integra_plan_held_at(const integra_plan *plan, size_t index, integra_held *held_out,
                                    integra_error *error)
{
    integra_held held = { 0 };
    integra_status status = may_give(plan, held_out, index, plan == NULL ? 0 : plan->held.count, error);
    if (status == INTEGRA_OK) {
        integra__plan_row_held(plan, integra__plan_pool_at(&plan->held, (uint32_t)index), &held);
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
