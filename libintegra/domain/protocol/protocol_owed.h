/* protocol_owed.h - laws 14 and 15: what is owed where a motive's service may not be had.
 * Spec: spec/21-protocol.md (ORI-16, "Laws").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_OWED_H
#define INTEGRA_DOMAIN_PROTOCOL_OWED_H

#include "protocol_proof.h"

/* Services, a bit each. */
typedef struct integra__protocol_called {
    uint64_t services;
    uint64_t at_once; /* of these, what waits on nothing */
} integra__protocol_called;

/* Looks at laws 14 and 15 in one case: `answers` is what answers the motive in it, stand-ins included. */
void integra__protocol_look_owed(integra__protocol_proof *proof, const integra__protocol_case *at, uint64_t answers,
                                 const integra__protocol_called *called);

#endif
