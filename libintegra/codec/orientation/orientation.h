/* orientation.h - the message `orientation`, which receipts have too.
 * Spec: spec/integra.cddl, orientation-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_ORIENTATION_H
#define INTEGRA_CODEC_ORIENTATION_H

#include "codec/message/message.h"

extern const integra__kind integra__orientation_kind; /* value: an integra_orientation */

#endif
