/* plan_kinds.h - what single kinds of events are to the fold: consents, closings at once, steps and where they start.
 * Spec: spec/30-plan.md (PLN-6, PLN-7), spec/31-history.md (PLN-11).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_KINDS_H
#define INTEGRA_DOMAIN_PLAN_KINDS_H

#include "plan_types.h"

/* A consent to assistance or to sharing. */
int integra__plan_is_consent(uint32_t kind);

/* A consent withdrawn, or a closing because of death (PLN-11). */
int integra__plan_at_once(const integra__plan_node *node);

/* The slot (INTEGRA_SLOT_NEED or _INTERVENTION) whose state a kind depends on, 0 for none; *from_out, which may be
 * NULL, receives the states it may start from, 1 << state. */
uint32_t integra__plan_life_of(uint32_t kind, uint32_t *from_out);

#endif
