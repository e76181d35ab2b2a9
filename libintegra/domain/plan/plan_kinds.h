/* plan_kinds.h - what single kinds of events are to the fold: consents, closings at once, steps and where they start.
 * Spec: spec/30-plan.md (PLN-6, PLN-7), spec/31-history.md (PLN-11), spec/33-objectives.md (PLN-24).
 * Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_KINDS_H
#define INTEGRA_DOMAIN_PLAN_KINDS_H

#include "plan_types.h"

/* A consent to assistance or to sharing. */
int integra__plan_is_consent(uint32_t kind);

/* A consent withdrawn. */
int integra__plan_withdraws(const integra__plan_node *node);

/* A consent withdrawn, or a closing because of death (PLN-11). */
int integra__plan_at_once(const integra__plan_node *node);

/* What closes the plan by itself: a closing, or the consent to the assistance withdrawn. */
int integra__plan_closes(const integra__plan_node *node);

/* Whether an event of this kind is a fact: it happened (PLN-11). */
int integra__plan_is_fact(const integra_plan *plan, uint32_t kind);

/* A slot that holds the person's own word, which is asked again and never settled (PLN-11). */
int integra__plan_own_word(uint32_t slot_kind);

/* The slot (of a need, an objective or an intervention) whose state a kind depends on, 0 for none. target_kind is what
 * it names. *from_out, which may be NULL, receives the states it may start from, 1 << state. */
uint32_t integra__plan_life_of(uint32_t kind, uint32_t target_kind, uint32_t *from_out);

#endif
