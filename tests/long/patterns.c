/* patterns.c - the hostile histories, found by their names.
 * Spec: spec/31-history.md (PLN-11); tests/long/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "patterns.h"

#include <string.h>

static const long_pattern *const tables[] = { patterns_of_one, patterns_of_many, patterns_apart };

const long_pattern *pattern_at(size_t index)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        for (const long_pattern *row = tables[i]; row->name != NULL; row++) {
            if (index-- == 0) {
                return row;
            }
        }
    }
    return NULL;
}

const long_pattern *pattern_named(const char *name)
{
    const long_pattern *row = pattern_at(0);
    for (size_t i = 1; row != NULL && strcmp(row->name, name) != 0; i++) {
        row = pattern_at(i);
    }
    return row;
}
