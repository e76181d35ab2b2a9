/* screening_verdicts.h - from six items to counts, verdicts, stage, what to ask next and robustness.
 * Spec: spec/10-screening.md (SCR-1 to SCR-6, SCR-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_SCREENING_VERDICTS_H
#define INTEGRA_DOMAIN_SCREENING_VERDICTS_H

#include <integra/screening.h>

/* What `need` criteria of six come to: SCR-2 and SCR-3. */
integra_tri integra__screening_verdict(unsigned yes, unsigned unknown, int64_t need);

/* SCR-1: the two counts of out, from the items. */
void integra__screening_count_items(const integra_tri *items, integra_screening *out);

/* What two counts of items alone decide: SCR-2, SCR-3, SCR-6, SCR-12. */
typedef struct integra__screening_outlook {
    integra_tri pps;
    integra_tri assistance_threshold;
    uint8_t least_to_settle;
    uint8_t pps_robustness;
    uint8_t threshold_robustness;
} integra__screening_outlook;
integra__screening_outlook integra__screening_outlook_of(const integra_rules *rules, unsigned yes, unsigned unknown);

/* The verdicts, stage and questions of out, from the outlook of its counts and its stated answers: SCR-2 to SCR-6. */
void integra__screening_judge(const integra__screening_outlook *outlook, integra_screening *out);

#endif
