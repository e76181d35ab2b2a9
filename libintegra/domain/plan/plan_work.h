/* plan_work.h - the steps that a call on a plan may take, and what it says when there are none left.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_WORK_H
#define INTEGRA_DOMAIN_PLAN_WORK_H

#include <integra/plan.h>

/* A call begins that may bring so many events: its steps are counted from here (PLN-11). */
void integra__plan_work(integra_plan *plan, size_t brought);

/* Why work on the plan ended before it was done: MEMORY, or the status of its steps (PLN-11). */
integra_status integra__plan_ended(const integra_plan *plan, integra_error *error);

#endif
