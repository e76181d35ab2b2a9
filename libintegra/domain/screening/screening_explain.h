/* screening_explain.h - every verdict of a screening, step by step: the rule, what it read, what is missing.
 * Spec: spec/10-screening.md, "The explanation of a screening" (GEN-3).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_SCREENING_EXPLAIN_H
#define INTEGRA_DOMAIN_SCREENING_EXPLAIN_H

#include "screening_check.h"

/* One step of the explanation of s, which integra__screening_make made of inputs, as a receipt holds it, without what
 * was counted and whether it decided: GEN-3. */
void integra__screening_step(const integra_rules *rules, const integra__screening_record *inputs,
                             const integra_screening *s, size_t index, integra_reason *out);

#endif
