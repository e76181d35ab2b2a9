/* figure_bytes.h - messages `figure` in hexadecimal, and the ways to read one and write it again.
 * Spec: spec/integra.cddl, figure-body.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h. */
#ifndef FIGURE_BYTES_H
#define FIGURE_BYTES_H

#include "strict.h"

#define DIGEST32 " 58 20 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
/* The six keys that every figure has, as of 2024-01-01; the state stands at 46, the counts at 48, the ratios at 54. */
#define FIGURE(indicator, state, counts, ppm)                                                                          \
    " 00 " indicator " 01 19 4d0b 03 " DIGEST32 " 04 " state " 05 84 " counts " 06 85 " ppm " "
/* Pairs behind three ratios of five bytes and two that are none. */
enum { STATE_AT = 46, COUNTS_AT = 48, PPM_AT = 54, PAIRS_AT = 73 };

#define A1        "01"
#define A2        "02"
#define B1        "05"
#define B2        "06"
#define CASELOAD  "08"
#define SHARE     "09"
#define DEFINED   "01"
#define BOUNDED   "02"
#define UNDEFINED "03"
#define NONE      " f6 "
#define P25       " 1a 0003d090 "
#define P50       " 1a 0007a120 "
#define P100      " 1a 000f4240 "
/* Wilson's limits of 1/4: 45587.26 and 699358.16; lower of 1/2 and of 1/1: 94531.20 and 206549.31. */
#define LOWER_1_4 " 19 b213 "
#define UPPER_1_4 " 1a 000aabdf "
#define LOWER_1_2 " 1a 00017143 "
#define LOWER_1_1 " 1a 000326d5 "

#define ONE_IN_FOUR FIGURE(A2, DEFINED, "01 01 04 04", P25 P25 P25 LOWER_1_4 UPPER_1_4)
#define NOTHING     NONE NONE NONE NONE NONE

static inline integra_status decode_figure(uint8_t kind, const uint8_t *message, size_t size, integra_error *error)
{
    integra_figure figure;
    (void)kind;
    integra_figure_init(&figure, sizeof figure);
    return integra_figure_decode(message, size, &figure, error);
}

/* The bytes that were read, written again: to the byte, and not where there is room for one less. */
static inline void expect_figure_again(const uint8_t *message, size_t size)
{
    integra_figure figure;
    size_t again_size = 0;
    uint8_t again[STRICT_ROOM];
    integra_figure_init(&figure, sizeof figure);
    assert_int_equal(integra_figure_decode(message, size, &figure, NULL), INTEGRA_OK);
    assert_int_equal(integra_figure_encode(&figure, again, size - 1, &again_size, NULL), INTEGRA_ERR_CAPACITY);
    assert_int_equal(again_size, size);
    assert_int_equal(integra_figure_encode(&figure, again, size, &again_size, NULL), INTEGRA_OK);
    assert_memory_equal(again, message, size);
}

#endif
