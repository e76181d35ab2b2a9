/* figure_interval.c - whether the limits of a figure's interval can be those of its bounds.
 * Spec: spec/50-indicators.md (IND-2, IND-4).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_interval.h"

#include "wilson.h"

#define MILLION UINT64_C(1000000)

static int is_none(int64_t ppm)
{
    return ppm == INTEGRA_PPM_NONE;
}

static int goes_with_bounds(const integra_figure *figure)
{
    return is_none(figure->interval_lowest) == is_none(figure->lowest) &&
           is_none(figure->interval_highest) == is_none(figure->highest);
}

static int holds_bounds(const integra_figure *figure)
{
    return (is_none(figure->interval_lowest) ||
            (figure->interval_lowest >= 0 && figure->interval_lowest <= figure->lowest)) &&
           (is_none(figure->interval_highest) ||
            (figure->interval_highest >= figure->highest && figure->interval_highest <= (int64_t)MILLION));
}

/* Where one of the two counts is exact, each bound is of two known counts; where none is and nothing may be left to
 * divide by, one who is counted is the least that comes to all. */
static int is_of_counts(const integra_figure *figure)
{
    const integra__ratio lowest = { figure->numerator, figure->denominator_highest }, one = { 1, 1 };
    const integra__ratio highest = { figure->numerator_highest, figure->denominator > 0 ? figure->denominator : 1 };
    if (figure->covered == INTEGRA_TRI_NO || is_none(figure->lowest)) {
        return 1;
    }
    if (figure->numerator < figure->numerator_highest && figure->denominator < figure->denominator_highest) {
        return figure->denominator > 0 || figure->lowest == 0 || figure->interval_lowest == integra__wilson_lower(one);
    }
    return figure->interval_lowest == integra__wilson_lower(lowest) &&
           figure->interval_highest == integra__wilson_upper(highest);
}

/* A bound is the ratio of some filling, half a millionth away at most. The interval of a proportion is the narrower the
 * greater its denominator: so no lower limit is above that of the greatest denominator and the next ratio above. */
static int is_low_enough(const integra_figure *figure)
{
    const uint64_t most = figure->denominator_highest, twice = 2 * MILLION;
    if (is_none(figure->interval_lowest) || figure->interval_lowest == 0) {
        return 1;
    }
    const uint64_t above = ((2 * (uint64_t)figure->lowest + 1) * most + twice - 1) / twice;
    return figure->interval_lowest <= integra__wilson_lower((integra__ratio){ above < most ? above : most, most });
}

/* The same of the upper one, and the next ratio below. */
static int is_high_enough(const integra_figure *figure)
{
    const uint64_t most = figure->denominator_highest;
    if (is_none(figure->interval_highest)) {
        return 1;
    }
    const uint64_t below = figure->highest == 0 ? 0 : (2 * (uint64_t)figure->highest - 1) * most / (2 * MILLION);
    return figure->interval_highest >= integra__wilson_upper((integra__ratio){ below, most });
}

int integra__figure_interval_is(const integra_figure *figure)
{
    return goes_with_bounds(figure) && holds_bounds(figure) && is_low_enough(figure) && is_high_enough(figure) &&
           is_of_counts(figure);
}
