/* plan_authority.h - what a consent comes to, whoever has to give it: the person, or members who hold authority.
 * Spec: spec/30-plan.md (PLN-6), spec/33-objectives.md (PLN-28).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_AUTHORITY_H
#define INTEGRA_DOMAIN_PLAN_AUTHORITY_H

#include "plan_judge.h"

/* Whether the party's role, in every value it holds, is that of a holder of authority. */
int integra__plan_holds_authority(integra__plan_look *look, uint32_t party);

/* The slot kind in which a holder of authority answers, by that of the person. */
uint32_t integra__plan_holder_slot(uint32_t consent);

/* Who was given authority by a node of the plan's list of these. */
uint32_t integra__plan_given_authority(const integra__plan_node *node);

/* Whether the consent, a main slot, is given. */
integra_tri integra__plan_consents(integra__plan_judge_of *judge, uint32_t consent);

/* What a consent comes to, INTEGRA_ANSWER_: on a day, or by all that is here (day NULL). The scratch room must be
 * ready. */
uint32_t integra__plan_answer_on(integra_plan *plan, const integra__plan_day *day, uint32_t consent);

#endif
