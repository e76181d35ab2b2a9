/* decision_lives.h - whether a decision is known to be no dead letter.
 * Spec: spec/40-concertation.md (CON-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_DECISION_LIVES_H
#define INTEGRA_DOMAIN_TERRITORY_DECISION_LIVES_H

#include "domain/territory/review.h"

/* 1 where it was never adopted, is not past its date, is under way or further, or changed since it was adopted.
 * complete: whether the list of decisions is, so that blank is none. */
int integra__decision_lives(const integra__review *review, size_t decision, int complete);

#endif
