/* demand_key.h - the order of demands, as numbers that add up field by field.
 * Spec: spec/21-protocol.md (ORI-16, ORI-18).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DEMAND_KEY_H
#define INTEGRA_DOMAIN_DEMAND_KEY_H

#include "domain/rules/services.h"

/* A wide key orders demands of one and of two motives; a demand's is the sum of what its parts add. The second motive
 * takes five bits behind the first, 0 where there is none. */
#define INTEGRA__DEMAND_KEY_SECOND 26u /* where the second motive's bits begin */
#define INTEGRA__DEMAND_KEY_SIZE   (UINT64_C(1) << 39)

uint64_t integra__demand_key_of_motives(uint32_t motive, uint32_t second); /* second: INTEGRA_NO_INDEX for none */
uint64_t integra__demand_key_of_value(uint32_t field, uint8_t value);

/* The demand of a wide key. */
void integra__demand_key_demand(uint64_t key, uint32_t *motives, uint8_t *values);

/* The key as published, without the second motive, and back. */
uint64_t integra__demand_key_narrow(uint64_t wide);
uint64_t integra__demand_key_widen(uint64_t narrow);

/* Whether a value can stand in a demand whose earlier fields are these (ORI-16, "impossible"). */
int integra__demand_value_possible(uint32_t field, uint8_t value, const uint8_t *values);

#endif
