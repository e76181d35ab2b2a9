/* cover_turns.c - days on which something changes though no event takes effect: somebody is back, a closing is past.
 * Spec: spec/36-as-of.md (PLN-14).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "cover_turns.h"

#include "core/allocator.h"
#include "core/date.h"
#include "domain/plan/plan_cells.h"
#include "domain/plan/plan_day.h"
#include "domain/plan/plan_seen.h"
#include "domain/plan/plan_slot.h"

#define NEVER INTEGRA_DATE_UNKNOWN

typedef struct listing {
    const integra__cover_held *held;
    const integra_due *due;
    const integra_date *dated;  /* by place, when it takes effect, NEVER for what does not count */
    integra__cover_turns *list; /* without rows: they are counted */
} listing;

/* One turn more, unless it lies after the day asked about. */
static void turns(const listing *l, integra_date day, uint32_t what, uint32_t person)
{
    if (day > l->due->at) {
        return;
    }
    if (l->list->rows != NULL) {
        l->list->rows[l->list->count] = (integra__cover_turn){ day, what, person };
    }
    l->list->count++;
}

/* The end of an absence, where it has one and the day after it can be said; the day after a closing. */
static void turns_of_fact(const listing *l, const integra__due_fact *fact)
{
    const integra__cover_person *person = integra__cover_person_of(l->held, &fact->person);
    if (person != NULL && integra__cover_is_absence(fact) && fact->until != INTEGRA_DATE_UNKNOWN) {
        turns(l, fact->until + 1, INTEGRA__COVER_BACK, (uint32_t)(person - l->held->people));
    }
    if (integra__cover_closes(l->held, integra__cover_node(l->held->plan, fact->place))) {
        turns(l, fact->effective + 1, INTEGRA__COVER_AFTER, 0);
    }
}

/* ---- roles that a broken event had read ---- */

/* From when a settlement that descends from both counts, NEVER where none does. */
static integra_date settled_on(const listing *l, const integra__plan_slot *slot, const integra__plan_node *broken,
                               const integra__plan_node *breaker)
{
    const integra_plan *plan = l->held->plan;
    integra_date first = NEVER;
    for (uint32_t at = slot->settlements; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_link *link = integra__plan_link_at(plan, at);
        const integra__plan_node *node = integra__plan_node_at(plan, link->node);
        integra_date day = l->dated[node->position];
        if (day != NEVER && (first == NEVER || day < first) && integra__plan_is_ancestor(plan, broken, node) &&
            integra__plan_is_ancestor(plan, breaker, node)) {
            first = day;
        }
        at = link->earlier;
    }
    return first;
}

/* A role that an event had read, other than none, with which everybody begins, is held from the day on which both that
 * event and the one that broke it have taken effect, until they are settled. Nothing that sets a role is
 * annulled: what had been read stands, and what one break hides is hidden for good. */
static void turns_of_reader(const listing *l, uint32_t person, const integra__plan_slot *slot,
                            const integra__plan_group *group, const integra__plan_link *reader)
{
    const integra_plan *plan = l->held->plan;
    const integra__plan_node *broken = integra__plan_node_at(plan, reader->node);
    const integra__plan_node *breaker = integra__plan_node_at(plan, group->breaker);
    integra_date from = l->dated[broken->position], other = l->dated[breaker->position], to;
    if (integra__plan_look_value(plan, slot, reader->code).code == INTEGRA_ROLE_NONE || from == NEVER ||
        other == NEVER) {
        return;
    }
    from = from > other ? from : other;
    to = settled_on(l, slot, broken, breaker);
    if (to == NEVER || to > from) {
        turns(l, from, INTEGRA__COVER_READ, person);
        if (to != NEVER) {
            turns(l, to, INTEGRA__COVER_UNREAD, person);
        }
    }
}

static void turns_of_role(const listing *l, uint32_t person)
{
    const integra_plan *plan = l->held->plan;
    const integra__plan_slot *slot = integra__plan_slot_role(plan, l->held->people[person].party);
    for (uint32_t at = slot == NULL ? INTEGRA__PLAN_NONE : slot->groups; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_group *group = integra__plan_pool_at(&plan->groups, at);
        for (uint32_t link = group->newest; link != INTEGRA__PLAN_NONE;
             link = integra__plan_link_at(plan, link)->before) {
            turns_of_reader(l, person, slot, group, integra__plan_link_at(plan, link));
        }
        at = group->next;
    }
}

/* ---- all of them ---- */

static void list_turns(const listing *l)
{
    l->list->count = 0;
    for (size_t i = 0; i < l->due->fact_count; i++) {
        turns_of_fact(l, &l->due->facts[i]);
    }
    for (uint32_t i = 0; i < l->held->person_count; i++) {
        turns_of_role(l, i);
    }
}

/* Lets the row at a place of the heap sink below the later ones. */
static void sink(integra__cover_turn *rows, size_t at, size_t count)
{
    for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        integra__cover_turn row = rows[at];
        child += child + 1 < count && rows[child].day < rows[child + 1].day;
        if (row.day >= rows[child].day) {
            return;
        }
        rows[at] = rows[child];
        rows[child] = row;
        at = child;
    }
}

/* Of one day in any order: what they change adds up. */
static void sort_turns(integra__cover_turns *turns)
{
    for (size_t i = turns->count / 2; i > 0; i--) {
        sink(turns->rows, i - 1, turns->count);
    }
    for (size_t i = turns->count; i > 1; i--) {
        integra__cover_turn last = turns->rows[0];
        turns->rows[0] = turns->rows[i - 1];
        turns->rows[i - 1] = last;
        sink(turns->rows, 0, i - 1);
    }
}

/* When each accepted event takes effect. Corrections and annulments are of no day (PLN-16) and are never annulled: one
 * that is broken is so from the breaker's day on. */
static void date_events(const integra_plan *plan, const integra_due *due, integra_date *dated)
{
    for (uint32_t place = 0; place < due->event_count; place++) {
        int always = integra__plan_is_of_record(integra__cover_node(plan, place)->kind);
        dated[place] = always ? INTEGRA__DATE_FIRST : NEVER;
    }
    for (size_t i = 0; i < due->fact_count; i++) {
        dated[due->facts[i].place] = due->facts[i].effective;
    }
}

int integra__cover_turns_make(integra__cover_held *held, const integra_due *due, integra__cover_turns *turns_out)
{
    size_t size = due->event_count * sizeof(integra_date);
    integra_date *dated = integra__allocate(&due->allocator, size);
    listing l = { held, due, dated, turns_out };
    *turns_out = (integra__cover_turns){ &due->allocator, NULL, 0 };
    if (dated == NULL) {
        return 0;
    }
    date_events(held->plan, due, dated);
    list_turns(&l);
    turns_out->rows = integra__allocate(&due->allocator, turns_out->count * sizeof *turns_out->rows);
    if (turns_out->rows != NULL) {
        list_turns(&l);
        sort_turns(turns_out);
    }
    integra__release(&due->allocator, dated, size);
    return turns_out->rows != NULL;
}

void integra__cover_turns_release(integra__cover_turns *turns)
{
    integra__release(turns->memory, turns->rows, turns->count * sizeof *turns->rows);
}
