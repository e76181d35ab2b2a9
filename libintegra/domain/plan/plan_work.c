/* plan_work.c - the steps that a call on a plan may take, and what it says when there are none left.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_work.h"

#include "core/fault.h"
#include "core/status.h"
#include "plan_types.h"

#define WORK_EVENTS 8u    /* that `work` is for (PLN-11) */
#define WORK_FLOOR  1000u /* times: what a small plan has at least */

/* What a call may take, growing with what is here and what comes in (PLN-11). */
static integra__work_state budget(const integra_plan *plan, size_t brought)
{
    uint64_t times = ((uint64_t)plan->present + brought) / WORK_EVENTS;
    integra__work_state work = integra__work_of(0);
    if (plan->limits.work != INTEGRA_PLAN_WORK_UNBOUNDED) {
        work.given.limit = (times < WORK_FLOOR ? WORK_FLOOR : times) * plan->limits.work;
    }
    work.given.go_on = plan->host.go_on;
    work.given.context = plan->host.context;
    return work;
}

void integra__plan_work(integra_plan *plan, size_t brought)
{
    plan->work = budget(plan, brought);
}

integra_status integra__plan_ended(const integra_plan *plan, integra_error *error)
{
    switch (plan->work.ended) {
    case INTEGRA_OK:
        return integra__no_memory(error);
    case INTEGRA_ERR_LIMIT:
        return integra__fault_within(error, INTEGRA_FAULT_PLAN_WORK, INTEGRA_NO_PLACE, 0,
                                     (int64_t)plan->work.given.limit);
    default:
        return integra__work_status(&plan->work, error);
    }
}
