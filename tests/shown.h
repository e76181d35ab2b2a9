/* shown.h - what a plan shows of itself, in a line of words: what a slot holds, what is listed, why it was refused.
 * Spec: spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * An event is its writer's letter and its sequence: a15. A value is word/detail, a person a letter, a date the days
 * since DAY; then @ the event that set it: closed/died/h/+2@h1. One read is read/..., one whose holder left ...!left.
 */
#ifndef SHOWN_H
#define SHOWN_H

#include "history.h"

#include <stdio.h>

enum { SHOWN_ROOM = 1024, SHOWN_LINES = 4 };

/* A line that grows; the last few are kept, so that two can be compared. */
static inline char *shown_line(void)
{
    static char lines[SHOWN_LINES][SHOWN_ROOM];
    static size_t next;
    char *line = lines[next++ % SHOWN_LINES];
    line[0] = 0;
    return line;
}

static inline void shown_add(char *line, const char *text)
{
    size_t size = strlen(line);
    (void)snprintf(line + size, SHOWN_ROOM - size, "%s", text);
}

static inline void shown_letter(char *line, const integra_id *id)
{
    const char text[] = { '/', (char)id->bytes[0], 0 };
    shown_add(line, line[0] == 0 || line[strlen(line) - 1] == ' ' || line[strlen(line) - 1] == '/' ? text + 1 : text);
}

static inline void shown_event(char *line, const integra_plan *plan, uint32_t place)
{
    char text[32] = "-";
    integra_event event;
    integra_event_init(&event, sizeof event);
    if (place != INTEGRA_NO_INDEX && integra_plan_event_at(plan, place, &event, NULL, NULL) == INTEGRA_OK) {
        (void)snprintf(text, sizeof text, "%c%u", event.writer.bytes[0], event.sequence);
    }
    shown_add(line, text);
}

static inline void shown_word(char *line, uint32_t group, uint32_t code)
{
    if (group != 0) {
        shown_add(line, integra_word_name(group, code) == NULL ? "?" : integra_word_name(group, code));
    }
}

/* The groups of a slot's words, and of what goes with the word. */
static inline uint32_t shown_group(uint32_t slot, uint32_t code, int detail)
{
    static const uint32_t words[] = {
        [INTEGRA_SLOT_PHASE] = INTEGRA_GROUP_PHASE,
        [INTEGRA_SLOT_ASSISTANCE_CONSENT] = INTEGRA_GROUP_ANSWER,
        [INTEGRA_SLOT_SHARING_CONSENT] = INTEGRA_GROUP_ANSWER,
        [INTEGRA_SLOT_ROLE] = INTEGRA_GROUP_ROLE,
        [INTEGRA_SLOT_NEED] = INTEGRA_GROUP_NEED_STATE,
        [INTEGRA_SLOT_INTERVENTION] = INTEGRA_GROUP_INTERVENTION_STATE,
        [INTEGRA_SLOT_CORRECTION] = INTEGRA_GROUP_FIELD,
        [INTEGRA_SLOT_STANDING] = INTEGRA_GROUP_STANDING,
        [INTEGRA_SLOT_OBJECTIVE] = INTEGRA_GROUP_OBJECTIVE_STATE,
        [INTEGRA_SLOT_PRIORITY] = INTEGRA_GROUP_PRIORITY,
        [INTEGRA_SLOT_OPINION] = INTEGRA_GROUP_OPINION,
        [INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT] = INTEGRA_GROUP_ANSWER,
        [INTEGRA_SLOT_HOLDER_SHARING_CONSENT] = INTEGRA_GROUP_ANSWER,
    };
    static const uint32_t details[] = {
        [INTEGRA_SLOT_PHASE] = INTEGRA_GROUP_CLOSING_REASON,
        [INTEGRA_SLOT_NEED] = INTEGRA_GROUP_UNMET_REASON,
        [INTEGRA_SLOT_OBJECTIVE] = INTEGRA_GROUP_OBJECTIVE_REASON,
    };
    if (!detail) {
        return words[slot];
    }
    if (slot == INTEGRA_SLOT_INTERVENTION) {
        return code == INTEGRA_INTERVENTION_STATE_DONE ? INTEGRA_GROUP_EFFECT : INTEGRA_GROUP_NOT_DONE_REASON;
    }
    return details[slot];
}

static inline void shown_value(char *line, const integra_plan *plan, const integra_held *held)
{
    static const integra_id nobody;
    char date[16];
    shown_add(line, line[0] != 0 ? " " : "");
    shown_add(line, held->read ? "read/" : "");
    shown_word(line, shown_group(held->slot, held->code, 0), held->code);
    if (held->detail != 0) {
        shown_add(line, "/");
        shown_word(line, shown_group(held->slot, held->code, 1), held->detail);
    }
    if (memcmp(&held->person, &nobody, sizeof nobody) != 0) {
        shown_letter(line, &held->person);
    } else if (held->code == 0 && shown_group(held->slot, 0, 0) == 0) {
        shown_add(line, "nobody");
    }
    if (held->date != INTEGRA_DATE_UNKNOWN) {
        (void)snprintf(date, sizeof date, "/%+d", (int)(held->date - DAY));
        shown_add(line, date);
    }
    shown_add(line, "@");
    shown_event(line, plan, held->place);
    shown_add(line, held->vacant ? "!left" : "");
}

/* What the slots of that kind hold which are about the subject and the member, where one is given. */
static inline const char *shown_of(integra_plan *plan, uint32_t slot, const integra_digest *subject, int member)
{
    char *line = shown_line();
    size_t count = 0, pairs = 0;
    integra_held held;
    const integra_id id = who(member);
    integra_held_init(&held, sizeof held);
    (void)integra_plan_held(plan, &count, &pairs, NULL);
    for (size_t i = 0; i < count; i++) {
        if (integra_plan_held_at(plan, i, &held, NULL) == INTEGRA_OK && held.slot == slot &&
            (subject == NULL || memcmp(subject, &held.subject, sizeof *subject) == 0) &&
            (member == 0 || memcmp(&id, &held.member, sizeof id) == 0)) {
            shown_value(line, plan, &held);
        }
    }
    return line;
}

/* A slot of the plan itself. */
static inline const char *shown(integra_plan *plan, uint32_t slot)
{
    return shown_of(plan, slot, NULL, 0);
}

/* The slots in conflict, by their words. */
static inline const char *shown_conflicts(integra_plan *plan)
{
    char *line = shown_line();
    size_t count = 0, pairs = 0;
    integra_held held, last;
    integra_held_init(&held, sizeof held);
    integra_held_init(&last, sizeof last);
    (void)integra_plan_held(plan, &count, &pairs, NULL);
    for (size_t i = 0; i < count; i++) {
        if (integra_plan_held_at(plan, i, &held, NULL) == INTEGRA_OK && held.conflict && held.slot != last.slot) {
            shown_add(line, line[0] != 0 ? " " : "");
            shown_word(line, INTEGRA_GROUP_SLOT, held.slot);
            last = held;
        }
    }
    return line;
}

/* What is listed as concurrent: the event that stands, the one that would have refused it, the slot. */
static inline const char *shown_pairs(integra_plan *plan)
{
    char *line = shown_line();
    size_t count = 0, pairs = 0;
    integra_concurrent pair;
    integra_concurrent_init(&pair, sizeof pair);
    (void)integra_plan_held(plan, &count, &pairs, NULL);
    for (size_t i = 0; i < pairs; i++) {
        if (integra_plan_concurrent_at(plan, i, &pair, NULL) == INTEGRA_OK) {
            shown_add(line, line[0] != 0 ? " " : "");
            shown_event(line, plan, pair.place);
            shown_add(line, "/");
            shown_event(line, plan, pair.other);
            shown_add(line, "/");
            shown_word(line, INTEGRA_GROUP_SLOT, pair.slot);
        }
    }
    return line;
}

/* The verdict of an event; of one refused the guards that it failed, one with ? where values in conflict differ. */
static inline const char *shown_verdict(const integra_plan *plan, const integra_digest *digest)
{
    char *line = shown_line();
    integra_refusal refusals[32];
    size_t count = 0;
    uint32_t at = INTEGRA_NO_INDEX, verdict = verdict_of(plan, digest);
    (void)integra_plan_find(plan, digest, &at, NULL);
    if (verdict != INTEGRA_EVENT_VERDICT_REFUSED) {
        shown_word(line, INTEGRA_GROUP_EVENT_VERDICT, verdict);
        return line;
    }
    (void)integra_plan_refusals_at(plan, at, refusals, 32, &count, NULL);
    for (size_t i = 0; i < count; i++) {
        shown_add(line, i > 0 ? " " : "");
        shown_word(line, INTEGRA_GROUP_GUARD, refusals[i].guard);
        shown_add(line, refusals[i].unsettled ? "?" : "");
    }
    return line;
}

#endif
