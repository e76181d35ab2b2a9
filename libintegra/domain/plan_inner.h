/* plan_inner.h - what a plan is made of, for the files plan_*.c alone.
 * Spec: spec/30-plan.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Nothing is stored for the state: what a slot holds in the eyes of an event is looked up among the slot's setters,
 * by what the event has seen. Seen is a number a branch: how many of its events are ancestors. An event that merely
 * follows its writer's previous one shares that one's numbers; they are written anew only where branches join.
 */
#ifndef INTEGRA_DOMAIN_PLAN_INNER_H
#define INTEGRA_DOMAIN_PLAN_INNER_H

#include "event.h"
#include "plan.h"
#include "plan_pool.h"
#include "plan_trie.h"

#include <string.h>

#define INTEGRA__MAIN_SLOTS 8 /* phase to watcher: slot s is the plan's slot s - 1 */

/* A person or a writer, by its identifier (first, being the trie's key). */
typedef struct integra__party {
    integra_id id;
    uint32_t role;  /* slot, or NONE */
    uint32_t nodes; /* newest node it wrote, as a writer */
} integra__party;

/* A link of a chain along one branch. jump leads further back, so that a place is found in logarithmic time. A list
 * of events is such a chain; so are the setters of a slot, which use the second half too. */
typedef struct integra__link {
    uint32_t node;
    uint32_t index; /* of the node in its branch */
    uint32_t before;
    uint32_t jump;
    uint32_t level; /* links before it */
    uint32_t slot;
    uint32_t next;    /* the node's next setter */
    uint32_t earlier; /* settlement of the slot before this one, where it is a settlement */
    uint32_t code;
    uint32_t detail;
    uint32_t party;  /* person held, or NONE */
    uint32_t source; /* node whose fields are the value of a correction */
    uint32_t resume; /* where the value is suspended: the phase to resume to */
    uint32_t last;   /* 1 where it closes at once (spec/30-plan.md, "Held values") */
} integra__link;

/* The links of one branch in a list of them. */
typedef struct integra__run {
    uint32_t branch;
    uint32_t newest; /* link */
    uint32_t next;   /* run, or NONE */
} integra__run;

/* Accepted events of one branch that another broke through a slot, having read one value. */
typedef struct integra__group {
    uint32_t breaker; /* node */
    uint32_t branch;
    uint32_t newest; /* link: the broken events */
    uint32_t read;   /* setter whose value they had read, or NONE for an initial value */
    uint32_t next;   /* group of the slot, or NONE */
} integra__group;

typedef struct integra__slot {
    uint32_t self;        /* main slots from 0, then those of the pool */
    uint32_t kind;        /* INTEGRA_SLOT_ */
    uint32_t subject;     /* party of a role, node of the rest, NONE of the main ones */
    uint32_t field;       /* of a correction */
    uint32_t setters;     /* run */
    uint32_t readers;     /* run: events whose guards read it, but for main slots and roles */
    uint32_t groups;      /* group */
    uint32_t settlements; /* link, newest first by `earlier` */
    uint32_t next;        /* a node's next correction slot */
    uint32_t touched_by;  /* node that looked at it last (plan_breaks.c) */
} integra__slot;

typedef struct integra__branch {
    uint32_t newest; /* node */
    uint32_t length;
} integra__branch;

typedef struct integra__edge {
    uint32_t parent;
    uint32_t child;
    uint32_t next; /* next child of the parent */
} integra__edge;

/* What an event has seen: index of branch, of which own is the observer's, and vector for the rest. */
typedef struct integra__view {
    const uint32_t *vector;
    uint32_t size;
    uint32_t branch; /* NONE: everything */
    uint32_t index;
} integra__view;

typedef struct integra__node {
    integra_digest digest; /* first: the trie's key */
    integra_digest target;
    integra_digest text_digest;
    integra_id reference;
    int64_t recorded;
    const uint8_t *parents; /* digests, in the arena */
    const uint8_t *extension;
    const uint8_t *signature;
    uint8_t *prose; /* salt then text, allocated alone so that it can be wiped; NULL without */
    const uint32_t *vector;
    uint32_t vector_size;
    uint32_t extension_size;
    uint32_t signature_size;
    uint32_t prose_size;
    uint32_t writer, author, person; /* parties; person may be NONE */
    uint32_t kind, sequence, edition, code, detail;
    integra_date effective, due, until;
    uint32_t here;         /* 0: a stub, only named by others */
    uint32_t parent_count; /* edges follow one another */
    uint32_t edge;
    uint32_t children; /* edge */
    uint32_t pending;  /* parents not yet judged */
    uint32_t own;      /* the writer's previous node, or NONE */
    uint32_t own_children;
    uint32_t sibling; /* the writer's node before it in the list */
    uint32_t verdict; /* 0 while it waits */
    uint32_t wants_edition;
    uint32_t depth;
    uint32_t position;
    uint32_t branch, index;     /* from 1 */
    uint32_t failed, unsettled; /* 1 << INTEGRA_GUARD_ */
    uint32_t setters;           /* link */
    uint32_t slot;              /* of a need or an intervention */
    uint32_t standing;          /* slot */
    uint32_t corrections;       /* slot */
    uint32_t leans;             /* 1 << INTEGRA_SLOT_: main or role slots its guards stand on (plan_guards.c) */
    uint32_t erased;
    uint32_t listed;  /* next of a list of the plan's */
    uint32_t queued;  /* next of those ready to be judged */
    uint32_t forward; /* the next event of its branch, or NONE */
    uint32_t pairs;   /* pair in which it stands */
    uint32_t waits;   /* parents here that wait too (plan_order.c) */
} integra__node;

/* A row of the state: integra_held without its places in memory. */
typedef struct integra__held {
    uint32_t slot; /* its number */
    uint32_t item;
    uint32_t conflict;
} integra__held;

typedef struct integra__pair {
    uint32_t node, other, slot_kind;
    uint32_t slot; /* its number */
    uint32_t next; /* of the node */
} integra__pair;

typedef struct integra__adoption { /* text or signature that a known event brings */
    uint32_t node;
    uint8_t *prose;
    uint32_t prose_size;
    const uint8_t *signature;
    uint32_t signature_size;
} integra__adoption;

enum {
    INTEGRA__LIST_NEED,
    INTEGRA__LIST_INTERVENTION,
    INTEGRA__LIST_ASSESSMENT,
    INTEGRA__LIST_SHARED,
    INTEGRA__LIST_INFORMED,
    INTEGRA__LIST_ERASURE,
    INTEGRA__LISTS
};

struct integra_plan {
    integra_allocator allocator;
    integra_plan_limits limits;
    integra_id id;
    uint32_t known;   /* 1 once it has an identifier */
    uint32_t edition; /* the greatest edition judged here: INTEGRA_EDITION, another in tests */
    const integra__event_row *rows;
    uint32_t row_count;
    uint32_t opening; /* node, or NONE */
    uint32_t present; /* events here */
    uint32_t judged;  /* of these, those with a verdict for good */
    uint32_t stale;   /* 1 where `held` is not of now */
    uint32_t conflicts;
    uint32_t tips;
    uint32_t ready; /* first of the nodes to judge, linked by queued */
    uint32_t lists[INTEGRA__LISTS];
    uint32_t heavy; /* run: activation, resumption, conclusions of reviews */
    integra__slot main[INTEGRA__MAIN_SLOTS];
    integra__pool nodes, edges, parties, links, runs, groups, slots, branches, pairs, order, adoptions, held;
    integra__pool journal, candidates, touched;
    integra__trie by_digest, by_id;
    integra__arena arena;
    uint32_t *scratch; /* room for what slots hold (plan_slot.c) */
    uint32_t scratch_size;
    uint8_t *draft; /* parents of the last draft */
    size_t draft_size;
    struct {
        integra_id id;
        uint32_t known;
    } before; /* of the change under way */
};

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
/* The node of a digest, a stub where it is new; NONE when memory fails. */
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

static inline int integra__digest_same(const integra_digest *a, const integra_digest *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static inline int integra__id_same(const integra_id *a, const integra_id *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* ---- plan_breaks.c: accepted events that break each other ---- */
/* After its effects: notes the pairs that the accepted node makes with those it has not seen, then enters it among
 * those that later ones are held against. 0 when memory fails. */
int integra__breaks_find(integra_plan *plan, uint32_t self);
int integra__breaks_enter(integra_plan *plan, uint32_t self);

/* ---- plan_fold.c, plan_order.c, plan_text.c ---- */
/* Judges whatever is ready. 0 when memory fails. */
int integra__fold(integra_plan *plan);
/* Makes room for ordering, then orders and frees the room: the second cannot fail. */
int integra__order_reserve(integra_plan *plan, uint32_t **room_out);
void integra__order(integra_plan *plan, uint32_t *room);
/* Sorts count numbers by a comparison, stably, in linear time where they are sorted already; room is as large. */
typedef int integra__compare(const integra_plan *plan, uint32_t a, uint32_t b);
void integra__sort(const integra_plan *plan, integra__pool *pool, uint32_t *room, integra__compare *compare);
/* Keeps the texts and signatures that came with a change, or lets go of them. */
int integra__adopt_later(integra_plan *plan, uint32_t node, const integra_event *event);
void integra__adopt(integra_plan *plan, int keep);
/* Wipes the texts that accepted erasures name (PLN-22). */
void integra__erase(integra_plan *plan);
/* Gives refusals to the caller's array, in the order of the guards. */
integra_status integra__refusals_give(const integra_plan *plan, uint32_t kind, uint32_t failed, uint32_t unsettled,
                                      integra_refusal *out, size_t capacity, size_t *count_out, integra_error *error);
/* The view of a node's own file as a public event, borrowed. */
void integra__node_event(const integra_plan *plan, const integra__node *node, integra_event *out);

#endif
