/* cover.h - who covers an office each day.
 * Spec: spec/36-as-of.md (PLN-14).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_COVER_H
#define INTEGRA_DOMAIN_DUE_COVER_H

#include "due_day.h"

/* Fills in the cover of a plan whose day was read, from its first day up to that one. Errors: MEMORY. */
integra_status integra__due_cover_read(integra_plan *plan, integra_due *due, integra_error *error);

#endif
