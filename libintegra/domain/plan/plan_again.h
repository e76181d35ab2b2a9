/* plan_again.h - a change done again without the chains that there is no room for.
 * Spec: spec/31-history.md (PLN-11, "Strangers").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_AGAIN_H
#define INTEGRA_DOMAIN_PLAN_AGAIN_H

#include "plan_types.h"

/* Abandons the change and does it again without the events marked: it stands judged, as before, and nothing of what was
 * left out takes memory. The host is not asked again. Errors: MEMORY, and those of the steps; the change is then begun
 * in part. */
integra_status integra__plan_again(integra_plan *plan, integra_taken *taken, integra_error *error);

#endif
