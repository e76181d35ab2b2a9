/* tally_offers.h - rows of offers and of accompaniments (B1, B2, caseload, share).
 * Spec: spec/50-indicators.md (IND-10, IND-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_OFFERS_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_OFFERS_H

#include "tally_frames_types.h"

extern const integra__tally_frame integra__tally_offers;
extern const integra__tally_frame integra__tally_accompaniments;

#endif
