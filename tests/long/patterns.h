/* patterns.h - the hostile histories, by name.
 * Spec: spec/30-plan.md (PLN-11); tests/long/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_TESTS_LONG_PATTERNS_H
#define INTEGRA_TESTS_LONG_PATTERNS_H

#include "teller.h"

typedef struct long_pattern {
    const char *name;
    void (*tell)(long_teller *teller, uint32_t count); /* about count events */
    integra_status status;                        /* of the change */
} long_pattern;

extern const long_pattern patterns[];
extern const size_t pattern_count;

#endif
