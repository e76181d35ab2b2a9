/* test_writer.c - the bytes written, and that counting, writing and comparing are one path.
 * Spec: RFC 8949 appendix A; spec/01-wire.md, WIRE-3.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cbor/writer.h"

#include <string.h>

/* Numbers and bytes of RFC 8949, appendix A. */
static const struct {
    int negative;
    uint64_t argument;
    size_t size;
    uint8_t bytes[9];
} numbers[] = {
    { 0, 0, 1, { 0x00 } },
    { 0, 10, 1, { 0x0a } },
    { 0, 23, 1, { 0x17 } },
    { 0, 24, 2, { 0x18, 0x18 } },
    { 0, 100, 2, { 0x18, 0x64 } },
    { 0, 1000, 3, { 0x19, 0x03, 0xe8 } },
    { 0, 1000000, 5, { 0x1a, 0x00, 0x0f, 0x42, 0x40 } },
    { 0, UINT64_C(1000000000000), 9, { 0x1b, 0x00, 0x00, 0x00, 0xe8, 0xd4, 0xa5, 0x10, 0x00 } },
    { 0, UINT64_MAX, 9, { 0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff } },
    { 1, 0, 1, { 0x20 } },
    { 1, 9, 1, { 0x29 } },
    { 1, 99, 2, { 0x38, 0x63 } },
    { 1, 999, 3, { 0x39, 0x03, 0xe7 } },
};

static void numbers_are_those_of_the_rfc(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        uint8_t out[16];
        integra__writer writer;
        integra__writer_init(&writer, out, sizeof out);
        if (numbers[i].negative) {
            integra__write_int(&writer, -1 - (int64_t)numbers[i].argument);
        } else {
            integra__write_uint(&writer, numbers[i].argument);
        }
        assert_int_equal(writer.size, numbers[i].size);
        assert_memory_equal(out, numbers[i].bytes, writer.size);
    }
}

/* One of each, written by the same function in every mode. */
static void write_sample(integra__writer *writer)
{
    const uint8_t raw[] = { 0x05, 0xf5 };
    integra__write_envelope(writer, 300);
    integra__write_map(writer, 5);
    integra__write_uint(writer, 0);
    integra__write_bytes(writer, (const uint8_t *)"\x01\x02", 2);
    integra__write_uint(writer, 1);
    integra__write_text(writer, "\xc3\xa9", 2);
    integra__write_uint(writer, 2);
    integra__write_array(writer, 4);
    integra__write_date_or_null(writer, INTEGRA_DATE_UNKNOWN);
    integra__write_date_or_null(writer, 20000);
    integra__write_date_or_null(writer, -1);
    integra__write_null(writer);
    integra__write_uint(writer, 3);
    integra__write_text(writer, NULL, 0);
    integra__write_raw(writer, raw, sizeof raw);
}

static const uint8_t sample[] = {
    0x83, 0x01, 0x19, 0x01, 0x2c, 0xa5, 0x00, 0x42, 0x01, 0x02, 0x01, 0x62, 0xc3,
    0xa9, 0x02, 0x84, 0xf6, 0x19, 0x4e, 0x20, 0x20, 0xf6, 0x03, 0x60, 0x05, 0xf5,
};

static void a_message_is_written(void **state)
{
    (void)state;
    uint8_t out[64];
    integra__writer writer;
    integra__writer_init(&writer, out, sizeof out);
    write_sample(&writer);
    assert_int_equal(writer.size, sizeof sample);
    assert_memory_equal(out, sample, sizeof sample);
}

static void counting_counts_the_same(void **state)
{
    (void)state;
    integra__writer writer;
    integra__writer_init(&writer, NULL, 0);
    write_sample(&writer);
    assert_int_equal(writer.size, sizeof sample);
}

static void too_small_an_out_is_filled_and_not_passed(void **state)
{
    (void)state;
    for (size_t capacity = 0; capacity < sizeof sample; capacity++) {
        uint8_t out[sizeof sample];
        integra__writer writer;
        memset(out, 0xee, sizeof out);
        integra__writer_init(&writer, out, capacity);
        write_sample(&writer);
        assert_int_equal(writer.size, sizeof sample);
        assert_memory_equal(out, sample, capacity);
        for (size_t i = capacity; i < sizeof out; i++) {
            assert_int_equal(out[i], 0xee);
        }
    }
}

static void comparing_finds_the_first_difference(void **state)
{
    (void)state;
    integra__writer writer;
    integra__writer_compare(&writer, sample, sizeof sample);
    write_sample(&writer);
    assert_true(writer.differs_at == SIZE_MAX && writer.size == sizeof sample);
    for (size_t i = 0; i < sizeof sample; i++) {
        uint8_t other[sizeof sample];
        memcpy(other, sample, sizeof other);
        other[i] ^= 0x10;
        other[sizeof other - 1] ^= 0x01; /* a later difference must not hide the first */
        integra__writer_compare(&writer, other, sizeof other);
        write_sample(&writer);
        assert_int_equal(writer.differs_at, i);
        integra__writer_compare(&writer, sample, i); /* more is written than expected */
        write_sample(&writer);
        assert_int_equal(writer.differs_at, i);
    }
}

static void less_than_expected_shows_in_the_size(void **state)
{
    (void)state;
    integra__writer writer;
    integra__writer_compare(&writer, sample, sizeof sample);
    integra__write_envelope(&writer, 300);
    assert_true(writer.differs_at == SIZE_MAX && writer.size < sizeof sample);
}

static void the_size_does_not_wrap(void **state)
{
    (void)state;
    integra__writer writer;
    integra__writer_init(&writer, NULL, 0);
    integra__write_raw(&writer, NULL, SIZE_MAX - 2);
    integra__write_bytes(&writer, sample, sizeof sample);
    assert_true(writer.size == SIZE_MAX);
    integra__write_null(&writer);
    assert_true(writer.size == SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_those_of_the_rfc),
        cmocka_unit_test(a_message_is_written),
        cmocka_unit_test(counting_counts_the_same),
        cmocka_unit_test(too_small_an_out_is_filled_and_not_passed),
        cmocka_unit_test(comparing_finds_the_first_difference),
        cmocka_unit_test(less_than_expected_shows_in_the_size),
        cmocka_unit_test(the_size_does_not_wrap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
