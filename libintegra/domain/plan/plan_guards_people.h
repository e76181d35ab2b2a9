/* plan_guards_people.h - who may do what in a plan.
 * Spec: spec/30-plan.md (PLN-10, PLN-5), spec/31-history.md (PLN-11).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 *
 * A guard notes the slots it stands on (leans), for another event to break it through one of them. */
#ifndef INTEGRA_DOMAIN_PLAN_GUARDS_PEOPLE_H
#define INTEGRA_DOMAIN_PLAN_GUARDS_PEOPLE_H

#include "plan_judge.h"

integra__plan_guard integra__plan_guard_circle, integra__plan_guard_giver, integra__plan_guard_member,
    integra__plan_guard_referent_change, integra__plan_guard_mt_own, integra__plan_guard_case_manager,
    integra__plan_guard_settler, integra__plan_guard_closing_office, integra__plan_guard_mt_change;

#endif
