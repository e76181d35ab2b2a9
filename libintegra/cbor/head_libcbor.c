/* head_libcbor.c - back end that leaves one item head to libcbor's streaming functions.
 * Spec: RFC 8949 section 3; WIRE-3.  Layer: cbor, the one file that knows libcbor.
 * SPDX-License-Identifier: Apache-2.0
 *
 * Only heads that head.c has let through come here, whole: no tag, float, indefinite or eight-byte length, so only the
 * callbacks below can be called. The count of missing bytes is not used: releases of libcbor differ there. */
#include "head.h"

#include <cbor.h>
#include <string.h>

#define MAJOR_BYTES 2u
#define MAJOR_TEXT  3u
#define AS_ARRAY    0x80u

/* Counts became uint64_t in libcbor 0.9; the two are one type where size_t has 64 bits. */
#if CBOR_MAJOR_VERSION == 0 && CBOR_MINOR_VERSION < 9
typedef size_t collection_count;
#else
typedef uint64_t collection_count;
#endif

static void keep(void *context, uint32_t major, uint64_t argument)
{
    integra__head *head = context;
    head->major = major;
    head->argument = argument;
}

static void on_uint8(void *context, uint8_t value)
{
    keep(context, 0, value);
}
static void on_uint16(void *context, uint16_t value)
{
    keep(context, 0, value);
}
static void on_uint32(void *context, uint32_t value)
{
    keep(context, 0, value);
}
static void on_uint64(void *context, uint64_t value)
{
    keep(context, 0, value);
}
static void on_negint8(void *context, uint8_t value)
{
    keep(context, 1, value);
}
static void on_negint16(void *context, uint16_t value)
{
    keep(context, 1, value);
}
static void on_negint32(void *context, uint32_t value)
{
    keep(context, 1, value);
}
static void on_negint64(void *context, uint64_t value)
{
    keep(context, 1, value);
}
static void on_array(void *context, collection_count count)
{
    keep(context, 4, count);
}
static void on_map(void *context, collection_count pairs)
{
    keep(context, 5, pairs);
}
static void on_boolean(void *context, bool value)
{
    keep(context, 7, value ? 21 : 20);
}
static void on_null(void *context)
{
    keep(context, 7, 22);
}

static const struct cbor_callbacks callbacks = {
    .uint8 = on_uint8,
    .uint16 = on_uint16,
    .uint32 = on_uint32,
    .uint64 = on_uint64,
    .negint8 = on_negint8,
    .negint16 = on_negint16,
    .negint32 = on_negint32,
    .negint64 = on_negint64,
    .array_start = on_array,
    .map_start = on_map,
    .boolean = on_boolean,
    .null = on_null,
};

int integra__head_decode(const uint8_t *bytes, size_t size, integra__head *head)
{
    uint8_t shown[INTEGRA__HEAD_LIMIT];
    uint32_t major = bytes[0] >> 5;
    int is_string = major == MAJOR_BYTES || major == MAJOR_TEXT;
    memcpy(shown, bytes, size);
    /* libcbor reads a string only with its content. An array's head codes the same number, and stands alone. */
    if (is_string) {
        shown[0] = (uint8_t)(AS_ARRAY | (shown[0] & 0x1fu));
    }
    struct cbor_decoder_result result = cbor_stream_decode(shown, size, &callbacks, head);
    head->size = (uint32_t)size;
    if (is_string) {
        head->major = major;
    }
    return result.status == CBOR_DECODER_FINISHED && result.read == size;
}

size_t integra__head_encode(uint8_t out[INTEGRA__HEAD_LIMIT], uint32_t major, uint64_t argument)
{
    /* All majors code their argument alike, and only integers take 64 bits everywhere: lengths are size_t there. */
    size_t size = cbor_encode_uint(argument, out, INTEGRA__HEAD_LIMIT);
    out[0] = (uint8_t)(out[0] | major << 5);
    return size;
}

const char *integra__head_backend(void)
{
    return "libcbor";
}
