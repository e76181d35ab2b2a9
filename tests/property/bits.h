/* bits.h - the bit of a word, and the set of all the words of a group, out of the constants of the public headers.
 * Spec: spec/00-conventions.md, "Tables".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h. */
#ifndef BITS_H
#define BITS_H

#include "property/generated/bits.h"

enum { BITS = sizeof all_bits / sizeof all_bits[0] };

static inline uint64_t bit_of(uint32_t group, uint32_t code)
{
    for (size_t i = 0; i < BITS; i++) {
        if (all_bits[i].group == group && all_bits[i].code == code) {
            return all_bits[i].bit;
        }
    }
    fail_msg("group %u has no bit for %u", group, code);
    return 0;
}

/* All the words of a group in one set. */
static inline uint64_t whole(uint32_t group)
{
    uint64_t set = 0;
    for (size_t i = 0; i < integra_word_count(group); i++) {
        set |= bit_of(group, integra_word_at(group, i));
    }
    return set;
}

#endif
