/* ask_bodies.h - the facts of a body that tell who is present at it.
 * Spec: spec/41-territory.md (TER-16), spec/40-concertation.md (CON-10).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_ASK_BODIES_H
#define INTEGRA_DOMAIN_TERRITORY_ASK_BODIES_H

#include "review.h"

/* Of a body that may be open: whether it is, its lists of seats and meetings, who was at the last of them. */
void integra__ask_body(integra__review *review, size_t body);
/* Of its seats that may be open: who sends, and whether they are. */
void integra__ask_senders(integra__review *review, size_t body);
/* Of those of them that may be an elected official's: whether they are, and open. */
void integra__ask_elected(integra__review *review, size_t body);

#endif
