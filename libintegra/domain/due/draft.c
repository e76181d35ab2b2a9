/* draft.c - What a route drafts (PLN-15); not built yet.
 * Spec: spec/36-as-of.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/due.h>

#include "core/fault.h"

integra_status integra_due_draft(uint32_t service, uint32_t motive, uint32_t *need_domain_out, uint32_t *sector_out,
                                 integra_error *error)
{
    (void)service;
    (void)motive;
    (void)need_domain_out;
    (void)sector_out;
    return integra__fault_at(error, INTEGRA_FAULT_DRAFTS_NOTHING, 0);
}
