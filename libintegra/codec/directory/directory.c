/* directory.c - the message `directory`: offers and guichets, record by record.
 * Spec: spec/integra.cddl, directory-body (ORI-12, ORI-22).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "domain/directory/directory.h"
#include "codec/message/message.h"

enum { OFFERS, GUICHETS, DETAILS, STRUCTURES, KEYS };

#define OFFER_SIZE     16
#define GUICHET_SIZE   5
#define DETAILS_SIZE   4
#define STRUCTURE_SIZE 3
#define SITE_SIZE      5
#define AREAS_LIMIT    ((size_t)INTEGRA_AREA_LIMIT * 6)

/* A directory being read: every record is checked by the call that adds it. */
typedef struct reading {
    integra_directory *made;
    integra_error *error;
    uint64_t next; /* details are of this offer or a later one */
} reading;

/* Whether an offer says what stands in later records: site, whether it comes, grid. */
static int detailed(const integra_offer *offer)
{
    return offer->site[0] != '\0' || offer->comes != INTEGRA_TRI_UNKNOWN || offer->grid.size > 0;
}

static size_t count_of(const integra_directory *directory, uint32_t key)
{
    size_t count = 0;
    switch (key) {
    case OFFERS:
        return directory->offer_count;
    case GUICHETS:
        return directory->guichet_count;
    case STRUCTURES:
        return directory->named_count;
    default:
        for (size_t i = 0; i < directory->offer_count; i++) {
            count += (size_t)detailed(&directory->offers[i]);
        }
        return count;
    }
}

static int has(const void *value, uint32_t key)
{
    return count_of(value, key) > 0;
}

static void write_number_or_null(integra__writer *writer, int32_t number)
{
    if (number == INTEGRA_CAPACITY_UNKNOWN) {
        integra__write_null(writer);
    } else {
        integra__write_uint(writer, (uint64_t)number);
    }
}

static void write_offer(integra__writer *writer, const integra_offer *offer)
{
    integra__write_array(writer, OFFER_SIZE);
    integra__write_uint(writer, offer->kind);
    integra__write_id(writer, &offer->id);
    integra__write_id(writer, &offer->structure);
    if (integra__id_known(&offer->access_point)) {
        integra__write_id(writer, &offer->access_point);
    } else {
        integra__write_null(writer);
    }
    integra__write_uint(writer, offer->services);
    integra__write_uint(writer, offer->motives);
    integra__write_uint(writer, offer->level);
    integra__write_uint(writer, offer->publics);
    integra__write_uint(writer, offer->requesters);
    integra__write_uint(writer, offer->specialty);
    write_number_or_null(writer, offer->capacity);
    write_number_or_null(writer, offer->lead_days);
    integra__write_date_or_null(writer, offer->opens);
    integra__write_date_or_null(writer, offer->closes);
    integra__write_date_or_null(writer, offer->full_until);
    integra__write_text(writer, offer->areas.bytes, offer->areas.size);
}

static void write_guichet(integra__writer *writer, const integra_guichet *guichet)
{
    integra__write_array(writer, GUICHET_SIZE);
    integra__write_uint(writer, guichet->kind);
    integra__write_id(writer, &guichet->structure);
    integra__write_uint(writer, guichet->level);
    integra__write_uint(writer, guichet->doors);
    integra__write_uint(writer, guichet->channels);
}

static void write_text_or_null(integra__writer *writer, const char *bytes, size_t size)
{
    if (size == 0) {
        integra__write_null(writer);
    } else {
        integra__write_text(writer, bytes, size);
    }
}

static void write_details(integra__writer *writer, const integra_directory *directory)
{
    for (size_t i = 0; i < directory->offer_count; i++) {
        const integra_offer *offer = &directory->offers[i];
        if (detailed(offer)) {
            integra__write_array(writer, DETAILS_SIZE);
            integra__write_uint(writer, i);
            write_text_or_null(writer, offer->site, offer->site[0] != '\0' ? SITE_SIZE : 0);
            integra__write_uint(writer, offer->comes);
            write_text_or_null(writer, offer->grid.bytes, offer->grid.size);
        }
    }
}

static void write_structure(integra__writer *writer, const integra__directory_named *named)
{
    integra__write_array(writer, STRUCTURE_SIZE);
    integra__write_id(writer, &named->id);
    write_text_or_null(writer, named->texts, named->reference_size);
    write_text_or_null(writer, named->texts + named->reference_size, named->name_size);
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_directory *directory = value;
    size_t count = count_of(directory, key);
    integra__write_array(writer, count);
    if (key == DETAILS) {
        write_details(writer, directory);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (key == OFFERS) {
            write_offer(writer, &directory->offers[i]);
        } else if (key == GUICHETS) {
            write_guichet(writer, &directory->guichets[i]);
        } else {
            write_structure(writer, directory->named[i]);
        }
    }
}

static int32_t read_number_or_null(integra__reader *reader, int32_t maximum)
{
    return integra__read_null(reader) ? INTEGRA_CAPACITY_UNKNOWN
                                      : (int32_t)integra__read_number(reader, 0, (uint64_t)maximum);
}

static uint32_t read_level(integra__reader *reader)
{
    return (uint32_t)integra__read_number(reader, INTEGRA__LEVEL_FIRST, INTEGRA__LEVEL_LAST);
}

static void read_offer(integra__reader *reader, integra_offer *offer)
{
    integra_bytes areas = { NULL, 0 };
    integra_offer_init(offer, sizeof *offer);
    integra__read_array(reader, OFFER_SIZE);
    offer->kind = (uint32_t)integra__read_number(reader, 0, INTEGRA__STRUCTURE_KIND_LAST);
    integra__read_id(reader, &offer->id);
    integra__read_id(reader, &offer->structure);
    if (!integra__read_null(reader)) {
        integra__read_id(reader, &offer->access_point);
    }
    offer->services = integra__read_number(reader, 1, UINT64_MAX);
    offer->motives = (uint32_t)integra__read_number(reader, 0, INTEGRA__MOTIVE_ALL);
    offer->level = read_level(reader);
    offer->publics = (uint32_t)integra__read_number(reader, 0, INTEGRA__PUBLIC_ALL);
    offer->requesters = (uint32_t)integra__read_number(reader, 0, INTEGRA__REQUESTER_ALL);
    offer->specialty = (uint32_t)integra__read_number(reader, 0, INTEGRA__SPECIALTY_LAST);
    offer->capacity = read_number_or_null(reader, INT32_MAX);
    offer->lead_days = read_number_or_null(reader, INTEGRA__DIRECTORY_LEAD_LIMIT);
    offer->opens = integra__read_date_or_null(reader);
    offer->closes = integra__read_date_or_null(reader);
    offer->full_until = integra__read_date_or_null(reader);
    integra__read_string(reader, INTEGRA__TEXT, 0, AREAS_LIMIT, &areas);
    offer->areas = (integra_text){ (const char *)areas.bytes, areas.size };
}

static void read_guichet(integra__reader *reader, integra_guichet *guichet)
{
    integra_guichet_init(guichet, sizeof *guichet);
    integra__read_array(reader, GUICHET_SIZE);
    guichet->kind = (uint32_t)integra__read_number(reader, INTEGRA__GUICHET_FIRST, INTEGRA__GUICHET_LAST);
    integra__read_id(reader, &guichet->structure);
    guichet->level = read_level(reader);
    guichet->doors = (uint32_t)integra__read_number(reader, 0, INTEGRA__DIRECTORY_DOORS);
    guichet->channels = (uint32_t)integra__read_number(reader, 0, INTEGRA__DIRECTORY_CHANNELS);
}

static integra_text read_text_or_null(integra__reader *reader, size_t minimum, size_t maximum)
{
    integra_bytes text = { NULL, 0 };
    if (!integra__read_null(reader)) {
        integra__read_string(reader, INTEGRA__TEXT, minimum, maximum, &text);
    }
    return (integra_text){ (const char *)text.bytes, text.size };
}

/* Index and details of an offer that is there, behind those of the offers before it; a record that says nothing is
 * none. */
static integra_status read_details(integra__reader *reader, reading *into, integra_error *refused)
{
    size_t offset = integra__reader_at(reader);
    integra__read_array(reader, DETAILS_SIZE);
    size_t index_offset = integra__reader_at(reader);
    uint64_t index = 0;
    if (integra__read_uint(reader, into->next, INTEGRA_OFFER_LIMIT, &index) == INTEGRA_OK &&
        index >= into->made->offer_count) {
        integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, index_offset);
    }
    integra_text site = read_text_or_null(reader, SITE_SIZE, SITE_SIZE);
    integra_tri comes = (integra_tri)integra__read_number(reader, 0, INTEGRA__TRI_LAST);
    integra_text grid = read_text_or_null(reader, 1, INTEGRA_GRID_LIMIT);
    if (reader->status == INTEGRA_OK && site.size == 0 && comes == INTEGRA_TRI_UNKNOWN && grid.size == 0) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
    if (reader->status != INTEGRA_OK) {
        return INTEGRA_OK; /* the reader tells */
    }
    into->next = index + 1;
    return integra__directory_detail(into->made, (size_t)index, &site, comes, &grid, refused);
}

/* What a structure is called, behind those of lesser identifiers; a record that says nothing is none. */
static integra_status read_structure(integra__reader *reader, reading *into, integra_error *refused)
{
    size_t offset = integra__reader_at(reader);
    integra_structure structure;
    const integra_directory *made = into->made;
    integra_structure_init(&structure, sizeof structure);
    integra__read_array(reader, STRUCTURE_SIZE);
    size_t id_offset = integra__reader_at(reader);
    integra__read_id(reader, &structure.id);
    if (reader->status == INTEGRA_OK && made->named_count > 0 &&
        memcmp(&made->named[made->named_count - 1]->id, &structure.id, sizeof structure.id) >= 0) {
        integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, id_offset);
    }
    structure.reference = read_text_or_null(reader, 1, INTEGRA_REFERENCE_LIMIT);
    structure.name = read_text_or_null(reader, 1, INTEGRA_NAME_LIMIT);
    if (reader->status == INTEGRA_OK && structure.reference.size == 0 && structure.name.size == 0) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
    return reader->status == INTEGRA_OK ? integra_directory_apply_structure(into->made, &structure, refused)
                                        : INTEGRA_OK;
}

/* One record: what the reader refuses it tells, what the rules refuse is the status. */
static integra_status read_record(integra__reader *reader, reading *into, uint32_t key, integra_error *refused)
{
    integra_offer offer;
    integra_guichet guichet;
    if (key == OFFERS) {
        read_offer(reader, &offer);
        return reader->status == INTEGRA_OK ? integra_directory_apply(into->made, &offer, refused) : INTEGRA_OK;
    }
    if (key == GUICHETS) {
        read_guichet(reader, &guichet);
        return reader->status == INTEGRA_OK ? integra_directory_apply_guichet(into->made, &guichet, refused)
                                            : INTEGRA_OK;
    }
    return key == DETAILS ? read_details(reader, into, refused) : read_structure(reader, into, refused);
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    static const uint64_t limits[KEYS] = { INTEGRA_OFFER_LIMIT, INTEGRA_GUICHET_LIMIT, INTEGRA_OFFER_LIMIT,
                                           INTEGRA_STRUCTURE_LIMIT };
    reading *into = value;
    uint64_t count = 0;
    integra__read_known_list(reader, limits[key], &count);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        size_t offset = integra__reader_at(reader);
        integra_error refused = { 0 };
        integra_status status = read_record(reader, into, key, &refused);
        if (status != INTEGRA_OK) {
            reader->status = integra__fault_again(into->error, &refused, status, refused.rule, offset, i);
            (void)integra__fault_in_row(into->error, reader->status, i);
        }
    }
}

static const integra__kind directory_kind = { INTEGRA_MESSAGE_DIRECTORY, KEYS, 0, has, write, read };

integra_status integra_directory_encode(const integra_directory *directory, uint8_t *bytes_out, size_t capacity,
                                        size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { directory != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    return status != INTEGRA_OK
               ? status
               : integra__message_give_large(&directory_kind, directory, directory->extension,
                                             INTEGRA_DIRECTORY_SIZE_LIMIT, bytes_out, capacity, size_out, error);
}

integra_status integra_directory_decode(const uint8_t *bytes, size_t size, const integra_allocator *allocator,
                                        integra_directory **directory_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, integra__allocator_usable(allocator),
                                directory_out != NULL };
    reading into = { NULL, error, 0 };
    integra_bytes extension = { NULL, 0 };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra_directory_create(allocator, &into.made, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    status = integra__message_read_large(&directory_kind, bytes, size, INTEGRA_DIRECTORY_SIZE_LIMIT, &into, &extension,
                                         error);
    if (status == INTEGRA_OK) {
        status = integra__message_keep_extension(&into.made->allocator, extension, &into.made->extension, error);
    }
    if (status != INTEGRA_OK) {
        integra_directory_destroy(into.made);
        return status;
    }
    *directory_out = into.made;
    return INTEGRA_OK;
}
