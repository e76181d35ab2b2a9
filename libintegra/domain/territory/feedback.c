/* feedback.c - whether every structure was told of the changes that it is owed.
 * Spec: spec/40-concertation.md (CON-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A change of day e is owed to the structures that were open by then and still are, so that a structure's opening and
 * the last day up to which it was told of everything say which changes it may miss: those from its key on. Counting
 * keys by day, and taking away those who were told of that one change, gives who misses it.
 */
#include "feedback_calendar.h"

#include "core/date.h"
#include "domain/rules/generated/parameters.h"
#include "domain/rules/generated/rules.h"
#include "feedback_reach.h"

typedef struct look {
    integra__review *review;
    integra__feedback_calendar days;
    integra__feedback_reach reach;
    integra_date mature; /* a change before this day should have been told of by now */
    uint32_t *owing;     /* by day: structures open since this day or earlier */
    uint32_t *missing;   /* by day: structures whose key is this day or earlier */
    uint32_t *changes;   /* by day: mature changes up to this day */
    uint32_t *quiet;     /* by day: those of them that nobody is known to miss */
    uint32_t *seen;      /* by structure: the change, counted from 1, of which it was last found told */
    uint8_t *had;        /* by structure: told, or perhaps, of one mature change that it is owed */
} look;

static int is_change(const look *at, size_t decision)
{
    integra_date day = at->review->t.decision.effective[decision];
    return integra__review_date_known(day) && at->days.from <= day && day <= at->review->at;
}

static int owed_to(const look *at, size_t structure)
{
    return at->review->structure_open[structure] == INTEGRA_TRI_YES;
}

/* Since when a structure is open; from the beginning where it never opened. */
static integra_date opening(const look *at, size_t structure)
{
    integra_date opens = at->review->t.structure.opens[structure];
    return integra__review_date_known(opens) ? opens : INTEGRA__DATE_FIRST;
}

/* The first day of whose changes a structure was told by nothing that is about everything. */
static integra_date key(const look *at, size_t structure)
{
    integra_date opens = opening(at, structure), told = at->reach.general[structure];
    return told == INTEGRA_DATE_UNKNOWN || told < opens ? opens : told + 1;
}

/* In doubt, or where everybody was told, nobody is known to miss a change. */
static int quiet(const look *at, size_t decision)
{
    integra_date day = at->review->t.decision.effective[decision];
    return integra__feedback_quiet(&at->reach, decision, day) ||
           !integra__review_covers(at->review, INTEGRA_TERRITORY_TABLE_FEEDBACK, day, at->review->at);
}

static void count_days(look *at)
{
    const integra__tables *t = &at->review->t;
    for (size_t structure = 0; structure < t->structure.count; structure++) {
        if (owed_to(at, structure)) {
            integra__feedback_count(&at->days, at->owing, opening(at, structure));
            integra__feedback_count(&at->days, at->missing, key(at, structure));
        }
    }
    for (size_t decision = 0; decision < t->decision.count; decision++) {
        if (is_change(at, decision) && t->decision.effective[decision] < at->mature) {
            integra__feedback_count(&at->days, at->changes, t->decision.effective[decision]);
            if (quiet(at, decision)) {
                integra__feedback_count(&at->days, at->quiet, t->decision.effective[decision]);
            }
        }
    }
    integra__feedback_sum(&at->days, at->owing);
    integra__feedback_sum(&at->days, at->missing);
    integra__feedback_sum(&at->days, at->changes);
    integra__feedback_sum(&at->days, at->quiet);
}

/* How many of those who would miss a change were told of it, or perhaps, by feedback about it alone. */
static uint32_t told_of(look *at, uint32_t decision)
{
    const integra__tables *t = &at->review->t;
    const integra__review_children *told = &at->review->told_of_feedback;
    integra_date day = t->decision.effective[decision];
    uint32_t count = 0;
    for (uint32_t f = at->reach.first[decision]; f != 0; f = at->reach.next[f - 1]) {
        for (uint32_t i = told->from[f - 1]; i < told->from[f]; i++) {
            uint32_t structure = t->told.structure[told->rows[i]];
            if (integra__review_ref_known(structure) && at->seen[structure] != decision + 1 && owed_to(at, structure)) {
                at->seen[structure] = decision + 1;
                count += key(at, structure) <= day;
                at->had[structure] |= opening(at, structure) <= day;
            }
        }
    }
    return count;
}

static void judge_change(look *at, uint32_t decision)
{
    integra__review *review = at->review;
    integra_date day = review->t.decision.effective[decision];
    if (day >= at->mature || quiet(at, decision)) {
        return;
    }
    uint32_t missing = integra__feedback_by(&at->days, at->missing, day) - told_of(at, decision);
    if (missing > 0) {
        int64_t months = integra__review_value(review, INTEGRA__PARAMETER_FEEDBACK_MONTHS);
        integra__review_tell(review, INTEGRA__CON_8, INTEGRA_SETTLED_BY_CHANGE_FEEDBACK,
                             &review->t.decision.id[decision], NULL, decision, missing,
                             integra__feedback_by(&at->days, at->owing, day), integra__review_months_due(day, months));
    }
}

/* A structure that is owed mature changes and misses every one of them. */
static void judge_structure(look *at, uint32_t structure)
{
    integra__review *review = at->review;
    integra_date before = opening(at, structure) - 1, all = review->at;
    uint32_t owed =
        integra__feedback_by(&at->days, at->changes, all) - integra__feedback_by(&at->days, at->changes, before);
    uint32_t hushed =
        integra__feedback_by(&at->days, at->quiet, all) - integra__feedback_by(&at->days, at->quiet, before);
    uint32_t told = integra__feedback_by(&at->days, at->changes, key(at, structure) - 1) -
                    integra__feedback_by(&at->days, at->changes, before);
    if (owed > 0 && hushed == 0 && told == 0 && !at->had[structure]) {
        integra__review_tell(review, INTEGRA__CON_8, INTEGRA_SETTLED_BY_STRUCTURE_FEEDBACK,
                             &review->t.structure.id[structure], NULL, structure, owed, 0, INTEGRA_DATE_UNKNOWN);
    }
}

/* A decision that is not known, or not known to be a change, may be one that a structure was told of. */
static int every_change_known(const integra__review *review)
{
    const integra__tables *t = &review->t;
    int known = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_DECISION);
    for (size_t i = 0; known && i < t->decision.count; i++) {
        known = integra__review_reached(t->decision.effective[i], 1, review->at) != INTEGRA_TRI_UNKNOWN;
    }
    return known;
}

void integra__pass_feedback(integra__review *review)
{
    const integra__tables *t = &review->t;
    look at = { .review = review,
                .mature = integra__review_window(review->at,
                                                 integra__review_value(review, INTEGRA__PARAMETER_FEEDBACK_MONTHS)) };
    integra__feedback_calendar_make(&at.days, integra__review_window(review->at, INTEGRA__REVIEW_YEAR), review->at);
    integra__feedback_reach_find(review, &at.reach);
    at.owing = integra__review_memory(review, at.days.count, sizeof *at.owing);
    at.missing = integra__review_memory(review, at.days.count, sizeof *at.missing);
    at.changes = integra__review_memory(review, at.days.count, sizeof *at.changes);
    at.quiet = integra__review_memory(review, at.days.count, sizeof *at.quiet);
    at.seen = integra__review_memory(review, t->structure.count, sizeof *at.seen);
    at.had = integra__review_memory(review, t->structure.count, sizeof *at.had);
    if (review->status != INTEGRA_OK) {
        return;
    }
    count_days(&at);
    for (uint32_t decision = 0; decision < t->decision.count; decision++) {
        if (is_change(&at, decision)) {
            judge_change(&at, decision);
        }
    }
    int all = every_change_known(review);
    for (uint32_t structure = 0; all && structure < t->structure.count; structure++) {
        if (owed_to(&at, structure)) {
            judge_structure(&at, structure);
        }
    }
}
