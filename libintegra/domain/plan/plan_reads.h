/* plan_reads.h - which slots an accepted event may read, so that another value there could refuse it.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * All of it only spares full judgements: a slot too many costs time, and changes nothing. */
#ifndef INTEGRA_DOMAIN_PLAN_READS_H
#define INTEGRA_DOMAIN_PLAN_READS_H

#include "plan_types.h"

/* Activation, resumption and conclusions read every need, intervention and assessment. */
int integra__plan_is_heavy(const integra_plan *plan, uint32_t kind);

/* A slot about one event: read by heavy events and by those that name it. */
int integra__plan_is_small(uint32_t slot_kind);

/* Whether events of this kind may stand on the standing of any other. */
int integra__plan_reads_past(uint32_t kind);

/* Whether the node may read the slot at all, so that the word could refuse it. */
int integra__plan_may_read(integra_plan *plan, const integra__plan_node *node, const integra__plan_slot *slot,
                           uint32_t code);

/* The slot that the node reads of its target, NULL for none. */
integra__plan_slot *integra__plan_slot_read(integra_plan *plan, const integra__plan_node *node);

/* Whether the node sets a small slot. */
int integra__plan_sets_small(integra_plan *plan, const integra__plan_node *node);

/* Notes, of the events that the view has not seen, those that read what the target of an annulment had set. 0 when
 * memory fails. */
int integra__plan_note_lost(integra_plan *plan, uint32_t target, const integra__plan_view *view);

/* Into `touched`, each once, the slots beside the main ones that may hold what breaks the node. 0 when memory fails. */
int integra__plan_touch_read(integra_plan *plan, uint32_t self);

#endif
