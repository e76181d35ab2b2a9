/* plan_judge.h - what the guards share: the one who judges, and atoms over slots.
 * Spec: spec/31-history.md (PLN-11, "Guards").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_JUDGE_H
#define INTEGRA_DOMAIN_PLAN_JUDGE_H

#include "../core/tri.h"
#include "plan_inner.h"

typedef struct integra__judge_of {
    integra__look look;
    const integra__node *node;
    const integra__event_row *row;
    const integra__node *opening; /* NULL where it was not seen */
    const integra__node *target;  /* an accepted event of the right kind that was seen; NULL else */
    uint32_t target_index;
    int target_fits; /* no target is asked for, or it is the right one */
    uint32_t leans;
} integra__judge_of;

typedef integra_tri integra__test(integra__judge_of *judge, const integra__value *value, uint32_t argument);
typedef integra_tri integra__guard(integra__judge_of *judge);

static inline integra_tri integra__tri_of(int yes)
{
    return yes ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
}

/* What the test says of every value a slot holds: unknown where they differ (PLN-11). slot may be NULL. */
integra_tri integra__each(integra__judge_of *judge, const integra__slot *slot, integra__test *test, uint32_t argument);
/* Whether the slot's word is one of 1 << word; whether the person it holds is this party. */
integra_tri integra__each_word(integra__judge_of *judge, const integra__slot *slot, uint32_t words);
integra_tri integra__each_party(integra__judge_of *judge, uint32_t main_slot, uint32_t party);
/* Whether an accepted event stands (PLN-23). */
integra_tri integra__stands(integra__judge_of *judge, uint32_t node);

/* plan_guards_people.c, plan_guards_ready.c, plan_guards_past.c */
integra__guard integra__guard_circle, integra__guard_giver, integra__guard_member, integra__guard_referent_change,
    integra__guard_mt_own, integra__guard_case_manager, integra__guard_settler, integra__guard_closing_office;
integra__guard integra__guard_effects, integra__guard_needs_consent, integra__guard_needs_mt,
    integra__guard_needs_referent, integra__guard_needs_assessment, integra__guard_needs_need,
    integra__guard_needs_intervention, integra__guard_sharing;
integra__guard integra__guard_life, integra__guard_correctable, integra__guard_annullable, integra__guard_has_text,
    integra__guard_in_conflict, integra__guard_settle_first;

#endif
