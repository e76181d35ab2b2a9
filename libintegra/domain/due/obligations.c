/* obligations.c - What is due (PLN-13); not built yet.
 * Spec: spec/34-due.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligations.h"

integra_status integra__due_obligations(integra_due *due, const integra_rules *rules, const integra_screened *screened,
                                        integra_error *error)
{
    (void)due;
    (void)rules;
    (void)screened;
    (void)error;
    return INTEGRA_OK;
}
