/* obligation_meetings.h - components of assistance, concertation, and to whom it is told.
 * Spec: spec/34-due.md (PLN-13): PLN-17, PLN-18.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_MEETINGS_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_MEETINGS_H

#include "obligation_types.h"

extern integra__obligation_teller integra__obligation_component, integra__obligation_synthesis,
    integra__obligation_referent_informed;

#endif
