/* readmissions.c - people made up, whose stays lie where windows begin and end.
 * Spec: spec/50-indicators.md, IND-3 and IND-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/date.h"
#include "readmissions.h"

static uint32_t random_below(uint64_t *random, uint32_t limit)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33) % limit;
}

static const integra_date around[] = {
    EARLIER_FROM - 31, EARLIER_FROM - 30, EARLIER_FROM - 1, EARLIER_FROM,   EARLIER_FROM + 1,
    EARLIER_FROM + 30, EARLIER_TO - 1,    EARLIER_TO,       EARLIER_TO + 1, EARLIER_TO + 40,
    LATER_FROM - 31,   LATER_FROM - 30,   LATER_FROM - 1,   LATER_FROM,     LATER_FROM + 1,
    LATER_FROM + 30,   LATER_TO - 31,     LATER_TO - 1,     LATER_TO,
};
enum { AROUND = sizeof around / sizeof around[0] };

static integra_date random_around(uint64_t *random)
{
    return around[random_below(random, AROUND)];
}

/* From a discharge to the next admission: what counts, and what just does not. */
static integra_date random_gap(uint64_t *random)
{
    static const integra_date gaps[] = { 1, 1, 2, 29, 30, 30, 0, 31 };
    return gaps[random_below(random, sizeof gaps / sizeof gaps[0])];
}

/* Days of stays: one at random, two in a row, or three of which the middle one belongs to both windows. */
static void random_days(uint64_t *random, person *of)
{
    const integra_date earlier = EARLIER_FROM - 31 + (integra_date)random_below(random, 120);
    const integra_date later = LATER_FROM - 31 + (integra_date)random_below(random, 120);
    const uint32_t shape = random_below(random, 4);
    of->count = 1 + random_below(random, STAYS);
    for (size_t i = 0; i < STAYS; i++) {
        stay *s = &of->stays[i];
        const stay *before = i == 0 ? NULL : &of->stays[i - 1];
        const integra_date ends = shape == 0 || i >= 2 ? later : earlier;
        s->admission = shape == 3 || before == NULL ? random_around(random) : before->discharge + random_gap(random);
        s->discharge = ends > s->admission ? ends : s->admission + (integra_date)random_below(random, 40);
        if (shape == 1 && i == 1) { /* the middle one of three */
            s->discharge = LATER_FROM - 31 + (integra_date)random_below(random, 60);
        }
        if (i == 0 && shape != 3) {
            s->admission = ends - (integra_date)random_below(random, 9);
            s->discharge = ends;
        }
    }
}

static void forget(uint64_t *random, stay *s, uint32_t unknown)
{
    if (s->admission > AT || random_below(random, 100) < unknown) {
        s->admission = INTEGRA_DATE_UNKNOWN;
    }
    if (random_below(random, 100) < unknown) {
        s->discharge = INTEGRA_DATE_UNKNOWN;
    } else if (s->discharge > AT) {
        s->discharge = INTEGRA_DATE_OPEN;
    }
    s->mco = random_below(random, 100) < unknown ? INTEGRA_TRI_UNKNOWN : INTEGRA_TRI_YES;
    s->on_list = random_below(random, 100) < unknown ? INTEGRA_TRI_UNKNOWN
                 : random_below(random, 9) == 0      ? INTEGRA_TRI_NO
                                                     : INTEGRA_TRI_YES;
}

size_t unknown_days(const person *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->count; i++) {
        count += of->stays[i].admission == INTEGRA_DATE_UNKNOWN;
        count += of->stays[i].discharge == INTEGRA_DATE_UNKNOWN;
    }
    return count;
}

/* A birth that is old enough all the time, or turns so at some day around; known, or not to a year or two. */
static void random_birth(uint64_t *random, person *of)
{
    const integra_date turning = integra__date_minus_months(random_around(random), AGE_MONTHS);
    const integra_date born = turning - (random_below(random, 3) != 0 ? 700 : 0);
    of->born_from = born - (integra_date)(random_below(random, 3) == 0 ? random_below(random, 400) : 0);
    of->born_to = born + (integra_date)(random_below(random, 3) == 0 ? random_below(random, 400) : 0);
}

/* Rows that do not differ are one stay. */
static void leave_out_repeated(person *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->count; i++) {
        int again = 0;
        for (size_t k = 0; k < count; k++) {
            const stay *a = &of->stays[i], *b = &of->stays[k];
            again |= a->admission == b->admission && a->discharge == b->discharge && a->mco == b->mco &&
                     a->on_list == b->on_list;
        }
        of->stays[count] = of->stays[i];
        count += !again;
    }
    of->count = count;
}

person random_person(uint64_t *random, uint32_t unknown)
{
    person of;
    random_days(random, &of);
    for (size_t i = 0; i < of.count; i++) {
        forget(random, &of.stays[i], unknown);
    }
    leave_out_repeated(&of);
    random_birth(random, &of);
    return of;
}
