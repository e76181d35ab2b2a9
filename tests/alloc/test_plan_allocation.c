/* test_plan_allocation.c - whatever a plan does, each allocation refused in turn: MEMORY, the plan as it was byte for
 * byte, the same call then succeeding, every block given back wiped.
 * Spec: spec/31-history.md (PLN-11, PLN-22); include/integra/base.h, integra_allocator.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "strangers.h"
#include "meter.h"

enum { MORE = 70, FINDINGS = 64, STRANGERS = 6 }; /* more than one chunk of a pool */

static struct {
    blob whole, state, summary, more, other_summary; /* of the plan; of another one what is new there */
    blob crowd;           /* all of the plan, a signature more, and more strangers than it has room for */
    message event, known; /* a new one; one that is there, and is signed now */
} made;

static uint8_t out[STATE_ROOM];
static size_t out_size;

static int leaves_out; /* about half of what comes */

static uint32_t verify(void *context, const integra_event *event, const integra_digest *digest, uint32_t *signatures)
{
    (void)context;
    (void)event;
    (void)signatures;
    return leaves_out && (digest->bytes[0] & 1) ? INTEGRA_VERIFICATION_LEAVE_OUT : INTEGRA_VERIFICATION_KEEP;
}

typedef integra_status trial(integra_plan *plan, integra_error *error);

static integra_status apply(integra_plan *plan, integra_error *error)
{
    uint32_t verdict = 0;
    return apply_one(plan, made.event.bytes, made.event.size, &verdict, error);
}

static integra_status apply_known(integra_plan *plan, integra_error *error)
{
    uint32_t verdict = 0;
    return apply_one(plan, made.known.bytes, made.known.size, &verdict, error);
}

static integra_status merge(integra_plan *plan, integra_error *error)
{
    uint64_t added = 0;
    return merge_all(plan, made.more.bytes, made.more.size, &added, error);
}

static integra_status merge_some(integra_plan *plan, integra_error *error)
{
    leaves_out = 1;
    integra_status status = merge(plan, error);
    leaves_out = 0;
    return status;
}

static integra_status merge_crowd(integra_plan *plan, integra_error *error)
{
    uint64_t added = 0;
    return merge_all(plan, made.crowd.bytes, made.crowd.size, &added, error);
}

static integra_status append(integra_plan *plan, integra_error *error)
{
    integra_event event = event_of(INTEGRA_EVENT_EXPECTATION, NURSE, NULL);
    event.writer = who('k');
    return integra_plan_append(plan, &event, out, sizeof out, &out_size, error);
}

static integra_status evaluate(integra_plan *plan, integra_error *error)
{
    size_t count = 0;
    integra_event event = event_of(INTEGRA_EVENT_NEED, NURSE, NULL);
    event.writer = who('k');
    return integra_plan_evaluate(plan, &event, NULL, 0, &count, error);
}

static integra_status held(integra_plan *plan, integra_error *error)
{
    size_t values = 0, pairs = 0;
    return integra_plan_held(plan, &values, &pairs, error);
}

static integra_status encode(integra_plan *plan, integra_error *error)
{
    return integra_plan_encode(plan, out, sizeof out, &out_size, error);
}

static integra_status summary(integra_plan *plan, integra_error *error)
{
    return integra_plan_summary(plan, out, sizeof out, &out_size, error);
}

static integra_status delta(integra_plan *plan, integra_error *error)
{
    return integra_plan_delta(plan, made.other_summary.bytes, made.other_summary.size, out, sizeof out, &out_size,
                              error);
}

static integra_status check(integra_plan *plan, integra_error *error)
{
    static integra_finding findings[FINDINGS];
    size_t count = 0;
    return integra_plan_check(plan, made.other_summary.bytes, made.other_summary.size, findings, FINDINGS, &count,
                              error);
}

static integra_status state_of(integra_plan *plan, integra_error *error)
{
    return integra_plan_state(plan, out, sizeof out, &out_size, error);
}

static integra_status missing_at(integra_plan *plan, integra_error *error)
{
    size_t count = 0;
    integra_digest digests[4];
    return integra_plan_missing_at(plan, integra_plan_count(plan) - 1, digests, 4, &count, error);
}

static integra_plan *plan_in(meter *m)
{
    const integra_allocator allocator = { m, take, give_back };
    integra_plan *plan = NULL;
    integra_plan_host host;
    const integra_plan_limits limits = { .struct_size = sizeof limits, .unaccepted = STRANGERS / 2 };
    uint64_t added = 0;
    integra_plan_host_init(&host, sizeof host);
    host.verify = verify;
    assert_int_equal(integra_plan_create_for(&limits, &host, &allocator, &plan, NULL), INTEGRA_OK);
    assert_int_equal(merge_all(plan, made.whole.bytes, made.whole.size, &added, NULL), INTEGRA_OK);
    return plan;
}

static void is_as_before(integra_plan *plan)
{
    blob bytes, state;
    assert_int_equal(whole_plan(plan, &bytes), INTEGRA_OK);
    assert_int_equal(whole_state(plan, &state), INTEGRA_OK);
    assert_true(blob_same(&bytes, &made.whole) && blob_same(&state, &made.state));
    free(bytes.bytes);
    free(state.bytes);
}

/* What the plan shows after the trial succeeded with all the memory it wants. */
static void expected_of(trial *try, blob *bytes, blob *state)
{
    meter m = { 0 };
    integra_plan *plan = plan_in(&m);
    assert_int_equal(try(plan, NULL), INTEGRA_OK);
    assert_int_equal(whole_plan(plan, bytes), INTEGRA_OK);
    assert_int_equal(whole_state(plan, state), INTEGRA_OK);
    integra_plan_destroy(plan);
    assert_int_equal(m.live, 0);
}

/* Refuses the nth allocation of the trial; 0 where it makes fewer. Afterwards it succeeds, and ends the same. */
static int refused_at(trial *try, size_t nth, const blob *bytes, const blob *state)
{
    meter m = { 0 };
    integra_error error = { 0 };
    blob bytes_now, state_now;
    integra_plan *plan = plan_in(&m);
    m.taken = 0;
    m.fail_at = nth;
    integra_status status = try(plan, &error);
    m.fail_at = 0;
    if (status == INTEGRA_OK) {
        assert_true(m.taken < nth);
    } else {
        assert_int_equal(status, INTEGRA_ERR_MEMORY);
        assert_int_equal(error.status, INTEGRA_ERR_MEMORY);
        is_as_before(plan);
        assert_int_equal(try(plan, NULL), INTEGRA_OK);
    }
    assert_int_equal(whole_plan(plan, &bytes_now), INTEGRA_OK);
    assert_int_equal(whole_state(plan, &state_now), INTEGRA_OK);
    assert_true(blob_same(&bytes_now, bytes) && blob_same(&state_now, state));
    free(bytes_now.bytes);
    free(state_now.bytes);
    integra_plan_destroy(plan);
    assert_int_equal(m.live, 0);
    return status != INTEGRA_OK;
}

static void every_allocation_in_turn(void **context)
{
    static const struct {
        trial *try;
        size_t least; /* that it takes: else nothing was tried */
    } trials[] = {
        { apply, 1 },  { apply_known, 2 }, { merge, 20 },   { merge_some, 20 }, { merge_crowd, 20 },
        { append, 2 }, { evaluate, 0 },    { held, 0 },     { encode, 5 },      { summary, 3 },
        { delta, 5 },  { check, 3 },       { state_of, 1 }, { missing_at, 1 },
    };
    (void)context;
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        blob bytes, state;
        size_t nth = 1;
        expected_of(trials[i].try, &bytes, &state);
        while (refused_at(trials[i].try, nth, &bytes, &state)) {
            nth++;
        }
        if (nth <= trials[i].least) {
            fail_msg("trial %zu takes only %zu blocks", i, nth - 1);
        }
        free(bytes.bytes);
        free(state.bytes);
    }
}

/* An empty plan too: what fails leaves it without an identifier, so that it may become any plan. */
static void an_empty_plan_stays_empty(void **context)
{
    (void)context;
    for (size_t nth = 1;; nth++) {
        meter m = { .fail_at = nth };
        const integra_allocator allocator = { &m, take, give_back };
        integra_plan *plan = NULL;
        integra_id id;
        uint64_t added = 0;
        integra_status status = integra_plan_create(NULL, &allocator, &plan, NULL);
        if (status != INTEGRA_OK) {
            assert_true(status == INTEGRA_ERR_MEMORY && plan == NULL && m.live == 0);
            continue;
        }
        status = merge_all(plan, made.whole.bytes, made.whole.size, &added, NULL);
        if (status != INTEGRA_OK) {
            const integra_id none = { { 0 } };
            assert_int_equal(status, INTEGRA_ERR_MEMORY);
            assert_int_equal(integra_plan_count(plan), 0);
            assert_int_equal(integra_plan_id(plan, &id, NULL), INTEGRA_OK);
            assert_memory_equal(&id, &none, sizeof id);
            assert_int_equal(added, 0);
            m.fail_at = 0;
            integra_event opening = event_of(INTEGRA_EVENT_OPENING, NURSE, NULL); /* of another plan */
            message told;
            assert_int_equal(tell(plan, 'a', &opening, &told), INTEGRA_OK);
        }
        integra_plan_destroy(plan);
        assert_int_equal(m.live, 0);
        if (status == INTEGRA_OK) {
            return;
        }
    }
}

static void make_more(integra_plan *plan, int writer, size_t count, const message *need)
{
    message told;
    for (size_t i = 0; i < count; i++) {
        integra_event event = event_of(INTEGRA_EVENT_INTERVENTION, GP, &need->digest);
        write_text(&event, "once a week");
        assert_int_equal(tell(plan, writer, &event, &told), INTEGRA_OK);
    }
}

static void make_crowd(const story *s)
{
    message strangers[STRANGERS];
    for (uint32_t i = 0; i < STRANGERS; i++) {
        strangers[i] = first_need(s->plan, numbered(i), STRANGER, i == 0 ? &s->last : &strangers[i - 1]);
    }
    integra_plan *crowd = without_limits(s->plan, strangers, STRANGERS);
    assert_int_equal(sends(crowd, &made.known).signatures, 2);
    assert_int_equal(whole_plan(crowd, &made.crowd), INTEGRA_OK);
    integra_plan_destroy(crowd);
}

static int set_up(void **context)
{
    story s;
    message closing, lost;
    integra_event event;
    (void)context;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    make_more(s.plan, 'a', 40, &s.need);
    integra_plan *other = twin(s.plan);
    make_more(other, 'b', MORE, &s.need);
    event = event_of(INTEGRA_EVENT_NEED_CLOSED, GP, &s.need.digest); /* breaks what the plan has beside it */
    assert_int_equal(tell(other, 'c', &event, &closing), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_ERASURE, GP, &s.wish.digest);
    assert_int_equal(tell(other, 'c', &event, &closing), INTEGRA_OK);
    make_more(s.plan, 'd', 10, &s.need);
    integra_plan *third = twin(s.plan); /* of which the plan gets the second event, not the first */
    event = event_of(INTEGRA_EVENT_FEEDBACK, GP, NULL);
    assert_int_equal(tell(third, 'e', &event, &lost), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_FEEDBACK, GP, NULL);
    assert_int_equal(tell(third, 'e', &event, &closing), INTEGRA_OK);
    assert_int_equal(apply_one(s.plan, closing.bytes, closing.size, &closing.verdict, NULL), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_REVIEW, GP, NULL);
    sign(&event, closing.bytes, 64);
    write_text(&event, "at the person's request");
    assert_int_equal(tell(third, 'f', &event, &made.event), INTEGRA_OK);
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_event_decode(s.need.bytes, s.need.size, &event, NULL), INTEGRA_OK);
    sign(&event, made.event.bytes, 300);
    sign(&event, made.event.bytes, 600);
    assert_int_equal(written(&event, &made.known), INTEGRA_OK);
    assert_int_equal(whole_plan(s.plan, &made.whole), INTEGRA_OK);
    assert_int_equal(whole_state(s.plan, &made.state), INTEGRA_OK);
    assert_int_equal(whole_summary(s.plan, &made.summary), INTEGRA_OK);
    assert_int_equal(whole_summary(other, &made.other_summary), INTEGRA_OK);
    assert_int_equal(whole_delta(other, &made.summary, &made.more), INTEGRA_OK);
    make_crowd(&s);
    integra_plan_destroy(third);
    integra_plan_destroy(other);
    integra_plan_destroy(s.plan);
    return 0;
}

static int tear_down(void **context)
{
    (void)context;
    free(made.whole.bytes);
    free(made.state.bytes);
    free(made.summary.bytes);
    free(made.more.bytes);
    free(made.other_summary.bytes);
    free(made.crowd.bytes);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_in_turn),
        cmocka_unit_test(an_empty_plan_stays_empty),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
