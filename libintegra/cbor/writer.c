/* writer.c - deterministic CBOR, counted, written, compared or hashed by one and the same path.
 * Spec: spec/01-wire.md, WIRE-3, WIRE-4, WIRE-16.  Layer: cbor.  SPDX-License-Identifier: Apache-2.0 */
#include "writer.h"

#include "head.h"

#include <string.h>

enum { MAJOR_UINT, MAJOR_NINT, MAJOR_BYTES, MAJOR_TEXT, MAJOR_ARRAY, MAJOR_MAP, MAJOR_SIMPLE = 7 };

#define IN_THE_HEAD  24 /* an argument below it stands in the first byte (RFC 8949 section 3) */
#define SIMPLE_FALSE 20
#define SIMPLE_NULL  22

void integra__writer_init(integra__writer *writer, uint8_t *out, size_t capacity)
{
    *writer = (integra__writer){ .out = out, .capacity = capacity, .differs_at = SIZE_MAX };
}

void integra__writer_compare(integra__writer *writer, const uint8_t *expected, size_t expected_size)
{
    *writer = (integra__writer){ .expected = expected, .expected_size = expected_size, .differs_at = SIZE_MAX };
}

void integra__writer_hash(integra__writer *writer, integra__sha256_state *hash)
{
    *writer = (integra__writer){ .hash = hash, .differs_at = SIZE_MAX };
}

static void compare(integra__writer *writer, const uint8_t *bytes, size_t size)
{
    size_t left = writer->size < writer->expected_size ? writer->expected_size - writer->size : 0;
    size_t same = 0;
    while (same < size && same < left && bytes[same] == writer->expected[writer->size + same]) {
        same++;
    }
    if (same < size) {
        writer->differs_at = writer->size + same;
    }
}

void integra__write_raw(integra__writer *writer, const uint8_t *bytes, size_t size)
{
    if (!size) {
        return;
    }
    if (writer->out && writer->size < writer->capacity) {
        size_t room = writer->capacity - writer->size;
        memcpy(writer->out + writer->size, bytes, size < room ? size : room);
    }
    if (writer->expected && writer->differs_at == SIZE_MAX) {
        compare(writer, bytes, size);
    }
    if (writer->hash) {
        integra__sha256_update(writer->hash, bytes, size);
    }
    writer->size = size < SIZE_MAX - writer->size ? writer->size + size : SIZE_MAX;
}

/* Most heads are of one byte, and not worth the way to the back end. */
static void write_head(integra__writer *writer, uint32_t major, uint64_t argument)
{
    uint8_t head[INTEGRA__HEAD_LIMIT];
    if (argument < IN_THE_HEAD) {
        head[0] = (uint8_t)(major << 5 | argument);
        integra__write_raw(writer, head, 1);
    } else {
        integra__write_raw(writer, head, integra__head_encode(head, major, argument));
    }
}

void integra__write_uint(integra__writer *writer, uint64_t value)
{
    write_head(writer, MAJOR_UINT, value);
}

void integra__write_int(integra__writer *writer, int64_t value)
{
    if (value < 0) {
        write_head(writer, MAJOR_NINT, (uint64_t)(-1 - value));
    } else {
        write_head(writer, MAJOR_UINT, (uint64_t)value);
    }
}

void integra__write_bytes(integra__writer *writer, const uint8_t *bytes, size_t size)
{
    write_head(writer, MAJOR_BYTES, size);
    integra__write_raw(writer, bytes, size);
}

void integra__write_bytes_head(integra__writer *writer, size_t size)
{
    write_head(writer, MAJOR_BYTES, size);
}

void integra__write_text(integra__writer *writer, const char *text, size_t size)
{
    write_head(writer, MAJOR_TEXT, size);
    integra__write_raw(writer, (const uint8_t *)text, size);
}

void integra__write_array(integra__writer *writer, uint64_t count)
{
    write_head(writer, MAJOR_ARRAY, count);
}

void integra__write_map(integra__writer *writer, uint64_t pairs)
{
    write_head(writer, MAJOR_MAP, pairs);
}

void integra__write_null(integra__writer *writer)
{
    write_head(writer, MAJOR_SIMPLE, SIMPLE_NULL);
}

void integra__write_false(integra__writer *writer)
{
    write_head(writer, MAJOR_SIMPLE, SIMPLE_FALSE);
}

void integra__write_date_or_null(integra__writer *writer, integra_date date)
{
    if (date == INTEGRA_DATE_UNKNOWN) {
        integra__write_null(writer);
    } else {
        integra__write_int(writer, date);
    }
}

void integra__write_envelope(integra__writer *writer, uint32_t kind)
{
    integra__write_array(writer, 3);
    integra__write_uint(writer, INTEGRA_WIRE_VERSION);
    integra__write_uint(writer, kind);
}
