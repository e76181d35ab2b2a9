/* test_protocol_work.c - long calls end when asked or at a limit, and leave everything as it was.
 * Spec: spec/21-protocol.md (ORI-16 to ORI-18).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "demands.h"

enum { NOBODY = 1024 };

static integra_protocol *proved, *other;

/* Whoever is asked: how often, after how many steps, and from when on the answer is no. */
typedef struct asked_of {
    uint64_t times, done, ends_after;
} asked_of;

static uint32_t go_on(void *context, uint64_t done)
{
    asked_of *asked = context;
    assert_int_equal(done, 256 * asked->times); /* before the first step, then every 256 */
    asked->times++;
    asked->done = done;
    return asked->times <= asked->ends_after;
}

static integra_work work_of(asked_of *asked, uint64_t limit)
{
    integra_work work;
    integra_work_init(&work, sizeof work);
    work.limit = limit;
    work.context = asked;
    work.go_on = asked == NULL ? NULL : go_on;
    return work;
}

/* The four long calls on the same two protocols; what they give out goes to places that hold 77. */
typedef struct given {
    size_t count;
    uint64_t keys[4], counts[4], count64;
    integra_tri tri;
} given;

static given untouched(void)
{
    return (given){ 77, { 77, 77, 77, 77 }, { 77, 77, 77, 77 }, 77, 77 };
}

static integra_status run_prove(const integra_work *work, given *out, integra_error *error)
{
    integra_protocol *again = built_in_without(2);
    integra_status status = integra_protocol_prove_within(again, work, &out->count, error);
    assert_int_equal(integra_protocol_proved(again), 0);
    assert_true(integra_protocol_row_count(again) + 1 == integra_protocol_row_count(proved));
    integra_protocol_destroy(again);
    return status;
}
static integra_status run_prove_whole(const integra_work *work, given *out, integra_error *error)
{
    integra_status status = integra_protocol_prove_within(other, work, &out->count, error);
    assert_int_equal(integra_protocol_proved(other), status == INTEGRA_OK); /* the digests are part of it */
    return status;
}
static integra_status run_compare(const integra_work *work, given *out, integra_error *error)
{
    return integra_protocol_compare(proved, other, INTEGRA_PART_WHOLE, out->keys, 4, &out->count64, work, error);
}
static integra_status run_conforms(const integra_work *work, given *out, integra_error *error)
{
    return integra_protocol_conforms(other, proved, &out->tri, out->keys, 4, &out->count64, work, error);
}
static integra_status run_changes(const integra_work *work, given *out, integra_error *error)
{
    return integra_protocol_changes(proved, other, INTEGRA_PART_WHOLE, out->keys, out->counts, 4, &out->count, work,
                                    error);
}

typedef integra_status long_call(const integra_work *work, given *out, integra_error *error);
static long_call *const calls[] = { run_compare, run_conforms, run_changes, run_prove, run_prove_whole };

/* How many steps a call takes: the least limit with which it is done, found from whoever is asked. */
static uint64_t steps_of(long_call *call)
{
    asked_of asked = { 0, 0, UINT64_MAX };
    integra_work work = work_of(&asked, 0);
    given out = untouched();
    assert_int_equal(call(&work, &out, NULL), INTEGRA_OK);
    uint64_t low = asked.done, steps = asked.done + 256; /* too few, enough */
    while (steps - low > 1) {
        work = work_of(NULL, low + (steps - low) / 2);
        *(call(&work, &out, NULL) == INTEGRA_OK ? &steps : &low) = work.limit;
    }
    return steps;
}

static void a_limit_is_a_number_of_steps(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        uint64_t steps = steps_of(calls[i]);
        const uint64_t limits[] = { 1, 255, 256, 257, steps - 1 };
        assert_true(steps > 257);
        for (size_t k = 0; k < sizeof limits / sizeof *limits; k++) {
            integra_work work = work_of(NULL, limits[k]);
            given out = untouched(), before = untouched();
            integra_error error = { 0 };
            assert_int_equal(calls[i](&work, &out, &error), INTEGRA_ERR_LIMIT);
            assert_true(error.fault == INTEGRA_FAULT_WORK_LIMIT && (uint64_t)error.most == limits[k]);
            assert_memory_equal(out.keys, before.keys, sizeof out.keys);
            assert_memory_equal(out.counts, before.counts, sizeof out.counts);
            assert_true(out.count == 77 && out.count64 == 77 && out.tri == 77);
        }
        asked_of first = { 0, 0, UINT64_MAX },
                 second = first; /* 256 steps, nobody asked about one more; then one more */
        integra_work just = work_of(&first, 256), more = work_of(&second, 257);
        given lost = untouched();
        assert_int_equal(calls[i](&just, &lost, NULL), INTEGRA_ERR_LIMIT);
        assert_int_equal(calls[i](&more, &lost, NULL), INTEGRA_ERR_LIMIT);
        assert_true(first.times == 1 && second.times == 2);
        integra_work enough = work_of(NULL, steps);
        given out = untouched();
        assert_int_equal(calls[i](&enough, &out, NULL), INTEGRA_OK);
    }
}

static void whoever_is_asked_ends_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        for (uint64_t after = 0; after < 3; after++) {
            asked_of asked = { 0, 0, after };
            integra_work work = work_of(&asked, 0);
            given out = untouched(), before = untouched();
            integra_error error = { 0 };
            assert_int_equal(calls[i](&work, &out, &error), INTEGRA_ERR_INTERRUPTED);
            assert_int_equal(error.status, INTEGRA_ERR_INTERRUPTED);
            assert_int_equal(asked.times, after + 1); /* and is not asked again */
            assert_memory_equal(out.keys, before.keys, sizeof out.keys);
            assert_memory_equal(out.counts, before.counts, sizeof out.counts);
            assert_true(out.count == 77 && out.count64 == 77 && out.tri == 77);
        }
    }
    given out = untouched();
    assert_int_equal(run_prove_whole(NULL, &out, NULL), INTEGRA_OK);
}

/* What no machine finishes ends all the same. */
static void an_endless_proof_ends(void **state)
{
    (void)state;
    asked_of asked = { 0, 0, 1000 };
    integra_work work = work_of(&asked, 0);
    size_t count = 77;
    integra_protocol *endless = endless_protocol(MOTIVES);
    assert_int_equal(integra_protocol_prove_within(endless, &work, &count, NULL), INTEGRA_ERR_INTERRUPTED);
    assert_true(count == 77 && !integra_protocol_proved(endless));
    integra_protocol_destroy(endless);
}

static void work_is_a_versioned_struct(void **state)
{
    (void)state;
    given out = untouched();
    integra_work work = work_of(NULL, 0);
    work.reserved = 1;
    assert_int_equal(run_compare(&work, &out, NULL), INTEGRA_ERR_UNKNOWN_TAIL);
    work = work_of(NULL, 0);
    work.struct_size = 8;
    assert_int_equal(run_compare(&work, &out, NULL), INTEGRA_ERR_STRUCT_SIZE);
    work = work_of(NULL, UINT64_MAX);
    assert_int_equal(run_compare(&work, &out, NULL), INTEGRA_OK);
}

static int set_up(void **state)
{
    (void)state;
    size_t count = 0;
    integra_row row = plain_row("home-help", BIT(INTEGRA_MOTIVE_HOME_HELP), INTEGRA_SERVICE_HOME_HELP);
    row.conditions[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] = BIT(INTEGRA_TRI_UNKNOWN) | BIT(INTEGRA_TRI_YES);
    row.first[0] = BIT(INTEGRA_PRECONDITION_SHARING_CONSENT);
    row.within[0] = 2; /* no more than an urgent demand allows (ORI-13) */
    proved = built_in_without(NOBODY);
    other = built_in_without(2); /* home-help */
    apply(other, row);
    assert_int_equal(integra_protocol_prove(proved, &count, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_prove(other, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    integra_protocol_destroy(proved);
    integra_protocol_destroy(other);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_limit_is_a_number_of_steps),
        cmocka_unit_test(whoever_is_asked_ends_it),
        cmocka_unit_test(an_endless_proof_ends),
        cmocka_unit_test(work_is_a_versioned_struct),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
