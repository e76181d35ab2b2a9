/* screening_review.h - what somebody should know about one screening, or about two of one person.
 * Spec: spec/10-screening.md (SCR-5, SCR-8, SCR-10).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_SCREENING_REVIEW_H
#define INTEGRA_DOMAIN_SCREENING_REVIEW_H

#include "domain/rules/catalogue.h"

/* The findings of one screening: SCR-5, SCR-8. context is an integra_screening. */
void integra__screening_findings(integra__findings *findings, const void *context);

#endif
