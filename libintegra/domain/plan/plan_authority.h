/* plan_authority.h - members who hold authority, and what they answer, each in a slot of their own.
 * Spec: spec/33-objectives.md (PLN-28).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_AUTHORITY_H
#define INTEGRA_DOMAIN_PLAN_AUTHORITY_H

#include "plan_types.h"

/* Whether any value that the party's role holds is that of a holder of authority. */
int integra__plan_holds_authority(integra__plan_look *look, uint32_t party);

/* The slot kind in which a holder of authority answers, by that of the person. */
uint32_t integra__plan_holder_slot(uint32_t consent);

/* The next member, in these eyes, who holds authority: *at_out is the list's head at first, then where it left off.
 * NONE when there are no more; one member may come more than once. */
uint32_t integra__plan_next_holder(integra__plan_look *look, uint32_t *at_out);

#endif
