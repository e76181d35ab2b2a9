/* screening_items.h - the six items as a record tells them (SCR-7).
 * Spec: spec/10-screening.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_SCREENING_ITEMS_H
#define INTEGRA_DOMAIN_SCREENING_ITEMS_H

#include <integra/screening.h>

/* SCR-7: the six items from a record. */
void integra__screening_derive(const integra_rules *rules, const integra_facts *facts, integra_tri *derived);

/* SCR-7: whether a count reaches a threshold: a floor that does, yes; a complete one below it, no. */
integra_tri integra__screening_reaches(const integra_facts *facts, uint32_t count, int64_t threshold);

/* Whether a record lists every stay that began in the months of item 1 before its date: SCR-7. */
int integra__screening_stays_covered(const integra_rules *rules, const integra_facts *facts);

/* The threshold that a count is held against: SCR-7, SCR-11. */
int64_t integra__screening_count_threshold(const integra_rules *rules, uint32_t count);

/* SCR-8: a stated yes or no beats a derived one, a stated "?" is filled. */
void integra__screening_choose_items(integra_screening *out);

#endif
