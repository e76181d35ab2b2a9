/* test_plan_copies.c - copies of one event that differ in what its name does not cover: whatever order they come in,
 * the same is kept while there is room, and the state is the same in any case. Spec: PLN-12, PLN-22.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orders.h"

#include "domain/event/event.h"

/* A wish of the person's, of some plan, with these signatures, one byte each. */
static message signed_wish(const char *signatures, int bare)
{
    message out;
    integra_event event = event_of(INTEGRA_EVENT_EXPECTATION, GP, NULL);
    event.plan = who('z');
    event.writer = who('a');
    event.sequence = 1;
    for (const char *at = signatures; *at; at++) {
        sign(&event, (const uint8_t *)at, 1);
    }
    if (bare) {
        integra__event_text_digest(event.salt, event.text, &event.text_digest);
        event.salt.size = event.text.size = 0;
    }
    assert_int_equal(written(&event, &out), INTEGRA_OK);
    return out;
}

/* The signatures of the only event of a plan, one byte each. */
static void signatures_are(const integra_plan *plan, char *out)
{
    integra_event event;
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_plan_event_at(plan, 0, &event, NULL, NULL), INTEGRA_OK);
    for (uint32_t i = 0; i < event.signature_count; i++) {
        out[i] = (char)event.signatures[i].bytes[0];
    }
    out[event.signature_count] = '\0';
}

/* Copies of one event with other signatures, or without its text: whichever comes first, all of it is kept. */
static void copies_that_differ(void **state)
{
    static shown expected, found;
    const message copies[] = { signed_wish("bx", 0), signed_wish("a", 1), signed_wish("acx", 0), signed_wish("", 0),
                               signed_wish("dehq", 1) };
    size_t order[] = { 0, 1, 2, 3, 4 }, orders = 0;
    (void)state;
    do {
        char signatures[INTEGRA_SIGNATURES_LIMIT + 1];
        integra_plan *plan = empty_plan();
        for (size_t i = 0; i < 5; i++) {
            apply(plan, &copies[order[i]]);
        }
        show(plan, &found);
        expected = orders++ == 0 ? found : expected;
        same(&found, &expected);
        signatures_are(plan, signatures);
        assert_string_equal(signatures, "abcdehqx");
        integra_plan_destroy(plan);
    } while (permute(order, 5));
    assert_int_equal(orders, 120);
}

/* More signatures than places: those that came first stay, each that found none is told, and the state is the same. */
static void more_signatures_than_places(void **state)
{
    static const char *const sets[] = { "cfil", "beho", "adgk" };
    static shown expected, found;
    size_t order[] = { 0, 1, 2 }, orders = 0;
    (void)state;
    do {
        char signatures[INTEGRA_SIGNATURES_LIMIT + 1];
        integra_plan *plan = empty_plan();
        uint32_t kept = 0, unplaced = 0;
        for (size_t i = 0; i < 3; i++) {
            const message copy = signed_wish(sets[order[i]], 0);
            integra_taken taken;
            integra_taken_init(&taken, sizeof taken);
            assert_int_equal(integra_plan_apply(plan, copy.bytes, copy.size, &taken, NULL), INTEGRA_OK);
            kept += taken.signatures;
            unplaced += taken.unplaced;
        }
        assert_true(kept == 8 && unplaced == 4);
        signatures_are(plan, signatures);
        for (size_t i = 0; i < 3; i++) {
            for (const char *at = sets[order[i]]; *at; at++) {
                assert_int_equal(strchr(signatures, *at) != NULL, i < 2);
            }
        }
        show(plan, &found);
        expected = orders++ == 0 ? found : expected;
        assert_int_equal(found.state_size, expected.state_size);
        assert_memory_equal(found.state, expected.state, found.state_size);
        integra_plan_destroy(plan);
    } while (permute(order, 3));
    assert_int_equal(orders, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_that_differ),
        cmocka_unit_test(more_signatures_than_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
