/* bits.h - sets of words as masks.
 * Spec: spec/00-conventions.md.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_CORE_BITS_H
#define INTEGRA_CORE_BITS_H

#include <stdint.h>

/* The set of one word. */
#define INTEGRA__BIT(code) (UINT64_C(1) << (code))

/* How many bits are set. */
static inline uint32_t integra__bit_count(uint64_t mask)
{
    uint32_t count = 0;
    for (; mask != 0; mask &= mask - 1u) {
        count++;
    }
    return count;
}

#endif
