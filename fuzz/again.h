/* again.h - one property for every decoder: bytes are refused with a reason and a place, or come back as they were.
 * Spec: spec/01-wire.md; GEN-9, GEN-10.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0
 *
 * Each again_ function decodes data and, where that succeeds, encodes what came out. The answer: 0 refused, 1 the
 * same bytes came back, -1 something is wrong. */
#ifndef AGAIN_H
#define AGAIN_H

#include <integra/integra.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Gives up where something that must hold does not, having said what. */
#define must(holds) ((holds) ? (void)0 : (fputs(#holds "\n", stderr), abort()))

/* Whether people can be told of it in both languages, in no more than so many bytes. */
static inline int again_told(const integra_error *error)
{
    int told = 1;
    for (uint32_t language = 0; language < integra_word_count(INTEGRA_GROUP_LANGUAGE); language++) {
        char text[8192];
        size_t size = 0;
        told &= integra_error_sentence(error, language, text, sizeof text, &size, NULL) == INTEGRA_OK && size > 0;
    }
    return told;
}

/* Whether the error tells what a refusal must tell: its status, a rule for malformed bytes, a place inside them. */
static inline int again_refused(integra_status status, const integra_error *error, size_t size)
{
    int malformed = status >= INTEGRA_ERR_TRUNCATED && status <= INTEGRA_ERR_DAMAGED;
    int placed = error->offset != INTEGRA_NO_PLACE;
    if (error->status != status || (malformed && (!error->rule || !placed)) || (placed && error->offset > size) ||
        (error->rule && !integra_rule_name(error->rule)) || !integra_status_name(status) || !again_told(error)) {
        return -1;
    }
    return 0;
}

static inline int again_same(integra_status status, const uint8_t *got, size_t got_size, const uint8_t *data,
                             size_t size)
{
    return status == INTEGRA_OK && got_size == size && !memcmp(got, data, size) ? 1 : -1;
}

#define AGAIN_MESSAGE(kind)                                                                                            \
    static inline int again_##kind(const uint8_t *data, size_t size)                                                   \
    {                                                                                                                  \
        integra_##kind value;                                                                                          \
        integra_error error = { 0 };                                                                                   \
        size_t again_size = 0;                                                                                         \
        integra_##kind##_init(&value, sizeof value);                                                                   \
        integra_status status = integra_##kind##_decode(data, size, &value, &error);                                   \
        if (status)                                                                                                    \
            return again_refused(status, &error, size);                                                                \
        uint8_t *bytes = malloc(size + 1);                                                                             \
        if (!bytes)                                                                                                    \
            return -1;                                                                                                 \
        status = integra_##kind##_encode(&value, bytes, size, &again_size, NULL);                                      \
        int same = again_same(status, bytes, again_size, data, size);                                                  \
        free(bytes);                                                                                                   \
        return same;                                                                                                   \
    }
AGAIN_MESSAGE(answers)
AGAIN_MESSAGE(screening)
AGAIN_MESSAGE(inclusion)
AGAIN_MESSAGE(event)

static inline int again_facts(const uint8_t *data, size_t size)
{
    static integra_date dates[INTEGRA_ADMISSION_LIMIT];
    static integra_tri emergencies[INTEGRA_ADMISSION_LIMIT];
    integra_facts facts;
    integra_answers answers;
    integra_error error = { 0 };
    size_t count = 0, again_size = 0;
    integra_facts_init(&facts, sizeof facts);
    integra_answers_init(&answers, sizeof answers);
    integra_status status =
        integra_facts_decode(data, size, dates, emergencies, INTEGRA_ADMISSION_LIMIT, &count, &facts, &answers, &error);
    if (status) {
        return again_refused(status, &error, size);
    }
    uint8_t *bytes = malloc(size + 1);
    if (!bytes || count != facts.admission_count) {
        free(bytes);
        return -1;
    }
    status = integra_facts_encode(&facts, &answers, bytes, size, &again_size, NULL);
    int same = again_same(status, bytes, again_size, data, size);
    free(bytes);
    return same;
}

static inline int again_pack(const uint8_t *data, size_t size)
{
    uint8_t bytes[1024];
    integra_rules *rules = NULL;
    integra_error error = { 0 };
    size_t again_size = 0;
    integra_status status = integra_rules_decode(data, size, NULL, &rules, &error);
    if (status) {
        return rules ? -1 : again_refused(status, &error, size);
    }
    status = integra_rules_encode(rules, bytes, sizeof bytes, &again_size, NULL);
    integra_rules_destroy(rules);
    return again_same(status, bytes, again_size, data, size);
}

static inline int again_demand(const uint8_t *data, size_t size)
{
    integra_demand demand;
    integra_contact contact;
    integra_error error = { 0 };
    size_t again_size = 0;
    integra_demand_init(&demand, sizeof demand);
    integra_contact_init(&contact, sizeof contact);
    integra_status status = integra_demand_decode(data, size, &demand, &contact, &error);
    if (status) {
        return again_refused(status, &error, size);
    }
    uint8_t *bytes = malloc(size + 1);
    if (!bytes) {
        return -1;
    }
    status = integra_demand_encode(&demand, &contact, bytes, size, &again_size, NULL);
    int same = again_same(status, bytes, again_size, data, size);
    free(bytes);
    return same;
}

static inline int again_protocol(const uint8_t *data, size_t size)
{
    integra_protocol *protocol = NULL;
    integra_error error = { 0 };
    size_t again_size = 0;
    integra_status status = integra_protocol_decode(data, size, NULL, &protocol, &error);
    if (status) {
        return protocol ? -1 : again_refused(status, &error, size);
    }
    uint8_t *bytes = malloc(size + 1);
    status = bytes ? integra_protocol_encode(protocol, bytes, size, &again_size, NULL) : INTEGRA_ERR_MEMORY;
    int same = again_same(status, bytes, again_size, data, size);
    free(bytes);
    integra_protocol_destroy(protocol);
    return same;
}

/* A response is made anew, not passed on: later keys go, and what is then written stays as it is. */
static inline int again_orientation(const uint8_t *data, size_t size)
{
    integra_orientation orientation, back;
    integra_error error = { 0 };
    uint8_t bytes[4096];
    size_t written = 0;
    integra_orientation_init(&orientation, sizeof orientation);
    integra_orientation_init(&back, sizeof back);
    integra_status status = integra_orientation_decode(data, size, &orientation, &error);
    if (status) {
        return again_refused(status, &error, size);
    }
    if (integra_orientation_encode(&orientation, bytes, sizeof bytes, &written, NULL) || written > size ||
        integra_orientation_decode(bytes, written, &back, NULL) || memcmp(&orientation, &back, sizeof back)) {
        return -1;
    }
    return written < size ? 1 : again_same(INTEGRA_OK, bytes, written, data, size);
}

/* Whether what was made again lies in the message that was read. */
static inline int again_holds(const uint8_t *data, size_t size, const uint8_t *held, size_t held_size)
{
    for (size_t at = 0; at + held_size <= size; at++) {
        if (!memcmp(data + at, held, held_size)) {
            return 1;
        }
    }
    return -1;
}

/* A receipt is its own encoding once it replays; the response told must be the one it holds. A proof longer than that
 * of the built-in protocol (2.7 million steps) says no more, and is not waited for. */
static inline int again_orientation_receipt(const uint8_t *data, size_t size)
{
    uint8_t response[4096];
    integra_orientation orientation;
    integra_error error = { 0 };
    integra_work work;
    size_t held = 0;
    uint32_t origin = 0;
    integra_orientation_init(&orientation, sizeof orientation);
    integra_work_init(&work, sizeof work);
    work.limit = 3000000;
    integra_status status =
        integra_orientation_replay_within(data, size, NULL, 0, NULL, &work, &orientation, &origin, &error);
    if (status) {
        return again_refused(status, &error, size);
    }
    status = integra_orientation_encode(&orientation, response, sizeof response, &held, NULL);
    return status ? -1 : again_holds(data, size, response, held);
}

/* A receipt is its own encoding once it replays; the verdict told must be the one it holds. */
static inline int again_receipt(const uint8_t *data, size_t size)
{
    uint8_t verdict[256];
    integra_screening screening;
    integra_error error = { 0 };
    size_t held = 0;
    integra_screening_init(&screening, sizeof screening);
    integra_status status = integra_receipt_replay(data, size, NULL, &screening, &error);
    if (status) {
        return again_refused(status, &error, size);
    }
    status = integra_screening_encode(&screening, verdict, sizeof verdict, &held, NULL);
    return status ? -1 : again_holds(data, size, verdict, held);
}

#endif
