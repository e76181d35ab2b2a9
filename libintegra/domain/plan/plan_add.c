/* plan_add.c - one more event: its node, its parents, its place among its writer's.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_add.h"

#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "plan_cells.h"
#include "plan_crowd.h"
#include "plan_text.h"

/* The party of an identifier. 0 when memory fails. */
static int know(integra_plan *plan, const integra_id *id, uint32_t *out)
{
    *out = integra__plan_party_of(plan, id);
    return *out != INTEGRA__PLAN_NONE;
}

/* Copies what the event says into its node. 0 when memory fails. */
static int fill(integra_plan *plan, integra__plan_node *node, const integra_event *event)
{
    uint8_t *bytes =
        integra__plan_arena_take(&plan->allocator, &plan->arena, event->parents.size + event->extension.size);
    if (bytes == NULL) {
        return 0;
    }
    if (event->parents.size > 0) {
        memcpy(bytes, event->parents.bytes, event->parents.size);
    }
    if (event->extension.size > 0) {
        memcpy(bytes + event->parents.size, event->extension.bytes, event->extension.size);
    }
    node->parents = bytes;
    node->extension = bytes + event->parents.size;
    node->extension_size = (uint32_t)event->extension.size;
    node->target = event->target;
    node->text_digest = event->text_digest;
    node->reference = event->reference;
    node->recorded = event->recorded;
    node->kind = event->kind;
    node->sequence = event->sequence;
    node->edition = event->edition;
    node->code = event->code;
    node->detail = event->detail;
    node->effective = event->effective;
    node->due = event->due;
    node->until = event->until;
    node->parent_count = (uint32_t)(event->parents.size / sizeof(integra_digest));
    node->verdict = 0;
    node->wants_edition = 0;
    node->person = INTEGRA__PLAN_NONE;
    node->giver = INTEGRA__PLAN_NONE;
    node->heard = event->heard;
    node->vouched = event->vouched;
    node->signatures = INTEGRA__PLAN_NONE;
    node->own = INTEGRA__PLAN_NONE;
    return know(plan, &event->writer, &node->writer) && know(plan, &event->author, &node->author) &&
           (!integra__id_known(&event->person) || know(plan, &event->person, &node->person)) &&
           (!integra__id_known(&event->giver) || know(plan, &event->giver, &node->giver));
}

/* Links the node to its parents, bare names where they are not here. 0 when memory fails. */
static int link_parents(integra_plan *plan, integra__plan_node *node, uint32_t self)
{
    node->pending = 0;
    node->edge = plan->edges.count;
    for (uint32_t i = 0; i < node->parent_count; i++) {
        integra_digest digest;
        integra__plan_edge *edge;
        integra__plan_node *parent;
        uint32_t at, added;
        memcpy(&digest, node->parents + i * sizeof digest, sizeof digest);
        at = integra__plan_node_of(plan, &digest);
        edge = at == INTEGRA__PLAN_NONE ? NULL : integra__plan_pool_push(&plan->allocator, &plan->edges, &added);
        if (edge == NULL) {
            return 0;
        }
        parent = integra__plan_node_at(plan, at);
        edge->parent = at;
        edge->child = self;
        edge->next = parent->children;
        if (!integra__plan_set(plan, &parent->children, added)) {
            return 0;
        }
        node->pending += parent->verdict == 0;
    }
    return 1;
}

/* Whether next is the event of the same writer that comes right after node, naming it first. */
static int follows(const integra__plan_node *node, const integra__plan_node *next)
{
    return node->here && next->here && next->writer == node->writer && next->sequence == node->sequence + 1 &&
           next->sequence > 1;
}

static int set_own(integra_plan *plan, uint32_t node, uint32_t next)
{
    integra__plan_node *own = integra__plan_node_at(plan, node);
    return integra__plan_set(plan, &integra__plan_node_at(plan, next)->own, node) &&
           integra__plan_set(plan, &own->own_children, own->own_children + 1);
}

/* Takes the node's place among its writer's events, which another may hold. 0 when memory fails. */
static int take_seat(integra_plan *plan, integra__plan_node *node)
{
    uint8_t key[INTEGRA__PLAN_SEAT_KEY];
    integra__plan_seat *seat;
    memcpy(key, &integra__plan_party_at(plan, node->writer)->id, sizeof(integra_id));
    for (size_t i = sizeof(integra_id); i < sizeof key; i++) {
        key[i] = (uint8_t)(node->sequence >> 8 * (sizeof key - 1 - i));
    }
    node->seat = integra__plan_trie_find(&plan->by_seat, key);
    if (node->seat != INTEGRA__PLAN_NONE) {
        seat = integra__plan_pool_at(&plan->seats, node->seat);
        return integra__plan_set(plan, &seat->count, seat->count + 1);
    }
    seat = integra__plan_pool_push(&plan->allocator, &plan->seats, &node->seat);
    if (seat == NULL) {
        return 0;
    }
    memcpy(seat->key, key, sizeof key);
    seat->count = 1;
    return integra__plan_trie_add(&plan->allocator, &plan->by_seat, &plan->journal, node->seat);
}

/* Finds the writer's event before this one and those after it, and counts the last events of chains. */
static int link_chain(integra_plan *plan, integra__plan_node *node, uint32_t self)
{
    integra__plan_party *writer = integra__plan_party_at(plan, node->writer);
    uint32_t tips = writer->tips;
    uint32_t before = INTEGRA__PLAN_NONE;
    if (node->parent_count > 0) {
        before = ((const integra__plan_edge *)integra__plan_pool_at(&plan->edges, node->edge))->parent;
    }
    if (before != INTEGRA__PLAN_NONE && follows(integra__plan_node_at(plan, before), node)) {
        tips -= integra__plan_node_at(plan, before)->own_children == 0;
        if (!set_own(plan, before, self)) {
            return 0;
        }
    }
    for (uint32_t at = node->children; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, at);
        const integra__plan_node *child = integra__plan_node_at(plan, edge->child);
        if (at == child->edge && follows(node, child) && !set_own(plan, self, edge->child)) {
            return 0;
        }
        at = edge->next;
    }
    tips += node->own_children == 0;
    if (node->own_children == 0 && !integra__plan_end(plan, self)) {
        return 0;
    }
    node->sibling = writer->nodes;
    return integra__plan_set(plan, &plan->tips, plan->tips + tips - writer->tips) &&
           integra__plan_set(plan, &writer->tips, tips) && integra__plan_set(plan, &writer->nodes, self) &&
           take_seat(plan, node);
}

void integra__plan_name(integra_plan *plan, const integra_id *id)
{
    if (!plan->known) {
        plan->id = *id;
        plan->known = 1;
    }
}

/* The plan that the event belongs to: an opening names its own. */
static integra_id plan_of(const integra_event *event, const integra_digest *digest)
{
    integra_id id = event->plan;
    if (event->kind == INTEGRA_EVENT_OPENING) {
        memcpy(&id, digest, sizeof id);
    }
    return id;
}

int integra__plan_elsewhere(const integra_plan *plan, const integra_event *event, const integra_digest *digest)
{
    integra_id id = plan_of(event, digest);
    return plan->known && !integra__id_same(&plan->id, &id);
}

static int add(integra_plan *plan, uint32_t self, const integra_event *event, integra_taken *taken)
{
    integra__plan_node *node = integra__plan_node_at(plan, self);
    uint32_t *cell;
    node->fresh = 1;
    if (!fill(plan, node, event) || !link_parents(plan, node, self) || !integra__plan_set(plan, &node->here, 1) ||
        !link_chain(plan, node, self) || !integra__plan_bring(plan, self, event, taken) ||
        !integra__plan_set(plan, &plan->present, plan->present + 1)) {
        return 0;
    }
    cell = integra__plan_pool_push(&plan->allocator, &plan->order, NULL);
    if (cell == NULL) {
        return 0;
    }
    *cell = self;
    if (node->pending == 0) {
        node->queued = plan->ready;
        plan->ready = self;
    }
    return 1;
}

/* An event that is here may lack a text or a signature. */
static int renew(integra_plan *plan, uint32_t self, const integra_event *event, integra_taken *taken)
{
    uint32_t texts = plan->adoptions.count, signatures = plan->signatures.count;
    uint32_t *cell;
    if (!integra__plan_bring(plan, self, event, taken)) {
        return 0;
    }
    if (texts == plan->adoptions.count && signatures == plan->signatures.count) {
        return 1;
    }
    cell = integra__plan_pool_push(&plan->allocator, &plan->renewed, NULL);
    if (cell != NULL) {
        *cell = self;
    }
    return cell != NULL;
}

integra_status integra__plan_add(integra_plan *plan, const integra_event *event, const integra_digest *digest,
                                 integra_taken *taken, integra_error *error)
{
    uint32_t self;
    int fresh;
    integra_id id = plan_of(event, digest);
    if (integra__plan_elsewhere(plan, event, digest)) {
        return integra__fault(error, INTEGRA_FAULT_OTHER_PLAN);
    }
    integra__plan_name(plan, &id);
    self = integra__plan_node_of(plan, digest);
    if (self == INTEGRA__PLAN_NONE) {
        return integra__no_memory(error);
    }
    fresh = !integra__plan_node_at(plan, self)->here;
    if (fresh && plan->present >= plan->limits.events) {
        return integra__fault_within(error, INTEGRA_FAULT_EVENTS_LIMIT, INTEGRA_NO_PLACE, 0, plan->limits.events);
    }
    if (fresh ? !add(plan, self, event, taken) : !renew(plan, self, event, taken)) {
        return integra__no_memory(error);
    }
    taken->added += fresh ? 1u : 0u;
    return INTEGRA_OK;
}
