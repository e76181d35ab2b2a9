/* exchange_pairs.h - which levels are adjacent, and what of a flow goes up and what comes down.
 * Spec: spec/40-concertation.md (CON-6).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_EXCHANGE_PAIRS_H
#define INTEGRA_DOMAIN_TERRITORY_EXCHANGE_PAIRS_H

#include "review.h"

enum { INTEGRA__EXCHANGE_PAIRS = 2 };

/* Two adjacent levels; a finding's value is the pair's place counted from 1. */
typedef struct integra__exchange_pair {
    uint32_t line, upper, lower;
} integra__exchange_pair;

extern const integra__exchange_pair integra__exchange_pairs[INTEGRA__EXCHANGE_PAIRS];

/* CON-6: needs and difficulties rise, decisions and feedback come down; a content that is not known may do either. */
typedef struct integra__exchange_content {
    integra_tri rises, descends;
} integra__exchange_content;

/* By INTEGRA_FLOW_CONTENT_. */
extern const integra__exchange_content integra__exchange_contents[INTEGRA__FLOW_CONTENT_CODES];

#endif
