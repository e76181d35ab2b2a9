/* obligation_items.c - needs, interventions and objectives with their held states; mandates that go on; watches.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_items.h"

#include <string.h>

#include "core/id.h"
#include "obligation_facts.h"
#include "obligation_sort.h"

/* The first value of a slot of that subject; slots of one kind stand in the order of their subjects. */
static size_t first_of(const integra__obligations *o, uint32_t slot, const integra_digest *subject)
{
    size_t from = integra__obligation_held_from(o, slot), to = integra__obligation_held_end(o, slot);
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (memcmp(&o->due->held[middle].subject, subject, sizeof *subject) < 0) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

static int same_slot(const integra_held *a, const integra_held *b)
{
    return a->slot == b->slot && a->field == b->field && integra__id_same(&a->member, &b->member) &&
           memcmp(&a->subject, &b->subject, sizeof a->subject) == 0;
}

size_t integra__obligation_items_end(const integra__obligations *o, size_t from)
{
    size_t end = from + 1;
    while (end < o->due->held_count && same_slot(&o->due->held[from], &o->due->held[end])) {
        end++;
    }
    return end;
}

void integra__obligation_items_read(const integra__obligations *o, uint32_t kind, uint32_t slot,
                                    integra__obligation_item *items)
{
    for (size_t i = 0; i < integra__obligation_count(o, kind); i++) {
        const integra__due_fact *fact = integra__obligation_fact(o, kind, i);
        const integra_digest *subject = &o->due->digests[fact->place];
        size_t at = first_of(o, slot, subject);
        items[i] = (integra__obligation_item){ integra__obligation_nth(o, kind, i), 0, 0 };
        for (; at < integra__obligation_held_end(o, slot) &&
               memcmp(&o->due->held[at].subject, subject, sizeof *subject) == 0;
             at++) {
            items[i].states |= 1u << o->due->held[at].code;
            items[i].bare |= o->due->held[at].code == INTEGRA_INTERVENTION_STATE_DONE && o->due->held[at].detail == 0;
        }
    }
}

/* Mandates by person, then in the order of their events. */
static int compare_mandates(const void *a, const void *b)
{
    const integra__obligation_mandate *one = a, *other = b;
    int order = memcmp(&one->person, &other->person, sizeof one->person);
    return order != 0 ? order : (one->fact > other->fact) - (one->fact < other->fact);
}

void integra__obligation_items_mandates(integra__obligations *o)
{
    size_t count = integra__obligation_count(o, INTEGRA_EVENT_MANDATE);
    integra_date latest = INTEGRA_DATE_UNKNOWN;
    for (size_t i = 0; i < count; i++) {
        o->mandates[i] = (integra__obligation_mandate){ integra__obligation_fact(o, INTEGRA_EVENT_MANDATE, i)->person,
                                                        integra__obligation_nth(o, INTEGRA_EVENT_MANDATE, i), 0 };
    }
    integra__obligation_sort(o->mandates, count, sizeof *o->mandates, compare_mandates);
    for (size_t i = count; i-- > 0;) {
        integra__obligation_mandate *mandate = &o->mandates[i];
        integra_date until = o->due->facts[mandate->fact].until;
        if (i + 1 == count || !integra__id_same(&mandate->person, &o->mandates[i + 1].person)) {
            latest = INTEGRA_DATE_UNKNOWN;
        }
        mandate->renewed = latest > until;
        latest = latest > until ? latest : until;
    }
}

static int compare_watchers(const void *a, const void *b)
{
    const integra__obligation_watcher *one = a, *other = b;
    int order = memcmp(&one->person, &other->person, sizeof one->person);
    if (order == 0) {
        order = (one->until > other->until) - (one->until < other->until);
    }
    return order != 0 ? order : (one->place > other->place) - (one->place < other->place);
}

void integra__obligation_items_watchers(integra__obligations *o)
{
    size_t from = integra__obligation_held_from(o, INTEGRA_SLOT_WATCHER);
    size_t count = integra__obligation_held_end(o, INTEGRA_SLOT_WATCHER) - from;
    for (size_t i = 0; i < count; i++) {
        const integra_held *held = &o->due->held[from + i];
        o->watchers[i] = (integra__obligation_watcher){ held->person, held->date, held->place };
    }
    integra__obligation_sort(o->watchers, count, sizeof *o->watchers, compare_watchers);
}
