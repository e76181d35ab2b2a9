/* plan_unpack_next.h - each event of a message `plan` checked, named, and held against what would be written of it.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_UNPACK_NEXT_H
#define INTEGRA_CODEC_PLAN_UNPACK_NEXT_H

#include "plan_unpack.h"

/* The event at the next place, and its digest. What it points to is borrowed from the message, or until the next
 * call. */
integra_status integra__plan_unpack_next(integra__plan_unpack *unpack, integra_event *event, integra_digest *digest);

/* After the last event: that the message holds nothing else. */
integra_status integra__plan_unpack_finish(integra__plan_unpack *unpack);

#endif
