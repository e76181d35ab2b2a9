/* test_plan_container.c - the message of a plan and the check at its end: no byte of it changes unseen; what stands in
 * its columns of whose word an event holds; a plan of which only the identifier is known.
 * Spec: spec/32-exchange.md (PLN-12), "The container".  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

enum { CHECK = 16, PAIR = CHECK + 2, ROOM = 1 << 12, MAP = 3 };

/* Ends the message, of which so many bytes stand, with the check that belongs there. */
static size_t sealed(uint8_t *bytes, size_t size)
{
    integra_digest digest;
    assert_int_equal(integra_digest_of(bytes, size, &digest, NULL), INTEGRA_OK);
    bytes[size] = 0x0b;
    bytes[size + 1] = 0x50;
    memcpy(bytes + size + 2, &digest, CHECK);
    return size + PAIR;
}

static integra_plan *empty_plan(void)
{
    integra_plan *plan = NULL;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    return plan;
}

/* What an empty plan says of the message, which it does not take in. */
static integra_status refusal(const uint8_t *bytes, size_t size, integra_error *error)
{
    static const integra_id none;
    integra_taken taken, untouched;
    integra_id id;
    integra_plan *plan = empty_plan();
    memset(&taken, 0x5a, sizeof taken);
    taken.struct_size = sizeof taken;
    untouched = taken;
    integra_status status = integra_plan_merge(plan, bytes, size, &taken, error);
    if (status != INTEGRA_OK) {
        assert_memory_equal(&taken, &untouched, sizeof taken);
        assert_int_equal(integra_plan_count(plan), 0);
        assert_int_equal(integra_plan_id(plan, &id, NULL), INTEGRA_OK);
        assert_memory_equal(&id, &none, sizeof id);
    }
    integra_plan_destroy(plan);
    return status;
}

static void refused(const uint8_t *bytes, size_t size, integra_status expected, const char *rule, uint64_t offset)
{
    integra_error error = { 0 };
    integra_status status = refusal(bytes, size, &error);
    if (status != expected || strcmp(integra_rule_name(error.rule), rule) != 0 || error.offset != offset) {
        fail_msg("%d %s at %d, not %d %s at %d", status, integra_rule_name(error.rule), (int)error.offset, expected,
                 rule, (int)offset);
    }
}

static integra_plan *read_from(const uint8_t *bytes, size_t size)
{
    integra_plan *plan = empty_plan();
    uint64_t added = 0;
    assert_int_equal(merge_all(plan, bytes, size, &added, NULL), INTEGRA_OK);
    return plan;
}

static void written_as(const integra_plan *plan, const uint8_t *bytes, size_t size)
{
    blob again;
    assert_int_equal(whole_plan(plan, &again), INTEGRA_OK);
    assert_int_equal(again.size, size);
    assert_memory_equal(again.bytes, bytes, size);
    free(again.bytes);
}

/* An opening; a need, signed twice, and what the person says of it; words, a kind not known here, two writers. */
static integra_plan *small_plan(size_t which)
{
    static const uint8_t signatures[] = { 0x84, 0xd2, 0x84 };
    integra_plan *plan = empty_plan();
    message opening, need, out;
    integra_event event = event_of(INTEGRA_EVENT_OPENING, GP, NULL);
    assert_int_equal(tell(plan, 'a', &event, &opening), INTEGRA_OK);
    if (which > 0) {
        event = event_of(INTEGRA_EVENT_NEED, GP, NULL);
        sign(&event, signatures, 1);
        sign(&event, signatures + 1, 2);
        assert_int_equal(tell(plan, 'a', &event, &need), INTEGRA_OK);
        event = event_of(INTEGRA_EVENT_OPINION, NURSE, &need.digest);
        event.heard = INTEGRA_HEARD_PHONE;
        event.vouched = INTEGRA_TRI_NO;
        assert_int_equal(tell(plan, 'b', &event, &out), INTEGRA_OK);
    }
    if (which > 1) {
        event = event_of(INTEGRA_EVENT_EXPECTATION, GP, NULL);
        event.giver = who(CARER);
        assert_int_equal(tell(plan, 'a', &event, &out), INTEGRA_OK);
        event = event_of(200, GP, NULL);
        sign(&event, signatures + 1, 2);
        assert_int_equal(tell(plan, 'b', &event, &out), INTEGRA_OK);
    }
    return plan;
}

/* Every byte set to every other value; every cut; every byte taken out, and one more put in at every place. */
static void no_byte_changes_unseen(void **state)
{
    (void)state;
    for (size_t which = 0; which < 3; which++) {
        integra_plan *plan = small_plan(which);
        uint8_t changed[ROOM];
        blob whole;
        assert_int_equal(whole_plan(plan, &whole), INTEGRA_OK);
        assert_int_equal(refusal(whole.bytes, whole.size, NULL), INTEGRA_OK);
        assert_true(whole.size + 1 < ROOM);
        memcpy(changed, whole.bytes, whole.size);
        for (size_t at = 0; at < whole.size; at++) {
            for (unsigned other = 1; other < 256; other++) {
                changed[at] = (uint8_t)(whole.bytes[at] ^ other);
                assert_int_not_equal(refusal(changed, whole.size, NULL), INTEGRA_OK);
            }
            changed[at] = whole.bytes[at];
            assert_int_not_equal(refusal(whole.bytes, at, NULL), INTEGRA_OK);
            memcpy(changed + at, whole.bytes + at + 1, whole.size - at - 1);
            assert_int_not_equal(refusal(changed, whole.size - 1, NULL), INTEGRA_OK);
            memcpy(changed + at + 1, whole.bytes + at, whole.size - at);
            assert_int_not_equal(refusal(changed, whole.size + 1, NULL), INTEGRA_OK);
            memcpy(changed, whole.bytes, whole.size);
        }
        free(whole.bytes);
        integra_plan_destroy(plan);
    }
}

/* What is well formed and not as it was written is told as that, at the check, and not as what the change made of it.
 */
static void what_is_damaged_is_told_so(void **state)
{
    integra_plan *plan = small_plan(1);
    blob whole;
    integra_error error = { 0 };
    (void)state;
    assert_int_equal(whole_plan(plan, &whole), INTEGRA_OK);
    const size_t check = whole.size - CHECK - 1;
    whole.bytes[MAP + 4] ^= 1; /* of the first writer: another plan, as sound as this one */
    refused(whole.bytes, whole.size, INTEGRA_ERR_DAMAGED, "PLN-12", check);
    whole.bytes[MAP + 4] ^= 1;
    whole.bytes[whole.size - 1] ^= 0x80;
    refused(whole.bytes, whole.size, INTEGRA_ERR_DAMAGED, "PLN-12", check);
    assert_int_equal(refusal(whole.bytes, whole.size, &error), INTEGRA_ERR_DAMAGED);
    assert_int_equal(error.fault, INTEGRA_FAULT_CHECK_DIFFERS);
    whole.bytes[MAP + 4] ^= 1; /* sealed again it is one: only a digest kept elsewhere tells */
    assert_int_equal(sealed(whole.bytes, whole.size - PAIR), whole.size);
    assert_int_equal(refusal(whole.bytes, whole.size, NULL), INTEGRA_OK);
    free(whole.bytes);
    integra_plan_destroy(plan);
}

/* The check is there, whole, and last. */
static void the_check_has_its_place(void **state)
{
    uint8_t bytes[ROOM] = { 0x83, 0x01, 0x08, 0xa0 };
    integra_error error = { 0 };
    (void)state;
    refused(bytes, 4, INTEGRA_ERR_MISSING_KEY, "WIRE-21", MAP); /* as a plan without events was written before */
    assert_int_equal(refusal(bytes, 4, &error), INTEGRA_ERR_MISSING_KEY);
    assert_int_equal(error.fault, INTEGRA_FAULT_CHECK_MISSING);
    bytes[MAP] = 0xa1;
    size_t size = sealed(bytes, 4);
    assert_int_equal(refusal(bytes, size, NULL), INTEGRA_OK);
    bytes[size] = 0;
    refused(bytes, size + 1, INTEGRA_ERR_TRAILING, "WIRE-12", size);
    refused(bytes, size - 1, INTEGRA_ERR_TRUNCATED, "WIRE-1", 5);
    bytes[5] = 0x4f; /* of 15 bytes */
    refused(bytes, size - 1, INTEGRA_ERR_WRONG_TYPE, "WIRE-20", 5);
    bytes[MAP] = 0xa2; /* and a key of a later version behind it */
    size = sealed(bytes, 4);
    bytes[size] = 0x0c;
    bytes[size + 1] = 0x00;
    refused(bytes, size + 2, INTEGRA_ERR_CRITICAL_KEY, "WIRE-18", size);
    bytes[size] = 0x20; /* a critical one */
    refused(bytes, size + 2, INTEGRA_ERR_CRITICAL_KEY, "WIRE-18", size);
    bytes[size] = 0x0a; /* one that should stand before it */
    refused(bytes, size + 2, INTEGRA_ERR_NOT_DETERMINISTIC, "WIRE-6", size);
}

/* A plan without events: nothing but its check, and its identifier where that is known. */
static void a_plan_without_events(void **state)
{
    uint8_t bytes[ROOM] = { 0x83, 0x01, 0x08, 0xa1 };
    integra_plan *plan = empty_plan();
    integra_id id;
    (void)state;
    size_t size = sealed(bytes, 4);
    written_as(plan, bytes, size);
    integra_plan_destroy(plan);
    plan = read_from(bytes, size);
    written_as(plan, bytes, size);
    integra_plan_destroy(plan);
    const uint8_t named[] = { 0x83, 0x01, 0x08, 0xa2, 0x00, 0x50 };
    const integra_id its = who('P');
    memcpy(bytes, named, sizeof named);
    memcpy(bytes + sizeof named, &its, sizeof its);
    size = sealed(bytes, sizeof named + sizeof its);
    plan = read_from(bytes, size);
    assert_int_equal(integra_plan_count(plan), 0);
    assert_int_equal(integra_plan_id(plan, &id, NULL), INTEGRA_OK);
    assert_memory_equal(&id, &its, sizeof id);
    written_as(plan, bytes, size);
    integra_event opening = event_of(INTEGRA_EVENT_OPENING, GP, NULL); /* it is that plan, and no other opens in it */
    message out;
    assert_int_equal(tell(plan, 'a', &opening, &out), INTEGRA_ERR_MISMATCH);
    written_as(plan, bytes, size);
    integra_plan_destroy(plan);
}

/* A message refused for what it holds leaves an empty plan without a name, so that it may become any. */
static void refused_it_names_nothing(void **state)
{
    integra_plan *plan = small_plan(2), *other = empty_plan();
    integra_plan_limits limits;
    integra_taken taken;
    integra_id id;
    static const integra_id none;
    blob whole;
    (void)state;
    assert_int_equal(whole_plan(plan, &whole), INTEGRA_OK);
    integra_plan_destroy(other);
    integra_plan_limits_init(&limits, sizeof limits);
    integra_taken_init(&taken, sizeof taken);
    limits.events = 2;
    assert_int_equal(integra_plan_create(&limits, NULL, &other, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_merge(other, whole.bytes, whole.size, &taken, NULL), INTEGRA_ERR_LIMIT);
    assert_int_equal(integra_plan_id(other, &id, NULL), INTEGRA_OK);
    assert_memory_equal(&id, &none, sizeof id);
    free(whole.bytes);
    integra_plan_destroy(other);
    integra_plan_destroy(plan);
}

/* Whose word it is travels in the columns: each event of the copy is that of the plan, field by field. */
static void every_field_travels(void **state)
{
    (void)state;
    integra_plan *plan = small_plan(2), *copy = twin(plan);
    size_t givers = 0, signatures = 0;
    for (size_t i = 0; i < integra_plan_count(plan); i++) {
        integra_event event, same;
        message one, other;
        integra_event_init(&event, sizeof event);
        integra_event_init(&same, sizeof same);
        assert_int_equal(integra_plan_event_at(plan, i, &event, NULL, NULL), INTEGRA_OK);
        assert_int_equal(integra_plan_event_at(copy, i, &same, NULL, NULL), INTEGRA_OK);
        assert_int_equal(written(&event, &one), INTEGRA_OK);
        assert_int_equal(written(&same, &other), INTEGRA_OK);
        assert_int_equal(one.size, other.size);
        assert_memory_equal(one.bytes, other.bytes, one.size);
        givers += same.giver.bytes[0] != 0;
        signatures += same.signature_count;
        if (same.kind == INTEGRA_EVENT_OPINION) {
            assert_int_equal(same.heard, INTEGRA_HEARD_PHONE);
            assert_int_equal(same.vouched, INTEGRA_TRI_NO);
        }
    }
    assert_int_equal(givers, 2);
    assert_int_equal(signatures, 3);
    integra_plan_destroy(copy);
    integra_plan_destroy(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_byte_changes_unseen),   cmocka_unit_test(what_is_damaged_is_told_so),
        cmocka_unit_test(the_check_has_its_place),  cmocka_unit_test(a_plan_without_events),
        cmocka_unit_test(refused_it_names_nothing), cmocka_unit_test(every_field_travels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
