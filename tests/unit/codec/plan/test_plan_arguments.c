/* test_plan_arguments.c - every function about events and plans: what a missing pointer, a struct of no version, a
 * place that is not there gives, and that nothing is written then. Spec: include/integra/base.h, "Reading this header";
 * event.h; plan.h.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "headers.h"
#include "story.h"

#include <stdio.h>

enum { ROOM = 1 << 14, ARGUMENTS = 7, NO_STRUCT = 12 };

/* All that a call reads or writes but the plan, so that one comparison tells what changed. */
typedef struct bench {
    integra_event draft, event_out;
    integra_place place;
    integra_held held;
    integra_concurrent pair;
    integra_plan_totals totals;
    integra_plan_limits limits;
    integra_plan_host host;
    integra_refusal refusals[8], refusal;
    integra_digest digest, digests[8];
    integra_finding findings[8];
    integra_id id;
    integra_plan *made;
    integra_taken taken;
    integra_bytes message;
    uint32_t found;
    int64_t minute;
    size_t size, count;
    uint8_t room[ROOM], event[MESSAGE_ROOM], whole[ROOM], summary[ROOM];
    size_t event_size, whole_size, summary_size;
} bench;

typedef struct desk {
    story s;
    bench b, before;
} desk;

static desk d;

#define RUN(name, ...)                                                                                                 \
    static integra_status run_##name(void *const *a, integra_error *error)                                             \
    {                                                                                                                  \
        return integra_##name(__VA_ARGS__, error);                                                                     \
    }

RUN(event_digest, a[0], a[1])
RUN(event_encode, a[0], a[1], ROOM, a[3])
RUN(event_decode, a[0], d.b.event_size, a[2])
RUN(digest_of, a[0], 5, a[2])
RUN(plan_create, a[0], NULL, a[2])
RUN(plan_create_for, a[0], a[1], NULL, a[3])
RUN(plan_evaluate, a[0], a[1], a[2], 8, a[4])
RUN(plan_append, a[0], a[1], a[2], ROOM, a[4])
RUN(plan_apply, a[0], a[1], d.b.event_size, a[3])
RUN(plan_merge, a[0], a[1], d.b.whole_size, a[3])
RUN(plan_recall, a[0], a[1], 1)
RUN(plan_id, a[0], a[1])
RUN(plan_event_at, a[0], 0, a[2], a[3])
RUN(plan_find, a[0], a[1], a[2])
RUN(plan_refusals_at, a[0], 0, a[2], 8, a[4])
RUN(refusal_sentence, a[0], INTEGRA_LANGUAGE_FR, a[2], ROOM, a[4])
RUN(refusal_remedy, a[0], INTEGRA_LANGUAGE_FR, a[2], ROOM, a[4])
RUN(plan_missing, a[0], a[1], 8, a[3])
RUN(plan_missing_at, a[0], 0, a[2], 8, a[4])
RUN(plan_held, a[0], a[1], a[2])
RUN(plan_held_at, a[0], 0, a[2])
RUN(plan_concurrent_at, a[0], 0, a[2])
RUN(plan_totals_of, a[0], a[1])
RUN(plan_answer, a[0], INTEGRA_SLOT_SHARING_CONSENT, a[2])
RUN(plan_encode, a[0], a[1], ROOM, a[3])
RUN(plan_state, a[0], a[1], ROOM, a[3])
RUN(plan_summary, a[0], a[1], ROOM, a[3])
RUN(plan_delta, a[0], a[1], d.b.summary_size, a[3], ROOM, a[5])
RUN(plan_check, a[0], a[1], d.b.summary_size, a[3], 8, a[5])
RUN(plan_known_since, a[0], 0, a[2])
RUN(plan_known_at, a[0], (int64_t)DAY * 1440, NULL, a[3])

#define PLAN     1 /* instead of a place on the bench: the plan */
#define AT(what) (offsetof(bench, what) + 2)

typedef struct row {
    const char *name;
    integra_status (*run)(void *const *a, integra_error *error);
    size_t at[ARGUMENTS]; /* by position: PLAN, AT, or 0 where it is no pointer or always given */
    unsigned optional, structs;
} row;

static const row rows[] = {
    { "event_digest", run_event_digest, { AT(draft), AT(digest) }, 0, 1u << 0 },
    { "event_encode", run_event_encode, { AT(draft), AT(room), 0, AT(size) }, 0, 1u << 0 },
    { "event_decode", run_event_decode, { AT(event), 0, AT(event_out) }, 0, 1u << 2 },
    { "digest_of", run_digest_of, { AT(event), 0, AT(digest) }, 0, 0 },
    { "plan_create", run_plan_create, { AT(limits), 0, AT(made) }, 1u << 0, 1u << 0 },
    { "plan_create_for",
      run_plan_create_for,
      { AT(limits), AT(host), 0, AT(made) },
      1u << 0 | 1u << 1,
      1u << 0 | 1u << 1 },
    { "plan_evaluate", run_plan_evaluate, { PLAN, AT(draft), AT(refusals), 0, AT(count) }, 0, 1u << 1 },
    { "plan_append", run_plan_append, { PLAN, AT(draft), AT(room), 0, AT(size) }, 0, 1u << 1 },
    { "plan_apply", run_plan_apply, { PLAN, AT(event), 0, AT(taken) }, 0, 1u << 3 },
    { "plan_merge", run_plan_merge, { PLAN, AT(whole), 0, AT(taken) }, 0, 1u << 3 },
    { "plan_recall", run_plan_recall, { PLAN, AT(message), 0 }, 0, 0 },
    { "plan_id", run_plan_id, { PLAN, AT(id) }, 0, 0 },
    { "plan_event_at", run_plan_event_at, { PLAN, 0, AT(event_out), AT(place) }, 1u << 2 | 1u << 3, 1u << 2 | 1u << 3 },
    { "plan_find", run_plan_find, { PLAN, AT(digest), AT(found) }, 0, 0 },
    { "plan_refusals_at", run_plan_refusals_at, { PLAN, 0, AT(refusals), 0, AT(count) }, 0, 0 },
    { "refusal_sentence", run_refusal_sentence, { AT(refusal), 0, AT(room), 0, AT(size) }, 0, 0 },
    { "refusal_remedy", run_refusal_remedy, { AT(refusal), 0, AT(room), 0, AT(size) }, 0, 0 },
    { "plan_missing", run_plan_missing, { PLAN, AT(digests), 0, AT(count) }, 0, 0 },
    { "plan_missing_at", run_plan_missing_at, { PLAN, 0, AT(digests), 0, AT(count) }, 0, 0 },
    { "plan_held", run_plan_held, { PLAN, AT(count), AT(size) }, 0, 0 },
    { "plan_held_at", run_plan_held_at, { PLAN, 0, AT(held) }, 0, 1u << 2 },
    { "plan_concurrent_at", run_plan_concurrent_at, { PLAN, 0, AT(pair) }, 0, 1u << 2 },
    { "plan_totals_of", run_plan_totals_of, { PLAN, AT(totals) }, 0, 1u << 1 },
    { "plan_answer", run_plan_answer, { PLAN, 0, AT(found) }, 0, 0 },
    { "plan_encode", run_plan_encode, { PLAN, AT(room), 0, AT(size) }, 0, 0 },
    { "plan_state", run_plan_state, { PLAN, AT(room), 0, AT(size) }, 0, 0 },
    { "plan_summary", run_plan_summary, { PLAN, AT(room), 0, AT(size) }, 0, 0 },
    { "plan_delta", run_plan_delta, { PLAN, AT(summary), 0, AT(room), 0, AT(size) }, 0, 0 },
    { "plan_check", run_plan_check, { PLAN, AT(summary), 0, AT(findings), 0, AT(count) }, 0, 0 },
    { "plan_known_since", run_plan_known_since, { PLAN, 0, AT(minute) }, 0, 0 },
    { "plan_known_at", run_plan_known_at, { PLAN, 0, 0, AT(made) }, 0, 0 },
};

enum { ROWS = sizeof rows / sizeof *rows };

/* A plan with a pair of concurrent events, its state worked out; the bench beside it. */
static void lay(void)
{
    message died, done;
    size_t values = 0, pairs = 0;
    memset(&d.b, 0, sizeof d.b);
    assert_true(story_at(&d.s, INTEGRA_PHASE_ACTIVE));
    integra_plan *other = twin(d.s.plan);
    integra_event event = event_of(INTEGRA_EVENT_CLOSING, GP, NULL);
    event.code = INTEGRA_CLOSING_REASON_DIED;
    assert_int_equal(tell(other, 'b', &event, &died), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_INTERVENTION_DONE, GP, &d.s.intervention.digest);
    event.effective = DAY + 1; /* after the death: one of before would be no break */
    assert_int_equal(tell(d.s.plan, 'a', &event, &done), INTEGRA_OK);
    assert_int_equal(take_in(d.s.plan, other), INTEGRA_OK);
    integra_plan_destroy(other);
    bench *b = &d.b;
    b->draft = event_of(INTEGRA_EVENT_DOCUMENT, GP, NULL);
    b->draft.writer = who('k');
    b->draft.sequence = 1;
    assert_int_equal(integra_plan_id(d.s.plan, &b->draft.plan, NULL), INTEGRA_OK);
    b->refusal = (integra_refusal){ .guard = INTEGRA_GUARD_CIRCLE, .rule = integra_guard_rule(INTEGRA_GUARD_CIRCLE) };
    integra_event_init(&b->event_out, sizeof b->event_out);
    integra_place_init(&b->place, sizeof b->place);
    integra_held_init(&b->held, sizeof b->held);
    integra_concurrent_init(&b->pair, sizeof b->pair);
    integra_plan_totals_init(&b->totals, sizeof b->totals);
    integra_plan_limits_init(&b->limits, sizeof b->limits);
    integra_plan_host_init(&b->host, sizeof b->host);
    integra_taken_init(&b->taken, sizeof b->taken);
    memcpy(b->event, d.s.need.bytes, d.s.need.size);
    b->event_size = d.s.need.size;
    b->message = (integra_bytes){ b->event, b->event_size };
    assert_int_equal(integra_plan_encode(d.s.plan, b->whole, ROOM, &b->whole_size, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_summary(d.s.plan, b->summary, ROOM, &b->summary_size, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_held(d.s.plan, &values, &pairs, NULL), INTEGRA_OK);
    assert_true(values > 5 && pairs == 1);
}

static void clear(void)
{
    integra_plan_destroy(d.b.made);
    integra_plan_destroy(d.s.plan);
}

static void arguments(const row *r, void *a[ARGUMENTS])
{
    for (size_t i = 0; i < ARGUMENTS; i++) {
        a[i] = r->at[i] == 0 ? NULL : r->at[i] == PLAN ? (void *)d.s.plan : (uint8_t *)&d.b + r->at[i] - 2;
    }
}

static void refuses(const row *r, void *const *a, integra_status expected, uint64_t index)
{
    integra_error error = { 0 };
    d.before = d.b;
    size_t count = integra_plan_count(d.s.plan);
    integra_status status = r->run(a, &error);
    if (status != expected || error.status != expected || (index != INTEGRA_NO_PLACE && error.index != index)) {
        fail_msg("%s: %d and index %d, not %d and %d", r->name, status, (int)error.index, expected, (int)index);
    }
    if (memcmp(&d.b, &d.before, sizeof d.b) != 0 || integra_plan_count(d.s.plan) != count) {
        fail_msg("%s: refused, and something is written", r->name);
    }
}

static void success_leaves_the_error(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        void *a[ARGUMENTS];
        integra_error error, untouched;
        memset(&error, 0x5a, sizeof error);
        untouched = error;
        lay();
        arguments(&rows[i], a);
        integra_status status = rows[i].run(a, &error);
        if (status || memcmp(&error, &untouched, sizeof error) != 0) {
            fail_msg("%s: status %d, or the error was written", rows[i].name, status);
        }
        clear();
    }
}

static void every_pointer_null_in_turn(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t position = 0; position < ARGUMENTS; position++) {
            void *a[ARGUMENTS];
            if (rows[i].at[position] == 0 || rows[i].optional >> position & 1u) {
                continue;
            }
            lay();
            arguments(&rows[i], a);
            a[position] = NULL;
            refuses(&rows[i], a, INTEGRA_ERR_NULL_ARGUMENT, position);
            clear();
        }
    }
}

static void a_struct_of_no_version(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t position = 0; position < ARGUMENTS; position++) {
            void *a[ARGUMENTS];
            uint32_t size = NO_STRUCT;
            if (!(rows[i].structs >> position & 1u)) {
                continue;
            }
            lay();
            arguments(&rows[i], a);
            memcpy(a[position], &size, sizeof size); /* struct_size comes first */
            refuses(&rows[i], a, INTEGRA_ERR_STRUCT_SIZE, INTEGRA_NO_PLACE);
            clear();
        }
    }
}

static uint32_t nobody(void *context, const integra_event *event, const integra_digest *digest, uint32_t *signatures)
{
    (void)context;
    (void)event;
    (void)digest;
    (void)signatures;
    return 0;
}

/* A field of a later version, or the reserved one, is not ignored; a host of an earlier one asks for what it knew. */
static void a_host_of_another_version(void **state)
{
    (void)state;
    integra_plan *plan = NULL;
    struct {
        integra_plan_host host;
        uint64_t later;
    } longer;
    memset(&longer, 0, sizeof longer);
    integra_plan_host_init(&longer.host, sizeof longer.host);
    longer.host.verify = nobody;
    longer.host.reserved = 1;
    assert_int_equal(integra_plan_create_for(NULL, &longer.host, NULL, &plan, NULL), INTEGRA_ERR_UNKNOWN_TAIL);
    longer.host.reserved = 0;
    longer.host.struct_size = sizeof longer;
    assert_int_equal(integra_plan_create_for(NULL, &longer.host, NULL, &plan, NULL), INTEGRA_OK);
    integra_plan_destroy(plan);
    plan = NULL;
    longer.later = 1;
    assert_int_equal(integra_plan_create_for(NULL, &longer.host, NULL, &plan, NULL), INTEGRA_ERR_UNKNOWN_TAIL);
    assert_null(plan);
}

static void places_that_are_not_there(void **state)
{
    (void)state;
    lay();
    const size_t count = integra_plan_count(d.s.plan), far[] = { count, count + 1, UINT32_MAX, SIZE_MAX };
    size_t values = 0, pairs = 0;
    assert_int_equal(integra_plan_held(d.s.plan, &values, &pairs, NULL), INTEGRA_OK);
    d.before = d.b;
    bench *b = &d.b;
    for (size_t i = 0; i < 4; i++) {
        integra_plan *plan = d.s.plan;
        assert_int_equal(integra_plan_event_at(plan, far[i], &b->event_out, &b->place, NULL), INTEGRA_ERR_OUT_OF_RANGE);
        assert_int_equal(integra_plan_refusals_at(plan, far[i], b->refusals, 8, &b->count, NULL),
                         INTEGRA_ERR_OUT_OF_RANGE);
        assert_int_equal(integra_plan_missing_at(plan, far[i], b->digests, 8, &b->count, NULL),
                         INTEGRA_ERR_OUT_OF_RANGE);
        assert_int_equal(integra_plan_known_since(plan, far[i], &b->minute, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    }
    assert_int_equal(integra_plan_held_at(d.s.plan, values - 1, &b->held, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_concurrent_at(d.s.plan, pairs - 1, &b->pair, NULL), INTEGRA_OK);
    d.before = d.b;
    assert_int_equal(integra_plan_held_at(d.s.plan, values, &b->held, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_plan_held_at(d.s.plan, SIZE_MAX, &b->held, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_plan_concurrent_at(d.s.plan, pairs, &b->pair, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    message out;
    integra_event event = event_of(INTEGRA_EVENT_DOCUMENT, GP, NULL); /* what was worked out is not of now */
    assert_int_equal(tell(d.s.plan, 'a', &event, &out), INTEGRA_OK);
    assert_int_equal(integra_plan_held_at(d.s.plan, 0, &b->held, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_plan_concurrent_at(d.s.plan, 0, &b->pair, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_memory_equal(&d.b, &d.before, sizeof d.b);
    clear();
}

/* Without this, a function added to a header would go untested. */
static void every_function_has_a_row(void **state)
{
    static const char *const headers[] = { "include/integra/event.h", "include/integra/plan.h" };
    (void)state;
    assert_int_equal(fallible_functions(headers, 2), ROWS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(success_leaves_the_error),  cmocka_unit_test(every_pointer_null_in_turn),
        cmocka_unit_test(a_struct_of_no_version),    cmocka_unit_test(a_host_of_another_version),
        cmocka_unit_test(places_that_are_not_there), cmocka_unit_test(every_function_has_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
