/* plan_hold.h - what a slot holds in the eyes of an event.
 * Spec: spec/31-history.md (PLN-11, "What is held").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_HOLD_H
#define INTEGRA_DOMAIN_PLAN_HOLD_H

#include "plan_types.h"

/* The items a slot holds (slot NULL: the initial value), in scratch room until `used` goes back; one at least. */
uint32_t *integra__plan_look_held(integra__plan_look *look, const integra__plan_slot *slot, uint32_t *count_out);

#endif
