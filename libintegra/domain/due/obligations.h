/* obligations.h - what a plan on a day asks for.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATIONS_H
#define INTEGRA_DOMAIN_DUE_OBLIGATIONS_H

#include "due_day.h"

/* Fills in the findings of a plan whose day was read. rules may be NULL, for those of has-2014; screened may be NULL.
 * Errors: MEMORY. */
integra_status integra__due_obligations(integra_due *due, const integra_rules *rules, const integra_screened *screened,
                                        integra_error *error);

#endif
