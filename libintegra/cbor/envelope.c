/* envelope.c - [version, kind, body], and the known keys and later extension of a body map.
 * Spec: spec/01-wire.md, WIRE-16 to WIRE-18, WIRE-20.  Layer: cbor.  SPDX-License-Identifier: Apache-2.0 */
#include "envelope.h"

#include <string.h>

#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "core/utf8.h"

#define ENVELOPE_SIZE  3  /* version, kind, body */
#define TEXT_LOOKED_AT 64 /* bytes: more than a line's beginning tells nothing more */
#define UTF8_CUT       3  /* bytes that a character cut there may lack */
#define BODY_DEPTH     2  /* a body's pairs stand in the envelope's array and the body's map */

/* The next item of the envelope, of this type and within minimum..maximum. */
static integra_status read_part(integra__reader *reader, uint32_t type, uint64_t minimum, uint64_t maximum,
                                integra__item *item)
{
    integra_status status = integra__read_item(reader, item);
    if (!status && (item->type != type || item->argument < minimum || item->argument > maximum)) {
        status = integra__reader_fail(reader, INTEGRA_ERR_ENVELOPE, INTEGRA__WIRE_16, item->offset);
    }
    return status;
}

/* Up to and with the kind. */
static integra_status read_kind(integra__reader *reader, integra__item *kind)
{
    integra__item item;
    integra_status status = read_part(reader, INTEGRA__ARRAY, ENVELOPE_SIZE, ENVELOPE_SIZE, &item);
    if (!status) {
        status = read_part(reader, INTEGRA__UINT, INTEGRA_WIRE_VERSION, INTEGRA_WIRE_VERSION, &item);
    }
    if (!status) {
        status = read_part(reader, INTEGRA__UINT, 1, UINT32_MAX, kind);
    }
    return status;
}

static integra_status read_body(integra__reader *reader, uint64_t *pairs_out)
{
    integra__item item;
    integra_status status = read_part(reader, INTEGRA__MAP, 0, UINT64_MAX, &item);
    if (!status) {
        *pairs_out = item.argument;
    }
    return status;
}

static int is_space(uint8_t byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* What JSON or a line of text begins with: no envelope does. */
static int begins_text(uint8_t byte)
{
    return byte == '{' || byte == '[' || byte == '"' || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

static int is_text(const uint8_t *bytes, size_t size)
{
    static const uint8_t mark[] = { 0xef, 0xbb, 0xbf }; /* U+FEFF, which some editors put first */
    size_t at = size >= sizeof mark && memcmp(bytes, mark, sizeof mark) == 0 ? sizeof mark : 0;
    size_t end = size < TEXT_LOOKED_AT ? size : TEXT_LOOKED_AT;
    while (at < end && is_space(bytes[at])) {
        at++;
    }
    if (at == end || !begins_text(bytes[at])) {
        return 0;
    }
    while (at < end && (bytes[at] >= ' ' || is_space(bytes[at]))) {
        at++;
    }
    return at == end && integra__utf8_valid(bytes, end) + UTF8_CUT >= end;
}

/* The first item of text is refused as whatever CBOR takes its bytes for; that they are text is the fault. */
static integra_status tell_text(const integra__reader *reader, integra_status status)
{
    if (status && is_text(reader->bytes, reader->size)) {
        integra__fault_says(reader->error, INTEGRA_FAULT_NOT_CBOR, 0, 0, 0);
    }
    return status;
}

integra_status integra__envelope_read(integra__reader *reader, uint32_t kind, uint64_t *pairs_out)
{
    integra__item item;
    integra_status status = tell_text(reader, read_kind(reader, &item));
    if (!status && item.argument != kind) {
        status = integra__reader_fault(reader, INTEGRA_FAULT_MESSAGE_KIND, item.offset, 0);
        integra__fault_says(reader->error, INTEGRA_FAULT_MESSAGE_KIND, kind, (int64_t)item.argument, 0);
    }
    return status ? status : read_body(reader, pairs_out);
}

integra_status integra__envelope_any(integra__reader *reader, uint32_t *kind_out, uint64_t *pairs_out)
{
    integra__item item;
    integra_status status = tell_text(reader, read_kind(reader, &item));
    if (status) {
        return status;
    }
    *kind_out = (uint32_t)item.argument;
    return read_body(reader, pairs_out);
}

void integra__body_init(integra__body *body, integra__reader *reader, uint64_t pairs, uint64_t known)
{
    *body = (integra__body){ .reader = reader, .pairs = pairs, .known = known };
}

/* A key of a body. No version so far has a critical key, so every negative one is unknown (WIRE-18). */
static integra_status read_key(integra__reader *reader, integra__item *key)
{
    integra_status status = integra__read(reader, key);
    if (status) {
        return status;
    }
    if (key->type == INTEGRA__NINT) {
        return integra__reader_fail(reader, INTEGRA_ERR_CRITICAL_KEY, INTEGRA__WIRE_18, key->offset);
    }
    if (key->argument > UINT32_MAX) {
        return integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, key->offset);
    }
    return INTEGRA_OK;
}

/* From the value of the first later key to the end of the map. */
static void take_extension(integra__body *body, size_t start)
{
    integra__item key;
    integra_status status = integra__skip(body->reader);
    while (!status && body->pairs) {
        body->pairs--;
        status = read_key(body->reader, &key);
        if (!status) {
            status = integra__skip(body->reader);
        }
    }
    if (status) {
        return;
    }
    body->extension_start = start;
    body->extension_end = integra__reader_at(body->reader);
}

int integra__body_key(integra__body *body, uint64_t *key_out)
{
    integra__item key;
    if (!body->pairs || read_key(body->reader, &key)) {
        return 0;
    }
    body->pairs--;
    if (key.argument >= body->known) {
        take_extension(body, key.offset);
        return 0;
    }
    *key_out = key.argument;
    return 1;
}

integra_bytes integra__body_extension(const integra__body *body)
{
    if (body->extension_start == body->extension_end) {
        return (integra_bytes){ NULL, 0 };
    }
    return (integra_bytes){ body->reader->bytes + body->extension_start, body->extension_end - body->extension_start };
}

/* As if an envelope and its body's head had been read, with no end to the pairs. */
static void enter_body(integra__reader *reader)
{
    reader->depth = BODY_DEPTH;
    reader->frames[0].left = 1;
    reader->frames[1].left = UINT64_MAX - 1;
    reader->frames[1].is_map = 1;
}

integra_status integra__extension_check(integra_bytes extension, size_t ceiling, uint64_t first_key,
                                        uint64_t *pairs_out, integra_error *error)
{
    integra__reader reader;
    integra__item key;
    uint64_t pairs = 0;
    if (extension.size && !extension.bytes) {
        return integra__fault_at(error, INTEGRA_FAULT_POINTER_IN_STRUCT, 0);
    }
    integra__reader_init_large(&reader, extension.bytes, extension.size, ceiling, error);
    enter_body(&reader);
    while (integra__reader_at(&reader) < extension.size) {
        if (read_key(&reader, &key)) {
            return reader.status;
        }
        if (key.argument < first_key) {
            integra__reader_fault(&reader, INTEGRA_FAULT_EXTENSION_KEY, key.offset, 0);
            integra__fault_says(error, INTEGRA_FAULT_EXTENSION_KEY, 0, (int64_t)first_key, 0);
            return reader.status;
        }
        if (integra__skip(&reader)) {
            return reader.status;
        }
        pairs++;
    }
    *pairs_out = pairs;
    return INTEGRA_OK;
}
