/* figure_check.c - whether a figure is one that some tally comes to, a row a condition.
 * Spec: spec/50-indicators.md (IND-2, IND-4, IND-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Counts are the least and the most over all fillings, so what holds of each filling bounds them; conditions are of
 * these bounds alone, and let pass what no reader can tell from a figure that was made. Each may rely on those before
 * it. */
#include "figure_check.h"

#include "core/date.h"
#include "figure_check_ratio.h"
#include "figure_interval.h"

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
    return !integra__figure_is_proportion(figure->indicator) ||
           (figure->numerator <= figure->denominator && figure->numerator_highest <= figure->denominator_highest);
}

/* IND-10: who meets the period is known, and nobody is accompanied by nobody. */
static int counts_of_accompaniments(const integra_figure *figure)
{
    const int is_caseload = figure->indicator == INTEGRA_INDICATOR_CASELOAD;
    if (!is_caseload && figure->indicator != INTEGRA_INDICATOR_SHARE) {
        return 1;
    }
    return figure->denominator == figure->denominator_highest &&
           (!is_caseload ||
            (figure->numerator == figure->numerator_highest && (figure->numerator == 0) == (figure->denominator == 0)));
}

/* IND-11: nobody conforms to nothing, and a class is two or more. */
static int counts_of_structures(const integra_figure *figure)
{
    if (integra__figure_is_ruled_out(figure)) {
        return figure->numerator_highest == 0;
    }
    return figure->conformity != INTEGRA_CONFORMITY_BASIS_LARGEST_CLASS ||
           (figure->numerator != 1 && figure->numerator_highest != 1);
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

/* ---- its interval ---- */

static int interval_is(const integra_figure *figure)
{
    return integra__figure_is_proportion(figure->indicator)
               ? integra__figure_interval_is(figure)
               : figure->interval_lowest == INTEGRA_PPM_NONE && figure->interval_highest == INTEGRA_PPM_NONE;
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
    { counts_of_accompaniments, INTEGRA__FIGURE_COUNTS, INTEGRA_FAULT_FIGURE_COUNTS },
    { counts_of_structures, INTEGRA__FIGURE_COUNTS, INTEGRA_FAULT_FIGURE_COUNTS },
    { pairs_fit, INTEGRA__FIGURE_PAIRS, INTEGRA_FAULT_FIGURE_COUNTS },
    { pairs_are_of_functions, INTEGRA__FIGURE_PAIRS, INTEGRA_FAULT_FIGURE_COUNTS },
    { integra__figure_ratio_is, INTEGRA__FIGURE_PPM, INTEGRA_FAULT_FIGURE_RATIO },
    { integra__figure_state_is, INTEGRA__FIGURE_STATE, INTEGRA_FAULT_FIGURE_STATE },
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
