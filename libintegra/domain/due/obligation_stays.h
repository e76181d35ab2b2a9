/* obligation_stays.h - stays in hospital, the way home, readmissions.
 * Spec: spec/34-due.md (PLN-13): PLN-9, PLN-19, PLN-21, PLN-27.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_STAYS_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_STAYS_H

#include "obligation_types.h"

extern integra__obligation_teller integra__obligation_first_contact, integra__obligation_second_contact,
    integra__obligation_discharge_preparation, integra__obligation_readmission, integra__obligation_transition,
    integra__obligation_face_to_face, integra__obligation_hospital_contact;

#endif
