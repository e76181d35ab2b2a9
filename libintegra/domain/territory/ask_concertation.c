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

/* A body of which it is not known whether it met. */
static void ask_meeting(integra__review *review, size_t body, integra_date from)
{
    const integra__review_children *meetings = &review->meetings_of_body;
    int covered = integra__concertation_covers(review, body, integra__concertation_days(review, body, from));
    integra__ask_blank(review, !covered, INTEGRA_TERRITORY_TABLE_BODY, body, INTEGRA_COLUMN_BODY_MEETINGS_COMPLETE);
    integra__ask_date(review, review->t.body.opens[body], INTEGRA_TERRITORY_TABLE_BODY, body,
                      INTEGRA_COLUMN_BODY_OPENS);
    for (uint32_t i = meetings->from[body]; i < meetings->from[body + 1]; i++) {
        if (integra__review_date_blank(review->t.meeting.date[meetings->rows[i]])) {
            integra__ask_field(review, INTEGRA_TERRITORY_TABLE_MEETING, meetings->rows[i], INTEGRA_COLUMN_MEETING_DATE);
        }
    }
}

/* Clinical concertation that is counted by month. */
static void ask_months(integra__review *review, integra_date from)
{
    const integra__tables *t = &review->t;
    if (!integra__review_covers(review, INTEGRA_TERRITORY_TABLE_CLINICAL_MONTH, from, review->at)) {
        integra__ask_claim(review, INTEGRA_TERRITORY_TABLE_CLINICAL_MONTH);
    }
    for (size_t i = 0; i < t->clinical_month.count; i++) {
        integra_date month = t->clinical_month.month[i];
        if (month >= integra__concertation_month(from) && month <= review->at &&
            t->clinical_month.held[i] == UINT32_MAX) {
            integra__ask_field(review, INTEGRA_TERRITORY_TABLE_CLINICAL_MONTH, i, INTEGRA_COLUMN_CLINICAL_MONTH_HELD);
        }
    }
}

void integra__ask_level(integra__review *review, uint32_t tier)
{
    integra_date from = integra__concertation_window(review, tier);
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_BODY);
    for (size_t body = 0; body < review->t.body.count; body++) {
        if (review->t.body.tier[body] == tier && integra__concertation_met(review, body, from) == INTEGRA_TRI_UNKNOWN) {
            ask_meeting(review, body, from);
        }
    }
    if (tier == INTEGRA_TIER_MICRO) {
        ask_months(review, from);
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

/* Sign 2: at the levels where no body is open for certain. */
static void ask_open_bodies(integra__review *review)
{
    int open[INTEGRA__TIER_CODES] = { 0 };
    for (size_t body = 0; body < review->t.body.count; body++) {
        open[review->t.body.tier[body]] |= review->body_open[body] == INTEGRA_TRI_YES;
    }
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_BODY);
    for (size_t body = 0; body < review->t.body.count; body++) {
        if (!open[review->t.body.tier[body]]) {
            integra__ask_open(review, INTEGRA_TERRITORY_TABLE_BODY, body);
        }
    }
}

/* Sign 3: who sits at macro and meso, and was there. */
static void ask_representation(integra__review *review)
{
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_BODY);
    for (size_t body = 0; body < review->t.body.count; body++) {
        if (review->t.body.tier[body] != INTEGRA_TIER_MICRO && review->body_open[body] != INTEGRA_TRI_NO) {
            integra__ask_body(review, body);
            integra__ask_senders(review, body);
        }
    }
}

static void ask_one_direction(integra__review *review)
{
    for (size_t pair = 0; pair < INTEGRA__EXCHANGE_PAIRS; pair++) {
        ask_exchange(review, pair);
    }
}

static void ask_elected(integra__review *review)
{
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_BODY);
    for (size_t body = 0; body < review->t.body.count; body++) {
        if (review->t.body.tier[body] == INTEGRA_TIER_MESO && review->body_open[body] != INTEGRA_TRI_NO) {
            integra__ask_body(review, body);
            integra__ask_elected(review, body);
        }
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
    { INTEGRA_LINE_SIGN_CONCERTATION, ask_open_bodies },       { INTEGRA_LINE_SIGN_REPRESENTATION, ask_representation },
    { INTEGRA_LINE_PITFALL_ONE_DIRECTION, ask_one_direction }, { INTEGRA_LINE_PITFALL_ELECTED_ABSENT, ask_elected },
    { INTEGRA_LINE_PITFALL_DEAD_LETTERS, ask_dead_letters },
};

/* The line is asked about from here on, where it is unknown. */
static int ask_about(integra__review *review, uint32_t line)
{
    review->target = line;
    return integra__line_value(review, line) == INTEGRA_TRI_UNKNOWN;
}

/* Where the data have nothing to name, the line itself is to be stated. */
static void or_statement(integra__review *review, size_t facts_before)
{
    if (review->fact_count == facts_before) {
        integra__ask_statement(review, review->target);
    }
}

void integra__ask_concertation(integra__review *review)
{
    for (size_t row = 0; row < INTEGRA__CONCERTATION_LEVELS; row++) {
        size_t before = review->fact_count;
        if (ask_about(review, integra__concertation_levels[row].line)) {
            integra__ask_level(review, integra__concertation_levels[row].tier);
            or_statement(review, before);
        }
    }
    for (size_t pair = 0; pair < INTEGRA__EXCHANGE_PAIRS; pair++) {
        size_t before = review->fact_count;
        if (ask_about(review, integra__exchange_pairs[pair].line)) {
            ask_exchange(review, pair);
            or_statement(review, before);
        }
    }
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        size_t before = review->fact_count;
        if (ask_about(review, targets[i].line)) {
            targets[i].ask(review);
            or_statement(review, before);
        }
    }
}
