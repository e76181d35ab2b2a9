/* obligation_offices.h - deputies, presence, conflicts, mandates.
 * Spec: spec/34-due.md (PLN-13): PLN-3, PLN-11, PLN-14, PLN-28.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_OFFICES_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_OFFICES_H

#include "obligation_types.h"

extern integra__obligation_teller integra__obligation_deputy, integra__obligation_settlement,
    integra__obligation_presence, integra__obligation_mandated;

#endif
