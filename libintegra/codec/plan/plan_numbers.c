/* plan_numbers.c - the parts of a message `plan`, read from their start on.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_numbers.h"

#include "core/generated/rules.h"
#include "cbor/reader.h"
#include "plan_columns.h"
#include "plan_parts.h"

#define LEB128_BITS 63 /* no number here is greater than 2^63 - 1 */
#define SIGNED_BITS 40 /* more than any difference of two times of years 1 to 9999 */

static integra_status wrong(const integra__plan_parts *parts, size_t offset)
{
    return integra__plan_parts_fail(parts, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, offset);
}

integra_status integra__plan_parts_number(integra__plan_parts *parts, uint32_t column, uint64_t minimum,
                                          uint64_t maximum, uint64_t *out)
{
    integra__plan_part *part = &parts->part[column];
    uint64_t value = 0;
    uint32_t shift = 0;
    size_t start = part->at;
    uint8_t byte;
    do {
        if (part->at == part->end || shift >= LEB128_BITS) {
            return wrong(parts, start);
        }
        byte = parts->bytes[part->at++];
        value |= (uint64_t)(byte & 127) << shift;
        shift += 7;
    } while (byte > 127);
    if (byte == 0 && shift > 7) {
        return integra__plan_parts_fail(parts, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_3, start);
    }
    if (value < minimum || value > maximum) {
        return wrong(parts, start);
    }
    *out = value;
    return INTEGRA_OK;
}

integra_status integra__plan_parts_signed(integra__plan_parts *parts, uint32_t column, int64_t *out)
{
    uint64_t value = 0;
    integra_status status = integra__plan_parts_number(parts, column, 0, (UINT64_C(1) << SIGNED_BITS) - 1, &value);
    if (status == INTEGRA_OK) {
        *out = value % 2 == 0 ? (int64_t)(value / 2) : -1 - (int64_t)(value / 2);
    }
    return status;
}

integra_status integra__plan_parts_key(integra__plan_parts *parts, uint32_t column, uint32_t part, size_t size,
                                       uint32_t *index_out, const uint8_t **key_out)
{
    const integra__plan_part *keys = &parts->part[part];
    size_t offset = parts->part[column].at;
    uint64_t index = 0;
    integra_status status = integra__plan_parts_number(parts, column, 0, UINT32_MAX, &index);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (index >= (keys->end - keys->start) / size) {
        return wrong(parts, offset);
    }
    *index_out = (uint32_t)index;
    *key_out = parts->bytes + keys->start + (size_t)index * size;
    return INTEGRA_OK;
}

integra_status integra__plan_parts_next(integra__plan_parts *parts, uint32_t part, size_t size, const uint8_t **key_out)
{
    integra__plan_part *keys = &parts->part[part];
    if (keys->at == keys->end) {
        return wrong(parts, keys->at);
    }
    *key_out = parts->bytes + keys->at;
    keys->at += size;
    return INTEGRA_OK;
}

integra__reader *integra__plan_parts_list(integra__plan_parts *parts, uint32_t part)
{
    integra__reader *reader = &parts->lists[part - INTEGRA__PLAN_PART_BYTES];
    if (parts->counts[part] == 0) {
        (void)wrong(parts, parts->part[part].end);
        return NULL;
    }
    parts->counts[part]--;
    return reader;
}
