/* strangers.h - events that a stranger sends, and plans with limits of their own to send them to.
 * Spec: spec/31-history.md (PLN-11, "Strangers").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * A stranger's need is refused, since its author is not of the circle; a nurse's is accepted. After cmocka.h. */
#ifndef STRANGERS_H
#define STRANGERS_H

#include "story.h"

#include "domain/plan/plan_add.h"
#include "domain/plan/plan_commit.h"
#include "domain/plan/plan_store.h"

/* A writer by its number: more than there are letters. */
static inline integra_id numbered(uint32_t number)
{
    integra_id id = who('s');
    for (int i = 0; i < 4; i++) {
        id.bytes[i] = (uint8_t)(number >> 8 * (3 - i));
    }
    return id;
}

/* A need as it is written, after these events; sequence, writer and parents are whatever is wanted. */
static inline message need_of(const integra_plan *plan, integra_id writer, uint32_t sequence, int author,
                              const message *const *after, size_t count)
{
    integra_digest parents[4];
    integra_event event = event_of(INTEGRA_EVENT_NEED, author, NULL);
    message out = { 0 };
    for (size_t i = 0; i < count; i++) {
        parents[i] = after[i]->digest;
    }
    event.writer = writer;
    event.sequence = sequence;
    event.parents = (integra_bytes){ (const uint8_t *)parents, count * sizeof *parents };
    assert_int_equal(integra_plan_id(plan, &event.plan, NULL), INTEGRA_OK);
    assert_int_equal(written(&event, &out), INTEGRA_OK);
    return out;
}

/* What a writer does first, and what it does after that. */
static inline message first_need(const integra_plan *plan, integra_id writer, int author, const message *after)
{
    return need_of(plan, writer, 1, author, &after, 1);
}

static inline message next_need(const integra_plan *plan, integra_id writer, uint32_t sequence, int author,
                                const message *after)
{
    return need_of(plan, writer, sequence, author, &after, 1);
}

/* A plan that has what another has, and such limits. */
static inline integra_plan *limited(const integra_plan *from, integra_plan_limits limits)
{
    integra_plan *plan = NULL;
    limits.struct_size = sizeof limits;
    assert_int_equal(integra_plan_create(&limits, NULL, &plan, NULL), INTEGRA_OK);
    assert_int_equal(take_in(plan, from), INTEGRA_OK);
    return plan;
}

/* A plan without limits of chains, as no host has one: what a stranger's program would hold. */
static inline integra_plan *without_limits(const integra_plan *from, const message *events, size_t count)
{
    integra_plan *plan = twin(from);
    integra_taken taken = { 0 };
    assert_non_null(plan);
    integra__plan_begin(plan, count);
    for (size_t i = 0; i < count; i++) {
        integra_event event;
        integra_event_init(&event, sizeof event);
        assert_int_equal(integra_event_decode(events[i].bytes, events[i].size, &event, NULL), INTEGRA_OK);
        assert_int_equal(integra__plan_add(plan, &event, &events[i].digest, &taken, NULL), INTEGRA_OK);
    }
    assert_int_equal(integra__plan_commit_whole(plan, NULL), INTEGRA_OK);
    return plan;
}

static inline integra_taken sends(integra_plan *plan, const message *event)
{
    integra_taken taken;
    integra_taken_init(&taken, sizeof taken);
    assert_int_equal(integra_plan_apply(plan, event->bytes, event->size, &taken, NULL), INTEGRA_OK);
    return taken;
}

/* All that a plan has, in one message. */
static inline integra_taken sends_all(integra_plan *plan, const integra_plan *from)
{
    integra_taken taken;
    blob all = { NULL, 0 };
    integra_taken_init(&taken, sizeof taken);
    assert_int_equal(whole_plan(from, &all), INTEGRA_OK);
    assert_int_equal(integra_plan_merge(plan, all.bytes, all.size, &taken, NULL), INTEGRA_OK);
    free(all.bytes);
    return taken;
}

static inline int has(const integra_plan *plan, const message *event)
{
    return verdict_of(plan, &event->digest) != 0;
}

#endif
