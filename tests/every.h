/* every.h - what walks many cases takes one in so many in the usual run, and every one where INTEGRA_EVERY is set.
 * Spec: CONTRIBUTING.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef EVERY_H
#define EVERY_H

#include <stddef.h>
#include <stdlib.h>

static inline int is_taken(size_t number, size_t one_in)
{
    return getenv("INTEGRA_EVERY") != NULL || number % one_in == 0;
}

#endif
