/* tally_bodies.h - rows of structures and of bodies (A1, A2).
 * Spec: spec/50-indicators.md (IND-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_BODIES_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_BODIES_H

#include "tally_frames_types.h"

extern const integra__tally_frame integra__tally_structures;
extern const integra__tally_frame integra__tally_bodies;

#endif
