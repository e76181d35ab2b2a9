/* plan_unpack_shaped.c - one event made of the columns of a message `plan`.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_unpack_shaped.h"

#include <string.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/id.h"
#include "codec/event/event_read.h"
#include "plan_numbers.h"
#include "plan_unpack.h"

#define DIGEST sizeof(integra_digest)

static integra_status wrong(const integra__plan_parts *parts, uint32_t column)
{
    return integra__plan_parts_fail(parts, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, parts->part[column].at);
}

/* How far back, or which of the digests of elsewhere. */
static integra_status take_link(integra__plan_unpack *unpack, uint32_t column, uint32_t *place_out, uint8_t *digest_out)
{
    integra__plan_parts *parts = &unpack->parts;
    uint64_t back = 0;
    uint32_t index = 0;
    const uint8_t *digest = NULL;
    integra_status status = integra__plan_parts_number(parts, column, 0, unpack->columns.count, &back);
    if (status == INTEGRA_OK && back > 0) {
        *place_out = unpack->columns.count - (uint32_t)back;
        memcpy(digest_out, unpack->digests[*place_out].bytes, DIGEST);
        return INTEGRA_OK;
    }
    if (status == INTEGRA_OK) {
        status = integra__plan_parts_key(parts, column, INTEGRA__PLAN_PART_DIGESTS, DIGEST, &index, &digest);
    }
    if (status == INTEGRA_OK) {
        const integra__plan_named *named = integra__plan_table_at(&unpack->named, index);
        *place_out = named->listed > 0 ? named->listed - 1 : INTEGRA__PLAN_NONE;
        memcpy(digest_out, digest, DIGEST);
    }
    return status;
}

/* Sequence and parents. before is NULL for the first event of its writer. */
static integra_status take_chain(integra__plan_unpack *unpack, const integra__plan_shape *shape,
                                 const integra__plan_column_writer *before, integra_event *event)
{
    integra__plan_parts *parts = &unpack->parts;
    uint64_t sequence = before == NULL ? 1 : (uint64_t)before->sequence + 1;
    size_t own = shape->parents % 2 == 0 && before != NULL ? 1 : 0;
    size_t count = shape->parents / 2 + own;
    integra_status status = INTEGRA_OK;
    if (count > INTEGRA_PARENT_LIMIT) {
        (void)integra__fault_within(parts->error, INTEGRA_FAULT_PARENTS_LIMIT, INTEGRA_NO_PLACE, 0,
                                    INTEGRA_PARENT_LIMIT);
        return integra__fault_at_byte(parts->error, INTEGRA_ERR_LIMIT, parts->part[INTEGRA__PLAN_PART_SHAPES].start);
    }
    if (shape->parents % 2 != 0) {
        status = integra__plan_parts_number(parts, INTEGRA__PLAN_PART_SEQUENCE, 1, UINT32_MAX, &sequence);
    } else if (sequence > UINT32_MAX) {
        status = wrong(parts, INTEGRA__PLAN_PART_WRITER);
    }
    if (own > 0) {
        unpack->parents[0] = before->latest;
        memcpy(unpack->parent_bytes, unpack->digests[before->latest].bytes, DIGEST);
    }
    for (size_t i = own; i < count && status == INTEGRA_OK; i++) {
        status = take_link(unpack, INTEGRA__PLAN_PART_REFS, &unpack->parents[i], unpack->parent_bytes + i * DIGEST);
    }
    event->sequence = (uint32_t)sequence;
    event->parents = (integra_bytes){ count > 0 ? unpack->parent_bytes : NULL, count * DIGEST };
    return status;
}

static integra_status take_person(integra__plan_unpack *unpack, uint32_t column, integra_id *out)
{
    uint32_t index = 0;
    const uint8_t *key = NULL;
    integra_status status =
        integra__plan_parts_key(&unpack->parts, column, INTEGRA__PLAN_PART_PEOPLE, sizeof *out, &index, &key);
    if (status == INTEGRA_OK) {
        memcpy(out->bytes, key, sizeof *out);
    }
    return status;
}

/* A signed number of the column, added to base, as a day. */
static integra_status take_date(integra__plan_parts *parts, uint32_t column, int64_t base, integra_date *out)
{
    int64_t days = 0;
    integra_status status = integra__plan_parts_signed(parts, column, &days);
    if (status == INTEGRA_OK && (base + days < INTEGRA__DATE_FIRST || base + days > INTEGRA__DATE_LAST)) {
        status = wrong(parts, column);
    }
    *out = (integra_date)(base + days);
    return status;
}

static integra_status take_dates(integra__plan_unpack *unpack, uint32_t present, integra_event *event)
{
    integra__plan_parts *parts = &unpack->parts;
    int64_t minutes = 0;
    integra_status status = integra__plan_parts_signed(parts, INTEGRA__PLAN_PART_RECORDED, &minutes);
    event->recorded = unpack->columns.recorded + minutes;
    if (status == INTEGRA_OK &&
        (event->recorded < INTEGRA__EVENT_RECORDED_FIRST || event->recorded > INTEGRA__EVENT_RECORDED_LAST)) {
        status = wrong(parts, INTEGRA__PLAN_PART_RECORDED);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    event->effective = integra__plan_recorded_day(event->recorded);
    if (present & INTEGRA__PLAN_SHAPE_EFFECTIVE) {
        status = take_date(parts, INTEGRA__PLAN_PART_EFFECTIVE, event->effective, &event->effective);
    }
    if (status == INTEGRA_OK && present & INTEGRA__PLAN_SHAPE_DUE) {
        status = take_date(parts, INTEGRA__PLAN_PART_DUE, event->effective, &event->due);
    }
    if (status == INTEGRA_OK && present & INTEGRA__PLAN_SHAPE_UNTIL) {
        status = take_date(parts, INTEGRA__PLAN_PART_UNTIL, event->effective, &event->until);
    }
    return status;
}

static integra_status take_codes(integra__plan_parts *parts, uint32_t present, integra_event *event)
{
    const struct {
        uint32_t bit;
        uint32_t column;
        uint32_t minimum;
        uint32_t maximum;
        uint32_t *out;
    } rows[] = { { INTEGRA__PLAN_SHAPE_CODE, INTEGRA__PLAN_PART_CODE, 1, UINT16_MAX, &event->code },
                 { INTEGRA__PLAN_SHAPE_DETAIL, INTEGRA__PLAN_PART_DETAIL, 1, UINT16_MAX, &event->detail },
                 { INTEGRA__PLAN_SHAPE_EDITION, INTEGRA__PLAN_PART_DETAIL, 2, UINT32_MAX, &event->edition },
                 { INTEGRA__PLAN_SHAPE_HEARD, INTEGRA__PLAN_PART_HEARD, 1, UINT16_MAX, &event->heard },
                 { INTEGRA__PLAN_SHAPE_VOUCHED, INTEGRA__PLAN_PART_VOUCHED, 1, INTEGRA__TRI_LAST, &event->vouched } };
    event->edition = event->kind == INTEGRA_EVENT_OPENING ? 1 : 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint64_t value = 0;
        if (!(present & rows[i].bit)) {
            continue;
        }
        integra_status status =
            integra__plan_parts_number(parts, rows[i].column, rows[i].minimum, rows[i].maximum, &value);
        if (status != INTEGRA_OK) {
            return status;
        }
        *rows[i].out = (uint32_t)value;
    }
    return INTEGRA_OK;
}

/* Reference, text and signatures; the elements of the lists were checked when the parts were found. */
static integra_status take_beside(integra__plan_parts *parts, uint32_t present, integra_event *event)
{
    const uint8_t *key = NULL;
    integra_status status = INTEGRA_OK;
    if (present & INTEGRA__PLAN_SHAPE_REFERENCE) {
        status = integra__plan_parts_next(parts, INTEGRA__PLAN_PART_REFERENCES, sizeof event->reference, &key);
        if (status == INTEGRA_OK) {
            memcpy(event->reference.bytes, key, sizeof event->reference);
        }
    }
    if (status == INTEGRA_OK && present & INTEGRA__PLAN_SHAPE_ERASED) {
        status = integra__plan_parts_next(parts, INTEGRA__PLAN_PART_ERASED, DIGEST, &key);
        if (status == INTEGRA_OK) {
            memcpy(event->text_digest.bytes, key, DIGEST);
        }
    }
    if (status == INTEGRA_OK && present & INTEGRA__PLAN_SHAPE_TEXT) {
        integra__reader *reader = integra__plan_parts_list(parts, INTEGRA__PLAN_PART_TEXTS);
        if (reader == NULL) {
            return INTEGRA_ERR_WRONG_TYPE;
        }
        integra__event_read_prose(reader, &event->salt, &event->text);
        integra__event_text_digest(event->salt, event->text, &event->text_digest);
    }
    if (status == INTEGRA_OK && present & INTEGRA__PLAN_SHAPE_SIGNATURES) {
        integra__reader *reader = integra__plan_parts_list(parts, INTEGRA__PLAN_PART_SIGNATURES);
        if (reader == NULL) {
            return INTEGRA_ERR_WRONG_TYPE;
        }
        integra__event_read_signatures(reader, event);
    }
    return status;
}

static integra_status take_author(integra__plan_unpack *unpack, uint32_t present,
                                  const integra__plan_column_writer *before, integra_event *event)
{
    if (present & INTEGRA__PLAN_SHAPE_AUTHOR) {
        return take_person(unpack, INTEGRA__PLAN_PART_AUTHOR, &event->author);
    }
    if (before == NULL || !integra__id_known(&before->author)) {
        return wrong(&unpack->parts, INTEGRA__PLAN_PART_AUTHOR);
    }
    event->author = before->author;
    return INTEGRA_OK;
}

integra_status integra__plan_unpack_shaped(integra__plan_unpack *unpack, const integra__plan_shape *shape,
                                           integra_event *event)
{
    integra__plan_parts *parts = &unpack->parts;
    const uint8_t *key = NULL;
    uint32_t index = 0;
    integra_event_init(event, sizeof *event);
    event->kind = shape->kind;
    integra_status status = integra__plan_parts_key(parts, INTEGRA__PLAN_PART_WRITER, INTEGRA__PLAN_PART_WRITERS,
                                                    sizeof event->writer, &index, &key);
    if (status != INTEGRA_OK) {
        return status;
    }
    memcpy(event->writer.bytes, key, sizeof event->writer);
    const integra__plan_column_writer *before = integra__plan_columns_writer(&unpack->columns, &event->writer);
    status = take_chain(unpack, shape, before, event);
    if (status == INTEGRA_OK) {
        status = take_author(unpack, shape->present, before, event);
    }
    if (status == INTEGRA_OK) {
        status = take_dates(unpack, shape->present, event);
    }
    if (status == INTEGRA_OK && shape->present & INTEGRA__PLAN_SHAPE_PERSON) {
        status = take_person(unpack, INTEGRA__PLAN_PART_PERSON, &event->person);
    }
    if (status == INTEGRA_OK && shape->present & INTEGRA__PLAN_SHAPE_GIVER) {
        status = take_person(unpack, INTEGRA__PLAN_PART_GIVER, &event->giver);
    }
    if (status == INTEGRA_OK && shape->present & INTEGRA__PLAN_SHAPE_TARGET) {
        status = take_link(unpack, INTEGRA__PLAN_PART_TARGET, &unpack->target, event->target.bytes);
    }
    if (status == INTEGRA_OK) {
        status = take_codes(parts, shape->present, event);
    }
    return status == INTEGRA_OK ? take_beside(parts, shape->present, event) : status;
}
