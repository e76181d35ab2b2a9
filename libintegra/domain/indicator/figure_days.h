/* figure_days.h - sets of days of a window of readmissions and of the thirty days before it.
 * Spec: spec/50-indicators.md, IND-3.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A window has 92 days at most, so 128 bits hold it: bit 0 is the thirtieth day before the window's first. */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_DAYS_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_DAYS_H

#include <stdint.h>

#define INTEGRA__FIGURE_DAYS_ROOM    128
#define INTEGRA__FIGURE_READMIT_DAYS 30 /* from a discharge to a readmission, and no less than one */

typedef struct integra__figure_days {
    uint64_t low, high;
} integra__figure_days;

static inline void integra__figure_days_add(integra__figure_days *days, int32_t bit)
{
    if (bit < 64) {
        days->low |= UINT64_C(1) << bit;
    } else {
        days->high |= UINT64_C(1) << (bit - 64);
    }
}

static inline int integra__figure_days_has(const integra__figure_days *days, int32_t bit)
{
    return (int)((bit < 64 ? days->low >> bit : days->high >> (bit - 64)) & 1u);
}

static inline int integra__figure_days_any(integra__figure_days days)
{
    return (days.low | days.high) != 0;
}

static inline integra__figure_days integra__figure_days_or(integra__figure_days a, integra__figure_days b)
{
    return (integra__figure_days){ a.low | b.low, a.high | b.high };
}

static inline integra__figure_days integra__figure_days_and(integra__figure_days a, integra__figure_days b)
{
    return (integra__figure_days){ a.low & b.low, a.high & b.high };
}

/* So many days later, 1 to 63: what leaves the room is gone. */
static inline integra__figure_days integra__figure_days_later(integra__figure_days days, uint32_t by)
{
    return (integra__figure_days){ days.low << by, days.high << by | days.low >> (64 - by) };
}

static inline integra__figure_days integra__figure_days_earlier(integra__figure_days days, uint32_t by)
{
    return (integra__figure_days){ days.low >> by | days.high << (64 - by), days.high >> by };
}

/* The days from 1 to 30 days after one of these, or before one of them, by doubling. */
static inline integra__figure_days integra__figure_days_after(integra__figure_days days)
{
    integra__figure_days after = integra__figure_days_later(days, 1);
    for (uint32_t by = 1; by <= 8; by *= 2) {
        after = integra__figure_days_or(after, integra__figure_days_later(after, by));
    }
    return integra__figure_days_or(after, integra__figure_days_later(after, INTEGRA__FIGURE_READMIT_DAYS - 16));
}

static inline integra__figure_days integra__figure_days_before(integra__figure_days days)
{
    integra__figure_days before = integra__figure_days_earlier(days, 1);
    for (uint32_t by = 1; by <= 8; by *= 2) {
        before = integra__figure_days_or(before, integra__figure_days_earlier(before, by));
    }
    return integra__figure_days_or(before, integra__figure_days_earlier(before, INTEGRA__FIGURE_READMIT_DAYS - 16));
}

/* Those from one bit to another, both included; 0 to 127, none where from is behind to. */
static inline integra__figure_days integra__figure_days_between(int32_t from, int32_t to)
{
    integra__figure_days days = { 0, 0 };
    if (from > to) {
        return days;
    }
    if (from < 64) {
        days.low = UINT64_MAX << from & UINT64_MAX >> (to < 63 ? 63 - to : 0);
    }
    if (to >= 64) {
        days.high = UINT64_MAX >> (127 - to) & UINT64_MAX << (from > 64 ? from - 64 : 0);
    }
    return days;
}

/* The first and the last of them; -1 where there is none. */
static inline int32_t integra__figure_days_first(integra__figure_days days)
{
    int32_t bit = 0;
    while (bit < INTEGRA__FIGURE_DAYS_ROOM && !integra__figure_days_has(&days, bit)) {
        bit++;
    }
    return bit < INTEGRA__FIGURE_DAYS_ROOM ? bit : -1;
}

static inline int32_t integra__figure_days_last(integra__figure_days days)
{
    int32_t bit = INTEGRA__FIGURE_DAYS_ROOM - 1;
    while (bit >= 0 && !integra__figure_days_has(&days, bit)) {
        bit--;
    }
    return bit;
}

#endif
