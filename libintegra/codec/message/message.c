/* message.c - how every message is written and read: an envelope, a map of known keys, later keys kept.
 * Spec: spec/01-wire.md.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "message.h"

#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "cbor/envelope.h"

void integra__message_write(integra__writer *writer, const integra__kind *kind, const void *value,
                            integra_bytes extension, uint64_t pairs)
{
    uint64_t count = pairs;
    uint32_t keys = 0; /* those that are written: a kind has fewer than 32 */
    for (uint32_t key = 0; key < kind->keys; key++) {
        if (kind->has(value, key)) {
            keys |= 1u << key;
            count++;
        }
    }
    integra__write_envelope(writer, kind->kind);
    integra__write_map(writer, count);
    for (uint32_t key = 0; key < kind->keys; key++) {
        if ((keys >> key & 1u) != 0) {
            integra__write_uint(writer, key);
            kind->write(writer, value, key);
        }
    }
    integra__write_raw(writer, extension.bytes, extension.size);
}

integra_status integra__message_give(const integra__kind *kind, const void *value, integra_bytes extension,
                                     uint8_t *bytes_out, size_t capacity, size_t *size_out, integra_error *error)
{
    return integra__message_give_large(kind, value, extension, INTEGRA_MESSAGE_LIMIT, bytes_out, capacity, size_out,
                                       error);
}

integra_status integra__message_give_large(const integra__kind *kind, const void *value, integra_bytes extension,
                                           size_t limit, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                           integra_error *error)
{
    uint64_t pairs = 0;
    integra_status status = integra__extension_check(extension, limit, kind->keys, &pairs, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__writer writer;
    integra__writer_init(&writer, NULL, 0);
    integra__message_write(&writer, kind, value, extension, pairs);
    if (writer.size > limit) {
        return integra__fault_within(error, INTEGRA_FAULT_MESSAGE_SIZE, writer.size, 0, (int64_t)limit);
    }
    *size_out = writer.size;
    if (writer.size > capacity) {
        return integra__no_room(error, writer.size);
    }
    integra__writer_init(&writer, bytes_out, capacity);
    integra__message_write(&writer, kind, value, extension, pairs);
    return INTEGRA_OK;
}

integra_status integra__message_read(const integra__kind *kind, const uint8_t *bytes, size_t size, void *value,
                                     integra_bytes *extension_out, integra_error *error)
{
    return integra__message_read_large(kind, bytes, size, INTEGRA_MESSAGE_LIMIT, value, extension_out, error);
}

integra_status integra__message_read_large(const integra__kind *kind, const uint8_t *bytes, size_t size, size_t limit,
                                           void *value, integra_bytes *extension_out, integra_error *error)
{
    integra__reader reader;
    integra__body body;
    uint64_t pairs = 0;
    integra__reader_init_large(&reader, bytes, size, limit, error);
    if (integra__envelope_read(&reader, kind->kind, &pairs) != INTEGRA_OK) {
        return reader.status;
    }
    integra__body_init(&body, &reader, pairs, kind->keys);
    uint32_t seen = 0;
    uint64_t key = 0;
    while (integra__body_key(&body, &key)) {
        seen |= 1u << key;
        kind->read(&reader, value, (uint32_t)key);
        integra__message_tell_key(&reader, kind->kind, (uint32_t)key);
    }
    if (reader.status == INTEGRA_OK && (kind->required & ~seen) != 0) {
        return integra__message_fail_missing(&reader, kind->kind, kind->required & ~seen);
    }
    *extension_out = integra__body_extension(&body);
    return integra__reader_finish(&reader);
}

void integra__message_tell_key(integra__reader *reader, uint32_t kind, uint32_t key)
{
    uint32_t fault = reader->status == INTEGRA_ERR_WRONG_TYPE         ? INTEGRA_FAULT_KEY_VALUE
                     : reader->status == INTEGRA_ERR_EXPLICIT_DEFAULT ? INTEGRA_FAULT_KEY_DEFAULT
                                                                      : INTEGRA_FAULT_NONE;
    if (fault != INTEGRA_FAULT_NONE && reader->error != NULL && reader->error->fault == INTEGRA_FAULT_NONE) {
        integra__fault_says(reader->error, fault, kind, key, 0);
    }
}

integra_status integra__message_fail_missing(integra__reader *reader, uint32_t kind, uint32_t missing)
{
    int64_t key = 0;
    while ((missing >> key & 1u) == 0) {
        key++;
    }
    integra__reader_fault(reader, INTEGRA_FAULT_KEY_MISSING, INTEGRA__MESSAGE_MAP_OFFSET, 0);
    integra__fault_says(reader->error, INTEGRA_FAULT_KEY_MISSING, kind, key, 0);
    return reader->status;
}

integra_status integra__message_keep_extension(const integra_allocator *allocator, integra_bytes extension,
                                               integra_bytes *kept_out, integra_error *error)
{
    uint8_t *kept = extension.size == 0 ? NULL : integra__allocate(allocator, extension.size);
    if (extension.size == 0) {
        return INTEGRA_OK;
    }
    if (kept == NULL) {
        return integra__no_memory(error);
    }
    memcpy(kept, extension.bytes, extension.size);
    *kept_out = (integra_bytes){ kept, extension.size };
    return INTEGRA_OK;
}

integra_status integra__message_moved(integra_status status, integra_error *error, size_t by)
{
    if (status != INTEGRA_OK && error != NULL && error->offset != INTEGRA_NO_PLACE) {
        error->offset += by;
    }
    return status;
}

integra_status integra__message_receipt_same(const integra__kind *kind, const void *made, integra_bytes extension,
                                             const uint8_t *bytes, size_t size, integra_error *error)
{
    uint64_t pairs = 0;
    integra__writer writer;
    integra_status status = integra__extension_check(extension, INTEGRA_MESSAGE_LIMIT, kind->keys, &pairs, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__writer_compare(&writer, bytes, size);
    integra__message_write(&writer, kind, made, extension, pairs);
    if (writer.differs_at == SIZE_MAX && writer.size == size) {
        return INTEGRA_OK;
    }
    size_t offset = writer.differs_at == SIZE_MAX ? writer.size : writer.differs_at;
    return integra__fail(error, INTEGRA_ERR_RECEIPT_DIFFERS, INTEGRA__GEN_10, offset, INTEGRA_NO_PLACE);
}

void integra__write_nested(integra__writer *writer, const integra__kind *kind, const void *value,
                           integra_bytes extension)
{
    uint64_t pairs = 0;
    integra__writer counter;
    (void)integra__extension_check(extension, INTEGRA_MESSAGE_LIMIT, kind->keys, &pairs, NULL);
    integra__writer_init(&counter, NULL, 0);
    integra__message_write(&counter, kind, value, extension, pairs);
    integra__write_bytes_head(writer, counter.size);
    integra__message_write(writer, kind, value, extension, pairs);
}

int integra__message_tris_known(const integra_tri *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (values[i] != INTEGRA_TRI_UNKNOWN) {
            return 1;
        }
    }
    return 0;
}

void integra__write_id(integra__writer *writer, const integra_id *id)
{
    integra__write_bytes(writer, id->bytes, sizeof id->bytes);
}

void integra__write_tris(integra__writer *writer, const integra_tri *values, size_t count)
{
    integra__write_array(writer, count);
    for (size_t i = 0; i < count; i++) {
        integra__write_uint(writer, values[i]);
    }
}

void integra__read_fixed(integra__reader *reader, size_t size, integra_bytes *out)
{
    integra__item item;
    if (integra__read_type(reader, INTEGRA__BYTES, &item) != INTEGRA_OK) {
        return;
    }
    if (item.argument != size) {
        integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, item.offset);
        return;
    }
    *out = (integra_bytes){ item.bytes, size };
}

void integra__read_exactly(integra__reader *reader, size_t size, uint8_t *out)
{
    integra_bytes bytes = { NULL, 0 };
    integra__read_fixed(reader, size, &bytes);
    if (bytes.bytes != NULL) {
        memcpy(out, bytes.bytes, size);
    }
}

void integra__read_id(integra__reader *reader, integra_id *out)
{
    size_t offset = integra__reader_at(reader);
    integra__read_exactly(reader, sizeof out->bytes, out->bytes);
    if (reader->status == INTEGRA_OK && !integra__id_known(out)) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
}

uint64_t integra__read_number(integra__reader *reader, uint64_t minimum, uint64_t maximum)
{
    uint64_t number = 0;
    integra__read_uint(reader, minimum, maximum, &number);
    return reader->status == INTEGRA_OK ? number : 0;
}

integra_date integra__read_date_or_null(integra__reader *reader)
{
    integra_date date = INTEGRA_DATE_UNKNOWN;
    if (!integra__read_null(reader)) {
        integra__read_date(reader, &date);
    }
    return date;
}

void integra__read_known(integra__reader *reader, uint32_t maximum, uint32_t *out)
{
    size_t offset = integra__reader_at(reader);
    uint64_t value = 0;
    if (integra__read_uint(reader, 0, maximum, &value) == INTEGRA_OK && value == 0) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
    *out = (uint32_t)value;
}

void integra__read_known_tri(integra__reader *reader, integra_tri *out)
{
    uint32_t value = 0;
    integra__read_known(reader, INTEGRA__TRI_LAST, &value);
    *out = (integra_tri)value;
}

void integra__read_known_list(integra__reader *reader, uint64_t maximum, uint64_t *count_out)
{
    size_t offset = integra__reader_at(reader);
    if (integra__read_list(reader, 0, maximum, count_out) == INTEGRA_OK && *count_out == 0) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
}

void integra__read_tris(integra__reader *reader, integra_tri *out, size_t count, int empty_ok)
{
    size_t offset = integra__reader_at(reader);
    integra__read_array(reader, count);
    for (size_t i = 0; i < count; i++) {
        uint64_t value = 0;
        integra__read_uint(reader, INTEGRA__TRI_FIRST, INTEGRA__TRI_LAST, &value);
        out[i] = (integra_tri)value;
    }
    if (reader->status == INTEGRA_OK && !empty_ok && !integra__message_tris_known(out, count)) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
}
