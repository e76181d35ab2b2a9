/* cover.c - Who covers each day (PLN-14); not built yet.
 * Spec: spec/36-as-of.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "cover.h"

integra_status integra__due_cover_read(integra_plan *plan, integra_due *due, integra_error *error)
{
    (void)plan;
    (void)due;
    (void)error;
    return INTEGRA_OK;
}
