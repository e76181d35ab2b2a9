/* reader.c - the strict pull reader: one item at a time, keys in order, depth and size within limits.
 * Spec: spec/01-wire.md, WIRE-1, WIRE-5 to WIRE-7, WIRE-11 to WIRE-14.  Layer: cbor.
 * SPDX-License-Identifier: Apache-2.0 */
#include "reader.h"

#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "core/utf8.h"
#include "head.h"

#define MAJOR_SIMPLE 7u

void integra__reader_init(integra__reader *reader, const uint8_t *bytes, size_t size, size_t limit,
                          integra_error *error)
{
    integra__reader_init_large(reader, bytes, size, INTEGRA_MESSAGE_LIMIT, error);
    if (limit && limit < reader->end) {
        reader->end = limit;
    }
}

void integra__reader_init_large(integra__reader *reader, const uint8_t *bytes, size_t size, size_t ceiling,
                                integra_error *error)
{
    *reader = (integra__reader){
        .bytes = bytes,
        .size = size,
        .end = size < ceiling ? size : ceiling,
        .ceiling = ceiling,
        .error = error,
    };
}

integra_status integra__reader_fail(integra__reader *reader, integra_status status, uint32_t rule, size_t offset)
{
    if (!reader->status) {
        reader->status = integra__fail(reader->error, status, rule, offset, INTEGRA_NO_PLACE);
    }
    return reader->status;
}

integra_status integra__reader_fault(integra__reader *reader, uint32_t fault, size_t offset, size_t most)
{
    if (!reader->status) {
        reader->status = integra__fault_within(reader->error, fault, INTEGRA_NO_PLACE, 0, (int64_t)most);
        (void)integra__fault_at_byte(reader->error, reader->status, offset);
    }
    return reader->status;
}

/* The bytes end before the item does: because there are no more, or because of the limit. */
static integra_status fail_short(integra__reader *reader, size_t offset)
{
    if (reader->size > reader->end) {
        return integra__reader_fault(reader, INTEGRA_FAULT_MESSAGE_LIMIT, offset, reader->end);
    }
    return integra__reader_fail(reader, INTEGRA_ERR_TRUNCATED, INTEGRA__WIRE_1, offset);
}

/* Bytewise order of shortest forms is order by major type, then by argument. */
static integra_status judge_key(integra__reader *reader, integra__frame *frame, const integra__item *key)
{
    if (key->type != INTEGRA__UINT && key->type != INTEGRA__NINT) {
        return integra__reader_fail(reader, INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_5, key->offset);
    }
    if (frame->has_last && key->type == frame->last_type && key->argument == frame->last_argument) {
        return integra__reader_fail(reader, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_7, key->offset);
    }
    if (frame->has_last &&
        (key->type < frame->last_type || (key->type == frame->last_type && key->argument < frame->last_argument))) {
        return integra__reader_fail(reader, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_6, key->offset);
    }
    frame->has_last = 1;
    frame->last_type = key->type;
    frame->last_argument = key->argument;
    return INTEGRA_OK;
}

/* Counts the item in its parent, opens it if it holds items, and closes whatever is now complete. */
static void enter(integra__reader *reader, const integra__item *item)
{
    int is_map = item->type == INTEGRA__MAP;
    if (reader->depth) {
        reader->frames[reader->depth - 1].left--;
    }
    if ((is_map || item->type == INTEGRA__ARRAY) && item->argument) {
        reader->frames[reader->depth++] = (integra__frame){
            .left = is_map ? item->argument * 2 : item->argument, /* the argument is within the message limit */
            .is_map = (uint8_t)is_map,
        };
    }
    while (reader->depth && !reader->frames[reader->depth - 1].left) {
        reader->depth--;
    }
}

integra_status integra__read_item(integra__reader *reader, integra__item *item)
{
    integra__head head = { 0 };
    uint32_t rule = 0;
    size_t offset = reader->at, available = reader->end - offset;
    const uint8_t *bytes = available ? reader->bytes + offset : NULL;
    integra__frame *frame = reader->depth ? &reader->frames[reader->depth - 1] : NULL;
    if (reader->status) {
        return reader->status;
    }
    integra_status status = integra__head_read(bytes, available, &head, &rule);
    if (status == INTEGRA_ERR_TRUNCATED) {
        return fail_short(reader, offset);
    }
    if (status && status != INTEGRA_ERR_LIMIT) {
        return integra__reader_fail(reader, status, rule, offset);
    }
    if (status || (head.major >= INTEGRA__BYTES && head.major <= INTEGRA__MAP && head.argument > reader->ceiling)) {
        return integra__reader_fault(reader, INTEGRA_FAULT_ITEM_LIMIT, offset, reader->ceiling);
    }
    *item = (integra__item){ head.major == MAJOR_SIMPLE ? INTEGRA__SIMPLE : head.major, head.argument, NULL, offset };
    if (frame && frame->is_map && frame->left % 2 == 0 && judge_key(reader, frame, item)) {
        return reader->status;
    }
    if ((item->type == INTEGRA__ARRAY || item->type == INTEGRA__MAP) && reader->depth == INTEGRA__DEPTH_LIMIT) {
        return integra__reader_fault(reader, INTEGRA_FAULT_DEPTH_LIMIT, offset, INTEGRA__DEPTH_LIMIT);
    }
    size_t size = head.size;
    if (item->type == INTEGRA__BYTES || item->type == INTEGRA__TEXT) {
        if (head.argument > available - size) {
            return fail_short(reader, offset);
        }
        item->bytes = bytes + size;
        size += (size_t)head.argument;
    }
    reader->at += size;
    enter(reader, item);
    return INTEGRA_OK;
}

integra_status integra__read_content(integra__reader *reader, const integra__item *item)
{
    if (item->type != INTEGRA__TEXT) {
        return INTEGRA_OK;
    }
    size_t good = integra__utf8_valid(item->bytes, (size_t)item->argument);
    if (good == item->argument) {
        return INTEGRA_OK;
    }
    return integra__reader_fail(reader, INTEGRA_ERR_NOT_UTF8, INTEGRA__WIRE_11,
                                (size_t)(item->bytes - reader->bytes) + good);
}

integra_status integra__read(integra__reader *reader, integra__item *item)
{
    integra_status status = integra__read_item(reader, item);
    return status ? status : integra__read_content(reader, item);
}

integra_status integra__skip(integra__reader *reader)
{
    integra__item item = { 0 }; /* gcc at -O3 cannot see that a failed read is never looked at */
    size_t depth = reader->depth;
    do {
        (void)integra__read(reader, &item);
    } while (!reader->status && reader->depth > depth);
    return reader->status;
}

integra_status integra__reader_finish(integra__reader *reader)
{
    if (reader->status) {
        return reader->status;
    }
    if (reader->depth && reader->at == reader->end) {
        return fail_short(reader, reader->at);
    }
    if (reader->at < reader->size) {
        return integra__reader_fail(reader, INTEGRA_ERR_TRAILING, INTEGRA__WIRE_12, reader->at);
    }
    return INTEGRA_OK;
}
