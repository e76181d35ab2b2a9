/* draft.h - what a route of an orientation drafts in a plan.
 * Spec: spec/36-as-of.md (PLN-15).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_DRAFT_H
#define INTEGRA_DOMAIN_DUE_DRAFT_H

#include <integra/demand.h>
#include <integra/due.h>

#define INTEGRA__DUE_ANY_MOTIVE UINT32_MAX /* every one that its service has no row of its own for */

typedef struct integra__due_draft_row {
    uint32_t service;
    uint32_t motive;
    uint32_t need_domain;
    uint32_t sector;
} integra__due_draft_row;

/* Generated, of a service first the row of any motive (due/generated/drafts.c). */
extern const integra__due_draft_row integra__due_draft_rows[];
extern const size_t integra__due_draft_row_count;

#endif
