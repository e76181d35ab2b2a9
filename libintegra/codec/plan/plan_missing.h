/* plan_missing.h - the digests that a plan misses, at hand for a message.
 * Spec: spec/32-exchange.md (PLN-12).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_MISSING_H
#define INTEGRA_CODEC_PLAN_MISSING_H

#include <integra/plan.h>

#include "cbor/writer.h"

typedef struct integra__plan_missing_list {
    integra_digest *digests; /* ascending */
    size_t count;
} integra__plan_missing_list;

/* Given back where it succeeds. Errors: MEMORY. */
integra_status integra__plan_missing_init(integra__plan_missing_list *missing, const integra_plan *plan,
                                          integra_error *error);
void integra__plan_missing_free(integra__plan_missing_list *missing, const integra_plan *plan);

/* Where a digest is among them, count where it is not. */
size_t integra__plan_missing_find(const integra__plan_missing_list *missing, const integra_digest *digest);

/* One byte string of the first of them, so many at most. */
void integra__plan_write_missing(integra__writer *writer, const integra__plan_missing_list *missing, size_t most);

#endif
