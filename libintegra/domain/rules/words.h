/* words.h - the tables of words behind integra_word_*.
 * Spec: spec/00-conventions.md, "Tables".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_WORDS_H
#define INTEGRA_DOMAIN_WORDS_H

#include <integra/base.h>

typedef struct integra__word {
    uint32_t code;
    uint32_t rule;
    const char *name;
    const char *label[2]; /* by INTEGRA_LANGUAGE_ */
} integra__word;

typedef struct integra__word_group {
    uint32_t code;
    uint32_t count;
    const integra__word *words; /* in ascending order of their codes */
} integra__word_group;

extern const integra__word_group integra__word_groups[];
extern const size_t integra__word_group_count;

#endif
