/* reader_values.c - reads of one item that must have a type and lie within a range.
 * Spec: spec/01-wire.md, WIRE-11, WIRE-15, WIRE-20; GEN-7.  Layer: cbor.  SPDX-License-Identifier: Apache-2.0 */
#include "reader.h"

#include "core/date.h"
#include "core/generated/rules.h"

#define FALSE_BYTE 0xf4u
#define NULL_BYTE  0xf6u

static integra_status fail_type(integra__reader *reader, const integra__item *item)
{
    return integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, item->offset);
}

static integra_status fail_limit(integra__reader *reader, const integra__item *item, size_t most)
{
    return integra__reader_fault(reader, INTEGRA_FAULT_ITEM_LIMIT, item->offset, most);
}

/* The next item, of this type, its text not yet looked at: bad UTF-8 comes later in byte order than a bad length. */
static integra_status read_item_of(integra__reader *reader, uint32_t type, integra__item *item)
{
    integra_status status = integra__read_item(reader, item);
    if (!status && item->type != type) {
        status = fail_type(reader, item);
    }
    return status;
}

integra_status integra__read_type(integra__reader *reader, uint32_t type, integra__item *item)
{
    integra_status status = read_item_of(reader, type, item);
    return status ? status : integra__read_content(reader, item);
}

integra_status integra__read_uint(integra__reader *reader, uint64_t minimum, uint64_t maximum, uint64_t *out)
{
    integra__item item;
    integra_status status = read_item_of(reader, INTEGRA__UINT, &item);
    if (status) {
        return status;
    }
    if (item.argument < minimum || item.argument > maximum) {
        return fail_type(reader, &item);
    }
    *out = item.argument;
    return INTEGRA_OK;
}

integra_status integra__read_int(integra__reader *reader, int64_t minimum, int64_t maximum, int64_t *out)
{
    integra__item item;
    integra_status status = integra__read_item(reader, &item);
    if (status) {
        return status;
    }
    if ((item.type != INTEGRA__UINT && item.type != INTEGRA__NINT) || item.argument > INT64_MAX) {
        return fail_type(reader, &item);
    }
    int64_t value = item.type == INTEGRA__UINT ? (int64_t)item.argument : -1 - (int64_t)item.argument;
    if (value < minimum || value > maximum) {
        return fail_type(reader, &item);
    }
    *out = value;
    return INTEGRA_OK;
}

integra_status integra__read_array(integra__reader *reader, uint64_t count)
{
    integra__item item;
    integra_status status = read_item_of(reader, INTEGRA__ARRAY, &item);
    if (!status && item.argument != count) {
        status = fail_type(reader, &item);
    }
    return status;
}

integra_status integra__read_list(integra__reader *reader, uint64_t minimum, uint64_t maximum, uint64_t *count_out)
{
    integra__item item;
    integra_status status = read_item_of(reader, INTEGRA__ARRAY, &item);
    if (status) {
        return status;
    }
    if (item.argument < minimum) {
        return fail_type(reader, &item);
    }
    if (item.argument > maximum) {
        return fail_limit(reader, &item, (size_t)maximum);
    }
    *count_out = item.argument;
    return INTEGRA_OK;
}

integra_status integra__read_date(integra__reader *reader, integra_date *out)
{
    int64_t days = 0;
    integra_status status = integra__read_int(reader, INTEGRA__DATE_FIRST, INTEGRA__DATE_LAST, &days);
    if (!status) {
        *out = (integra_date)days;
    }
    return status;
}

integra_status integra__read_string(integra__reader *reader, uint32_t type, size_t minimum, size_t maximum,
                                    integra_bytes *out)
{
    integra__item item;
    integra_status status = read_item_of(reader, type, &item);
    if (status) {
        return status;
    }
    if (item.argument < minimum) {
        return fail_type(reader, &item);
    }
    if (item.argument > maximum) {
        return fail_limit(reader, &item, (size_t)maximum);
    }
    status = integra__read_content(reader, &item);
    if (!status) {
        *out = (integra_bytes){ item.bytes, (size_t)item.argument };
    }
    return status;
}

/* Consumes the item of that one byte where it comes next. */
static int read_byte(integra__reader *reader, uint8_t byte)
{
    integra__item item;
    const integra__frame *frame = reader->depth ? &reader->frames[reader->depth - 1] : NULL;
    int is_key = frame && frame->is_map && frame->left % 2 == 0; /* such a one there is WIRE-5, for a read to say */
    if (reader->status || is_key || reader->at == reader->end || reader->bytes[reader->at] != byte) {
        return 0;
    }
    return integra__read_item(reader, &item) == INTEGRA_OK;
}

int integra__read_null(integra__reader *reader)
{
    return read_byte(reader, NULL_BYTE);
}

int integra__read_false(integra__reader *reader)
{
    return read_byte(reader, FALSE_BYTE);
}
