/* obligation_types.h - what the rows of what is due read of a plan on a day, made ready once.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Events are named by their number among the facts of the day, which are in order: the later has the greater number.
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_TYPES_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_TYPES_H

#include "domain/rules/catalogue.h"
#include "domain/rules/generated/bounds.h"
#include "due_day.h"

/* What has to hold of the plan for a row to be asked. */
enum {
    INTEGRA__OBLIGATION_PSI = 1,
    INTEGRA__OBLIGATION_PPS = 2,
    INTEGRA__OBLIGATION_SHARING = 4,   /* the consent to sharing comes to given */
    INTEGRA__OBLIGATION_REFERENT = 8,  /* named */
    INTEGRA__OBLIGATION_MT = 16,       /* named */
    INTEGRA__OBLIGATION_ANCHOR = 32,   /* activated, resumed or reviewed */
    INTEGRA__OBLIGATION_SCREENED = 64, /* a screening on or before the day */
    INTEGRA__OBLIGATION_GOALS = 128    /* a closing is held whose reason is that the goals are reached */
};

/* Who is expected to act, where the row says it of the whole plan. */
enum {
    INTEGRA__OBLIGATION_NOBODY,
    INTEGRA__OBLIGATION_THE_PERSON,
    INTEGRA__OBLIGATION_THE_REFERENT,
    INTEGRA__OBLIGATION_THE_MT,
    INTEGRA__OBLIGATION_ACTORS
};

/* Somebody, and the latest event that meets what is asked about them: its number, or INTEGRA_NO_INDEX. */
typedef struct integra__obligation_person {
    integra_id id;
    uint32_t fact;
} integra__obligation_person;

/* Different people, ascending. */
typedef struct integra__obligation_people {
    integra__obligation_person *each;
    size_t count;
} integra__obligation_people;

/* A need, an intervention or an objective whose event counts, and all its held states. */
typedef struct integra__obligation_item {
    uint32_t fact;
    uint32_t states; /* 1 << state */
    uint32_t bare;   /* 1 where one of them has no detail and is done */
} integra__obligation_item;

/* A mandate, and whether another one goes on beyond it. */
typedef struct integra__obligation_mandate {
    integra_id person;
    uint32_t fact;
    uint32_t renewed;
} integra__obligation_mandate;

/* A watch of a suspension: who, until when, and the place of the event that set it. */
typedef struct integra__obligation_watcher {
    integra_id person;
    integra_date until;
    uint32_t place;
} integra__obligation_watcher;

/* The way home. Returns are the last discharges, those that no admission follows. */
typedef struct integra__obligation_stays {
    size_t returns_from;     /* the first of them, among the discharges */
    uint32_t last_admission; /* INTEGRA_NO_INDEX for none */
    uint32_t under_way;      /* 1 while no discharge ended its stay */
    integra_date seen;       /* the last contact that was not by phone alone */
} integra__obligation_stays;

typedef struct integra__obligations integra__obligations;

/* Tells the rows of one line of the table. */
typedef void integra__obligation_teller(integra__obligations *o);

typedef struct integra__obligation_row {
    uint32_t rule, settled_by;
    uint32_t phases; /* INTEGRA_PHASE_BIT_ */
    uint32_t needs;  /* INTEGRA__OBLIGATION_ */
    uint32_t acts;   /* INTEGRA__OBLIGATION_, where all its rows have one subject */
    uint32_t who;    /* INTEGRA_ENTITLED_BIT_; 0 for whoever concludes a review */
    uint32_t event;  /* the kind that meets it, where any event of that kind does */
    integra__obligation_teller *tell;
} integra__obligation_row;

struct integra__obligations {
    const integra_due *due;
    const integra_screened *screened;
    const int64_t *values; /* of the parameters */
    uint32_t phases, has;
    uint32_t anchor;
    integra_id actors[INTEGRA__OBLIGATION_ACTORS];
    const integra__obligation_row *row; /* the one that is told */
    integra__findings out;

    uint32_t *by_kind; /* numbers of facts, kind by kind */
    uint32_t *fact_of; /* by place */
    size_t kinds[INTEGRA__EVENT_CODES + 1], slots[INTEGRA__SLOT_CODES + 1];
    integra__obligation_people referents, mts, recipients, staff;
    integra__obligation_item *interventions, *objectives;
    integra__obligation_mandate *mandates;
    integra__obligation_watcher *watchers; /* as many as values held; those of one watch stand together */
    integra__obligation_stays stays;
    void *memory;
    size_t size;
};

#endif
