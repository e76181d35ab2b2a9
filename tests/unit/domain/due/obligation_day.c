/* obligation_day.c - a plan on a day told by hand: the events that count on it, and what its slots hold.
 * Spec: spec/34-due.md (PLN-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/allocator.h"

integra_date date_of(const char *text)
{
    int year, month, day;
    integra_date date;
    if (text == NULL) {
        return INTEGRA_DATE_UNKNOWN;
    }
    assert_int_equal(sscanf(text, "%d-%d-%d", &year, &month, &day), 3);
    assert_int_equal(integra_date_from_civil(year, month, day, &date, NULL), INTEGRA_OK);
    return date;
}

integra_id who(char letter)
{
    integra_id id = { { 0 } };
    id.bytes[0] = letter == ' ' ? 0 : (uint8_t)letter;
    return id;
}

void day_begin(told_day *day)
{
    memset(day, 0, sizeof *day);
    day->due.allocator = integra__allocator_of(NULL);
    day->due.kind = INTEGRA_PLAN_KIND_PSI;
    day->due.person = who('a');
    day->due.settlers = INTEGRA_ENTITLED_BIT_PERSON;
    day->due.facts = day->facts;
    day->due.held = day->held;
    day->due.digests = day->digests;
    for (size_t i = 0; i < DAY_ROOM; i++) { /* digests in another order than places */
        day->digests[i].bytes[0] = (uint8_t)(i * 167 + 13);
    }
}

void day_end(told_day *day)
{
    integra__release(&day->due.allocator, day->due.findings, day->due.finding_count * sizeof *day->due.findings);
    day->due.findings = NULL;
    day->due.finding_count = 0;
}

uint32_t day_event(told_day *day, uint32_t kind, const char *date, told_event event)
{
    uint32_t place = (uint32_t)day->due.event_count++;
    assert_true(place < DAY_ROOM);
    day->facts[day->due.fact_count++] = (integra__due_fact){ .place = place,
                                                             .kind = kind,
                                                             .code = event.code,
                                                             .detail = event.detail,
                                                             .effective = date_of(date),
                                                             .due = date_of(event.due),
                                                             .until = date_of(event.until),
                                                             .target = INTEGRA_NO_INDEX,
                                                             .person = who(event.person == 0 ? ' ' : event.person),
                                                             .author = who(event.author == 0 ? ' ' : event.author) };
    return place;
}

void day_names(told_day *day, uint32_t place, uint32_t target)
{
    for (size_t i = 0; i < day->due.fact_count; i++) {
        day->facts[i].target = day->facts[i].place == place ? target : day->facts[i].target;
    }
}

static int about_an_event(uint32_t slot)
{
    return slot == INTEGRA_SLOT_NEED || slot == INTEGRA_SLOT_INTERVENTION || slot == INTEGRA_SLOT_OBJECTIVE ||
           slot == INTEGRA_SLOT_OPINION || slot == INTEGRA_SLOT_PRIORITY || slot == INTEGRA_SLOT_CORRECTION;
}

void day_holds(told_day *day, uint32_t slot, told_value value)
{
    integra_held *held = &day->held[day->due.held_count++];
    assert_true(day->due.held_count <= DAY_ROOM);
    *held = (integra_held){ .struct_size = sizeof *held,
                            .slot = slot,
                            .field = value.field,
                            .code = value.code,
                            .detail = value.detail,
                            .read = value.read,
                            .place = value.place,
                            .vacant = value.vacant,
                            .date = date_of(value.date),
                            .person = who(value.person == 0 ? ' ' : value.person),
                            .member = who(value.member == 0 ? ' ' : value.member) };
    if (about_an_event(slot)) {
        held->subject = day->digests[value.about];
    }
}

uint32_t day_intervention(told_day *day, const char *date, const char *due, char person, uint32_t state)
{
    uint32_t place = EVENT(day, INTERVENTION, date, .due = due, .person = person);
    HOLDS(day, INTERVENTION, .code = state, .place = place, .about = place);
    return place;
}

uint32_t day_objective(told_day *day, const char *date, const char *due, uint32_t state)
{
    uint32_t place = EVENT(day, OBJECTIVE, date, .due = due);
    HOLDS(day, OBJECTIVE, .code = state, .place = place, .about = place);
    return place;
}

void day_phases(told_day *day, const char *phases)
{
    static const char letters[] = "-DPARSC"; /* by INTEGRA_PHASE_ */
    size_t kept = 0;
    for (size_t i = 0; i < day->due.held_count; i++) {
        if (day->held[i].slot != INTEGRA_SLOT_PHASE) {
            day->held[kept++] = day->held[i];
        }
    }
    day->due.held_count = kept;
    for (; *phases != '\0'; phases++) {
        HOLDS(day, PHASE, .code = (uint32_t)(strchr(letters, *phases) - letters), .place = INTEGRA_NO_INDEX);
    }
}

void day_screened(told_day *day, const char *date, uint32_t assistance, uint32_t pps)
{
    day->screened = (integra_screened){ sizeof day->screened, date_of(date), pps, assistance };
}

static int compare_facts(const void *a, const void *b)
{
    const integra__due_fact *one = a, *other = b;
    return one->effective != other->effective
               ? (one->effective > other->effective) - (one->effective < other->effective)
               : (one->place > other->place) - (one->place < other->place);
}

/* Slot, member, subject, field. */
static int compare_slots(const integra_held *one, const integra_held *other)
{
    int order = (one->slot > other->slot) - (one->slot < other->slot);
    order = order != 0 ? order : memcmp(&one->member, &other->member, sizeof one->member);
    order = order != 0 ? order : memcmp(&one->subject, &other->subject, sizeof one->subject);
    return order != 0 ? order : (one->field > other->field) - (one->field < other->field);
}

static int compare_held(const void *a, const void *b)
{
    const integra_held *one = a, *other = b;
    int order = compare_slots(one, other);
    order = order != 0 ? order : (one->read > other->read) - (one->read < other->read);
    return order != 0 ? order : (one->place > other->place) - (one->place < other->place);
}

static int differ(const integra_held *a, const integra_held *b)
{
    return a->code != b->code || a->date != b->date || memcmp(&a->person, &b->person, sizeof a->person) != 0;
}

static void mark_conflicts(told_day *day)
{
    for (size_t i = 0; i < day->due.held_count; i++) {
        day->held[i].conflict = 0;
        for (size_t j = 0; j < day->due.held_count; j++) {
            if (compare_slots(&day->held[i], &day->held[j]) == 0 && differ(&day->held[i], &day->held[j])) {
                day->held[i].conflict = 1;
            }
        }
    }
}

integra_status day_works(told_day *day, const char *at)
{
    day_end(day);
    day->due.at = date_of(at);
    qsort(day->facts, day->due.fact_count, sizeof *day->facts, compare_facts);
    qsort(day->held, day->due.held_count, sizeof *day->held, compare_held);
    mark_conflicts(day);
    return integra__due_obligations(&day->due, day->rules, day->screened.struct_size == 0 ? NULL : &day->screened,
                                    NULL);
}

static void say(char *said, const integra_finding *finding)
{
    size_t size = strlen(said);
    int year, month, day;
    size += (size_t)snprintf(said + size, SAID_ROOM - size, "%s%s", size == 0 ? "" : "; ",
                             integra_word_name(INTEGRA_GROUP_FINDING_STATE, finding->state));
    if (finding->due != INTEGRA_DATE_UNKNOWN) {
        assert_int_equal(integra_date_to_civil(finding->due, &year, &month, &day, NULL), INTEGRA_OK);
        size += (size_t)snprintf(said + size, SAID_ROOM - size, " %04d-%02d-%02d", year, month, day);
    }
    if (finding->subject.bytes[0] != 0) {
        size += (size_t)snprintf(said + size, SAID_ROOM - size, " %c", finding->subject.bytes[0]);
    }
    if (finding->index != INTEGRA_NO_INDEX) {
        size += (size_t)snprintf(said + size, SAID_ROOM - size, " @%u", (unsigned)finding->index);
    }
    if (finding->value != 0) {
        size += (size_t)snprintf(said + size, SAID_ROOM - size, " #%u", (unsigned)finding->value);
    }
    assert_true(size < SAID_ROOM);
}

const char *day_says(told_day *day, const char *at, uint32_t rule, uint32_t settled_by)
{
    assert_int_equal(day_works(day, at), INTEGRA_OK);
    day->said[0] = '\0';
    for (size_t i = 0; i < day->due.finding_count; i++) {
        if (day->due.findings[i].rule == rule && day->due.findings[i].settled_by == settled_by) {
            say(day->said, &day->due.findings[i]);
        }
    }
    return day->said;
}

uint32_t day_may(told_day *day, const char *at, uint32_t rule, uint32_t settled_by)
{
    assert_int_equal(day_works(day, at), INTEGRA_OK);
    for (size_t i = 0; i < day->due.finding_count; i++) {
        if (day->due.findings[i].rule == rule && day->due.findings[i].settled_by == settled_by) {
            return day->due.findings[i].other;
        }
    }
    return 0;
}
