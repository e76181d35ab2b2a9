/* obligation_activation.h - what a plan needs to be active, and what it should have.
 * Spec: spec/34-due.md (PLN-13): PLN-3, PLN-6.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_ACTIVATION_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_ACTIVATION_H

#include "obligation_types.h"

extern integra__obligation_teller integra__obligation_assistance_consent, integra__obligation_mt_named,
    integra__obligation_mt_informed, integra__obligation_referent_named, integra__obligation_shared_assessment,
    integra__obligation_need, integra__obligation_planned_intervention, integra__obligation_mt_agreement,
    integra__obligation_sharing_consent;

#endif
