/* test_identifiers.c - the identifier of what a text or a number names, and the part of who it is.
 * Spec: spec/50-indicators.md (IND-5); RFC 9923 (FNV).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/indicator.h>

#include <string.h>

static void assert_named(const char *text, const char *bytes)
{
    integra_id id = { { 0 } };
    assert_int_equal(integra_id_of_text(text, strlen(text), &id, NULL), INTEGRA_OK);
    assert_memory_equal(id.bytes, bytes, sizeof id.bytes);
}

static void digits_are_the_bytes(void **state)
{
    static const char bytes[] = "\x01\x23\x45\x67\x89\xab\xcd\xef\xfe\xdc\xba\x98\x76\x54\x32\x10";
    (void)state;
    assert_named("0123456789abcdeffedcba9876543210", bytes);
    assert_named("0123456789ABCDEFfedcba9876543210", bytes);
    assert_named("01234567-89ab-cdef-FEDC-ba9876543210", bytes);
}

/* The beginnings of SHA-256 as FIPS 180 has them of "abc", and sha256sum of the others. */
static void other_texts_are_hashed(void **state)
{
    (void)state;
    assert_named("abc", "\xba\x78\x16\xbf\x8f\x01\xcf\xea\x41\x41\x40\xde\x5d\xae\x22\x23");
    assert_named("42", "\x73\x47\x5c\xb4\x0a\x56\x8e\x8d\xa8\xa0\x45\xce\xd1\x10\x13\x7e");
    /* thirty-six characters, hyphens elsewhere than in a UUID, or another sign; thirty-two, one of them no digit */
    assert_named("012345678-9ab-cdef-FEDC-ba9876543210",
                 "\x60\x0b\xbe\x3a\xd9\xae\xed\xda\xe8\x50\x9a\xc7\x41\xe5\x22\x4a");
    assert_named("01234567_89ab-cdef-FEDC-ba9876543210",
                 "\x85\x33\x16\x67\x9b\x80\x94\x0f\xf6\x26\xe4\x00\x5d\xdb\xf0\x7f");
    assert_named("0123456789abcdeffedcba987654321g",
                 "\x92\x45\x8a\x2f\x84\x19\xdf\x19\x82\xbf\x2e\xb0\xc3\x2b\xc8\xe6");
    assert_named("\xc3\xa9", "\x4a\x99\x55\x7e\x40\x33\xc3\x53\x9d\xe2\xeb\x65\x47\x20\x17\xca");
}

/* A NUL is a character as any other: of no digit, and no end. */
static void a_nul_is_a_character(void **state)
{
    static const char text[] = "0123456789abcdef\0edcba9876543210";
    static const uint8_t hashed[] = { 0xec, 0x88, 0xd9, 0x5d, 0xac, 0x4c, 0x8b, 0xc3,
                                      0xb4, 0x8a, 0x77, 0xb9, 0x18, 0xc6, 0x80, 0x9a };
    integra_id id;
    (void)state;
    assert_int_equal(integra_id_of_text(text, sizeof text - 1, &id, NULL), INTEGRA_OK);
    assert_memory_equal(id.bytes, hashed, sizeof hashed);
}

static integra_status refused(const char *text, size_t size, uint32_t *fault_out)
{
    integra_id id = { { 9 } };
    integra_error error = { 0 };
    integra_status status = integra_id_of_text(text, size, &id, &error);
    assert_int_equal(id.bytes[0], 9);
    *fault_out = error.fault;
    return status;
}

static void refuses(void **state)
{
    uint32_t fault;
    (void)state;
    assert_int_equal(refused("", 0, &fault), INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(fault, INTEGRA_FAULT_ID_EMPTY);
    assert_int_equal(refused(NULL, 0, &fault), INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(refused(NULL, 1, &fault), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(refused("00000000000000000000000000000000", 32, &fault), INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(fault, INTEGRA_FAULT_ID_ZERO);
    assert_int_equal(refused("00000000-0000-0000-0000-000000000000", 36, &fault), INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(refused("\xff", 1, &fault), INTEGRA_ERR_INVALID_TEXT);
    assert_int_equal(fault, INTEGRA_FAULT_ID_UTF8);
    assert_int_equal(integra_id_of_text("a", 1, NULL, NULL), INTEGRA_ERR_NULL_ARGUMENT);
}

/* As their decimal texts are, whatever stands beside them, and nothing past those asked for. */
static void assert_numbers(const uint64_t *numbers, const char *const *texts, size_t count, uint32_t is_signed)
{
    integra_id ids[32], of_text;
    for (size_t many = 0; many <= count; many++) {
        memset(ids, 7, sizeof ids);
        assert_int_equal(integra_ids_of_numbers(numbers, many, is_signed, ids, NULL), INTEGRA_OK);
        for (size_t i = 0; i < many; i++) {
            assert_int_equal(integra_id_of_text(texts[i], strlen(texts[i]), &of_text, NULL), INTEGRA_OK);
            assert_memory_equal(&ids[i], &of_text, sizeof of_text);
        }
        assert_int_equal(ids[many].bytes[0], 7);
    }
}

static void numbers_are_their_decimal_texts(void **state)
{
    static const struct {
        uint64_t number;
        const char *plain, *of_signed;
    } rows[] = {
        { 0, "0", "0" },
        { 9, "9", "9" },
        { 10, "10", "10" },
        { 42, "42", "42" },
        { UINT64_MAX, "18446744073709551615", "-1" },
        { UINT64_C(1) << 63, "9223372036854775808", "-9223372036854775808" },
        { INT64_MAX, "9223372036854775807", "9223372036854775807" },
        { UINT64_C(10000000000000000000), "10000000000000000000", "-8446744073709551616" },
        { UINT64_C(9999999999999999999), "9999999999999999999", "-8446744073709551617" },
        { 1, "1", "1" },
    };
    enum { ROWS = sizeof rows / sizeof rows[0], ALL = 2 * ROWS };
    uint64_t numbers[ALL];
    const char *plain[ALL], *of_signed[ALL];
    integra_id id;
    (void)state;
    for (size_t i = 0; i < ALL; i++) { /* more than are hashed at once */
        numbers[i] = rows[i % ROWS].number;
        plain[i] = rows[i % ROWS].plain;
        of_signed[i] = rows[i % ROWS].of_signed;
    }
    assert_numbers(numbers, plain, ALL, 0);
    assert_numbers(numbers, of_signed, ALL, 1);
    assert_int_equal(integra_ids_of_numbers(NULL, 0, 0, NULL, NULL), INTEGRA_OK);
    assert_int_equal(integra_ids_of_numbers(NULL, 1, 0, &id, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_ids_of_numbers(numbers, 1, 0, NULL, NULL), INTEGRA_ERR_NULL_ARGUMENT);
}

/* Worked out in Python: h = 0xcbf29ce484222325; of each byte h = (h ^ byte) * 0x100000001b3 mod 2^64; then both halves.
 */
static void parts(void **state)
{
    static const struct {
        integra_id id;
        uint32_t part[4]; /* of 2, 3, 7, 64 */
    } rows[] = {
        { { { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 } }, { 1, 2, 0, 33 } },
        { { { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 } }, { 1, 1, 1, 29 } },
        { { { 1 } }, { 1, 1, 4, 21 } },
    };
    static const uint32_t of[] = { 2, 3, 7, 64 };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (size_t k = 0; k < 4; k++) {
            assert_int_equal(integra_id_part(&rows[i].id, of[k]), rows[i].part[k]);
        }
        assert_int_equal(integra_id_part(&rows[i].id, 1), 0);
        assert_int_equal(integra_id_part(&rows[i].id, 0), 0);
    }
    assert_int_equal(integra_id_part(NULL, 7), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_are_the_bytes),
        cmocka_unit_test(other_texts_are_hashed),
        cmocka_unit_test(a_nul_is_a_character),
        cmocka_unit_test(numbers_are_their_decimal_texts),
        cmocka_unit_test(refuses),
        cmocka_unit_test(parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
