/* plan_unpack_shaped.c - one event made of the columns of a message `plan`.
 * Spec: spec/31-history.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "../core/date.h"
#include "../core/generated/rules.h"
#include "plan_unpack.h"

#define DIGEST sizeof(integra_digest)

static integra_status wrong(const integra__parts *parts, uint32_t column)
{
    return integra__parts_fail(parts, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, parts->part[column].at);
}

/* How far back, or which of the digests of elsewhere. */
static integra_status take_link(integra__unpack *unpack, uint32_t column, uint32_t *place_out, uint8_t *digest_out)
{
    integra__parts *parts = &unpack->parts;
    uint64_t back = 0;
    uint32_t index = 0;
    const uint8_t *digest = NULL;
    integra_status status = integra__parts_number(parts, column, 0, unpack->columns.count, &back);
    if (status == INTEGRA_OK && back > 0) {
        *place_out = unpack->columns.count - (uint32_t)back;
        memcpy(digest_out, unpack->digests[*place_out].bytes, DIGEST);
        return INTEGRA_OK;
    }
    if (status == INTEGRA_OK) {
        status = integra__parts_key(parts, column, INTEGRA__PART_DIGESTS, DIGEST, &index, &digest);
    }
    if (status == INTEGRA_OK) {
        const integra__named *named = integra__table_at(&unpack->named, index);
        *place_out = named->listed > 0 ? named->listed - 1 : INTEGRA__NONE;
        memcpy(digest_out, digest, DIGEST);
    }
    return status;
}

/* Sequence and parents. before is NULL for the first event of its writer. */
static integra_status take_chain(integra__unpack *unpack, const integra__shape *shape,
                                 const integra__column_writer *before, integra_event *event)
{
    integra__parts *parts = &unpack->parts;
    uint64_t sequence = before == NULL ? 1 : (uint64_t)before->sequence + 1;
    size_t own = shape->parents % 2 == 0 && before != NULL ? 1 : 0;
    size_t count = shape->parents / 2 + own;
    integra_status status = INTEGRA_OK;
    if (count > INTEGRA_PARENT_LIMIT) {
        return integra__parts_fail(parts, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_15, parts->part[INTEGRA__PART_SHAPES].start);
    }
    if (shape->parents % 2 != 0) {
        status = integra__parts_number(parts, INTEGRA__PART_SEQUENCE, 1, UINT32_MAX, &sequence);
    } else if (sequence > UINT32_MAX) {
        status = wrong(parts, INTEGRA__PART_WRITER);
    }
    if (own > 0) {
        unpack->parents[0] = before->latest;
        memcpy(unpack->parent_bytes, unpack->digests[before->latest].bytes, DIGEST);
    }
    for (size_t i = own; i < count && status == INTEGRA_OK; i++) {
        status = take_link(unpack, INTEGRA__PART_REFS, &unpack->parents[i], unpack->parent_bytes + i * DIGEST);
    }
    event->sequence = (uint32_t)sequence;
    event->parents = (integra_bytes){ count > 0 ? unpack->parent_bytes : NULL, count * DIGEST };
    return status;
}

static integra_status take_person(integra__unpack *unpack, uint32_t column, integra_id *out)
{
    uint32_t index = 0;
    const uint8_t *key = NULL;
    integra_status status = integra__parts_key(&unpack->parts, column, INTEGRA__PART_PEOPLE, sizeof *out, &index, &key);
    if (status == INTEGRA_OK) {
        memcpy(out->bytes, key, sizeof *out);
    }
    return status;
}

/* A signed number of the column, added to base, as a day. */
static integra_status take_date(integra__parts *parts, uint32_t column, int64_t base, integra_date *out)
{
    int64_t days = 0;
    integra_status status = integra__parts_signed(parts, column, &days);
    if (status == INTEGRA_OK && (base + days < INTEGRA__DATE_FIRST || base + days > INTEGRA__DATE_LAST)) {
        status = wrong(parts, column);
    }
    *out = (integra_date)(base + days);
    return status;
}

static integra_status take_dates(integra__unpack *unpack, uint32_t present, integra_event *event)
{
    integra__parts *parts = &unpack->parts;
    int64_t minutes = 0;
    integra_status status = integra__parts_signed(parts, INTEGRA__PART_RECORDED, &minutes);
    event->recorded = unpack->columns.recorded + minutes;
    if (status == INTEGRA_OK &&
        (event->recorded < INTEGRA__RECORDED_FIRST || event->recorded > INTEGRA__RECORDED_LAST)) {
        status = wrong(parts, INTEGRA__PART_RECORDED);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    event->effective = integra__recorded_day(event->recorded);
    if (present & INTEGRA__SHAPE_EFFECTIVE) {
        status = take_date(parts, INTEGRA__PART_EFFECTIVE, event->effective, &event->effective);
    }
    if (status == INTEGRA_OK && present & INTEGRA__SHAPE_DUE) {
        status = take_date(parts, INTEGRA__PART_DUE, event->effective, &event->due);
    }
    if (status == INTEGRA_OK && present & INTEGRA__SHAPE_UNTIL) {
        status = take_date(parts, INTEGRA__PART_UNTIL, event->effective, &event->until);
    }
    return status;
}

static integra_status take_codes(integra__parts *parts, uint32_t present, integra_event *event)
{
    const struct {
        uint32_t bit;
        uint32_t column;
        uint32_t minimum;
        uint32_t maximum;
        uint32_t *out;
    } rows[] = { { INTEGRA__SHAPE_CODE, INTEGRA__PART_CODE, 1, UINT16_MAX, &event->code },
                 { INTEGRA__SHAPE_DETAIL, INTEGRA__PART_DETAIL, 1, UINT16_MAX, &event->detail },
                 { INTEGRA__SHAPE_EDITION, INTEGRA__PART_DETAIL, 2, UINT32_MAX, &event->edition } };
    event->edition = event->kind == INTEGRA_EVENT_OPENING ? 1 : 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint64_t value = 0;
        if (!(present & rows[i].bit)) {
            continue;
        }
        integra_status status = integra__parts_number(parts, rows[i].column, rows[i].minimum, rows[i].maximum, &value);
        if (status != INTEGRA_OK) {
            return status;
        }
        *rows[i].out = (uint32_t)value;
    }
    return INTEGRA_OK;
}

/* Reference, text and signature; the elements of the lists were checked when the parts were found. */
static integra_status take_beside(integra__parts *parts, uint32_t present, integra_event *event)
{
    const uint8_t *key = NULL;
    integra_status status = INTEGRA_OK;
    if (present & INTEGRA__SHAPE_REFERENCE) {
        status = integra__parts_next(parts, INTEGRA__PART_REFERENCES, sizeof event->reference, &key);
        memcpy(event->reference.bytes, key != NULL ? key : event->reference.bytes, sizeof event->reference);
    }
    if (status == INTEGRA_OK && present & INTEGRA__SHAPE_ERASED) {
        status = integra__parts_next(parts, INTEGRA__PART_ERASED, DIGEST, &key);
        memcpy(event->text_digest.bytes, status == INTEGRA_OK ? key : event->text_digest.bytes, DIGEST);
    }
    if (status == INTEGRA_OK && present & INTEGRA__SHAPE_TEXT) {
        integra__reader *reader = integra__parts_list(parts, INTEGRA__PART_TEXTS);
        if (reader == NULL) {
            return INTEGRA_ERR_WRONG_TYPE;
        }
        integra__read_prose(reader, &event->salt, &event->text);
        integra__text_digest(event->salt, event->text, &event->text_digest);
    }
    if (status == INTEGRA_OK && present & INTEGRA__SHAPE_SIGNATURE) {
        integra__reader *reader = integra__parts_list(parts, INTEGRA__PART_SIGNATURES);
        if (reader == NULL) {
            return INTEGRA_ERR_WRONG_TYPE;
        }
        integra__read_signature(reader, &event->signature);
    }
    return status;
}

static integra_status take_author(integra__unpack *unpack, uint32_t present, const integra__column_writer *before,
                                  integra_event *event)
{
    if (present & INTEGRA__SHAPE_AUTHOR) {
        return take_person(unpack, INTEGRA__PART_AUTHOR, &event->author);
    }
    if (before == NULL || !integra__id_known(&before->author)) {
        return wrong(&unpack->parts, INTEGRA__PART_AUTHOR);
    }
    event->author = before->author;
    return INTEGRA_OK;
}

integra_status integra__unpack_shaped(integra__unpack *unpack, const integra__shape *shape, integra_event *event)
{
    integra__parts *parts = &unpack->parts;
    const uint8_t *key = NULL;
    uint32_t index = 0;
    integra_event_init(event, sizeof *event);
    event->kind = shape->kind;
    integra_status status =
        integra__parts_key(parts, INTEGRA__PART_WRITER, INTEGRA__PART_WRITERS, sizeof event->writer, &index, &key);
    if (status != INTEGRA_OK) {
        return status;
    }
    memcpy(event->writer.bytes, key, sizeof event->writer);
    const integra__column_writer *before = integra__columns_writer(&unpack->columns, &event->writer);
    status = take_chain(unpack, shape, before, event);
    if (status == INTEGRA_OK) {
        status = take_author(unpack, shape->present, before, event);
    }
    if (status == INTEGRA_OK) {
        status = take_dates(unpack, shape->present, event);
    }
    if (status == INTEGRA_OK && shape->present & INTEGRA__SHAPE_PERSON) {
        status = take_person(unpack, INTEGRA__PART_PERSON, &event->person);
    }
    if (status == INTEGRA_OK && shape->present & INTEGRA__SHAPE_TARGET) {
        status = take_link(unpack, INTEGRA__PART_TARGET, &unpack->target, event->target.bytes);
    }
    if (status == INTEGRA_OK) {
        status = take_codes(parts, shape->present, event);
    }
    return status == INTEGRA_OK ? take_beside(parts, shape->present, event) : status;
}
