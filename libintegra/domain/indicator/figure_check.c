/* figure_check.c - whether a figure is one that some tally comes to, a row a condition.
 * Spec: spec/50-indicators.md (IND-2, IND-4, IND-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Counts are the least and the most over all fillings, so what holds of each filling bounds them; conditions are of
 * these bounds alone, and let pass what no reader can tell from a figure that was made. Each may rely on those before
 * it. */
#include "figure_check.h"

#include "core/date.h"
#include "figure_interval.h"

enum { MILLION = 1000000 };

/* A bit each: in whose every filling the numerator counts some of the denominator's. */
#define PROPORTIONS                                                                                                    \
    (1u << INTEGRA_INDICATOR_A1 | 1u << INTEGRA_INDICATOR_A2 | 1u << INTEGRA_INDICATOR_A3 |                            \
     1u << INTEGRA_INDICATOR_A4 | 1u << INTEGRA_INDICATOR_SHARE)

/* The same: in which denominators need other days than numerators do. */
#define EARLIER_DAYS (1u << INTEGRA_INDICATOR_B1 | 1u << INTEGRA_INDICATOR_B2 | 1u << INTEGRA_INDICATOR_B3)

static int is_proportion(const integra_figure *figure)
{
    return (PROPORTIONS >> figure->indicator & 1u) != 0;
}

/* IND-11: an adopted protocol that imposes nothing. */
static int is_ruled_out(const integra_figure *figure)
{
    return figure->conformity == INTEGRA_CONFORMITY_BASIS_IMPOSES_NOTHING;
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

/* Each filling has the same counts, and nothing beside them is missing. */
static int is_exact(const integra_figure *figure)
{
    return figure->numerator == figure->numerator_highest && figure->denominator == figure->denominator_highest &&
           figure->covered != INTEGRA_TRI_NO;
}

/* ---- of what it is ---- */

static int indicator_is(const integra_figure *figure)
{
    return figure->indicator >= INTEGRA__INDICATOR_FIRST && figure->indicator <= INTEGRA__INDICATOR_LAST;
}

static int at_is(const integra_figure *figure)
{
    return integra__date_valid(figure->at);
}

static int covered_is(const integra_figure *figure)
{
    return figure->covered <= INTEGRA__TRI_LAST;
}

static int pairs_are_of_b1(const integra_figure *figure)
{
    return figure->indicator == INTEGRA_INDICATOR_B1 ||
           (figure->pairs | figure->pairs_highest | figure->pairs_before | figure->pairs_before_highest) == 0;
}

/* A word of an indicator's figures alone: one there, zero elsewhere. */
static int word_is(const integra_figure *figure, uint32_t indicator, uint32_t word, uint32_t last)
{
    return figure->indicator == indicator ? word > 0 && word <= last : word == 0;
}

static int requester_is(const integra_figure *figure)
{
    return word_is(figure, INTEGRA_INDICATOR_SHARE, figure->requester, INTEGRA__REQUESTER_LAST);
}

static int conformity_is(const integra_figure *figure)
{
    return word_is(figure, INTEGRA_INDICATOR_A1, figure->conformity, INTEGRA__CONFORMITY_BASIS_LAST);
}

/* A tally that holds every part is one that is not split (IND-5). */
static int parts_are(const integra_figure *figure)
{
    return figure->parts == 1
               ? figure->parts_held == 1
               : figure->parts <= INTEGRA_PART_LIMIT && figure->parts_held >= 1 && figure->parts_held < figure->parts;
}

/* ---- its counts ---- */

static int counts_ascend(const integra_figure *figure)
{
    return figure->numerator <= figure->numerator_highest && figure->denominator <= figure->denominator_highest;
}

static int counts_fit(const integra_figure *figure)
{
    uint64_t most = figure->indicator == INTEGRA_INDICATOR_B1 ? INTEGRA__FUNCTION_WORDS : INTEGRA__FIGURE_COUNT_MOST;
    return figure->numerator_highest <= most && figure->denominator_highest <= most;
}

/* Where the denominator is least, the numerator is no greater, and so the least one neither. */
static int counts_of_proportion(const integra_figure *figure)
{
    return !is_proportion(figure) ||
           (figure->numerator <= figure->denominator && figure->numerator_highest <= figure->denominator_highest);
}

static int counts_ruled_out(const integra_figure *figure)
{
    return !is_ruled_out(figure) || figure->numerator_highest == 0;
}

/* IND-10: who accompanies whom is known, each one somebody; of a share everybody below is. IND-11: a class is two. */
static int counts_of_kind(const integra_figure *figure)
{
    const int below_known = figure->denominator == figure->denominator_highest;
    if (figure->indicator == INTEGRA_INDICATOR_CASELOAD) {
        return below_known && figure->numerator == figure->numerator_highest &&
               (figure->numerator == 0) == (figure->denominator == 0);
    }
    return (figure->indicator != INTEGRA_INDICATOR_SHARE || below_known) &&
           (figure->conformity != INTEGRA_CONFORMITY_BASIS_LARGEST_CLASS ||
            (figure->numerator != 1 && figure->numerator_highest != 1));
}

/* Of each filling: as many pairs as functions at least, six functions a structure at most, and none without another. */
static int pairs_go(uint64_t pairs, uint64_t functions)
{
    return pairs >= functions && (pairs == 0) == (functions == 0);
}

static int pairs_fit(const integra_figure *figure)
{
    return figure->pairs <= figure->pairs_highest && figure->pairs_before <= figure->pairs_before_highest &&
           figure->pairs_highest <= INTEGRA__FIGURE_PAIR_MOST &&
           figure->pairs_before_highest <= INTEGRA__FIGURE_PAIR_MOST;
}

static int pairs_are_of_functions(const integra_figure *figure)
{
    return figure->indicator != INTEGRA_INDICATOR_B1 ||
           (pairs_go(figure->pairs, figure->numerator) && pairs_go(figure->pairs_highest, figure->numerator_highest) &&
            pairs_go(figure->pairs_before, figure->denominator) &&
            pairs_go(figure->pairs_before_highest, figure->denominator_highest));
}

/* ---- its ratio ---- */

static int value_is(const integra_figure *figure)
{
    if (figure->denominator == 0 || is_ruled_out(figure)) {
        return is_none(figure->value);
    }
    return figure->value == ppm_of(figure->numerator, figure->denominator);
}

/* No filling has anything to divide by: then there is no bound, but 0 where days are missing. */
static int lowest_is(const integra_figure *figure)
{
    if (is_ruled_out(figure)) {
        return is_none(figure->lowest);
    }
    if (figure->denominator_highest == 0) {
        return is_none(figure->lowest) || (figure->lowest == 0 && figure->covered == INTEGRA_TRI_NO);
    }
    return figure->lowest >= ppm_of(figure->numerator, figure->denominator_highest) ||
           (figure->lowest == 0 && figure->covered == INTEGRA_TRI_NO);
}

/* Unbounded: days of the numerator are missing, or nothing may be left to divide something by. */
static int highest_is(const integra_figure *figure)
{
    if (is_ruled_out(figure) || figure->denominator_highest == 0) {
        return is_none(figure->highest);
    }
    if (is_none(figure->highest)) {
        return figure->covered == INTEGRA_TRI_NO ||
               (!is_proportion(figure) && figure->denominator == 0 && figure->numerator_highest > 0);
    }
    const uint64_t least = figure->denominator == 0 ? 1 : figure->denominator;
    return figure->highest >= 0 && figure->highest <= ppm_of(figure->numerator_highest, least);
}

/* A filling with the least denominator has the least numerator at least, one with the least numerator the least
 * denominator at least: so the value lies between the bounds, and the ratio of both most, for the same reason. */
static int bounds_hold(const integra_figure *figure, int64_t ratio)
{
    return (is_none(figure->lowest) || figure->lowest <= ratio) &&
           (is_none(figure->highest) || ratio <= figure->highest);
}

static int bounds_are_around(const integra_figure *figure)
{
    return (is_none(figure->value) || bounds_hold(figure, figure->value)) &&
           (figure->denominator_highest == 0 ||
            bounds_hold(figure, ppm_of(figure->numerator_highest, figure->denominator_highest)));
}

static int bounds_of_proportion(const integra_figure *figure)
{
    return !is_proportion(figure) || is_none(figure->highest) || figure->highest <= MILLION;
}

/* Days that are missing leave a bound open; both, where the two counts need the same days (IND-8). */
static int bounds_of_days(const integra_figure *figure)
{
    const int below = figure->lowest == 0, above = is_none(figure->highest);
    if (figure->covered != INTEGRA_TRI_NO || is_ruled_out(figure)) {
        return 1;
    }
    return (EARLIER_DAYS >> figure->indicator & 1u) != 0 ? below || above : below && above;
}

/* ---- its state ---- */

static int state_is(const integra_figure *figure)
{
    if (is_none(figure->value)) {
        return figure->state == INTEGRA_FIGURE_STATE_UNDEFINED;
    }
    if (is_exact(figure) || figure->state == INTEGRA_FIGURE_STATE_DEFINED) {
        return figure->state == INTEGRA_FIGURE_STATE_DEFINED && figure->lowest == figure->value &&
               figure->highest == figure->value;
    }
    return figure->state == INTEGRA_FIGURE_STATE_BOUNDED;
}

static int interval_is(const integra_figure *figure)
{
    return is_proportion(figure) ? integra__figure_interval_is(figure, is_exact(figure))
                                 : is_none(figure->interval_lowest) && is_none(figure->interval_highest);
}

/* ---- all of it ---- */

typedef struct condition {
    int (*holds)(const integra_figure *figure);
    uint32_t part;
    uint32_t fault;
} condition;

static const condition conditions[] = {
    { indicator_is, INTEGRA__FIGURE_INDICATOR, INTEGRA_FAULT_FIGURE_SUBJECT },
    { at_is, INTEGRA__FIGURE_AT, INTEGRA_FAULT_FIGURE_SUBJECT },
    { covered_is, INTEGRA__FIGURE_COVERED, INTEGRA_FAULT_FIGURE_SUBJECT },
    { pairs_are_of_b1, INTEGRA__FIGURE_PAIRS, INTEGRA_FAULT_FIGURE_SUBJECT },
    { requester_is, INTEGRA__FIGURE_REQUESTER, INTEGRA_FAULT_FIGURE_SUBJECT },
    { conformity_is, INTEGRA__FIGURE_CONFORMITY, INTEGRA_FAULT_FIGURE_SUBJECT },
    { parts_are, INTEGRA__FIGURE_PARTS, INTEGRA_FAULT_FIGURE_SUBJECT },
    { counts_ascend, INTEGRA__FIGURE_COUNTS, INTEGRA_FAULT_FIGURE_COUNTS },
    { counts_fit, INTEGRA__FIGURE_COUNTS, INTEGRA_FAULT_FIGURE_COUNTS },
    { counts_of_proportion, INTEGRA__FIGURE_COUNTS, INTEGRA_FAULT_FIGURE_COUNTS },
    { counts_ruled_out, INTEGRA__FIGURE_COUNTS, INTEGRA_FAULT_FIGURE_COUNTS },
    { counts_of_kind, INTEGRA__FIGURE_COUNTS, INTEGRA_FAULT_FIGURE_COUNTS },
    { pairs_fit, INTEGRA__FIGURE_PAIRS, INTEGRA_FAULT_FIGURE_COUNTS },
    { pairs_are_of_functions, INTEGRA__FIGURE_PAIRS, INTEGRA_FAULT_FIGURE_COUNTS },
    { value_is, INTEGRA__FIGURE_PPM, INTEGRA_FAULT_FIGURE_RATIO },
    { lowest_is, INTEGRA__FIGURE_PPM, INTEGRA_FAULT_FIGURE_RATIO },
    { highest_is, INTEGRA__FIGURE_PPM, INTEGRA_FAULT_FIGURE_RATIO },
    { bounds_are_around, INTEGRA__FIGURE_PPM, INTEGRA_FAULT_FIGURE_RATIO },
    { bounds_of_proportion, INTEGRA__FIGURE_PPM, INTEGRA_FAULT_FIGURE_RATIO },
    { bounds_of_days, INTEGRA__FIGURE_PPM, INTEGRA_FAULT_FIGURE_RATIO },
    { state_is, INTEGRA__FIGURE_STATE, INTEGRA_FAULT_FIGURE_STATE },
    { interval_is, INTEGRA__FIGURE_PPM, INTEGRA_FAULT_FIGURE_INTERVAL },
};

uint32_t integra__figure_check(const integra_figure *figure, uint32_t *part_out)
{
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        if (!conditions[i].holds(figure)) {
            *part_out = conditions[i].part;
            return conditions[i].fault;
        }
    }
    return INTEGRA_FAULT_NONE;
}

uint32_t integra__figure_part_of(uint32_t part)
{
    return part == INTEGRA__FIGURE_PAIRS        ? INTEGRA_INDICATOR_B1
           : part == INTEGRA__FIGURE_REQUESTER  ? INTEGRA_INDICATOR_SHARE
           : part == INTEGRA__FIGURE_CONFORMITY ? INTEGRA_INDICATOR_A1
                                                : 0;
}
