/* tri.h - Kleene's three-valued logic on integra_tri.
 * Spec: GEN-1.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_CORE_TRI_H
#define INTEGRA_CORE_TRI_H

#include <integra/base.h>

#include "core/generated/bounds.h"

static inline int integra__tri_valid(uint8_t value)
{
    return value <= INTEGRA__TRI_LAST;
}

/* One yes settles it; it takes two noes to make a no. In bits, unknown being 00, no 01 and yes 10, since millions of
 * answers have no pattern that a branch could guess. */
static inline integra_tri integra__tri_or(integra_tri a, integra_tri b)
{
    return (integra_tri)(((a | b) & INTEGRA_TRI_YES) | (a & b));
}

static inline integra_tri integra__tri_not(integra_tri a)
{
    return (integra_tri)((a & INTEGRA_TRI_NO) << 1 | (a & INTEGRA_TRI_YES) >> 1);
}

/* One no settles it; it takes two yeses to make a yes. */
static inline integra_tri integra__tri_and(integra_tri a, integra_tri b)
{
    return (integra_tri)(((a | b) & INTEGRA_TRI_NO) | (a & b));
}

#endif
