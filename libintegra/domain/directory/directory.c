/* directory.c - offers and guichets: added whole or not at all, given out, released.
 * Spec: spec/22-directory.md (ORI-12, ORI-22).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
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
        release_text(&memory, directory->offers[i].grid.bytes, directory->offers[i].grid.size);
    }
    for (size_t i = 0; i < directory->named_count; i++) {
        integra__release(&memory, directory->named[i], integra__directory_named_size(directory->named[i]));
    }
    integra__release(&memory, directory->named, directory->named_room * sizeof *directory->named);
    release_text(&memory, directory->extension.bytes, directory->extension.size);
    integra__release(&memory, directory->offers, directory->offer_room * sizeof *directory->offers);
    integra__release(&memory, directory->by_id, directory->offer_room * sizeof *directory->by_id);
    integra__release(&memory, directory->guichets, directory->guichet_room * sizeof *directory->guichets);
    integra__release(&memory, directory, sizeof *directory);
}

void *integra__directory_grown(const integra_allocator *memory, void *array, size_t size, size_t old_room, size_t room)
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
    integra_offer *offers =
        integra__directory_grown(&directory->allocator, directory->offers, sizeof *offers, old_room, room);
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

size_t integra__directory_search(const integra_directory *directory, size_t count, integra__directory_id_at *at,
                                 const integra_id *id, int *there)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(id, at(directory, middle), sizeof *id);
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

static const integra_id *offer_id_at(const integra_directory *directory, size_t place)
{
    return &directory->offers[directory->by_id[place]].id;
}

size_t integra__directory_place_of(const integra_directory *directory, const integra_id *id, int *there)
{
    return integra__directory_search(directory, directory->offer_count, offer_id_at, id, there);
}

/* A text in a block of its own. 0 where there is no memory for it: it is then none. */
static int own(const integra_allocator *memory, integra_text *text)
{
    char *copy = text->size > 0 ? integra__allocate(memory, text->size) : NULL;
    int done = copy != NULL || text->size == 0;
    if (copy != NULL) {
        memcpy(copy, text->bytes, text->size);
    }
    *text = (integra_text){ copy, copy != NULL ? text->size : 0 };
    return done;
}

/* Puts an offer that was checked behind the others, and at its place among their ids. */
static integra_status keep(integra_directory *directory, integra_offer copy, size_t place, integra_error *error)
{
    if (!make_offer_room(directory) || !own(&directory->allocator, &copy.areas)) {
        return integra__no_memory(error);
    }
    if (!own(&directory->allocator, &copy.grid)) {
        release_text(&directory->allocator, copy.areas.bytes, copy.areas.size);
        return integra__no_memory(error);
    }
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
    size_t place = integra__directory_place_of(directory, &copy.id, &there);
    if (there) {
        return integra__fault_at(error, INTEGRA_FAULT_OFFER_TWICE, directory->by_id[place]);
    }
    return keep(directory, copy, place, error);
}

integra_status integra__directory_detail(integra_directory *directory, size_t index, const integra_text *site,
                                         integra_tri comes, const integra_text *grid, integra_error *error)
{
    integra_offer detailed = directory->offers[index];
    integra_offer checked;
    if (site->size > 0) {
        memcpy(detailed.site, site->bytes, site->size);
    }
    detailed.comes = comes;
    detailed.grid = *grid;
    integra_status status = integra__directory_offer_read(&checked, &detailed, error);
    if (status == INTEGRA_OK && !own(&directory->allocator, &detailed.grid)) {
        status = integra__no_memory(error);
    }
    if (status == INTEGRA_OK) {
        directory->offers[index] = detailed;
    }
    return status;
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
        void *larger = integra__directory_grown(&directory->allocator, directory->guichets, sizeof copy,
                                                directory->guichet_room, room);
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

integra_status integra__directory_may_give(const integra_directory *directory, const void *out, size_t size,
                                           size_t index, size_t count, integra_error *error)
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
    integra_status status = integra__directory_may_give(directory, offer_out, sizeof *offer_out, index,
                                                        integra_directory_offer_count(directory), error);
    if (status == INTEGRA_OK) {
        integra__struct_write(offer_out, &directory->offers[index], sizeof *offer_out);
    }
    return status;
}

integra_status integra_directory_guichet_at(const integra_directory *directory, size_t index,
                                            integra_guichet *guichet_out, integra_error *error)
{
    integra_status status = integra__directory_may_give(directory, guichet_out, sizeof *guichet_out, index,
                                                        integra_directory_guichet_count(directory), error);
    if (status == INTEGRA_OK) {
        integra__struct_write(guichet_out, &directory->guichets[index], sizeof *guichet_out);
    }
    return status;
}
