/* directory.h - what a directory is inside.
 * Spec: spec/22-directory.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DIRECTORY_H
#define INTEGRA_DOMAIN_DIRECTORY_H

#include <integra/directory.h>

#include "orientation.h"

/* Every bit that a mask may have. */
#define INTEGRA__ALL_PUBLICS    ((1u << (INTEGRA_PUBLIC_OTHER + 1)) - 1u)
#define INTEGRA__ALL_REQUESTERS ((1u << (INTEGRA_REQUESTER_INSTITUTION + 1)) - (1u << INTEGRA_REQUESTER_PERSON))
#define INTEGRA__ALL_DOORS      ((1u << (INTEGRA_DOOR_OTHER + 1)) - (1u << INTEGRA_DOOR_CLIC))
#define INTEGRA__ALL_CHANNELS   ((1u << (INTEGRA_CHANNEL_WEB + 1)) - (1u << INTEGRA_CHANNEL_RECEPTION))
#define INTEGRA__LEAD_LIMIT     36500

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

/* A caller's offer or guichet, copied into the current version of it and checked by itself. */
integra_status integra__offer_read(integra_offer *copy, const integra_offer *offer, integra_error *error);
integra_status integra__guichet_read(integra_guichet *copy, const integra_guichet *guichet, integra_error *error);

/* How an offer stands to a demand: why it may not serve (INTEGRA_PASSING_), or _NONE where it may, and then whether it
 * has to be checked first. */
typedef struct integra__standing {
    uint8_t passing;
    uint8_t check_first;
} integra__standing;

integra__standing integra__offer_standing(const integra_offer *offer, const integra_demand *demand, uint32_t service);

/* Whether one of two offers that may serve is chosen before the other (ORI-11). */
int integra__offer_before(const integra_offer *one, int one_checked, const integra_offer *two, int two_checked);

/* The best offer of one service, its `second` left out; offer INTEGRA_NO_INDEX and a reason where there is none. */
integra_choice integra__choose(const integra_directory *directory, const integra_demand *demand, uint32_t service);

/* A demand as integra__demand_read() copies it, and whether directories list the service. */
integra_status integra__asked_read(integra_demand *copy, const integra_demand *demand, uint32_t service,
                                   integra_error *error);

/* The same, `second` tried where the first is unserved (ORI-10). */
integra_choice integra__choose_or_second(const integra_directory *directory, const integra_demand *demand,
                                         uint32_t service);

#endif
