/* teller.h - tells long histories of one plan, event by event, through the plan's own change.
 * Spec: spec/31-history.md (PLN-11); tests/long/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_TESTS_LONG_TELLER_H
#define INTEGRA_TESTS_LONG_TELLER_H

#include <integra/integra.h>

/* One installation: what it wrote last. */
typedef struct long_hand {
    integra_id writer;
    uint32_t sequence;
    integra_digest last;
} long_hand;

enum { PERSON = 1, GP, MANAGER, NURSE, PEOPLE };

typedef struct long_teller {
    integra_plan *plan;
    integra_id id;
    int64_t clock; /* minutes */
    uint32_t told;
    integra_status status; /* of the first event that was not added */
    long_hand first;       /* tells the opening and what makes the plan active */
    integra_digest need, intervention;
    int withhold_opening; /* the opening is told, named by others, and not added */
} long_teller;

/* Begins one change of an empty plan. */
void teller_begin(long_teller *teller, integra_plan *plan);
/* The opening and all that a plan needs to be active. */
void teller_open(long_teller *teller);
/* Another installation that has seen what `seen` wrote last; it has written nothing. */
long_hand teller_join(const long_teller *teller, const long_hand *seen, uint32_t number);
/* An event to be filled in. */
integra_event teller_event(const long_teller *teller, uint32_t kind, uint32_t author);
/* Adds it: the writer's previous event is its first parent, others (ascending) come after. */
void teller_tell(long_teller *teller, long_hand *hand, integra_event *event, const integra_digest *others,
                 size_t count);
integra_id teller_id(uint32_t space, uint32_t number);
/* The same with a kind, an author, a code and a person alone. */
void teller_say(long_teller *teller, long_hand *hand, uint32_t kind, uint32_t author, uint32_t code, uint32_t person);
/* The same about an event. */
void teller_step(long_teller *teller, long_hand *hand, uint32_t kind, uint32_t code, const integra_digest *target);
/* A correction of when the intervention is due, another day each time. */
void teller_correct(long_teller *teller, long_hand *hand);
void teller_suspend(long_teller *teller, long_hand *hand);
/* Another intervention for the need, with somebody to do it and a day. */
void teller_plan(long_teller *teller, long_hand *hand);

#endif
