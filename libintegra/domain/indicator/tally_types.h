/* tally_types.h - a tally: of what it is, the days its indicator reads, and its rows.
 * Spec: spec/50-indicators.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_TYPES_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_TYPES_H

#include <integra/indicator.h>

#include "indicator_rows.h"

/* Days both included; empty where from is behind to. */
typedef struct integra__span {
    integra_date from, to;
} integra__span;

/* The tables of a tally: its rows, and of B3 what other rows say of births. */
enum { INTEGRA__TALLY_ROWS, INTEGRA__TALLY_BIRTHS, INTEGRA__TALLY_AGES, INTEGRA__TALLY_TABLES };
/* Of a caseload, in the place of births: those who accompany. */
#define INTEGRA__TALLY_ASSISTANTS INTEGRA__TALLY_BIRTHS

struct integra_tally {
    integra_allocator allocator;
    integra_rules *rules; /* owned */
    uint8_t rules_digest[32];
    uint32_t indicator;
    integra_date at;
    uint32_t parts;
    uint64_t held;
    integra_id territory;
    integra__span window; /* the days of the numerator: of A1, A2, B1, B2 that of `at` alone */
    integra__span
        before; /* those of the denominator: the same, or of B1 to B3 the earlier ones; B1, B2 one day, or none */
    uint32_t age_months;                          /* of A3 and B3: from which age a person counts */
    integra__rows *tables[INTEGRA__TALLY_TABLES]; /* owned; NULL where the indicator has no such table */
    integra_bytes extension;                      /* later keys of the message it was read from; owned */
};

#endif
