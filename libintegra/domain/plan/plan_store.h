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

/* Begins a change within a call: undone by abandon, or by a commit that fails. */
void integra__plan_mark(integra_plan *plan);

/* A call begins that is one change. */
void integra__plan_begin(integra_plan *plan, size_t brought);
void integra__plan_abandon(integra_plan *plan);

/* The same of what was here once, which has no budget. */
void integra__plan_begin_whole(integra_plan *plan);

/* The allocator of the plan. */
const integra_allocator *integra__plan_allocator(const integra_plan *plan);

#endif
