/* view_types.h - what a view of a plan is read into: how events stand in it, and which of their rows are seen.
 * Spec: spec/35-views.md (PLN-30).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_VIEW_TYPES_H
#define INTEGRA_DOMAIN_VIEW_TYPES_H

#include <integra/view.h>

#define INTEGRA__VIEW_PARENT UINT32_MAX /* as a group: that of the row it stands within */
#define INTEGRA__VIEW_NONE   UINT32_MAX
#define INTEGRA__VIEW_DEPTH  4 /* a need, its objective, that one's intervention, the word on it */

/* How the events of a kind stand in a view (spec/view_rows.tsv). */
typedef struct integra__view_row {
    uint32_t group;  /* INTEGRA_VIEW_GROUP_, INTEGRA__VIEW_PARENT, or 0: never a row */
    uint32_t alone;  /* 1 where it may stand for itself, what it names not being seen */
    uint32_t code;   /* the group without which code, detail and reference are not seen; 0 for none */
    uint32_t text;   /* the same of its text, beside INTEGRA_VIEW_GROUP_TEXTS */
    uint32_t holds;  /* 1 << INTEGRA_SLOT_: a row only while it sets a value that one of these holds */
    uint64_t within; /* 1 << INTEGRA_EVENT_: the kinds within whose rows it stands */
} integra__view_row;

/* Generated: kind k at k - 1, viewer v at v - 1. */
extern const integra__view_row integra__view_rows[];
extern const uint32_t integra__view_row_count;
extern const uint32_t integra__view_groups[]; /* 1 << INTEGRA_VIEW_GROUP_ */

/* Rows of the state, none cut, that follow one another. */
typedef struct integra__view_span {
    uint32_t first;
    uint32_t count;
} integra__view_span;

/* An event of the plan that is read, by its place. */
typedef struct integra__view_node {
    uint32_t seen;   /* 1 where it is a row of the view */
    uint32_t orphan; /* 1 where what it names stands in the plan and is not seen */
    uint32_t parent; /* the place of the event within whose row it stands, or INTEGRA__VIEW_NONE */
    uint32_t child;  /* the first of those within its own */
    uint32_t next;   /* the parent's next child */
    uint32_t annulled;
    uint32_t holding;               /* 1 << INTEGRA_SLOT_: those of which it sets a value held */
    integra__view_span corrections; /* of its fields, ascending by field */
    integra__view_span states;      /* of a need, an objective, an intervention */
    integra__view_span priorities;
    integra__view_span opinions;
} integra__view_node;

typedef struct integra__view {
    integra_plan *plan;  /* that is read: the one given, or that one as it was known */
    integra_plan *known; /* the latter, to be released; NULL for the former */
    integra_allocator allocator;
    uint32_t groups; /* 1 << INTEGRA_VIEW_GROUP_ */
    uint32_t phases; /* 1 << INTEGRA_PHASE_ held */
    integra_event opening;
    integra__view_node *nodes;
    size_t count;
    size_t held;
} integra__view;

static inline int integra__view_sees(const integra__view *view, uint32_t group)
{
    return group == 0 || (view->groups >> group & 1u) != 0;
}

#endif
