/* protocol_walk.h - the walk over every possible demand of one motive.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_WALK_H
#define INTEGRA_DOMAIN_PROTOCOL_WALK_H

#include "protocol_proof.h"

/* Which values of a field no table and no law tells apart; then the walk over one motive, proof->motive. */
void integra__protocol_set_classes(integra__protocol_proof *proof);
void integra__protocol_walk(integra__protocol_proof *proof);

#endif
