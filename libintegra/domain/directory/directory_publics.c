/* directory_publics.c - whether the public of an offer is matched by a demand: what nobody said is not known, never no.
 * Spec: spec/22-directory.md (ORI-11, ORI-12, GEN-1, GEN-4).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "directory_publics.h"

#include "domain/rules/generated/bounds.h"

/* What is known of the ages of whom a demand is for: its publics and its field over_60 say it together. */
typedef struct ages {
    int child;
    int grown;
    integra_tri over_60;
} ages;

static ages ages_of(const integra_demand *demand)
{
    const uint32_t grown = INTEGRA_PUBLIC_BIT_ADULTS | INTEGRA_PUBLIC_BIT_OVER_60;
    ages known = { (demand->publics & INTEGRA_PUBLIC_BIT_CHILDREN) != 0,
                   (demand->publics & grown) != 0 || demand->over_60 == INTEGRA_TRI_YES, demand->over_60 };
    if (known.over_60 == INTEGRA_TRI_UNKNOWN) {
        known.over_60 = (demand->publics & INTEGRA_PUBLIC_BIT_OVER_60) != 0 ? INTEGRA_TRI_YES
                        : known.child                                       ? INTEGRA_TRI_NO
                                                                            : INTEGRA_TRI_UNKNOWN;
    }
    return known;
}

static integra_tri told(int yes, int no)
{
    return yes ? INTEGRA_TRI_YES : no ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

/* Whether a person whom a demand is for is of one public. */
static integra_tri is_of(uint32_t public, const integra_demand *demand, const ages *known)
{
    switch (public) {
    case INTEGRA_PUBLIC_ANYONE:
        return INTEGRA_TRI_YES;
    case INTEGRA_PUBLIC_OVER_60:
        return known->over_60;
    case INTEGRA_PUBLIC_CHILDREN:
        return told(known->child, known->grown);
    case INTEGRA_PUBLIC_ADULTS:
        return told(known->grown, known->child);
    case INTEGRA_PUBLIC_OTHER: /* which one it is, neither side says */
        return INTEGRA_TRI_UNKNOWN;
    default:
        return told((demand->publics >> public & 1u) != 0, 0);
    }
}

integra_tri integra__directory_publics_match(uint32_t publics, const integra_demand *demand)
{
    ages known = ages_of(demand);
    int open = 0;
    if (publics == 0) {
        return INTEGRA_TRI_YES;
    }
    for (uint32_t public = 0; public < INTEGRA__PUBLIC_CODES; public ++) {
        integra_tri found = (publics >> public & 1u) != 0 ? is_of(public, demand, &known) : INTEGRA_TRI_NO;
        if (found == INTEGRA_TRI_YES) {
            return INTEGRA_TRI_YES;
        }
        open |= found == INTEGRA_TRI_UNKNOWN;
    }
    return open ? INTEGRA_TRI_UNKNOWN : INTEGRA_TRI_NO;
}
