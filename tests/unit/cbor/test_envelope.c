/* test_envelope.c - the envelope's parts, known keys, later keys kept as a slice, critical keys refused.
 * Spec: spec/01-wire.md, WIRE-16 to WIRE-18, WIRE-20.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cbor/envelope.h"
#include "core/generated/rules.h"

#include <string.h>

#define KIND 3

static integra__reader reader;
static integra_error error;

static void give(const uint8_t *bytes, size_t size)
{
    memset(&error, 0, sizeof error);
    integra__reader_init(&reader, bytes, size, 0, &error);
}

static void assert_error(integra_status status, uint32_t rule, size_t offset)
{
    assert_int_equal(error.status, status);
    assert_int_equal(error.rule, rule);
    assert_int_equal(error.offset, offset);
}

static void the_envelope_opens(void **state)
{
    (void)state;
    const uint8_t bytes[] = { 0x83, 0x01, KIND, 0xa1, 0x00, 0x00 };
    uint64_t pairs = 0;
    uint32_t kind = 0;
    give(bytes, sizeof bytes);
    assert_int_equal(integra__envelope_read(&reader, KIND, &pairs), INTEGRA_OK);
    assert_int_equal(pairs, 1);
    assert_int_equal(integra__reader_at(&reader), 4);
    give(bytes, sizeof bytes);
    assert_int_equal(integra__envelope_any(&reader, &kind, &pairs), INTEGRA_OK);
    assert_int_equal(kind, KIND);
}

static void another_shape_is_refused_at_its_part(void **state)
{
    (void)state;
    static const struct {
        uint8_t bytes[8];
        size_t offset;
    } shapes[] = {
        { { 0xa0 }, 0 },                         /* a map */
        { { 0x82, 0x01, KIND }, 0 },             /* two parts */
        { { 0x84, 0x01, KIND, 0xa0, 0x00 }, 0 }, /* four */
        { { 0x61, 0xff }, 0 },                   /* text, before its bad byte */
        { { 0x83, 0x00, KIND, 0xa0 }, 1 },       /* version 0 */
        { { 0x83, 0x02, KIND, 0xa0 }, 1 },       /* a later version */
        { { 0x83, 0x20, KIND, 0xa0 }, 1 },       /* version -1 */
        { { 0x83, 0xf5, KIND, 0xa0 }, 1 },       /* version true */
        { { 0x83, 0x01, 0x20, 0xa0 }, 2 },       /* kind -1 */
        { { 0x83, 0x01, 0x00, 0xa0 }, 2 },       /* kind 0, which is no message */
        { { 0x83, 0x01, 0x41, KIND, 0xa0 }, 2 }, /* kind in bytes */
        { { 0x83, 0x01, KIND, 0x80 }, 3 },       /* the body an array */
        { { 0x83, 0x01, KIND, 0xf6 }, 3 },       /* no body */
    };
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        uint64_t pairs = 77;
        give(shapes[i].bytes, sizeof shapes[i].bytes);
        assert_int_equal(integra__envelope_read(&reader, KIND, &pairs), INTEGRA_ERR_ENVELOPE);
        assert_error(INTEGRA_ERR_ENVELOPE, INTEGRA__WIRE_16, shapes[i].offset);
        assert_int_equal(pairs, 77);
    }
    const uint8_t large_kind[] = { 0x83, 0x01, 0x1b, 0, 0, 0, 1, 0, 0, 0, 0, 0xa0 };
    uint32_t kind = 77;
    uint64_t pairs;
    give(large_kind, sizeof large_kind);
    assert_int_equal(integra__envelope_any(&reader, &kind, &pairs), INTEGRA_ERR_ENVELOPE);
    assert_error(INTEGRA_ERR_ENVELOPE, INTEGRA__WIRE_16, 2);
    assert_int_equal(kind, 77);
}

static void another_kind_is_refused_before_its_body(void **state)
{
    (void)state;
    const uint8_t bytes[] = { 0x83, 0x01, KIND + 1, 0x80 };
    /*                                    ^ offset 2: the kind, though the body is no map either */
    uint64_t pairs;
    give(bytes, sizeof bytes);
    assert_int_equal(integra__envelope_read(&reader, KIND, &pairs), INTEGRA_ERR_WRONG_KIND);
    assert_error(INTEGRA_ERR_WRONG_KIND, INTEGRA__WIRE_17, 2);
}

/* Walks a body of known keys 0 to known - 1 whose values are skipped; bit n of the result: key n was met. */
static unsigned walk(integra__body *body, const uint8_t *bytes, size_t size, uint64_t known)
{
    uint64_t pairs = 0, key;
    unsigned met = 0;
    give(bytes, size);
    assert_int_equal(integra__envelope_read(&reader, KIND, &pairs), INTEGRA_OK);
    integra__body_init(body, &reader, pairs, known);
    while (integra__body_key(body, &key)) {
        assert_true(key < known);
        met |= 1u << key;
        (void)integra__skip(&reader);
    }
    return met;
}

static void later_keys_are_one_slice(void **state)
{
    (void)state;
    const uint8_t bytes[] = { 0x83, 0x01, KIND, 0xa4, 0x00, 0x05, 0x02, 0x80, 0x18, 0x20,
                              0x82, 0x01, 0x40, 0x1a, 0xff, 0xff, 0xff, 0xff, 0xf6 };
    integra__body body;
    assert_int_equal(walk(&body, bytes, sizeof bytes, 3), 1u << 0 | 1u << 2);
    assert_int_equal(integra__reader_finish(&reader), INTEGRA_OK);
    assert_ptr_equal(integra__body_extension(&body).bytes, bytes + 8);
    assert_int_equal(integra__body_extension(&body).size, sizeof bytes - 8);
}

static void a_body_without_later_keys_has_no_slice(void **state)
{
    (void)state;
    const uint8_t bytes[] = { 0x83, 0x01, KIND, 0xa1, 0x02, 0x80 };
    const uint8_t empty[] = { 0x83, 0x01, KIND, 0xa0 };
    integra__body body;
    assert_int_equal(walk(&body, bytes, sizeof bytes, 3), 1u << 2);
    assert_int_equal(integra__body_extension(&body).size, 0);
    assert_null(integra__body_extension(&body).bytes);
    assert_int_equal(walk(&body, empty, sizeof empty, 3), 0);
    assert_int_equal(integra__reader_finish(&reader), INTEGRA_OK);
    assert_int_equal(integra__body_extension(&body).size, 0);
}

static void critical_and_outsize_keys_refuse_the_message(void **state)
{
    (void)state;
    const uint8_t alone[] = { 0x83, 0x01, KIND, 0xa1, 0x20, 0x00 };
    /*                                                ^ offset 4: key -1 */
    const uint8_t after[] = { 0x83, 0x01, KIND, 0xa3, 0x00, 0x00, 0x09, 0x00, 0x21, 0x00 };
    /*                                                                        ^ offset 8: key -2, after a later one */
    const uint8_t outsize[] = { 0x83, 0x01, KIND, 0xa1, 0x1b, 0, 0, 0, 1, 0, 0, 0, 0, 0x00 };
    /*                                                  ^ offset 4: key 4294967296 */
    integra__body body;
    assert_int_equal(walk(&body, alone, sizeof alone, 3), 0);
    assert_error(INTEGRA_ERR_CRITICAL_KEY, INTEGRA__WIRE_18, 4);
    assert_int_equal(walk(&body, after, sizeof after, 3), 1u << 0);
    assert_error(INTEGRA_ERR_CRITICAL_KEY, INTEGRA__WIRE_18, 8);
    assert_int_equal(integra__body_extension(&body).size, 0);
    assert_int_equal(walk(&body, outsize, sizeof outsize, 3), 0);
    assert_error(INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 4);
}

static void a_bad_value_stops_the_walk(void **state)
{
    (void)state;
    const uint8_t known[] = { 0x83, 0x01, KIND, 0xa2, 0x00, 0xf7, 0x01, 0x00 };
    /*                                                      ^ offset 5: undefined */
    const uint8_t later[] = { 0x83, 0x01, KIND, 0xa2, 0x00, 0x00, 0x09, 0x81, 0xf7 };
    /*                                                                        ^ offset 8: undefined, in a later key */
    integra__body body;
    assert_int_equal(walk(&body, known, sizeof known, 3), 1u << 0);
    assert_error(INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_10, 5);
    assert_int_equal(walk(&body, later, sizeof later, 3), 1u << 0);
    assert_error(INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_10, 8);
    assert_int_equal(integra__body_extension(&body).size, 0);
}

static void a_given_extension_is_checked(void **state)
{
    (void)state;
    static const struct {
        uint8_t bytes[12];
        size_t size;
        uint64_t pairs;
    } good[] = {
        { { 0 }, 0, 0 },
        { { 0x05, 0x00 }, 2, 1 },
        { { 0x05, 0xa1, 0x20, 0x00, 0x18, 0x63, 0x62, 'h', 'i' }, 9, 2 }, /* a map inside may have what keys it likes */
        { { 0x1a, 0xff, 0xff, 0xff, 0xff, 0x80 }, 6, 1 },
    };
    static const struct {
        uint8_t bytes[12];
        size_t size;
        integra_status status;
        uint32_t rule;
        size_t offset;
    } bad[] = {
        { { 0x04, 0x00 }, 2, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 0 }, /* a known key */
        { { 0x05, 0x00, 0x20, 0x00 }, 4, INTEGRA_ERR_CRITICAL_KEY, INTEGRA__WIRE_18, 2 },
        { { 0x05, 0x00, 0x05, 0x00 }, 4, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_7, 2 },
        { { 0x06, 0x00, 0x05, 0x00 }, 4, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_6, 2 },
        { { 0x05 }, 1, INTEGRA_ERR_TRUNCATED, INTEGRA__WIRE_1, 1 }, /* no value */
        { { 0x05, 0x42, 0x00 }, 3, INTEGRA_ERR_TRUNCATED, INTEGRA__WIRE_1, 1 },
        { { 0x61, 'a', 0x00 }, 3, INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_5, 0 },
        { { 0x05, 0xf9, 0x00, 0x00 }, 4, INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_8, 1 },
        { { 0x1b, 0, 0, 0, 1, 0, 0, 0, 0, 0x00 }, 10, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 0 },
    };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        uint64_t pairs = 77;
        integra_bytes slice = { good[i].size ? good[i].bytes : NULL, good[i].size };
        assert_int_equal(integra__extension_check(slice, INTEGRA_MESSAGE_LIMIT, 5, &pairs, &error), INTEGRA_OK);
        assert_int_equal(pairs, good[i].pairs);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        uint64_t pairs = 77;
        integra_bytes slice = { bad[i].bytes, bad[i].size };
        assert_int_equal(integra__extension_check(slice, INTEGRA_MESSAGE_LIMIT, 5, &pairs, &error), bad[i].status);
        assert_error(bad[i].status, bad[i].rule, bad[i].offset);
        assert_int_equal(pairs, 77);
    }
}

static void a_given_extension_keeps_to_depth_and_size(void **state)
{
    (void)state;
    uint8_t nested[17];
    uint64_t pairs;
    memset(nested, 0x81, sizeof nested);
    nested[0] = 0x05;
    nested[14] = 0x80; /* fourteen arrays in a body's map in an envelope's array: 16 */
    assert_int_equal(integra__extension_check((integra_bytes){ nested, 15 }, INTEGRA_MESSAGE_LIMIT, 5, &pairs, &error),
                     INTEGRA_OK);
    nested[14] = 0x81;
    nested[15] = 0x80;
    assert_int_equal(integra__extension_check((integra_bytes){ nested, 16 }, INTEGRA_MESSAGE_LIMIT, 5, &pairs, &error),
                     INTEGRA_ERR_LIMIT);
    assert_error(INTEGRA_ERR_LIMIT, INTEGRA__WIRE_13, 15);
    assert_int_equal(integra__extension_check((integra_bytes){ NULL, 1 }, INTEGRA_MESSAGE_LIMIT, 5, &pairs, &error),
                     INTEGRA_ERR_NULL_ARGUMENT);
    static uint8_t large[INTEGRA_MESSAGE_LIMIT + 8] = { 0x05, 0x5a, 0x00, 0x0f, 0xff, 0xfc };
    assert_int_equal(
        integra__extension_check((integra_bytes){ large, sizeof large }, INTEGRA_MESSAGE_LIMIT, 5, &pairs, &error),
        INTEGRA_ERR_LIMIT);
    assert_error(INTEGRA_ERR_LIMIT, INTEGRA__WIRE_14, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_envelope_opens),
        cmocka_unit_test(another_shape_is_refused_at_its_part),
        cmocka_unit_test(another_kind_is_refused_before_its_body),
        cmocka_unit_test(later_keys_are_one_slice),
        cmocka_unit_test(a_body_without_later_keys_has_no_slice),
        cmocka_unit_test(critical_and_outsize_keys_refuse_the_message),
        cmocka_unit_test(a_bad_value_stops_the_walk),
        cmocka_unit_test(a_given_extension_is_checked),
        cmocka_unit_test(a_given_extension_keeps_to_depth_and_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
