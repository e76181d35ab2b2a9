/* plan_offices.h - who holds an office, whose word counts, and who may settle.
 * Spec: spec/30-plan.md (PLN-10), spec/31-history.md (PLN-11), spec/33-objectives.md (PLN-28).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_OFFICES_H
#define INTEGRA_DOMAIN_PLAN_OFFICES_H

#include "plan_judge.h"

/* 1 << INTEGRA_SLOT_ of each. */
#define INTEGRA__PLAN_OFFICES                                                                                          \
    (1u << INTEGRA_SLOT_REFERENT | 1u << INTEGRA_SLOT_MT | 1u << INTEGRA_SLOT_REFERENT_DEPUTY |                        \
     1u << INTEGRA_SLOT_MT_DEPUTY)

/* Whether a slot of this kind is an office: of the referent, the MT, their deputies. */
int integra__plan_is_office(uint32_t slot_kind);

/* Whether the party's role is one of 1 << role. */
integra_tri integra__plan_role_of(integra__plan_judge_of *judge, uint32_t party, uint32_t roles);

/* Whether the party is the one the plan is about; or gives words in their place (PLN-6, PLN-28). */
integra_tri integra__plan_is_person(const integra__plan_judge_of *judge, uint32_t party);
integra_tri integra__plan_may_give(integra__plan_judge_of *judge, uint32_t party);

/* Whose word the event records: its giver's, else its author's own. */
uint32_t integra__plan_word_of(const integra__plan_node *node);

/* Whether the party holds the office (a main slot) and has not left since it was named; whether anybody does. */
integra_tri integra__plan_holds(integra__plan_judge_of *judge, uint32_t office, uint32_t party);
integra_tri integra__plan_is_held(integra__plan_judge_of *judge, uint32_t office);

/* Whether a value of an office names the party, who has not left since. */
integra_tri integra__plan_is_there_as(integra__plan_judge_of *judge, const integra__plan_value *value, uint32_t party);

/* Whether the holder that a value names has left the circle since. value is one of an office. */
integra_tri integra__plan_has_left(integra__plan_judge_of *judge, const integra__plan_value *value);

/* Who is entitled to settle: 1 << INTEGRA_ENTITLED_ (PLN-11). */
uint32_t integra__plan_entitled(integra__plan_judge_of *judge);

/* Whether the author is entitled to, by an office that is, or by the word recorded. */
integra_tri integra__plan_is_entitled(integra__plan_judge_of *judge);

#endif
