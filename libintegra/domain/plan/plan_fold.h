/* plan_fold.h - the verdict of each event once all it names is judged.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_FOLD_H
#define INTEGRA_DOMAIN_PLAN_FOLD_H

#include "plan_types.h"

/* Judges whatever is ready. 0 when memory fails. */
int integra__plan_fold(integra_plan *plan);

#endif
