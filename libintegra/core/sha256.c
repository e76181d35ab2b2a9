/* sha256.c - SHA-256 of bytes.
 * Spec: FIPS 180-4 sections 4.1.2, 4.2.2, 5.3.3 and 6.2; GEN-9, GEN-10.  Layer: core.
 * SPDX-License-Identifier: Apache-2.0 */
#include "sha256.h"

#include <string.h>

#define BLOCK     64u
#define LENGTH_AT 56u /* the message's length in bits ends its last block */

static const uint32_t round_constant[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotated(uint32_t x, unsigned by)
{
    return x >> by | x << (32 - by);
}

static void take_block(uint32_t hash[8], const uint8_t block[BLOCK])
{
    uint32_t w[64];
    uint32_t v[8]; /* a to h of the standard */
    for (size_t t = 0; t < 16; t++) {
        w[t] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 | (uint32_t)block[4 * t + 2] << 8 |
               block[4 * t + 3];
    }
    for (size_t t = 16; t < 64; t++) {
        uint32_t s0 = rotated(w[t - 15], 7) ^ rotated(w[t - 15], 18) ^ w[t - 15] >> 3;
        uint32_t s1 = rotated(w[t - 2], 17) ^ rotated(w[t - 2], 19) ^ w[t - 2] >> 10;
        w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    memcpy(v, hash, sizeof v);
    for (size_t t = 0; t < 64; t++) {
        uint32_t big1 = rotated(v[4], 6) ^ rotated(v[4], 11) ^ rotated(v[4], 25);
        uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
        uint32_t t1 = v[7] + big1 + choice + round_constant[t] + w[t];
        uint32_t big0 = rotated(v[0], 2) ^ rotated(v[0], 13) ^ rotated(v[0], 22);
        uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        memmove(v + 1, v, 7 * sizeof v[0]);
        v[4] += t1;
        v[0] = t1 + big0 + majority;
    }
    for (size_t i = 0; i < 8; i++) {
        hash[i] += v[i];
    }
}

void integra__sha256_init(integra__sha256_state *state)
{
    static const uint32_t initial[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
    memset(state, 0, sizeof *state);
    memcpy(state->hash, initial, sizeof initial);
}

void integra__sha256_update(integra__sha256_state *state, const uint8_t *bytes, size_t size)
{
    size_t held = (size_t)(state->size % BLOCK);
    state->size += size;
    while (size) {
        size_t taken = size < BLOCK - held ? size : BLOCK - held;
        memcpy(state->block + held, bytes, taken);
        bytes += taken;
        size -= taken;
        held += taken;
        if (held == BLOCK) {
            take_block(state->hash, state->block);
            held = 0;
        }
    }
}

void integra__sha256_final(integra__sha256_state *state, uint8_t out[INTEGRA__SHA256_SIZE])
{
    static const uint8_t padding[BLOCK] = { 0x80 };
    uint64_t bits = state->size * 8;
    size_t held = (size_t)(state->size % BLOCK);
    uint8_t length[8];
    for (size_t i = 0; i < 8; i++) {
        length[i] = (uint8_t)(bits >> (56 - 8 * i));
    }
    integra__sha256_update(state, padding, held < LENGTH_AT ? LENGTH_AT - held : BLOCK + LENGTH_AT - held);
    integra__sha256_update(state, length, sizeof length);
    for (size_t i = 0; i < INTEGRA__SHA256_SIZE; i++) {
        out[i] = (uint8_t)(state->hash[i / 4] >> (24 - 8 * (i % 4)));
    }
}

void integra__sha256(const uint8_t *bytes, size_t size, uint8_t out[INTEGRA__SHA256_SIZE])
{
    integra__sha256_state state;
    integra__sha256_init(&state);
    integra__sha256_update(&state, bytes, size);
    integra__sha256_final(&state, out);
}
