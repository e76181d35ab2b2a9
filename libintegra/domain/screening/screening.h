/* screening.h - a screening: the items settled, then what they come to.
 * Spec: spec/10-screening.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_SCREENING_H
#define INTEGRA_DOMAIN_SCREENING_H

#include <integra/screening.h>

#include "screening_check.h"

/* SCR-1 to SCR-8, SCR-11, SCR-12 on checked inputs; fills everything but struct_size. */
void integra__screening_make(const integra_rules *rules, const integra__screening_record *inputs,
                             integra_screening *out);

/* The first half of it, up to the two counts. The rest is integra__screening_judge, by an outlook that columns make
 * once for each pair of counts. */
void integra__screening_settle_items(const integra_rules *rules, const integra__screening_record *inputs,
                                     integra_screening *out);

#endif
