/* plan_guards_past.h - guards of what changes an earlier event: steps, corrections, annulments, settlements, erasure.
 * Spec: spec/30-plan.md (PLN-7), spec/31-history.md (PLN-11, PLN-22, PLN-23).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_GUARDS_PAST_H
#define INTEGRA_DOMAIN_PLAN_GUARDS_PAST_H

#include "plan_judge.h"

integra__plan_guard integra__plan_guard_life, integra__plan_guard_correctable, integra__plan_guard_annullable,
    integra__plan_guard_has_text, integra__plan_guard_in_conflict, integra__plan_guard_settle_first;

#endif
