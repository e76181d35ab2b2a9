/* naive_day.h - what slots hold on a day, worked out by pairs from the words of PLN-16: every setter against every
 * other. Spec: spec/36-as-of.md (PLN-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef NAIVE_DAY_H
#define NAIVE_DAY_H

#include "history.h"

#include "domain/plan/plan_types.h"

enum { NAIVE_EVENTS = 64, NAIVE_ROWS = 512, NAIVE_ITEMS = 64 };

typedef struct naive_day {
    integra_plan *plan;
    integra_date at;
    uint32_t count;
    uint64_t ancestors[NAIVE_EVENTS]; /* by place, a bit a place */
    uint8_t accepted[NAIVE_EVENTS], annulled[NAIVE_EVENTS], counts[NAIVE_EVENTS], dated[NAIVE_EVENTS];
    integra_date effective[NAIVE_EVENTS]; /* as corrected */
    integra_event events[NAIVE_EVENTS];
    integra_held rows[NAIVE_ROWS];
    size_t row_count;
} naive_day;

void naive_day_read(integra_plan *plan, integra_date at, naive_day *out);

#endif
