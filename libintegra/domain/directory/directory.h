/* directory.h - what a directory is inside.
 * Spec: spec/22-directory.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DIRECTORY_H
#define INTEGRA_DOMAIN_DIRECTORY_H

#include <integra/directory.h>

#include "domain/demand/demand.h"

/* Doors and channels that a guichet may have: one that is not recorded is none. */
#define INTEGRA__DIRECTORY_DOORS    (INTEGRA__DOOR_ALL & ~(1u << INTEGRA_DOOR_UNKNOWN))
#define INTEGRA__DIRECTORY_CHANNELS (INTEGRA__CHANNEL_ALL & ~(1u << INTEGRA_CHANNEL_UNKNOWN))

#define INTEGRA__DIRECTORY_LEAD_LIMIT 36500

/* What a structure is called, as kept: a block of its own, the reference and then the name at its end. */
typedef struct integra__directory_named {
    integra_id id;
    size_t reference_size;
    size_t name_size;
    char texts[];
} integra__directory_named;

static inline size_t integra__directory_named_size(const integra__directory_named *named)
{
    return sizeof *named + named->reference_size + named->name_size;
}

/* An offer as kept: its areas and its grid lie in blocks of their own. */
struct integra_directory {
    integra_allocator allocator;
    integra_offer *offers;
    size_t offer_count;
    size_t offer_room;
    uint32_t *by_id; /* the offers in ascending order of their ids, so that one that is there twice is found */
    integra_guichet *guichets;
    size_t guichet_count;
    size_t guichet_room;
    integra__directory_named **named; /* in ascending order of their identifiers */
    size_t named_count;
    size_t named_room;
    integra_bytes extension; /* keys of a later version, owned */
};

/* How an offer stands to a demand: why it may not serve (INTEGRA_PASSING_), or _NONE where it may, and then whether it
 * has to be checked first. */
typedef struct integra__directory_standing {
    uint8_t passing;
    uint8_t check_first;
    uint8_t here; /* its own site is in the demand's commune */
} integra__directory_standing;

/* A larger copy of an array, the old one released; NULL, the old one kept, where there is no memory. */
void *integra__directory_grown(const integra_allocator *memory, void *array, size_t size, size_t old_room, size_t room);

/* Where an identifier belongs among `count` in ascending order; *there is 1 where it is one of them. */
typedef const integra_id *integra__directory_id_at(const integra_directory *directory, size_t place);
size_t integra__directory_search(const integra_directory *directory, size_t count, integra__directory_id_at *at,
                                 const integra_id *id, int *there);

/* Where an offer's id belongs among those there, in by_id; *there is 1 where it is one of them. */
size_t integra__directory_place_of(const integra_directory *directory, const integra_id *id, int *there);

/* Site (five characters or none), comes and grid of an offer that says none of them yet, checked as it was; or nothing
 * changed. */
integra_status integra__directory_detail(integra_directory *directory, size_t index, const integra_text *site,
                                         integra_tri comes, const integra_text *grid, integra_error *error);

/* What begins every call that gives out the index-th of count. */
integra_status integra__directory_may_give(const integra_directory *directory, const void *out, size_t size,
                                           size_t index, size_t count, integra_error *error);

#endif
