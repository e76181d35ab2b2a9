/* due_day.c - a plan on a day: the values its slots held, and the events that count on it, as corrected.
 * Spec: spec/36-as-of.md (PLN-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Where nothing is dated after the day, these are the plan's own rows; else they are looked up once more among what
 * counts (domain/plan/plan_day.h). */
#include "due_day.h"

#include <string.h>

#include "core/allocator.h"
#include "core/status.h"
#include "domain/plan/plan_authority.h"
#include "domain/plan/plan_cells.h"
#include "domain/plan/plan_day.h"
#include "domain/plan/plan_offices.h"
#include "domain/plan/plan_read.h"
#include "domain/plan/plan_rows.h"
#include "domain/plan/plan_seen.h"
#include "domain/plan/plan_slot.h"

/* What is read, until all of it is there. */
typedef struct day_read {
    integra_plan *plan;
    const integra_allocator *memory;
    integra__due_fact *facts;
    integra_held *held;
    integra_digest *digests;
    size_t fact_count, held_count;
} day_read;

static void let_go(day_read *r)
{
    integra__release(r->memory, r->facts, r->fact_count * sizeof *r->facts);
    integra__release(r->memory, r->held, r->held_count * sizeof *r->held);
    integra__release(r->memory, r->digests, integra_plan_count(r->plan) * sizeof *r->digests);
}

/* ---- facts ---- */

static void fill_fact(const integra_plan *plan, uint32_t place, const integra_event *event, integra__due_fact *fact)
{
    uint32_t target = integra__plan_trie_find(&plan->by_digest, event->target.bytes);
    int here = target != INTEGRA__PLAN_NONE && integra__plan_node_at(plan, target)->here;
    fact->place = place;
    fact->kind = event->kind;
    fact->code = event->code;
    fact->detail = event->detail;
    fact->effective = event->effective;
    fact->due = event->due;
    fact->until = event->until;
    fact->target = here ? integra__plan_node_at(plan, target)->position : INTEGRA_NO_INDEX;
    fact->person = event->person;
    fact->giver = event->giver;
    fact->author = event->author;
}

/* Fills in the events that count, where there is room for them, and returns how many there are. */
static size_t list_facts(integra_plan *plan, integra_date at, integra__due_fact *facts)
{
    size_t count = 0;
    for (uint32_t place = 0; place < integra_plan_count(plan); place++) {
        integra_event event;
        if (!integra__plan_stands_here(plan, place)) {
            continue;
        }
        integra__plan_corrected(plan, place, &event);
        if (integra__plan_is_of_record(event.kind) || event.effective > at) {
            continue;
        }
        if (facts != NULL) {
            fill_fact(plan, place, &event, &facts[count]);
        }
        count++;
    }
    return count;
}

/* The end of the run, ascending by date, that begins at from. */
static size_t run_end(const integra__due_fact *facts, size_t from, size_t count)
{
    size_t end = from < count ? from + 1 : count;
    while (end < count && facts[end - 1].effective <= facts[end].effective) {
        end++;
    }
    return end;
}

/* Merges the runs two by two, from one room to the other. Equal dates stay in the order of places. */
static void merge_runs(const integra__due_fact *from, integra__due_fact *to, size_t count)
{
    for (size_t start = 0; start < count;) {
        size_t middle = run_end(from, start, count), end = run_end(from, middle, count);
        size_t left = start, right = middle;
        for (size_t out = start; out < end; out++) {
            int take_left = right == end || (left < middle && from[left].effective <= from[right].effective);
            to[out] = take_left ? from[left++] : from[right++];
        }
        start = end;
    }
}

/* Puts the facts, which are in the order of places, into that of dates. 0 when memory fails. */
static int sort_facts(day_read *r)
{
    integra__due_fact *room;
    if (run_end(r->facts, 0, r->fact_count) == r->fact_count) {
        return 1;
    }
    room = integra__allocate(r->memory, r->fact_count * sizeof *room);
    if (room == NULL) {
        return 0;
    }
    while (run_end(r->facts, 0, r->fact_count) < r->fact_count) {
        integra__due_fact *sorted = room;
        merge_runs(r->facts, sorted, r->fact_count);
        room = r->facts;
        r->facts = sorted;
    }
    integra__release(r->memory, room, r->fact_count * sizeof *room);
    return 1;
}

static int read_facts(day_read *r, integra_date at)
{
    r->fact_count = list_facts(r->plan, at, NULL);
    r->facts = integra__allocate(r->memory, r->fact_count * sizeof *r->facts);
    if (r->facts == NULL) {
        return 0;
    }
    (void)list_facts(r->plan, at, r->facts);
    return sort_facts(r);
}

/* ---- rows ---- */

static int copy_rows(day_read *r, const integra__plan_pool *rows)
{
    r->held_count = rows->count;
    r->held = integra__allocate(r->memory, r->held_count * sizeof *r->held);
    if (r->held == NULL) {
        return 0;
    }
    memset(r->held, 0, r->held_count * sizeof *r->held);
    for (uint32_t i = 0; i < rows->count; i++) {
        r->held[i].struct_size = (uint32_t)sizeof *r->held;
        integra__plan_row_held(r->plan, integra__plan_pool_at(rows, i), &r->held[i]);
    }
    return 1;
}

/* What slots hold where something is dated after the day. */
static int look_up_rows(day_read *r, const integra__plan_day *day)
{
    integra__plan_pool rows = { 0 };
    rows.element = (uint32_t)sizeof(integra__plan_held_row);
    int ok = integra__plan_rows(r->plan, day, &rows) && copy_rows(r, &rows);
    integra__plan_pool_free(&r->plan->allocator, &rows);
    return ok;
}

static int read_rows(day_read *r, const integra__plan_day *day)
{
    size_t count, pairs;
    if (day != NULL) {
        return look_up_rows(r, day);
    }
    return integra_plan_held(r->plan, &count, &pairs, NULL) == INTEGRA_OK && copy_rows(r, &r->plan->held);
}

static int read_digests(day_read *r)
{
    size_t count = integra_plan_count(r->plan);
    r->digests = integra__allocate(r->memory, count * sizeof *r->digests);
    for (size_t i = 0; r->digests != NULL && i < count; i++) {
        r->digests[i] = *integra__plan_digest(r->plan, i);
    }
    return r->digests != NULL;
}

/* ---- all of it ---- */

static void hand_over(const day_read *r, const integra__plan_day *day, integra_due *due)
{
    static const uint32_t consents[] = { INTEGRA_SLOT_ASSISTANCE_CONSENT, INTEGRA_SLOT_SHARING_CONSENT };
    const integra__plan_node *opening =
        r->plan->opening == INTEGRA__PLAN_NONE ? NULL : integra__plan_node_at(r->plan, r->plan->opening);
    if (opening != NULL && opening->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED) {
        due->kind = opening->code;
        due->person = integra__plan_party_at(r->plan, opening->person)->id;
    }
    integra__plan_judge_of judge = {
        { r->plan, integra__plan_seen_on(day), NULL, 0, 0 }, NULL, NULL, NULL, NULL, INTEGRA__PLAN_NONE, 0, 0, 0
    };
    due->settlers = integra__plan_entitled(&judge);
    for (size_t i = 0; i < sizeof consents / sizeof *consents; i++) {
        due->answers[i] = integra__plan_answer_on(r->plan, day, consents[i]);
    }
    due->facts = r->facts;
    due->fact_count = r->fact_count;
    due->held = r->held;
    due->held_count = r->held_count;
    due->digests = r->digests;
    due->event_count = integra_plan_count(r->plan);
}

integra_status integra__due_day_read(integra_plan *plan, integra_date at, integra_due *due, integra_error *error)
{
    day_read r = { plan, &due->allocator, NULL, NULL, NULL, 0, 0 };
    integra__plan_day day = { NULL, NULL, 0, 0 };
    int later = 0;
    int ok = integra__plan_look_ready(plan) && integra__plan_day_make(plan, at, &day, &later) && read_facts(&r, at) &&
             read_rows(&r, later ? &day : NULL) && read_digests(&r);
    if (ok) {
        hand_over(&r, later ? &day : NULL, due);
    } else {
        let_go(&r);
    }
    integra__plan_day_release(plan, &day);
    return ok ? INTEGRA_OK : integra__no_memory(error);
}

void integra__due_day_release(integra_due *due)
{
    integra__release(&due->allocator, (void *)(uintptr_t)due->facts, due->fact_count * sizeof *due->facts);
    integra__release(&due->allocator, (void *)(uintptr_t)due->held, due->held_count * sizeof *due->held);
    integra__release(&due->allocator, (void *)(uintptr_t)due->digests, due->event_count * sizeof *due->digests);
}
