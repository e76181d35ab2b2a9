/* support.h - who exercises which support function.
 * Spec: spec/41-territory.md (TER-3, TER-5, TER-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_SUPPORT_H
#define INTEGRA_DOMAIN_TERRITORY_SUPPORT_H

#include "core/bits.h"
#include "domain/territory/review.h"

/* F1 to F5, the second of the three missions (TER-13), and with them pathway assistance. */
#define INTEGRA__SUPPORT_OF_PERSONS                                                                                    \
    (INTEGRA__BIT(INTEGRA_SUPPORT_F1) | INTEGRA__BIT(INTEGRA_SUPPORT_F2) | INTEGRA__BIT(INTEGRA_SUPPORT_F3) |          \
     INTEGRA__BIT(INTEGRA_SUPPORT_F4) | INTEGRA__BIT(INTEGRA_SUPPORT_F5))
#define INTEGRA__SUPPORT_ACTED (INTEGRA__SUPPORT_OF_PERSONS | INTEGRA__BIT(INTEGRA_SUPPORT_PATHWAY_ASSISTANCE))
/* All but a guichet, which is the way in and no support by itself. */
#define INTEGRA__SUPPORT_BUT_GUICHET (INTEGRA__SUPPORT_ALL & ~INTEGRA__BIT(INTEGRA_SUPPORT_GUICHET))

/* Whether a function's row is among some supports (INTEGRA__BIT of INTEGRA_SUPPORT_). */
int integra__support_among(const integra__review *review, size_t function, uint64_t supports);
/* Whether it is open and exercised as of the review's day. */
integra_tri integra__support_acts(const integra__review *review, size_t function);
/* Of each support, whether anybody exercises it: any_out has INTEGRA__SUPPORT_CODES. */
void integra__support_any(const integra__review *review, integra_tri *any_out);
/* Of each structure, whether it exercises one of some supports; NULL without memory. */
integra_tri *integra__support_by_structure(integra__review *review, uint64_t supports);
/* Of each structure, 1 where it may share a system with another one; NULL without memory. */
uint8_t *integra__support_may_share(integra__review *review);
/* Of a guichet, whether it is an integrated one that acts. */
integra_tri integra__support_guichet(const integra__review *review, size_t function);

#endif
