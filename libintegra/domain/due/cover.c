/* cover.c - who covers an office each day.
 * Spec: spec/36-as-of.md (PLN-14).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Days are gone through by those on which something changes: what takes effect, and what is over. Between two of them
 * nothing does, however long that is. */
#include "cover.h"

#include <string.h>

#include "core/allocator.h"
#include "core/generated/bounds.h"
#include "core/status.h"
#include "cover_held.h"
#include "cover_turns.h"
#include "domain/plan/plan_cells.h"

#define FIRST_ROOM 16u

static const struct {
    uint32_t office, holder, deputy;
} offices[] = { { INTEGRA_OFFICE_REFERENT, INTEGRA_SLOT_REFERENT, INTEGRA_SLOT_REFERENT_DEPUTY },
                { INTEGRA_OFFICE_MT, INTEGRA_SLOT_MT, INTEGRA_SLOT_MT_DEPUTY } };
#define OFFICES (sizeof offices / sizeof *offices)

typedef struct run_list {
    integra_cover_days *rows;
    size_t count, room;
} run_list;

typedef struct sweep {
    const integra_due *due;
    integra__cover_held held;
    integra__cover_turns turns;
    size_t fact, turn;               /* the first ones that are not taken in yet */
    integra_date from;               /* since when it has been as it is now */
    int open;                        /* whether the days from then on count */
    integra_cover_days now[OFFICES]; /* and who covers them */
    run_list runs[OFFICES];
} sweep;

/* ---- runs ---- */

static int make_room(const integra_allocator *memory, run_list *list)
{
    size_t room = list->room == 0 ? FIRST_ROOM : 2 * list->room;
    integra_cover_days *rows;
    if (list->count < list->room) {
        return 1;
    }
    rows = integra__allocate(memory, room * sizeof *rows);
    if (rows == NULL) {
        return 0;
    }
    if (list->count > 0) {
        memcpy(rows, list->rows, list->count * sizeof *rows);
    }
    integra__release(memory, list->rows, list->room * sizeof *rows);
    list->rows = rows;
    list->room = room;
    return 1;
}

/* Adds days to a list: to its last run, where they follow it and nobody else covers them. */
static int add_days(const integra_allocator *memory, run_list *list, const integra_cover_days *days)
{
    integra_cover_days *last = list->count == 0 ? NULL : &list->rows[list->count - 1];
    if (last != NULL && last->to + 1 == days->from && last->by == days->by &&
        memcmp(&last->person, &days->person, sizeof last->person) == 0) {
        last->to = days->to;
        return 1;
    }
    if (!make_room(memory, list)) {
        return 0;
    }
    list->rows[list->count++] = *days;
    return 1;
}

/* The days up to this one were as it is now. */
static int close_days(sweep *s, integra_date to)
{
    int ok = 1;
    for (size_t i = 0; i < OFFICES && s->open && ok; i++) {
        s->now[i].from = s->from;
        s->now[i].to = to;
        ok = add_days(&s->due->allocator, &s->runs[i], &s->now[i]);
    }
    return ok;
}

/* ---- days ---- */

/* Turns of one day come in any order; what ends then began before, and the counts are never below 0. */
static void take_turn(sweep *s, const integra__cover_turn *turn)
{
    integra__cover_person *person = &s->held.people[turn->person];
    if (turn->what == INTEGRA__COVER_BACK) {
        person->absences--;
    } else if (turn->what == INTEGRA__COVER_READ) {
        person->reads++;
        person->version++;
    } else if (turn->what == INTEGRA__COVER_UNREAD) {
        person->reads--;
        person->version++;
    }
}

/* A fact takes effect. Returns whether it changes anything that is asked about here. */
static int take_fact(sweep *s, const integra__due_fact *fact)
{
    integra__cover_person *person =
        integra__cover_is_absence(fact) ? integra__cover_person_of(&s->held, &fact->person) : NULL;
    if (person != NULL) {
        person->absences++;
    }
    return integra__cover_takes_effect(&s->held, integra__cover_node(s->held.plan, fact->place)) || person != NULL;
}

/* All that happens on one day. Returns whether anything changes; *closed_out, whether the plan is closed that day. */
static int take_day(sweep *s, integra_date day, int *closed_out)
{
    int changes = 0;
    *closed_out = 0;
    for (; s->fact < s->due->fact_count && s->due->facts[s->fact].effective == day; s->fact++) {
        const integra__due_fact *fact = &s->due->facts[s->fact];
        changes |= take_fact(s, fact);
        *closed_out |= integra__cover_closes(&s->held, integra__cover_node(s->held.plan, fact->place));
    }
    for (; s->turn < s->turns.count && s->turns.rows[s->turn].day == day; s->turn++) {
        take_turn(s, &s->turns.rows[s->turn]);
        changes = 1;
    }
    return changes;
}

static void look_around(sweep *s)
{
    const integra_plan *plan = s->held.plan;
    for (size_t i = 0; i < OFFICES; i++) {
        uint32_t party = integra__cover_first(&s->held, offices[i].holder);
        uint32_t by = INTEGRA_COVER_HOLDER;
        if (party == INTEGRA__PLAN_NONE) {
            party = integra__cover_first(&s->held, offices[i].deputy);
            by = party == INTEGRA__PLAN_NONE ? INTEGRA_COVER_NOBODY : INTEGRA_COVER_DEPUTY;
        }
        memset(&s->now[i], 0, sizeof s->now[i]);
        s->now[i].office = offices[i].office;
        s->now[i].by = by;
        if (party != INTEGRA__PLAN_NONE) {
            s->now[i].person = integra__plan_party_at(plan, party)->id;
        }
    }
}

/* The next day on which something happens, or the one after the last that is asked about. */
static integra_date next_day(const sweep *s)
{
    integra_date day = s->due->at + 1;
    if (s->fact < s->due->fact_count && s->due->facts[s->fact].effective < day) {
        day = s->due->facts[s->fact].effective;
    }
    if (s->turn < s->turns.count && s->turns.rows[s->turn].day < day) {
        day = s->turns.rows[s->turn].day;
    }
    return day;
}

/* A plan closed on a day is open on it, where it was the day before. */
static int walk(sweep *s)
{
    int ok = 1, was_open = 0;
    for (integra_date day = next_day(s); day <= s->due->at && ok; day = next_day(s)) {
        int closed;
        if (!take_day(s, day, &closed)) {
            continue;
        }
        ok = close_days(s, day - 1);
        s->open = integra__cover_is_open(&s->held) || (closed && was_open);
        was_open = integra__cover_is_open(&s->held);
        s->from = day;
        if (s->open) {
            look_around(s);
        }
    }
    return ok && close_days(s, s->due->at);
}

static int hand_over(const sweep *s, integra_due *due)
{
    size_t count = 0, used = 0;
    integra_cover_days *cover;
    for (size_t i = 0; i < OFFICES; i++) {
        count += s->runs[i].count;
    }
    cover = integra__allocate(&due->allocator, count * sizeof *cover);
    if (cover == NULL) {
        return 0;
    }
    for (size_t i = 0; i < OFFICES; i++) {
        for (size_t j = 0; j < s->runs[i].count; j++) {
            cover[used++] = s->runs[i].rows[j];
        }
    }
    due->cover = cover;
    due->cover_count = count;
    return 1;
}

integra_status integra__due_cover_read(integra_plan *plan, integra_due *due, integra_error *error)
{
    sweep s = { .due = due };
    int ok = integra__cover_held_make(plan, due, &s.held) && integra__cover_turns_make(&s.held, due, &s.turns) &&
             walk(&s) && hand_over(&s, due);
    for (size_t i = 0; i < OFFICES; i++) {
        integra__release(&due->allocator, s.runs[i].rows, s.runs[i].room * sizeof *s.runs[i].rows);
    }
    if (s.turns.memory != NULL) {
        integra__cover_turns_release(&s.turns);
    }
    integra__cover_held_release(&s.held);
    return ok ? INTEGRA_OK : integra__no_memory(error);
}
