/* ask_concertation.c - the facts of the lines of concertation that are unknown: levels, exchanges, signs, pitfalls.
 * Spec: spec/41-territory.md (TER-16), spec/40-concertation.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "ask.h"
#include "ask_bodies.h"
#include "ask_exchange.h"
#include "ask_open.h"
#include "concertation_levels.h"
#include "decision_lives.h"
#include "exchange_pairs.h"

/* A level that is asked about: its window, and whether it may come to be known not to meet. */
typedef struct asked_level {
    uint32_t tier;
    integra_date from;
    int late;
} asked_level;

/* A body that opened since for certain is not late; of a month that began before the window some meetings that are
 * counted may lie in it. Either way the level is never known not to meet. */
static asked_level level_of(const integra__review *review, uint32_t tier)
{
    const integra__tables *t = &review->t;
    asked_level level = { tier, integra__concertation_window(review, tier), 1 };
    for (size_t body = 0; body < t->body.count; body++) {
        if (t->body.tier[body] == tier && review->body_open[body] == INTEGRA_TRI_YES) {
            level.late &= !integra__concertation_opened_since(review, body, level.from);
        }
    }
    for (size_t i = 0; tier == INTEGRA_TIER_MICRO && i < t->clinical_month.count; i++) {
        uint32_t held = t->clinical_month.held[i];
        int began_before = t->clinical_month.month[i] < level.from &&
                           t->clinical_month.month[i] >= integra__concertation_month(level.from);
        level.late &= !began_before || held == 0 || held == UINT32_MAX;
    }
    return level;
}

/* A body of which it is not known whether it met, or whether it was there long enough to be late. */
static void ask_meeting(integra__review *review, size_t body, const asked_level *level)
{
    const integra__tables *t = &review->t;
    const integra__review_children *meetings = &review->meetings_of_body;
    int covered = integra__concertation_covers(review, body, integra__concertation_days(review, body, level->from));
    int young = integra__concertation_opened_since(review, body, level->from);
    if (integra__review_date_known(t->body.closes[body]) && t->body.closes[body] < level->from) {
        return;
    }
    for (uint32_t i = meetings->from[body]; i < meetings->from[body + 1]; i++) {
        integra__ask_blank(review, integra__review_date_blank(t->meeting.date[meetings->rows[i]]),
                           INTEGRA_TERRITORY_TABLE_MEETING, meetings->rows[i], INTEGRA_COLUMN_MEETING_DATE);
    }
    if (level->late && (!covered || young)) {
        integra__ask_blank(review, !covered, INTEGRA_TERRITORY_TABLE_BODY, body, INTEGRA_COLUMN_BODY_MEETINGS_COMPLETE);
        integra__ask_date(review, t->body.opens[body], INTEGRA_TERRITORY_TABLE_BODY, body, INTEGRA_COLUMN_BODY_OPENS);
        integra__ask_date(review, t->body.closes[body], INTEGRA_TERRITORY_TABLE_BODY, body, INTEGRA_COLUMN_BODY_CLOSES);
    }
}

/* Clinical concertation that is counted by month: one that began before the window may only leave the level late. */
static void ask_months(integra__review *review, const asked_level *level)
{
    const integra__tables *t = &review->t;
    integra_date first = level->late ? integra__concertation_month(level->from) : level->from;
    if (level->late &&
        !integra__review_covers(review, INTEGRA_TERRITORY_TABLE_CLINICAL_MONTH, level->from, review->at)) {
        integra__ask_claim(review, INTEGRA_TERRITORY_TABLE_CLINICAL_MONTH);
    }
    for (size_t i = 0; i < t->clinical_month.count; i++) {
        integra_date month = t->clinical_month.month[i];
        if (month >= first && month <= review->at && t->clinical_month.held[i] == UINT32_MAX) {
            integra__ask_field(review, INTEGRA_TERRITORY_TABLE_CLINICAL_MONTH, i, INTEGRA_COLUMN_CLINICAL_MONTH_HELD);
        }
    }
}

void integra__ask_level(integra__review *review, uint32_t tier)
{
    const asked_level level = level_of(review, tier);
    if (level.late) {
        integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_BODY);
    }
    for (size_t body = 0; body < review->t.body.count; body++) {
        if (review->t.body.tier[body] == tier && !integra__review_of_later(review->t.body.opens[body], review->at) &&
            integra__concertation_met(review, body, level.from) != INTEGRA_TRI_YES) {
            ask_meeting(review, body, &level);
        }
    }
    if (tier == INTEGRA_TIER_MICRO) {
        ask_months(review, &level);
    }
}

/* Either direction that is unknown. The line is not unknown where one is no (CON-6); the pitfall may be: one direction
 * only, or none. */
static void ask_exchange(integra__review *review, size_t pair)
{
    if (review->rises[pair] == INTEGRA_TRI_UNKNOWN) {
        integra__ask_rise(review, pair);
    }
    if (review->descends[pair] == INTEGRA_TRI_UNKNOWN) {
        integra__ask_descent(review, pair);
    }
}

/* Sign 2: at the levels where no body is open for certain; where one of them has none that may be, the sign is never
 * yes, and whether other levels have one moves nothing. */
static void ask_open_bodies(integra__review *review)
{
    integra_tri open[INTEGRA__TIER_CODES] = { 0 };
    int may = 1;
    for (size_t tier = 0; tier < INTEGRA__TIER_CODES; tier++) {
        open[tier] = INTEGRA_TRI_NO;
    }
    for (size_t body = 0; body < review->t.body.count; body++) {
        integra_tri *at_tier = &open[review->t.body.tier[body]];
        *at_tier = integra__tri_or(*at_tier, review->body_open[body]);
    }
    for (size_t tier = INTEGRA__TIER_FIRST; tier <= INTEGRA__TIER_LAST; tier++) {
        may &= open[tier] != INTEGRA_TRI_NO;
    }
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_BODY);
    for (size_t body = 0; may && body < review->t.body.count; body++) {
        if (open[review->t.body.tier[body]] != INTEGRA_TRI_YES) {
            integra__ask_open(review, INTEGRA_TERRITORY_TABLE_BODY, body);
        }
    }
}

static void ask_one_direction(integra__review *review)
{
    for (size_t pair = 0; pair < INTEGRA__EXCHANGE_PAIRS; pair++) {
        ask_exchange(review, pair);
    }
}

static void ask_dead_letters(integra__review *review)
{
    const integra__tables *t = &review->t;
    const struct {
        const integra_date *date;
        uint32_t column;
    } dates[] = {
        { t->decision.adopted, INTEGRA_COLUMN_DECISION_ADOPTED },
        { t->decision.due, INTEGRA_COLUMN_DECISION_DUE },
        { t->decision.effective, INTEGRA_COLUMN_DECISION_EFFECTIVE },
        { t->decision.dropped, INTEGRA_COLUMN_DECISION_DROPPED },
        { t->decision.under_way, INTEGRA_COLUMN_DECISION_UNDER_WAY },
    };
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_DECISION);
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_DECISION);
    for (size_t i = 0; i < t->decision.count; i++) {
        for (size_t k = 0; !integra__decision_lives(review, i, complete) && k < sizeof dates / sizeof dates[0]; k++) {
            integra__ask_date(review, dates[k].date[i], INTEGRA_TERRITORY_TABLE_DECISION, i, dates[k].column);
        }
    }
}

/* Lines that stand by themselves; levels and exchanges have tables of their own. */
static const struct {
    uint32_t line;
    void (*ask)(integra__review *);
} targets[] = {
    { INTEGRA_LINE_SIGN_CONCERTATION, ask_open_bodies },
    { INTEGRA_LINE_SIGN_REPRESENTATION, integra__ask_representation },
    { INTEGRA_LINE_PITFALL_ONE_DIRECTION, ask_one_direction },
    { INTEGRA_LINE_PITFALL_ELECTED_ABSENT, integra__ask_elected },
    { INTEGRA_LINE_PITFALL_DEAD_LETTERS, ask_dead_letters },
};

/* The line is asked about from here on, where it is unknown. */
static int ask_about(integra__review *review, uint32_t line)
{
    review->target = line;
    return integra__line_value(review, line) == INTEGRA_TRI_UNKNOWN;
}

/* Where the data have nothing to name, the line itself is to be stated. */
static void or_statement(integra__review *review, size_t asked_before)
{
    if (review->asked == asked_before) {
        integra__ask_statement(review, review->target);
    }
}

void integra__ask_concertation(integra__review *review)
{
    for (size_t row = 0; row < INTEGRA__CONCERTATION_LEVELS; row++) {
        size_t before = review->asked;
        if (ask_about(review, integra__concertation_levels[row].line)) {
            integra__ask_level(review, integra__concertation_levels[row].tier);
            or_statement(review, before);
        }
    }
    for (size_t pair = 0; pair < INTEGRA__EXCHANGE_PAIRS; pair++) {
        size_t before = review->asked;
        if (ask_about(review, integra__exchange_pairs[pair].line)) {
            ask_exchange(review, pair);
            or_statement(review, before);
        }
    }
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        size_t before = review->asked;
        if (ask_about(review, targets[i].line)) {
            targets[i].ask(review);
            or_statement(review, before);
        }
    }
}
