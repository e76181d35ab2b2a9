/* test_plan_host.c - what each answer of a host's verifier does. A small history is taken in with every set of its
 * events left out, which comes to what the others alone come to, and refused at each of its events. Spec:
 * spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "host_scene.h"

/* Whatever is left out, however the events come in: the plan of the others, and the numbers add up. */
static void every_set_left_out(void **state)
{
    scene s = history();
    (void)state;
    for (uint32_t left = 0; left < 1u << EVENTS; left++) {
        verifier v = answers(INTEGRA_VERIFICATION_KEEP);
        integra_plan *others = plan_for(NULL), *merged = plan_for(&v), *forward = plan_for(&v), *back = plan_for(&v);
        integra_taken taken;
        uint64_t out = 0;
        integra_taken_init(&taken, sizeof taken);
        for (size_t i = 0; i < EVENTS; i++) {
            v.named[i] = s.events[i].digest;
            v.answers[i] = left >> i & 1u ? INTEGRA_VERIFICATION_LEAVE_OUT : INTEGRA_VERIFICATION_KEEP;
            out += left >> i & 1u;
            if (!(left >> i & 1u)) {
                apply(others, &s, i);
            }
        }
        assert_int_equal(integra_plan_merge(merged, s.whole.bytes, s.whole.size, &taken, NULL), INTEGRA_OK);
        assert_int_equal(taken.left_out, out);
        assert_int_equal(taken.added, EVENTS - out);
        assert_int_equal(v.asked, EVENTS);
        for (size_t i = 0; i < EVENTS; i++) {
            assert_memory_equal(&v.about[i].digest, &s.events[i].digest, sizeof(integra_digest));
        }
        for (size_t i = 0; i < EVENTS; i++) {
            v.asked = 0;
            apply(forward, &s, i);
            apply(back, &s, EVENTS - 1 - i);
        }
        same(merged, others);
        same(forward, others);
        same(back, others);
        integra_plan_destroy(others);
        integra_plan_destroy(merged);
        integra_plan_destroy(forward);
        integra_plan_destroy(back);
    }
    end(&s);
}

/* One that is left out and applied is told so, has no verdict, and is missing to those that name it. */
static void applied_and_left_out(void **state)
{
    scene s = history();
    verifier v = answers(INTEGRA_VERIFICATION_LEAVE_OUT);
    integra_plan *plan = plan_for(&v);
    integra_digest missing[2];
    size_t count = 0;
    (void)state;
    integra_taken taken = apply(plan, &s, 0);
    assert_int_equal(taken.verdict, 0);
    assert_int_equal(taken.added, 0);
    assert_int_equal(taken.left_out, 1);
    assert_int_equal(taken.signatures + taken.unverified + taken.unplaced, 0);
    assert_int_equal(integra_plan_count(plan), 0);
    v.otherwise = INTEGRA_VERIFICATION_KEEP;
    taken = apply(plan, &s, 1);
    assert_int_equal(taken.verdict, INTEGRA_EVENT_VERDICT_WAITING);
    assert_int_equal(integra_plan_missing(plan, missing, 2, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 1);
    assert_memory_equal(&missing[0], &s.events[0].digest, sizeof missing[0]);
    taken = apply(plan, &s, 0); /* who keeps it after all has the whole */
    assert_int_equal(taken.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    assert_int_equal(verdict_of(plan, &s.events[1].digest), INTEGRA_EVENT_VERDICT_ACCEPTED);
    integra_plan_destroy(plan);
    end(&s);
}

/* Another answer, whatever it is, and at whichever event: all as it was, and the event is named by its number. */
static void refused_as_a_whole(void **state)
{
    static const struct {
        uint32_t answer, fault;
        integra_status status;
    } rows[] = {
        { INTEGRA_VERIFICATION_REFUSE, INTEGRA_FAULT_VERIFIER_REFUSED, INTEGRA_ERR_REFUSED },
        { 0, INTEGRA_FAULT_VERIFIER_ANSWER, INTEGRA_ERR_INVALID_VALUE },
        { INTEGRA_VERIFICATION_REFUSE + 1, INTEGRA_FAULT_VERIFIER_ANSWER, INTEGRA_ERR_INVALID_VALUE },
        { EVERY, INTEGRA_FAULT_VERIFIER_ANSWER, INTEGRA_ERR_INVALID_VALUE },
    };
    scene s = history();
    (void)state;
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        for (size_t here = 0; here < 3; here++) { /* an empty plan, one with the opening, one with more */
            for (size_t at = here; at < EVENTS; at++) {
                verifier v = answers(INTEGRA_VERIFICATION_KEEP);
                integra_plan *plan = plan_for(&v), *before = plan_for(NULL);
                integra_taken taken;
                integra_error error = { 0 };
                for (size_t i = 0; i < here; i++) {
                    apply(plan, &s, i);
                    apply(before, &s, i);
                }
                v.asked = 0;
                integra_taken_init(&taken, sizeof taken);
                for (size_t i = 0; i < EVENTS; i++) {
                    v.named[i] = s.events[i].digest;
                    v.answers[i] = i == at ? rows[row].answer : INTEGRA_VERIFICATION_KEEP;
                }
                v.otherwise = rows[row].answer; /* which 0 is not, as an answer of its own */
                assert_int_equal(integra_plan_merge(plan, s.whole.bytes, s.whole.size, &taken, &error),
                                 rows[row].status);
                assert_int_equal(error.fault, rows[row].fault);
                assert_int_equal(error.index, at);
                assert_string_equal(integra_rule_name(error.rule), "PLN-12");
                assert_int_equal(v.asked, at - here + 1); /* nobody is asked after that */
                assert_int_equal(taken.added, 0);
                same(plan, before);
                assert_int_equal(integra_plan_apply(plan, s.events[at].bytes, s.events[at].size, &taken, &error),
                                 rows[row].status);
                assert_int_equal(error.fault, rows[row].fault);
                assert_int_equal(error.index, 0);
                same(plan, before);
                integra_plan_destroy(plan);
                integra_plan_destroy(before);
            }
        }
    }
    end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_set_left_out),
        cmocka_unit_test(applied_and_left_out),
        cmocka_unit_test(refused_as_a_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
