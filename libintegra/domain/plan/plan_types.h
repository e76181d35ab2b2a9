/* plan_types.h - what a plan is made of.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Nothing is stored for the state: what a slot holds in the eyes of an event is looked up among the slot's setters,
 * by what the event has seen. Seen is a number a branch: how many of its events are ancestors. An event that merely
 * follows its writer's previous one shares that one's numbers; they are written anew only where branches join.
 */
#ifndef INTEGRA_DOMAIN_PLAN_TYPES_H
#define INTEGRA_DOMAIN_PLAN_TYPES_H

#include <integra/plan.h>

#include "core/work.h"
#include "domain/event/event.h"
#include "plan_pool.h"
#include "plan_trie.h"

#define INTEGRA__PLAN_MAIN_SLOTS 8 /* phase to watcher: slot s is the plan's slot s - 1 */

/* A person or a writer, by its identifier (first, being the trie's key). */
typedef struct integra__plan_party {
    integra_id id;
    uint32_t role;       /* slot, or NONE */
    uint32_t answers[2]; /* as a holder of authority: slots of the consents to assistance and to sharing, or NONE */
    uint32_t authority;  /* 1 where an event here gave it */
    uint32_t left;       /* 1 where something here set its role to none */
    uint32_t nodes;      /* as a writer: the node it wrote that came last */
    uint32_t tips;       /* and the ends of its chains */
} integra__plan_party;

/* How many events stand at one place of a writer: two are a fork (PLN-12). */
#define INTEGRA__PLAN_SEAT_KEY 20
typedef struct integra__plan_seat {
    uint8_t key[INTEGRA__PLAN_SEAT_KEY]; /* writer, sequence */
    uint32_t count;
} integra__plan_seat;

/* A link of a chain along one branch. jump leads further back, so that a place is found in logarithmic time. A list
 * of events is such a chain; so are the setters of a slot, which use the second half too. */
typedef struct integra__plan_link {
    uint32_t node;
    uint32_t index; /* of the node in its branch */
    uint32_t before;
    uint32_t jump;
    uint32_t level; /* links before it */
    uint32_t slot;
    uint32_t same[3]; /* of a setter: before, jump and level among those of its branch that set the same value */
    uint32_t next;    /* the node's next setter */
    uint32_t earlier; /* settlement of the slot before this one, where it is a settlement */
    uint32_t code;
    uint32_t detail;
    uint32_t party;    /* person held, or NONE; of a closed phase by whom */
    uint32_t source;   /* node that first gave the value, where a settlement chose it; else the setter */
    integra_date date; /* of a watcher the last day, of a closed phase since when; else unknown */
    uint32_t run;      /* of a setter: which it is of */
    uint32_t gone;     /* index at which an event of its own branch annulled it, or 0 */
    uint32_t standing; /* then the newest before it that is not known to be gone by that index */
    uint32_t resume;   /* where the value is suspended: the phase to resume to */
    uint32_t last;     /* 1 where it closes at once (spec/31-history.md, "What is held") */
} integra__plan_link;

/* The links of one branch in a list of them. */
typedef struct integra__plan_run {
    uint32_t branch;
    uint32_t newest; /* link */
    uint32_t next;   /* run, or NONE */
    uint32_t values; /* of setters: the same again, by what they give */
} integra__plan_run;

/* The setters of one slot and branch that give one value, of one sort. */
typedef struct integra__plan_values {
    uint32_t newest; /* link */
    uint32_t next;   /* of the run, or NONE */
    uint32_t sort;   /* INTEGRA__PLAN_FALLIBLE | ... (plan_values.h) */
} integra__plan_values;

/* What one slot held in the eyes of an event, kept with it (plan_kept.c). */
typedef struct integra__plan_kept {
    uint32_t slot;  /* its number */
    uint32_t first; /* item */
    uint32_t count;
    uint32_t next; /* of the event, or NONE */
} integra__plan_kept;

#define INTEGRA__PLAN_TRAIL_KEY 12
/* The pairs in which one event is broken through one slot by breakers of one sort. */
typedef struct integra__plan_trail {
    uint8_t key[INTEGRA__PLAN_TRAIL_KEY]; /* node, slot, sort */
    uint32_t firm;                        /* pair: of breakers that stand for good, newest first */
    uint32_t shaky;                       /* pair: of those that may fall */
    uint32_t first;                       /* item: what the slot held for it, once worked out */
    uint32_t count;                       /* of these, 0 before */
    uint32_t clear;                   /* node: a breaker, the first of its branch, that none of these hid, or NONE */
    uint32_t clear_firm, clear_shaky; /* the newest pairs then */
} integra__plan_trail;

/* The groups of one breaker, slot and branch. */
typedef struct integra__plan_bundle {
    uint8_t key[INTEGRA__PLAN_TRAIL_KEY]; /* breaker, slot, branch */
    uint32_t groups;                      /* by `like` */
} integra__plan_bundle;

/* The groups of one breaker and slot. */
typedef struct integra__plan_breaker {
    uint32_t node;
    uint32_t slot;   /* its number */
    uint32_t groups; /* by `others` */
    uint32_t next;   /* of the slot, or NONE */
    uint32_t same;   /* of the node, or NONE */
} integra__plan_breaker;

/* Accepted events of one branch that another broke through a slot, having read one value there. Of each link, code is
 * the setter of what was read (or INITIAL). */
typedef struct integra__plan_group {
    uint32_t breaker; /* node */
    uint32_t branch;
    uint32_t newest; /* link: the broken events */
    uint32_t next;   /* group of the slot, or NONE */
    uint32_t slot;   /* its number */
    uint32_t others; /* next group of the breaker and slot */
    uint32_t like;   /* next of its bundle */
    uint32_t pair;   /* where another breaker may hide it: its one pair; else NONE */
} integra__plan_group;

typedef struct integra__plan_slot {
    uint32_t self;        /* main slots from 0, then those of the pool */
    uint32_t kind;        /* INTEGRA_SLOT_ */
    uint32_t subject;     /* party of a role, node of the rest, NONE of the main ones */
    uint32_t field;       /* of a correction */
    uint32_t setters;     /* run */
    uint32_t width;       /* how many of these */
    uint32_t readers;     /* run: events whose guards read it, but for main slots and roles */
    uint32_t groups;      /* group */
    uint32_t breakers;    /* breaker: the same groups again */
    uint32_t settlements; /* link, newest first by `earlier` */
    uint32_t next;        /* a node's next slot of `corrections` */
    uint32_t touched_by;  /* node that looked at it last (plan_breaks.c) */
} integra__plan_slot;

typedef struct integra__plan_branch {
    uint32_t newest; /* node */
    uint32_t length;
    uint32_t head;        /* the last of it that a draft may name, or NONE: worked out for each draft (plan_draft.c) */
    uint32_t concluded;   /* node: the last accepted conclusion of a review, or NONE */
    integra_date horizon; /* no intervention that it saw was due before */
} integra__plan_branch;

typedef struct integra__plan_edge {
    uint32_t parent;
    uint32_t child;
    uint32_t next; /* next child of the parent */
} integra__plan_edge;

/* What counts on a day, of all that is here (plan_day.c). */
typedef struct integra__plan_day {
    uint8_t *dated;   /* by place: 1 where it had taken effect by then, or is no event of a day (PLN-16) */
    uint32_t *newest; /* by setter: itself or the newest before it that is dated and stands, or NONE */
    uint32_t places, links;
} integra__plan_day;

/* What an event has seen: index of branch, of which own is the observer's, and vector for the rest. */
typedef struct integra__plan_view {
    const uint32_t *vector;
    uint32_t size;
    uint32_t branch; /* NONE: everything */
    uint32_t index;
    const integra__plan_day *day;  /* of everything, what counts on a day alone; NULL: whatever the day */
    struct integra__plan_node *of; /* whose ancestors these are, NULL where they are nobody's */
} integra__plan_view;

typedef struct integra__plan_node {
    integra_digest digest; /* first: the trie's key */
    integra_digest target;
    integra_digest text_digest;
    integra_id reference;
    int64_t recorded;
    int64_t known;          /* since when, by minutes: plan_known.c */
    const uint8_t *parents; /* digests, in the arena */
    const uint8_t *extension;
    uint8_t *prose; /* salt then text, allocated alone so that it can be wiped; NULL without */
    const uint32_t *vector;
    const uint32_t *passed_on; /* what those see that name it alone, and its size, once worked out */
    uint32_t passed_size;
    uint32_t vector_size;
    uint32_t extension_size;
    uint32_t prose_size;
    uint32_t signatures;                    /* the first of them, or NONE */
    uint32_t writer, author, person, giver; /* parties; person and giver may be NONE */
    uint32_t kind, sequence, edition, code, detail, heard, vouched;
    integra_date effective, due, until;
    uint32_t here;         /* 0: a bare name, which others gave */
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
    uint32_t seat;
    uint32_t branch, index;     /* from 1 */
    uint32_t failed, unsettled; /* 1 << INTEGRA_GUARD_ */
    uint32_t contested;         /* 1 << INTEGRA_SLOT_: whose conflict refused it */
    uint32_t entitled;          /* 1 << INTEGRA_ENTITLED_: who may do what it was refused for, or settle */
    uint32_t setters;           /* link */
    uint32_t slot;              /* of a need, an objective or an intervention */
    uint32_t standing;          /* slot */
    uint32_t corrections;       /* slots of corrected fields, of the priority and of the opinion */
    uint32_t leans;             /* 1 << INTEGRA_SLOT_: main or role slots its guards stand on (plan_guards.c) */
    uint32_t erased;
    uint32_t listed;  /* next of a list of the plan's, or of an assessment's */
    uint32_t shares;  /* of an assessment: the sharings that name it */
    uint32_t queued;  /* next of those ready to be judged */
    uint32_t forward; /* the next event of its branch, or NONE */
    uint32_t pairs;   /* pair in which it is the breaker */
    uint32_t breaks;  /* breaker: it, in the slots that it gave groups */
    uint32_t kept;    /* what wide slots held for it */
    uint32_t closed;  /* 1 where the day is known of the earliest closing that stood for it */
    integra_date closed_on;
    uint32_t waits; /* parents here that wait too (plan_order.c) */
    uint32_t bears; /* 1 where it is accepted, or an accepted event descends from it (plan_crowd.c) */
    uint32_t fresh; /* 1 where the change under way brings it */
    uint32_t ended; /* 1 while it is listed in `ends` */
    uint32_t left;  /* 1 where the change is done again without it */
    uint32_t first; /* of a chain's last event: the first of its own part */
} integra__plan_node;

/* A row of the state: integra_held without its places in memory. */
typedef struct integra__plan_held_row {
    uint32_t slot; /* its number */
    uint32_t item;
    uint32_t of; /* how many rows its slot has */
    uint32_t conflict;
    uint32_t vacant;
} integra__plan_held_row;

typedef struct integra__plan_pair {
    uint32_t node, other, slot_kind;
    uint32_t slot; /* its number */
    uint32_t trail;
    uint32_t next;     /* of the trail, of those that may fall or of the others */
    uint32_t others;   /* next pair of the breaker */
    uint32_t sort;     /* INTEGRA__PLAN_ORDINARY.. */
    uint32_t doubtful; /* 1 where an earlier breaker of its sort hides it while that one stands */
} integra__plan_pair;

/* Of which sort a breaker is: what is ordinary makes a conflict, the others are listed as concurrent. */
enum { INTEGRA__PLAN_ORDINARY, INTEGRA__PLAN_AT_ONCE, INTEGRA__PLAN_LISTED };

typedef struct integra__plan_adoption { /* text that an event brings */
    uint32_t node;
    uint32_t prose_size;
    uint8_t *prose;
} integra__plan_adoption;

typedef struct integra__plan_signature {
    const uint8_t *bytes; /* in the arena */
    uint32_t size;
    uint32_t next; /* the event's next in ascending order, or NONE */
} integra__plan_signature;

enum {
    INTEGRA__PLAN_LIST_NEED,
    INTEGRA__PLAN_LIST_INTERVENTION,
    INTEGRA__PLAN_LIST_ASSESSMENT,
    INTEGRA__PLAN_LIST_INFORMED,
    INTEGRA__PLAN_LIST_ERASURE,
    INTEGRA__PLAN_LIST_CLOSING, /* withdrawals of the assistance too */
    INTEGRA__PLAN_LIST_HOLDER,  /* the first to give each party the role of holder of authority */
    INTEGRA__PLAN_LISTS
};

struct integra_plan {
    integra_allocator allocator;
    integra_plan_limits limits;
    integra_plan_host host;
    integra__work_state work; /* of the call under way */
    integra_id id;
    uint32_t known;   /* 1 once it has an identifier */
    uint32_t edition; /* the greatest edition judged here: INTEGRA_EDITION, another in tests */
    const integra__event_row *rows;
    uint32_t row_count;
    uint32_t opening; /* node, or NONE */
    uint32_t present; /* events here */
    uint32_t judged;  /* of these, those with a verdict for good */
    uint32_t stale;   /* 1 where `held` is not of now */
    uint32_t timed;   /* 1 where each event's `known` is of now */
    uint32_t tips;
    uint32_t ready; /* first of the nodes to judge, linked by queued */
    uint32_t lists[INTEGRA__PLAN_LISTS];
    uint32_t heavy; /* run: activation, resumption, conclusions of reviews */
    uint32_t past;  /* run: settlements and annulments, which may stand on any event's standing */
    uint32_t steps; /* run: events that set a need, an intervention, a correction or a standing */
    integra__plan_slot main[INTEGRA__PLAN_MAIN_SLOTS];
    integra__plan_pool nodes, edges, parties, links, runs, values, kept, kept_items, trails, bundles, breakers, groups,
        slots, branches, pairs, order, adoptions, signatures, held, seats; /* held: every row of the state */
    integra__plan_pool ends;    /* nodes: every chain's last event, and some that were */
    integra__plan_pool renewed; /* nodes that were here and to which the change under way brings something */
    integra__plan_pool journal, candidates, touched;
    integra__plan_pool listed, concurrent; /* of `held` and of `pairs` those that are listed */
    integra_plan_totals totals;            /* both and this worked out with `held` */
    integra__plan_trie by_digest, by_id, by_seat, by_trail, by_bundle;
    integra__plan_arena arena;
    integra_date horizon; /* of the interventions looked at (plan_guards_effects.c) */
    uint32_t *scratch;    /* room for what slots hold (plan_slot.c) */
    uint32_t scratch_size;
    uint8_t *draft; /* parents of the last draft */
    size_t draft_size;
    struct {
        integra_id id;
        uint32_t known;
        uint32_t waiting;  /* 1 where an event waited */
        uint32_t erasures; /* the newest that was there */
    } before;              /* the change under way */
};

/* ---- what the files of the plan hand each other ---- */

#define INTEGRA__PLAN_READ    0x80000000u /* beside a link: a value that a broken event had read */
#define INTEGRA__PLAN_INITIAL 0x7fffffffu /* instead of a link: the value of a slot that nothing set */

typedef struct integra__plan_value {
    uint32_t code;
    uint32_t detail;
    uint32_t party;
    integra_date date;
    uint32_t link; /* or INTEGRA__PLAN_INITIAL */
} integra__plan_value;

/* What is looked at, in whose eyes, and one slot taken for another value (breaks). */
typedef struct integra__plan_look {
    integra_plan *plan;
    integra__plan_view view;
    const integra__plan_slot *instead; /* NULL for none */
    uint32_t item;                     /* what that slot holds then */
    uint32_t used;                     /* of the scratch room */
} integra__plan_look;

typedef struct integra__plan_judgement {
    uint32_t failed;    /* 1 << INTEGRA_GUARD_ */
    uint32_t unsettled; /* of these, those where conflicting values answer differently */
    uint32_t leans;
    uint32_t contested; /* 1 << INTEGRA_SLOT_ */
    uint32_t entitled;  /* 1 << INTEGRA_ENTITLED_ */
} integra__plan_judgement;

/* In `leans`: on the role of the event's person, of its giver. */
#define INTEGRA__PLAN_LEANS_PERSON 0x80000000u
#define INTEGRA__PLAN_LEANS_GIVER  0x40000000u

#define INTEGRA__PLAN_SLOTS_SET 3 /* the most slots one event sets */

typedef int integra__plan_compare(const integra_plan *plan, uint32_t a, uint32_t b);

#endif
