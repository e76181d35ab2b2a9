/* orders.h - one thing after the other in every order, and what a plan shows of itself after each.
 * Spec: PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h. */
#ifndef ORDERS_H
#define ORDERS_H

#include "history.h"

/* What a plan shows of itself: its message, its state. */
typedef struct shown {
    uint8_t plan[STATE_ROOM], state[STATE_ROOM];
    size_t plan_size, state_size;
} shown;

static inline void show(integra_plan *plan, shown *out)
{
    assert_int_equal(integra_plan_encode(plan, out->plan, STATE_ROOM, &out->plan_size, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_state(plan, out->state, STATE_ROOM, &out->state_size, NULL), INTEGRA_OK);
}

static inline void same(const shown *a, const shown *b)
{
    assert_int_equal(a->plan_size, b->plan_size);
    assert_int_equal(a->state_size, b->state_size);
    assert_memory_equal(a->plan, b->plan, a->plan_size);
    assert_memory_equal(a->state, b->state, a->state_size);
}

static inline integra_plan *empty_plan(void)
{
    integra_plan *plan = NULL;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    return plan;
}

static inline void apply(integra_plan *plan, const message *m)
{
    uint32_t verdict = 0;
    assert_int_equal(apply_one(plan, m->bytes, m->size, &verdict, NULL), INTEGRA_OK);
    assert_int_equal(verdict, verdict_of(plan, &m->digest));
}

/* The next permutation in lexicographic order; 0 after the last. */
static inline int permute(size_t *order, size_t count)
{
    size_t i = count - 1, j = count - 1;
    while (i > 0 && order[i - 1] > order[i]) {
        i--;
    }
    if (i == 0) {
        return 0;
    }
    while (order[j] < order[i - 1]) {
        j--;
    }
    size_t kept = order[i - 1];
    order[i - 1] = order[j];
    order[j] = kept;
    for (j = count - 1; i < j; i++, j--) {
        kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
    return 1;
}

#endif
