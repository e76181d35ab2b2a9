/* test_backends.c - both back ends in one program, each the other's oracle, head by head.
 * Spec: spec/01-wire.md; RFC 8949 section 3.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cbor/head.h"

#include <string.h>

integra_status own_head_read(const uint8_t *bytes, size_t available, integra__head *head, uint32_t *rule);
size_t own_head_encode(uint8_t out[INTEGRA__HEAD_LIMIT], uint32_t major, uint64_t argument);
const char *own_cbor_backend(void);
integra_status libcbor_head_read(const uint8_t *bytes, size_t available, integra__head *head, uint32_t *rule);
size_t libcbor_head_encode(uint8_t out[INTEGRA__HEAD_LIMIT], uint32_t major, uint64_t argument);
const char *libcbor_cbor_backend(void);

/* Where shortest forms change, and the ends. */
static const uint64_t edges[] = { 0,
                                  1,
                                  20,
                                  21,
                                  22,
                                  23,
                                  24,
                                  25,
                                  255,
                                  256,
                                  257,
                                  65535,
                                  65536,
                                  65537,
                                  1048576,
                                  1048577,
                                  UINT32_MAX,
                                  UINT64_C(0x100000000),
                                  UINT64_C(0x100000001),
                                  INT64_MAX,
                                  UINT64_C(0x8000000000000000),
                                  UINT64_MAX - 1,
                                  UINT64_MAX };

#ifdef INTEGRA_TEST_LIBCBOR

static void compare(const uint8_t *bytes, size_t available)
{
    integra__head own = { 0 }, theirs = { 0 };
    uint32_t own_rule = 0, their_rule = 0;
    integra_status own_status = own_head_read(bytes, available, &own, &own_rule);
    integra_status their_status = libcbor_head_read(bytes, available, &theirs, &their_rule);
    if (own_status != their_status || own_rule != their_rule) {
        fail_msg("%02x %02x, %zu bytes: own %d by %u, libcbor %d by %u", bytes[0], bytes[1], available, own_status,
                 own_rule, their_status, their_rule);
    }
    if (own_status == INTEGRA_OK &&
        (own.major != theirs.major || own.size != theirs.size || own.argument != theirs.argument)) {
        fail_msg("%02x %02x, %zu bytes: heads differ", bytes[0], bytes[1], available);
    }
}

static void all_two_byte_prefixes_and_lengths(void **state)
{
    (void)state;
    static const uint8_t fill[] = { 0x00, 0x01, 0x80, 0xff };
    for (unsigned prefix = 0; prefix < 0x10000; prefix++) {
        for (size_t f = 0; f < sizeof fill; f++) {
            uint8_t bytes[INTEGRA__HEAD_LIMIT + 2];
            memset(bytes, fill[f], sizeof bytes);
            bytes[0] = (uint8_t)(prefix >> 8);
            bytes[1] = (uint8_t)prefix;
            for (size_t available = 0; available <= sizeof bytes; available++) {
                compare(bytes, available);
            }
        }
    }
}

static void both_write_the_same_heads(void **state)
{
    (void)state;
    for (uint32_t major = 0; major < 6; major++) {
        for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++) {
            uint8_t own[INTEGRA__HEAD_LIMIT], theirs[INTEGRA__HEAD_LIMIT];
            size_t size = own_head_encode(own, major, edges[i]);
            assert_int_equal(libcbor_head_encode(theirs, major, edges[i]), size);
            assert_memory_equal(own, theirs, size);
        }
    }
}

static void the_library_names_its_back_end(void **state)
{
    (void)state;
    assert_string_equal(own_cbor_backend(), "own");
    assert_string_equal(libcbor_cbor_backend(), "libcbor");
    assert_true(!strcmp(integra_cbor_backend(), "own") || !strcmp(integra_cbor_backend(), "libcbor"));
}

#else

static void all_two_byte_prefixes_and_lengths(void **state)
{
    (void)state;
    print_message("libcbor is not installed: nothing to compare with\n");
    skip();
}

static void both_write_the_same_heads(void **state)
{
    (void)state;
    skip();
}

static void the_library_names_its_back_end(void **state)
{
    (void)state;
    assert_string_equal(own_cbor_backend(), "own");
    assert_string_equal(integra_cbor_backend(), "own");
}

#endif

/* Whatever the library was built with: what it writes it reads back, and nothing shorter exists. */
static void heads_come_back(void **state)
{
    (void)state;
    for (uint32_t major = 0; major < 2; major++) {
        for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++) {
            uint8_t bytes[INTEGRA__HEAD_LIMIT];
            integra__head head = { 0 };
            uint32_t rule = 0;
            size_t size = integra__head_encode(bytes, major, edges[i]);
            assert_int_equal(integra__head_read(bytes, size, &head, &rule), INTEGRA_OK);
            assert_true(head.major == major && head.size == size && head.argument == edges[i]);
            assert_int_equal(integra__head_read(bytes, size - 1, &head, &rule), INTEGRA_ERR_TRUNCATED);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_two_byte_prefixes_and_lengths),
        cmocka_unit_test(both_write_the_same_heads),
        cmocka_unit_test(the_library_names_its_back_end),
        cmocka_unit_test(heads_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
