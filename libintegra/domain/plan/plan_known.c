/* plan_known.c - since when an event is known, and the plan of those known by a minute.
 * Spec: spec/36-as-of.md (PLN-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/plan.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/event/event.h"
#include "plan_add.h"
#include "plan_cells.h"
#include "plan_commit.h"
#include "plan_read.h"
#include "plan_store.h"

static integra__plan_node *node_at_place(const integra_plan *plan, uint32_t place)
{
    return integra__plan_node_at(plan, *(const uint32_t *)integra__plan_pool_at(&plan->order, place));
}

/* Works out since when each event is known, unless that is of now: in the plan's order parents come before children. */
static void set_times(integra_plan *plan)
{
    for (uint32_t place = plan->timed ? plan->present : 0; place < plan->present; place++) {
        integra__plan_node *node = node_at_place(plan, place);
        node->known = node->recorded;
        for (uint32_t i = 0; i < node->parent_count; i++) {
            const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, node->edge + i);
            const integra__plan_node *parent = integra__plan_node_at(plan, edge->parent);
            node->known = parent->here && node->known < parent->known ? parent->known : node->known;
        }
    }
    plan->timed = 1;
}

integra_status integra_plan_known_since(integra_plan *plan, size_t place, int64_t *minute_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, 1, minute_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__plan_check_place(plan, place, error);
    }
    if (status == INTEGRA_OK) {
        set_times(plan);
        *minute_out = node_at_place(plan, (uint32_t)place)->known;
    }
    return status;
}

/* Adds what was known by the minute. A text that was erased since is not in the plan any more: it stays erased. */
static integra_status add_known(const integra_plan *plan, int64_t minute, integra_plan *then, integra_error *error)
{
    integra_status status = INTEGRA_OK;
    integra_taken taken = { 0 };
    for (uint32_t place = 0; place < plan->present && status == INTEGRA_OK; place++) {
        const integra__plan_node *node = node_at_place(plan, place);
        integra_event event;
        if (node->known > minute) {
            continue;
        }
        integra__plan_node_event(plan, node, &event);
        status = integra__plan_add(then, &event, &node->digest, &taken, error);
        if (status == INTEGRA_OK) {
            uint32_t self = integra__plan_trie_find(&then->by_digest, node->digest.bytes);
            integra__plan_node_at(then, self)->erased = node->erased;
        }
    }
    return status;
}

/* Fills an empty plan: of the same plan, of the same editions. */
static integra_status fill(const integra_plan *plan, int64_t minute, integra_plan *then, integra_error *error)
{
    integra_status status;
    then->edition = plan->edition;
    then->rows = plan->rows;
    then->row_count = plan->row_count;
    integra__plan_begin_whole(then);
    if (plan->known) {
        integra__plan_name(then, &plan->id);
    }
    status = add_known(plan, minute, then, error);
    if (status != INTEGRA_OK) {
        integra__plan_abandon(then);
        return status;
    }
    return integra__plan_commit_whole(then, error);
}

integra_status integra_plan_known_at(integra_plan *plan, int64_t minute, const integra_allocator *allocator,
                                     integra_plan **plan_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, 1, integra__allocator_usable(allocator), plan_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra_plan *then = NULL;
    if (status == INTEGRA_OK && (minute < INTEGRA__EVENT_RECORDED_FIRST || minute > INTEGRA__EVENT_RECORDED_LAST)) {
        status = integra__fault_at(error, INTEGRA_FAULT_KNOWN_DATE, 1);
    }
    if (status == INTEGRA_OK) {
        status = integra_plan_create_for(&plan->limits, &plan->host, allocator, &then, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    set_times(plan);
    status = fill(plan, minute, then, error);
    if (status != INTEGRA_OK) {
        integra_plan_destroy(then);
        return status;
    }
    *plan_out = then;
    return INTEGRA_OK;
}
