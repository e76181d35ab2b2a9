/* inclusion.h - the parts of the inclusion sheet that its files share.
 * Spec: spec/10-screening.md (SCR-9).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_INCLUSION_H
#define INTEGRA_DOMAIN_INCLUSION_H

#include <integra/inclusion.h>

#include "domain/rules/generated/bounds.h"

#define INTEGRA__INCLUSION_GROUNDS ((1u << (INTEGRA_GROUND_CODED + INTEGRA_GROUND_OTHER)) - 1u)
#define INTEGRA__INCLUSION_EXTENT  31u /* F1 to F5: SCR-9 grants no F6 */

/* SCR-9 on a checked sheet: REFUSED for grounds, outcome and extent that do not go together. */
integra_status integra__inclusion_judge(const integra_inclusion *inclusion, integra_error *error);

#endif
