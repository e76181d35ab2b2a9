/* plan_text.h - texts and signatures of events: kept with a change that stands, erased for good.
 * Spec: spec/31-history.md (PLN-22).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_TEXT_H
#define INTEGRA_DOMAIN_PLAN_TEXT_H

#include "plan_types.h"

/* Keeps the texts and signatures that came with a change, or lets go of them. */
int integra__plan_adopt_later(integra_plan *plan, uint32_t node, const integra_event *event);
void integra__plan_adopt(integra_plan *plan, int keep);

/* Wipes the texts that the erasures accepted in this change name (PLN-22). */
void integra__plan_erase(integra_plan *plan);

#endif
