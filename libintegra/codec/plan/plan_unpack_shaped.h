/* plan_unpack_shaped.h - one event made of the columns of a message `plan`.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_UNPACK_SHAPED_H
#define INTEGRA_CODEC_PLAN_UNPACK_SHAPED_H

#include "plan_unpack.h"

/* Of it, the columns: an event that is not raw. */
integra_status integra__plan_unpack_shaped(integra__plan_unpack *unpack, const integra__plan_shape *shape,
                                           integra_event *event);

#endif
