/* draft.c - what a route of an orientation drafts in a plan.
 * Spec: spec/36-as-of.md (PLN-15).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "draft.h"

#include "core/fault.h"
#include "domain/rules/generated/bounds.h"

/* The last row of a service that goes for the motive: its own, or the one for any; NULL for none. */
static const integra__due_draft_row *row_of(uint32_t service, uint32_t motive)
{
    const integra__due_draft_row *found = NULL;
    for (size_t i = 0; i < integra__due_draft_row_count; i++) {
        const integra__due_draft_row *row = &integra__due_draft_rows[i];
        if (row->service == service && (row->motive == INTEGRA__DUE_ANY_MOTIVE || row->motive == motive)) {
            found = row;
        }
    }
    return found;
}

integra_status integra_due_draft(uint32_t service, uint32_t motive, uint32_t *need_domain_out, uint32_t *sector_out,
                                 integra_error *error)
{
    const integra__due_draft_row *row = row_of(service, motive);
    if (row == NULL || motive > INTEGRA__MOTIVE_LAST) {
        return integra__fault_at(error, INTEGRA_FAULT_DRAFTS_NOTHING, row == NULL ? 0 : 1);
    }
    if (need_domain_out != NULL) {
        *need_domain_out = row->need_domain;
    }
    if (sector_out != NULL) {
        *sector_out = row->sector;
    }
    return INTEGRA_OK;
}
