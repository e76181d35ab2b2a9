/* figure_birth.c - birth dates and ages of one person, narrowed together.
 * Spec: spec/50-indicators.md, IND-1 and IND-8.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_birth.h"

#include "core/date.h"
#include "tally_spans.h"

static integra__span hull(integra__span a, integra__span b)
{
    return (integra__span){ a.from < b.from ? a.from : b.from, a.to > b.to ? a.to : b.to };
}

static integra__span common(integra__span a, integra__span b)
{
    return (integra__span){ a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to };
}

static int is_empty(integra__span span)
{
    return span.from > span.to;
}

integra__figure_birth integra__figure_birth_unsaid(void)
{
    const integra__span nothing = { INT32_MAX, INT32_MIN }, anything = { INT32_MIN, INT32_MAX };
    return (integra__figure_birth){ nothing, anything, nothing };
}

void integra__figure_birth_dated(integra__figure_birth *birth, integra_date date)
{
    if (date != INTEGRA_DATE_UNKNOWN) {
        birth->dates = hull(birth->dates, (integra__span){ date, date });
    }
}

void integra__figure_birth_aged(integra__figure_birth *birth, integra_date day, uint32_t age)
{
    const integra__span span = integra__tally_born(day, age);
    integra__figure_birth_of_ages(birth, span, span);
}

void integra__figure_birth_of_ages(integra__figure_birth *birth, integra__span ages, integra__span ages_hull)
{
    birth->ages = common(birth->ages, ages);
    birth->ages_hull = hull(birth->ages_hull, ages_hull);
}

integra__span integra__figure_birth_span(const integra__figure_birth *birth, integra_date at)
{
    const integra__span all = hull(birth->dates, birth->ages_hull);
    if (is_empty(all)) {
        return (integra__span){ INTEGRA__DATE_FIRST, at };
    }
    const integra__span left = is_empty(birth->dates) ? birth->ages : common(birth->dates, birth->ages);
    return is_empty(left) ? all : left;
}
