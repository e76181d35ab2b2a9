/* plan_store.h - a plan's events: added all or none.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A change is begin, any number of adds, then commit: it takes effect whole, or the plan is as it was. Nodes are
 * numbered as they come; a node may stand for a digest that others name and whose event is not here (a bare name).
 * Positions are places in the plan's order: depth, writer, sequence, digest (spec/31-history.md).
 */
#ifndef INTEGRA_DOMAIN_PLAN_STORE_H
#define INTEGRA_DOMAIN_PLAN_STORE_H

#include <integra/plan.h>

/* Begins a change that brings so many events at most: undone by abandon, or by a commit that fails. */
void integra__plan_begin(integra_plan *plan, size_t brought);
void integra__plan_abandon(integra_plan *plan);

/* Why work on the plan ended before it was done: MEMORY, or the status of its steps (PLN-11). */
integra_status integra__plan_ended(const integra_plan *plan, integra_error *error);

/* Judges what is new and lets the change stand. Errors: LIMIT PLN-11, INTERRUPTED, MEMORY; the plan is then as before begin. */
integra_status integra__plan_commit(integra_plan *plan, integra_error *error);

/* The allocator of the plan. */
const integra_allocator *integra__plan_allocator(const integra_plan *plan);

#endif
