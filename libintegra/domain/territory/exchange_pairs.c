/* exchange_pairs.c - which levels are adjacent, and what of a flow goes up and what comes down.
 * Spec: spec/40-concertation.md (CON-6).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "exchange_pairs.h"

const integra__exchange_pair integra__exchange_pairs[INTEGRA__EXCHANGE_PAIRS] = {
    { INTEGRA_LINE_EXCHANGE_MACRO_MESO, INTEGRA_TIER_MACRO, INTEGRA_TIER_MESO },
    { INTEGRA_LINE_EXCHANGE_MESO_MICRO, INTEGRA_TIER_MESO, INTEGRA_TIER_MICRO },
};

const integra__exchange_content integra__exchange_contents[INTEGRA__FLOW_CONTENT_CODES] = {
    [INTEGRA_FLOW_CONTENT_NEED] = { INTEGRA_TRI_YES, INTEGRA_TRI_NO },
    [INTEGRA_FLOW_CONTENT_DIFFICULTY] = { INTEGRA_TRI_YES, INTEGRA_TRI_NO },
    [INTEGRA_FLOW_CONTENT_DECISION] = { INTEGRA_TRI_NO, INTEGRA_TRI_YES },
    [INTEGRA_FLOW_CONTENT_FEEDBACK] = { INTEGRA_TRI_NO, INTEGRA_TRI_YES },
};
