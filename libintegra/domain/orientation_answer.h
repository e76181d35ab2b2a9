/* orientation_answer.h - a response being made: what is called, by service.
 * Spec: spec/20-orientation.md (ORI-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_ORIENTATION_ANSWER_H
#define INTEGRA_DOMAIN_ORIENTATION_ANSWER_H

#include "orientation.h"
#include "protocol.h"

typedef struct integra__called {
    uint32_t motives;
    uint32_t rule;
    uint16_t row; /* UINT16_MAX where the response adds it by itself */
    int16_t within;
    uint8_t level;
    uint8_t waits;
} integra__called;

typedef struct integra__answer {
    const uint8_t *values;
    uint64_t services; /* which of called say something */
    uint8_t open;
    integra__called called[INTEGRA__SERVICE_CODES];
} integra__answer;

/* The response to the motives of a demand whose values were checked, by a protocol that was proved. */
void integra__answer_demand(integra__answer *answer, const integra_protocol *protocol, uint32_t motives,
                            const uint8_t *values);

/* The places that match: one mask a field, and no branch. */
uint64_t integra__rows_matching(const integra__motive_table *table, const uint8_t *values);

/* ORI-13: days to the first answer, a day so many later (unknown beyond year 9999), and when a route is due. */
uint32_t integra__first_answer_days(const integra_rules *rules, uint8_t urgency);
integra_date integra__days_after(integra_date date, uint32_t days);
integra_date integra__route_due(const integra__called *called, integra_date date, integra_date first_answer_due);

/* Refuses a protocol that was not proved (ORI-16). */
integra_status integra__protocol_usable(const integra_protocol *protocol, integra_error *error);

#endif
