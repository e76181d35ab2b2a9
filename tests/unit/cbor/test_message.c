/* test_message.c - integra_message_next walks a sequence, stops at the first bad byte and changes nothing then.
 * Spec: spec/01-wire.md, WIRE-1 to WIRE-16, WIRE-18; RFC 8742.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/generated/rules.h"
#include "slow_wire.h"

#include <string.h>

/* [1, 2, {0: h'00..0f', 1: -5, 2: [0, 1, 2], 7: {-1: "hé"}, 8: null}] */
static const uint8_t message[] = {
    0x83, 0x01, 0x02, 0xa5, 0x00, 0x50, 0,    1,    2,    3,    4,    5,    6,    7,    8,   9,    10,   11,   12,
    13,   14,   15,   0x01, 0x24, 0x02, 0x83, 0x00, 0x01, 0x02, 0x07, 0xa1, 0x20, 0x63, 'h', 0xc3, 0xa9, 0x08, 0xf6,
};

static void a_sequence_is_walked(void **state)
{
    (void)state;
    const uint8_t next[] = { 0x83, 0x01, 0x19, 0x03, 0xe7, 0xa0 }; /* of a kind nobody knows yet */
    uint8_t sequence[sizeof message + sizeof next];
    uint32_t kind = 99;
    size_t size = 99;
    memcpy(sequence, message, sizeof message);
    memcpy(sequence + sizeof message, next, sizeof next);
    assert_int_equal(integra_message_next(sequence, sizeof sequence, 0, &kind, &size, NULL), INTEGRA_OK);
    assert_int_equal(kind, 2);
    assert_int_equal(size, sizeof message);
    assert_int_equal(integra_message_next(sequence + size, sizeof next, 0, &kind, &size, NULL), INTEGRA_OK);
    assert_int_equal(kind, 999);
    assert_int_equal(size, sizeof next);
    assert_int_equal(integra_message_next(sequence, 0, 0, &kind, &size, NULL), INTEGRA_OK);
    assert_true(kind == 0 && size == 0);
    kind = 99;
    assert_int_equal(integra_message_next(NULL, 0, 0, &kind, &size, NULL), INTEGRA_OK);
    assert_true(kind == 0 && size == 0);
}

static void refused(const uint8_t *bytes, size_t size, size_t limit, integra_status status, uint32_t rule,
                    size_t offset)
{
    uint32_t kind = 99;
    size_t used = 98;
    integra_error error = { 0 };
    assert_int_equal(integra_message_next(bytes, size, limit, &kind, &used, &error), status);
    assert_int_equal(error.status, status);
    assert_int_equal(error.rule, rule);
    assert_int_equal(error.offset, offset);
    assert_true(error.index == INTEGRA_NO_PLACE && kind == 99 && used == 98);
}

static void what_is_wrong_is_said(void **state)
{
    (void)state;
    const uint8_t envelope[] = { 0x82, 0x01, 0x02 };
    /*                           ^ offset 0: two parts */
    refused(envelope, sizeof envelope, 0, INTEGRA_ERR_ENVELOPE, INTEGRA__WIRE_16, 0);
    const uint8_t critical[] = { 0x83, 0x01, 0x02, 0xa2, 0x00, 0x00, 0x20, 0x00 };
    /*                                                               ^ offset 6: key -1 */
    refused(critical, sizeof critical, 0, INTEGRA_ERR_CRITICAL_KEY, INTEGRA__WIRE_18, 6);
    const uint8_t value[] = { 0x83, 0x01, 0x02, 0xa1, 0x00, 0x82, 0x00, 0xfa };
    /*                                                                  ^ offset 7: a float, deep in a value */
    refused(value, sizeof value, 0, INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_8, 7);
}

static void limits_are_the_callers_to_lower(void **state)
{
    (void)state;
    uint32_t kind;
    size_t size;
    assert_int_equal(integra_message_next(message, sizeof message, sizeof message, &kind, &size, NULL), INTEGRA_OK);
    refused(message, sizeof message, sizeof message - 1, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_14, sizeof message - 1);
    refused(message, sizeof message, 6, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_14, 5);
}

static void null_is_refused_by_its_place(void **state)
{
    (void)state;
    uint32_t kind = 99;
    size_t size = 98;
    integra_error error;
    assert_int_equal(integra_message_next(NULL, 1, 0, &kind, &size, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 0);
    assert_int_equal(integra_message_next(message, 1, 0, NULL, &size, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 3);
    assert_int_equal(integra_message_next(message, 1, 0, &kind, NULL, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 4);
    assert_true(kind == 99 && size == 98 && error.rule == 0 && error.offset == INTEGRA_NO_PLACE);
}

/* What message_next adds to slow_wire lies in the envelope and the body's keys; elsewhere the two must agree. */
static void judge_flipped(const uint8_t *bytes, size_t size)
{
    uint32_t kind = 0;
    size_t used = 0;
    integra_error error = { 0 };
    integra_status status = integra_message_next(bytes, size, 0, &kind, &used, &error);
    slow_verdict slow = slow_wire(bytes, status ? size : used);
    if (status == INTEGRA_ERR_ENVELOPE || status == INTEGRA_ERR_CRITICAL_KEY) {
        assert_true(slow.status == INTEGRA_OK || slow.offset >= error.offset);
        return;
    }
    assert_int_equal(status, slow.status);
    if (status) {
        assert_true(error.offset == slow.offset && error.rule == INTEGRA__WIRE_1 - 1 + slow.wire);
    }
}

static void every_bit_flipped_is_an_error_or_a_message(void **state)
{
    (void)state;
    for (size_t bit = 0; bit < 8 * sizeof message; bit++) {
        uint8_t flipped[sizeof message];
        memcpy(flipped, message, sizeof flipped);
        flipped[bit / 8] ^= (uint8_t)(1u << bit % 8);
        judge_flipped(flipped, sizeof flipped);
    }
}

static void every_truncation_is_truncated(void **state)
{
    (void)state;
    for (size_t size = 1; size < sizeof message; size++) {
        slow_verdict slow = slow_wire(message, size);
        assert_int_equal(slow.status, INTEGRA_ERR_TRUNCATED);
        refused(message, size, 0, INTEGRA_ERR_TRUNCATED, INTEGRA__WIRE_1, slow.offset);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sequence_is_walked),
        cmocka_unit_test(what_is_wrong_is_said),
        cmocka_unit_test(limits_are_the_callers_to_lower),
        cmocka_unit_test(null_is_refused_by_its_place),
        cmocka_unit_test(every_bit_flipped_is_an_error_or_a_message),
        cmocka_unit_test(every_truncation_is_truncated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
