/* plan_inner.h - what the files plan_*.c ask of each other.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_INNER_H
#define INTEGRA_DOMAIN_PLAN_INNER_H

#include "plan_types.h"

#include <string.h>

static inline integra__node *integra__node_at(const integra_plan *plan, uint32_t index)
{
    return integra__pool_at(&plan->nodes, index);
}

static inline integra__link *integra__link_at(const integra_plan *plan, uint32_t index)
{
    return integra__pool_at(&plan->links, index);
}

static inline integra__slot *integra__slot_at(const integra_plan *plan, uint32_t index)
{
    return integra__pool_at(&plan->slots, index);
}

static inline integra__party *integra__party_at(const integra_plan *plan, uint32_t index)
{
    return integra__pool_at(&plan->parties, index);
}

/* ---- plan_store.c: cells under the journal ---- */
/* Overwrites a cell of the plan, to be undone with the change. 0 when memory fails. */
int integra__set(integra_plan *plan, uint32_t *cell, uint32_t value);
/* The party of an identifier, added where it is new; NONE when memory fails. */
uint32_t integra__party_of(integra_plan *plan, const integra_id *id);
/* The node of a digest, a bare name where it is new; NONE when memory fails. */
uint32_t integra__node_of(integra_plan *plan, const integra_digest *digest);
const integra__event_row *integra__plan_row(const integra_plan *plan, uint32_t kind);

/* ---- plan_seen.c: what an event has seen ---- */
/* Gives a judged node its branch and its vector. 0 when memory fails. */
int integra__seen_place(integra_plan *plan, integra__node *node, uint32_t self);
integra__view integra__seen_all(void);
/* What the node's ancestors have seen, themselves included. */
integra__view integra__seen_before(const integra__node *node);
uint32_t integra__seen(const integra_plan *plan, const integra__view *view, uint32_t branch);
int integra__seen_node(const integra_plan *plan, const integra__view *view, const integra__node *node);
/* Whether a is an ancestor of b. */
int integra__is_ancestor(const integra_plan *plan, const integra__node *a, const integra__node *b);
/* Adds a link for the node, of its branch, to the runs that *runs heads. NULL when memory fails. */
integra__link *integra__run_add(integra_plan *plan, uint32_t *runs, uint32_t node, uint32_t *link_out);
/* The newest link from `newest` back whose index is at most limit, or NONE. */
uint32_t integra__run_find(const integra_plan *plan, uint32_t newest, uint32_t limit);
/* Makes one more link of a chain whose newest is *newest. NULL when memory fails. */
integra__link *integra__chain_add(integra_plan *plan, uint32_t *newest, uint32_t node, uint32_t *link_out);
/* Total order of two nodes: depth, writer, sequence, digest. */
int integra__node_compare(const integra_plan *plan, const integra__node *a, const integra__node *b);

/* ---- plan_slot.c: what slots hold ---- */
#define INTEGRA__READ    0x80000000u /* beside a link: a value that a broken event had read */
#define INTEGRA__INITIAL 0x7fffffffu /* instead of a link: the value of a slot that nothing set */

typedef struct integra__value {
    uint32_t code;
    uint32_t detail;
    uint32_t party;
    uint32_t link; /* or INTEGRA__INITIAL */
} integra__value;

/* What is looked at, in whose eyes, and one slot taken for another value (breaks). */
typedef struct integra__look {
    integra_plan *plan;
    integra__view view;
    const integra__slot *instead; /* NULL for none */
    uint32_t item;                /* what that slot holds then */
    uint32_t used;                /* of the scratch room */
} integra__look;

/* Makes the scratch room large enough for a look. 0 when memory fails. */
int integra__look_ready(integra_plan *plan);
/* The items a slot holds (slot NULL: the initial value), in scratch room until `used` goes back; one at least. */
uint32_t *integra__look_held(integra__look *look, const integra__slot *slot, uint32_t *count_out);
integra__value integra__look_value(const integra_plan *plan, const integra__slot *slot, uint32_t item);
int integra__look_same(const integra_plan *plan, const integra__slot *slot, uint32_t a, uint32_t b);
int integra__look_conflict(integra__look *look, const integra__slot *slot);
/* The held item whose setter comes first in the total order. */
uint32_t integra__look_first(integra__look *look, const integra__slot *slot);
/* Whether link is that of a held value; read ones count where or_read. */
int integra__look_holds(integra__look *look, const integra__slot *slot, uint32_t link, int or_read);
integra__slot *integra__slot_main(integra_plan *plan, uint32_t kind);
/* By its own number: main slots first. */
integra__slot *integra__slot_numbered(integra_plan *plan, uint32_t self);
/* The slot of a role, need, intervention, standing or correction; NULL where nothing set it. */
integra__slot *integra__slot_role(const integra_plan *plan, uint32_t party);
integra__slot *integra__slot_of(integra_plan *plan, uint32_t kind, uint32_t node, uint32_t field);
/* The same, added where it is new; NULL when memory fails. */
integra__slot *integra__slot_make(integra_plan *plan, uint32_t kind, uint32_t subject, uint32_t field);
/* The link by which a node set a slot of that kind, or NONE. */
uint32_t integra__setter_of(integra_plan *plan, const integra__node *node, uint32_t kind);

/* ---- plan_values.c ---- */
/* Enters a setter among those of its branch that give its slot the same value. 0 when memory fails. */
int integra__values_add(integra_plan *plan, integra__slot *slot, uint32_t setter);
/* The first of these setters beyond the limit along their branch, or NONE. */
uint32_t integra__values_first(const integra_plan *plan, const integra__values *values, uint32_t limit);

/* ---- plan_guards.c: whether an event may be ---- */
typedef struct integra__judgement {
    uint32_t failed;    /* 1 << INTEGRA_GUARD_ */
    uint32_t unsettled; /* of these, those where conflicting values answer differently */
    uint32_t leans;
} integra__judgement;

/* Judges a node (or a draft in a node's form, view being then what the draft sees). The scratch room is ready. */
integra__judgement integra__plan_judge(integra_plan *plan, const integra__node *node, uint32_t target,
                                       integra__view view, const integra__slot *instead, uint32_t item);
/* A consent withdrawn, or a closing because of death (PLN-11). */
int integra__at_once(const integra__node *node);
#define INTEGRA__LEANS_PERSON 0x80000000u /* on the role of the event's person */

/* ---- plan_effects.c: what an accepted event sets ---- */
#define INTEGRA__SLOTS_SET 3 /* the most slots one event sets */

/* Sets the slots of an accepted node and enters it where others look for it. 0 when memory fails. */
int integra__effects_apply(integra_plan *plan, uint32_t self);
/* The slots that are there and that the event would set, a settlement's own left out; returns their number. */
uint32_t integra__effects_touched(integra_plan *plan, const integra__node *node, const integra__node *target,
                                  uint32_t target_index, const integra__slot *slots_out[INTEGRA__SLOTS_SET]);
/* The slot that an annulment or a settlement is about, NULL where nothing set it; and its target's link there, NONE
 * where the target set no slot (its standing is then what an annulment is about). */
integra__slot *integra__effects_slot(integra_plan *plan, const integra__node *node, const integra__node *target,
                                     uint32_t target_index, uint32_t *link_out);
/* The slot (INTEGRA_SLOT_NEED or _INTERVENTION) whose state a kind depends on, 0 for none; *from_out, which may be
 * NULL, receives the states it may start from, 1 << state. */
uint32_t integra__life_of(uint32_t kind, uint32_t *from_out);

static inline int integra__id_same(const integra_id *a, const integra_id *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* ---- plan_breaks.c: accepted events that break each other ---- */
/* After its effects: notes the pairs that the accepted node makes with those it has not seen, then enters it among
 * those that later ones are held against. 0 when memory fails. */
int integra__breaks_find(integra_plan *plan, uint32_t self);
int integra__breaks_enter(integra_plan *plan, uint32_t self);
/* plan_record.c: notes a break once it is found, unless an ancestor of the breaker broke the node already. A fact, or
 * a breaker that closes at once, makes no conflict and is listed; else the slot holds what the broken one had read. */
int integra__record(integra_plan *plan, uint32_t broken, integra__slot *slot, uint32_t breaker);
/* plan_window.c: nodes noted, one after the other, until the next noting begins. 0 when memory fails. */
void integra__note_begin(integra_plan *plan);
int integra__note(integra_plan *plan, uint32_t node);
uint32_t integra__noted(const integra_plan *plan, uint32_t i);
/* Notes the nodes of every run, newest first, beyond what the view has seen of their branch. Where `known` is a node,
 * those that have not seen it are left out. */
int integra__note_unseen(integra_plan *plan, uint32_t runs, const integra__view *view, const integra__node *known);
/* Notes likewise every judged event that the view has not seen, each branch newest first. */
int integra__note_window(integra_plan *plan, const integra__view *view, const integra__node *known);

/* ---- plan_fold.c, plan_order.c, plan_text.c ---- */
/* Judges whatever is ready. 0 when memory fails. */
int integra__fold(integra_plan *plan);
/* Makes room for ordering, then orders and frees the room: the second cannot fail. */
int integra__order_reserve(integra_plan *plan, uint32_t **room_out); /* NULL room: the order stands */
void integra__order(integra_plan *plan, uint32_t *room);
/* Sorts count numbers by a comparison, stably, in linear time where they are sorted already; room is as large. */
typedef int integra__compare(const integra_plan *plan, uint32_t a, uint32_t b);
void integra__sort(const integra_plan *plan, integra__pool *pool, uint32_t *room, integra__compare *compare);
/* Keeps the texts and signatures that came with a change, or lets go of them. */
int integra__adopt_later(integra_plan *plan, uint32_t node, const integra_event *event);
void integra__adopt(integra_plan *plan, int keep);
/* Wipes the texts that the erasures accepted in this change name (PLN-22). */
void integra__erase(integra_plan *plan);
/* Gives refusals to the caller's array, in the order of the guards. */
integra_status integra__refusals_give(const integra_plan *plan, uint32_t kind, uint32_t failed, uint32_t unsettled,
                                      integra_refusal *out, size_t capacity, size_t *count_out, integra_error *error);
/* The view of a node's own file as a public event, borrowed. */
void integra__node_event(const integra_plan *plan, const integra__node *node, integra_event *out);

#endif
