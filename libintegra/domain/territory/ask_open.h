/* ask_open.h - the facts of whether a row is open: its first and last day, where they are not known.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_ASK_OPEN_H
#define INTEGRA_DOMAIN_TERRITORY_ASK_OPEN_H

#include "review.h"

/* 1 where a date is neither a day nor known to be none (GEN-1). */
static inline int integra__date_open(integra_date date, int complete)
{
    return !integra__review_date_known(date) && !integra__review_date_none(date, complete);
}

/* The same of a place. */
static inline int integra__ref_open(uint32_t ref, int complete)
{
    return !integra__review_ref_known(ref) && !integra__review_ref_none(ref, complete);
}

/* Asks for the days of a row of structure, body, seat, function or pilote of which it is not known whether it is open
 * as of the review's day. */
void integra__ask_open(integra__review *review, uint32_t table, size_t row);

#endif
