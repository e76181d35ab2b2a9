/* plan_add.c - one more event: its node, its parents, its place among its writer's.
 * Spec: spec/31-history.md (PLN-11, PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "../core/status.h"
#include "generated/rules.h"
#include "plan_inner.h"

static integra_status fail(integra_error *error, integra_status status, uint32_t rule)
{
    return integra__fail(error, status, rule, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
}

uint32_t integra__party_of(integra_plan *plan, const integra_id *id)
{
    uint32_t at = integra__trie_find(&plan->by_id, id->bytes);
    integra__party *party;
    if (at != INTEGRA__NONE) {
        return at;
    }
    party = integra__pool_push(&plan->allocator, &plan->parties, &at);
    if (party == NULL) {
        return INTEGRA__NONE;
    }
    party->id = *id;
    party->role = party->nodes = INTEGRA__NONE;
    party->tips = 0;
    return integra__trie_add(&plan->allocator, &plan->by_id, &plan->journal, at) ? at : INTEGRA__NONE;
}

uint32_t integra__node_of(integra_plan *plan, const integra_digest *digest)
{
    uint32_t at = integra__trie_find(&plan->by_digest, digest->bytes);
    integra__node *node;
    if (at != INTEGRA__NONE) {
        return at;
    }
    node = integra__pool_push(&plan->allocator, &plan->nodes, &at);
    if (node == NULL) {
        return INTEGRA__NONE;
    }
    node->digest = *digest;
    node->writer = node->author = node->person = node->edge = node->children = node->own = node->sibling =
        node->setters = node->slot = node->standing = node->corrections = node->listed = node->queued = node->forward =
            node->pairs = node->groups = node->shares = INTEGRA__NONE;
    return integra__trie_add(&plan->allocator, &plan->by_digest, &plan->journal, at) ? at : INTEGRA__NONE;
}

/* Copies what the event says into its node. 0 when memory fails. */
static int fill(integra_plan *plan, integra__node *node, const integra_event *event)
{
    static const integra_id none = { { 0 } };
    uint8_t *bytes = integra__arena_take(&plan->allocator, &plan->arena, event->parents.size + event->extension.size);
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
    node->person = INTEGRA__NONE;
    node->own = INTEGRA__NONE;
    node->writer = integra__party_of(plan, &event->writer);
    node->author = integra__party_of(plan, &event->author);
    if (!integra__id_same(&event->person, &none)) {
        node->person = integra__party_of(plan, &event->person);
        if (node->person == INTEGRA__NONE) {
            return 0;
        }
    }
    return node->writer != INTEGRA__NONE && node->author != INTEGRA__NONE;
}

/* Links the node to its parents, bare names where they are not here. 0 when memory fails. */
static int link_parents(integra_plan *plan, integra__node *node, uint32_t self)
{
    node->pending = 0;
    node->edge = plan->edges.count;
    for (uint32_t i = 0; i < node->parent_count; i++) {
        integra_digest digest;
        integra__edge *edge;
        integra__node *parent;
        uint32_t at, added;
        memcpy(&digest, node->parents + i * sizeof digest, sizeof digest);
        at = integra__node_of(plan, &digest);
        edge = at == INTEGRA__NONE ? NULL : integra__pool_push(&plan->allocator, &plan->edges, &added);
        if (edge == NULL) {
            return 0;
        }
        parent = integra__node_at(plan, at);
        edge->parent = at;
        edge->child = self;
        edge->next = parent->children;
        if (!integra__set(plan, &parent->children, added)) {
            return 0;
        }
        node->pending += parent->verdict == 0;
    }
    return 1;
}

/* Whether next is the event of the same writer that comes right after node, naming it first. */
static int follows(const integra__node *node, const integra__node *next)
{
    return node->here && next->here && next->writer == node->writer && next->sequence == node->sequence + 1 &&
           next->sequence > 1;
}

static int set_own(integra_plan *plan, uint32_t node, uint32_t next)
{
    integra__node *own = integra__node_at(plan, node);
    return integra__set(plan, &integra__node_at(plan, next)->own, node) &&
           integra__set(plan, &own->own_children, own->own_children + 1);
}

/* Takes the node's place among its writer's events, which another may hold. 0 when memory fails. */
static int take_seat(integra_plan *plan, integra__node *node)
{
    uint8_t key[INTEGRA__SEAT_KEY];
    integra__seat *seat;
    memcpy(key, &integra__party_at(plan, node->writer)->id, sizeof(integra_id));
    for (size_t i = sizeof(integra_id); i < sizeof key; i++) {
        key[i] = (uint8_t)(node->sequence >> 8 * (sizeof key - 1 - i));
    }
    node->seat = integra__trie_find(&plan->by_seat, key);
    if (node->seat != INTEGRA__NONE) {
        seat = integra__pool_at(&plan->seats, node->seat);
        return integra__set(plan, &seat->count, seat->count + 1);
    }
    seat = integra__pool_push(&plan->allocator, &plan->seats, &node->seat);
    if (seat == NULL) {
        return 0;
    }
    memcpy(seat->key, key, sizeof key);
    seat->count = 1;
    return integra__trie_add(&plan->allocator, &plan->by_seat, &plan->journal, node->seat);
}

/* Finds the writer's event before this one and those after it, and counts the last events of chains. */
static int link_chain(integra_plan *plan, integra__node *node, uint32_t self)
{
    integra__party *writer = integra__party_at(plan, node->writer);
    uint32_t tips = writer->tips;
    uint32_t before = INTEGRA__NONE;
    if (node->parent_count > 0) {
        before = ((const integra__edge *)integra__pool_at(&plan->edges, node->edge))->parent;
    }
    if (before != INTEGRA__NONE && follows(integra__node_at(plan, before), node)) {
        tips -= integra__node_at(plan, before)->own_children == 0;
        if (!set_own(plan, before, self)) {
            return 0;
        }
    }
    for (uint32_t at = node->children; at != INTEGRA__NONE;) {
        const integra__edge *edge = integra__pool_at(&plan->edges, at);
        const integra__node *child = integra__node_at(plan, edge->child);
        if (at == child->edge && follows(node, child) && !set_own(plan, self, edge->child)) {
            return 0;
        }
        at = edge->next;
    }
    tips += node->own_children == 0;
    node->sibling = writer->nodes;
    return integra__set(plan, &plan->tips, plan->tips + tips - writer->tips) &&
           integra__set(plan, &writer->tips, tips) && integra__set(plan, &writer->nodes, self) && take_seat(plan, node);
}

/* Holds the plan's identifier against the event's, or takes it from the first event. */
static int same_plan(integra_plan *plan, const integra_event *event, const integra_digest *digest)
{
    integra_id id = event->plan;
    if (event->kind == INTEGRA_EVENT_OPENING) {
        memcpy(&id, digest, sizeof id);
    }
    if (!plan->known) {
        plan->id = id;
        plan->known = 1;
    }
    return integra__id_same(&plan->id, &id);
}

static int add(integra_plan *plan, uint32_t self, const integra_event *event)
{
    integra__node *node = integra__node_at(plan, self);
    uint32_t *cell;
    if (!fill(plan, node, event) || !link_parents(plan, node, self) || !integra__set(plan, &node->here, 1) ||
        !link_chain(plan, node, self) || !integra__adopt_later(plan, self, event) ||
        !integra__set(plan, &plan->present, plan->present + 1)) {
        return 0;
    }
    cell = integra__pool_push(&plan->allocator, &plan->order, NULL);
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

integra_status integra__plan_add(integra_plan *plan, const integra_event *event, const integra_digest *digest,
                                 int *new_out, integra_error *error)
{
    uint32_t self;
    int fresh;
    if (!same_plan(plan, event, digest)) {
        return fail(error, INTEGRA_ERR_MISMATCH, INTEGRA__PLN_12);
    }
    self = integra__node_of(plan, digest);
    if (self == INTEGRA__NONE) {
        return fail(error, INTEGRA_ERR_MEMORY, 0);
    }
    fresh = !integra__node_at(plan, self)->here;
    if (fresh && plan->present >= plan->limits.events) {
        return fail(error, INTEGRA_ERR_LIMIT, INTEGRA__PLN_11);
    }
    if (fresh ? !add(plan, self, event) : !integra__adopt_later(plan, self, event)) {
        return fail(error, INTEGRA_ERR_MEMORY, 0);
    }
    if (new_out != NULL) {
        *new_out = fresh;
    }
    return INTEGRA_OK;
}
