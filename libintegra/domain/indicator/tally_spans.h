/* tally_spans.h - which frame an indicator reads, and which days.
 * Spec: spec/50-indicators.md (IND-3, IND-10 to IND-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_SPANS_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_SPANS_H

#include "tally_types.h"

/* Sets window, before and age_months of a tally whose indicator, at and rules are set. */
void integra__tally_spans(integra_tally *tally);
/* When somebody was born who is that old, in whole years, on a day (IND-8); from the calendar's first day on. */
integra__span integra__tally_born(integra_date day, uint32_t age);

/* Whether two spans have a day in common. */
static inline int integra__span_meets(const integra__span *span, integra_date from, integra_date to)
{
    return span->from <= span->to && from <= span->to && to >= span->from;
}

#endif
