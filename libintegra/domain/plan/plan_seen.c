/* plan_seen.c - what an event has seen: branches, vectors, and chains along a branch.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_seen.h"

#include <string.h>

#include "plan_cells.h"

#define PLACES_A_STEP 32u /* of a vector, joined in one step of work */
#define RUNS_A_STEP   8u  /* walked */

static integra__plan_branch *branch_at(const integra_plan *plan, uint32_t index)
{
    return integra__plan_pool_at(&plan->branches, index);
}

integra__plan_view integra__plan_seen_all(void)
{
    return integra__plan_seen_on(NULL);
}

integra__plan_view integra__plan_seen_on(const integra__plan_day *day)
{
    integra__plan_view view = { NULL, 0, INTEGRA__PLAN_NONE, 0, day, NULL };
    return view;
}

integra__plan_view integra__plan_seen_before(const integra__plan_node *node)
{
    integra__plan_view view = { node->vector, node->vector_size,         node->branch, node->index - 1,
                                NULL,         (integra__plan_node *)node };
    return view;
}

uint32_t integra__plan_seen(const integra_plan *plan, const integra__plan_view *view, uint32_t branch)
{
    if (view->branch == INTEGRA__PLAN_NONE) {
        return branch_at(plan, branch)->length;
    }
    if (view->branch == branch) {
        return view->index;
    }
    return branch < view->size ? view->vector[branch] : 0;
}

int integra__plan_seen_node(const integra_plan *plan, const integra__plan_view *view, const integra__plan_node *node)
{
    return integra__plan_seen(plan, view, node->branch) >= node->index;
}

int integra__plan_is_ancestor(const integra_plan *plan, const integra__plan_node *a, const integra__plan_node *b)
{
    integra__plan_view view = integra__plan_seen_before(b);
    return integra__plan_seen_node(plan, &view, a);
}

/* As many branches as the parents have seen: what strangers have beside them takes no room. One at least, so that
 * vectors that are not shared lie apart, by which they are known. */
static uint32_t seen_size(const integra_plan *plan, const integra__plan_node *node)
{
    uint32_t size = 1;
    for (uint32_t i = 0; i < node->parent_count; i++) {
        const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, node->edge + i);
        const integra__plan_node *parent = integra__plan_node_at(plan, edge->parent);
        size = size <= parent->branch ? parent->branch + 1 : size;
        size = size < parent->vector_size ? parent->vector_size : size;
    }
    return size;
}

/* The one parent of a node whose children may share what they have seen: one that came with the same change, and falls
 * with it; else NULL. */
static integra__plan_node *only_parent(const integra_plan *plan, const integra__plan_node *node)
{
    const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, node->edge);
    return node->parent_count == 1 && edge->parent >= plan->nodes.mark ? integra__plan_node_at(plan, edge->parent)
                                                                       : NULL;
}

/* The elementwise maximum of what the parents have seen, the parents included. */
static int join(integra_plan *plan, integra__plan_node *node)
{
    integra__plan_node *only = node->parent_count == 0 ? NULL : only_parent(plan, node);
    uint32_t size, *vector;
    if (only != NULL && only->passed_on != NULL) {
        node->vector = only->passed_on;
        node->vector_size = only->passed_size;
        return 1;
    }
    size = seen_size(plan, node);
    vector = integra__plan_arena_take(&plan->allocator, &plan->arena, (size_t)size * sizeof *vector);
    if (vector == NULL) {
        return 0;
    }
    memset(vector, 0, (size_t)size * sizeof *vector);
    for (uint32_t i = 0; i < node->parent_count; i++) {
        const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, node->edge + i);
        const integra__plan_node *parent = integra__plan_node_at(plan, edge->parent);
        uint32_t known = vector[parent->branch] >= parent->index ? 0 : parent->vector_size; /* with all it had seen */
        plan->work.done += known / PLACES_A_STEP;
        for (uint32_t b = 0; b < known; b++) {
            vector[b] = vector[b] < parent->vector[b] ? parent->vector[b] : vector[b];
        }
        vector[parent->branch] = vector[parent->branch] < parent->index ? parent->index : vector[parent->branch];
    }
    node->vector = vector;
    node->vector_size = size;
    if (only != NULL) {
        only->passed_on = vector;
        only->passed_size = size;
    }
    return 1;
}

int integra__plan_seen_place(integra_plan *plan, integra__plan_node *node, uint32_t self)
{
    const integra__plan_node *own = node->own == INTEGRA__PLAN_NONE ? NULL : integra__plan_node_at(plan, node->own);
    int follows = own != NULL && own->forward == INTEGRA__PLAN_NONE;
    integra__plan_branch *branch;
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
        return integra__plan_set(plan, &integra__plan_node_at(plan, node->own)->forward, self) &&
               integra__plan_set(plan, &branch->newest, self) && integra__plan_set(plan, &branch->length, node->index);
    }
    branch = integra__plan_pool_push(&plan->allocator, &plan->branches, &node->branch);
    if (branch == NULL) {
        return 0;
    }
    node->index = 1;
    branch->newest = self;
    branch->length = 1;
    branch->concluded = INTEGRA__PLAN_NONE;
    return 1;
}

integra__plan_link *integra__plan_chain_add(integra_plan *plan, uint32_t *newest, uint32_t node, uint32_t *link_out)
{
    uint32_t added;
    integra__plan_link *link = integra__plan_pool_push(&plan->allocator, &plan->links, &added);
    if (link == NULL) {
        return NULL;
    }
    link->node = node;
    link->index = integra__plan_node_at(plan, node)->index;
    link->before = *newest;
    link->jump = added;
    link->next = link->earlier = link->party = link->slot = INTEGRA__PLAN_NONE;
    link->source = node;
    link->date = INTEGRA_DATE_UNKNOWN;
    if (*newest != INTEGRA__PLAN_NONE) {
        const integra__plan_link *before = integra__plan_link_at(plan, *newest);
        const integra__plan_link *jump = integra__plan_link_at(plan, before->jump);
        const integra__plan_link *further = integra__plan_link_at(plan, jump->jump);
        int even = before->level - jump->level == jump->level - further->level;
        link->level = before->level + 1;
        link->jump = even ? jump->jump : *newest;
    }
    if (link_out != NULL) {
        *link_out = added;
    }
    return integra__plan_set(plan, newest, added) ? link : NULL;
}

uint32_t integra__plan_run_find(const integra_plan *plan, uint32_t newest, uint32_t limit)
{
    uint32_t at = newest;
    while (at != INTEGRA__PLAN_NONE) {
        const integra__plan_link *link = integra__plan_link_at(plan, at);
        if (link->index <= limit) {
            break;
        }
        at = link->jump != at && integra__plan_link_at(plan, link->jump)->index > limit ? link->jump : link->before;
    }
    return at;
}

integra__plan_link *integra__plan_run_add(integra_plan *plan, uint32_t *runs, uint32_t node, uint32_t *link_out)
{
    uint32_t branch = integra__plan_node_at(plan, node)->branch;
    uint32_t at = *runs, walked = 0;
    integra__plan_run *run = NULL;
    for (; at != INTEGRA__PLAN_NONE; at = run->next, walked++) {
        run = integra__plan_pool_at(&plan->runs, at);
        if (run->branch == branch) {
            break;
        }
    }
    plan->work.done += walked / RUNS_A_STEP;
    if (at == INTEGRA__PLAN_NONE) {
        run = integra__plan_pool_push(&plan->allocator, &plan->runs, &at);
        if (run == NULL) {
            return NULL;
        }
        run->branch = branch;
        run->newest = run->values = INTEGRA__PLAN_NONE;
        run->next = *runs;
        if (!integra__plan_set(plan, runs, at)) {
            return NULL;
        }
    }
    integra__plan_link *link = integra__plan_chain_add(plan, &run->newest, node, link_out);
    if (link != NULL) {
        link->run = at;
    }
    return link;
}

int integra__plan_node_compare(const integra_plan *plan, const integra__plan_node *a, const integra__plan_node *b)
{
    const integra_id *writers[] = { &integra__plan_party_at(plan, a->writer)->id,
                                    &integra__plan_party_at(plan, b->writer)->id };
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
