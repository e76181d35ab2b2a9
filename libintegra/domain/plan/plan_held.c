/* plan_held.c - the state of a plan: what every slot holds, and what is listed as concurrent.
 * Spec: spec/31-history.md (PLN-11, "The state").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/rules.h"
#include "plan_cells.h"
#include "plan_concurrent.h"
#include "plan_rows.h"
#include "plan_slot.h"
#include "plan_store.h"
#include "plan_work.h"

/* Versioned structs grow by whole words, on every platform. */
_Static_assert(sizeof(integra_held) % 8 == 0, "integra_held");
_Static_assert(sizeof(integra_plan_totals) % 8 == 0, "integra_plan_totals");
_Static_assert(sizeof(integra_refusal) == 32, "frozen");

void integra_held_init(integra_held *held, size_t struct_size)
{
    integra__struct_init(held, struct_size);
}

void integra_concurrent_init(integra_concurrent *concurrent, size_t struct_size)
{
    integra__struct_init(concurrent, struct_size);
}

void integra_plan_totals_init(integra_plan_totals *totals, size_t struct_size)
{
    integra__struct_init(totals, struct_size);
}

/* The rows that are listed, the first of each slot, and how many rows and slots there are. 0 when memory fails. */
static int list_rows(integra_plan *plan)
{
    uint32_t before = INTEGRA__PLAN_NONE, of_slot = 0;
    plan->listed.count = 0;
    plan->totals.values = plan->held.count;
    plan->totals.slots = 0;
    for (uint32_t i = 0; i < plan->held.count; i++) {
        uint32_t slot = ((const integra__plan_held_row *)integra__plan_pool_at(&plan->held, i))->slot;
        uint32_t *cell;
        of_slot = slot == before ? of_slot + 1 : 1;
        plan->totals.slots += slot != before;
        before = slot;
        if (of_slot > INTEGRA_HELD_LIMIT || plan->listed.count == INTEGRA_STATE_LIMIT) {
            continue;
        }
        cell = integra__plan_pool_push(&plan->allocator, &plan->listed, NULL);
        if (cell == NULL) {
            return 0;
        }
        *cell = i;
    }
    return 1;
}

static int work_out(integra_plan *plan)
{
    plan->held.count = 0;
    plan->totals.missing = plan->nodes.count - plan->present;
    return integra__work_step(&plan->work) && integra__plan_look_ready(plan) && integra__plan_concurrent_list(plan) &&
           integra__plan_rows(plan, NULL, &plan->held) && list_rows(plan);
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
    *held_count_out = plan->listed.count;
    *concurrent_count_out = plan->concurrent.count;
    return INTEGRA_OK;
}

/* Whether the state was worked out since the plan changed: of it element `index` is asked for. */
static integra_status of_now(const integra_plan *plan, size_t index, integra_error *error)
{
    return plan->stale ? integra__fault_at(error, INTEGRA_FAULT_HELD_STALE, index) : INTEGRA_OK;
}

/* Whether a list of so many, worked out since the plan changed, has this element and room is there for it. */
static integra_status may_give(const integra_plan *plan, const void *out, size_t index, uint32_t count,
                               integra_error *error)
{
    const uint8_t present[] = { plan != NULL, 1, out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = of_now(plan, index, error);
    }
    if (status == INTEGRA_OK && index >= count) {
        status = integra__fault_told(error, INTEGRA_FAULT_BEYOND_END, INTEGRA__PLN_11, index, 0, 0, count);
    }
    return status == INTEGRA_OK ? integra__struct_check_out(out, 16, error) : status;
}

integra_status integra_plan_held_at(const integra_plan *plan, size_t index, integra_held *held_out,
                                    integra_error *error)
{
    integra_held held = { 0 };
    integra_status status = may_give(plan, held_out, index, plan == NULL ? 0 : plan->listed.count, error);
    if (status == INTEGRA_OK) {
        uint32_t row = *(const uint32_t *)integra__plan_pool_at(&plan->listed, (uint32_t)index);
        integra__plan_row_held(plan, integra__plan_pool_at(&plan->held, row), &held);
        integra__struct_write(held_out, &held, sizeof held);
    }
    return status;
}

integra_status integra_plan_concurrent_at(const integra_plan *plan, size_t index, integra_concurrent *concurrent_out,
                                          integra_error *error)
{
    integra_concurrent concurrent = { 0 };
    integra_status status = may_give(plan, concurrent_out, index, plan == NULL ? 0 : plan->concurrent.count, error);
    if (status == INTEGRA_OK) {
        uint32_t at = *(const uint32_t *)integra__plan_pool_at(&plan->concurrent, (uint32_t)index);
        const integra__plan_pair *pair = integra__plan_pool_at(&plan->pairs, at);
        concurrent.slot = pair->slot_kind;
        concurrent.place = integra__plan_node_at(plan, pair->node)->position;
        concurrent.other = integra__plan_node_at(plan, pair->other)->position;
        integra__struct_write(concurrent_out, &concurrent, sizeof concurrent);
    }
    return status;
}

integra_status integra_plan_totals_of(const integra_plan *plan, integra_plan_totals *totals_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, totals_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = of_now(plan, INTEGRA_NO_PLACE, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(totals_out, sizeof *totals_out, error);
    }
    if (status == INTEGRA_OK) {
        integra__struct_write(totals_out, &plan->totals, sizeof plan->totals);
    }
    return status;
}
