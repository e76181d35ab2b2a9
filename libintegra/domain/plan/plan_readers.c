/* plan_readers.c - what accepted events had read in a slot that another broke.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_readers.h"

#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_kinds.h"
#include "plan_seen.h"
#include "plan_slot.h"

int integra__plan_pair_hidden(const integra__plan_look *look, const integra__plan_pair *pair)
{
    integra_plan *plan = look->plan;
    const integra__plan_node *breaker = integra__plan_node_at(plan, pair->other);
    const integra__plan_trail *trail = integra__plan_pool_at(&plan->trails, pair->trail);
    int may_fall = integra__plan_may_fall(plan, breaker);
    /* those of its own list that come before it in the history were noted before it */
    uint32_t lists[] = { may_fall ? pair->next : trail->shaky, may_fall ? trail->firm : pair->next };
    for (size_t i = 0; i < sizeof lists / sizeof *lists && pair->doubtful; i++) {
        for (uint32_t at = lists[i]; at != INTEGRA__PLAN_NONE;) {
            const integra__plan_pair *other = integra__plan_pool_at(&plan->pairs, at);
            const integra__plan_node *earlier = integra__plan_node_at(plan, other->other);
            plan->work.done++;
            if (integra__plan_is_ancestor(plan, earlier, breaker) && !integra__plan_fallen(look, earlier)) {
                return 1;
            }
            at = other->next;
        }
    }
    return 0;
}

/* Whether a settlement (of the person's word, any later word) that stands and that the view has seen descends from
 * both. */
static int settled(const integra__plan_look *look, const integra__plan_slot *slot, const integra__plan_node *broken,
                   const integra__plan_node *breaker)
{
    const integra_plan *plan = look->plan;
    int word = integra__plan_own_word(slot->kind);
    uint32_t at = word ? slot->setters : slot->settlements;
    while (at != INTEGRA__PLAN_NONE) {
        look->plan->work.done++;
        const integra__plan_run *run = word ? integra__plan_pool_at(&plan->runs, at) : NULL;
        uint32_t link =
            word ? integra__plan_run_find(plan, run->newest, integra__plan_seen(plan, &look->view, run->branch)) : at;
        link = word ? integra__plan_link_standing(look, link) : link;
        if (link != INTEGRA__PLAN_NONE) {
            const integra__plan_link *later = integra__plan_link_at(plan, link);
            const integra__plan_node *node = integra__plan_node_at(plan, later->node);
            if (integra__plan_seen_node(plan, &look->view, node) && integra__plan_is_ancestor(plan, broken, node) &&
                integra__plan_is_ancestor(plan, breaker, node) && integra__plan_dated(look, node) &&
                !integra__plan_link_fallen(look, later)) {
                return 1;
            }
        }
        at = word ? run->next : integra__plan_link_at(plan, at)->earlier;
    }
    return 0;
}

/* Whether a reader of a group counts in these eyes: it stands, so does what it had read (be that of a later day,
 * PLN-16), and nothing hides its pair. */
static int counts(const integra__plan_look *look, const integra__plan_slot *slot, const integra__plan_group *group,
                  const integra__plan_link *reader)
{
    const integra_plan *plan = look->plan;
    int gone = reader->code != INTEGRA__PLAN_INITIAL &&
               integra__plan_link_fallen(look, integra__plan_link_at(plan, reader->code));
    const integra__plan_node *node = integra__plan_node_at(plan, reader->node);
    return !gone && integra__plan_dated(look, node) && !integra__plan_past_breaking(look, node, slot) &&
           (group->pair == INTEGRA__PLAN_NONE ||
            !integra__plan_pair_hidden(look, integra__plan_pool_at(&plan->pairs, group->pair)));
}

/* Whether a breaker counts in these eyes: it was seen, stands, and is of no later day. */
static int broke(const integra__plan_look *look, const integra__plan_node *breaker)
{
    return integra__plan_seen_node(look->plan, &look->view, breaker) && !integra__plan_fallen(look, breaker) &&
           integra__plan_dated(look, breaker);
}

/* What the last event of a group that counts had read, or NONE where the group is settled, fallen, or not seen; its
 * breaker counts. */
static uint32_t open_reader(const integra__plan_look *look, const integra__plan_slot *slot,
                            const integra__plan_group *group)
{
    const integra_plan *plan = look->plan;
    const integra__plan_node *breaker = integra__plan_node_at(plan, group->breaker);
    uint32_t newest = integra__plan_run_find(plan, group->newest, integra__plan_seen(plan, &look->view, group->branch));
    while (newest != INTEGRA__PLAN_NONE && !counts(look, slot, group, integra__plan_link_at(plan, newest))) {
        newest = integra__plan_link_at(plan, newest)->before;
        look->plan->work.done++;
    }
    return newest == INTEGRA__PLAN_NONE ||
                   settled(look, slot, integra__plan_node_at(plan, integra__plan_link_at(plan, newest)->node), breaker)
               ? INTEGRA__PLAN_NONE
               : newest;
}

/* Of two readers of one value the later tells; of two setters that gave it to one reader, the later. */
static int tells_later(const integra_plan *plan, const integra__plan_link *a, const integra__plan_link *b)
{
    if (a->node != b->node) {
        return integra__plan_node_compare(plan, integra__plan_node_at(plan, a->node),
                                          integra__plan_node_at(plan, b->node)) > 0;
    }
    return a->code != INTEGRA__PLAN_INITIAL && b->code != INTEGRA__PLAN_INITIAL &&
           integra__plan_node_compare(plan, integra__plan_node_at(plan, integra__plan_link_at(plan, a->code)->node),
                                      integra__plan_node_at(plan, integra__plan_link_at(plan, b->code)->node)) > 0;
}

/* What is gathered of one slot: items held, then readers of values that are not. */
typedef struct gathering {
    const integra__plan_look *look;
    const integra__plan_slot *slot;
    uint32_t *items;
    uint32_t held, count;
    uint32_t last; /* the item found last: most groups had read one value */
} gathering;

static int gives(const gathering *g, uint32_t i, uint32_t read)
{
    const integra_plan *plan = g->look->plan;
    return integra__plan_look_same(plan, g->slot,
                                   i < g->held ? g->items[i] : integra__plan_link_at(plan, g->items[i])->code, read);
}

/* The item that gives a value, or `count`. */
static uint32_t find_item(gathering *g, uint32_t read)
{
    uint32_t i = 0;
    if (g->last < g->count && gives(g, g->last, read)) {
        return g->last;
    }
    while (i < g->count && !gives(g, i, read)) {
        i++;
    }
    g->look->plan->work.done += i;
    g->last = i;
    return i;
}

/* Adds what the last event of a group had read, unless it is held or a later one tells it. */
static void add_group(gathering *g, const integra__plan_group *group)
{
    const integra_plan *plan = g->look->plan;
    uint32_t reader = open_reader(g->look, g->slot, group), i;
    if (reader == INTEGRA__PLAN_NONE) {
        return;
    }
    i = find_item(g, integra__plan_link_at(plan, reader)->code);
    if (i == g->count || (i >= g->held && tells_later(plan, integra__plan_link_at(plan, reader),
                                                      integra__plan_link_at(plan, g->items[i])))) {
        g->items[i] = reader;
        g->count += i == g->count;
    }
}

/* Each value is read once, and not where it is held besides; of several readers the last in the total order tells the
 * setter. While they are gathered, an item read is the reader's link. */
uint32_t integra__plan_readers_add(const integra__plan_look *look, const integra__plan_slot *slot, uint32_t *items,
                                   uint32_t held)
{
    integra_plan *plan = look->plan;
    gathering g = { look, slot, items, held, held, UINT32_MAX };
    for (uint32_t at = slot->breakers; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_breaker *breaker = integra__plan_pool_at(&plan->breakers, at);
        uint32_t group = broke(look, integra__plan_node_at(plan, breaker->node)) ? breaker->groups : INTEGRA__PLAN_NONE;
        plan->work.done++;
        for (; group != INTEGRA__PLAN_NONE; plan->work.done++) {
            const integra__plan_group *one = integra__plan_pool_at(&plan->groups, group);
            add_group(&g, one);
            group = one->others;
        }
        at = breaker->next;
    }
    for (uint32_t i = held; i < g.count; i++) {
        items[i] = integra__plan_link_at(plan, items[i])->code | INTEGRA__PLAN_READ;
    }
    return g.count;
}
