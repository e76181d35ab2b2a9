/* orientation.h - the messages of orientation that receipts have too.
 * Spec: spec/integra.cddl, demand-body, orientation-body, protocol-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_ORIENTATION_H
#define INTEGRA_CODEC_ORIENTATION_H

#include "../domain/orientation.h"
#include "message.h"

/* What a message `demand` is written from: the demand and how it arrived, or nothing of that. */
typedef struct integra__demand_message {
    integra_demand demand;
    integra_contact contact;
} integra__demand_message;

extern const integra__kind integra__demand_kind;
extern const integra__kind integra__orientation_kind; /* value: an integra_orientation */
extern const integra__kind integra__protocol_kind;    /* value, for writing: an integra_protocol */

#endif
