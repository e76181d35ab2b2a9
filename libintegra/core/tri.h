/* tri.h - Kleene's three-valued logic on integra_tri.
 * Spec: GEN-1.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_CORE_TRI_H
#define INTEGRA_CORE_TRI_H

#include <integra/base.h>

static inline int integra__tri_valid(uint8_t value)
{
    return value <= INTEGRA_TRI_YES;
}

/* One yes settles it; it takes two noes to make a no. */
static inline integra_tri integra__tri_or(integra_tri a, integra_tri b)
{
    if (a == INTEGRA_TRI_YES || b == INTEGRA_TRI_YES)
        return INTEGRA_TRI_YES;
    return a == INTEGRA_TRI_NO && b == INTEGRA_TRI_NO ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

/* One no settles it; it takes two yeses to make a yes. */
static inline integra_tri integra__tri_and(integra_tri a, integra_tri b)
{
    if (a == INTEGRA_TRI_NO || b == INTEGRA_TRI_NO)
        return INTEGRA_TRI_NO;
    return a == INTEGRA_TRI_YES && b == INTEGRA_TRI_YES ? INTEGRA_TRI_YES : INTEGRA_TRI_UNKNOWN;
}

#endif
