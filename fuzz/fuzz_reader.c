/* fuzz_reader.c - any bytes as a sequence of messages: refused with a place, or of one encoding only.
 * Spec: spec/01-wire.md, WIRE-1 to WIRE-16, WIRE-18.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0
 *
 * An accepted message is coded again here, head by head, by code that shares nothing with the library. */
#include <integra/base.h>

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int holds)
{
    if (!holds) {
        abort();
    }
}

/* Checks that the head at bytes is the one this argument has, and returns its size and argument. */
static size_t check_head(const uint8_t *bytes, uint64_t *argument)
{
    uint8_t again[9] = { 0 };
    size_t follow = bytes[0] % 32 < 24 ? 0 : (size_t)1 << (bytes[0] % 32 - 24);
    uint64_t value = follow ? 0 : bytes[0] % 32;
    for (size_t i = 1; i <= follow; i++) {
        value = value * 256 + bytes[i];
    }
    size_t needed = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 0x100000000 ? 4 : 8;
    again[0] = (uint8_t)(bytes[0] / 32 * 32 + (value < 24    ? value
                                               : needed == 1 ? 24
                                               : needed == 2 ? 25
                                               : needed == 4 ? 26
                                                             : 27));
    for (size_t i = 0; i < needed; i++) {
        again[1 + i] = (uint8_t)(value >> 8 * (needed - 1 - i));
    }
    check(needed == follow && !memcmp(again, bytes, 1 + follow));
    *argument = value;
    return 1 + follow;
}

/* Every item in turn: what an array or map holds follows its head, so depth does not matter. */
static void check_one_encoding(const uint8_t *bytes, size_t size)
{
    size_t at = 0;
    while (at < size) {
        uint64_t argument = 0;
        unsigned major = bytes[at] / 32;
        check(major != 6 && bytes[at] % 32 < 28 && (major != 7 || (bytes[at] >= 0xf4 && bytes[at] <= 0xf6)));
        at += check_head(bytes + at, &argument);
        if (major == 2 || major == 3) {
            check(argument <= size - at);
            at += (size_t)argument;
        }
    }
    check(at == size);
}

static void check_limits(const uint8_t *bytes, size_t size, uint32_t kind)
{
    uint32_t again = 0;
    size_t used = 0;
    check(integra_message_next(bytes, size, size, &again, &used, NULL) == INTEGRA_OK);
    check(again == kind && used == size);
    check(integra_message_next(bytes, size - 1, 0, &again, &used, NULL) == INTEGRA_ERR_TRUNCATED);
    check(integra_message_next(bytes, size, size - 1, &again, &used, NULL) == INTEGRA_ERR_LIMIT);
    check(again == kind && used == size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t at = 0;
    while (at < size) {
        uint32_t kind = 0;
        size_t used = 0;
        integra_error error = { 0 };
        integra_status status = integra_message_next(data + at, size - at, 0, &kind, &used, &error);
        if (status) {
            check(error.status == status && error.rule && error.offset <= size - at && !kind && !used);
            break;
        }
        check(kind && used >= 4 && used <= size - at);
        check_one_encoding(data + at, used);
        check_limits(data + at, used, kind);
        at += used;
    }
    return 0;
}
