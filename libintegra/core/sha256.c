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

static const uint32_t initial[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                     0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

static inline uint32_t rotated(uint32_t x, unsigned by)
{
    return x >> by | x << (32 - by);
}

/* One round, the word and its constant added: what a to h are called moves on by one each time instead of their values.
 * The rotations are nested, which takes fewer instructions than three of each and comes to the same. */
static inline void take_word(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g,
                             uint32_t *h, uint32_t word)
{
    uint32_t t1 = *h + word + rotated(rotated(rotated(e, 14) ^ e, 5) ^ e, 6) + (g ^ (e & (f ^ g)));
    *d += t1;
    *h = t1 + rotated(rotated(rotated(a, 9) ^ a, 11) ^ a, 2) + ((a & b) | (c & (a | b)));
}

static inline uint32_t word_of(const uint8_t bytes[4])
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The message schedule. */
static void spread(uint32_t w[64], const uint8_t block[BLOCK])
{
    for (size_t t = 0; t < 16; t++) {
        w[t] = word_of(block + 4 * t);
    }
    for (size_t t = 16; t < 64; t++) {
        uint32_t s0 = rotated(w[t - 15], 7) ^ rotated(w[t - 15], 18) ^ w[t - 15] >> 3;
        uint32_t s1 = rotated(w[t - 2], 17) ^ rotated(w[t - 2], 19) ^ w[t - 2] >> 10;
        w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
}

static void take_block(uint32_t hash[8], const uint8_t block[BLOCK])
{
    uint32_t w[64];
    uint32_t a = hash[0], b = hash[1], c = hash[2], d = hash[3], e = hash[4], f = hash[5], g = hash[6], h = hash[7];
    spread(w, block);
    for (size_t t = 0; t < 64; t += 8) {
        const uint32_t *k = round_constant + t;
        take_word(a, b, c, &d, e, f, g, &h, k[0] + w[t]);
        take_word(h, a, b, &c, d, e, f, &g, k[1] + w[t + 1]);
        take_word(g, h, a, &b, c, d, e, &f, k[2] + w[t + 2]);
        take_word(f, g, h, &a, b, c, d, &e, k[3] + w[t + 3]);
        take_word(e, f, g, &h, a, b, c, &d, k[4] + w[t + 4]);
        take_word(d, e, f, &g, h, a, b, &c, k[5] + w[t + 5]);
        take_word(c, d, e, &f, g, h, a, &b, k[6] + w[t + 6]);
        take_word(b, c, d, &e, f, g, h, &a, k[7] + w[t + 7]);
    }
    hash[0] += a;
    hash[1] += b;
    hash[2] += c;
    hash[3] += d;
    hash[4] += e;
    hash[5] += f;
    hash[6] += g;
    hash[7] += h;
}

void integra__sha256_init(integra__sha256_state *state)
{
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
    uint64_t bits = state->size * 8;
    size_t held = (size_t)(state->size % BLOCK);
    state->block[held++] = 0x80;
    if (held > LENGTH_AT) {
        memset(state->block + held, 0, BLOCK - held);
        take_block(state->hash, state->block);
        held = 0;
    }
    memset(state->block + held, 0, LENGTH_AT - held);
    for (size_t i = 0; i < BLOCK - LENGTH_AT; i++) {
        state->block[LENGTH_AT + i] = (uint8_t)(bits >> (56 - 8 * i));
    }
    take_block(state->hash, state->block);
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

/* ---- short texts, so many at once: a word of each stands beside those of the others, and a compiler makes vectors of
 * the loops over them */

typedef uint32_t beside[INTEGRA__SHA256_LANES];

/* The one block of a text, its end and its length in bits included. */
static void take_text(beside w[16], size_t lane, const uint8_t *text, size_t size)
{
    uint8_t block[BLOCK] = { 0 };
    memcpy(block, text, size);
    block[size] = 0x80;
    block[BLOCK - 2] = (uint8_t)(size * 8 >> 8);
    block[BLOCK - 1] = (uint8_t)(size * 8);
    for (size_t t = 0; t < 16; t++) {
        w[t][lane] = word_of(block + 4 * t);
    }
}

/* One word of the schedule, of each, in the place of the one sixteen before; `restrict` says that rows do not overlap,
 * without which nothing becomes a vector. */
static inline void spread_word(uint32_t *restrict word, const uint32_t *restrict w1, const uint32_t *restrict w9,
                               const uint32_t *restrict w14)
{
    for (size_t i = 0; i < INTEGRA__SHA256_LANES; i++) {
        uint32_t s0 = rotated(w1[i], 7) ^ rotated(w1[i], 18) ^ w1[i] >> 3;
        uint32_t s1 = rotated(w14[i], 17) ^ rotated(w14[i], 19) ^ w14[i] >> 10;
        word[i] += s0 + w9[i] + s1;
    }
}

/* take_word() of each. */
static inline void take_words(const uint32_t *restrict a, const uint32_t *restrict b, const uint32_t *restrict c,
                              uint32_t *restrict d, const uint32_t *restrict e, const uint32_t *restrict f,
                              const uint32_t *restrict g, uint32_t *restrict h, const uint32_t *restrict w, uint32_t k)
{
    for (size_t i = 0; i < INTEGRA__SHA256_LANES; i++) {
        take_word(a[i], b[i], c[i], &d[i], e[i], f[i], g[i], &h[i], k + w[i]);
    }
}

void integra__sha256_short(const uint8_t *const texts[INTEGRA__SHA256_LANES], const size_t sizes[INTEGRA__SHA256_LANES],
                           uint8_t out[INTEGRA__SHA256_LANES][INTEGRA__SHA256_SIZE])
{
    beside w[16], s[8];
    for (size_t i = 0; i < INTEGRA__SHA256_LANES; i++) {
        take_text(w, i, texts[i], sizes[i]);
        for (size_t k = 0; k < 8; k++) {
            s[k][i] = initial[k];
        }
    }
    for (size_t t = 0; t < 64; t += 8) {
        const uint32_t *k = round_constant + t;
        size_t n = t % 16;
        for (size_t i = n; t >= 16 && i < n + 8; i++) {
            spread_word(w[i], w[(i + 1) % 16], w[(i + 9) % 16], w[(i + 14) % 16]);
        }
        take_words(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], w[n], k[0]);
        take_words(s[7], s[0], s[1], s[2], s[3], s[4], s[5], s[6], w[n + 1], k[1]);
        take_words(s[6], s[7], s[0], s[1], s[2], s[3], s[4], s[5], w[n + 2], k[2]);
        take_words(s[5], s[6], s[7], s[0], s[1], s[2], s[3], s[4], w[n + 3], k[3]);
        take_words(s[4], s[5], s[6], s[7], s[0], s[1], s[2], s[3], w[n + 4], k[4]);
        take_words(s[3], s[4], s[5], s[6], s[7], s[0], s[1], s[2], w[n + 5], k[5]);
        take_words(s[2], s[3], s[4], s[5], s[6], s[7], s[0], s[1], w[n + 6], k[6]);
        take_words(s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[0], w[n + 7], k[7]);
    }
    for (size_t i = 0; i < INTEGRA__SHA256_LANES; i++) {
        for (size_t n = 0; n < INTEGRA__SHA256_SIZE; n++) {
            out[i][n] = (uint8_t)((s[n / 4][i] + initial[n / 4]) >> (24 - 8 * (n % 4)));
        }
    }
}
