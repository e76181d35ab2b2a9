/* directory_change.c - an offer found by its identifier, and what of it changes from day to day.
 * Spec: spec/22-directory.md (ORI-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "directory.h"
#include "directory_check.h"

void integra_availability_init(integra_availability *availability, size_t struct_size)
{
    integra__struct_init(availability, struct_size);
    if (availability != NULL && struct_size >= sizeof *availability) {
        availability->opens = availability->closes = availability->full_until = INTEGRA_DATE_UNKNOWN;
        availability->capacity = INTEGRA_CAPACITY_UNKNOWN;
    }
}

integra_status integra_directory_offer_of(const integra_directory *directory, const integra_id *id, uint32_t *index_out,
                                          integra_error *error)
{
    const uint8_t present[] = { directory != NULL, id != NULL, index_out != NULL };
    int there = 0;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    size_t place = integra__directory_place_of(directory, id, &there);
    if (!there) {
        return integra__fault(error, INTEGRA_FAULT_OFFER_UNKNOWN);
    }
    *index_out = directory->by_id[place];
    return INTEGRA_OK;
}

integra_status integra_directory_change(integra_directory *directory, size_t index,
                                        const integra_availability *availability, integra_error *error)
{
    const uint8_t present[] = { directory != NULL, 1, availability != NULL };
    integra_availability copy;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__directory_availability_read(&copy, availability, error);
    }
    if (status == INTEGRA_OK && index >= directory->offer_count) {
        status = integra__fault_within(error, INTEGRA_FAULT_BEYOND_END, index, 0, (int64_t)directory->offer_count);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_offer *offer = &directory->offers[index];
    offer->capacity = copy.capacity;
    offer->opens = copy.opens;
    offer->closes = copy.closes;
    offer->full_until = copy.full_until;
    return INTEGRA_OK;
}
