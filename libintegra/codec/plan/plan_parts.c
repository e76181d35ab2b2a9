/* plan_parts.c - the parts of a message `plan`, found.
 * Spec: spec/32-exchange.md, "The container"; spec/integra.cddl, plan-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "plan_parts.h"

#include <string.h>

#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "cbor/envelope.h"
#include "codec/event/event_read.h"
#include "codec/message/message.h"
#include "plan_columns.h"

integra_status integra__plan_parts_fail(const integra__plan_parts *parts, integra_status status, uint32_t rule,
                                        size_t offset)
{
    return integra__fail(parts->error, status, rule, offset, INTEGRA_NO_PLACE);
}

static void found(integra__plan_parts *parts, uint32_t part, size_t start, size_t end)
{
    parts->part[part] = (integra__plan_part){ start, end, start };
}

/* A byte string; size is that of one element, 0 for a column. */
static void read_bytes(integra__reader *reader, integra__plan_parts *parts, uint32_t part, size_t size)
{
    size_t offset = integra__reader_at(reader);
    integra_bytes bytes = { NULL, 0 };
    if (integra__read_string(reader, INTEGRA__BYTES, size, INTEGRA_PLAN_SIZE_LIMIT, &bytes) != INTEGRA_OK) {
        return;
    }
    if (size > 0 && bytes.size % size != 0) {
        integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, offset);
        return;
    }
    size_t end = integra__reader_at(reader);
    found(parts, part, end - bytes.size, end);
}

void integra__plan_read_shape(integra__reader *reader, integra__plan_shape *shape)
{
    uint64_t kind = 0, parents = 0, present = 0;
    integra__read_array(reader, 3);
    integra__read_uint(reader, 1, UINT32_MAX, &kind);
    integra__read_uint(reader, 0, UINT32_MAX, &parents);
    integra__read_uint(reader, 0, INTEGRA__PLAN_SHAPE_ALL, &present);
    *shape = (integra__plan_shape){ (uint32_t)kind, (uint32_t)parents, (uint32_t)present };
}

static void read_element(integra__reader *reader, uint32_t part)
{
    integra_bytes bytes = { NULL, 0 };
    integra_text text = { NULL, 0 };
    integra__plan_shape shape;
    integra_event event;
    switch (part) {
    case INTEGRA__PLAN_PART_SHAPES:
        integra__plan_read_shape(reader, &shape);
        break;
    case INTEGRA__PLAN_PART_TEXTS:
        integra__event_read_prose(reader, &bytes, &text);
        break;
    case INTEGRA__PLAN_PART_SIGNATURES:
        integra__event_read_signatures(reader, &event);
        break;
    default:
        integra__read_string(reader, INTEGRA__BYTES, 1, INTEGRA_MESSAGE_LIMIT, &bytes);
    }
}

/* Each event has one element of a list at most, so that the lists are no longer than the events may be many. */
static void read_list(integra__reader *reader, integra__plan_parts *parts, uint32_t part)
{
    uint64_t count = 0;
    if (part == INTEGRA__PLAN_PART_SHAPES) {
        integra__read_list(reader, 0, INTEGRA_EVENT_LIMIT, &count);
    } else {
        integra__read_known_list(reader, INTEGRA_EVENT_LIMIT, &count);
    }
    parts->counts[part] = count;
    parts->lists[part - INTEGRA__PLAN_PART_BYTES] = *reader;
    size_t start = integra__reader_at(reader);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        read_element(reader, part);
    }
    found(parts, part, start, integra__reader_at(reader));
}

static void read_value(integra__reader *reader, integra__plan_parts *parts, uint32_t key)
{
    if (key == INTEGRA__PLAN_ID) {
        parts->plan_at = integra__reader_at(reader);
        integra__read_id(reader, &parts->plan);
    } else if (key == INTEGRA__PLAN_CHECK) {
        (void)integra__skip(reader); /* read before */
    } else if (key == INTEGRA__PLAN_COLUMNS) {
        integra__read_array(reader, INTEGRA__PLAN_PART_COLUMNS);
        for (uint32_t i = 0; i < INTEGRA__PLAN_PART_COLUMNS; i++) {
            read_bytes(reader, parts, i, 0);
        }
    } else if (integra__plan_part_of(key) >= INTEGRA__PLAN_PART_BYTES) {
        read_list(reader, parts, integra__plan_part_of(key));
    } else {
        read_bytes(reader, parts, integra__plan_part_of(key),
                   key == INTEGRA__PLAN_DIGESTS || key == INTEGRA__PLAN_ERASED ? sizeof(integra_digest)
                                                                               : sizeof(integra_id));
    }
}

/* Before any part is looked at: that the message is well formed, and that the check at its end is that of what stands
 * before it. Later keys too are critical here: a container is made of events again, which would not keep them. */
static integra_status read_check(integra__reader *reader)
{
    uint8_t found[INTEGRA__PLAN_CHECK_SIZE] = { 0 }, expected[INTEGRA__PLAN_CHECK_SIZE];
    integra__body body;
    uint64_t pairs = 0, key = 0;
    size_t at = 0; /* of its value: its key is the byte before */
    if (integra__envelope_read(reader, INTEGRA_MESSAGE_PLAN, &pairs) != INTEGRA_OK) {
        return reader->status;
    }
    integra__body_init(&body, reader, pairs, INTEGRA__PLAN_KEYS);
    while (integra__body_key(&body, &key)) {
        if (key == INTEGRA__PLAN_CHECK) {
            at = integra__reader_at(reader);
            integra__read_exactly(reader, sizeof found, found);
            integra__message_tell_key(reader, INTEGRA_MESSAGE_PLAN, INTEGRA__PLAN_CHECK);
        } else {
            (void)integra__skip(reader);
        }
    }
    if (reader->status == INTEGRA_OK && body.extension_start != body.extension_end) {
        return integra__reader_fail(reader, INTEGRA_ERR_CRITICAL_KEY, INTEGRA__WIRE_18, body.extension_start);
    }
    if (reader->status == INTEGRA_OK && at == 0) {
        return integra__reader_fault(reader, INTEGRA_FAULT_CHECK_MISSING, INTEGRA__MESSAGE_MAP_OFFSET, 0);
    }
    if (integra__reader_finish(reader) != INTEGRA_OK) {
        return reader->status;
    }
    integra__plan_check_of(reader->bytes, at - 1, expected);
    return memcmp(found, expected, sizeof found) == 0
               ? INTEGRA_OK
               : integra__reader_fault(reader, INTEGRA_FAULT_CHECK_DIFFERS, at, 0);
}

static integra_status read_body(integra__reader *reader, integra__plan_parts *parts)
{
    const uint32_t both = 1u << INTEGRA__PLAN_SHAPES | 1u << INTEGRA__PLAN_COLUMNS;
    const uint32_t alone = 1u << INTEGRA__PLAN_ID | 1u << INTEGRA__PLAN_CHECK; /* what stands without events */
    integra__body body;
    uint64_t pairs = 0, key = 0;
    uint32_t seen = 0;
    if (integra__envelope_read(reader, INTEGRA_MESSAGE_PLAN, &pairs) != INTEGRA_OK) {
        return reader->status;
    }
    integra__body_init(&body, reader, pairs, INTEGRA__PLAN_KEYS);
    while (integra__body_key(&body, &key)) {
        seen |= 1u << key;
        read_value(reader, parts, (uint32_t)key);
        integra__message_tell_key(reader, INTEGRA_MESSAGE_PLAN, (uint32_t)key);
    }
    if (reader->status == INTEGRA_OK && (seen & both) != both && (seen & ~alone) != 0) {
        return integra__message_fail_missing(reader, INTEGRA_MESSAGE_PLAN, both & ~seen);
    }
    if (integra__reader_finish(reader) == INTEGRA_OK && (seen & both) == both &&
        parts->part[INTEGRA__PLAN_PART_SHAPE].start == parts->part[INTEGRA__PLAN_PART_SHAPE].end) {
        return integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19,
                                    parts->part[INTEGRA__PLAN_PART_SHAPE].start);
    }
    return reader->status;
}

/* How many numbers a column has, and how many of them are zero. */
static size_t numbers(const integra__plan_parts *parts, uint32_t column, size_t *zeros_out)
{
    const integra__plan_part *part = &parts->part[column];
    size_t count = 0;
    *zeros_out = 0;
    for (size_t i = part->start; i < part->end; i++) {
        count += parts->bytes[i] < 128;
        *zeros_out += parts->bytes[i] == 0;
    }
    return count;
}

/* The columns that every event has agree on how many there are: what a few bytes can make a reader allocate is
 * bounded by that. */
static integra_status count_events(integra__plan_parts *parts)
{
    static const uint8_t always[] = { INTEGRA__PLAN_PART_WRITER, INTEGRA__PLAN_PART_RECORDED };
    size_t raw = 0, zeros = 0;
    parts->count = numbers(parts, INTEGRA__PLAN_PART_SHAPE, &raw);
    if (parts->count > INTEGRA_EVENT_LIMIT) {
        (void)integra__fault_within(parts->error, INTEGRA_FAULT_ITEM_LIMIT, INTEGRA_NO_PLACE, 0, INTEGRA_EVENT_LIMIT);
        return integra__fault_at_byte(parts->error, INTEGRA_ERR_LIMIT, parts->part[INTEGRA__PLAN_PART_SHAPE].start);
    }
    if (raw != parts->counts[INTEGRA__PLAN_PART_RAW]) {
        return integra__plan_parts_fail(parts, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20,
                                        parts->part[INTEGRA__PLAN_PART_SHAPE].start);
    }
    for (size_t i = 0; i < sizeof always; i++) {
        if (numbers(parts, always[i], &zeros) != parts->count - raw) {
            return integra__plan_parts_fail(parts, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20,
                                            parts->part[always[i]].start);
        }
    }
    return INTEGRA_OK;
}

integra_status integra__plan_parts_read(integra__plan_parts *parts, const uint8_t *bytes, size_t size,
                                        integra_error *error)
{
    integra__reader reader;
    memset(parts, 0, sizeof *parts);
    parts->bytes = bytes;
    parts->error = error;
    integra__reader_init_large(&reader, bytes, size, INTEGRA_PLAN_SIZE_LIMIT, error);
    integra_status status = read_check(&reader);
    if (status == INTEGRA_OK) {
        integra__reader_init_large(&reader, bytes, size, INTEGRA_PLAN_SIZE_LIMIT, error);
        status = read_body(&reader, parts);
    }
    return status == INTEGRA_OK ? count_events(parts) : status;
}
