/* protocol.c - the message `protocol`: a decision table, row by row.
 * Spec: spec/integra.cddl, protocol-body (ORI-16).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol.h"

#include "core/allocator.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "domain/protocol/protocol_types.h"

enum { NAME, EFFECTIVE, ROWS, KEYS };

#define ROW_SIZE       8
#define CALL_SIZE      4
#define FLAG_OTHERWISE 1u
#define FLAG_IMPOSED   2u

/* A protocol being read: made once its name is known, since rows come behind it. */
typedef struct reading {
    const integra_allocator *allocator;
    integra_protocol *made;
    integra_error *error;
    integra_date effective;
} reading;

static int has(const void *value, uint32_t key)
{
    return key != EFFECTIVE || ((const integra_protocol *)value)->effective != INTEGRA_DATE_UNKNOWN;
}

static void write_row(integra__writer *writer, const integra_row *row)
{
    integra__write_array(writer, ROW_SIZE);
    integra__write_text(writer, row->id.bytes, row->id.size);
    integra__write_uint(writer, row->motives);
    integra__write_uint(writer, (row->otherwise ? FLAG_OTHERWISE : 0) | (row->imposed ? FLAG_IMPOSED : 0));
    integra__write_bytes(writer, row->conditions, INTEGRA__DEMAND_FIELD_CODES);
    integra__write_array(writer, row->call_count);
    for (uint32_t i = 0; i < row->call_count; i++) {
        integra__write_array(writer, CALL_SIZE);
        integra__write_uint(writer, row->services[i]);
        integra__write_uint(writer, row->levels[i]);
        integra__write_uint(writer, row->first[i]);
        if (row->within[i] == INTEGRA_WITHIN_FIRST_ANSWER) {
            integra__write_null(writer);
        } else {
            integra__write_uint(writer, (uint64_t)row->within[i]);
        }
    }
    integra__write_array(writer, row->override_count);
    for (uint32_t i = 0; i < row->override_count; i++) {
        integra__write_uint(writer, row->overrides[i]);
    }
    integra__write_uint(writer, row->rule);
    integra__write_text(writer, row->source.bytes, row->source.size);
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_protocol *protocol = value;
    switch (key) {
    case NAME:
        integra__write_text(writer, protocol->name, protocol->name_size);
        break;
    case EFFECTIVE:
        integra__write_int(writer, protocol->effective);
        break;
    default:
        integra__write_array(writer, protocol->row_count);
        for (uint32_t i = 0; i < protocol->row_count; i++) {
            write_row(writer, integra__protocol_row_of(protocol, i));
        }
    }
}

static integra_text read_text(integra__reader *reader, size_t maximum)
{
    integra_bytes text = { NULL, 0 };
    integra__read_string(reader, INTEGRA__TEXT, 0, maximum, &text);
    return reader->status == INTEGRA_OK ? (integra_text){ (const char *)text.bytes, text.size }
                                        : (integra_text){ NULL, 0 };
}

static void read_calls(integra__reader *reader, integra_row *row)
{
    uint64_t count = 0;
    integra__read_list(reader, 1, INTEGRA_CALL_ROOM, &count);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        integra__read_array(reader, CALL_SIZE);
        row->services[i] = (uint8_t)integra__read_number(reader, 1, INTEGRA__SERVICE_LAST);
        size_t offset = integra__reader_at(reader);
        row->levels[i] = (uint8_t)integra__read_number(reader, 0, INTEGRA__LEVEL_LAST);
        if (reader->status == INTEGRA_OK && row->levels[i] != 0 &&
            row->levels[i] == integra__service_rows[row->services[i]].level) {
            integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
        }
        row->first[i] = (uint8_t)integra__read_number(reader, 0, INTEGRA__PRECONDITION_ALL);
        row->within[i] = INTEGRA_WITHIN_FIRST_ANSWER;
        if (!integra__read_null(reader)) {
            row->within[i] = (int16_t)integra__read_number(reader, 0, INTEGRA__PROTOCOL_WITHIN_LIMIT);
        }
    }
    row->call_count = (uint8_t)count;
}

static void read_overrides(integra__reader *reader, integra_row *row)
{
    uint64_t count = 0;
    integra__read_list(reader, 0, INTEGRA_OVERRIDE_ROOM, &count);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        row->overrides[i] = (uint16_t)integra__read_number(reader, 0, INTEGRA_ROW_LIMIT - 1);
    }
    row->override_count = (uint8_t)count;
}

/* A condition that accepts every value is the default and is written 0 (WIRE-19). */
static int all_accepted(const integra_row *row)
{
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        const integra__demand_field_row *codes = &integra__demand_field_rows[field];
        if (row->conditions[field] == (2u << codes->last) - (1u << codes->first)) {
            return 1;
        }
    }
    return 0;
}

static void read_row(integra__reader *reader, reading *into, uint64_t index)
{
    size_t offset = integra__reader_at(reader);
    integra_row row;
    integra_row_init(&row, sizeof row);
    integra__read_array(reader, ROW_SIZE);
    row.id = read_text(reader, INTEGRA_PROTOCOL_NAME_LIMIT);
    row.motives = (uint32_t)integra__read_number(reader, 1, INTEGRA__MOTIVE_ALL);
    uint64_t flags = integra__read_number(reader, 0, FLAG_OTHERWISE | FLAG_IMPOSED);
    row.otherwise = (flags & FLAG_OTHERWISE) != 0;
    row.imposed = (flags & FLAG_IMPOSED) != 0;
    size_t conditions = integra__reader_at(reader);
    integra__read_exactly(reader, INTEGRA__DEMAND_FIELD_CODES, row.conditions);
    if (reader->status == INTEGRA_OK && all_accepted(&row)) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, conditions);
    }
    read_calls(reader, &row);
    read_overrides(reader, &row);
    row.rule = (uint32_t)integra__read_number(reader, 1, UINT32_MAX);
    row.source = read_text(reader, INTEGRA_SOURCE_LIMIT);
    if (reader->status != INTEGRA_OK) {
        return;
    }
    integra_error refused = { 0 };
    integra_status status = integra_protocol_apply(into->made, &row, &refused);
    if (status != INTEGRA_OK) {
        reader->status = integra__fault_again(into->error, &refused, status, refused.rule, offset, index);
        (void)integra__fault_in_row(into->error, reader->status, index);
    }
}

static void read_rows(integra__reader *reader, reading *into)
{
    uint64_t count = 0;
    if (into->made == NULL) { /* the name is missing, which the end of the map tells */
        integra__skip(reader);
        return;
    }
    into->made->effective = into->effective;
    integra__read_list(reader, 1, INTEGRA_ROW_LIMIT, &count);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        read_row(reader, into, i);
    }
}

static void read_name(integra__reader *reader, reading *into)
{
    size_t offset = integra__reader_at(reader);
    integra_text name = read_text(reader, INTEGRA_PROTOCOL_NAME_LIMIT);
    if (reader->status != INTEGRA_OK) {
        return;
    }
    integra_error refused = { 0 };
    integra_status status = integra_protocol_draft(name, INTEGRA_DATE_UNKNOWN, into->allocator, &into->made, &refused);
    if (status != INTEGRA_OK) {
        reader->status = integra__fault_again(into->error, &refused, status, refused.rule, offset, INTEGRA_NO_PLACE);
    }
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    reading *into = value;
    switch (key) {
    case NAME:
        read_name(reader, into);
        break;
    case EFFECTIVE:
        integra__read_date(reader, &into->effective);
        break;
    default:
        read_rows(reader, into);
    }
}

const integra__kind integra__protocol_kind = {
    INTEGRA_MESSAGE_PROTOCOL, KEYS, 1u << NAME | 1u << ROWS, has, write, read
};

integra_status integra_protocol_encode(const integra_protocol *protocol, uint8_t *bytes_out, size_t capacity,
                                       size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { protocol != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra_protocol_check(protocol, error);
    }
    return status != INTEGRA_OK ? status
                                : integra__message_give(&integra__protocol_kind, protocol, protocol->extension,
                                                        bytes_out, capacity, size_out, error);
}

integra_status integra_protocol_decode(const uint8_t *bytes, size_t size, const integra_allocator *allocator,
                                       integra_protocol **protocol_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, integra__allocator_usable(allocator),
                                protocol_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    reading into = { .allocator = allocator, .error = error, .effective = INTEGRA_DATE_UNKNOWN };
    integra_bytes extension = { NULL, 0 };
    status = integra__message_read(&integra__protocol_kind, bytes, size, &into, &extension, error);
    if (status == INTEGRA_OK) {
        status = integra_protocol_check(into.made, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__message_keep_extension(&into.made->allocator, extension, &into.made->extension, error);
    }
    if (status != INTEGRA_OK) {
        integra_protocol_destroy(into.made);
        return status;
    }
    *protocol_out = into.made;
    return INTEGRA_OK;
}
