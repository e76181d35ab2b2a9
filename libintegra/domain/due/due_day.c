/* due_day.c - A plan on a day (PLN-16); not built yet.
 * Spec: spec/36-as-of.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "due_day.h"

integra_status integra__due_day_read(integra_plan *plan, integra_date at, integra_due *due, integra_error *error)
{
    (void)plan;
    (void)at;
    (void)due;
    (void)error;
    return INTEGRA_OK;
}

void integra__due_day_release(integra_due *due)
{
    (void)due;
}
