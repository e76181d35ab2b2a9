/* plan_seen.h - what an event has seen: branches, vectors, and chains along a branch.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_SEEN_H
#define INTEGRA_DOMAIN_PLAN_SEEN_H

#include "plan_types.h"

/* Gives a judged node its branch and its vector. 0 when memory fails. */
int integra__plan_seen_place(integra_plan *plan, integra__plan_node *node, uint32_t self);
integra__plan_view integra__plan_seen_all(void);

/* Everything that counts on a day; on NULL everything. */
integra__plan_view integra__plan_seen_on(const integra__plan_day *day);

/* What the node's ancestors have seen, themselves included. */
integra__plan_view integra__plan_seen_before(const integra__plan_node *node);
uint32_t integra__plan_seen(const integra_plan *plan, const integra__plan_view *view, uint32_t branch);
int integra__plan_seen_node(const integra_plan *plan, const integra__plan_view *view, const integra__plan_node *node);

/* Whether a is an ancestor of b. */
int integra__plan_is_ancestor(const integra_plan *plan, const integra__plan_node *a, const integra__plan_node *b);

/* Adds a link for the node, of its branch, to the runs that *runs heads. NULL when memory fails. */
integra__plan_link *integra__plan_run_add(integra_plan *plan, uint32_t *runs, uint32_t node, uint32_t *link_out);

/* The newest link from `newest` back whose index is at most limit, or NONE. */
uint32_t integra__plan_run_find(const integra_plan *plan, uint32_t newest, uint32_t limit);

/* Makes one more link of a chain whose newest is *newest. NULL when memory fails. */
integra__plan_link *integra__plan_chain_add(integra_plan *plan, uint32_t *newest, uint32_t node, uint32_t *link_out);

/* Total order of two nodes: depth, writer, sequence, digest. */
int integra__plan_node_compare(const integra_plan *plan, const integra__plan_node *a, const integra__plan_node *b);

#endif
