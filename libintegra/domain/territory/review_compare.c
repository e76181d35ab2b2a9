/* review_compare.c - two reviews of one territory: which findings of the one the other did not have.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"

/* Whether a review has a finding of that key, by halves. */
static int has(const integra_territory_review *review, const integra__review_told *told)
{
    size_t from = 0, to = review->told_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = integra__review_compare_keys(&review->told[review->keyed[middle]], told);
        if (order == 0) {
            return 1;
        }
        from = order < 0 ? middle + 1 : from;
        to = order < 0 ? to : middle;
    }
    return 0;
}

/* Counts the places, and writes them where there is an array. */
static size_t only_in(const integra_territory_review *review, const integra_territory_review *other,
                      uint32_t *places_out)
{
    size_t count = 0;
    for (uint32_t i = 0; i < review->told_count; i++) {
        if (has(other, &review->told[i])) {
            continue;
        }
        if (places_out != NULL) {
            places_out[count] = i;
        }
        count++;
    }
    return count;
}

integra_status integra_territory_review_compare(const integra_territory_review *review,
                                                const integra_territory_review *other, uint32_t *places_out,
                                                size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { review != NULL, other != NULL, integra__room(places_out, capacity), 1,
                                count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!integra__id_same(&review->territory, &other->territory)) {
        return integra__fault(error, INTEGRA_FAULT_OTHER_TERRITORY);
    }
    *count_out = only_in(review, other, NULL);
    if (*count_out > capacity) {
        return integra__no_room(error, *count_out);
    }
    (void)only_in(review, other, places_out);
    return INTEGRA_OK;
}
