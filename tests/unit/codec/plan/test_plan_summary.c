/* test_plan_summary.c - the digests that a plan misses ascend, in the list and in the summary, in whatever order they
 * were first named; a summary in which any two do not is refused. Spec: spec/32-exchange.md (PLN-12), spec/01-wire.md
 * (WIRE-20).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "history.h"

enum { MOST = 6, DIGEST = sizeof(integra_digest) };

static integra_digest unknown(size_t n)
{
    integra_digest digest;
    memset(&digest, (int)n + 1, sizeof digest);
    return digest;
}

/* An opened plan, and for each number in turn an event that names a digest which is not here. */
static integra_plan *plan_that_names(const size_t *numbers, size_t count)
{
    integra_plan *plan = NULL;
    message told;
    integra_event event = event_of(INTEGRA_EVENT_OPENING, GP, NULL);
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    assert_int_equal(tell(plan, 'a', &event, &told), INTEGRA_OK);
    for (size_t i = 0; i < count; i++) {
        integra_digest parent = unknown(numbers[i]);
        event = event_of(INTEGRA_EVENT_NEED, GP, NULL);
        event.writer = who('b' + (int)i);
        event.sequence = 1;
        event.parents = (integra_bytes){ parent.bytes, DIGEST };
        assert_int_equal(integra_plan_id(plan, &event.plan, NULL), INTEGRA_OK);
        assert_int_equal(written(&event, &told), INTEGRA_OK);
        assert_int_equal(apply_one(plan, told.bytes, told.size, &told.verdict, NULL), INTEGRA_OK);
    }
    return plan;
}

static void ascends(const size_t *numbers, size_t count)
{
    integra_digest missing[MOST];
    size_t found = 0;
    integra_plan *plan = plan_that_names(numbers, count);
    assert_int_equal(integra_plan_missing(plan, missing, MOST, &found, NULL), INTEGRA_OK);
    assert_int_equal(found, count);
    for (size_t i = 0; i < count; i++) {
        integra_digest expected = unknown(i);
        assert_memory_equal(&missing[i], &expected, sizeof expected);
    }
    integra_plan_destroy(plan);
}

/* Every order of as many as that, by Heap's way of going through them. */
static void every_order_of(size_t count)
{
    size_t numbers[MOST], turns[MOST] = { 0 }, at = 0;
    for (size_t i = 0; i < count; i++) {
        numbers[i] = i;
    }
    ascends(numbers, count);
    while (at < count) {
        if (turns[at] < at) {
            size_t with = at % 2 == 0 ? 0 : turns[at], kept = numbers[at];
            numbers[at] = numbers[with];
            numbers[with] = kept;
            ascends(numbers, count);
            turns[at]++;
            at = 0;
        } else {
            turns[at++] = 0;
        }
    }
}

static void what_is_missing_ascends(void **state)
{
    (void)state;
    for (size_t count = 0; count <= MOST; count++) {
        every_order_of(count);
    }
}

static uint8_t *find(const blob *in, const integra_digest *digest)
{
    for (size_t at = 0; at + DIGEST <= in->size; at++) {
        if (memcmp(in->bytes + at, digest, DIGEST) == 0) {
            return in->bytes + at;
        }
    }
    fail_msg("the summary has no such digest");
    return NULL;
}

/* Each digest but the first made the same as the one before it, and less. */
static void a_summary_out_of_order_is_refused(void **state)
{
    static const size_t numbers[MOST] = { 3, 1, 4, 0, 5, 2 };
    blob summary, delta;
    integra_plan *plan = plan_that_names(numbers, MOST);
    (void)state;
    assert_int_equal(whole_summary(plan, &summary), INTEGRA_OK);
    assert_int_equal(whole_delta(plan, &summary, &delta), INTEGRA_OK);
    for (size_t n = 1; n < MOST; n++) {
        integra_digest own = unknown(n);
        uint8_t *place = find(&summary, &own);
        for (uint8_t less = 0; less < 2; less++) {
            uint8_t room[MESSAGE_ROOM];
            size_t size = 0;
            integra_error error = { 0 };
            memset(place, (int)n - less, DIGEST);
            assert_int_equal(integra_plan_delta(plan, summary.bytes, summary.size, room, sizeof room, &size, &error),
                             INTEGRA_ERR_WRONG_TYPE);
            assert_string_equal(integra_rule_name(error.rule), "WIRE-20");
        }
        memcpy(place, &own, sizeof own);
    }
    free(summary.bytes);
    free(delta.bytes);
    integra_plan_destroy(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_missing_ascends),
        cmocka_unit_test(a_summary_out_of_order_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
