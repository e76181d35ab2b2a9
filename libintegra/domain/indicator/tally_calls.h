/* tally_calls.h - rows of uses of assessments and of calls (A3, A4).
 * Spec: spec/50-indicators.md (IND-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_CALLS_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_CALLS_H

#include "tally_frames_types.h"

extern const integra__tally_frame integra__tally_uses;
extern const integra__tally_frame integra__tally_calls;

#endif
