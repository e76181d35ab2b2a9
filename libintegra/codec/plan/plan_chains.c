/* plan_chains.c - the chains of a plan's writers.
 * Spec: spec/32-exchange.md (PLN-12).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_chains.h"

#include "core/allocator.h"
#include "core/status.h"
#include "domain/plan/plan_read.h"
#include "domain/plan/plan_store.h"

integra__plan_chain_writer *integra__plan_chains_writer(const integra__plan_chains *chains, const integra_id *writer)
{
    uint32_t index = integra__plan_table_find(&chains->writers, writer);
    return index == INTEGRA__PLAN_NONE ? NULL : integra__plan_table_at(&chains->writers, index);
}

/* The writer's own previous event is its first parent; parents stand before their children. */
static uint32_t before_of(const integra__plan_chains *chains, const integra__plan_chain_link *link,
                          const integra_event *event, size_t position)
{
    uint32_t first = UINT32_MAX;
    if (event->sequence > 1 && event->parents.size > 0) {
        integra__plan_parent(chains->plan, position, 0, NULL, &first);
    }
    return first != UINT32_MAX && chains->links[first].writer == link->writer &&
                   chains->links[first].sequence == event->sequence - 1
               ? first
               : INTEGRA__PLAN_NONE;
}

static integra_status fail_memory(integra_error *error)
{
    return integra__no_memory(error);
}

static integra_status add(integra__plan_chains *chains, size_t position, integra_error *error)
{
    integra__plan_chain_link *link = &chains->links[position];
    integra_event event;
    event.struct_size = sizeof event;
    integra_status status = integra_plan_event_at(chains->plan, position, &event, NULL, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    *link = (integra__plan_chain_link){ .sequence = event.sequence };
    link->writer = integra__plan_table_put(chains->allocator, &chains->writers, &event.writer, NULL);
    if (link->writer == INTEGRA__PLAN_NONE) {
        return fail_memory(error);
    }
    link->before = before_of(chains, link, &event, position);
    link->starts = event.sequence == 1 || event.kind == INTEGRA_EVENT_OPENING;
    link->whole = link->starts;
    if (link->before != INTEGRA__PLAN_NONE) {
        link->whole |= chains->links[link->before].whole;
        chains->links[link->before].followed = 1;
    }
    integra__plan_chain_writer *writer = integra__plan_table_at(&chains->writers, link->writer);
    if (link->whole ? event.sequence > writer->length : writer->length == 0) {
        writer->latest = (uint32_t)position;
        writer->length = link->whole ? event.sequence : 0;
    }
    return INTEGRA_OK;
}

integra_status integra__plan_chains_init(integra__plan_chains *chains, const integra_plan *plan, integra_error *error)
{
    chains->plan = plan;
    chains->allocator = integra__plan_allocator(plan);
    chains->count = integra_plan_count(plan);
    integra__plan_table_init(&chains->writers, sizeof(integra__plan_chain_writer), sizeof(integra_id));
    chains->links = integra__allocate(chains->allocator, chains->count * sizeof *chains->links);
    if (chains->links == NULL) {
        return fail_memory(error);
    }
    integra_status status = INTEGRA_OK;
    for (size_t i = 0; i < chains->count && status == INTEGRA_OK; i++) {
        status = add(chains, i, error);
    }
    return status;
}

void integra__plan_chains_free(integra__plan_chains *chains)
{
    integra__plan_table_free(chains->allocator, &chains->writers);
    integra__release(chains->allocator, chains->links, chains->count * sizeof *chains->links);
}
