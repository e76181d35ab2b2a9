/* figure_readmissions.c - who was readmitted in a window, and may have been in which (B3).
 * Spec: spec/50-indicators.md, IND-3 and IND-8.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * What is not known of a person is filled in once for both windows; so it is asked of each of the four outcomes whether
 * some filling comes to it. To have none, everything that may not be is not: a stay without a day of admission begins
 * on the first day of the calendar, one without a day of discharge has not ended. To have one, only its two stays are
 * made to fit, and it must be seen what they bring about beside. */
#include "figure_evaluators.h"

#include "figure_each.h"
#include "figure_stays.h"
#include "rows_find.h"

enum { LATER = INTEGRA__FIGURE_LATER, EARLIER = INTEGRA__FIGURE_EARLIER };

typedef struct readers {
    integra__figure_window windows[INTEGRA__FIGURE_WINDOWS];
    integra_date at;
    integra__rows_finder births, ages;
} readers;

typedef struct person {
    const readers *by;
    integra__figure_stays stays;
    integra__figure_choices choices;
    integra__span birth;
    int32_t old_first[INTEGRA__FIGURE_WINDOWS]; /* from which bit on, born as early as can be, one is old enough */
    int32_t old_last[INTEGRA__FIGURE_WINDOWS];  /* the same, born as late as can be */
} person;

static integra__span span_at(const uint8_t *row, size_t from, size_t to)
{
    return (integra__span){ integra__row_date(row, from), integra__row_date(row, to) };
}

static void read_births(readers *by, integra__figure_birth *birth, const uint8_t *id)
{
    const uint8_t *dates = integra__rows_find(&by->births, id), *ages = integra__rows_find(&by->ages, id);
    if (dates != NULL) {
        integra__figure_birth_dated(birth, integra__row_date(dates, INTEGRA__BIRTH_EARLIEST));
        integra__figure_birth_dated(birth, integra__row_date(dates, INTEGRA__BIRTH_LATEST));
    }
    if (ages != NULL) {
        integra__figure_birth_of_ages(birth, span_at(ages, INTEGRA__AGES_FROM, INTEGRA__AGES_TO),
                                      span_at(ages, INTEGRA__AGES_HULL_FROM, INTEGRA__AGES_HULL_TO));
    }
}

/* Whether there is a readmission for certain, from that bit of a window on. */
static int certain(const person *of, size_t window, int32_t from)
{
    const integra__figure_stay_days *days = &of->stays.days[window];
    if (!integra__figure_days_any(days->certain_admitted) || !integra__figure_days_any(days->certain_discharged)) {
        return 0;
    }
    const integra__figure_days asked = integra__figure_days_between(from, of->by->windows[window].to);
    const integra__figure_days follow = integra__figure_days_after(days->certain_discharged);
    return integra__figure_days_any(
        integra__figure_days_and(integra__figure_days_and(days->certain_admitted, follow), asked));
}

/* What readmissions of a window can be made of, from one bit to another. */
static integra__figure_pairs pairs_of(const person *of, size_t window, int32_t from, int32_t to)
{
    return (integra__figure_pairs){ &of->by->windows[window],
                                    from,
                                    to,
                                    of->stays.days[window].admitted,
                                    of->stays.days[window].discharged,
                                    &of->choices.admissions,
                                    &of->choices.discharges };
}

/* One earlier, none later. Whoever is old enough earlier is so later, so that no certain pair may be there at all; and
 * whoever is readmitted must not be discharged shortly before somebody's certain readmission later. */
static int can_be_below(const person *of)
{
    const integra__figure_window *windows = of->by->windows;
    integra__figure_pairs pairs = pairs_of(of, EARLIER, of->old_first[EARLIER], windows[EARLIER].to);
    if (of->stays.uncertain) {
        pairs.admitted = of->choices.calm_admitted;
        pairs.admissions = &of->choices.calm_admissions;
    }
    return !certain(of, LATER, windows[LATER].from) && integra__figure_pairs_can(&pairs);
}

/* One later, none earlier: born on the last day that makes one old enough at the readmission, one was not so earlier.
 * Where that day is later than one can be born, what is certain earlier counts, and what the other stay brings about.
 */
static int can_be_above(const person *of)
{
    const integra__figure_window *window = &of->by->windows[LATER];
    const int32_t surely = integra__figure_window_old_from(window, of->birth.to + 1);
    const integra__figure_pairs young = pairs_of(of, LATER, of->old_first[LATER], surely - 1);
    integra__figure_pairs old = pairs_of(of, LATER, surely, window->to);
    if (of->stays.uncertain) {
        old.discharged = of->choices.calm_discharged;
        old.discharges = &of->choices.calm_discharges;
    }
    return integra__figure_pairs_can(&young) ||
           (!certain(of, EARLIER, of->old_last[EARLIER]) && integra__figure_pairs_can(&old));
}

static int can_be_both(const person *of)
{
    const integra__figure_pairs later = pairs_of(of, LATER, of->old_first[LATER], of->by->windows[LATER].to);
    const integra__figure_pairs earlier = pairs_of(of, EARLIER, of->old_first[EARLIER], of->by->windows[EARLIER].to);
    return integra__figure_pairs_can_both(&later, &earlier);
}

static uint32_t outcomes_of(const person *of)
{
    const int none = !certain(of, LATER, of->old_last[LATER]) && !certain(of, EARLIER, of->old_last[EARLIER]);
    return (none ? INTEGRA__OUTCOME_NEITHER : 0u) | (can_be_below(of) ? INTEGRA__OUTCOME_BELOW : 0u) |
           (can_be_above(of) ? INTEGRA__OUTCOME_ABOVE : 0u) | (can_be_both(of) ? INTEGRA__OUTCOME_BOTH : 0u);
}

/* Whether days known for certain are all there is, and no two of them make a readmission. */
static int nothing_there(const person *of)
{
    return !of->stays.uncertain && !certain(of, LATER, of->by->windows[LATER].from) &&
           !certain(of, EARLIER, of->by->windows[EARLIER].from);
}

/* Reads a few stays, all of whose facts are known, no two of which are as near as a readmission: so it is of most
 * people, and told without sets of days. Otherwise reads nothing, and says 0. */
static int pass_over(integra__row_cursor *cursor)
{
    enum { FEW = 8 };
    integra_date discharges[FEW];
    integra__row_cursor at = *cursor;
    const uint8_t *first = integra__rows_peek(&at), *row;
    for (size_t n = 0; (row = integra__figure_next_of(&at, first, INTEGRA__ID_SIZE)) != NULL; n++) {
        if (n == FEW || !integra__figure_stay_is_known(row)) {
            return 0;
        }
        const integra_date admission = integra__row_date(row, INTEGRA__STAY_ADMISSION);
        discharges[n] = integra__row_date(row, INTEGRA__STAY_DISCHARGE);
        for (size_t i = 0; i < n; i++) {
            if (integra__figure_is_near(discharges[i], admission)) {
                return 0;
            }
        }
    }
    *cursor = at;
    return 1;
}

static uint32_t evaluate(void *context, integra__row_cursor *cursor)
{
    readers *by = context;
    integra__row_cursor again = *cursor;
    if (pass_over(cursor)) {
        return INTEGRA__OUTCOME_NEITHER;
    }
    person of = { .by = by };
    integra__figure_stays_read(&of.stays, by->windows, cursor);
    if (nothing_there(&of)) {
        return INTEGRA__OUTCOME_NEITHER;
    }
    read_births(by, &of.stays.birth, integra__rows_peek(&again));
    of.birth = integra__figure_birth_span(&of.stays.birth, by->at);
    for (size_t i = 0; i < INTEGRA__FIGURE_WINDOWS; i++) {
        of.old_first[i] = integra__figure_window_old_from(&by->windows[i], of.birth.from);
        of.old_last[i] = integra__figure_window_old_from(&by->windows[i], of.birth.to);
    }
    if (of.stays.uncertain) {
        integra__figure_choices_read(&of.choices, &of.stays, by->windows, of.old_last[EARLIER], &again);
    }
    return outcomes_of(&of);
}

int integra__figure_readmissions(const integra__figure_ask *ask, const integra__figure_listener *listener)
{
    const integra_tally *tally = ask->tally;
    readers by = { .at = tally->at };
    const int births = integra__rows_finder_make(&by.births, tally->tables[INTEGRA__TALLY_BIRTHS]);
    const int ages = integra__rows_finder_make(&by.ages, tally->tables[INTEGRA__TALLY_AGES]);
    if (births && ages) {
        integra__figure_window_init(&by.windows[LATER], tally->window, tally->age_months);
        integra__figure_window_init(&by.windows[EARLIER], tally->before, tally->age_months);
        integra__figure_each(tally->tables[INTEGRA__TALLY_ROWS], evaluate, &by, listener);
    }
    integra__rows_finder_release(&by.births);
    integra__rows_finder_release(&by.ages);
    return births && ages;
}
