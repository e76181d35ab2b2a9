/* screening_columns_check.h - columns checked before any row of them is screened.
 * Spec: spec/10-screening.md, "Columns" (GEN-1, GEN-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_SCREENING_COLUMNS_CHECK_H
#define INTEGRA_DOMAIN_SCREENING_COLUMNS_CHECK_H

#include "screening_columns.h"

/* Copies both structs and checks every value of every column; the first bad row is the error's index. */
integra_status integra__screening_columns_read(integra_screening_inputs *in, integra_screening_outputs *out,
                                               const integra_rules *rules, const integra_screening_inputs *inputs,
                                               size_t n, const integra_screening_outputs *outputs,
                                               integra_error *error);

/* Whether any column of a record is given: then every row has a record. */
int integra__screening_columns_have_facts(const integra_screening_inputs *in);

#endif
