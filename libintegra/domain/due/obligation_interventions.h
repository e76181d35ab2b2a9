/* obligation_interventions.h - interventions that are planned or done, objectives that are pursued.
 * Spec: spec/34-due.md (PLN-13): PLN-7, PLN-21, PLN-24.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_INTERVENTIONS_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_INTERVENTIONS_H

#include "obligation_types.h"

extern integra__obligation_teller integra__obligation_intervention, integra__obligation_actor,
    integra__obligation_effect, integra__obligation_service_term, integra__obligation_objective,
    integra__obligation_objective_left;

#endif
