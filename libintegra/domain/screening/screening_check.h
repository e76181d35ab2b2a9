/* screening_check.h - what a caller hands in, checked and copied before anything reads it.
 * Spec: spec/10-screening.md (GEN-1, GEN-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_SCREENING_CHECK_H
#define INTEGRA_DOMAIN_SCREENING_CHECK_H

#include <integra/screening.h>

/* A caller's struct, checked and copied into the current version of it. */
integra_status integra__screening_answers_read(integra_answers *copy, const integra_answers *answers,
                                               integra_error *error);
integra_status integra__screening_facts_read(integra_facts *copy, const integra_facts *facts, integra_error *error);
integra_status integra__screening_read(integra_screening *copy, const integra_screening *screening,
                                       integra_error *error);

/* Both inputs of a screening, checked; answers and facts may be NULL, not both. */
typedef struct integra__screening_record {
    integra_answers answers;
    integra_facts facts;
    int has_facts;
} integra__screening_record;
integra_status integra__screening_record_read(integra__screening_record *inputs, const integra_answers *answers,
                                              const integra_facts *facts, integra_error *error);

#endif
