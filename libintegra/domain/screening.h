/* screening.h - the parts of screening that its files share.
 * Spec: spec/10-screening.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_SCREENING_H
#define INTEGRA_DOMAIN_SCREENING_H

#include <integra/screening.h>

#include "pack.h"

/* Words in use of the rooms kept in integra_facts; the rest stays zero until a later version names it. */
#define INTEGRA__FACT_COUNT  15
#define INTEGRA__COUNT_COUNT 3

/* A caller's struct, checked and copied into the current version of it. */
integra_status integra__answers_read(integra_answers *copy, const integra_answers *answers, integra_error *error);
integra_status integra__facts_read(integra_facts *copy, const integra_facts *facts, integra_error *error);
integra_status integra__screening_read(integra_screening *copy, const integra_screening *screening,
                                       integra_error *error);

/* Both inputs of a screening, checked; answers and facts may be NULL, not both. */
typedef struct integra__inputs {
    integra_answers answers;
    integra_facts facts;
    int has_facts;
} integra__inputs;
integra_status integra__inputs_read(integra__inputs *inputs, const integra_answers *answers, const integra_facts *facts,
                                    integra_error *error);

/* SCR-1 to SCR-8, SCR-11, SCR-12 on checked inputs; fills everything but struct_size. */
void integra__screen(const integra_rules *rules, const integra__inputs *inputs, integra_screening *out);
/* The first half of it, up to the two counts. The rest is integra__judge, by an outlook that columns make once for
 * each pair of counts. */
void integra__settle_items(const integra_rules *rules, const integra__inputs *inputs, integra_screening *out);

/* SCR-7: the six items from a record. */
void integra__derive(const integra_rules *rules, const integra_facts *facts, integra_tri *derived);
/* SCR-7: whether a count reaches a threshold: a floor that does, yes; a complete one below it, no. */
integra_tri integra__reaches(const integra_facts *facts, uint32_t count, int64_t threshold);
/* The threshold that a count is held against: SCR-7, SCR-11. */
int64_t integra__count_threshold(const integra_rules *rules, uint32_t count);

/* What `need` criteria of six come to: SCR-2 and SCR-3. */
integra_tri integra__verdict(unsigned yes, unsigned unknown, int64_t need);
/* SCR-8: a stated yes or no beats a derived one, a stated "?" is filled. */
void integra__choose_items(integra_screening *out);
/* SCR-1: the two counts of out, from the items. */
void integra__count_items(const integra_tri *items, integra_screening *out);
/* What two counts of items alone decide: SCR-2, SCR-3, SCR-6, SCR-12. */
typedef struct integra__outlook {
    integra_tri pps;
    integra_tri assistance_threshold;
    uint8_t least_to_settle;
    uint8_t pps_robustness;
    uint8_t threshold_robustness;
} integra__outlook;
integra__outlook integra__outlook_of(const integra_rules *rules, unsigned yes, unsigned unknown);
/* The verdicts, stage and questions of out, from the outlook of its counts and its stated answers: SCR-2 to SCR-6. */
void integra__judge(const integra__outlook *outlook, integra_screening *out);
/* One step of the explanation of s, which integra__screen made of inputs: GEN-3. */
void integra__screening_step(const integra_rules *rules, const integra__inputs *inputs, const integra_screening *s,
                             size_t index, integra_reason *out);
/* The findings of one screening: SCR-5, SCR-8. context is an integra_screening. */
struct integra__findings;
void integra__screening_findings(struct integra__findings *findings, const void *context);

#endif
