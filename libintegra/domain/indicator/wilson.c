/* wilson.c - Wilson's limits in integers: halving between the proportion and the end of the scale.
 * Spec: spec/50-indicators.md, IND-4.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * The left side of IND-4's inequality less its right side is a parabola in m, open upwards, that is not above zero at
 * the proportion: so the inequality holds from 0 to one limit and from the other one on. */
#include "wilson.h"

#define MILLION   UINT64_C(1000000)
#define Z_SQUARED UINT64_C(3841459) /* in millionths */

/* 128 bits. */
typedef struct wide {
    uint64_t high, low;
} wide;

static wide times(uint64_t a, uint64_t b)
{
    const uint64_t half = UINT32_MAX;
    const uint64_t low = (a & half) * (b & half), crossed = (a >> 32) * (b & half) + (low >> 32);
    const uint64_t middle = (a & half) * (b >> 32) + (crossed & half);
    return (wide){ (a >> 32) * (b >> 32) + (crossed >> 32) + (middle >> 32), middle << 32 | (low & half) };
}

static wide times_again(wide a, uint64_t b)
{
    wide product = times(a.low, b);
    product.high += a.high * b;
    return product;
}

static int at_least(wide a, wide b)
{
    return a.high != b.high ? a.high > b.high : a.low >= b.low;
}

/* The inequality of IND-4; both sides have less than 128 bits. */
static int is_outside(integra__ratio p, uint64_t m)
{
    const uint64_t a = MILLION * p.numerator, b = m * p.denominator, apart = a > b ? a - b : b - a;
    return at_least(times_again(times(apart, apart), MILLION), times(Z_SQUARED * m * (MILLION - m), p.denominator));
}

int64_t integra__wilson_lower(integra__ratio proportion)
{
    const int whole = proportion.numerator == proportion.denominator;
    uint64_t from = 0, to = whole ? MILLION - 1 : MILLION * proportion.numerator / proportion.denominator;
    while (from < to) { /* it holds at from */
        const uint64_t middle = to - (to - from) / 2;
        if (is_outside(proportion, middle)) {
            from = middle;
        } else {
            to = middle - 1;
        }
    }
    return (int64_t)from;
}

int64_t integra__wilson_upper(integra__ratio proportion)
{
    const integra__ratio rest = { proportion.denominator - proportion.numerator, proportion.denominator };
    return (int64_t)MILLION - integra__wilson_lower(rest);
}
