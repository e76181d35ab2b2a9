/* ask_bodies.h - the facts that tell who is present at bodies.
 * Spec: spec/41-territory.md (TER-16), spec/40-concertation.md (CON-10).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_ASK_BODIES_H
#define INTEGRA_DOMAIN_TERRITORY_ASK_BODIES_H

#include "review.h"

/* Sign 3: who sends to macro and meso, and was there. */
void integra__ask_representation(integra__review *review);
/* Whether elected officials are absent from meso. */
void integra__ask_elected(integra__review *review);

#endif
