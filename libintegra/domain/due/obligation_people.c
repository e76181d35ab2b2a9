/* obligation_people.c - sets of people, and the latest event that concerns each.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_people.h"

#include <string.h>

#include "core/id.h"
#include "obligation_facts.h"
#include "obligation_sort.h"

static void add(integra__obligation_people *people, const integra_id *id)
{
    people->each[people->count++] = (integra__obligation_person){ *id, INTEGRA_NO_INDEX };
}

void integra__obligation_people_hold(const integra__obligations *o, integra__obligation_people *people, uint32_t slot,
                                     int read)
{
    for (size_t i = integra__obligation_held_from(o, slot); i < integra__obligation_held_end(o, slot); i++) {
        const integra_held *held = &o->due->held[i];
        if (integra__obligation_is_there(held) && (read || !held->read)) {
            add(people, &held->person);
        }
    }
}

void integra__obligation_people_in_role(const integra__obligations *o, integra__obligation_people *people,
                                        uint32_t role)
{
    for (size_t i = integra__obligation_held_from(o, INTEGRA_SLOT_ROLE);
         i < integra__obligation_held_end(o, INTEGRA_SLOT_ROLE); i++) {
        if (o->due->held[i].code == role) {
            add(people, &o->due->held[i].member);
        }
    }
}

static int compare(const void *a, const void *b)
{
    const integra__obligation_person *one = a, *other = b;
    return memcmp(&one->id, &other->id, sizeof one->id);
}

void integra__obligation_people_order(integra__obligation_people *people)
{
    size_t kept = 0;
    integra__obligation_sort(people->each, people->count, sizeof *people->each, compare);
    for (size_t i = 0; i < people->count; i++) {
        if (kept == 0 || compare(&people->each[kept - 1], &people->each[i]) != 0) {
            people->each[kept++] = people->each[i];
        }
    }
    people->count = kept;
}

integra__obligation_person *integra__obligation_people_find(const integra__obligation_people *people,
                                                            const integra_id *id)
{
    size_t from = 0, to = people->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = memcmp(&people->each[middle].id, id, sizeof *id);
        if (order == 0) {
            return &people->each[middle];
        }
        if (order < 0) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return NULL;
}

void integra__obligation_people_enter(const integra__obligations *o, const integra__obligation_people *people,
                                      uint32_t kind, integra_date from)
{
    if (people->count == 0) {
        return;
    }
    for (size_t i = integra__obligation_before(o, kind, from); i < integra__obligation_count(o, kind); i++) {
        integra__obligation_person *person =
            integra__obligation_people_find(people, &integra__obligation_fact(o, kind, i)->person);
        if (person != NULL) {
            person->fact = integra__obligation_later(person->fact, integra__obligation_nth(o, kind, i));
        }
    }
}
