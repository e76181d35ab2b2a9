/* test_exhaustive.c - every input of one to three bytes, and all short inputs over telling bytes, judged twice.
 * Spec: spec/01-wire.md, WIRE-1 to WIRE-13, WIRE-15.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cbor/reader.h"
#include "cbor/writer.h"
#include "core/generated/rules.h"
#include "slow_wire.h"

/* What is accepted has one encoding: item by item through the writer, it is the same bytes. */
static void write_again(const uint8_t *bytes, size_t size)
{
    static const uint8_t booleans[] = { 0xf4, 0xf5 };
    integra__reader reader;
    integra__writer writer;
    integra__reader_init(&reader, bytes, size, 0, NULL);
    integra__writer_compare(&writer, bytes, size);
    do {
        integra__item item;
        assert_int_equal(integra__read(&reader, &item), INTEGRA_OK);
        switch (item.type) {
        case INTEGRA__UINT:
            integra__write_uint(&writer, item.argument);
            break;
        case INTEGRA__NINT:
            integra__write_int(&writer, -1 - (int64_t)item.argument);
            break;
        case INTEGRA__BYTES:
            integra__write_bytes(&writer, item.bytes, (size_t)item.argument);
            break;
        case INTEGRA__TEXT:
            integra__write_text(&writer, (const char *)item.bytes, (size_t)item.argument);
            break;
        case INTEGRA__ARRAY:
            integra__write_array(&writer, item.argument);
            break;
        case INTEGRA__MAP:
            integra__write_map(&writer, item.argument);
            break;
        default:
            if (item.argument == INTEGRA__NULL) {
                integra__write_null(&writer);
            } else {
                integra__write_raw(&writer, booleans + (item.argument - INTEGRA__FALSE), 1);
            }
        }
    } while (reader.depth);
    if (writer.differs_at != SIZE_MAX || writer.size != size) {
        fail_msg("%02x %02x %02x, %zu bytes: written again it differs at %zu", bytes[0], bytes[1], bytes[2], size,
                 writer.differs_at);
    }
}

static void judge_twice(const uint8_t *bytes, size_t size)
{
    integra__reader reader;
    integra_error error = { 0 };
    slow_verdict slow = slow_wire(bytes, size);
    uint32_t rule = slow.wire ? INTEGRA__WIRE_1 - 1 + slow.wire : 0;
    integra__reader_init(&reader, bytes, size, 0, &error);
    if (!integra__skip(&reader)) {
        (void)integra__reader_finish(&reader);
    }
    if (reader.status != slow.status || error.rule != rule || error.offset != slow.offset) {
        fail_msg("%02x %02x %02x %02x %02x %02x, %zu bytes: %d by %u at %u, not %d by %u at %zu", bytes[0], bytes[1],
                 bytes[2], bytes[3], bytes[4], bytes[5], size, reader.status, error.rule, (unsigned)error.offset,
                 slow.status, rule, slow.offset);
    }
    if (!reader.status) {
        write_again(bytes, size);
    }
}

static void all_of_one_to_three_bytes(void **state)
{
    (void)state;
    uint8_t bytes[6] = { 0 };
    judge_twice(bytes, 0);
    for (uint32_t n = 0; n < 0x1000000; n++) {
        bytes[0] = (uint8_t)(n >> 16);
        bytes[1] = (uint8_t)(n >> 8);
        bytes[2] = (uint8_t)n;
        if (n % 0x10000 == 0) {
            judge_twice(bytes, 1);
        }
        if (n % 0x100 == 0) {
            judge_twice(bytes, 2);
        }
        judge_twice(bytes, 3);
    }
}

/* Integers and a longer form, text and its bad bytes, arrays and maps of up to two. */
static void all_of_six_telling_bytes(void **state)
{
    (void)state;
    static const uint8_t telling[] = { 0x00, 0x01, 0x18, 0x20, 0x62, 0xc3, 0x80, 0x82, 0xa1, 0xa2 };
    const uint32_t n = sizeof telling;
    for (uint32_t code = 0; code < n * n * n * n * n * n; code++) {
        uint8_t bytes[6];
        uint32_t rest = code;
        for (size_t i = 0; i < sizeof bytes; i++, rest /= n) {
            bytes[i] = telling[rest % n];
        }
        judge_twice(bytes, sizeof bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_one_to_three_bytes),
        cmocka_unit_test(all_of_six_telling_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
