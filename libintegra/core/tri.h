/* tri.h - Kleene's three-valued logic on integra_tri.
 * Spec: GEN-1.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_CORE_TRI_H
#define INTEGRA_CORE_TRI_H

#include <integra/base.h>

static inline int integra__tri_valid(uint8_t value)
{
    return value <= INTEGRA_TRI_YES;
}

/* One yes settles it; it takes two noes to make a no. Tables, since millions of answers have no pattern to guess. */
static inline integra_tri integra__tri_or(integra_tri a, integra_tri b)
{
    static const integra_tri either[3][3] = { { 0, 0, 2 }, { 0, 1, 2 }, { 2, 2, 2 } };
    return either[a][b];
}

/* One no settles it; it takes two yeses to make a yes. */
static inline integra_tri integra__tri_and(integra_tri a, integra_tri b)
{
    static const integra_tri both[3][3] = { { 0, 1, 0 }, { 1, 1, 1 }, { 0, 1, 2 } };
    return both[a][b];
}

#endif
