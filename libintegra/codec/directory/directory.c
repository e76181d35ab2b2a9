/* directory.c - the message `directory`: offers and guichets, record by record.
 * Spec: spec/integra.cddl, directory-body (ORI-12, ORI-22).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/directory/directory.h"
#include "codec/message/message.h"

enum { OFFERS, GUICHETS, KEYS };

#define OFFER_SIZE   16
#define GUICHET_SIZE 5
#define AREAS_LIMIT  ((size_t)INTEGRA_AREA_LIMIT * 6)

/* A directory being read: every record is checked by the call that adds it. */
typedef struct reading {
    integra_directory *made;
    integra_error *error;
} reading;

static int has(const void *value, uint32_t key)
{
    const integra_directory *directory = value;
    return key == OFFERS ? directory->offer_count > 0 : directory->guichet_count > 0;
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

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_directory *directory = value;
    size_t count = key == OFFERS ? directory->offer_count : directory->guichet_count;
    integra__write_array(writer, count);
    for (size_t i = 0; i < count; i++) {
        if (key == OFFERS) {
            write_offer(writer, &directory->offers[i]);
        } else {
            write_guichet(writer, &directory->guichets[i]);
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

static void read(integra__reader *reader, void *value, uint32_t key)
{
    reading *into = value;
    uint64_t count = 0;
    integra__read_known_list(reader, key == OFFERS ? INTEGRA_OFFER_LIMIT : INTEGRA_GUICHET_LIMIT, &count);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        size_t offset = integra__reader_at(reader);
        integra_error refused = { 0 };
        integra_status status = INTEGRA_OK;
        integra_offer offer;
        integra_guichet guichet;
        if (key == OFFERS) {
            read_offer(reader, &offer);
        } else {
            read_guichet(reader, &guichet);
        }
        if (reader->status == INTEGRA_OK) {
            status = key == OFFERS ? integra_directory_apply(into->made, &offer, &refused)
                                   : integra_directory_apply_guichet(into->made, &guichet, &refused);
        }
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
    reading into = { NULL, error };
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
