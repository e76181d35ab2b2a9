/* plan_guards_ready.h - what a plan needs to become active, to resume, to conclude a review or to share.
 * Spec: spec/30-plan.md (PLN-3, PLN-6, PLN-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_GUARDS_READY_H
#define INTEGRA_DOMAIN_PLAN_GUARDS_READY_H

#include "plan_judge.h"

integra__plan_guard integra__plan_guard_effects, integra__plan_guard_needs_consent, integra__plan_guard_needs_mt,
    integra__plan_guard_needs_referent, integra__plan_guard_needs_assessment, integra__plan_guard_needs_need,
    integra__plan_guard_needs_intervention, integra__plan_guard_sharing;

#endif
