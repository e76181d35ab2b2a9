/* readmissions_filled.c - every way of filling in a few stays, pair by pair.
 * Spec: spec/50-indicators.md, IND-3 and IND-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/date.h"
#include "domain/indicator/outcomes.h"
#include "readmissions.h"

enum { DAYS = 96 };

static int is_counted(const person *of, integra_date born, integra_date from, integra_date to)
{
    for (size_t i = 0; i < of->count; i++) {
        const stay *in = &of->stays[i];
        const integra_date oldest = integra__date_minus_months(in->admission, AGE_MONTHS);
        if (in->mco != INTEGRA_TRI_YES || in->on_list != INTEGRA_TRI_YES || in->admission < from ||
            in->admission > to || oldest == INTEGRA_DATE_UNKNOWN || born > oldest) {
            continue;
        }
        for (size_t k = 0; k < of->count; k++) {
            const stay *out = &of->stays[k];
            if (k != i && out->mco == INTEGRA_TRI_YES && out->discharge != INTEGRA_DATE_OPEN &&
                in->admission - out->discharge >= 1 && in->admission - out->discharge <= 30) {
                return 1;
            }
        }
    }
    return 0;
}

typedef struct candidates {
    integra_date days[DAYS], births[DAYS];
    size_t day_count, birth_count;
} candidates;

static void add_day(integra_date *days, size_t *count, integra_date day)
{
    for (size_t i = 0; i < *count; i++) {
        if (days[i] == day) {
            return;
        }
    }
    assert_true(*count < DAYS);
    days[(*count)++] = day;
}

static void add_around(candidates *to, integra_date day)
{
    for (integra_date i = day - 1; i <= day + 1; i++) {
        add_day(to->days, &to->day_count, i);
    }
}

static void add_birth(candidates *to, const person *of, integra_date day)
{
    const integra_date born = integra__date_minus_months(day, AGE_MONTHS);
    if (born >= of->born_from && born <= of->born_to) {
        add_day(to->births, &to->birth_count, born);
    }
}

/* The first day on which who is born then is old enough, if it is around. */
static void add_birthday(candidates *to, integra_date born)
{
    integra_date day = EARLIER_FROM - 1;
    while (day <= LATER_TO && integra__date_minus_months(day, AGE_MONTHS) < born) {
        day++;
    }
    add_around(to, day);
}

static void candidates_of(candidates *to, const person *of)
{
    memset(to, 0, sizeof *to);
    add_day(to->days, &to->day_count, INTEGRA__DATE_FIRST);
    add_around(to, LATER_FROM);
    add_around(to, LATER_TO - 1);
    add_around(to, EARLIER_FROM);
    add_around(to, EARLIER_TO);
    add_birthday(to, of->born_from);
    add_birthday(to, of->born_to);
    add_birthday(to, of->born_to + 1);
    add_day(to->births, &to->birth_count, of->born_from);
    add_day(to->births, &to->birth_count, of->born_to);
    for (size_t i = 0; i < of->count; i++) {
        if (of->stays[i].admission != INTEGRA_DATE_UNKNOWN) {
            add_around(to, of->stays[i].admission);
        }
        if (of->stays[i].discharge != INTEGRA_DATE_UNKNOWN && of->stays[i].discharge != INTEGRA_DATE_OPEN) {
            add_around(to, of->stays[i].discharge);
        }
    }
    for (size_t i = 0; i < to->day_count; i++) {
        add_birth(to, of, to->days[i]);
    }
}

/* One thing of one stay that is not known. */
enum { ADMISSION, DISCHARGE, MCO, ON_LIST, THINGS };

static size_t ways(const candidates *from, const person *of, size_t thing)
{
    const stay *s = &of->stays[thing / THINGS];
    switch (thing % THINGS) {
    case ADMISSION:
        return s->admission == INTEGRA_DATE_UNKNOWN ? from->day_count : 1;
    case DISCHARGE:
        return s->discharge == INTEGRA_DATE_UNKNOWN ? from->day_count + 1 : 1;
    case MCO:
        return s->mco == INTEGRA_TRI_UNKNOWN ? 2 : 1;
    default:
        return s->on_list == INTEGRA_TRI_UNKNOWN ? 2 : 1;
    }
}

static void fill_in(const candidates *from, const person *of, person *filled, size_t thing, size_t way)
{
    const stay *s = &of->stays[thing / THINGS];
    stay *f = &filled->stays[thing / THINGS];
    switch (thing % THINGS) {
    case ADMISSION:
        f->admission = s->admission == INTEGRA_DATE_UNKNOWN ? from->days[way] : s->admission;
        break;
    case DISCHARGE:
        f->discharge = s->discharge != INTEGRA_DATE_UNKNOWN ? s->discharge
                       : way == from->day_count             ? INTEGRA_DATE_OPEN
                                                            : from->days[way];
        break;
    case MCO:
        f->mco = s->mco == INTEGRA_TRI_UNKNOWN ? (integra_tri)(way + 1) : s->mco;
        break;
    default:
        f->on_list = s->on_list == INTEGRA_TRI_UNKNOWN ? (integra_tri)(way + 1) : s->on_list;
    }
}

static uint32_t outcomes_filled(const candidates *from, const person *filled)
{
    uint32_t set = 0;
    for (size_t i = 0; i < filled->count; i++) {
        if (filled->stays[i].discharge < filled->stays[i].admission || filled->stays[i].admission > AT) {
            return 0;
        }
    }
    for (size_t i = 0; i < from->birth_count; i++) {
        const int later = is_counted(filled, from->births[i], LATER_FROM, LATER_TO);
        const int earlier = is_counted(filled, from->births[i], EARLIER_FROM, EARLIER_TO);
        set |= later ? (earlier ? INTEGRA__OUTCOME_BOTH : INTEGRA__OUTCOME_ABOVE)
                     : (earlier ? INTEGRA__OUTCOME_BELOW : INTEGRA__OUTCOME_NEITHER);
    }
    return set;
}

/* All of it, as an odometer of all things counts. */
uint32_t outcomes_tried(const person *of)
{
    candidates from;
    person filled = *of;
    size_t way[STAYS * THINGS] = { 0 }, things = of->count * THINGS, thing = 0;
    uint32_t set = 0;
    candidates_of(&from, of);
    for (size_t i = 0; i < things; i++) {
        fill_in(&from, of, &filled, i, 0);
    }
    while (thing < things) {
        set |= outcomes_filled(&from, &filled);
        for (thing = 0; thing < things; thing++) {
            way[thing] = (way[thing] + 1) % ways(&from, of, thing);
            fill_in(&from, of, &filled, thing, way[thing]);
            if (way[thing] != 0) {
                break;
            }
        }
    }
    return set;
}
