/* plan_seen.c - what an event has seen: branches, vectors, and chains along a branch.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_inner.h"

#include <string.h>

static integra__branch *branch_at(const integra_plan *plan, uint32_t index)
{
    return integra__pool_at(&plan->branches, index);
}

integra__view integra__seen_all(void)
{
    integra__view view = { NULL, 0, INTEGRA__NONE, 0 };
    return view;
}

integra__view integra__seen_before(const integra__node *node)
{
    integra__view view = { node->vector, node->vector_size, node->branch, node->index - 1 };
    return view;
}

uint32_t integra__seen(const integra_plan *plan, const integra__view *view, uint32_t branch)
{
    if (view->branch == INTEGRA__NONE) {
        return branch_at(plan, branch)->length;
    }
    if (view->branch == branch) {
        return view->index;
    }
    return branch < view->size ? view->vector[branch] : 0;
}

int integra__seen_node(const integra_plan *plan, const integra__view *view, const integra__node *node)
{
    return integra__seen(plan, view, node->branch) >= node->index;
}

int integra__is_ancestor(const integra_plan *plan, const integra__node *a, const integra__node *b)
{
    integra__view view = integra__seen_before(b);
    return integra__seen_node(plan, &view, a);
}

/* The elementwise maximum of what the parents have seen, the parents included. */
static int join(integra_plan *plan, integra__node *node)
{
    uint32_t size = plan->branches.count;
    uint32_t *vector = integra__arena_take(&plan->allocator, &plan->arena, (size_t)size * sizeof *vector);
    if (vector == NULL) {
        return 0;
    }
    memset(vector, 0, (size_t)size * sizeof *vector);
    for (uint32_t i = 0; i < node->parent_count; i++) {
        const integra__edge *edge = integra__pool_at(&plan->edges, node->edge + i);
        const integra__node *parent = integra__node_at(plan, edge->parent);
        uint32_t known = vector[parent->branch] >= parent->index ? 0 : parent->vector_size; /* with all it had seen */
        for (uint32_t b = 0; b < known; b++) {
            vector[b] = vector[b] < parent->vector[b] ? parent->vector[b] : vector[b];
        }
        vector[parent->branch] = vector[parent->branch] < parent->index ? parent->index : vector[parent->branch];
    }
    node->vector = vector;
    node->vector_size = size;
    return 1;
}

int integra__seen_place(integra_plan *plan, integra__node *node, uint32_t self)
{
    const integra__node *own = node->own == INTEGRA__NONE ? NULL : integra__node_at(plan, node->own);
    int follows = own != NULL && own->forward == INTEGRA__NONE;
    integra__branch *branch;
    if (follows && node->parent_count == 1) {
        node->vector = own->vector;
        node->vector_size = own->vector_size;
    } else if (!join(plan, node)) {
        return 0;
    }
    if (follows) {
        node->branch = own->branch;
        node->index = own->index + 1;
        branch = branch_at(plan, node->branch);
        return integra__set(plan, &integra__node_at(plan, node->own)->forward, self) &&
               integra__set(plan, &branch->newest, self) && integra__set(plan, &branch->length, node->index);
    }
    branch = integra__pool_push(&plan->allocator, &plan->branches, &node->branch);
    if (branch == NULL) {
        return 0;
    }
    node->index = 1;
    branch->newest = self;
    branch->length = 1;
    return 1;
}

integra__link *integra__chain_add(integra_plan *plan, uint32_t *newest, uint32_t node, uint32_t *link_out)
{
    uint32_t added;
    integra__link *link = integra__pool_push(&plan->allocator, &plan->links, &added);
    if (link == NULL) {
        return NULL;
    }
    link->node = node;
    link->index = integra__node_at(plan, node)->index;
    link->before = *newest;
    link->jump = added;
    link->next = link->earlier = link->party = link->slot = INTEGRA__NONE;
    link->source = node;
    if (*newest != INTEGRA__NONE) {
        const integra__link *before = integra__link_at(plan, *newest);
        const integra__link *jump = integra__link_at(plan, before->jump);
        const integra__link *further = integra__link_at(plan, jump->jump);
        int even = before->level - jump->level == jump->level - further->level;
        link->level = before->level + 1;
        link->jump = even ? jump->jump : *newest;
    }
    if (link_out != NULL) {
        *link_out = added;
    }
    return integra__set(plan, newest, added) ? link : NULL;
}

uint32_t integra__run_find(const integra_plan *plan, uint32_t newest, uint32_t limit)
{
    uint32_t at = newest;
    while (at != INTEGRA__NONE) {
        const integra__link *link = integra__link_at(plan, at);
        if (link->index <= limit) {
            break;
        }
        at = link->jump != at && integra__link_at(plan, link->jump)->index > limit ? link->jump : link->before;
    }
    return at;
}

integra__link *integra__run_add(integra_plan *plan, uint32_t *runs, uint32_t node, uint32_t *link_out)
{
    uint32_t branch = integra__node_at(plan, node)->branch;
    uint32_t at = *runs, added;
    integra__run *run;
    while (at != INTEGRA__NONE) {
        run = integra__pool_at(&plan->runs, at);
        if (run->branch == branch) {
            return integra__chain_add(plan, &run->newest, node, link_out);
        }
        at = run->next;
    }
    run = integra__pool_push(&plan->allocator, &plan->runs, &added);
    if (run == NULL) {
        return NULL;
    }
    run->branch = branch;
    run->newest = INTEGRA__NONE;
    run->next = *runs;
    return integra__set(plan, runs, added) ? integra__chain_add(plan, &run->newest, node, link_out) : NULL;
}

int integra__node_compare(const integra_plan *plan, const integra__node *a, const integra__node *b)
{
    const integra_id *writers[] = { &integra__party_at(plan, a->writer)->id, &integra__party_at(plan, b->writer)->id };
    int order;
    if (a->depth != b->depth) {
        return a->depth < b->depth ? -1 : 1;
    }
    order = memcmp(writers[0], writers[1], sizeof *writers[0]);
    if (order == 0 && a->sequence != b->sequence) {
        order = a->sequence < b->sequence ? -1 : 1;
    }
    return order != 0 ? order : memcmp(&a->digest, &b->digest, sizeof a->digest);
}
