/* plan_state.c - the message `plan_state`: what everybody with the same events writes alike.
 * Spec: spec/31-history.md, "The state message"; spec/integra.cddl, plan-state-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/id.h"
#include "core/sha256.h"
#include "core/status.h"
#include "domain/event/event.h"
#include "domain/plan/plan_read.h"
#include "codec/message/message.h"
#include "plan_missing.h"

enum { PLAN, PLAN_KIND, EDITION, PERSON, SLOTS, CONCURRENT, MISSING, COUNTS, VERDICTS, TOTALS, KEYS };

#define DIGEST         sizeof(integra_digest)
#define VERDICTS_COUNT 4
#define TOTALS_COUNT   4
#define READ           1u /* marks of a value */
#define VACANT         2u

typedef struct state {
    const integra_plan *plan;
    integra_id id;
    integra_event opening;
    int opened;
    size_t slots;
    size_t held;
    size_t concurrent;
    integra__plan_missing_list missing;
    uint64_t counts[VERDICTS_COUNT];
    integra_digest verdicts;
    integra_plan_totals totals; /* listed or not */
} state;

/* Whether something is not listed. */
static int is_cut(const state *now)
{
    return now->totals.values > now->held || now->totals.concurrent > now->concurrent ||
           now->totals.missing > INTEGRA_MISSING_LIMIT;
}

static int has(const void *value, uint32_t key)
{
    const state *now = value;
    switch (key) {
    case PLAN:
        return integra__id_known(&now->id);
    case PLAN_KIND:
    case EDITION:
    case PERSON:
        return now->opened;
    case MISSING:
        return now->missing.count > 0;
    case TOTALS:
        return is_cut(now);
    default:
        return 1;
    }
}

static void held_at(const state *now, size_t index, integra_held *held)
{
    integra_held_init(held, sizeof *held);
    (void)integra_plan_held_at(now->plan, index, held, NULL); /* index is below what integra_plan_held() said */
}

static int same_slot(const integra_held *a, const integra_held *b)
{
    return a->slot == b->slot && a->field == b->field && memcmp(&a->member, &b->member, sizeof a->member) == 0 &&
           memcmp(&a->subject, &b->subject, sizeof a->subject) == 0;
}

/* How many of the values from index on are of one slot. */
static size_t values_of(const state *now, size_t index)
{
    integra_held first, next;
    size_t count = 1;
    held_at(now, index, &first);
    for (; index + count < now->held; count++) {
        held_at(now, index + count, &next);
        if (!same_slot(&first, &next)) {
            break;
        }
    }
    return count;
}

static void write_digest(integra__writer *writer, const integra_digest *digest)
{
    integra__write_bytes(writer, digest->bytes, DIGEST);
}

static void write_value(integra__writer *writer, const state *now, const integra_held *held)
{
    integra__write_array(writer, 6);
    integra__write_uint(writer, held->code);
    integra__write_uint(writer, held->detail);
    if (integra__id_known(&held->person)) {
        integra__write_id(writer, &held->person);
    } else {
        integra__write_null(writer);
    }
    if (held->date != INTEGRA_DATE_UNKNOWN) {
        integra__write_int(writer, held->date);
    } else {
        integra__write_null(writer);
    }
    if (held->place != INTEGRA_NO_INDEX) {
        write_digest(writer, integra__plan_digest(now->plan, held->place));
    } else {
        integra__write_null(writer);
    }
    integra__write_uint(writer, (held->read ? READ : 0u) | (held->vacant ? VACANT : 0u));
}

/* A slot that is not listed whole says how many values it holds. */
static void write_slots(integra__writer *writer, const state *now)
{
    integra_held held;
    integra__write_array(writer, now->slots);
    for (size_t at = 0; at < now->held;) {
        const size_t values = values_of(now, at), end = at + values;
        held_at(now, at, &held);
        integra__write_array(writer, values < held.of ? 5 : 4);
        integra__write_uint(writer, held.slot);
        if (integra__id_known(&held.member)) {
            integra__write_id(writer, &held.member);
        } else if (integra__event_digest_known(&held.subject)) {
            write_digest(writer, &held.subject);
        } else {
            integra__write_null(writer);
        }
        integra__write_uint(writer, held.field);
        integra__write_array(writer, values);
        for (; at < end; at++) {
            held_at(now, at, &held);
            write_value(writer, now, &held);
        }
        if (values < held.of) {
            integra__write_uint(writer, held.of);
        }
    }
}

static void write_concurrent(integra__writer *writer, const state *now)
{
    integra_concurrent pair;
    integra_concurrent_init(&pair, sizeof pair);
    integra__write_array(writer, now->concurrent);
    for (size_t i = 0; i < now->concurrent; i++) {
        (void)integra_plan_concurrent_at(now->plan, i, &pair, NULL);
        integra__write_array(writer, 3);
        write_digest(writer, integra__plan_digest(now->plan, pair.place));
        write_digest(writer, integra__plan_digest(now->plan, pair.other));
        integra__write_uint(writer, pair.slot);
    }
}

static void write_totals(integra__writer *writer, const integra_plan_totals *totals)
{
    const uint64_t told[TOTALS_COUNT] = { totals->values, totals->slots, totals->concurrent, totals->missing };
    integra__write_array(writer, TOTALS_COUNT);
    for (size_t i = 0; i < TOTALS_COUNT; i++) {
        integra__write_uint(writer, told[i]);
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const state *now = value;
    switch (key) {
    case PLAN:
        integra__write_id(writer, &now->id);
        break;
    case PLAN_KIND:
        integra__write_uint(writer, now->opening.code);
        break;
    case EDITION:
        integra__write_uint(writer, now->opening.edition);
        break;
    case PERSON:
        integra__write_id(writer, &now->opening.person);
        break;
    case SLOTS:
        write_slots(writer, now);
        break;
    case CONCURRENT:
        write_concurrent(writer, now);
        break;
    case MISSING:
        integra__plan_write_missing(writer, &now->missing, INTEGRA_MISSING_LIMIT);
        break;
    case COUNTS:
        integra__write_array(writer, VERDICTS_COUNT);
        for (size_t i = 0; i < VERDICTS_COUNT; i++) {
            integra__write_uint(writer, now->counts[i]);
        }
        break;
    case VERDICTS:
        write_digest(writer, &now->verdicts);
        break;
    default:
        write_totals(writer, &now->totals);
    }
}

static const integra__kind state_kind = { INTEGRA_MESSAGE_PLAN_STATE, KEYS, 0, has, write, NULL };

/* Every digest with its verdict. */
static void seal_verdicts(state *now)
{
    integra__sha256_state hash;
    integra__sha256_init(&hash);
    for (size_t i = 0; i < integra_plan_count(now->plan); i++) {
        uint8_t verdict = (uint8_t)integra__plan_verdict(now->plan, i);
        integra__sha256_update(&hash, integra__plan_digest(now->plan, i)->bytes, DIGEST);
        integra__sha256_update(&hash, &verdict, sizeof verdict);
    }
    integra__sha256_final(&hash, now->verdicts.bytes);
}

static integra_status look(state *now, integra_error *error)
{
    uint32_t opening = UINT32_MAX;
    integra_status status = integra_plan_id(now->plan, &now->id, error);
    integra__plan_counts(now->plan, now->counts, &opening);
    integra_event_init(&now->opening, sizeof now->opening);
    now->opened = opening != UINT32_MAX;
    if (status == INTEGRA_OK && now->opened) {
        status = integra_plan_event_at(now->plan, opening, &now->opening, NULL, error);
    }
    seal_verdicts(now);
    now->slots = 0;
    for (size_t at = 0; at < now->held; at += values_of(now, at)) {
        now->slots++;
    }
    return status;
}

integra_status integra_plan_state(integra_plan *plan, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                  integra_error *error)
{
    const uint8_t present[] = { plan != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    state now;
    now.plan = plan;
    if (status == INTEGRA_OK) {
        status = integra_plan_held(plan, &now.held, &now.concurrent, error);
    }
    if (status == INTEGRA_OK) {
        integra_plan_totals_init(&now.totals, sizeof now.totals);
        (void)integra_plan_totals_of(plan, &now.totals, NULL); /* worked out just now */
        status = integra__plan_missing_init(&now.missing, plan, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    status = look(&now, error);
    if (status == INTEGRA_OK) {
        status = integra__message_give_large(&state_kind, &now, (integra_bytes){ NULL, 0 }, INTEGRA_PLAN_SIZE_LIMIT,
                                             bytes_out, capacity, size_out, error);
    }
    integra__plan_missing_free(&now.missing, plan);
    return status;
}
