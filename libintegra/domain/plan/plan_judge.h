/* plan_judge.h - what the guards share: the one who judges, and atoms over slots.
 * Spec: spec/31-history.md (PLN-11, "Guards").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_JUDGE_H
#define INTEGRA_DOMAIN_PLAN_JUDGE_H

#include "core/tri.h"
#include "plan_types.h"

typedef struct integra__plan_judge_of {
    integra__plan_look look;
    const integra__plan_node *node;
    const integra__event_row *row;
    const integra__plan_node *opening; /* NULL where it was not seen */
    const integra__plan_node *target;  /* an accepted event of the right kind that was seen; NULL else */
    uint32_t target_index;
    int target_fits; /* no target is asked for, or it is the right one */
    uint32_t leans;
    uint32_t differing; /* 1 << INTEGRA_SLOT_: whose values gave the guard different answers */
} integra__plan_judge_of;

typedef integra_tri integra__plan_test(integra__plan_judge_of *judge, const integra__plan_value *value,
                                       uint32_t argument);
typedef integra_tri integra__plan_guard(integra__plan_judge_of *judge);

static inline integra_tri integra__plan_tri_of(int yes)
{
    return yes ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
}

/* What the test says of every value a slot holds: unknown where they differ (PLN-11). slot may be NULL. */
integra_tri integra__plan_each(integra__plan_judge_of *judge, const integra__plan_slot *slot, integra__plan_test *test,
                               uint32_t argument);

/* Whether the slot's word is one of 1 << word. */
integra_tri integra__plan_each_word(integra__plan_judge_of *judge, const integra__plan_slot *slot, uint32_t words);

/* Whether an accepted event stands (PLN-23). */
integra_tri integra__plan_stands(integra__plan_judge_of *judge, uint32_t node);

#endif
