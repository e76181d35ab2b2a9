/* screening.h - the message `screening`, for the receipt that embeds it.
 * Spec: spec/integra.cddl, screening-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_SCREENING_H
#define INTEGRA_CODEC_SCREENING_H

#include "codec/message/message.h"

/* value is an integra_screening. */
extern const integra__kind integra__screening_kind;
/* value is an integra_answers. */
extern const integra__kind integra__screening_answers_kind;

#endif
