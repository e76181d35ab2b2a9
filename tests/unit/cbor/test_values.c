/* test_values.c - reads that ask for a type and a range: what they take, what they refuse, and which error is first.
 * Spec: spec/01-wire.md, WIRE-11, WIRE-15, WIRE-20; GEN-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cbor/reader.h"
#include "cbor/writer.h"
#include "core/generated/rules.h"

#include <string.h>

static integra__reader reader;
static integra_error error;

static void give(const uint8_t *bytes, size_t size)
{
    memset(&error, 0, sizeof error);
    integra__reader_init(&reader, bytes, size, 0, &error);
}

#define OPEN(...)                                                                                                      \
    static const uint8_t given_bytes[] = { __VA_ARGS__ };                                                              \
    give(given_bytes, sizeof given_bytes)

static void assert_refused(integra_status status, uint32_t rule, size_t offset)
{
    assert_int_equal(reader.status, status);
    assert_int_equal(error.status, status);
    assert_int_equal(error.rule, rule);
    assert_int_equal(error.offset, offset);
}

static void a_type_is_asked_for(void **state)
{
    (void)state;
    integra__item item;
    OPEN(0x82, 0x00, 0x00);
    assert_int_equal(integra__read_type(&reader, INTEGRA__ARRAY, &item), INTEGRA_OK);
    assert_int_equal(integra__read_type(&reader, INTEGRA__UINT, &item), INTEGRA_OK);
    assert_int_equal(integra__read_type(&reader, INTEGRA__NINT, &item), INTEGRA_ERR_WRONG_TYPE);
    assert_refused(INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 2);
}

static void a_wrong_type_comes_before_its_bad_text(void **state)
{
    (void)state;
    integra__item item;
    uint64_t value;
    OPEN(0x61, 0xff);
    /*   ^ offset 0: text where a number is due; its bad byte lies at 1 */
    assert_int_equal(integra__read_uint(&reader, 0, 9, &value), INTEGRA_ERR_WRONG_TYPE);
    assert_refused(INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 0);
    give(given_bytes, sizeof given_bytes);
    assert_int_equal(integra__read_type(&reader, INTEGRA__TEXT, &item), INTEGRA_ERR_NOT_UTF8);
    assert_refused(INTEGRA_ERR_NOT_UTF8, INTEGRA__WIRE_11, 1);
}

static void unsigned_numbers_keep_to_their_range(void **state)
{
    (void)state;
    for (uint64_t n = 0; n < 24; n++) {
        uint8_t byte = (uint8_t)n;
        uint64_t value = 99;
        give(&byte, 1);
        if (n >= 3 && n <= 7) {
            assert_int_equal(integra__read_uint(&reader, 3, 7, &value), INTEGRA_OK);
            assert_int_equal(value, n);
        } else {
            (void)integra__read_uint(&reader, 3, 7, &value);
            assert_refused(INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 0);
            assert_int_equal(value, 99);
        }
    }
    uint64_t value = 0;
    OPEN(0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
    assert_int_equal(integra__read_uint(&reader, 0, UINT64_MAX, &value), INTEGRA_OK);
    assert_true(value == UINT64_MAX);
}

static void signed_numbers_reach_both_ends(void **state)
{
    (void)state;
    static const struct {
        uint8_t bytes[9];
        int64_t value;
    } ends[] = {
        { { 0x3b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff }, INT64_MIN },
        { { 0x1b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff }, INT64_MAX },
        { { 0x20 }, -1 },
        { { 0x00 }, 0 },
    };
    int64_t value = 5;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        give(ends[i].bytes, sizeof ends[i].bytes);
        assert_int_equal(integra__read_int(&reader, INT64_MIN, INT64_MAX, &value), INTEGRA_OK);
        assert_true(value == ends[i].value);
    }
    static const uint8_t beyond[2][9] = { { 0x3b, 0x80 }, { 0x1b, 0x80 } };
    for (size_t i = 0; i < 2; i++) {
        give(beyond[i], sizeof beyond[i]);
        (void)integra__read_int(&reader, INT64_MIN, INT64_MAX, &value);
        assert_refused(INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 0);
    }
    static const uint8_t outside[] = { 0x24, 0x05 }; /* -5, 5 */
    for (size_t i = 0; i < 2; i++) {
        give(outside + i, 1);
        (void)integra__read_int(&reader, -4, 4, &value);
        assert_refused(INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 0);
    }
}

static void a_record_has_its_count(void **state)
{
    (void)state;
    OPEN(0x82, 0x00, 0x00);
    assert_int_equal(integra__read_array(&reader, 2), INTEGRA_OK);
    for (uint64_t other = 1; other <= 3; other += 2) {
        give(given_bytes, sizeof given_bytes);
        (void)integra__read_array(&reader, other);
        assert_refused(INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 0);
    }
}

static void a_list_keeps_to_its_limit(void **state)
{
    (void)state;
    uint64_t count = 0;
    OPEN(0x82, 0x00, 0x00);
    assert_int_equal(integra__read_list(&reader, 2, 2, &count), INTEGRA_OK);
    assert_int_equal(count, 2);
    give(given_bytes, sizeof given_bytes);
    (void)integra__read_list(&reader, 3, 9, &count);
    assert_refused(INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 0);
    give(given_bytes, sizeof given_bytes);
    (void)integra__read_list(&reader, 0, 1, &count);
    assert_refused(INTEGRA_ERR_LIMIT, INTEGRA__WIRE_15, 0);
}

static void dates_reach_both_ends(void **state)
{
    (void)state;
    static const struct {
        int64_t days;
        int good;
    } days[] = {
        { -719162, 1 }, { -719163, 0 }, { 2932896, 1 }, { 2932897, 0 }, { 0, 1 }, { INT32_MIN, 0 }, { INT64_MAX, 0 },
    };
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        uint8_t bytes[9];
        integra_date date = 7;
        integra__writer writer;
        integra__writer_init(&writer, bytes, sizeof bytes);
        integra__write_int(&writer, days[i].days);
        give(bytes, writer.size);
        assert_int_equal(integra__read_date(&reader, &date), days[i].good ? INTEGRA_OK : INTEGRA_ERR_WRONG_TYPE);
        assert_int_equal(date, days[i].good ? days[i].days : 7);
    }
}

static void strings_keep_to_their_length(void **state)
{
    (void)state;
    integra_bytes string = { NULL, 0 };
    OPEN(0x63, 'a', 'b', 0xff);
    (void)integra__read_string(&reader, INTEGRA__TEXT, 0, 2, &string);
    assert_refused(INTEGRA_ERR_LIMIT, INTEGRA__WIRE_15, 0); /* before the bad byte at 3 */
    give(given_bytes, sizeof given_bytes);
    (void)integra__read_string(&reader, INTEGRA__TEXT, 4, 9, &string);
    assert_refused(INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 0);
    give(given_bytes, sizeof given_bytes);
    (void)integra__read_string(&reader, INTEGRA__BYTES, 0, 9, &string);
    assert_refused(INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, 0);
    give(given_bytes, sizeof given_bytes);
    (void)integra__read_string(&reader, INTEGRA__TEXT, 3, 3, &string);
    assert_refused(INTEGRA_ERR_NOT_UTF8, INTEGRA__WIRE_11, 3);
    assert_int_equal(string.size, 0);
    static const uint8_t good[] = { 0x43, 0xff, 0xfe, 0xfd };
    give(good, sizeof good);
    assert_int_equal(integra__read_string(&reader, INTEGRA__BYTES, 3, 3, &string), INTEGRA_OK);
    assert_true(string.bytes == good + 1 && string.size == 3);
}

static void null_is_taken_only_where_it_stands(void **state)
{
    (void)state;
    uint64_t value = 0;
    OPEN(0x82, 0xf6, 0x07);
    assert_int_equal(integra__read_null(&reader), 0);
    assert_int_equal(integra__read_array(&reader, 2), INTEGRA_OK);
    assert_int_equal(integra__read_null(&reader), 1);
    assert_int_equal(integra__read_null(&reader), 0);
    assert_int_equal(integra__read_uint(&reader, 7, 7, &value), INTEGRA_OK);
    assert_int_equal(integra__read_null(&reader), 0);
    assert_int_equal(integra__reader_finish(&reader), INTEGRA_OK);
}

static void null_is_never_taken_as_a_key(void **state)
{
    (void)state;
    integra__item item;
    OPEN(0xa1, 0xf6, 0x00);
    assert_int_equal(integra__read_type(&reader, INTEGRA__MAP, &item), INTEGRA_OK);
    assert_int_equal(integra__read_null(&reader), 0);
    assert_int_equal(reader.status, INTEGRA_OK);
    assert_int_equal(integra__read(&reader, &item), INTEGRA_ERR_NOT_ALLOWED);
    assert_refused(INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_5, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_type_is_asked_for),
        cmocka_unit_test(a_wrong_type_comes_before_its_bad_text),
        cmocka_unit_test(unsigned_numbers_keep_to_their_range),
        cmocka_unit_test(signed_numbers_reach_both_ends),
        cmocka_unit_test(a_record_has_its_count),
        cmocka_unit_test(a_list_keeps_to_its_limit),
        cmocka_unit_test(dates_reach_both_ends),
        cmocka_unit_test(strings_keep_to_their_length),
        cmocka_unit_test(null_is_taken_only_where_it_stands),
        cmocka_unit_test(null_is_never_taken_as_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
