/* patterns.h - the hostile histories, by name.
 * Spec: spec/31-history.md (PLN-11); tests/long/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_TESTS_LONG_PATTERNS_H
#define INTEGRA_TESTS_LONG_PATTERNS_H

#include <stddef.h>

#include "teller.h"

typedef struct long_pattern {
    const char *name;
    void (*tell)(long_teller *teller, uint32_t count); /* about count events */
    integra_status status;                             /* of the change */
} long_pattern;

/* Each table ends with a row of no name. */
extern const long_pattern patterns_of_one[];
extern const long_pattern patterns_of_many[];
extern const long_pattern patterns_apart[];

/* The index-th of all, NULL beyond the last. */
const long_pattern *pattern_at(size_t index);
/* NULL where there is none of that name. */
const long_pattern *pattern_named(const char *name);

#endif
