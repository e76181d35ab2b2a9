/* figure.c - the figure that a tally comes to, and who is behind its numerator.
 * Spec: spec/50-indicators.md, IND-2, IND-8 and IND-9.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "core/bits.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/bounds.h"
#include "figure_coverage.h"
#include "figure_indicators.h"
#include "wilson.h"

#define MILLION 1000000u

/* What is asked, once it is known to be right. */
typedef struct question {
    integra_figure_options options;
    const integra__figure_indicator *how;
    integra__figure_ask ask;
} question;

static integra_status check_covers(const integra_figure_options *options, integra_error *error)
{
    const integra_date from = options->covers_from, to = options->covers_to;
    if (from == INTEGRA_DATE_UNKNOWN && to == INTEGRA_DATE_UNKNOWN) {
        return INTEGRA_OK;
    }
    if (!integra__date_valid(from) || !integra__date_valid(to)) {
        return integra__fault(error, INTEGRA_FAULT_COVERS_DAYS);
    }
    return from <= to ? INTEGRA_OK : integra__fault(error, INTEGRA_FAULT_COVERS_ORDER);
}

static integra_status check_requester(uint32_t indicator, uint32_t requester, integra_error *error)
{
    const int is_one = requester >= INTEGRA__REQUESTER_FIRST && requester <= INTEGRA__REQUESTER_LAST;
    if (indicator == INTEGRA_INDICATOR_SHARE ? is_one : requester == 0) {
        return INTEGRA_OK;
    }
    return integra__fault(error, INTEGRA_FAULT_FIGURE_REQUESTER);
}

/* Reads the options, of whatever version, and unites the tally. */
static integra_status prepare(question *asked, integra_tally *tally, const integra_figure_options *options,
                              integra_error *error)
{
    integra_status status = INTEGRA_OK;
    integra_figure_options_init(&asked->options, sizeof asked->options);
    if (options != NULL) {
        status = integra__struct_read(&asked->options, sizeof asked->options, sizeof asked->options, options, error);
    }
    if (status == INTEGRA_OK && asked->options.reserved != 0) {
        status = integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (status == INTEGRA_OK) {
        asked->how = integra__figure_indicator_of(tally->indicator, asked->options.conformity);
        status = asked->how != NULL ? INTEGRA_OK : integra__fault(error, INTEGRA_FAULT_FIGURE_CONFORMITY);
    }
    if (status == INTEGRA_OK) {
        status = check_requester(tally->indicator, asked->options.requester, error);
    }
    if (status == INTEGRA_OK) {
        status = check_covers(&asked->options, error);
    }
    if (status == INTEGRA_OK && !integra__tally_unite(tally)) {
        status = integra__no_memory(error);
    }
    asked->ask = (integra__figure_ask){ tally, asked->options.requester };
    return status;
}

/* In parts per million, rounded half up; none where there is nothing to divide by. */
static int64_t ppm_of(integra__ratio ratio)
{
    if (ratio.denominator == 0) {
        return INTEGRA_PPM_NONE;
    }
    return (int64_t)((2u * (uint64_t)MILLION * ratio.numerator + ratio.denominator) / (2u * ratio.denominator));
}

static int is_same_ratio(integra__ratio a, integra__ratio b)
{
    return a.numerator * b.denominator == b.numerator * a.denominator;
}

/* What the bounds are where days are missing: the denominator may be larger without end, and so may the numerator. */
static void widen(integra__bounds *bounds, const integra__figure_coverage *coverage)
{
    if (bounds->unbounded || coverage->misses_above) {
        bounds->highest = (integra__ratio){ 0, 0 };
    }
    if (coverage->misses_below) {
        bounds->lowest = (integra__ratio){ 0, 1 };
    }
}

static uint32_t state_of(const integra__bounds *bounds)
{
    if (bounds->denominator == 0) {
        return INTEGRA_FIGURE_STATE_UNDEFINED;
    }
    return bounds->lowest.denominator == 0 || bounds->highest.denominator == 0 ||
                   !is_same_ratio(bounds->lowest, bounds->highest)
               ? INTEGRA_FIGURE_STATE_BOUNDED
               : INTEGRA_FIGURE_STATE_DEFINED;
}

static void say_ratio(integra_figure *figure, const integra__figure_indicator *how, const integra__bounds *bounds,
                      const integra__figure_coverage *coverage)
{
    figure->state = state_of(bounds);
    figure->value = ppm_of((integra__ratio){ bounds->numerator, bounds->denominator });
    figure->lowest = ppm_of(bounds->lowest);
    figure->highest = ppm_of(bounds->highest);
    if (how->is_proportion && bounds->lowest.denominator > 0) {
        figure->interval_lowest = coverage->misses_below ? 0 : integra__wilson_lower(bounds->lowest);
    }
    if (how->is_proportion && bounds->highest.denominator > 0) {
        figure->interval_highest = integra__wilson_upper(bounds->highest);
    }
}

static void say_counts(integra_figure *figure, const integra__figure_counts *counts)
{
    figure->numerator = counts->bounds.numerator;
    figure->numerator_highest = counts->bounds.numerator_highest;
    figure->denominator = counts->bounds.denominator;
    figure->denominator_highest = counts->bounds.denominator_highest;
    figure->pairs = counts->pairs[0];
    figure->pairs_highest = counts->pairs[1];
    figure->pairs_before = counts->pairs[2];
    figure->pairs_before_highest = counts->pairs[3];
}

/* Of what it is a figure, and no ratio yet. */
static void say_subject(integra_figure *figure, const integra_tally *tally, const question *asked)
{
    integra_figure_init(figure, sizeof *figure);
    figure->indicator = tally->indicator;
    figure->at = tally->at;
    figure->territory = tally->territory;
    memcpy(figure->rules_digest, tally->rules_digest, sizeof figure->rules_digest);
    figure->requester = asked->options.requester;
    figure->conformity = asked->how->conformity;
    figure->parts = tally->parts;
    figure->parts_held = integra__bit_count(tally->held);
    figure->state = INTEGRA_FIGURE_STATE_UNDEFINED;
}

integra_status integra_tally_figure(integra_tally *tally, const integra_figure_options *options,
                                    integra_figure *figure_out, integra_error *error)
{
    const uint8_t present[] = { tally != NULL, 1, figure_out != NULL };
    question asked;
    integra__figure_counts counts;
    integra_figure figure;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(figure_out, sizeof *figure_out, error);
    }
    if (status == INTEGRA_OK) {
        status = prepare(&asked, tally, options, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!integra__figure_count(asked.how, &asked.ask, &counts)) {
        return integra__no_memory(error);
    }
    const integra__span covers = { asked.options.covers_from, asked.options.covers_to };
    const integra__figure_coverage coverage = integra__figure_coverage_of(tally, covers);
    say_subject(&figure, tally, &asked);
    say_counts(&figure, &counts);
    figure.covered = coverage.covered;
    if (!asked.how->is_undefined) {
        widen(&counts.bounds, &coverage);
        say_ratio(&figure, asked.how, &counts.bounds, &coverage);
    }
    integra__struct_write(figure_out, &figure, sizeof figure);
    return INTEGRA_OK;
}

/* ---- who is behind the numerator ---- */

typedef struct listing {
    uint32_t counting;
    integra_id *ids; /* NULL where they are only counted */
    size_t count;
} listing;

static uint32_t counting_of(uint32_t outcomes)
{
    const uint32_t above = INTEGRA__OUTCOME_ABOVE | INTEGRA__OUTCOME_BOTH;
    if ((outcomes & above) == 0) {
        return 0;
    }
    return (outcomes & ~above) == 0 ? INTEGRA_COUNTING_CERTAIN : INTEGRA_COUNTING_POSSIBLE;
}

static void list(void *context, const uint8_t *id, uint32_t outcomes)
{
    listing *of = context;
    if (counting_of(outcomes) != of->counting) {
        return;
    }
    if (of->ids != NULL) {
        memcpy(&of->ids[of->count], id, INTEGRA__ID_SIZE);
    }
    of->count++;
}

static integra_status list_all(const question *asked, listing *of, integra_error *error)
{
    const integra__figure_listener listener = { list, of };
    of->count = 0;
    return asked->how->tell == NULL || asked->how->tell(&asked->ask, &listener) ? INTEGRA_OK
                                                                                : integra__no_memory(error);
}

integra_status integra_tally_identifiers(integra_tally *tally, const integra_figure_options *options, uint32_t counting,
                                         integra_id *ids_out, size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { tally != NULL, 1, 1, integra__room(ids_out, capacity), 1, count_out != NULL };
    question asked;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = prepare(&asked, tally, options, error);
    }
    if (status == INTEGRA_OK && (counting < INTEGRA__COUNTING_FIRST || counting > INTEGRA__COUNTING_LAST)) {
        status = integra__fault_at(error, INTEGRA_FAULT_IDENTIFIERS_COUNTING, 2);
    }
    if (status == INTEGRA_OK && !integra__tally_settle(tally)) {
        status = integra__no_memory(error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    listing of = { counting, NULL, 0 };
    status = list_all(&asked, &of, error);
    if (status == INTEGRA_OK && of.count > capacity) {
        status = integra__no_room(error, of.count);
        *count_out = of.count;
    } else if (status == INTEGRA_OK) {
        of.ids = ids_out;
        status = list_all(&asked, &of, error); /* memory fails before anybody is told */
        *count_out = status == INTEGRA_OK ? of.count : *count_out;
    }
    return status;
}
