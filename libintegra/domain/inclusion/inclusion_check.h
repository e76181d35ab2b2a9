/* inclusion_check.h - an inclusion sheet as a caller hands it in, checked and copied.
 * Spec: spec/10-screening.md (SCR-9, SCR-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_INCLUSION_CHECK_H
#define INTEGRA_DOMAIN_INCLUSION_CHECK_H

#include "inclusion.h"

/* A caller's sheet, copied into the current version of it: codes, dates and texts checked, SCR-9 not yet. */
integra_status integra__inclusion_read(integra_inclusion *copy, const integra_inclusion *inclusion,
                                       integra_error *error);

/* Whether an entry says nothing, and so is left out of messages. */
int integra__inclusion_entry_empty(const integra_entry *entry);

#endif
