/* test_utf8.c - every sequence of one to three bytes, and four systematically, against a decoder that works on code
 * points and knows nothing of byte ranges.
 * Spec: RFC 3629; WIRE-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/utf8.h"

#include <string.h>

/* Decodes by adding up bits, then asks whether the code point exists and has no shorter form. */
static size_t slow_size(const uint8_t *bytes, size_t available)
{
    static const uint32_t least[5] = { 0, 0, 0x80, 0x800, 0x10000 };
    size_t ones = 0, size;
    uint32_t point;
    while (ones < 8 && bytes[0] & 0x80u >> ones) {
        ones++;
    }
    if (ones == 1 || ones > 4) {
        return 0;
    }
    size = ones ? ones : 1;
    if (size > available) {
        return 0;
    }
    point = bytes[0] & (0xffu >> (ones + 1));
    for (size_t i = 1; i < size; i++) {
        if (bytes[i] / 64 != 2) {
            return 0;
        }
        point = point * 64 + bytes[i] % 64;
    }
    return point < least[size] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? 0 : size;
}

static size_t slow_valid(const uint8_t *bytes, size_t size)
{
    size_t at = 0, step = 1;
    while (at < size && (step = slow_size(bytes + at, size - at)) != 0) {
        at += step;
    }
    return at;
}

static void compare(const uint8_t *bytes, size_t size)
{
    size_t fast = integra__utf8_valid(bytes, size), slow = slow_valid(bytes, size);
    if (fast != slow) {
        fail_msg("%02x %02x %02x %02x, %zu bytes: %zu, not %zu", bytes[0], bytes[1], bytes[2], bytes[3], size, fast,
                 slow);
    }
}

static void all_of_one_to_three_bytes(void **state)
{
    (void)state;
    uint8_t bytes[4] = { 0 };
    for (uint32_t n = 0; n < 0x1000000; n++) {
        bytes[0] = (uint8_t)(n >> 16);
        bytes[1] = (uint8_t)(n >> 8);
        bytes[2] = (uint8_t)n;
        if (n % 0x10000 == 0) {
            compare(bytes, 1);
        }
        if (n % 0x100 == 0) {
            compare(bytes, 2);
        }
        compare(bytes, 3);
    }
}

/* Every lead byte and second byte, with the third and fourth on each side of every boundary. */
static void four_bytes_around_every_boundary(void **state)
{
    (void)state;
    static const uint8_t edges[] = {
        0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xf0, 0xff
    };
    for (unsigned lead = 0; lead < 256; lead++) {
        for (unsigned second = 0; second < 256; second++) {
            for (size_t i = 0; i < sizeof edges; i++) {
                for (size_t j = 0; j < sizeof edges; j++) {
                    uint8_t bytes[4] = { (uint8_t)lead, (uint8_t)second, edges[i], edges[j] };
                    compare(bytes, 4);
                }
            }
        }
    }
}

static void every_code_point_is_valid_but_surrogates(void **state)
{
    (void)state;
    for (uint32_t point = 0x10000; point <= 0x10ffff; point++) {
        uint8_t bytes[4] = { (uint8_t)(0xf0 | point >> 18), (uint8_t)(0x80 | (point >> 12 & 63)),
                             (uint8_t)(0x80 | (point >> 6 & 63)), (uint8_t)(0x80 | (point & 63)) };
        if (integra__utf8_valid(bytes, 4) != 4) {
            fail_msg("U+%X is refused", (unsigned)point);
        }
    }
}

static void the_bad_byte_begins_the_bad_sequence(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t bad;
    } texts[] = {
        { "h\xc3\xa9t\xc3", 4 },       /* cut at the end */
        { "ab\x80", 2 },               /* a continuation by itself */
        { "a\xe2\x82(", 1 },           /* the third byte is wrong: its sequence begins at 1 */
        { "\xed\xa0\x80", 0 },         /* a surrogate */
        { "\xf4\x90\x80\x80", 0 },     /* beyond U+10FFFF */
        { "\xc0\xaf", 0 },             /* an overlong slash */
        { "\xf0\x9f\x98\x80\xff", 4 }, /* after a good sequence of four */
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_int_equal(integra__utf8_valid((const uint8_t *)texts[i].bytes, strlen(texts[i].bytes)), texts[i].bad);
    }
    assert_int_equal(integra__utf8_valid(NULL, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_one_to_three_bytes),
        cmocka_unit_test(four_bytes_around_every_boundary),
        cmocka_unit_test(every_code_point_is_valid_but_surrogates),
        cmocka_unit_test(the_bad_byte_begins_the_bad_sequence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
