/* test_sha256.c - the published example digests, and every way of cutting a message in two.
 * Spec: FIPS 180-4 and its examples.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/sha256.h"

#include <stdio.h>
#include <string.h>

static void assert_digest(const uint8_t digest[32], const char *hex)
{
    char text[65];
    for (size_t i = 0; i < 32; i++) {
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    }
    assert_string_equal(text, hex);
}

static void published_digests(void **state)
{
    (void)state;
    static const struct {
        const char *message, *digest;
    } examples[] = {
        { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
        { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
        { "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopq"
          "rstu",
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1" },
    };
    uint8_t digest[32];
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        integra__sha256((const uint8_t *)examples[i].message, strlen(examples[i].message), digest);
        assert_digest(digest, examples[i].digest);
    }
    integra__sha256(NULL, 0, digest);
    assert_digest(digest, examples[0].digest);
}

static void a_million_letters(void **state)
{
    (void)state;
    integra__sha256_state s;
    uint8_t digest[32], letters[1000];
    memset(letters, 'a', sizeof letters);
    integra__sha256_init(&s);
    for (int i = 0; i < 1000; i++) {
        integra__sha256_update(&s, letters, sizeof letters);
    }
    integra__sha256_final(&s, digest);
    assert_digest(digest, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* 0 to 130 bytes cover every place where padding spills into another block. */
static void cutting_changes_nothing(void **state)
{
    (void)state;
    uint8_t message[130], whole[32], cut[32];
    for (size_t i = 0; i < sizeof message; i++) {
        message[i] = (uint8_t)(i * 7);
    }
    for (size_t size = 0; size <= sizeof message; size++) {
        integra__sha256(message, size, whole);
        for (size_t at = 0; at <= size; at++) {
            integra__sha256_state s;
            integra__sha256_init(&s);
            integra__sha256_update(&s, message, at);
            integra__sha256_update(&s, message + at, size - at);
            integra__sha256_final(&s, cut);
            assert_memory_equal(cut, whole, sizeof whole);
        }
    }
}

/* Digests of n bytes 'a', by another implementation (Python's hashlib), where the length field just fits or not. */
static void lengths_around_a_block(void **state)
{
    (void)state;
    static const struct {
        size_t size;
        const char *digest;
    } lengths[] = {
        { 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318" },
        { 56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a" },
        { 63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34" },
        { 64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb" },
        { 65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0" },
        { 119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb" },
        { 120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c" },
        { 128, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e" },
    };
    uint8_t letters[128], digest[32];
    memset(letters, 'a', sizeof letters);
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        integra__sha256(letters, lengths[i].size, digest);
        assert_digest(digest, lengths[i].digest);
    }
}

/* Every length of each lane, and in each lane another text. */
static void short_texts_at_once(void **state)
{
    uint8_t message[INTEGRA__SHA256_SHORT + INTEGRA__SHA256_LANES], digest[32];
    uint8_t digests[INTEGRA__SHA256_LANES][INTEGRA__SHA256_SIZE];
    const uint8_t *texts[INTEGRA__SHA256_LANES];
    size_t sizes[INTEGRA__SHA256_LANES];
    (void)state;
    for (size_t i = 0; i < sizeof message; i++) {
        message[i] = (uint8_t)(i * 11 + 200);
    }
    for (size_t size = 0; size <= INTEGRA__SHA256_SHORT; size++) {
        for (size_t i = 0; i < INTEGRA__SHA256_LANES; i++) {
            texts[i] = message + i;
            sizes[i] = (size + 7 * i) % (INTEGRA__SHA256_SHORT + 1);
        }
        integra__sha256_short(texts, sizes, digests);
        for (size_t i = 0; i < INTEGRA__SHA256_LANES; i++) {
            integra__sha256(texts[i], sizes[i], digest);
            assert_memory_equal(digests[i], digest, sizeof digest);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_digests),       cmocka_unit_test(a_million_letters),
        cmocka_unit_test(cutting_changes_nothing), cmocka_unit_test(lengths_around_a_block),
        cmocka_unit_test(short_texts_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
