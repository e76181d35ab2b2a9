/* test_reader.c - each WIRE rule of the reader broken once, its place shown, and errors that stick; limits are in
 * test_limits.c.
 * Spec: spec/01-wire.md, WIRE-1 to WIRE-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cbor/reader.h"
#include "refusal.h"

static void wire_1_complete(void **state)
{
    (void)state;
    const uint8_t head[] = { 0x82, 0x01, 0x19, 0x01 };
    /*                                   ^ offset 2: the argument lacks a byte */
    REFUSED(head, TRUNCATED, WIRE_1, 2);
    const uint8_t string[] = { 0x81, 0x43, 0x01, 0x02 };
    /*                               ^ offset 1: three bytes announced, two there */
    REFUSED(string, TRUNCATED, WIRE_1, 1);
    const uint8_t element[] = { 0x83, 0x01, 0x02 };
    /*                                            ^ offset 3: the third element is missing */
    REFUSED(element, TRUNCATED, WIRE_1, 3);
    const uint8_t value[] = { 0xa1, 0x00 };
    /*                                    ^ offset 2: the value is missing */
    REFUSED(value, TRUNCATED, WIRE_1, 2);
    assert_refused(NULL, 0, INTEGRA_ERR_TRUNCATED, INTEGRA__WIRE_1, 0);
}

static void wire_2_well_formed(void **state)
{
    (void)state;
    const uint8_t reserved[] = { 0x81, 0x1c };
    /*                                 ^ offset 1: additional information 28 means nothing */
    REFUSED(reserved, NOT_WELL_FORMED, WIRE_2, 1);
    const uint8_t simple[] = { 0xf8, 0x14 };
    /*                         ^ offset 0: false in two bytes */
    REFUSED(simple, NOT_WELL_FORMED, WIRE_2, 0);
    const uint8_t stray[] = { 0x82, 0x00, 0xff };
    /*                                    ^ offset 2: a break that ends nothing */
    REFUSED(stray, NOT_WELL_FORMED, WIRE_2, 2);
    const uint8_t tag[] = { 0xdf };
    /*                      ^ offset 0: no tag has an indefinite length */
    REFUSED(tag, NOT_WELL_FORMED, WIRE_2, 0);
}

static void wire_3_shortest(void **state)
{
    (void)state;
    const uint8_t key[] = { 0xa1, 0x18, 0x05, 0x01 };
    /*                            ^ offset 1: key 5 is not in shortest form */
    REFUSED(key, NOT_DETERMINISTIC, WIRE_3, 1);
    const uint8_t two[] = { 0x19, 0x00, 0xff };
    /*                      ^ offset 0: 255 fits one byte */
    REFUSED(two, NOT_DETERMINISTIC, WIRE_3, 0);
    const uint8_t four[] = { 0x3a, 0x00, 0x00, 0xff, 0xff };
    /*                       ^ offset 0: -65536 fits two bytes */
    REFUSED(four, NOT_DETERMINISTIC, WIRE_3, 0);
    const uint8_t eight[] = { 0x1b, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff };
    /*                        ^ offset 0: 4294967295 fits four bytes */
    REFUSED(eight, NOT_DETERMINISTIC, WIRE_3, 0);
    const uint8_t length[] = { 0x81, 0x58, 0x01, 0x00 };
    /*                               ^ offset 1: the length 1 fits the initial byte */
    REFUSED(length, NOT_DETERMINISTIC, WIRE_3, 1);
    const uint8_t count[] = { 0x9b, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00 };
    /*                        ^ offset 0: a count in eight bytes that fits one */
    REFUSED(count, NOT_DETERMINISTIC, WIRE_3, 0);
}

static void wire_4_definite(void **state)
{
    (void)state;
    const uint8_t initial[] = { 0x5f, 0x7f, 0x9f, 0xbf };
    for (size_t i = 0; i < sizeof initial; i++) {
        const uint8_t bad[] = { 0x81, initial[i], 0xff };
        /*                            ^ offset 1: a length left open */
        REFUSED(bad, NOT_DETERMINISTIC, WIRE_4, 1);
    }
}

static void wire_5_integer_keys(void **state)
{
    (void)state;
    const uint8_t text[] = { 0xa1, 0x61, 0x61, 0x01 };
    /*                             ^ offset 1: a key of text */
    REFUSED(text, NOT_ALLOWED, WIRE_5, 1);
    const uint8_t null[] = { 0xa2, 0x00, 0xf6, 0xf6, 0x00 };
    /*                                         ^ offset 3: null is a value, no key */
    REFUSED(null, NOT_ALLOWED, WIRE_5, 3);
    const uint8_t map[] = { 0xa1, 0xa0, 0x01 };
    /*                            ^ offset 1: a map as a key */
    REFUSED(map, NOT_ALLOWED, WIRE_5, 1);
}

static void wire_6_ascending_keys(void **state)
{
    (void)state;
    const uint8_t down[] = { 0xa2, 0x02, 0x00, 0x01, 0x00 };
    /*                                         ^ offset 3: 1 comes after 2 */
    REFUSED(down, NOT_DETERMINISTIC, WIRE_6, 3);
    const uint8_t sign[] = { 0xa2, 0x20, 0x00, 0x18, 0x18, 0x00 };
    /*                                         ^ offset 3: bytewise, 24 comes before -1 */
    REFUSED(sign, NOT_DETERMINISTIC, WIRE_6, 3);
    const uint8_t negative[] = { 0xa2, 0x21, 0x00, 0x20, 0x00 };
    /*                                             ^ offset 3: bytewise, -1 comes before -2 */
    REFUSED(negative, NOT_DETERMINISTIC, WIRE_6, 3);
    const uint8_t inner[] = { 0xa2, 0x05, 0xa1, 0x09, 0x00, 0x04, 0x00 };
    /*                                                      ^ offset 5: the order of a map inside counts apart */
    REFUSED(inner, NOT_DETERMINISTIC, WIRE_6, 5);
}

static void wire_7_unique_keys(void **state)
{
    (void)state;
    const uint8_t twice[] = { 0xa3, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00 };
    /*                                                      ^ offset 5: key 1 again */
    REFUSED(twice, NOT_DETERMINISTIC, WIRE_7, 5);
    const uint8_t negative[] = { 0xa2, 0x20, 0x00, 0x20, 0x00 };
    /*                                             ^ offset 3: key -1 again */
    REFUSED(negative, NOT_DETERMINISTIC, WIRE_7, 3);
}

static void wire_8_to_10_types_messages_do_not_have(void **state)
{
    (void)state;
    const uint8_t half[] = { 0x81, 0xf9, 0x3c, 0x00 };
    /*                             ^ offset 1: a float */
    REFUSED(half, NOT_ALLOWED, WIRE_8, 1);
    const uint8_t cut_float[] = { 0xfb, 0x00 };
    /*                            ^ offset 0: a float, whether or not its bytes are there */
    REFUSED(cut_float, NOT_ALLOWED, WIRE_8, 0);
    const uint8_t tag[] = { 0x81, 0xc1, 0x00 };
    /*                            ^ offset 1: a tag */
    REFUSED(tag, NOT_ALLOWED, WIRE_9, 1);
    const uint8_t cut_tag[] = { 0xd9, 0xd9 };
    /*                          ^ offset 0: a tag, whether or not its number is there */
    REFUSED(cut_tag, NOT_ALLOWED, WIRE_9, 0);
    const uint8_t undefined[] = { 0x81, 0xf7 };
    /*                                  ^ offset 1: undefined */
    REFUSED(undefined, NOT_ALLOWED, WIRE_10, 1);
    const uint8_t simple[] = { 0xf8, 0x20 };
    /*                         ^ offset 0: simple value 32 */
    REFUSED(simple, NOT_ALLOWED, WIRE_10, 0);
    const uint8_t cut_simple[] = { 0xf8 };
    /*                             ^ offset 0: only the second byte says which rule is broken */
    REFUSED(cut_simple, TRUNCATED, WIRE_1, 0);
}

static void wire_11_utf8(void **state)
{
    (void)state;
    const uint8_t latin[] = { 0x81, 0x63, 0x61, 0xe9, 0x62 };
    /*                                          ^ offset 3: e9 begins three bytes that are not there */
    REFUSED(latin, NOT_UTF8, WIRE_11, 3);
    const uint8_t surrogate[] = { 0x63, 0xed, 0xa0, 0x80 };
    /*                                  ^ offset 1: a surrogate */
    REFUSED(surrogate, NOT_UTF8, WIRE_11, 1);
}

static void wire_12_nothing_after(void **state)
{
    (void)state;
    const uint8_t trailing[] = { 0x81, 0x00, 0x00 };
    /*                                       ^ offset 2: after the end */
    REFUSED(trailing, TRAILING, WIRE_12, 2);
}

static void an_error_sticks(void **state)
{
    (void)state;
    const uint8_t bytes[] = { 0xf7, 0x00 };
    integra__reader reader;
    integra__item item;
    integra_error error = { 0 };
    uint64_t value = 9;
    integra__reader_init(&reader, bytes, sizeof bytes, 0, &error);
    assert_int_equal(integra__read(&reader, &item), INTEGRA_ERR_NOT_ALLOWED);
    assert_int_equal(integra__read(&reader, &item), INTEGRA_ERR_NOT_ALLOWED);
    assert_int_equal(integra__read_uint(&reader, 0, 9, &value), INTEGRA_ERR_NOT_ALLOWED);
    assert_int_equal(integra__skip(&reader), INTEGRA_ERR_NOT_ALLOWED);
    assert_int_equal(integra__reader_finish(&reader), INTEGRA_ERR_NOT_ALLOWED);
    assert_int_equal(integra__reader_fail(&reader, INTEGRA_ERR_MISSING_KEY, INTEGRA__WIRE_21, 1),
                     INTEGRA_ERR_NOT_ALLOWED);
    assert_int_equal(integra__read_null(&reader), 0);
    assert_true(error.rule == INTEGRA__WIRE_10 && error.offset == 0 && value == 9);
    assert_int_equal(integra__reader_at(&reader), 0);
}

static void items_are_given_as_they_stand(void **state)
{
    (void)state;
    const uint8_t bytes[] = { 0xa2, 0x01, 0x82, 0x38, 0x63, 0x43, 7, 8, 9, 0x20, 0x83, 0xf4, 0xf6, 0x62, 'h', 'i' };
    static const struct {
        uint32_t type;
        uint64_t argument;
        size_t offset;
    } items[] = {
        { INTEGRA__MAP, 2, 0 },
        { INTEGRA__UINT, 1, 1 },
        { INTEGRA__ARRAY, 2, 2 },
        { INTEGRA__NINT, 99, 3 },
        { INTEGRA__BYTES, 3, 5 },
        { INTEGRA__NINT, 0, 9 },
        { INTEGRA__ARRAY, 3, 10 },
        { INTEGRA__SIMPLE, INTEGRA__FALSE, 11 },
        { INTEGRA__SIMPLE, INTEGRA__NULL, 12 },
        { INTEGRA__TEXT, 2, 13 },
    };
    integra__reader reader;
    integra__reader_init(&reader, bytes, sizeof bytes, 0, NULL);
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
        integra__item item;
        assert_int_equal(integra__read(&reader, &item), INTEGRA_OK);
        assert_true(item.type == items[i].type && item.argument == items[i].argument && item.offset == items[i].offset);
        if (item.type == INTEGRA__BYTES) {
            assert_ptr_equal(item.bytes, bytes + 6);
        }
    }
    assert_int_equal(integra__reader_finish(&reader), INTEGRA_OK);
}

static void finish_asks_for_what_is_missing(void **state)
{
    (void)state;
    const uint8_t bytes[] = { 0x82, 0x00 };
    integra__reader reader;
    integra__item item;
    integra_error error = { 0 };
    integra__reader_init(&reader, bytes, sizeof bytes, 0, &error);
    assert_int_equal(integra__read(&reader, &item), INTEGRA_OK);
    assert_int_equal(integra__read(&reader, &item), INTEGRA_OK);
    assert_int_equal(integra__reader_finish(&reader), INTEGRA_ERR_TRUNCATED);
    assert_true(error.rule == INTEGRA__WIRE_1 && error.offset == 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wire_1_complete),
        cmocka_unit_test(wire_2_well_formed),
        cmocka_unit_test(wire_3_shortest),
        cmocka_unit_test(wire_4_definite),
        cmocka_unit_test(wire_5_integer_keys),
        cmocka_unit_test(wire_6_ascending_keys),
        cmocka_unit_test(wire_7_unique_keys),
        cmocka_unit_test(wire_8_to_10_types_messages_do_not_have),
        cmocka_unit_test(wire_11_utf8),
        cmocka_unit_test(wire_12_nothing_after),
        cmocka_unit_test(an_error_sticks),
        cmocka_unit_test(items_are_given_as_they_stand),
        cmocka_unit_test(finish_asks_for_what_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
