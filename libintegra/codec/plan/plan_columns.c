/* plan_columns.c - events laid out in columns, counted, written or compared by one and the same path.
 * Spec: spec/32-exchange.md, "The container"; spec/integra.cddl, plan-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "plan_columns.h"

#include <string.h>

#include "core/id.h"
#include "domain/event/event.h"

#define LEB128_LIMIT 10 /* bytes of the longest number */

_Static_assert(sizeof(integra__plan_shape) == 12, "a shape is its own key");

void integra__plan_columns_init(integra__plan_columns *columns, const integra_allocator *allocator)
{
    memset(columns, 0, sizeof *columns);
    columns->allocator = allocator;
    integra__plan_table_init(&columns->writers, sizeof(integra__plan_column_writer), sizeof(integra_id));
    integra__plan_table_init(&columns->people, sizeof(integra_id), sizeof(integra_id));
    integra__plan_table_init(&columns->shapes, sizeof(integra__plan_shape), sizeof(integra__plan_shape));
    integra__plan_table_init(&columns->digests, sizeof(integra_digest), sizeof(integra_digest));
    for (size_t i = 0; i < INTEGRA__PLAN_PARTS; i++) {
        integra__writer_init(&columns->parts[i], NULL, 0);
    }
}

void integra__plan_columns_restart(integra__plan_columns *columns)
{
    integra__plan_table *tables[] = { &columns->writers, &columns->people, &columns->shapes, &columns->digests };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        integra__plan_table_empty(tables[i]);
    }
    memset(columns->counts, 0, sizeof columns->counts);
    columns->listed = 0;
    columns->count = 0;
    columns->recorded = 0;
    columns->opened = 0;
}

void integra__plan_columns_free(integra__plan_columns *columns)
{
    integra__plan_table *tables[] = { &columns->writers, &columns->people, &columns->shapes, &columns->digests };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        integra__plan_table_free(columns->allocator, tables[i]);
    }
}

const integra__plan_column_writer *integra__plan_columns_writer(const integra__plan_columns *columns,
                                                                const integra_id *writer)
{
    uint32_t index = integra__plan_table_find(&columns->writers, writer);
    return index == INTEGRA__PLAN_NONE ? NULL : integra__plan_table_at(&columns->writers, index);
}

integra_date integra__plan_recorded_day(int64_t recorded)
{
    int64_t day = recorded / INTEGRA__PLAN_DAY_MINUTES;
    return (integra_date)(recorded % INTEGRA__PLAN_DAY_MINUTES < 0 ? day - 1 : day);
}

/* Unsigned LEB128, shortest. */
static void put(integra__plan_columns *columns, uint32_t part, uint64_t value)
{
    uint8_t bytes[LEB128_LIMIT];
    size_t size = 0;
    while (value > 127) {
        bytes[size++] = (uint8_t)(value | 128);
        value >>= 7;
    }
    bytes[size++] = (uint8_t)value;
    integra__write_raw(&columns->parts[part], bytes, size);
}

/* 0, -1, 1, -2... as 0, 1, 2, 3. */
static void put_signed(integra__plan_columns *columns, uint32_t part, int64_t value)
{
    put(columns, part, value < 0 ? 2 * (uint64_t)(-1 - value) + 1 : 2 * (uint64_t)value);
}

/* The index of a key by first use, written to its part when it is new. 0 when memory fails. */
static int listed(integra__plan_columns *columns, integra__plan_table *table, uint32_t part, const void *key,
                  uint32_t *index_out)
{
    int is_new = 0;
    *index_out = integra__plan_table_put(columns->allocator, table, key, &is_new);
    if (*index_out != INTEGRA__PLAN_NONE && is_new) {
        integra__write_raw(&columns->parts[part], key, table->trie.key);
    }
    return *index_out != INTEGRA__PLAN_NONE;
}

static int put_person(integra__plan_columns *columns, uint32_t part, const integra_id *person)
{
    uint32_t index;
    if (!listed(columns, &columns->people, INTEGRA__PLAN_PART_PEOPLE, person, &index)) {
        return 0;
    }
    put(columns, part, index);
    return 1;
}

/* How far back an event is listed, or 0 and its index among the digests of elsewhere. */
static int put_link(integra__plan_columns *columns, uint32_t part, uint32_t place, const uint8_t *digest)
{
    uint32_t index;
    if (place != INTEGRA__PLAN_NONE) {
        put(columns, part, columns->count - place);
        return 1;
    }
    if (!listed(columns, &columns->digests, INTEGRA__PLAN_PART_DIGESTS, digest, &index)) {
        return 0;
    }
    put(columns, part, 0);
    put(columns, part, index);
    return 1;
}

static uint32_t present_of(const integra_event *event, const integra__plan_column_writer *writer)
{
    int text = event->text.size > 0;
    const uint8_t marks[] = {
        memcmp(&writer->author, &event->author, sizeof event->author) != 0,
        event->effective != integra__plan_recorded_day(event->recorded),
        event->due != INTEGRA_DATE_UNKNOWN,
        event->until != INTEGRA_DATE_UNKNOWN,
        integra__id_known(&event->person) != 0,
        integra__id_known(&event->reference) != 0,
        integra__event_digest_known(&event->target) != 0,
        event->code != 0,
        event->detail != 0,
        !text && integra__event_digest_known(&event->text_digest),
        text != 0,
        event->signature_count > 0,
        event->edition > 1,
        integra__id_known(&event->giver) != 0,
        event->heard != 0,
        event->vouched != 0,
    };
    uint32_t present = 0;
    for (size_t i = 0; i < sizeof marks; i++) {
        present |= marks[i] ? 1u << i : 0;
    }
    return present;
}

/* Whether sequence and own parent follow from what is listed before. */
static int regular(const integra__plan_column_writer *writer, int first, const integra_event *event,
                   const uint32_t *parents)
{
    if (first) {
        return event->sequence == 1;
    }
    return event->parents.size > 0 && parents[0] == writer->latest && writer->sequence == event->sequence - 1;
}

static int put_shape(integra__plan_columns *columns, const integra__plan_shape *shape)
{
    int is_new = 0;
    uint32_t index = integra__plan_table_put(columns->allocator, &columns->shapes, shape, &is_new);
    if (index == INTEGRA__PLAN_NONE) {
        return 0;
    }
    if (is_new) {
        integra__writer *part = &columns->parts[INTEGRA__PLAN_PART_SHAPES];
        integra__write_array(part, 3);
        integra__write_uint(part, shape->kind);
        integra__write_uint(part, shape->parents);
        integra__write_uint(part, shape->present);
        columns->counts[INTEGRA__PLAN_PART_SHAPES]++;
    }
    put(columns, INTEGRA__PLAN_PART_SHAPE, (uint64_t)index + 1);
    return 1;
}

static void put_dates(integra__plan_columns *columns, const integra_event *event, uint32_t present)
{
    put_signed(columns, INTEGRA__PLAN_PART_RECORDED, event->recorded - columns->recorded);
    columns->recorded = event->recorded;
    if (present & INTEGRA__PLAN_SHAPE_EFFECTIVE) {
        put_signed(columns, INTEGRA__PLAN_PART_EFFECTIVE,
                   (int64_t)event->effective - integra__plan_recorded_day(event->recorded));
    }
    if (present & INTEGRA__PLAN_SHAPE_DUE) {
        put_signed(columns, INTEGRA__PLAN_PART_DUE, (int64_t)event->due - event->effective);
    }
    if (present & INTEGRA__PLAN_SHAPE_UNTIL) {
        put_signed(columns, INTEGRA__PLAN_PART_UNTIL, (int64_t)event->until - event->effective);
    }
}

static void put_codes(integra__plan_columns *columns, const integra_event *event, uint32_t present)
{
    const struct {
        uint32_t bit, column, value;
    } rows[] = { { INTEGRA__PLAN_SHAPE_CODE, INTEGRA__PLAN_PART_CODE, event->code },
                 { INTEGRA__PLAN_SHAPE_DETAIL, INTEGRA__PLAN_PART_DETAIL, event->detail },
                 { INTEGRA__PLAN_SHAPE_EDITION, INTEGRA__PLAN_PART_DETAIL, event->edition },
                 { INTEGRA__PLAN_SHAPE_HEARD, INTEGRA__PLAN_PART_HEARD, event->heard },
                 { INTEGRA__PLAN_SHAPE_VOUCHED, INTEGRA__PLAN_PART_VOUCHED, event->vouched } };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (present & rows[i].bit) {
            put(columns, rows[i].column, rows[i].value);
        }
    }
}

static void put_beside(integra__plan_columns *columns, const integra_event *event, uint32_t present)
{
    integra__writer *parts = columns->parts;
    if (present & INTEGRA__PLAN_SHAPE_REFERENCE) {
        integra__write_raw(&parts[INTEGRA__PLAN_PART_REFERENCES], event->reference.bytes, sizeof event->reference);
    }
    if (present & INTEGRA__PLAN_SHAPE_ERASED) {
        integra__write_raw(&parts[INTEGRA__PLAN_PART_ERASED], event->text_digest.bytes, sizeof event->text_digest);
    }
    if (present & INTEGRA__PLAN_SHAPE_TEXT) {
        integra__event_write_prose(&parts[INTEGRA__PLAN_PART_TEXTS], event);
        columns->counts[INTEGRA__PLAN_PART_TEXTS]++;
    }
    if (present & INTEGRA__PLAN_SHAPE_SIGNATURES) {
        integra__event_write_signatures(&parts[INTEGRA__PLAN_PART_SIGNATURES], event);
        columns->counts[INTEGRA__PLAN_PART_SIGNATURES]++;
    }
}

static int put_parents(integra__plan_columns *columns, const integra_event *event, const uint32_t *parents, size_t from)
{
    for (size_t i = from; i < event->parents.size / sizeof(integra_digest); i++) {
        if (!put_link(columns, INTEGRA__PLAN_PART_REFS, parents[i],
                      event->parents.bytes + i * sizeof(integra_digest))) {
            return 0;
        }
    }
    return 1;
}

static int put_shaped(integra__plan_columns *columns, const integra_event *event, integra__plan_column_writer *writer,
                      int first, const uint32_t *parents, uint32_t target)
{
    int follows = regular(writer, first, event, parents);
    size_t own = follows && event->sequence > 1 ? 1 : 0;
    uint32_t others = (uint32_t)(event->parents.size / sizeof(integra_digest) - own);
    integra__plan_shape shape = { event->kind, 2 * others + (follows ? 0u : 1u), present_of(event, writer) };
    if (!put_shape(columns, &shape)) {
        return 0;
    }
    if (writer->listed == 0) {
        writer->listed = ++columns->listed;
        integra__write_raw(&columns->parts[INTEGRA__PLAN_PART_WRITERS], writer->id.bytes, sizeof writer->id);
    }
    put(columns, INTEGRA__PLAN_PART_WRITER, writer->listed - 1);
    if (!follows) {
        put(columns, INTEGRA__PLAN_PART_SEQUENCE, event->sequence);
    }
    writer->author = event->author;
    put_dates(columns, event, shape.present);
    put_codes(columns, event, shape.present);
    put_beside(columns, event, shape.present);
    return put_parents(columns, event, parents, own) &&
           (!(shape.present & INTEGRA__PLAN_SHAPE_AUTHOR) ||
            put_person(columns, INTEGRA__PLAN_PART_AUTHOR, &event->author)) &&
           (!(shape.present & INTEGRA__PLAN_SHAPE_PERSON) ||
            put_person(columns, INTEGRA__PLAN_PART_PERSON, &event->person)) &&
           (!(shape.present & INTEGRA__PLAN_SHAPE_GIVER) ||
            put_person(columns, INTEGRA__PLAN_PART_GIVER, &event->giver)) &&
           (!(shape.present & INTEGRA__PLAN_SHAPE_TARGET) ||
            put_link(columns, INTEGRA__PLAN_PART_TARGET, target, event->target.bytes));
}

/* What the columns have no place for: its whole message. A later library lists a kind of a later edition so too, or
 * this one could not read it. */
static void put_raw(integra__plan_columns *columns, const integra_event *event)
{
    integra__writer count;
    integra__writer_init(&count, NULL, 0);
    integra__event_write(&count, event);
    integra__write_bytes_head(&columns->parts[INTEGRA__PLAN_PART_RAW], count.size);
    integra__event_write(&columns->parts[INTEGRA__PLAN_PART_RAW], event);
    columns->counts[INTEGRA__PLAN_PART_RAW]++;
    put(columns, INTEGRA__PLAN_PART_SHAPE, 0);
}

int integra__plan_columns_put(integra__plan_columns *columns, const integra_event *event, const uint32_t *parents,
                              uint32_t target)
{
    int first = 0;
    uint32_t index = integra__plan_table_put(columns->allocator, &columns->writers, &event->writer, &first);
    if (index == INTEGRA__PLAN_NONE) {
        return 0;
    }
    integra__plan_column_writer *writer = integra__plan_table_at(&columns->writers, index);
    if (integra__event_row_of(event->kind) == NULL || event->extension.size > 0) {
        put_raw(columns, event);
    } else if (!put_shaped(columns, event, writer, first, parents, target)) {
        return 0;
    }
    writer->latest = columns->count++;
    writer->sequence = event->sequence;
    columns->opened |= event->kind == INTEGRA_EVENT_OPENING;
    return 1;
}
