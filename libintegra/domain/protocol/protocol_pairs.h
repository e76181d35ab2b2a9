/* protocol_pairs.h - laws 3 and 4 in demands of two motives: the walk over those in which rows of both might clash.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_PAIRS_H
#define INTEGRA_DOMAIN_PROTOCOL_PAIRS_H

#include "protocol_proof.h"

/* Looks at laws 3 and 4 in demands of two motives. */
void integra__protocol_look_at_pairs(integra__protocol_proof *proof);

#endif
