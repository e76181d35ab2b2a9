/* obligation_reviews.h - reviews, feedback, the watch of a suspension, and what a screening changes.
 * Spec: spec/34-due.md (PLN-8): PLN-4, PLN-15, PLN-26, SCR-10.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_REVIEWS_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_REVIEWS_H

#include "obligation_types.h"

extern integra__obligation_teller integra__obligation_watch, integra__obligation_review,
    integra__obligation_review_fixed, integra__obligation_feedback, integra__obligation_resumption,
    integra__obligation_surveillance, integra__obligation_questionnaire;

#endif
