/* test_plan_capacity.c - what a plan writes or lists: told how much room it takes, nothing written into too little, and
 * nothing recorded either.
 * Spec: include/integra/plan.h; PLN-11, PLN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

enum { ROOM = 1 << 14 };

static struct {
    integra_plan *plan;
    blob summary;
    uint32_t refused, waiting; /* places */
    integra_event refusable, appendable;
} made;

/* Each fills out with so many elements of that size, and tells how many it wants. */
typedef integra_status filler(uint8_t *out, size_t capacity, size_t *needed, integra_error *error);

static integra_status encode(uint8_t *out, size_t capacity, size_t *needed, integra_error *error)
{
    return integra_plan_encode(made.plan, out, capacity, needed, error);
}
static integra_status state_of(uint8_t *out, size_t capacity, size_t *needed, integra_error *error)
{
    return integra_plan_state(made.plan, out, capacity, needed, error);
}
static integra_status summary(uint8_t *out, size_t capacity, size_t *needed, integra_error *error)
{
    return integra_plan_summary(made.plan, out, capacity, needed, error);
}
static integra_status delta(uint8_t *out, size_t capacity, size_t *needed, integra_error *error)
{
    return integra_plan_delta(made.plan, made.summary.bytes, made.summary.size, out, capacity, needed, error);
}
static integra_status event(uint8_t *out, size_t capacity, size_t *needed, integra_error *error)
{
    integra_event first;
    integra_event_init(&first, sizeof first);
    assert_int_equal(integra_plan_event_at(made.plan, 0, &first, NULL, NULL), INTEGRA_OK);
    return integra_event_encode(&first, out, capacity, needed, error);
}
static integra_status append(uint8_t *out, size_t capacity, size_t *needed, integra_error *error)
{
    integra_plan *plan = twin(made.plan);
    size_t before = integra_plan_count(plan);
    integra_status status = integra_plan_append(plan, &made.appendable, out, capacity, needed, error);
    assert_int_equal(integra_plan_count(plan), before + (status == INTEGRA_OK));
    integra_plan_destroy(plan);
    return status;
}
static integra_status evaluate(uint8_t *out, size_t capacity, size_t *needed, integra_error *error)
{
    return integra_plan_evaluate(made.plan, &made.refusable, (integra_refusal *)(void *)out, capacity, needed, error);
}
static integra_status refusals(uint8_t *out, size_t capacity, size_t *needed, integra_error *error)
{
    return integra_plan_refusals_at(made.plan, made.refused, (integra_refusal *)(void *)out, capacity, needed, error);
}
static integra_status missing(uint8_t *out, size_t capacity, size_t *needed, integra_error *error)
{
    return integra_plan_missing(made.plan, (integra_digest *)(void *)out, capacity, needed, error);
}
static integra_status missing_at(uint8_t *out, size_t capacity, size_t *needed, integra_error *error)
{
    return integra_plan_missing_at(made.plan, made.waiting, (integra_digest *)(void *)out, capacity, needed, error);
}
static integra_status check(uint8_t *out, size_t capacity, size_t *needed, integra_error *error)
{
    return integra_plan_check(made.plan, made.summary.bytes, made.summary.size, (integra_finding *)(void *)out,
                              capacity, needed, error);
}

static const struct {
    const char *name;
    filler *fill;
    size_t element, least;
} fillers[] = {
    { "encode", encode, 1, 100 },
    { "state", state_of, 1, 100 },
    { "summary", summary, 1, 50 },
    { "delta", delta, 1, 50 },
    { "event", event, 1, 50 },
    { "append", append, 1, 50 },
    { "evaluate", evaluate, sizeof(integra_refusal), 2 },
    { "refusals", refusals, sizeof(integra_refusal), 2 },
    { "missing", missing, sizeof(integra_digest), 1 },
    { "missing_at", missing_at, sizeof(integra_digest), 1 },
    { "check", check, sizeof(integra_finding), 2 },
};

static union {
    uint64_t aligned;
    uint8_t bytes[ROOM];
} out, whole, untouched;

static void one_capacity(filler *fill, size_t element, size_t capacity, size_t needed)
{
    integra_error error = { 0 };
    size_t told = 0;
    memset(out.bytes, 0xaa, ROOM);
    integra_status status = fill(out.bytes, capacity, &told, &error);
    assert_int_equal(told, needed);
    assert_int_equal(status, capacity < needed ? INTEGRA_ERR_CAPACITY : INTEGRA_OK);
    assert_int_equal(error.status, status);
    if (status) {
        assert_memory_equal(out.bytes, untouched.bytes, ROOM);
    } else {
        assert_memory_equal(out.bytes, whole.bytes, needed * element);
        assert_memory_equal(out.bytes + needed * element, untouched.bytes, ROOM - needed * element);
    }
}

static void every_capacity(void **state)
{
    (void)state;
    memset(untouched.bytes, 0xaa, ROOM);
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
        size_t needed = 0, told = 0, step;
        assert_int_equal(fillers[i].fill(NULL, 0, &needed, NULL), INTEGRA_ERR_CAPACITY);
        if (needed < fillers[i].least || needed * fillers[i].element >= ROOM) {
            fail_msg("%s wants %zu", fillers[i].name, needed);
        }
        assert_int_equal(fillers[i].fill(whole.bytes, ROOM / fillers[i].element, &told, NULL), INTEGRA_OK);
        step = 1 + needed / 64; /* some of them, and those around the size */
        for (size_t capacity = 0; capacity + 2 < needed; capacity += step) {
            one_capacity(fillers[i].fill, fillers[i].element, capacity, needed);
        }
        for (size_t capacity = needed - 1; capacity <= needed + 1; capacity++) {
            one_capacity(fillers[i].fill, fillers[i].element, capacity, needed);
        }
    }
}

/* A fork, a gap, one refused, one that waits; the other side knows a writer of its own. */
static int set_up(void **state)
{
    story s;
    message told, lost, here, refused;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_plan *other = twin(s.plan), *backup = twin(s.plan);
    integra_event need = event_of(INTEGRA_EVENT_NEED, GP, NULL), e = need;
    assert_int_equal(tell(s.plan, 'a', &e, &told), INTEGRA_OK);
    e = event_of(INTEGRA_EVENT_EXPECTATION, GP, NULL);
    assert_int_equal(tell(backup, 'a', &e, &told), INTEGRA_OK);
    assert_int_equal(take_in(s.plan, backup), INTEGRA_OK);
    e = need;
    assert_int_equal(tell(other, 'b', &e, &lost), INTEGRA_OK);
    e = need;
    assert_int_equal(tell(other, 'b', &e, &here), INTEGRA_OK);
    assert_int_equal(apply_one(s.plan, here.bytes, here.size, &here.verdict, NULL), INTEGRA_OK);
    e = event_of(INTEGRA_EVENT_PROPOSAL, STRANGER, NULL);
    assert_int_equal(tell(s.plan, 'c', &e, &refused), INTEGRA_OK);
    assert_int_equal(refused.verdict, INTEGRA_EVENT_VERDICT_REFUSED);
    assert_int_equal(whole_summary(other, &made.summary), INTEGRA_OK);
    assert_int_equal(integra_plan_find(s.plan, &refused.digest, &made.refused, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_find(s.plan, &here.digest, &made.waiting, NULL), INTEGRA_OK);
    made.refusable = event_of(INTEGRA_EVENT_PROPOSAL, STRANGER, NULL);
    made.appendable = need;
    made.refusable.writer = made.appendable.writer = who('k');
    made.plan = s.plan;
    integra_plan_destroy(other);
    integra_plan_destroy(backup);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    free(made.summary.bytes);
    integra_plan_destroy(made.plan);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_capacity) };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
