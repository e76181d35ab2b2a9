/* protocol.h - the message `protocol`, which receipts of orientation have too.
 * Spec: spec/integra.cddl, protocol-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PROTOCOL_H
#define INTEGRA_CODEC_PROTOCOL_H

#include "codec/message/message.h"

extern const integra__kind integra__protocol_kind; /* value, for writing: an integra_protocol */

#endif
