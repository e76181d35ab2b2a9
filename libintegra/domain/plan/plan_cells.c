/* plan_cells.c - the cells of a plan: those of an identifier and of a digest, and how one changes under the journal.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_cells.h"

const integra__event_row *integra__plan_row(const integra_plan *plan, uint32_t kind)
{
    return kind >= 1 && kind <= plan->row_count && plan->rows[kind - 1].rule != 0 ? &plan->rows[kind - 1] : NULL;
}

/* A plan that was empty before the change is emptied again without a journal. */
int integra__plan_set(integra_plan *plan, uint32_t *cell, uint32_t value)
{
    if (plan->nodes.mark == 0) {
        *cell = value;
        return 1;
    }
    return integra__plan_journal_set(&plan->allocator, &plan->journal, cell, value);
}

uint32_t integra__plan_party_of(integra_plan *plan, const integra_id *id)
{
    uint32_t at = integra__plan_trie_find(&plan->by_id, id->bytes);
    integra__plan_party *party;
    if (at != INTEGRA__PLAN_NONE) {
        return at;
    }
    party = integra__plan_pool_push(&plan->allocator, &plan->parties, &at);
    if (party == NULL) {
        return INTEGRA__PLAN_NONE;
    }
    party->id = *id;
    party->role = party->answers[0] = party->answers[1] = party->nodes = INTEGRA__PLAN_NONE;
    party->tips = party->authority = 0;
    return integra__plan_trie_add(&plan->allocator, &plan->by_id, &plan->journal, at) ? at : INTEGRA__PLAN_NONE;
}

uint32_t integra__plan_node_of(integra_plan *plan, const integra_digest *digest)
{
    uint32_t at = integra__plan_trie_find(&plan->by_digest, digest->bytes);
    integra__plan_node *node;
    if (at != INTEGRA__PLAN_NONE) {
        return at;
    }
    node = integra__plan_pool_push(&plan->allocator, &plan->nodes, &at);
    if (node == NULL) {
        return INTEGRA__PLAN_NONE;
    }
    node->digest = *digest;
    node->writer = node->author = node->person = node->edge = node->children = node->own = node->sibling =
        node->setters = node->slot = node->standing = node->corrections = node->listed = node->queued = node->forward =
            node->pairs = node->breaks = node->kept = node->shares = INTEGRA__PLAN_NONE;
    return integra__plan_trie_add(&plan->allocator, &plan->by_digest, &plan->journal, at) ? at : INTEGRA__PLAN_NONE;
}

uint32_t integra__plan_target_of(const integra_plan *plan, const integra__plan_node *node)
{
    return integra__event_digest_known(&node->target) ? integra__plan_trie_find(&plan->by_digest, node->target.bytes)
                                                      : INTEGRA__PLAN_NONE;
}
