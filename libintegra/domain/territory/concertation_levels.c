/* concertation_levels.c - whether the three levels meet.
 * Spec: spec/40-concertation.md (CON-1).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "concertation_levels.h"

#include "domain/rules/generated/rules.h"
#include "domain/rules/generated/parameters.h"

const integra__concertation_level integra__concertation_levels[INTEGRA__CONCERTATION_LEVELS] = {
    { INTEGRA_TIER_MACRO, INTEGRA__PARAMETER_MACRO_MEETING_MONTHS, INTEGRA_LINE_LEVEL_MACRO },
    { INTEGRA_TIER_MESO, INTEGRA__PARAMETER_MESO_MEETING_MONTHS, INTEGRA_LINE_LEVEL_MESO },
    { INTEGRA_TIER_MICRO, INTEGRA__PARAMETER_MICRO_MEETING_MONTHS, INTEGRA_LINE_LEVEL_MICRO },
};

integra_date integra__concertation_window(const integra__review *review, uint32_t tier)
{
    size_t row = 0;
    while (integra__concertation_levels[row].tier != tier) { /* it is one of them */
        row++;
    }
    return integra__review_window(review->at, integra__review_value(review, integra__concertation_levels[row].months));
}

/* What the bodies of a level come to. */
typedef struct level {
    uint32_t met, open, either; /* how many: met in the window, open for certain, one or the other */
    int none_met;               /* every body is known not to have met, and was there long enough to be late */
    uint32_t last;              /* the latest meeting of any of them by D, or INTEGRA_NO_INDEX */
} level;

integra__concertation_span integra__concertation_days(const integra__review *review, size_t body, integra_date from)
{
    integra_date opens = review->t.body.opens[body], closes = review->t.body.closes[body];
    return (integra__concertation_span){ integra__review_date_known(opens) && opens > from ? opens : from,
                                         integra__review_date_known(closes) && closes <= review->at ? closes
                                                                                                    : review->at };
}

int integra__concertation_covers(const integra__review *review, size_t body, integra__concertation_span days)
{
    integra_date from = review->t.body.meetings_from[body], to = review->t.body.meetings_to[body];
    return review->t.body.meetings_complete[body] && (integra__review_date_blank(from) || from <= days.from) &&
           (integra__review_date_blank(to) || days.to <= to);
}

uint32_t integra__concertation_last(const integra__review *review, size_t body)
{
    const integra__review_children *meetings = &review->meetings_of_body;
    uint32_t last = INTEGRA_NO_INDEX;
    for (uint32_t i = meetings->from[body]; i < meetings->from[body + 1]; i++) {
        integra_date day = review->t.meeting.date[meetings->rows[i]];
        last = integra__review_date_known(day) && day <= review->at ? meetings->rows[i] : last;
    }
    return last;
}

/* Meetings that are not dated stand behind those that are. */
static int undated_meeting(const integra__review *review, size_t body)
{
    const integra__review_children *meetings = &review->meetings_of_body;
    uint32_t end = meetings->from[body + 1];
    return end > meetings->from[body] && integra__review_date_blank(review->t.meeting.date[meetings->rows[end - 1]]);
}

integra_tri integra__concertation_met(const integra__review *review, size_t body, integra_date from)
{
    uint32_t last = integra__concertation_last(review, body);
    integra_date closes = review->t.body.closes[body];
    int gone = integra__review_date_known(closes) && closes < from;
    if (last != INTEGRA_NO_INDEX && review->t.meeting.date[last] >= from) {
        return INTEGRA_TRI_YES;
    }
    int listed = !undated_meeting(review, body) &&
                 integra__concertation_covers(review, body, integra__concertation_days(review, body, from));
    return gone || listed ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

/* A body that opened since, or may have, is not late. */
int integra__concertation_opened_since(const integra__review *review, size_t body, integra_date from)
{
    integra_date opens = review->t.body.opens[body];
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_BODY);
    if (review->body_open[body] == INTEGRA_TRI_NO || integra__review_date_none(opens, complete)) {
        return 0;
    }
    return !integra__review_date_known(opens) || opens > from;
}

static int later(const integra__review *review, uint32_t meeting, uint32_t than)
{
    const integra_date *date = review->t.meeting.date;
    return meeting != INTEGRA_NO_INDEX && (than == INTEGRA_NO_INDEX || date[meeting] > date[than]);
}

static level level_of(const integra__review *review, uint32_t tier, integra_date from)
{
    level is = { 0, 0, 0, 1, INTEGRA_NO_INDEX };
    for (size_t body = 0; body < review->t.body.count; body++) {
        if (review->t.body.tier[body] != tier) {
            continue;
        }
        integra_tri met = integra__concertation_met(review, body, from);
        uint32_t last = integra__concertation_last(review, body);
        is.met += met == INTEGRA_TRI_YES;
        is.open += review->body_open[body] == INTEGRA_TRI_YES;
        is.either += met == INTEGRA_TRI_YES || review->body_open[body] == INTEGRA_TRI_YES;
        /* one that opens after D is not there to be late (GEN-7); what it has held counts all the same */
        is.none_met = is.none_met && met != INTEGRA_TRI_YES &&
                      (integra__review_of_later(review->t.body.opens[body], review->at) ||
                       (met == INTEGRA_TRI_NO && !integra__concertation_opened_since(review, body, from)));
        is.last = later(review, last, is.last) ? last : is.last;
    }
    return is;
}

integra_date integra__concertation_month(integra_date day)
{
    int32_t year = 0, month = 0, of_month = 1;
    (void)integra_date_to_civil(day, &year, &month, &of_month, NULL);
    return day - of_month + 1;
}

/* Micro concertation counted by month: a month's meetings lie in the window where all its days up to D do, and may lie
 * in it where one does. */
static integra_tri months_held(const integra__review *review, integra_date from)
{
    const integra__tables *t = &review->t;
    int none = integra__review_covers(review, INTEGRA_TERRITORY_TABLE_CLINICAL_MONTH, from, review->at);
    for (size_t i = 0; i < t->clinical_month.count; i++) {
        integra_date month = t->clinical_month.month[i];
        uint32_t held = t->clinical_month.held[i];
        if (month > review->at || month < integra__concertation_month(from) || held == 0) {
            continue;
        }
        if (month >= from && held != UINT32_MAX) {
            return INTEGRA_TRI_YES;
        }
        none = 0;
    }
    return none ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

static integra_tri meets(const integra__review *review, uint32_t tier, const level *is, integra_date from)
{
    integra_tri bodies = INTEGRA_TRI_UNKNOWN;
    if (is->met > 0) {
        bodies = INTEGRA_TRI_YES;
    } else if (is->none_met && integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_BODY)) {
        bodies = INTEGRA_TRI_NO;
    }
    return tier == INTEGRA_TIER_MICRO ? integra__tri_or(bodies, months_held(review, from)) : bodies;
}

/* The line, and where it says no whatever was stated (GEN-12) the finding: due by the end of the months that began with
 * the latest meeting. */
static void tell_level(integra__review *review, const integra__concertation_level *row, const level *is,
                       integra_date from)
{
    const integra_date *date = review->t.meeting.date;
    int64_t months = integra__review_value(review, row->months);
    integra__review_answer *answer = &review->answers[row->line];
    answer->computed = meets(review, row->tier, is, from);
    answer->count = is->met;
    answer->of = is->either;
    answer->computed_since = is->met > 0 ? date[is->last] : INTEGRA_DATE_UNKNOWN;
    review->level_meets[row->tier] = answer->computed;
    if (answer->computed == INTEGRA_TRI_NO) {
        integra__review_tell(
            review, INTEGRA__CON_1, INTEGRA_SETTLED_BY_MEETING, NULL, NULL, INTEGRA_NO_INDEX, row->tier, is->open,
            is->last == INTEGRA_NO_INDEX ? INTEGRA_DATE_UNKNOWN : integra__review_months_due(date[is->last], months));
    }
}

void integra__pass_levels(integra__review *review)
{
    for (size_t i = 0; i < INTEGRA__CONCERTATION_LEVELS; i++) {
        const integra__concertation_level *row = &integra__concertation_levels[i];
        integra_date from = integra__concertation_window(review, row->tier);
        level is = level_of(review, row->tier, from);
        tell_level(review, row, &is, from);
    }
}
