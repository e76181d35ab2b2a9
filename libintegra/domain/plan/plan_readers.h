/* plan_readers.h - what accepted events had read in a slot that another broke.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_READERS_H
#define INTEGRA_DOMAIN_PLAN_READERS_H

#include "plan_types.h"

/* Adds to the held items of a slot, in their room, the values that broken events had read; returns how many there are
 * then. */
uint32_t integra__plan_readers_add(const integra__plan_look *look, const integra__plan_slot *slot, uint32_t *items,
                                   uint32_t held);

/* Whether an earlier breaker of the same sort, which stands, hides the pair in these eyes. */
int integra__plan_pair_hidden(const integra__plan_look *look, const integra__plan_pair *pair);

#endif
