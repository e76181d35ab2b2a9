/* tally.c - the message `tally`: of what it is, and its rows as the bytes that they are kept as.
 * Spec: spec/integra.cddl, tally-body (IND-5, WIRE-14).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 *
 * Rows come behind the keys that say of what they are, so that each is judged where it is met and goes straight in. */
#include "domain/indicator/tally.h"

#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/id.h"
#include "core/status.h"
#include "codec/message/message.h"
#include "codec/rules/pack.h"
#include "domain/rules/generated/bounds.h"

enum { INDICATOR, AT, TERRITORY, PACK, OVERRIDES, PARTS, ROWS, BIRTHS, AGES, KEYS };

_Static_assert(BIRTHS - ROWS == INTEGRA__TALLY_BIRTHS && AGES - ROWS == INTEGRA__TALLY_AGES, "a key a table");
_Static_assert(KEYS - ROWS == INTEGRA__TALLY_TABLES, "a table a key");

/* What a message tells before its rows; the tally made of it once they come, or at the end. */
typedef struct reading {
    const integra_allocator *given;
    integra_error *error;
    integra_tally_subject subject;
    integra__pack_named named;
    integra_bytes pack, overrides; /* as they came */
    const uint8_t *bytes;
    integra_tally *made;
} reading;

/* ---- writing ---- */

static int has(const void *value, uint32_t key)
{
    const integra_tally *tally = value;
    switch (key) {
    case TERRITORY:
        return integra__id_known(&tally->territory);
    case OVERRIDES:
        return integra__pack_override_count(tally->rules) > 0;
    case PARTS:
        return tally->parts > 1;
    default:
        return key < ROWS || (tally->tables[key - ROWS] != NULL && integra__rows_count(tally->tables[key - ROWS]) > 0);
    }
}

static void write_rows(integra__writer *writer, const integra_tally *tally, uint32_t table)
{
    const integra__row_kind *kind = integra__tally_row_kind(tally->indicator, table);
    integra__row_cursor cursor = integra__rows_first(tally->tables[table]);
    integra__write_bytes_head(writer, integra__rows_count(tally->tables[table]) * kind->width);
    for (const uint8_t *row = integra__rows_next(&cursor); row != NULL; row = integra__rows_next(&cursor)) {
        integra__write_raw(writer, row, kind->width);
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_tally *tally = value;
    switch (key) {
    case INDICATOR:
        integra__write_uint(writer, tally->indicator);
        break;
    case AT:
        integra__write_int(writer, tally->at);
        break;
    case TERRITORY:
        integra__write_id(writer, &tally->territory);
        break;
    case PACK:
        integra__pack_write_named(writer, tally->rules, tally->rules_digest);
        break;
    case OVERRIDES:
        integra__pack_write_overrides(writer, tally->rules);
        break;
    case PARTS:
        integra__write_array(writer, 2);
        integra__write_uint(writer, tally->parts);
        integra__write_uint(writer, tally->held);
        break;
    default:
        write_rows(writer, tally, key - ROWS);
    }
}

/* ---- what comes before the rows ---- */

/* GEN-9: pack and overrides must be told as a tally made with them tells them. */
static integra_status compare(const reading *into, const integra_tally *tally, integra_error *error)
{
    const integra_bytes *told[] = { &into->pack, &into->overrides };
    for (size_t i = 0; i < 2; i++) {
        integra__writer writer;
        integra__writer_compare(&writer, told[i]->bytes, told[i]->size);
        if (told[i]->bytes != NULL) {
            write(&writer, tally, i == 0 ? PACK : OVERRIDES);
        }
        if (writer.differs_at != SIZE_MAX) {
            size_t offset = (size_t)(told[i]->bytes - into->bytes) + writer.differs_at;
            return integra__fault_at_byte(error, integra__fault(error, INTEGRA_FAULT_PACK_DIFFERS), offset);
        }
    }
    return INTEGRA_OK;
}

/* Makes the tally of what was told of an indicator, unless it is made, or a key that it needs is missing, which is for
 * the reader to say. */
static integra_status make(reading *into)
{
    integra_rules *rules = NULL;
    integra_tally *made = NULL;
    if (into->made != NULL || into->subject.at == INTEGRA_DATE_UNKNOWN || into->pack.bytes == NULL) {
        return INTEGRA_OK;
    }
    integra_status status = integra__pack_named_make(&into->named, into->given, &rules, into->error);
    if (status != INTEGRA_OK) {
        return integra__fault_at_byte(into->error, status, (uint64_t)(into->pack.bytes - into->bytes));
    }
    status = integra_tally_create(&into->subject, rules, into->given, &made, into->error);
    integra_rules_destroy(rules);
    if (status == INTEGRA_OK) {
        status = compare(into, made, into->error);
    }
    if (status != INTEGRA_OK) {
        integra_tally_destroy(made);
        return status;
    }
    into->made = made;
    return INTEGRA_OK;
}

/* [parts, held]; a tally that holds every part is one that is not split, the default. */
static void read_parts(integra__reader *reader, integra_tally_subject *subject)
{
    size_t offset = integra__reader_at(reader);
    integra__read_array(reader, 2);
    uint64_t parts = integra__read_number(reader, 2, INTEGRA_PART_LIMIT);
    uint64_t every = parts == 64 ? UINT64_MAX : (UINT64_C(1) << parts) - 1u;
    subject->parts = (uint32_t)parts;
    subject->held = integra__read_number(reader, 1, every);
    if (reader->status == INTEGRA_OK && subject->held == every) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
}

/* ---- rows ---- */

static void read_row(integra__reader *reader, reading *into, uint32_t table, const uint8_t *row, const uint8_t *before,
                     const integra__row_kind *kind)
{
    size_t offset = (size_t)(row - into->bytes);
    if (before != NULL && memcmp(before, row, kind->key) >= 0) {
        integra__reader_fault(reader, INTEGRA_FAULT_TALLY_ROW_ORDER, offset, 0);
    } else if (!integra__tally_row_is(into->made, table, row)) {
        integra__reader_fault(reader, INTEGRA_FAULT_TALLY_ROW, offset, 0);
    } else if (!integra__rows_put(into->made->tables[table], row)) {
        reader->status = integra__no_memory(into->error);
    }
}

static void read_rows(integra__reader *reader, reading *into, uint32_t table)
{
    size_t offset = integra__reader_at(reader);
    integra_bytes rows = { NULL, 0 };
    integra__read_string(reader, INTEGRA__BYTES, 0, INTEGRA_TALLY_SIZE_LIMIT, &rows);
    if (reader->status != INTEGRA_OK || into->subject.indicator == 0) {
        return;
    }
    if (rows.size == 0) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
        return;
    }
    const integra__row_kind *kind = integra__tally_row_kind(into->subject.indicator, table);
    if (kind == NULL) {
        integra__reader_fault(reader, INTEGRA_FAULT_TALLY_TABLE, offset, 0);
        integra__fault_says(into->error, INTEGRA_FAULT_TALLY_TABLE, into->subject.indicator, 0, 0);
        return;
    }
    if (rows.size % kind->width != 0) {
        integra__reader_fault(reader, INTEGRA_FAULT_TALLY_ROW_SIZE, offset, kind->width);
        return;
    }
    reader->status = make(into);
    for (size_t at = 0; at < rows.size && reader->status == INTEGRA_OK && into->made != NULL; at += kind->width) {
        read_row(reader, into, table, rows.bytes + at, at == 0 ? NULL : rows.bytes + at - kind->width, kind);
    }
}

/* WIRE-21: of a caseload neither people (key 6) nor assistants (key 7) are alone: nobody is accompanied by nobody. */
static integra_status check_assistants(const reading *into)
{
    if (into->made->indicator != INTEGRA_INDICATOR_CASELOAD) {
        return INTEGRA_OK;
    }
    const int people = integra__rows_most(into->made->tables[INTEGRA__TALLY_ROWS]) > 0;
    const int assistants = integra__rows_most(into->made->tables[INTEGRA__TALLY_ASSISTANTS]) > 0;
    if (people == assistants) {
        return INTEGRA_OK;
    }
    integra_status status = integra__fault_told(into->error, INTEGRA_FAULT_KEY_MISSING, 0, INTEGRA_NO_PLACE,
                                                INTEGRA_MESSAGE_TALLY, people ? BIRTHS : ROWS, 0);
    return integra__fault_at_byte(into->error, status, INTEGRA__MESSAGE_MAP_OFFSET);
}

/* ---- the message ---- */

static void read(integra__reader *reader, void *value, uint32_t key)
{
    reading *into = value;
    size_t from = integra__reader_at(reader);
    switch (key) {
    case INDICATOR:
        into->subject.indicator =
            (uint32_t)integra__read_number(reader, INTEGRA__INDICATOR_FIRST, INTEGRA__INDICATOR_LAST);
        break;
    case AT:
        integra__read_date(reader, &into->subject.at);
        break;
    case TERRITORY:
        integra__read_id(reader, &into->subject.territory);
        break;
    case PACK:
        integra__pack_read_named(reader, &into->named);
        into->pack = (integra_bytes){ into->bytes + from, integra__reader_at(reader) - from };
        break;
    case OVERRIDES:
        integra__read_known_list(reader, INTEGRA__PACK_OVERRIDE_LIMIT, &into->named.count);
        integra__pack_read_overrides(reader, &into->named);
        into->overrides = (integra_bytes){ into->bytes + from, integra__reader_at(reader) - from };
        break;
    case PARTS:
        read_parts(reader, &into->subject);
        break;
    default:
        read_rows(reader, into, key - ROWS);
    }
}

static const integra__kind tally_kind = {
    INTEGRA_MESSAGE_TALLY, KEYS, 1u << INDICATOR | 1u << AT | 1u << PACK, has, write, read
};

integra_status integra_tally_encode(integra_tally *tally, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                    integra_error *error)
{
    const uint8_t present[] = { tally != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!integra__tally_settle(tally)) {
        return integra__no_memory(error);
    }
    status = integra__message_give_large(&tally_kind, tally, tally->extension, INTEGRA_TALLY_SIZE_LIMIT, bytes_out,
                                         capacity, size_out, error);
    if (status == INTEGRA_ERR_LIMIT && error != NULL && error->fault == INTEGRA_FAULT_MESSAGE_SIZE) {
        integra__fault_says(error, INTEGRA_FAULT_TALLY_SIZE, 0, 0, INTEGRA_TALLY_SIZE_LIMIT);
    }
    return status;
}

integra_status integra_tally_decode(const uint8_t *bytes, size_t size, const integra_allocator *allocator,
                                    integra_tally **tally_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, integra__allocator_usable(allocator),
                                tally_out != NULL };
    reading into = { .given = allocator, .error = error, .bytes = bytes };
    integra_bytes extension = { NULL, 0 };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_tally_subject_init(&into.subject, sizeof into.subject);
    into.subject.parts = 1;
    into.subject.held = 1;
    status = integra__message_read_large(&tally_kind, bytes, size, INTEGRA_TALLY_SIZE_LIMIT, &into, &extension, error);
    if (status == INTEGRA_OK) {
        status = make(&into);
    }
    if (status == INTEGRA_OK) {
        status = check_assistants(&into);
    }
    if (status == INTEGRA_OK) {
        status = integra__message_keep_extension(&into.made->allocator, extension, &into.made->extension, error);
    }
    if (status != INTEGRA_OK) {
        integra_tally_destroy(into.made);
        return status;
    }
    *tally_out = into.made;
    return INTEGRA_OK;
}
