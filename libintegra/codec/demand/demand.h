/* demand.h - the message `demand`, which receipts of orientation have too.
 * Spec: spec/integra.cddl, demand-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_DEMAND_H
#define INTEGRA_CODEC_DEMAND_H

#include <integra/demand.h>

#include "codec/message/message.h"

/* What a message `demand` is written from: the demand and how it arrived, or nothing of that. */
typedef struct integra__demand_message {
    integra_demand demand;
    integra_contact contact;
    size_t publics_at; /* where the publics of one that is read stand */
} integra__demand_message;

extern const integra__kind integra__demand_kind; /* value: an integra__demand_message */

#endif
