/* test_plan_attacks.c - what a stranger who knows a plan's events does to a site that checks no signature, and to one
 * that does: the same forgeries, sent to both.
 * Spec: spec/32-exchange.md (PLN-12), "How to sign"; docs/security.md.  Layer: tests.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

/* A signature that nobody but the test can make: a key, the writer, and the digest. */
enum { MARK = 10 };

static void mark(int writer, const integra_digest *digest, uint8_t *out)
{
    out[0] = 0xd2;
    out[1] = (uint8_t)(writer ^ 0x5a);
    memcpy(out + 2, digest, MARK - 2);
}

static uint32_t verify(void *context, const integra_event *event, const integra_digest *digest, uint32_t *signatures)
{
    uint8_t expected[MARK];
    (void)context;
    mark(event->writer.bytes[0], digest, expected);
    for (uint32_t i = 0; i < event->signature_count; i++) {
        if (event->signatures[i].size == MARK && memcmp(event->signatures[i].bytes, expected, MARK) == 0) {
            *signatures = 1u << i;
            return INTEGRA_VERIFICATION_KEEP;
        }
    }
    return INTEGRA_VERIFICATION_LEAVE_OUT;
}

/* The plan at the site of writer a, at a site that asks for signatures, and where the forger works. */
typedef struct sites {
    story s;
    integra_plan *checked, *lair;
} sites;

static void sign_all(sites *w)
{
    for (size_t i = 0; i < integra_plan_count(w->s.plan); i++) {
        uint8_t bytes[MESSAGE_ROOM], own[MARK];
        size_t size = 0;
        integra_event event;
        integra_place place;
        integra_taken taken;
        integra_event_init(&event, sizeof event);
        integra_place_init(&place, sizeof place);
        integra_taken_init(&taken, sizeof taken);
        assert_int_equal(integra_plan_event_at(w->s.plan, i, &event, &place, NULL), INTEGRA_OK);
        mark('a', &place.digest, own);
        sign(&event, own, sizeof own);
        assert_int_equal(integra_event_encode(&event, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
        assert_int_equal(integra_plan_apply(w->s.plan, bytes, size, &taken, NULL), INTEGRA_OK);
        assert_int_equal(taken.signatures, 1);
    }
}

static sites open_sites(void)
{
    sites w;
    integra_plan_host host;
    integra_plan_host_init(&host, sizeof host);
    host.verify = verify;
    assert_true(story_at(&w.s, INTEGRA_PHASE_ACTIVE));
    sign_all(&w);
    w.lair = twin(w.s.plan);
    assert_non_null(w.lair);
    assert_int_equal(integra_plan_create_for(NULL, &host, NULL, &w.checked, NULL), INTEGRA_OK);
    assert_int_equal(take_in(w.checked, w.s.plan), INTEGRA_OK);
    assert_int_equal(integra_plan_count(w.checked), integra_plan_count(w.s.plan));
    return w;
}

static void close_sites(sites *w)
{
    integra_plan_destroy(w->s.plan);
    integra_plan_destroy(w->checked);
    integra_plan_destroy(w->lair);
}

/* Both sites get the forgery, as an event and as a message: one accepts it, and of the other nothing has changed. */
static message forged(sites *w, int writer, integra_event *event)
{
    message m;
    blob before, after, all;
    integra_taken taken;
    integra_taken_init(&taken, sizeof taken);
    assert_int_equal(whole_plan(w->checked, &before), INTEGRA_OK);
    assert_int_equal(tell(w->lair, writer, event, &m), INTEGRA_OK);
    assert_int_equal(integra_plan_apply(w->s.plan, m.bytes, m.size, &taken, NULL), INTEGRA_OK);
    assert_int_equal(taken.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    assert_int_equal(integra_plan_apply(w->checked, m.bytes, m.size, &taken, NULL), INTEGRA_OK);
    assert_int_equal(taken.verdict + taken.added, 0);
    assert_int_equal(taken.left_out, 1);
    assert_int_equal(whole_plan(w->lair, &all), INTEGRA_OK);
    assert_int_equal(integra_plan_merge(w->checked, all.bytes, all.size, &taken, NULL), INTEGRA_OK);
    assert_int_equal(taken.left_out, 1);
    assert_int_equal(whole_plan(w->checked, &after), INTEGRA_OK);
    assert_true(blob_same(&before, &after));
    free(before.bytes);
    free(after.bytes);
    free(all.bytes);
    return m;
}

static integra_status goes_on(integra_plan *plan, int writer, uint32_t *fault)
{
    uint8_t bytes[MESSAGE_ROOM];
    size_t size = 0;
    integra_error error = { 0 };
    integra_event event = event_of(INTEGRA_EVENT_NEED, MANAGER, NULL);
    event.writer = who(writer);
    event.recorded += 500;
    integra_status status = integra_plan_append(plan, &event, bytes, sizeof bytes, &size, &error);
    *fault = status == INTEGRA_OK ? 0 : error.fault;
    return status;
}

/* In the name of an installation: where nobody looks, that one is forked once it went on, which is named, and needs
 * another writer. */
static void in_the_name_of_a_writer(void **state)
{
    sites w = open_sites();
    uint32_t fault = 0;
    size_t troubles = 0;
    integra_finding found[4];
    integra_taken taken;
    (void)state;
    integra_plan *own = twin(w.s.plan);
    integra_event event = event_of(INTEGRA_EVENT_NEED, MANAGER, NULL);
    integra_taken_init(&taken, sizeof taken);
    assert_int_equal(goes_on(own, 'a', &fault), INTEGRA_OK);
    message m = forged(&w, 'a', &event);
    assert_int_equal(goes_on(w.checked, 'a', &fault), INTEGRA_OK);
    assert_int_equal(integra_plan_apply(own, m.bytes, m.size, &taken, NULL), INTEGRA_OK);
    assert_int_equal(goes_on(own, 'a', &fault), INTEGRA_ERR_REFUSED);
    assert_int_equal(fault, INTEGRA_FAULT_WRITER_STUCK);
    assert_int_equal(integra_plan_check(own, NULL, 0, found, 4, &troubles, NULL), INTEGRA_OK);
    assert_int_equal(troubles, 1);
    assert_int_equal(found[0].other, INTEGRA_TROUBLE_FORK);
    assert_int_equal(goes_on(own, 'b', &fault), INTEGRA_OK);
    integra_plan_destroy(own);
    close_sites(&w);
}

/* In the name of a member, by a writer that nobody knows: a text is destroyed where nobody looks. */
static void an_erasure(void **state)
{
    sites w = open_sites();
    integra_plan *plans[] = { w.s.plan, w.checked };
    integra_event event = event_of(INTEGRA_EVENT_ERASURE, MANAGER, &w.s.wish.digest);
    (void)state;
    (void)forged(&w, 'z', &event);
    for (size_t i = 0; i < 2; i++) {
        integra_place place;
        integra_event wish;
        uint32_t at = 0;
        integra_place_init(&place, sizeof place);
        integra_event_init(&wish, sizeof wish);
        assert_int_equal(integra_plan_find(plans[i], &w.s.wish.digest, &at, NULL), INTEGRA_OK);
        assert_int_equal(integra_plan_event_at(plans[i], at, &wish, &place, NULL), INTEGRA_OK);
        assert_int_equal(place.erased, i == 0);
        assert_int_equal(wish.text.size > 0, i == 1);
    }
    close_sites(&w);
}

/* The person's word, which anybody may record: the plan is closed where nobody looks. */
static void a_withdrawal(void **state)
{
    sites w = open_sites();
    integra_event event = event_of(INTEGRA_EVENT_ASSISTANCE_CONSENT, STRANGER, NULL);
    (void)state;
    event.person = who(PERSON);
    event.code = INTEGRA_ANSWER_WITHDRAWN;
    (void)forged(&w, 'z', &event);
    assert_int_equal(words_held(w.s.plan, INTEGRA_SLOT_PHASE), 1u << INTEGRA_PHASE_CLOSED);
    assert_int_equal(words_held(w.checked, INTEGRA_SLOT_PHASE), 1u << INTEGRA_PHASE_ACTIVE);
    close_sites(&w);
}

/* Another's signature, moved to a forgery, and one's own beside what another wrote, are worth nothing. */
static void a_signature_of_something_else(void **state)
{
    sites w = open_sites();
    message m;
    uint8_t bytes[MESSAGE_ROOM], moved[MARK];
    size_t size = 0;
    integra_taken taken;
    integra_event event = event_of(INTEGRA_EVENT_NEED, MANAGER, NULL), read;
    (void)state;
    integra_taken_init(&taken, sizeof taken);
    integra_event_init(&read, sizeof read);
    assert_int_equal(tell(w.lair, 'a', &event, &m), INTEGRA_OK);
    for (int writer = 'a'; writer <= 'z'; writer += 'z' - 'a') {
        assert_int_equal(integra_event_decode(m.bytes, m.size, &read, NULL), INTEGRA_OK);
        mark(writer, writer == 'a' ? &w.s.need.digest : &m.digest, moved);
        sign(&read, moved, sizeof moved);
        assert_int_equal(integra_event_encode(&read, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
        assert_int_equal(integra_plan_apply(w.checked, bytes, size, &taken, NULL), INTEGRA_OK);
        assert_int_equal(taken.added, 0);
        assert_int_equal(taken.left_out, 1);
    }
    close_sites(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_the_name_of_a_writer),
        cmocka_unit_test(an_erasure),
        cmocka_unit_test(a_withdrawal),
        cmocka_unit_test(a_signature_of_something_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
