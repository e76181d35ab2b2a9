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

/* An offer as kept: its areas lie in a block of their own. */
struct integra_directory {
    integra_allocator allocator;
    integra_offer *offers;
    size_t offer_count;
    size_t offer_room;
    uint32_t *by_id; /* the offers in ascending order of their ids, so that one that is there twice is found */
    integra_guichet *guichets;
    size_t guichet_count;
    size_t guichet_room;
    integra_bytes extension; /* keys of a later version, owned */
};

/* How an offer stands to a demand: why it may not serve (INTEGRA_PASSING_), or _NONE where it may, and then whether it
 * has to be checked first. */
typedef struct integra__directory_standing {
    uint8_t passing;
    uint8_t check_first;
} integra__directory_standing;

#endif
