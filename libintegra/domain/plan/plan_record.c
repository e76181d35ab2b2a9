/* plan_record.c - breaks that were found: who broke whom through which slot, and what had been read.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_record.h"

#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_groups.h"
#include "plan_kinds.h"
#include "plan_seen.h"

static uint32_t sort_of(const integra_plan *plan, const integra__plan_node *broken, const integra__plan_node *breaker)
{
    if (integra__plan_at_once(breaker)) {
        return INTEGRA__PLAN_AT_ONCE;
    }
    return integra__plan_is_fact(plan, broken->kind) || integra__plan_is_fact(plan, breaker->kind)
               ? INTEGRA__PLAN_LISTED
               : INTEGRA__PLAN_ORDINARY;
}

/* ---- what earlier pairs make of one ---- */

/* Whether the breaker descends from one of these pairs' breakers; of those that may fall, from one that stands in its
 * eyes. until: a pair from which on that is known not to be so. */
static int descends(integra__plan_look *look, uint32_t pairs, uint32_t until, const integra__plan_node *breaker)
{
    const integra_plan *plan = look->plan;
    for (uint32_t at = pairs; at != INTEGRA__PLAN_NONE && at != until;) {
        const integra__plan_pair *pair = integra__plan_pool_at(&plan->pairs, at);
        const integra__plan_node *earlier = integra__plan_node_at(plan, pair->other);
        look->plan->work.done++;
        if (integra__plan_is_ancestor(plan, earlier, breaker) && !integra__plan_fallen(look, earlier)) {
            return 1;
        }
        at = pair->next;
    }
    return 0;
}

static int newest_is_of(const integra_plan *plan, uint32_t pairs, uint32_t breaker)
{
    return pairs != INTEGRA__PLAN_NONE &&
           ((const integra__plan_pair *)integra__plan_pool_at(&plan->pairs, pairs))->other == breaker;
}

/* Remembers that nothing so far hides a breaker which is the first of its branch: nor then any other that has seen the
 * same and is the first of another. */
static int note_clear(integra_plan *plan, integra__plan_trail *trail, uint32_t breaker)
{
    return integra__plan_node_at(plan, breaker)->index != 1 ||
           (integra__plan_set(plan, &trail->clear, breaker) &&
            integra__plan_set(plan, &trail->clear_firm, trail->firm) &&
            integra__plan_set(plan, &trail->clear_shaky, trail->shaky));
}

/* What an earlier breaker of the same sort, through the same slot, makes of a pair: it hides it for good, or, where it
 * may itself be annulled, for as long as it stands. One that the breaker knew to be annulled hides nothing. */
enum { IN_THE_OPEN, DOUBTFUL, HIDDEN };
static int hidden(integra_plan *plan, const integra__plan_trail *trail, uint32_t breaker)
{
    const integra__plan_node *node = integra__plan_node_at(plan, breaker);
    integra__plan_look look = { plan, integra__plan_seen_before(node), NULL, 0, 0 };
    int known = trail->clear != INTEGRA__PLAN_NONE && node->index == 1 &&
                integra__plan_node_at(plan, trail->clear)->vector == node->vector;
    if (newest_is_of(plan, trail->firm, breaker) || newest_is_of(plan, trail->shaky, breaker)) {
        return HIDDEN; /* noted already */
    }
    if (descends(&look, trail->firm, known ? trail->clear_firm : INTEGRA__PLAN_NONE, node)) {
        return HIDDEN;
    }
    return descends(&look, trail->shaky, known ? trail->clear_shaky : INTEGRA__PLAN_NONE, node) ? DOUBTFUL
                                                                                                : IN_THE_OPEN;
}

/* The trail of pairs of one event, slot and sort, added where it is new; NULL when memory fails. */
static integra__plan_trail *trail_of(integra_plan *plan, uint32_t broken, uint32_t slot, uint32_t sort,
                                     uint32_t *index_out)
{
    const uint32_t words[] = { broken, slot, sort };
    integra__plan_trail *trail;
    *index_out = integra__plan_trie_find(&plan->by_trail, (const uint8_t *)words);
    if (*index_out != INTEGRA__PLAN_NONE) {
        return integra__plan_pool_at(&plan->trails, *index_out);
    }
    trail = integra__plan_pool_push(&plan->allocator, &plan->trails, index_out);
    if (trail == NULL) {
        return NULL;
    }
    memcpy(trail->key, words, sizeof words);
    trail->firm = trail->shaky = trail->clear = INTEGRA__PLAN_NONE;
    return integra__plan_trie_add(&plan->allocator, &plan->by_trail, &plan->journal, *index_out) ? trail : NULL;
}

/* ---- pairs ---- */

#define PAIR_STEPS 8u /* what finding its trail and its group takes, beside the step for itself */

static integra__plan_pair *add_pair(integra_plan *plan, uint32_t broken, const integra__plan_slot *slot,
                                    uint32_t breaker, uint32_t *added_out)
{
    integra__plan_pair *pair = integra__plan_pool_push(&plan->allocator, &plan->pairs, added_out);
    integra__plan_node *node = integra__plan_node_at(plan, breaker);
    if (pair == NULL) {
        return NULL;
    }
    pair->node = broken;
    pair->other = breaker;
    pair->slot_kind = slot->kind;
    pair->slot = slot->self;
    pair->others = node->pairs;
    return integra__plan_set(plan, &node->pairs, *added_out) ? pair : NULL;
}

int integra__plan_record(integra_plan *plan, uint32_t broken, integra__plan_slot *slot, uint32_t breaker)
{
    const integra__plan_node *other = integra__plan_node_at(plan, breaker);
    uint32_t sort = sort_of(plan, integra__plan_node_at(plan, broken), other), added, at;
    integra__plan_trail *trail = trail_of(plan, broken, slot->self, sort, &at);
    integra__plan_pair *pair;
    uint32_t *newest;
    int how;
    plan->work.done += PAIR_STEPS;
    if (trail == NULL || !integra__work_step(&plan->work)) {
        return 0;
    }
    how = hidden(plan, trail, breaker);
    if (how == HIDDEN) {
        return 1;
    }
    pair = (how == DOUBTFUL || note_clear(plan, trail, breaker)) ? add_pair(plan, broken, slot, breaker, &added) : NULL;
    if (pair == NULL) {
        return 0;
    }
    newest = integra__plan_may_fall(plan, other) ? &trail->shaky : &trail->firm;
    pair->sort = sort;
    pair->doubtful = how == DOUBTFUL;
    pair->trail = at;
    pair->next = *newest;
    return integra__plan_set(plan, newest, added) &&
           (sort != INTEGRA__PLAN_ORDINARY || integra__plan_groups_enter(plan, trail, slot, added));
}
