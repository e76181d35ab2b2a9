/* decision_interest.h - who took part in deciding a matter in which they have an interest.
 * Spec: spec/40-concertation.md (CON-3).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_DECISION_INTEREST_H
#define INTEGRA_DOMAIN_TERRITORY_DECISION_INTEREST_H

#include "domain/territory/review.h"

/* Tells CON-3/withdrawal: a finding a decision and person. */
void integra__review_interests(integra__review *review);

#endif
