/* tally.h - what is asked of a tally: which rows are some, and that they be in order.
 * Spec: spec/50-indicators.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_H

#include "tally_types.h"

/* The kind of rows of each table of an indicator; NULL where it has none. */
const integra__row_kind *integra__tally_row_kind(uint32_t indicator, uint32_t table);
/* Whether a row could have come from integra_tally_add(): what the codec asks of rows it reads. */
int integra__tally_row_is(const integra_tally *tally, uint32_t table, const uint8_t *row);
/* Settles every table; 0 where there is no memory. */
int integra__tally_settle(integra_tally *tally);
/* The same in no order, which is quicker: rows of one identifier follow one another, of all tables in one order of
 * identifiers where the rows have none. */
int integra__tally_unite(integra_tally *tally);

#endif
