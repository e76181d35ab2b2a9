/* territory.c - the message `territory`: its identifier, what is claimed, and its tables, row by row.
 * Spec: spec/integra.cddl, territory-body (WIRE-14, WIRE-17).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 *
 * Rows go into the territory a batch at a time, by the call that any caller adds rows with, which judges them. No place
 * names a row of a later table (tables.py holds tables.tsv to it), so parents are there before their children. */
#include "core/allocator.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "codec/message/message.h"
#include "domain/territory/territory.h"
#include "territory_row.h"

enum { ID, CLAIMS, TABLES, KEYS = INTEGRA__TERRITORY_TABLE_LAST + TABLES };

_Static_assert(KEYS <= 32, "keys of a message");
_Static_assert(INTEGRA__TERRITORY_TABLE_FIRST == 1, "the first table has the first key behind the claims");

enum { CLAIM_SIZE = 3, BATCH = 32 };

typedef union cells {
    integra_id ids[BATCH];
    uint32_t numbers[BATCH];
    integra_date dates[BATCH];
    uint8_t codes[BATCH];
} cells;

/* A territory being read, and rows read that it does not have yet. */
typedef struct reading {
    integra_territory *made;
    integra_error *error;
    size_t count;
    size_t offsets[BATCH];
    cells columns[INTEGRA__COLUMN_MOST];
} reading;

static uint32_t table_of(uint32_t key)
{
    return key - (TABLES - INTEGRA__TERRITORY_TABLE_FIRST);
}

/* ---- writing ---- */

static size_t claim_count(const integra_territory *territory)
{
    size_t count = 0;
    for (uint32_t table = INTEGRA__TERRITORY_TABLE_FIRST; table <= INTEGRA__TERRITORY_TABLE_LAST; table++) {
        count += territory->claims[table].made;
    }
    return count;
}

static int has(const void *value, uint32_t key)
{
    const integra_territory *territory = value;
    return key == ID || (key == CLAIMS ? claim_count(territory) > 0 : territory->counts[table_of(key)] > 0);
}

static void write_claims(integra__writer *writer, const integra_territory *territory)
{
    integra__write_array(writer, claim_count(territory));
    for (uint32_t table = INTEGRA__TERRITORY_TABLE_FIRST; table <= INTEGRA__TERRITORY_TABLE_LAST; table++) {
        const integra__claim *claim = &territory->claims[table];
        if (claim->made) {
            integra__write_array(writer, CLAIM_SIZE);
            integra__write_uint(writer, table);
            integra__write_date_or_null(writer, claim->from);
            integra__write_date_or_null(writer, claim->to);
        }
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_territory *territory = value;
    if (key == ID) {
        integra__write_id(writer, &territory->id);
    } else if (key == CLAIMS) {
        write_claims(writer, territory);
    } else {
        size_t count = territory->counts[table_of(key)];
        integra__write_array(writer, count);
        for (size_t row = 0; row < count; row++) {
            integra__territory_write_row(writer, territory, table_of(key), row);
        }
    }
}

/* ---- reading ---- */

/* What the territory refused, told of where it was read; it stands before whatever the reader met behind it. */
static void refuse(integra__reader *reader, reading *into, const integra_error *refused, size_t offset, uint64_t index,
                   uint32_t index_of)
{
    reader->status = integra__fault_again(into->error, refused, refused->status, refused->rule, offset, index);
    if (into->error != NULL) {
        into->error->index_of = index_of;
    }
}

/* [table, from or null, to or null], tables ascending. */
static void read_claims(integra__reader *reader, reading *into)
{
    uint64_t count = 0, before = 0;
    integra__read_known_list(reader, INTEGRA__TERRITORY_TABLE_LAST, &count);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        integra_error refused = { 0 };
        size_t offset = integra__reader_at(reader);
        integra__read_array(reader, CLAIM_SIZE);
        uint64_t table = integra__read_number(reader, before + 1, INTEGRA__TERRITORY_TABLE_LAST);
        integra_date from = integra__read_date_or_null(reader);
        integra_date to = integra__read_date_or_null(reader);
        if (reader->status == INTEGRA_OK &&
            integra_territory_claim(into->made, (uint32_t)table, from, to, &refused) != INTEGRA_OK) {
            refuse(reader, into, &refused, offset, i, INTEGRA_INDEX_ELEMENT);
        }
        before = table;
    }
}

/* Rows of the batch, from one place on, into the territory. */
static integra_status apply(reading *into, uint32_t table, size_t from, size_t count, integra_error *refused)
{
    const integra__table_row *of = &integra__table_rows[table];
    const void *columns[INTEGRA__COLUMN_MOST];
    for (size_t i = 0; i < of->column_count; i++) {
        columns[i] = (const uint8_t *)&into->columns[i] + from * of->columns[i].size;
    }
    return integra_territory_apply(into->made, table, columns, of->column_count, count, refused);
}

/* The batch goes in as a whole, or row by row up to the first row that is refused: whatever is wrong with a later one.
 */
static void add_batch(integra__reader *reader, reading *into, uint32_t table)
{
    integra_error refused = { 0 };
    size_t from = 0, count = into->count;
    into->count = 0;
    integra_status status = apply(into, table, 0, count, &refused);
    if (status == INTEGRA_OK) {
        return;
    }
    while (status != INTEGRA_ERR_MEMORY && apply(into, table, from, 1, &refused) == INTEGRA_OK) {
        from++;
    }
    refuse(reader, into, &refused, into->offsets[from], into->made->counts[table], INTEGRA_INDEX_ROW);
}

static void read_rows(integra__reader *reader, reading *into, uint32_t table)
{
    void *columns[INTEGRA__COLUMN_MOST];
    uint64_t count = 0;
    for (size_t i = 0; i < INTEGRA__COLUMN_MOST; i++) {
        columns[i] = &into->columns[i];
    }
    integra__read_known_list(reader, INTEGRA_TERRITORY_ROW_LIMIT, &count);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        into->offsets[into->count] = integra__reader_at(reader);
        integra__territory_read_row(reader, table, columns, into->count);
        into->count += reader->status == INTEGRA_OK;
        if (into->count == BATCH || i + 1 == count || reader->status != INTEGRA_OK) {
            add_batch(reader, into, table);
        }
    }
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    reading *into = value;
    if (key == ID) {
        integra__read_id(reader, &into->made->id);
    } else if (key == CLAIMS) {
        read_claims(reader, into);
    } else {
        read_rows(reader, into, table_of(key));
    }
}

/* ---- the message ---- */

static const integra__kind territory_kind = { INTEGRA_MESSAGE_TERRITORY, KEYS, 1u << ID, has, write, read };

integra_status integra_territory_encode(const integra_territory *territory, uint8_t *bytes_out, size_t capacity,
                                        size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { territory != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    return status != INTEGRA_OK
               ? status
               : integra__message_give_large(&territory_kind, territory, territory->extension,
                                             INTEGRA_TERRITORY_SIZE_LIMIT, bytes_out, capacity, size_out, error);
}

integra_status integra_territory_decode(const uint8_t *bytes, size_t size, const integra_allocator *allocator,
                                        integra_territory **territory_out, integra_error *error)
{
    static const integra_id not_read_yet = { { 1 } }; /* a message without key 0 is refused */
    const uint8_t present[] = { integra__room(bytes, size), 1, integra__allocator_usable(allocator),
                                territory_out != NULL };
    integra_territory *made = NULL;
    reading *into;
    integra_bytes extension = { NULL, 0 };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra_territory_create(&not_read_yet, allocator, &made, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    into = integra__allocate(&made->allocator, sizeof *into);
    if (into == NULL) {
        integra_territory_destroy(made);
        return integra__no_memory(error);
    }
    memset(into, 0, sizeof *into);
    into->made = made;
    into->error = error;
    status = integra__message_read_large(&territory_kind, bytes, size, INTEGRA_TERRITORY_SIZE_LIMIT, into, &extension,
                                         error);
    integra__release(&made->allocator, into, sizeof *into);
    if (status == INTEGRA_OK) {
        status = integra__message_keep_extension(&made->allocator, extension, &made->extension, error);
    }
    if (status != INTEGRA_OK) {
        integra_territory_destroy(made);
        return status;
    }
    *territory_out = made;
    return INTEGRA_OK;
}
