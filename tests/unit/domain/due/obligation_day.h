/* obligation_day.h - a plan on a day told by hand: the events that count on it, and what its slots hold.
 * Spec: spec/34-due.md (PLN-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * Nothing is judged or folded here: what due_day.c would have read is put in as a test says it.
 */
#ifndef INTEGRA_TESTS_OBLIGATION_DAY_H
#define INTEGRA_TESTS_OBLIGATION_DAY_H

#include "core/generated/bounds.h"
#include "domain/due/obligations.h"
#include "domain/rules/generated/rules.h"

#define DAY_ROOM  256
#define SAID_ROOM 4096

typedef struct told_day {
    integra_due due;
    integra__due_fact facts[DAY_ROOM];
    integra_held held[DAY_ROOM];
    integra_digest digests[DAY_ROOM];
    integra_screened screened;
    const integra_rules *rules;
    char said[SAID_ROOM];
} told_day;

/* A date written 2026-01-31. */
integra_date date_of(const char *text);

/* Somebody, named by one letter; ' ' is nobody. */
integra_id who(char letter);

/* A PSI about 'a' with nothing in it, no phase and no screening. */
void day_begin(told_day *day);
void day_end(told_day *day);

/* An event that counts; returns its place. Fields left out are none: target, whose place 0 may be meant, is set by
 * day_names(). */
typedef struct told_event {
    uint32_t unused, code, detail;
    const char *due, *until;
    char person, author;
} told_event;
uint32_t day_event(told_day *day, uint32_t kind, const char *date, told_event event);
#define EVENT(day, kind, date, ...) day_event(day, INTEGRA_EVENT_##kind, date, (told_event){ 0, __VA_ARGS__ })
void day_names(told_day *day, uint32_t place, uint32_t target);

/* A value that a slot holds. about is the place of the item or event, for slots that have one. */
typedef struct told_value {
    uint32_t unused, code, detail, place, about, read, vacant, field;
    const char *date;
    char person, member;
} told_value;
void day_holds(told_day *day, uint32_t slot, told_value value);
#define HOLDS(day, slot, ...) day_holds(day, INTEGRA_SLOT_##slot, (told_value){ 0, __VA_ARGS__ })

/* Events and the states of their items at once. */
uint32_t day_intervention(told_day *day, const char *date, const char *due, char person, uint32_t state);
uint32_t day_objective(told_day *day, const char *date, const char *due, uint32_t state);

/* The phases, one a letter of DPARSC, in place of those before. */
void day_phases(told_day *day, const char *phases);

/* A screening on a day: the verdict of assistance, that of the PPS being the other one. */
void day_screened(told_day *day, const char *date, uint32_t assistance, uint32_t pps);

/* Works out what is due; conflicts are those of values that differ. */
integra_status day_works(told_day *day, const char *at);

/* What is said of a rule and what settles it, in order, such as "due 2026-07-05 r @3 #1; met": the state, the term,
 * the letter of whoever acts, the place, the value. */
const char *day_says(told_day *day, const char *at, uint32_t rule, uint32_t settled_by);
#define SAYS(day, at, rule, settled, text)                                                                             \
    assert_string_equal(day_says(day, at, INTEGRA__##rule, INTEGRA_SETTLED_BY_##settled), text)

/* Who may, of the first of them: INTEGRA_ENTITLED_BIT_; 0 where there is none. */
uint32_t day_may(told_day *day, const char *at, uint32_t rule, uint32_t settled_by);

#endif
