/* ask_exchange.h - the facts of what comes down between two levels.
 * Spec: spec/41-territory.md (TER-16), spec/40-concertation.md (CON-6).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_ASK_EXCHANGE_H
#define INTEGRA_DOMAIN_TERRITORY_ASK_EXCHANGE_H

#include "review.h"

/* Of a pair of integra__exchange_pairs: what may show that decisions and feedback come down. What may show that needs
 * rise is in review.h, since step 5 asks for it too. */
void integra__ask_descent(integra__review *review, size_t pair);

#endif
