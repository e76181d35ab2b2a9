/* head_own.c - back end that codes one item head by itself.
 * Spec: RFC 8949 section 3; WIRE-3.  Layer: cbor.  SPDX-License-Identifier: Apache-2.0 */
#include "head.h"

int integra__head_decode(const uint8_t *bytes, size_t size, integra__head *head)
{
    head->major = bytes[0] >> 5;
    head->size = (uint32_t)size;
    head->argument = size == 1 ? bytes[0] & 0x1fu : 0;
    for (size_t i = 1; i < size; i++) {
        head->argument = head->argument << 8 | bytes[i];
    }
    return 1;
}

size_t integra__head_encode(uint8_t out[INTEGRA__HEAD_LIMIT], uint32_t major, uint64_t argument)
{
    uint8_t type = (uint8_t)(major << 5);
    uint8_t info = argument < 24            ? (uint8_t)argument
                   : argument <= 0xff       ? 24
                   : argument <= 0xffff     ? 25
                   : argument <= 0xffffffff ? 26
                                            : 27;
    size_t following = info < 24 ? 0 : (size_t)1 << (info - 24);
    out[0] = (uint8_t)(type | info);
    for (size_t i = following; i; i--, argument >>= 8) {
        out[i] = (uint8_t)argument;
    }
    return 1 + following;
}

const char *integra__head_backend(void)
{
    return "own";
}
