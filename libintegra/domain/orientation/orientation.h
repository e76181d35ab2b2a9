/* orientation.h - a response being made: what is called, by service.
 * Spec: spec/20-orientation.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_ORIENTATION_H
#define INTEGRA_DOMAIN_ORIENTATION_H

#include <integra/orientation.h>

#include "domain/demand/demand.h"
#include "domain/protocol/protocol_types.h"

typedef struct integra__orientation_called {
    uint32_t motives;
    uint32_t rule;
    uint16_t row; /* UINT16_MAX where the response adds it by itself */
    int16_t within;
    uint8_t level;
    uint8_t waits;
} integra__orientation_called;

typedef struct integra__orientation_answer {
    const uint8_t *values;
    uint64_t services; /* which of called say something */
    uint8_t open;
    integra__orientation_called called[INTEGRA__SERVICE_CODES];
} integra__orientation_answer;

/* The response to the motives of a demand whose values were checked, by a protocol that was proved. */
void integra__orientation_answer_demand(integra__orientation_answer *answer, const integra_protocol *protocol,
                                        uint32_t motives, const uint8_t *values);

/* When a route is due (ORI-13). */
integra_date integra__orientation_route_due(const integra__orientation_called *called, integra_date date,
                                            integra_date first_answer_due);

#endif
