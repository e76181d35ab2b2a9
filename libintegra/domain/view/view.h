/* view.h - what a viewer sees of a plan: which groups, of which plan, which events and how they stand in one another.
 * Spec: spec/35-views.md (PLN-30).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_VIEW_H
#define INTEGRA_DOMAIN_VIEW_H

#include "view_types.h"

/* The row of a kind, NULL for one that never is a row. */
const integra__view_row *integra__view_row_of(uint32_t kind);

/* Reads what that viewer, who is one, sees of the plan; integra__view_close() releases it, whatever came of it.
 * Errors: REFUSED (PLN-30) without an opening; MEMORY. */
integra_status integra__view_open(integra__view *view, integra_plan *plan, uint32_t viewer, integra_error *error);
void integra__view_close(integra__view *view);

#endif
