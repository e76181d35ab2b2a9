/* recurrence_told.h - which matters rise.
 * Spec: spec/40-concertation.md (CON-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_RECURRENCE_TOLD_H
#define INTEGRA_DOMAIN_TERRITORY_RECURRENCE_TOLD_H

#include "recurrence.h"

/* Whether a matter of meso was to be settled by now, is not, and is on no macro agenda: it rises. */
int integra__recurrence_rises(const integra__review *review, size_t matter);

#endif
