/* view_values.h - every value that a field of an event holds, as corrected.
 * Spec: spec/35-views.md (PLN-30), spec/31-history.md (PLN-23).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_VIEW_VALUES_H
#define INTEGRA_DOMAIN_VIEW_VALUES_H

#include "view_types.h"

/* The event that first gave what a row holds, a settlement standing for what it chose: its place, or NONE for an
 * initial value. */
uint32_t integra__view_source(const integra_plan *plan, const integra_held *held);

/* The corrections of a field of the event at a place; count is 0 where the event's own value holds. */
integra__view_span integra__view_corrected(const integra__view *view, uint32_t place, uint32_t field);

/* The event as it would stand with the i-th of these values in that field. own is the event at that place. */
void integra__view_value(const integra__view *view, const integra_event *own, uint32_t field, integra__view_span span,
                         uint32_t i, integra_event *out);

/* 1 << code of every value of an event's field `code`. */
uint64_t integra__view_codes(const integra__view *view, uint32_t place);

#endif
