/* obligation_ready.h - all that the rows read, made ready once.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_READY_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_READY_H

#include "obligation_types.h"

/* *o has due, screened and values, the rest being zero; it is then to be given to _done(). 0 when memory fails. */
int integra__obligation_ready(integra__obligations *o);
void integra__obligation_done(integra__obligations *o);

#endif
