/* plan_store.c - a plan's events: created, added all or none, released.
 * Spec: spec/31-history.md (PLN-11, PLN-22), spec/32-exchange.md (PLN-12).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "plan_store.h"

#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "plan_cells.h"
#include "plan_text.h"
#include "plan_work.h"

/* Every pool and the size of its elements (a tree sets its own): those a change that fails is undone in, then those it
 * works with. */
static const struct {
    size_t offset, element;
} pools[] = {
    { offsetof(integra_plan, nodes), sizeof(integra__plan_node) },
    { offsetof(integra_plan, edges), sizeof(integra__plan_edge) },
    { offsetof(integra_plan, parties), sizeof(integra__plan_party) },
    { offsetof(integra_plan, links), sizeof(integra__plan_link) },
    { offsetof(integra_plan, runs), sizeof(integra__plan_run) },
    { offsetof(integra_plan, values), sizeof(integra__plan_values) },
    { offsetof(integra_plan, kept), sizeof(integra__plan_kept) },
    { offsetof(integra_plan, kept_items), sizeof(uint32_t) },
    { offsetof(integra_plan, trails), sizeof(integra__plan_trail) },
    { offsetof(integra_plan, bundles), sizeof(integra__plan_bundle) },
    { offsetof(integra_plan, breakers), sizeof(integra__plan_breaker) },
    { offsetof(integra_plan, groups), sizeof(integra__plan_group) },
    { offsetof(integra_plan, slots), sizeof(integra__plan_slot) },
    { offsetof(integra_plan, branches), sizeof(integra__plan_branch) },
    { offsetof(integra_plan, pairs), sizeof(integra__plan_pair) },
    { offsetof(integra_plan, order), sizeof(uint32_t) },
    { offsetof(integra_plan, adoptions), sizeof(integra__plan_adoption) },
    { offsetof(integra_plan, signatures), sizeof(integra__plan_signature) },
    { offsetof(integra_plan, held), sizeof(integra__plan_held_row) },
    { offsetof(integra_plan, seats), sizeof(integra__plan_seat) },
    { offsetof(integra_plan, by_digest.forks), 0 },
    { offsetof(integra_plan, by_id.forks), 0 },
    { offsetof(integra_plan, by_seat.forks), 0 },
    { offsetof(integra_plan, by_trail.forks), 0 },
    { offsetof(integra_plan, by_bundle.forks), 0 },
    { offsetof(integra_plan, ends), sizeof(uint32_t) },
    { offsetof(integra_plan, renewed), sizeof(uint32_t) },
    { offsetof(integra_plan, journal), sizeof(integra__plan_undo) },
    { offsetof(integra_plan, candidates), sizeof(uint32_t) },
    { offsetof(integra_plan, touched), sizeof(uint32_t) },
    { offsetof(integra_plan, listed), sizeof(uint32_t) },
    { offsetof(integra_plan, concurrent), sizeof(uint32_t) },
};

#define POOLS  (sizeof pools / sizeof *pools)
#define UNDONE (POOLS - 6)

static integra__plan_pool *pool_of(integra_plan *plan, size_t i)
{
    return (integra__plan_pool *)(void *)((uint8_t *)plan + pools[i].offset);
}

void integra_plan_limits_init(integra_plan_limits *limits, size_t struct_size)
{
    integra__struct_init(limits, struct_size);
}

void integra_plan_host_init(integra_plan_host *host, size_t struct_size)
{
    integra__struct_init(host, struct_size);
}

void integra_taken_init(integra_taken *taken, size_t struct_size)
{
    integra__struct_init(taken, struct_size);
}

/* What a plan without events says, whatever its pools still hold. */
static void set_empty(integra_plan *plan)
{
    integra__plan_trie_init(&plan->by_digest, sizeof(integra_digest), &plan->nodes);
    integra__plan_trie_init(&plan->by_id, sizeof(integra_id), &plan->parties);
    integra__plan_trie_init(&plan->by_seat, INTEGRA__PLAN_SEAT_KEY, &plan->seats);
    integra__plan_trie_init(&plan->by_trail, INTEGRA__PLAN_TRAIL_KEY, &plan->trails);
    integra__plan_trie_init(&plan->by_bundle, INTEGRA__PLAN_TRAIL_KEY, &plan->bundles);
    plan->opening = plan->ready = plan->heavy = plan->steps = plan->past = INTEGRA__PLAN_NONE;
    plan->present = plan->judged = plan->tips = 0;
    for (uint32_t i = 0; i < INTEGRA__PLAN_LISTS; i++) {
        plan->lists[i] = INTEGRA__PLAN_NONE;
    }
    for (uint32_t i = 0; i < INTEGRA__PLAN_MAIN_SLOTS; i++) {
        integra__plan_slot *slot = &plan->main[i];
        slot->self = i;
        slot->kind = i + 1;
        slot->subject = slot->setters = slot->readers = slot->groups = slot->breakers = slot->settlements = slot->next =
            slot->touched_by = INTEGRA__PLAN_NONE;
        slot->width = 0;
    }
}

/* Each limit but that of work has a greatest number, for which 0 stands. */
static integra_status set_greatest(integra_plan_limits *limits, integra_error *error)
{
    const struct {
        uint32_t *limit;
        uint32_t greatest, fault;
    } rows[] = {
        { &limits->branches, INTEGRA_BRANCH_LIMIT, INTEGRA_FAULT_LIMIT_OF_BRANCHES },
        { &limits->events, INTEGRA_EVENT_LIMIT, INTEGRA_FAULT_LIMIT_OF_EVENTS },
        { &limits->unaccepted, INTEGRA_UNACCEPTED_LIMIT, INTEGRA_FAULT_LIMIT_OF_UNACCEPTED },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (*rows[i].limit > rows[i].greatest) {
            return integra__fault_within(error, rows[i].fault, *rows[i].limit, 0, rows[i].greatest);
        }
        *rows[i].limit = *rows[i].limit == 0 ? rows[i].greatest : *rows[i].limit;
    }
    return INTEGRA_OK;
}

static integra_status read_limits(const integra_plan_limits *limits, integra_plan_limits *out, integra_error *error)
{
    integra_status status = INTEGRA_OK;
    integra_plan_limits_init(out, sizeof *out);
    if (limits != NULL) {
        status = integra__struct_read(out, sizeof *out, sizeof *out, limits, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (out->reserved != 0) {
        return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    status = set_greatest(out, error);
    out->work = out->work == 0 ? INTEGRA_PLAN_WORK : out->work;
    return status;
}

static integra_status read_host(const integra_plan_host *host, integra_plan_host *out, integra_error *error)
{
    integra_status status = INTEGRA_OK;
    integra_plan_host_init(out, sizeof *out);
    if (host != NULL) {
        status = integra__struct_read(out, sizeof *out, sizeof *out, host, error);
    }
    if (status == INTEGRA_OK && out->reserved != 0) {
        status = integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    return status;
}

integra_status integra_plan_create(const integra_plan_limits *limits, const integra_allocator *allocator,
                                   integra_plan **plan_out, integra_error *error)
{
    const uint8_t present[] = { 1, integra__allocator_usable(allocator), plan_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    return status == INTEGRA_OK ? integra_plan_create_for(limits, NULL, allocator, plan_out, error) : status;
}

integra_status integra_plan_create_for(const integra_plan_limits *limits, const integra_plan_host *host,
                                       const integra_allocator *allocator, integra_plan **plan_out,
                                       integra_error *error)
{
    const uint8_t present[] = { 1, 1, integra__allocator_usable(allocator), plan_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra_plan_limits read;
    integra_plan_host asked;
    integra_allocator own;
    integra_plan *plan;
    if (status == INTEGRA_OK) {
        status = read_limits(limits, &read, error);
    }
    if (status == INTEGRA_OK) {
        status = read_host(host, &asked, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    own = integra__allocator_of(allocator);
    plan = integra__allocate(&own, sizeof *plan);
    if (plan == NULL) {
        return integra__no_memory(error);
    }
    memset(plan, 0, sizeof *plan);
    plan->allocator = own;
    plan->limits = read;
    plan->host = asked;
    plan->edition = INTEGRA_EDITION;
    plan->rows = integra__event_rows;
    plan->row_count = integra__event_row_count;
    for (size_t i = 0; i < POOLS; i++) {
        pool_of(plan, i)->element = (uint32_t)pools[i].element;
    }
    set_empty(plan);
    *plan_out = plan;
    return INTEGRA_OK;
}

void integra_plan_destroy(integra_plan *plan)
{
    integra_allocator allocator;
    if (plan == NULL) {
        return;
    }
    allocator = plan->allocator;
    for (uint32_t i = 0; i < plan->nodes.count; i++) {
        integra__plan_node *node = integra__plan_node_at(plan, i);
        integra__release(&allocator, node->prose, node->prose_size);
    }
    for (size_t i = 0; i < POOLS; i++) {
        integra__plan_pool_free(&allocator, pool_of(plan, i));
    }
    integra__plan_arena_free(&allocator, &plan->arena);
    integra__release(&allocator, plan->scratch, plan->scratch_size * sizeof *plan->scratch);
    integra__release(&allocator, plan->draft, plan->draft_size);
    integra__release(&allocator, plan, sizeof *plan);
}

const integra_allocator *integra__plan_allocator(const integra_plan *plan)
{
    return &plan->allocator;
}

void integra__plan_begin(integra_plan *plan, size_t brought)
{
    integra__plan_work(plan, brought);
    integra__plan_mark(plan);
}

void integra__plan_begin_whole(integra_plan *plan)
{
    integra__plan_begin(plan, 0);
    plan->work.given.limit = 0;
}

void integra__plan_mark(integra_plan *plan)
{
    for (size_t i = 0; i < UNDONE; i++) {
        pool_of(plan, i)->mark = pool_of(plan, i)->count;
    }
    integra__plan_arena_mark(&plan->arena);
    plan->journal.count = plan->renewed.count = 0;
    plan->before.id = plan->id;
    plan->before.known = plan->known;
    plan->before.waiting = plan->judged < plan->present;
    plan->before.erasures = plan->lists[INTEGRA__PLAN_LIST_ERASURE];
}

void integra__plan_abandon(integra_plan *plan)
{
    integra__plan_adopt(plan, 0);
    integra__plan_journal_undo(&plan->journal);
    if (plan->nodes.mark == 0) {
        set_empty(plan);
    }
    for (size_t i = 0; i < UNDONE; i++) {
        pool_of(plan, i)->count = pool_of(plan, i)->mark;
    }
    integra__plan_arena_rewind(&plan->allocator, &plan->arena);
    plan->ready = INTEGRA__PLAN_NONE;
    plan->stale = 1;
    plan->timed = 0;
    plan->id = plan->before.id;
    plan->known = plan->before.known;
}
