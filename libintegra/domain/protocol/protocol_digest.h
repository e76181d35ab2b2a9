/* protocol_digest.h - the digests of what a protocol answers.
 * Spec: spec/21-protocol.md (ORI-18).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_DIGEST_H
#define INTEGRA_DOMAIN_PROTOCOL_DIGEST_H

#include "core/work.h"
#include "protocol_types.h"

/* The most bytes a demand's behaviour takes: every service that a row may call, once each way it is called. */
#define INTEGRA__PROTOCOL_CALL_BYTES      8
#define INTEGRA__PROTOCOL_BEHAVIOUR_CALLS (INTEGRA__PROTOCOL_PLACES * INTEGRA_CALL_ROOM)

/* What rows that match answer in a demand: its calls as ORI-18 writes them, in ascending order, each once. Gives their
 * number. */
uint32_t integra__protocol_behaviour(const integra_protocol *protocol, const integra__protocol_table *table,
                                     uint32_t part, uint64_t matching, const uint8_t *values,
                                     uint8_t calls[INTEGRA__PROTOCOL_BEHAVIOUR_CALLS][INTEGRA__PROTOCOL_CALL_BYTES]);

/* What, of the fields before, still bears on what a demand answers once these rows match. */
typedef struct integra__protocol_bearing {
    uint64_t matching;
    uint8_t open;      /* preconditions that some of the rows states and are open so far */
    uint8_t at_once;   /* urgent, where some of the rows calls a service that then starts at once */
    uint8_t requester; /* 0 person or carer, 1 the MT, 2 another: until the fields that it makes possible are past */
    uint8_t pps;       /* until the stage is known */
} integra__protocol_bearing;

static inline int integra__protocol_same_bearing(const integra__protocol_bearing *one,
                                                 const integra__protocol_bearing *two)
{
    return one->matching == two->matching && one->open == two->open && one->at_once == two->at_once &&
           one->requester == two->requester && one->pps == two->pps;
}

/* depth fields of the values are known. */
integra__protocol_bearing integra__protocol_bearing_of(const integra__protocol_table *table, uint64_t matching,
                                                       uint32_t depth, const uint8_t *values);

/* Works out both digests of a protocol that was proved. MEMORY where there is none; LIMIT, INTERRUPTED by the work. */
integra_status integra__protocol_digests(integra_protocol *protocol, integra__work_state *work, integra_error *error);

#endif
