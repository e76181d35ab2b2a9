/* occurrence.c - each time that a difficulty was met: raised by somebody, or a need that nobody covers.
 * Spec: spec/40-concertation.md (CON-7), spec/41-territory.md (TER-7).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "occurrence.h"

#include <string.h>

#include "common_plan.h"

static int compare_demands(const void *context, uint32_t a, uint32_t b)
{
    const integra_id *demand = context;
    return memcmp(&demand[a], &demand[b], sizeof demand[a]);
}

/* By difficulty: the number of its demand, INTEGRA_NO_INDEX where it names none. Counts them. */
static uint32_t *number_demands(integra__review *review, uint32_t *count)
{
    const integra__tables *t = &review->t;
    uint32_t *order = integra__review_memory(review, t->difficulty.count, sizeof *order);
    uint32_t *room = integra__review_memory(review, t->difficulty.count, sizeof *room);
    uint32_t *numbers = integra__review_memory(review, t->difficulty.count, sizeof *numbers);
    size_t named = 0;
    if (review->status != INTEGRA_OK) {
        return NULL;
    }
    for (size_t i = 0; i < t->difficulty.count; i++) {
        numbers[i] = INTEGRA_NO_INDEX;
        order[named] = (uint32_t)i;
        named += integra__review_id_said(&t->difficulty.demand[i]) ? 1 : 0;
    }
    integra__review_sort(order, room, named, compare_demands, t->difficulty.demand);
    for (size_t i = 0; i < named; i++) {
        *count += i == 0 || compare_demands(t->difficulty.demand, order[i - 1], order[i]) != 0;
        numbers[order[i]] = *count - 1;
    }
    return numbers;
}

static void add(integra__occurrences *all, uint64_t key, integra_date day, uint32_t demand, uint32_t row)
{
    uint32_t number = demand == INTEGRA_NO_INDEX ? all->demands++ : demand;
    all->rows[all->count++] = (integra__occurrence){ key, day, number, row };
}

static void add_difficulties(integra__review *review, integra__occurrences *all)
{
    const integra__tables *t = &review->t;
    int claimed = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_DIFFICULTY);
    const uint32_t *demands = number_demands(review, &all->demands);
    for (size_t i = 0; demands != NULL && i < t->difficulty.count; i++) {
        int counts = demands[i] != INTEGRA_NO_INDEX || integra__review_id_none(&t->difficulty.demand[i], claimed);
        if (counts && t->difficulty.kind[i] != 0 && t->difficulty.topic[i] != UINT32_MAX &&
            integra__review_exists(t->difficulty.date[i], review->at) == INTEGRA_TRI_YES) {
            add(all, integra__occurrence_key(t->difficulty.kind[i], t->difficulty.topic[i]), t->difficulty.date[i],
                demands[i], (uint32_t)i);
        }
    }
}

static int compare_occurrences(const void *context, uint32_t a, uint32_t b)
{
    const integra__occurrence *x = (const integra__occurrence *)context + a;
    const integra__occurrence *y = (const integra__occurrence *)context + b;
    if (x->key != y->key) {
        return x->key < y->key ? -1 : 1;
    }
    return (x->day > y->day) - (x->day < y->day);
}

static void sort(integra__review *review, integra__occurrences *all)
{
    integra__occurrence *sorted = integra__review_memory(review, all->count, sizeof *sorted);
    uint32_t *order = integra__review_memory(review, all->count, sizeof *order);
    uint32_t *room = integra__review_memory(review, all->count, sizeof *room);
    if (review->status != INTEGRA_OK) {
        return;
    }
    for (size_t i = 0; i < all->count; i++) {
        order[i] = (uint32_t)i;
    }
    integra__review_sort(order, room, all->count, compare_occurrences, all->rows);
    for (size_t i = 0; i < all->count; i++) {
        sorted[i] = all->rows[order[i]];
    }
    all->rows = sorted;
}

void integra__occurrence_list(integra__review *review, integra__occurrences *occurrences_out)
{
    const integra__tables *t = &review->t;
    integra__occurrences *all = occurrences_out;
    *all = (integra__occurrences){ 0 };
    all->rows = integra__review_memory(review, t->difficulty.count + t->need.count, sizeof *all->rows);
    if (all->rows == NULL) {
        return;
    }
    add_difficulties(review, all);
    for (size_t i = 0; i < t->need.count; i++) {
        integra_tri exists = integra__review_exists(t->need.date[i], review->at);
        if (integra__tri_and(exists, integra__review_uncovered(review, i)) == INTEGRA_TRI_YES) {
            uint64_t key = integra__occurrence_key(INTEGRA_DIFFICULTY_KIND_SUPPORT_FUNCTION, t->need.function[i]);
            add(all, key, t->need.date[i], INTEGRA_NO_INDEX, INTEGRA_NO_INDEX);
        }
    }
    sort(review, all);
}
