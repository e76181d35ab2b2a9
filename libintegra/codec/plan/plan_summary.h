/* plan_summary.h - the message `summary`: what a site holds of a plan.
 * Spec: spec/32-exchange.md (PLN-12); spec/integra.cddl, summary-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_SUMMARY_H
#define INTEGRA_CODEC_PLAN_SUMMARY_H

#include "plan_chains.h"

/* Errors: malformed statuses; MISMATCH PLN-12 for another plan than ours. */
integra_status integra__plan_summary_read(integra__plan_other_summary *summary, const integra_plan *plan,
                                          const uint8_t *bytes, size_t size, integra_error *error);

/* The next of tips, a copy of summary->tips. */
void integra__plan_summary_tip(integra__reader *tips, integra__plan_tip *tip);

#endif
