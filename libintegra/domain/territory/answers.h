/* answers.h - what the rows of a list come to together: some of them, all of them, how many different ones.
 * Spec: spec/00-conventions.md (GEN-1), spec/41-territory.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_ANSWERS_H
#define INTEGRA_DOMAIN_TERRITORY_ANSWERS_H

#include "domain/territory/review.h"

/* Where "does any row of the table?" begins: no where the table is claimed, since then only its rows can say yes. */
integra_tri integra__review_floor(const integra__review *review, uint32_t table);
/* Whether all that are open have it: a no counts of what is open for certain; a yes takes a complete list that has
 * something open, and the yes of all that may be. */
integra_tri integra__review_all_open(const integra_tri *open, const integra_tri *has, size_t count, int complete);
/* Sorts places by the identifiers they have in a column, and says how many identifiers there are. */
size_t integra__review_distinct(integra__review *review, const integra_id *ids, uint32_t *places, size_t count);

/* What the data say of a line, whatever was stated (GEN-12); of one that is only stated, what was stated. */
integra_tri integra__review_data(const integra__review *review, uint32_t line);
/* Whether a finding of that row was told. */
int integra__review_was_told(const integra__review *review, uint32_t rule, uint32_t settled_by);
/* Keeps the earliest day; INTEGRA_DATE_UNKNOWN is none yet, and a day that is not known changes nothing. */
void integra__review_earliest(integra_date *earliest, integra_date day);

#endif
