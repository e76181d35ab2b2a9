/* tally_frames.h - how rows of each frame are judged, made, and told apart from bytes that are none.
 * Spec: spec/50-indicators.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_FRAMES_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_FRAMES_H

#include "tally_types.h"
#include "tally_frames_types.h"

/* NULL for none of the frames. */
const integra__tally_frame *integra__tally_frame_of(uint32_t frame);

/* Looks through count rows of a frame: the first that is wrong, count where none is. */
size_t integra__tally_frame_wrong(uint32_t frame, const void *const *columns, size_t count,
                                  integra__tally_wrong *wrong_out);

#endif
