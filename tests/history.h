/* history.h - events, plans and exchanges made in a few words, for the tests and fuzz targets of shared plans.
 * Spec: spec/30-plan.md, spec/31-history.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * A person or a writer is a letter. What is told is recorded whatever its verdict, as another program might have
 * written it. Nothing here asserts: each answer is the library's status. */
#ifndef HISTORY_H
#define HISTORY_H

#include <integra/integra.h>

#include "domain/plan/plan_draft.h"

#include <stdlib.h>
#include <string.h>

enum { DAY = 20000, MESSAGE_ROOM = 1024, STATE_ROOM = 1 << 16 };
/* Who is who in the histories below. */
enum { PERSON = 'p', GP = 'g', MANAGER = 'm', NURSE = 'n', CARER = 'c', STRANGER = 'x' };

typedef struct message {
    size_t size;
    uint32_t verdict; /* when it was told */
    integra_digest digest;
    uint8_t bytes[MESSAGE_ROOM];
} message;

/* Bytes that grow as needed; free() them. */
typedef struct blob {
    uint8_t *bytes;
    size_t size;
} blob;

static inline integra_id who(int letter)
{
    integra_id id;
    memset(&id, letter, sizeof id);
    return id;
}

/* The first word of a group but 0, which stands for none. */
static inline uint32_t first_word(uint32_t group)
{
    uint32_t code = 1;
    while (group != 0 && code < 100 && integra_word_name(group, code) == NULL) {
        code++;
    }
    return code;
}

static inline void write_text(integra_event *event, const char *text)
{
    static const uint8_t salt[INTEGRA_SALT_SIZE] = { 's', 'a', 'l', 't', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };
    event->salt = (integra_bytes){ salt, sizeof salt };
    event->text = (integra_text){ text, strlen(text) };
}

/* One signature more, after those before it in their order; its bytes are borrowed. */
static inline void sign(integra_event *event, const uint8_t *bytes, size_t size)
{
    event->signatures[event->signature_count++] = (integra_bytes){ bytes, size };
}

/* An event with what its kind requires: the first word of each group, the nurse, the target where there is one. */
static inline integra_event event_of(uint32_t kind, int author, const integra_digest *target)
{
    integra_event event;
    integra_event_init(&event, sizeof event);
    event.kind = kind;
    event.author = who(author);
    event.effective = DAY;
    event.recorded = (int64_t)DAY * 1440;
    if (integra_event_field(kind, INTEGRA_FIELD_UNTIL) == INTEGRA_PRESENCE_REQUIRED) {
        event.until = DAY + 30;
    }
    if (integra_event_field(kind, INTEGRA_FIELD_PERSON) == INTEGRA_PRESENCE_REQUIRED) {
        event.person = who(NURSE);
    }
    if (integra_event_field(kind, INTEGRA_FIELD_REFERENCE) == INTEGRA_PRESENCE_REQUIRED) {
        event.reference = who('r');
    }
    if (target != NULL) {
        event.target = *target;
    }
    if (integra_event_field(kind, INTEGRA_FIELD_CODE) == INTEGRA_PRESENCE_REQUIRED) {
        event.code = first_word(integra_event_words(kind, INTEGRA_FIELD_CODE));
    }
    if (integra_event_field(kind, INTEGRA_FIELD_DETAIL) == INTEGRA_PRESENCE_REQUIRED) {
        event.detail = first_word(integra_event_words(kind, INTEGRA_FIELD_DETAIL));
    }
    if (integra_event_field(kind, INTEGRA_FIELD_TEXT) == INTEGRA_PRESENCE_REQUIRED) {
        write_text(&event, "wishes to stay at home");
    }
    if (integra_event_field(kind, INTEGRA_FIELD_GIVER) == INTEGRA_PRESENCE_REQUIRED) {
        event.giver = who(PERSON);
    }
    return event;
}

/* Writes an event as it is to *out. */
static inline integra_status written(const integra_event *event, message *out)
{
    integra_status status = integra_event_encode(event, out->bytes, sizeof out->bytes, &out->size, NULL);
    return status == INTEGRA_OK ? integra_event_digest(event, &out->digest, NULL) : status;
}

/* As integra_plan_apply() and integra_plan_merge(), which are asked for one thing alone of what they tell. */
static inline integra_status apply_one(integra_plan *plan, const uint8_t *bytes, size_t size, uint32_t *verdict_out,
                                       integra_error *error)
{
    integra_taken taken;
    integra_taken_init(&taken, sizeof taken);
    integra_status status = integra_plan_apply(plan, bytes, size, &taken, error);
    *verdict_out = status == INTEGRA_OK ? taken.verdict : *verdict_out;
    return status;
}

static inline integra_status merge_all(integra_plan *plan, const uint8_t *bytes, size_t size, uint64_t *added_out,
                                       integra_error *error)
{
    integra_taken taken;
    integra_taken_init(&taken, sizeof taken);
    integra_status status = integra_plan_merge(plan, bytes, size, &taken, error);
    *added_out = status == INTEGRA_OK ? taken.added : *added_out;
    return status;
}

/* The writer records the event after all that the plan has: its verdict is in *out. */
static inline integra_status tell(integra_plan *plan, int writer, integra_event *event, message *out)
{
    event->writer = who(writer);
    event->recorded += (int64_t)integra_plan_count(plan);
    integra_status status = integra__plan_draft(plan, event, NULL);
    if (status == INTEGRA_OK) {
        status = written(event, out);
    }
    return status == INTEGRA_OK ? apply_one(plan, out->bytes, out->size, &out->verdict, NULL) : status;
}

static inline uint32_t verdict_of(const integra_plan *plan, const integra_digest *digest)
{
    integra_place place;
    uint32_t at = INTEGRA_NO_INDEX;
    integra_place_init(&place, sizeof place);
    if (integra_plan_find(plan, digest, &at, NULL) || at == INTEGRA_NO_INDEX ||
        integra_plan_event_at(plan, at, NULL, &place, NULL)) {
        return 0;
    }
    return place.verdict;
}

/* What a function writes, whole: at a guess first, then into the room it asks for. */
#define WHOLE(out, write)                                                                                              \
    do {                                                                                                               \
        integra_status whole_status = INTEGRA_ERR_CAPACITY;                                                            \
        (out)->bytes = NULL;                                                                                           \
        for (size_t whole_room = 8192; whole_status == INTEGRA_ERR_CAPACITY; whole_room = (out)->size) {               \
            free((out)->bytes);                                                                                        \
            (out)->bytes = malloc(whole_room);                                                                         \
            whole_status = (out)->bytes == NULL ? INTEGRA_ERR_MEMORY : (write);                                        \
        }                                                                                                              \
        return whole_status;                                                                                           \
    } while (0)

static inline integra_status whole_plan(const integra_plan *plan, blob *out)
{
    WHOLE(out, integra_plan_encode(plan, out->bytes, whole_room, &out->size, NULL));
}

static inline integra_status whole_state(integra_plan *plan, blob *out)
{
    WHOLE(out, integra_plan_state(plan, out->bytes, whole_room, &out->size, NULL));
}

static inline integra_status whole_summary(const integra_plan *plan, blob *out)
{
    WHOLE(out, integra_plan_summary(plan, out->bytes, whole_room, &out->size, NULL));
}

static inline integra_status whole_delta(const integra_plan *plan, const blob *summary, blob *out)
{
    WHOLE(out, integra_plan_delta(plan, summary->bytes, summary->size, out->bytes, whole_room, &out->size, NULL));
}

static inline int blob_same(const blob *a, const blob *b)
{
    return a->size == b->size && memcmp(a->bytes, b->bytes, a->size) == 0;
}

/* Takes in all that the other plan has. */
static inline integra_status take_in(integra_plan *plan, const integra_plan *other)
{
    blob all = { NULL, 0 };
    uint64_t added = 0;
    integra_status status = whole_plan(other, &all);
    if (status == INTEGRA_OK) {
        status = merge_all(plan, all.bytes, all.size, &added, NULL);
    }
    free(all.bytes);
    return status;
}

/* Another site that has all of it, NULL when that fails. */
static inline integra_plan *twin(const integra_plan *plan)
{
    integra_plan *other = NULL;
    if (integra_plan_create(NULL, NULL, &other, NULL) == INTEGRA_OK && integra_plan_count(plan) > 0 &&
        take_in(other, plan) != INTEGRA_OK) {
        integra_plan_destroy(other);
        return NULL;
    }
    return other;
}

#endif
