/* plan_known.c - the plan as it was known (PLN-16); not built yet.
 * Spec: spec/36-as-of.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/plan.h>

#include "core/status.h"

integra_status integra_plan_known_since(integra_plan *plan, size_t place, int64_t *minute_out, integra_error *error)
{
    (void)plan;
    (void)place;
    (void)minute_out;
    return integra__no_memory(error);
}

integra_status integra_plan_known_at(integra_plan *plan, int64_t minute, const integra_allocator *allocator,
                                     integra_plan **plan_out, integra_error *error)
{
    (void)plan;
    (void)minute;
    (void)allocator;
    (void)plan_out;
    return integra__no_memory(error);
}
