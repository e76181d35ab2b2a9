/* review_order.c - the findings of a review, in the order in which they go out and in that of comparing.
 * Spec: spec/00-conventions.md (GEN-8), spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include "review.h"

#include <string.h>

#include "core/allocator.h"
#include "domain/rules/catalogue.h"

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare_ids(const integra_id *a, const integra_id *b)
{
    return memcmp(a, b, sizeof *a);
}

/* The first difference, or 0. */
static int first_of(const int *differences, size_t count)
{
    size_t i = 0;
    while (i + 1 < count && differences[i] == 0) {
        i++;
    }
    return differences[i];
}

static int compare_told(const void *context, uint32_t a, uint32_t b)
{
    const integra__review_told *told = context, *x = &told[a], *y = &told[b];
    const int differences[] = {
        compare_numbers(x->row, y->row),
        compare_ids(&x->finding.subject, &y->finding.subject),
        compare_ids(&x->second, &y->second),
        compare_numbers(x->finding.index, y->finding.index),
        compare_numbers(x->finding.value, y->finding.value),
        compare_numbers(x->finding.other, y->finding.other),
    };
    return first_of(differences, sizeof differences / sizeof differences[0]);
}

/* What makes a finding that finding, by what its value and other are (TER-16): a level, a line, a function are part of
 * it; how many, of how many, is not, nor is a place, which is in one review alone. A problem is its kind and topic,
 * whichever difficulty gave it birth. */
static const struct identity {
    uint8_t subject, value, other;
} identities[] = {
    [INTEGRA__FINDING_SAYS_NOTHING] = { 1, 0, 0 },  [INTEGRA__FINDING_SAYS_COUNT] = { 1, 0, 0 },
    [INTEGRA__FINDING_SAYS_NUMBER] = { 1, 0, 0 },   [INTEGRA__FINDING_SAYS_LINE] = { 1, 1, 0 },
    [INTEGRA__FINDING_SAYS_TIER] = { 1, 1, 0 },     [INTEGRA__FINDING_SAYS_TIERS] = { 1, 0, 0 },
    [INTEGRA__FINDING_SAYS_PAIR] = { 1, 1, 0 },     [INTEGRA__FINDING_SAYS_CATEGORIES] = { 1, 0, 1 },
    [INTEGRA__FINDING_SAYS_TOPIC] = { 1, 1, 1 },    [INTEGRA__FINDING_SAYS_PROBLEM] = { 0, 1, 1 },
    [INTEGRA__FINDING_SAYS_FUNCTION] = { 1, 1, 0 }, [INTEGRA__FINDING_SAYS_MISSION] = { 1, 1, 0 },
};

int integra__review_compare_keys(const integra__review_told *a, const integra__review_told *b)
{
    const struct identity by = identities[integra__finding_rows[a->row].says];
    const int differences[] = {
        compare_numbers(a->row, b->row),
        by.subject ? compare_ids(&a->finding.subject, &b->finding.subject) : 0,
        compare_ids(&a->second, &b->second),
        by.value ? compare_numbers(a->finding.value, b->finding.value) : 0,
        by.other ? compare_numbers(a->finding.other, b->finding.other) : 0,
    };
    return first_of(differences, sizeof differences / sizeof differences[0]);
}

static int compare_keyed(const void *context, uint32_t a, uint32_t b)
{
    const integra__review_told *told = context;
    return integra__review_compare_keys(&told[a], &told[b]);
}

/* The places 0 to count - 1 in order; NULL where there is no memory. */
static uint32_t *sorted(integra__review *review, size_t count, integra__review_compare *compare, const void *context)
{
    uint32_t *order = integra__review_memory(review, count, sizeof *order);
    uint32_t *room = integra__review_memory(review, count, sizeof *room);
    if (room == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        order[i] = (uint32_t)i;
    }
    integra__review_sort(order, room, count, compare, context);
    return order;
}

/* Memory that goes out with the review; NULL, status set, where there is none. */
static void *going_out(integra__review *review, size_t count, size_t size)
{
    void *made = integra__allocate(review->allocator, count * size);
    review->status = made == NULL ? INTEGRA_ERR_MEMORY : review->status;
    return made;
}

void integra__review_give_findings(integra__review *review, integra_territory_review *made)
{
    size_t count = review->told_count;
    const uint32_t *order = sorted(review, count, compare_told, review->told);
    integra__review_told *told = order == NULL || count == 0 ? NULL : going_out(review, count, sizeof *told);
    if (told == NULL) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        told[i] = review->told[order[i]];
    }
    made->told = told;
    made->told_count = made->told_room = count;
    const uint32_t *by_key = sorted(review, count, compare_keyed, told);
    uint32_t *keyed = by_key == NULL ? NULL : going_out(review, count, sizeof *keyed);
    if (keyed != NULL) {
        memcpy(keyed, by_key, count * sizeof *keyed);
        made->keyed = keyed;
    }
}
