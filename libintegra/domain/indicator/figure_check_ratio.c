/* figure_check_ratio.c - whether a figure's ratio and its state are of its counts.
 * Spec: spec/50-indicators.md (IND-2, IND-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * The least of a count is that of some filling, whose other count lies between its least and its most: so bounds of the
 * ratio lie between quotients of the four counts, which are one wherever one of the two counts is exact. */
#include "figure_check_ratio.h"

enum { MILLION = 1000000 };

/* A bit each. */
#define PROPORTIONS                                                                                                    \
    (1u << INTEGRA_INDICATOR_A1 | 1u << INTEGRA_INDICATOR_A2 | 1u << INTEGRA_INDICATOR_A3 |                            \
     1u << INTEGRA_INDICATOR_A4 | 1u << INTEGRA_INDICATOR_SHARE)

/* Those whose numerator needs other days than their denominator. */
#define OVER_TIME (1u << INTEGRA_INDICATOR_B1 | 1u << INTEGRA_INDICATOR_B2 | 1u << INTEGRA_INDICATOR_B3)

int integra__figure_is_proportion(uint32_t indicator)
{
    return (PROPORTIONS >> indicator & 1u) != 0;
}

int integra__figure_is_ruled_out(const integra_figure *figure)
{
    return figure->conformity == INTEGRA_CONFORMITY_BASIS_IMPOSES_NOTHING;
}

static int is_over_time(const integra_figure *figure)
{
    return (OVER_TIME >> figure->indicator & 1u) != 0;
}

static int misses_days(const integra_figure *figure)
{
    return figure->covered == INTEGRA_TRI_NO;
}

static int is_none(int64_t ppm)
{
    return ppm == INTEGRA_PPM_NONE;
}

/* Both counts at most 32 bits; rounded half up. */
static int64_t ppm_of(uint64_t numerator, uint64_t denominator)
{
    return (int64_t)((2u * MILLION * numerator + denominator) / (2u * denominator));
}

static int is_from_to(int64_t ppm, int64_t least, int64_t most)
{
    return ppm >= least && ppm <= most;
}

/* ---- its ratio ---- */

static int value_is(const integra_figure *figure)
{
    if (figure->denominator == 0 || integra__figure_is_ruled_out(figure)) {
        return is_none(figure->value);
    }
    return figure->value == ppm_of(figure->numerator, figure->denominator);
}

static int lowest_is(const integra_figure *figure)
{
    if (integra__figure_is_ruled_out(figure)) {
        return is_none(figure->lowest);
    }
    if (misses_days(figure) && (figure->lowest == 0 || !is_over_time(figure))) {
        return figure->lowest == 0;
    }
    if (figure->denominator_highest == 0) {
        return is_none(figure->lowest);
    }
    const int64_t least = ppm_of(figure->numerator, figure->denominator_highest);
    const int64_t most = ppm_of(figure->numerator_highest, figure->denominator_highest);
    return is_from_to(figure->lowest, least, is_none(figure->value) || most < figure->value ? most : figure->value);
}

/* Some filling has nothing to divide by. Where each such one counts nothing, one function or one of those counted can
 * be alone in both counts. */
static int highest_beside_nothing(const integra_figure *figure)
{
    if (is_none(figure->highest)) {
        return is_over_time(figure) && figure->numerator_highest > 0;
    }
    return figure->numerator == 0 && figure->highest == (figure->numerator_highest > 0 ? MILLION : 0) &&
           (figure->lowest == 0 || figure->lowest == MILLION);
}

static int highest_is(const integra_figure *figure)
{
    if (integra__figure_is_ruled_out(figure) || figure->denominator_highest == 0) {
        return is_none(figure->highest);
    }
    if (misses_days(figure) && (is_none(figure->highest) || !is_over_time(figure))) {
        return is_none(figure->highest);
    }
    if (figure->denominator == 0) {
        return highest_beside_nothing(figure);
    }
    const int64_t least = ppm_of(figure->numerator_highest, figure->denominator_highest);
    const int64_t most = ppm_of(figure->numerator_highest, figure->denominator);
    return is_from_to(figure->highest, figure->value > least ? figure->value : least, most);
}

/* Days that are missing leave a bound open. */
static int bounds_of_days(const integra_figure *figure)
{
    return !misses_days(figure) || is_none(figure->highest) || figure->lowest == 0;
}

int integra__figure_ratio_is(const integra_figure *figure)
{
    return value_is(figure) && lowest_is(figure) && highest_is(figure) && bounds_of_days(figure);
}

/* ---- its state ---- */

/* Both bounds are one ratio, whatever else the figure says: it is that of two exact counts, or 0. */
static int is_one_ratio(const integra_figure *figure)
{
    if (figure->numerator_highest == 0) {
        return !is_none(figure->highest);
    }
    return figure->numerator == figure->numerator_highest && figure->denominator == figure->denominator_highest &&
           !misses_days(figure);
}

/* Neither count is exact, and yet both bounds are printed alike: each filling may have the same ratio. */
static int may_be_one_ratio(const integra_figure *figure)
{
    return figure->numerator > 0 && figure->numerator < figure->numerator_highest &&
           figure->denominator < figure->denominator_highest && !misses_days(figure) &&
           figure->lowest == figure->value && figure->highest == figure->value;
}

int integra__figure_state_is(const integra_figure *figure)
{
    if (is_none(figure->value)) {
        return figure->state == INTEGRA_FIGURE_STATE_UNDEFINED;
    }
    return figure->state == INTEGRA_FIGURE_STATE_DEFINED
               ? is_one_ratio(figure) || may_be_one_ratio(figure)
               : figure->state == INTEGRA_FIGURE_STATE_BOUNDED && !is_one_ratio(figure);
}
