/* tally_births.h - what stays that are not kept say of births (B3): the rows of one person are combined.
 * Spec: spec/50-indicators.md (IND-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_BIRTHS_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_BIRTHS_H

#include "tally_types.h"

extern const integra__row_kind integra__tally_births_kind, integra__tally_ages_kind;

/* Writes what those of count rows which say something to INTEGRA__TALLY_BIRTHS say, one behind another; how many. */
size_t integra__tally_births_write(const integra_id *persons, const integra_date *births, const uint8_t *says,
                                   size_t count, uint8_t *rows_out);
/* The same of INTEGRA__TALLY_AGES: their admissions and ages are known. */
size_t integra__tally_ages_write(const integra_id *persons, const integra_date *admissions, const uint32_t *ages,
                                 const uint8_t *says, size_t count, uint8_t *rows_out);
/* Whether bytes are a row of either table. */
int integra__tally_births_made(const integra_tally *tally, uint32_t table, const uint8_t *row);

#endif
