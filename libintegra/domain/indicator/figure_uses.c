/* figure_uses.c - older people with one assessment of the period, shared by several actors (A3).
 * Spec: spec/50-indicators.md, IND-12.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Which of somebody's assessments are initial ones of the period can be chosen but for those that certainly are, and to
 * be born earlier only makes one older: so an outcome is possible where it is for one assessment or two, of all that
 * are possible the latest, born as early as can be. Nobody is counted where none is chosen that need not be, born as
 * late as can be. */
#include "figure_evaluators.h"

#include "core/date.h"
#include "core/tri.h"
#include "figure_birth.h"

typedef struct period {
    integra__span days;
    integra_date at;
    uint32_t age_months;
} period;

/* One assessment, of all its rows. */
typedef struct assessment {
    integra_tri counts;  /* whether it is an initial one of the period */
    integra_tri shared;  /* whether two actors or more used it */
    integra_date latest; /* the latest day of the period that it may be of */
} assessment;

/* No day. */
#define NO_DAY INT32_MIN

/* Of all assessments of one person: how many, and of which days at the latest. */
typedef struct person {
    uint64_t certain, possible;
    integra_tri certain_shared; /* of the one that is certain, if there is one */
    integra_date certain_latest;
    integra_date certain_held; /* at least, of the latest of those that are certain */
    integra_date possible_latest;
    integra_date shared_latest;   /* of possible ones that may be shared */
    integra_date unshared_latest; /* of possible ones that may not be */
    integra__figure_birth birth;
} person;

static void later(integra_date *latest, integra_date day)
{
    *latest = day > *latest ? day : *latest;
}

static integra_tri shared_of(uint32_t known, int not_known)
{
    if (known >= 2) {
        return INTEGRA_TRI_YES;
    }
    return known == 1 && not_known ? INTEGRA_TRI_UNKNOWN : INTEGRA_TRI_NO;
}

static integra_tri is_initial(uint32_t kind)
{
    if (kind == INTEGRA_ASSESSMENT_KIND_UNKNOWN) {
        return INTEGRA_TRI_UNKNOWN;
    }
    return kind == INTEGRA_ASSESSMENT_KIND_INITIAL ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
}

/* Rows of an assessment come by actor, a blank one first. */
static assessment read_assessment(const period *in, integra__figure_birth *birth, integra__row_cursor *cursor)
{
    const uint8_t *first = integra__rows_peek(cursor), *last = NULL;
    static const uint8_t blank[INTEGRA__ID_SIZE] = { 0 };
    integra_date date = INTEGRA_DATE_UNKNOWN;
    uint32_t kind = 0, known = 0;
    int not_known = 0;
    for (const uint8_t *row; (row = integra__figure_next_of(cursor, first, INTEGRA__USE_ACTOR)) != NULL; last = row) {
        const uint8_t *actor = row + INTEGRA__USE_ACTOR;
        date = integra__figure_date(date, integra__row_date(row, INTEGRA__USE_DATE));
        kind = integra__figure_fact(kind, row[INTEGRA__USE_KIND]);
        integra__figure_birth_dated(birth, integra__row_date(row, INTEGRA__USE_BIRTH));
        if (memcmp(actor, blank, INTEGRA__ID_SIZE) == 0) {
            not_known = 1;
        } else {
            known += last == NULL || memcmp(actor, last + INTEGRA__USE_ACTOR, INTEGRA__ID_SIZE) != 0;
        }
    }
    const integra_tri dated = integra__figure_in_period(&in->days, date);
    return (assessment){ integra__tri_and(dated, is_initial(integra__figure_settled(kind))),
                         shared_of(known, not_known), dated == INTEGRA_TRI_YES ? date : in->days.to };
}

static void take_in(person *of, const assessment *one)
{
    if (one->counts == INTEGRA_TRI_YES) {
        of->certain++;
        of->certain_shared = one->shared;
        later(&of->certain_latest, one->latest);
    } else if (one->counts == INTEGRA_TRI_UNKNOWN) {
        of->possible++;
        later(&of->possible_latest, one->latest);
        if (one->shared != INTEGRA_TRI_NO) {
            later(&of->shared_latest, one->latest);
        }
        if (one->shared != INTEGRA_TRI_YES) {
            later(&of->unshared_latest, one->latest);
        }
    }
}

static int old_enough(const period *in, integra_date born, integra_date day)
{
    return day != NO_DAY && born <= integra__date_minus_months(day, in->age_months);
}

/* Exactly one, shared, at which the person is old enough. */
static int can_be_both(const person *of, const period *in, integra_date born)
{
    if (of->certain == 1) {
        return of->certain_shared != INTEGRA_TRI_NO && old_enough(in, born, of->certain_latest);
    }
    return of->certain == 0 && old_enough(in, born, of->shared_latest);
}

/* One at which the person is old enough, and another, or one alone that is not shared. */
static int can_be_below(const person *of, const period *in, integra_date born)
{
    const int old = old_enough(in, born, of->certain_latest) || old_enough(in, born, of->possible_latest);
    if (of->certain + of->possible >= 2 && old) {
        return 1;
    }
    return of->certain == 1 ? of->certain_shared != INTEGRA_TRI_YES && old
                            : of->certain == 0 && old_enough(in, born, of->unshared_latest);
}

static uint32_t evaluate(void *context, integra__row_cursor *cursor)
{
    const period *in = context;
    const uint8_t *first = integra__rows_peek(cursor);
    person of = { .certain_latest = NO_DAY,
                  .possible_latest = NO_DAY,
                  .shared_latest = NO_DAY,
                  .unshared_latest = NO_DAY,
                  .birth = integra__figure_birth_unsaid() };
    for (const uint8_t *row = first; row != NULL && memcmp(row, first, INTEGRA__ID_SIZE) == 0;
         row = integra__rows_peek(cursor)) {
        const assessment one = read_assessment(in, &of.birth, cursor);
        take_in(&of, &one);
    }
    const integra__span birth = integra__figure_birth_span(&of.birth, in->at);
    return (old_enough(in, birth.to, of.certain_latest) ? 0u : INTEGRA__OUTCOME_NEITHER) |
           (can_be_below(&of, in, birth.from) ? INTEGRA__OUTCOME_BELOW : 0u) |
           (can_be_both(&of, in, birth.from) ? INTEGRA__OUTCOME_BOTH : 0u);
}

int integra__figure_uses(const integra__figure_ask *ask, const integra__figure_listener *listener)
{
    period in = { ask->tally->window, ask->tally->at, ask->tally->age_months };
    integra__figure_each(ask->tally->tables[INTEGRA__TALLY_ROWS], evaluate, &in, listener);
    return 1;
}
