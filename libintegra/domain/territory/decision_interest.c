/* decision_interest.c - who took part in deciding a matter in which they have an interest.
 * Spec: spec/40-concertation.md (CON-3).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Persons are numbered once; then, matter by matter, those who have an interest are marked, and whoever took part is
 * looked up among them: each row is read once, however many decisions one matter has.
 */
#include "decision_interest.h"

#include <string.h>

#include "domain/rules/generated/rules.h"

/* Persons of two tables in one row of places: interests, then participants. */
typedef struct persons {
    const integra__tables *t;
    uint32_t *numbers; /* of each place: from 1, or 0 where nobody is named */
    uint32_t *matter;  /* by number: the matter, counted from 1, in which this person has an interest */
    uint32_t *told;    /* by number: the decision, counted from 1, of which it was last told */
    uint32_t count;
} persons;

static const integra_id *person_at(const integra__tables *t, size_t place)
{
    return place < t->interest.count ? &t->interest.person[place] : &t->participant.person[place - t->interest.count];
}

static int compare_persons(const void *context, uint32_t a, uint32_t b)
{
    return memcmp(person_at(context, a), person_at(context, b), sizeof(integra_id));
}

/* The same number to the same person, wherever named. */
static void number(integra__review *review, persons *all)
{
    const integra__tables *t = all->t;
    size_t places = t->interest.count + t->participant.count, named = 0;
    uint32_t *order = integra__review_memory(review, places, sizeof *order);
    uint32_t *room = integra__review_memory(review, places, sizeof *room);
    all->numbers = integra__review_memory(review, places, sizeof *all->numbers);
    all->matter = integra__review_memory(review, places + 1, sizeof *all->matter);
    all->told = integra__review_memory(review, places + 1, sizeof *all->told);
    if (review->status != INTEGRA_OK) {
        return;
    }
    for (size_t place = 0; place < places; place++) {
        order[named] = (uint32_t)place;
        named += integra__review_id_said(person_at(t, place)) ? 1 : 0;
    }
    integra__review_sort(order, room, named, compare_persons, t);
    for (size_t i = 0; i < named; i++) {
        all->count += i == 0 || compare_persons(t, order[i - 1], order[i]) != 0;
        all->numbers[order[i]] = all->count;
    }
}

/* The interests of each matter: first[m] leads to the last row of matter m counted from 1, next[] to those before. */
typedef struct interests {
    uint32_t *first;
    uint32_t *next;
} interests;

static interests by_matter(integra__review *review)
{
    const integra__tables *t = &review->t;
    interests of = { integra__review_memory(review, t->matter.count, sizeof *of.first),
                     integra__review_memory(review, t->interest.count, sizeof *of.next) };
    for (size_t i = 0; review->status == INTEGRA_OK && i < t->interest.count; i++) {
        if (integra__review_exists(t->interest.date[i], review->at) == INTEGRA_TRI_YES) {
            of.next[i] = of.first[t->interest.matter[i]];
            of.first[t->interest.matter[i]] = (uint32_t)i + 1;
        }
    }
    return of;
}

static void judge_decision(integra__review *review, persons *all, uint32_t matter, uint32_t decision)
{
    const integra__tables *t = &review->t;
    const integra__review_children *took_part = &review->participants_of_decision;
    for (uint32_t i = took_part->from[decision]; i < took_part->from[decision + 1]; i++) {
        uint32_t row = took_part->rows[i], person = all->numbers[t->interest.count + row];
        if (person != 0 && all->matter[person] == matter + 1 && all->told[person] != decision + 1) {
            all->told[person] = decision + 1;
            integra__review_tell(review, INTEGRA__CON_3, INTEGRA_SETTLED_BY_WITHDRAWAL, &t->decision.id[decision],
                                 &t->participant.person[row], row, 0, 0, INTEGRA_DATE_UNKNOWN);
        }
    }
}

void integra__review_interests(integra__review *review)
{
    const integra__tables *t = &review->t;
    const integra__review_children *decisions = &review->decisions_of_matter;
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_DECISION);
    persons all = { .t = t };
    number(review, &all);
    interests of = by_matter(review);
    for (uint32_t matter = 0; review->status == INTEGRA_OK && matter < t->matter.count; matter++) {
        for (uint32_t i = of.first[matter]; i != 0; i = of.next[i - 1]) {
            all.matter[all.numbers[i - 1]] = matter + 1; /* whoever is not named has number 0 and is nobody */
        }
        for (uint32_t i = decisions->from[matter]; i < decisions->from[matter + 1]; i++) {
            uint32_t decision = decisions->rows[i];
            if (integra__review_reached(t->decision.adopted[decision], complete, review->at) == INTEGRA_TRI_YES) {
                judge_decision(review, &all, matter, decision);
            }
        }
    }
}
