/* plan_missing.c - the digests that a plan misses, at hand for a message.
 * Spec: spec/32-exchange.md (PLN-12).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_missing.h"

#include <string.h>

#include "core/allocator.h"
#include "core/status.h"
#include "domain/plan/plan_store.h"

integra_status integra__plan_missing_init(integra__plan_missing_list *missing, const integra_plan *plan,
                                          integra_error *error)
{
    integra_status status = integra_plan_missing(plan, NULL, 0, &missing->count, NULL);
    if (status != INTEGRA_OK && status != INTEGRA_ERR_CAPACITY) {
        return integra__fail(error, status, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    missing->digests = integra__allocate(integra__plan_allocator(plan), missing->count * sizeof *missing->digests);
    if (missing->digests == NULL) {
        return integra__no_memory(error);
    }
    return integra_plan_missing(plan, missing->digests, missing->count, &missing->count, error);
}

void integra__plan_missing_free(integra__plan_missing_list *missing, const integra_plan *plan)
{
    integra__release(integra__plan_allocator(plan), missing->digests, missing->count * sizeof *missing->digests);
}

size_t integra__plan_missing_find(const integra__plan_missing_list *missing, const integra_digest *digest)
{
    size_t low = 0, high = missing->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(&missing->digests[middle], digest, sizeof *digest);
        if (order == 0) {
            return middle;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return missing->count;
}

void integra__plan_write_missing(integra__writer *writer, const integra__plan_missing_list *missing, size_t most)
{
    size_t count = missing->count < most ? missing->count : most;
    integra__write_bytes_head(writer, count * sizeof *missing->digests);
    for (size_t i = 0; i < count; i++) {
        integra__write_raw(writer, missing->digests[i].bytes, sizeof missing->digests[i]);
    }
}
