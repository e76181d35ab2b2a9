/* concertation_power.h - each structure sends one who decides, or holds a delegation.
 * Spec: spec/40-concertation.md (CON-3).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_CONCERTATION_POWER_H
#define INTEGRA_DOMAIN_TERRITORY_CONCERTATION_POWER_H

#include "review.h"

/* Of integra__pass_seats(): tells of each macro or meso body the structures that send nobody who decides. */
void integra__concertation_power(integra__review *review);

#endif
