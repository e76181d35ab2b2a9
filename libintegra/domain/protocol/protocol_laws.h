/* protocol_laws.h - the laws of one motive, looked at in one case.
 * Spec: spec/21-protocol.md (ORI-16, "Laws").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_LAWS_H
#define INTEGRA_DOMAIN_PROTOCOL_LAWS_H

#include "protocol_proof.h"

/* Looks at every law of one motive in one case. */
void integra__protocol_look(integra__protocol_proof *proof, const integra__protocol_case *at);

/* Whether the calls of two sets of speaking places differ, in demands that differ in `isolated` alone (law 9). */
int integra__protocol_calls_differ(integra__protocol_proof *proof, const uint8_t *values, uint64_t one, uint64_t two);

/* Whether two calls of one service contradict each other in a demand (law 3). */
int integra__protocol_calls_contradict(const integra__protocol_call *one, const integra__protocol_call *two,
                                       const uint8_t *values, uint8_t open);

/* The lowest row at some of the places, UINT16_MAX for none. */
uint16_t integra__protocol_lowest_row(const integra__protocol_table *table, uint64_t places);

#endif
