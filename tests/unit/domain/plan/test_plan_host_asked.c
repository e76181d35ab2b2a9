/* test_plan_host_asked.c - what a host's verifier is asked about: signatures and texts beside events that are here, and
 * nothing that is not new. Spec: spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "host_scene.h"

/* The event at a place with these signatures, and with its text or without. */
static integra_taken brings(integra_plan *plan, const scene *s, size_t i, const char *signatures, int text)
{
    message out;
    integra_event event;
    integra_taken taken;
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_event_decode(s->events[i].bytes, s->events[i].size, &event, NULL), INTEGRA_OK);
    event.signature_count = 0;
    if (!text) {
        event.text.size = event.salt.size = 0;
    }
    for (const char *at = signatures; *at; at++) {
        sign(&event, (const uint8_t *)at, 1);
    }
    assert_int_equal(written(&event, &out), INTEGRA_OK);
    integra_taken_init(&taken, sizeof taken);
    assert_int_equal(integra_plan_apply(plan, out.bytes, out.size, &taken, NULL), INTEGRA_OK);
    return taken;
}

static void signed_by(const integra_plan *plan, size_t place, const char *signatures)
{
    integra_event event;
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_plan_event_at(plan, place, &event, NULL, NULL), INTEGRA_OK);
    assert_int_equal(event.signature_count, strlen(signatures));
    for (uint32_t i = 0; i < event.signature_count; i++) {
        assert_int_equal(event.signatures[i].bytes[0], signatures[i]);
    }
}

/* Of an event that is here, those that are not: what is cleared takes no place, whichever set it is. */
static void signatures_are_asked_about_once(void **state)
{
    static const char *const kept[] = { "d", "ad", "de", "ade", "dz", "adz", "dez", "adez" };
    scene s = history();
    (void)state;
    for (uint32_t bits = 0; bits < 8; bits++) {
        verifier v = answers(INTEGRA_VERIFICATION_KEEP);
        integra_plan *plan = plan_for(&v);
        brings(plan, &s, 0, "d", 1);
        v.asked = 0;
        v.bits = bits | 0xfff0; /* bits of no signature say nothing */
        integra_taken taken = brings(plan, &s, 0, "adez", 1);
        assert_int_equal(v.asked, 1);
        assert_int_equal(v.about[0].event.struct_size, sizeof(integra_event));
        assert_int_equal(v.about[0].event.signature_count, 3);
        assert_int_equal(v.about[0].event.signatures[0].size, 1);
        assert_int_equal(v.about[0].bits, 7);
        assert_int_equal(taken.signatures, strlen(kept[bits]) - 1);
        assert_int_equal(taken.unverified, 3 - taken.signatures);
        assert_int_equal(taken.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
        signed_by(plan, 0, kept[bits]);
        taken = brings(plan, &s, 0, kept[bits], 1); /* nothing is new */
        assert_int_equal(v.asked, 1);
        assert_int_equal(taken.signatures + taken.unverified + taken.left_out, 0);
        v.otherwise = INTEGRA_VERIFICATION_LEAVE_OUT; /* nothing of it, and it was here: it is not left out */
        taken = brings(plan, &s, 0, "y", 1);
        assert_int_equal(v.asked, 2);
        assert_int_equal(taken.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
        assert_int_equal(taken.signatures + taken.unverified + taken.left_out, 0);
        signed_by(plan, 0, kept[bits]);
        integra_plan_destroy(plan);
    }
    end(&s);
}

/* What is worthless fills no place: the eight that are kept are those that verify. */
static void places_are_kept_for_those_that_verify(void **state)
{
    scene s = history();
    verifier v = answers(INTEGRA_VERIFICATION_KEEP);
    integra_plan *plan = plan_for(&v);
    (void)state;
    v.bits = 0;
    assert_int_equal(brings(plan, &s, 0, "12345678", 1).unverified, 8);
    signed_by(plan, 0, "");
    v.bits = EVERY;
    integra_taken taken = brings(plan, &s, 0, "abcdefgh", 1);
    assert_int_equal(taken.signatures, 8);
    assert_int_equal(taken.unplaced, 0);
    assert_int_equal(v.about[1].bits, 0xff);
    taken = brings(plan, &s, 0, "i", 1); /* worth a place, and there is none */
    assert_int_equal(taken.unplaced, 1);
    v.bits = 0;
    taken = brings(plan, &s, 0, "j", 1);
    assert_int_equal(taken.unplaced, 0);
    assert_int_equal(taken.unverified, 1);
    integra_plan_destroy(plan);
    end(&s);
}

static size_t text_size(const integra_plan *plan, const integra_digest *digest)
{
    uint32_t place = 0;
    integra_event event;
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_plan_find(plan, digest, &place, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_event_at(plan, place, &event, NULL, NULL), INTEGRA_OK);
    return event.text.size;
}

/* The place of the wish whose text stands: the other one's was erased. */
static size_t wish(const scene *s)
{
    for (size_t i = 0; i < EVENTS; i++) {
        if (text_size(s->plan, &s->events[i].digest) > 0) {
            return i;
        }
    }
    fail();
    return 0;
}

/* A text that comes to an event which is here without it: asked about, kept or not, and then no more. */
static void texts_are_asked_about(void **state)
{
    scene s = history();
    verifier v = answers(INTEGRA_VERIFICATION_KEEP);
    integra_plan *plan = plan_for(&v);
    const size_t at = wish(&s);
    (void)state;
    for (size_t i = 0; i < at; i++) {
        apply(plan, &s, i);
    }
    brings(plan, &s, at, "", 0);
    v.asked = 0;
    brings(plan, &s, at, "", 0);
    assert_int_equal(v.asked, 0);
    v.otherwise = INTEGRA_VERIFICATION_LEAVE_OUT;
    integra_taken taken = brings(plan, &s, at, "", 1);
    assert_int_equal(v.asked, 1);
    assert_true(v.about[0].event.text.size > 0);
    assert_int_equal(taken.left_out, 0);
    assert_int_equal(text_size(plan, &s.events[at].digest), 0);
    v.otherwise = INTEGRA_VERIFICATION_KEEP;
    brings(plan, &s, at, "", 1);
    assert_int_equal(v.asked, 2);
    assert_true(text_size(plan, &s.events[at].digest) > 0);
    brings(plan, &s, at, "", 1);
    assert_int_equal(v.asked, 2);
    message erased = told(plan, 'a', INTEGRA_EVENT_ERASURE, &s.events[at].digest, "");
    assert_int_equal(erased.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    v.asked = 0;
    brings(plan, &s, at, "", 1); /* erased for good: there is nothing to ask */
    assert_int_equal(v.asked, 0);
    brings(plan, &s, at, "k", 1);
    assert_int_equal(v.asked, 1);
    integra_plan_destroy(plan);
    end(&s);
}

/* Nobody is asked about one's own, about another plan's events, or in making the plan of an earlier day. */
static void not_asked(void **state)
{
    scene s = history();
    verifier v = answers(INTEGRA_VERIFICATION_REFUSE);
    integra_plan *plan = plan_for(&v), *then = NULL, *stranger = plan_for(NULL);
    integra_event event = event_of(INTEGRA_EVENT_OPENING, GP, NULL);
    uint8_t bytes[MESSAGE_ROOM];
    size_t size = 0, count = 0;
    integra_taken taken;
    integra_error error;
    message opening;
    (void)state;
    event.writer = who('a');
    event.reference = who('y'); /* not the plan of the history */
    sign(&event, (const uint8_t *)"s", 1);
    assert_int_equal(integra_plan_append(plan, &event, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_JOIN, GP, NULL);
    event.writer = who('a');
    assert_int_equal(integra_plan_evaluate(plan, &event, NULL, 0, &count, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_known_at(plan, (int64_t)DAY * 1440, NULL, &then, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_count(then), 1);
    integra_taken_init(&taken, sizeof taken);
    event = event_of(INTEGRA_EVENT_OPENING, NURSE, NULL);
    assert_int_equal(tell(stranger, 'z', &event, &opening), INTEGRA_OK);
    assert_int_equal(integra_plan_apply(plan, opening.bytes, opening.size, &taken, &error), INTEGRA_ERR_MISMATCH);
    assert_int_equal(error.fault, INTEGRA_FAULT_OTHER_PLAN);
    assert_int_equal(integra_plan_merge(plan, s.whole.bytes, s.whole.size, &taken, &error), INTEGRA_ERR_MISMATCH);
    assert_int_equal(v.asked, 0);
    assert_int_equal(integra_plan_apply(then, s.events[0].bytes, s.events[0].size, &taken, &error),
                     INTEGRA_ERR_MISMATCH);
    assert_int_equal(take_in(then, plan), INTEGRA_OK); /* all of it is here */
    assert_int_equal(v.asked, 0);
    event = event_of(INTEGRA_EVENT_JOIN, GP, NULL);
    assert_int_equal(tell(then, 'b', &event, &opening), INTEGRA_ERR_REFUSED); /* it has the host of the plan */
    assert_int_equal(v.asked, 1);
    integra_plan_destroy(stranger);
    integra_plan_destroy(then);
    integra_plan_destroy(plan);
    end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signatures_are_asked_about_once),
        cmocka_unit_test(places_are_kept_for_those_that_verify),
        cmocka_unit_test(texts_are_asked_about),
        cmocka_unit_test(not_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
