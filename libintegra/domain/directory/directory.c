/* directory.c - offers and guichets: added whole or not at all, given out, reviewed, released.
 * Spec: spec/22-directory.md (ORI-12, ORI-21 to ORI-23).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "directory.h"

#include <string.h>

#include "core/allocator.h"
#include "core/bits.h"
#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/catalogue.h"
#include "domain/rules/generated/rules.h"
#include "directory_check.h"

void integra_offer_init(integra_offer *offer, size_t struct_size)
{
    integra__struct_init(offer, struct_size);
    if (offer != NULL && struct_size >= sizeof *offer) {
        offer->opens = offer->closes = offer->full_until = INTEGRA_DATE_UNKNOWN;
        offer->capacity = offer->lead_days = INTEGRA_CAPACITY_UNKNOWN;
    }
}

void integra_guichet_init(integra_guichet *guichet, size_t struct_size)
{
    integra__struct_init(guichet, struct_size);
}

void integra_choice_init(integra_choice *choice, size_t struct_size)
{
    integra__struct_init(choice, struct_size);
}

integra_status integra_directory_create(const integra_allocator *allocator, integra_directory **directory_out,
                                        integra_error *error)
{
    const uint8_t present[] = { integra__allocator_usable(allocator), directory_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_allocator memory = integra__allocator_of(allocator);
    integra_directory *made = integra__allocate(&memory, sizeof *made);
    if (made == NULL) {
        return integra__no_memory(error);
    }
    memset(made, 0, sizeof *made);
    made->allocator = memory;
    *directory_out = made;
    return INTEGRA_OK;
}

static void release_text(const integra_allocator *memory, const void *bytes, size_t size)
{
    if (size > 0) {
        integra__release(memory, (void *)(uintptr_t)bytes, size);
    }
}

void integra_directory_destroy(integra_directory *directory)
{
    if (directory == NULL) {
        return;
    }
    integra_allocator memory = directory->allocator;
    for (size_t i = 0; i < directory->offer_count; i++) {
        release_text(&memory, directory->offers[i].areas.bytes, directory->offers[i].areas.size);
    }
    release_text(&memory, directory->extension.bytes, directory->extension.size);
    integra__release(&memory, directory->offers, directory->offer_room * sizeof *directory->offers);
    integra__release(&memory, directory->by_id, directory->offer_room * sizeof *directory->by_id);
    integra__release(&memory, directory->guichets, directory->guichet_room * sizeof *directory->guichets);
    integra__release(&memory, directory, sizeof *directory);
}

/* A larger copy of an array, the old one released; NULL, the old one kept, where there is no memory. */
static void *grown(const integra_allocator *memory, void *array, size_t size, size_t old_room, size_t room)
{
    void *larger = integra__allocate(memory, room * size);
    if (larger != NULL) {
        if (old_room > 0) {
            memcpy(larger, array, old_room * size);
        }
        integra__release(memory, array, old_room * size);
    }
    return larger;
}

/* Room for one offer more in both arrays, or both as they were. */
static int make_offer_room(integra_directory *directory)
{
    size_t old_room = directory->offer_room;
    size_t room = old_room == 0 ? 16 : old_room * 2;
    if (directory->offer_count < old_room) {
        return 1;
    }
    uint32_t *by_id = integra__allocate(&directory->allocator, room * sizeof *by_id);
    if (by_id == NULL) {
        return 0;
    }
    integra_offer *offers = grown(&directory->allocator, directory->offers, sizeof *offers, old_room, room);
    if (offers == NULL) {
        integra__release(&directory->allocator, by_id, room * sizeof *by_id);
        return 0;
    }
    if (old_room > 0) {
        memcpy(by_id, directory->by_id, old_room * sizeof *by_id);
    }
    integra__release(&directory->allocator, directory->by_id, old_room * sizeof *by_id);
    directory->offers = offers;
    directory->by_id = by_id;
    directory->offer_room = room;
    return 1;
}

/* Where an id belongs among those there; *there is 1 where it is one of them. */
static size_t place_of(const integra_directory *directory, const integra_id *id, int *there)
{
    size_t low = 0;
    size_t high = directory->offer_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(id, &directory->offers[directory->by_id[middle]].id, sizeof *id);
        if (order == 0) {
            *there = 1;
            return middle;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    *there = 0;
    return low;
}

/* Puts an offer that was checked behind the others, and at its place among their ids. */
static integra_status keep(integra_directory *directory, integra_offer copy, size_t place, integra_error *error)
{
    char *areas = NULL;
    int room = make_offer_room(directory);
    if (room && copy.areas.size > 0) {
        areas = integra__allocate(&directory->allocator, copy.areas.size);
        room = areas != NULL;
    }
    if (!room) {
        return integra__no_memory(error);
    }
    if (areas != NULL) {
        memcpy(areas, copy.areas.bytes, copy.areas.size);
    }
    copy.areas.bytes = areas;
    memmove(&directory->by_id[place + 1], &directory->by_id[place],
            (directory->offer_count - place) * sizeof *directory->by_id);
    directory->by_id[place] = (uint32_t)directory->offer_count;
    directory->offers[directory->offer_count++] = copy;
    return INTEGRA_OK;
}

integra_status integra_directory_apply(integra_directory *directory, const integra_offer *offer, integra_error *error)
{
    const uint8_t present[] = { directory != NULL, offer != NULL };
    integra_offer copy;
    int there = 0;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__directory_offer_read(&copy, offer, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (directory->offer_count >= INTEGRA_OFFER_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_OFFERS_LIMIT, INTEGRA_NO_PLACE, 0, INTEGRA_OFFER_LIMIT);
    }
    size_t place = place_of(directory, &copy.id, &there);
    if (there) {
        return integra__fault_at(error, INTEGRA_FAULT_OFFER_TWICE, directory->by_id[place]);
    }
    return keep(directory, copy, place, error);
}

integra_status integra_directory_apply_guichet(integra_directory *directory, const integra_guichet *guichet,
                                               integra_error *error)
{
    const uint8_t present[] = { directory != NULL, guichet != NULL };
    integra_guichet copy;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__directory_guichet_read(&copy, guichet, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (directory->guichet_count >= INTEGRA_GUICHET_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_GUICHETS_LIMIT, INTEGRA_NO_PLACE, 0, INTEGRA_GUICHET_LIMIT);
    }
    if (directory->guichet_count == directory->guichet_room) {
        size_t room = directory->guichet_room == 0 ? 8 : directory->guichet_room * 2;
        void *larger = grown(&directory->allocator, directory->guichets, sizeof copy, directory->guichet_room, room);
        if (larger == NULL) {
            return integra__no_memory(error);
        }
        directory->guichets = larger;
        directory->guichet_room = room;
    }
    directory->guichets[directory->guichet_count++] = copy;
    return INTEGRA_OK;
}

size_t integra_directory_offer_count(const integra_directory *directory)
{
    return directory == NULL ? 0 : directory->offer_count;
}

size_t integra_directory_guichet_count(const integra_directory *directory)
{
    return directory == NULL ? 0 : directory->guichet_count;
}

static integra_status may_give(const integra_directory *directory, const void *out, size_t size, size_t index,
                               size_t count, integra_error *error)
{
    const uint8_t present[] = { directory != NULL, 1, out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(out, size, error);
    }
    return status == INTEGRA_OK && index >= count
               ? integra__fault_within(error, INTEGRA_FAULT_BEYOND_END, index, 0, (int64_t)count)
               : status;
}

integra_status integra_directory_offer_at(const integra_directory *directory, size_t index, integra_offer *offer_out,
                                          integra_error *error)
{
    integra_status status =
        may_give(directory, offer_out, sizeof *offer_out, index, integra_directory_offer_count(directory), error);
    if (status == INTEGRA_OK) {
        integra__struct_write(offer_out, &directory->offers[index], sizeof *offer_out);
    }
    return status;
}

integra_status integra_directory_guichet_at(const integra_directory *directory, size_t index,
                                            integra_guichet *guichet_out, integra_error *error)
{
    integra_status status =
        may_give(directory, guichet_out, sizeof *guichet_out, index, integra_directory_guichet_count(directory), error);
    if (status == INTEGRA_OK) {
        integra__struct_write(guichet_out, &directory->guichets[index], sizeof *guichet_out);
    }
    return status;
}

/* ---- findings ---- */

static void findings_of(integra__findings *findings, const void *context)
{
    const integra_directory *directory = context;
    for (uint32_t i = 0; i < directory->offer_count; i++) {
        const integra_offer *offer = &directory->offers[i];
        if (offer->motives == 0) {
            integra__finding_add(findings, INTEGRA__ORI_21, INTEGRA_SETTLED_BY_NEEDS_ANSWERED, &offer->structure, i, 0,
                                 0);
        }
        if (offer->level == INTEGRA_LEVEL_REGION && !integra__id_known(&offer->access_point)) {
            integra__finding_add(findings, INTEGRA__ORI_23, INTEGRA_SETTLED_BY_ACCESS_POINT, &offer->structure, i, 0,
                                 0);
        }
    }
    for (uint32_t i = 0; i < directory->guichet_count; i++) {
        const integra_guichet *guichet = &directory->guichets[i];
        uint32_t doors = integra__bit_count(guichet->doors);
        if (guichet->kind == INTEGRA_GUICHET_INTEGRATED ? doors < 2 : doors > 1) {
            integra__finding_add(findings, INTEGRA__ORI_22, INTEGRA_SETTLED_BY_DOORS, &guichet->structure, i, 0, 0);
        }
    }
}

integra_status integra_directory_review(const integra_directory *directory, integra_finding *findings_out,
                                        size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { directory != NULL, integra__room(findings_out, capacity), 1, count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    return status != INTEGRA_OK
               ? status
               : integra__findings_give(findings_of, directory, findings_out, capacity, count_out, error);
}
