/* test_plan_strangers.c - what whoever knows a plan's identifier can do to it, and what a host's verifier does about
 * it. Spec: spec/32-exchange.md (PLN-12), "How to sign".  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

/* A signature of these tests: what a key makes of a digest. The stranger has none. */
enum { KEY = 0x5c, SIGNATURE = sizeof(integra_digest) };

static void sealed(const integra_digest *digest, uint8_t signature[SIGNATURE])
{
    for (size_t i = 0; i < SIGNATURE; i++) {
        signature[i] = digest->bytes[i] ^ KEY;
    }
}

/* context: what an event is answered that is not signed. */
static uint32_t verify(void *context, const integra_event *event, const integra_digest *digest, uint32_t *signatures)
{
    uint8_t expected[SIGNATURE];
    uint32_t verified = 0;
    sealed(digest, expected);
    for (uint32_t i = 0; i < event->signature_count; i++) {
        const integra_bytes signature = event->signatures[i];
        if (signature.size == SIGNATURE && memcmp(signature.bytes, expected, SIGNATURE) == 0) {
            verified |= 1u << i;
        }
    }
    *signatures = verified;
    return verified != 0 ? INTEGRA_VERIFICATION_KEEP : *(const uint32_t *)context;
}

/* The same plan, each of its events signed, at a host that asks or at one that does not. */
static integra_plan *site(const integra_plan *plan, uint32_t *unsigned_is)
{
    integra_plan *made = NULL;
    integra_plan_host host;
    integra_plan_host_init(&host, sizeof host);
    host.context = unsigned_is;
    host.verify = unsigned_is == NULL ? NULL : verify;
    assert_int_equal(integra_plan_create_for(NULL, &host, NULL, &made, NULL), INTEGRA_OK);
    for (size_t i = 0; i < integra_plan_count(plan); i++) {
        integra_event event;
        integra_digest digest;
        integra_taken taken;
        uint8_t signature[SIGNATURE], bytes[MESSAGE_ROOM];
        size_t size = 0;
        integra_event_init(&event, sizeof event);
        integra_taken_init(&taken, sizeof taken);
        assert_int_equal(integra_plan_event_at(plan, i, &event, NULL, NULL), INTEGRA_OK);
        assert_int_equal(integra_event_digest(&event, &digest, NULL), INTEGRA_OK);
        sealed(&digest, signature);
        event.signature_count = 0;
        sign(&event, signature, sizeof signature);
        assert_int_equal(integra_event_encode(&event, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
        assert_int_equal(integra_plan_apply(made, bytes, size, &taken, NULL), INTEGRA_OK);
        assert_int_equal(taken.added, 1);
        assert_int_equal(taken.signatures, 1);
    }
    return made;
}

/* What the installation of the writer a records next. */
static integra_status goes_on(integra_plan *plan, integra_error *error)
{
    uint8_t bytes[MESSAGE_ROOM];
    size_t size = 0;
    integra_event mine = event_of(INTEGRA_EVENT_NEED, MANAGER, NULL);
    mine.writer = who('a');
    mine.recorded += 999;
    return integra_plan_append(plan, &mine, bytes, sizeof bytes, &size, error);
}

/* A stranger who has a copy writes as the writer a, in the manager's name. Taken in after a went on it is a fork, which
 * names its two events and blames nobody: a must take a new writer. With a verifier it is as if it had not been sent,
 * or the whole of what was sent is refused. */
static void an_event_in_the_name_of_another(void **state)
{
    story s;
    message forged;
    uint32_t leave_out = INTEGRA_VERIFICATION_LEAVE_OUT, refuse = INTEGRA_VERIFICATION_REFUSE;
    integra_error error;
    integra_taken taken;
    blob whole;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_plan *trusting = site(s.plan, NULL), *asking = site(s.plan, &leave_out), *refusing = site(s.plan, &refuse);
    integra_plan *stranger = twin(trusting);
    integra_event event = event_of(INTEGRA_EVENT_NEED, MANAGER, NULL);
    assert_int_equal(tell(stranger, 'a', &event, &forged), INTEGRA_OK);
    assert_int_equal(forged.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    assert_int_equal(whole_plan(stranger, &whole), INTEGRA_OK);
    integra_taken_init(&taken, sizeof taken);

    assert_int_equal(goes_on(trusting, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_merge(trusting, whole.bytes, whole.size, &taken, NULL), INTEGRA_OK);
    assert_int_equal(verdict_of(trusting, &forged.digest), INTEGRA_EVENT_VERDICT_ACCEPTED);
    assert_int_equal(goes_on(trusting, &error), INTEGRA_ERR_REFUSED);
    assert_string_equal(integra_rule_name(error.rule), "PLN-12");

    assert_int_equal(goes_on(asking, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_merge(asking, whole.bytes, whole.size, &taken, NULL), INTEGRA_OK);
    assert_int_equal(taken.added, 0);
    assert_int_equal(taken.left_out, 1);
    assert_int_equal(verdict_of(asking, &forged.digest), 0);
    assert_int_equal(goes_on(asking, NULL), INTEGRA_OK);

    assert_int_equal(integra_plan_merge(refusing, whole.bytes, whole.size, &taken, &error), INTEGRA_ERR_REFUSED);
    assert_int_equal(error.fault, INTEGRA_FAULT_VERIFIER_REFUSED);
    assert_int_equal(error.index, integra_plan_count(refusing)); /* the last of what was sent */
    assert_int_equal(integra_plan_apply(refusing, forged.bytes, forged.size, &taken, &error), INTEGRA_ERR_REFUSED);
    assert_int_equal(goes_on(refusing, NULL), INTEGRA_OK);

    free(whole.bytes);
    integra_plan_destroy(stranger);
    integra_plan_destroy(refusing);
    integra_plan_destroy(asking);
    integra_plan_destroy(trusting);
    integra_plan_destroy(s.plan);
}

static uint32_t erased(const integra_plan *plan, const integra_digest *digest)
{
    uint32_t at = 0;
    integra_place place;
    integra_place_init(&place, sizeof place);
    assert_int_equal(integra_plan_find(plan, digest, &at, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_event_at(plan, at, NULL, &place, NULL), INTEGRA_OK);
    return place.erased;
}

/* An erasure by a new writer, in the manager's name, is accepted like any other and the text gone for good. With a
 * verifier the text stands, whichever way the erasure comes in. */
static void an_erasure_in_the_name_of_another(void **state)
{
    story s;
    message forged;
    uint32_t leave_out = INTEGRA_VERIFICATION_LEAVE_OUT;
    integra_taken taken;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_plan *trusting = site(s.plan, NULL), *asking = site(s.plan, &leave_out), *stranger = twin(trusting);
    integra_event event = event_of(INTEGRA_EVENT_ERASURE, MANAGER, &s.wish.digest);
    assert_int_equal(tell(stranger, 'z', &event, &forged), INTEGRA_OK);
    integra_taken_init(&taken, sizeof taken);

    assert_int_equal(integra_plan_apply(trusting, forged.bytes, forged.size, &taken, NULL), INTEGRA_OK);
    assert_int_equal(taken.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    assert_int_equal(erased(trusting, &s.wish.digest), 1);

    assert_int_equal(integra_plan_apply(asking, forged.bytes, forged.size, &taken, NULL), INTEGRA_OK);
    assert_int_equal(taken.verdict, 0);
    assert_int_equal(taken.left_out, 1);
    assert_int_equal(take_in(asking, stranger), INTEGRA_OK);
    assert_int_equal(erased(asking, &s.wish.digest), 0);

    integra_plan_destroy(stranger);
    integra_plan_destroy(asking);
    integra_plan_destroy(trusting);
    integra_plan_destroy(s.plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_in_the_name_of_another),
        cmocka_unit_test(an_erasure_in_the_name_of_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
