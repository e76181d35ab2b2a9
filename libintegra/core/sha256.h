/* sha256.h - SHA-256 of bytes, for digests of packs and receipts.
 * Spec: FIPS 180-4; GEN-9, GEN-10.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_CORE_SHA256_H
#define INTEGRA_CORE_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define INTEGRA__SHA256_SIZE 32

typedef struct integra__sha256_state {
    uint32_t hash[8];
    uint64_t size;     /* bytes taken so far */
    uint8_t block[64]; /* the last size % 64 of them */
} integra__sha256_state;

void integra__sha256_init(integra__sha256_state *state);
/* bytes may be NULL when size is 0. */
void integra__sha256_update(integra__sha256_state *state, const uint8_t *bytes, size_t size);
/* The state is spent afterwards: init it again. */
void integra__sha256_final(integra__sha256_state *state, uint8_t out[INTEGRA__SHA256_SIZE]);

/* All three at once. */
void integra__sha256(const uint8_t *bytes, size_t size, uint8_t out[INTEGRA__SHA256_SIZE]);

/* So many texts at once, of up to so many bytes each: half the time of one after another. */
enum { INTEGRA__SHA256_LANES = 16, INTEGRA__SHA256_SHORT = 55 };
void integra__sha256_short(const uint8_t *const texts[INTEGRA__SHA256_LANES], const size_t sizes[INTEGRA__SHA256_LANES],
                           uint8_t out[INTEGRA__SHA256_LANES][INTEGRA__SHA256_SIZE]);

#endif
