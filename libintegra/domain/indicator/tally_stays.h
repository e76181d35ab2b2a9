/* tally_stays.h - rows of stays (B3), and what those not kept say of births.
 * Spec: spec/50-indicators.md (IND-3, IND-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_STAYS_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_STAYS_H

#include "tally_frames_types.h"

extern const integra__tally_frame integra__tally_stays;

#endif
