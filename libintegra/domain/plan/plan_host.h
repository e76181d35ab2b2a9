/* plan_host.h - the host is asked about what comes in, before anything of it is kept.
 * Spec: spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_HOST_H
#define INTEGRA_DOMAIN_PLAN_HOST_H

#include <integra/plan.h>

/* Asks the host's verifier, where there is one, about an event received that is the index-th of what was sent, and
 * leaves in *event the signatures that it keeps. *kept_out receives 0 where nothing of the event may be taken, which
 * *taken counts. Errors: MISMATCH PLN-12 (another plan: nobody is asked), REFUSED PLN-12, INVALID_VALUE PLN-12 for
 * another answer. */
integra_status integra__plan_admit(const integra_plan *plan, integra_event *event, const integra_digest *digest,
                                   size_t index, integra_taken *taken, int *kept_out, integra_error *error);

#endif
