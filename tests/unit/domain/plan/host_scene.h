/* host_scene.h - a verifier that answers as it is told and keeps what it was asked, and a small history to ask it
 * about. Spec: spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 After cmocka.h. */
#ifndef HOST_SCENE_H
#define HOST_SCENE_H

#include "story.h"

enum { EVENTS = 8, ASKED = 16 };
#define EVERY UINT32_MAX

/* What a host answers, and what it was asked. */
typedef struct verifier {
    integra_digest named[EVENTS]; /* events with an answer of their own */
    uint32_t answers[EVENTS];
    uint32_t otherwise;
    uint32_t bits; /* signatures worth keeping */
    size_t asked;
    struct {
        integra_event event;
        integra_digest digest;
        uint32_t bits;
    } about[ASKED];
} verifier;

static inline uint32_t answer(void *context, const integra_event *event, const integra_digest *digest,
                              uint32_t *signatures)
{
    verifier *v = context;
    assert_true(v->asked < ASKED);
    v->about[v->asked].event = *event;
    v->about[v->asked].digest = *digest;
    v->about[v->asked++].bits = *signatures;
    *signatures = v->bits;
    for (size_t i = 0; i < EVENTS; i++) {
        if (v->answers[i] != 0 && memcmp(digest, &v->named[i], sizeof *digest) == 0) {
            return v->answers[i];
        }
    }
    return v->otherwise;
}

static inline verifier answers(uint32_t otherwise)
{
    verifier v;
    memset(&v, 0, sizeof v);
    v.otherwise = otherwise;
    v.bits = EVERY;
    return v;
}

static inline integra_plan *plan_for(verifier *v)
{
    integra_plan *plan = NULL;
    integra_plan_host host;
    integra_plan_host_init(&host, sizeof host);
    host.context = v;
    host.verify = v == NULL ? NULL : answer;
    assert_int_equal(integra_plan_create_for(NULL, &host, NULL, &plan, NULL), INTEGRA_OK);
    return plan;
}

/* A history: a fork, a text, its erasure, signatures, two sites; each event's message in the order of the plan. */
typedef struct scene {
    integra_plan *plan;
    blob whole;
    struct {
        integra_digest digest;
        size_t size;
        uint8_t bytes[MESSAGE_ROOM];
    } events[EVENTS];
} scene;

static inline message told(integra_plan *plan, int writer, uint32_t kind, const integra_digest *target,
                           const char *signatures)
{
    message out;
    integra_event event = event_of(kind, GP, target);
    for (const char *at = signatures; *at; at++) {
        sign(&event, (const uint8_t *)at, 1);
    }
    assert_int_equal(tell(plan, writer, &event, &out), INTEGRA_OK);
    return out;
}

static inline scene history(void)
{
    scene s;
    integra_plan *plan = NULL;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    told(plan, 'a', INTEGRA_EVENT_OPENING, NULL, "o");
    message wish = told(plan, 'a', INTEGRA_EVENT_EXPECTATION, NULL, "pq");
    integra_plan *other = twin(plan), *copy = twin(plan);
    told(other, 'b', INTEGRA_EVENT_NEED, NULL, "r");
    told(other, 'b', INTEGRA_EVENT_DOCUMENT, NULL, "");
    told(copy, 'b', INTEGRA_EVENT_DOCUMENT, NULL, "s"); /* a fork */
    told(plan, 'a', INTEGRA_EVENT_ERASURE, &wish.digest, "");
    assert_int_equal(take_in(plan, other), INTEGRA_OK);
    told(plan, 'a', INTEGRA_EVENT_NEED, NULL, "tuv");
    assert_int_equal(take_in(plan, copy), INTEGRA_OK);
    told(plan, 'c', INTEGRA_EVENT_EXPECTATION, NULL, "");
    integra_plan_destroy(other);
    integra_plan_destroy(copy);
    assert_int_equal(integra_plan_count(plan), EVENTS);
    s.plan = plan;
    assert_int_equal(whole_plan(plan, &s.whole), INTEGRA_OK);
    for (size_t i = 0; i < EVENTS; i++) {
        integra_event event;
        integra_event_init(&event, sizeof event);
        assert_int_equal(integra_plan_event_at(plan, i, &event, NULL, NULL), INTEGRA_OK);
        assert_int_equal(integra_event_digest(&event, &s.events[i].digest, NULL), INTEGRA_OK);
        assert_int_equal(
            integra_event_encode(&event, s.events[i].bytes, sizeof s.events[i].bytes, &s.events[i].size, NULL),
            INTEGRA_OK);
    }
    return s;
}

static inline void end(scene *s)
{
    free(s->whole.bytes);
    integra_plan_destroy(s->plan);
}

static inline integra_taken apply(integra_plan *plan, const scene *s, size_t i)
{
    integra_taken taken;
    integra_taken_init(&taken, sizeof taken);
    assert_int_equal(integra_plan_apply(plan, s->events[i].bytes, s->events[i].size, &taken, NULL), INTEGRA_OK);
    return taken;
}

/* The same in all that a plan writes. */
static inline void same(integra_plan *plan, integra_plan *other)
{
    blob a[3], b[3];
    integra_id ids[2];
    assert_int_equal(integra_plan_id(plan, &ids[0], NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_id(other, &ids[1], NULL), INTEGRA_OK);
    assert_memory_equal(&ids[0], &ids[1], sizeof ids[0]);
    assert_int_equal(whole_plan(plan, &a[0]), INTEGRA_OK);
    assert_int_equal(whole_plan(other, &b[0]), INTEGRA_OK);
    assert_int_equal(whole_state(plan, &a[1]), INTEGRA_OK);
    assert_int_equal(whole_state(other, &b[1]), INTEGRA_OK);
    assert_int_equal(whole_summary(plan, &a[2]), INTEGRA_OK);
    assert_int_equal(whole_summary(other, &b[2]), INTEGRA_OK);
    for (size_t i = 0; i < 3; i++) {
        assert_true(blob_same(&a[i], &b[i]));
        free(a[i].bytes);
        free(b[i].bytes);
    }
}

#endif
