/* ask_exchange.c - the facts of what rises and what comes down between two levels.
 * Spec: spec/41-territory.md (TER-16), spec/40-concertation.md (CON-6).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include "ask_exchange.h"

#include "ask.h"
#include "ask_open.h"
#include "domain/rules/generated/parameters.h"
#include "exchange_pairs.h"
#include "review_tier.h"

/* Where a pair is asked about: in the window that begins at `from`. */
typedef struct asked {
    integra__review *review;
    uint32_t upper, lower;
    integra_date from;
} asked;

static asked asked_of(integra__review *review, size_t pair)
{
    const integra__exchange_pair *levels = &integra__exchange_pairs[pair];
    int64_t months = integra__review_value(review, INTEGRA__PARAMETER_EXCHANGE_MONTHS);
    return (asked){ review, levels->upper, levels->lower, integra__review_window(review->at, months) };
}

static void ask_span(const asked *a, uint32_t table)
{
    if (!integra__review_covers(a->review, table, a->from, a->review->at)) {
        integra__ask_claim(a->review, table);
    }
}

static int may_be_at(const asked *a, uint32_t body, int complete, uint32_t tier)
{
    return integra__review_at_tier(a->review, body, complete, tier) != INTEGRA_TRI_NO;
}

static int may_lie_in(const asked *a, integra_date day, int complete)
{
    return integra__review_within(a->review, day, complete, a->from) != INTEGRA_TRI_NO;
}

static void ask_flows(const asked *a, int rising)
{
    const integra__tables *t = &a->review->t;
    uint32_t from = rising ? a->lower : a->upper, to = rising ? a->upper : a->lower;
    ask_span(a, INTEGRA_TERRITORY_TABLE_FLOW);
    for (size_t i = 0; i < t->flow.count; i++) {
        const integra__exchange_content *content = &integra__exchange_contents[t->flow.content[i]];
        integra_tri goes = rising ? content->rises : content->descends;
        if (t->flow.from[i] != from || t->flow.to[i] != to || goes == INTEGRA_TRI_NO ||
            !may_lie_in(a, t->flow.date[i], 0)) {
            continue;
        }
        integra__ask_blank(a->review, goes == INTEGRA_TRI_UNKNOWN, INTEGRA_TERRITORY_TABLE_FLOW, i,
                           INTEGRA_COLUMN_FLOW_CONTENT);
        integra__ask_blank(a->review, integra__review_date_blank(t->flow.date[i]), INTEGRA_TERRITORY_TABLE_FLOW, i,
                           INTEGRA_COLUMN_FLOW_DATE);
    }
}

/* Whether a matter is on an agenda of the upper level in the window, of what is listed. */
static integra_tri entered(const asked *a, size_t matter)
{
    const integra__tables *t = &a->review->t;
    const integra__review_children *agenda = &a->review->agenda_of_matter;
    int complete = t->matter.agenda_complete[matter];
    integra_tri any = complete ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
    for (uint32_t i = agenda->from[matter]; i < agenda->from[matter + 1]; i++) {
        uint32_t row = agenda->rows[i];
        integra_tri at_upper = integra__review_at_tier(a->review, t->agenda.body[row], complete, a->upper);
        any = integra__tri_or(
            any, integra__tri_and(at_upper, integra__review_within(a->review, t->agenda.date[row], 0, a->from)));
    }
    return any;
}

static void ask_agenda(const asked *a, size_t matter)
{
    const integra__tables *t = &a->review->t;
    const integra__review_children *agenda = &a->review->agenda_of_matter;
    int complete = t->matter.agenda_complete[matter];
    integra__ask_blank(a->review, !complete, INTEGRA_TERRITORY_TABLE_MATTER, matter,
                       INTEGRA_COLUMN_MATTER_AGENDA_COMPLETE);
    for (uint32_t i = agenda->from[matter]; i < agenda->from[matter + 1]; i++) {
        uint32_t row = agenda->rows[i], body = t->agenda.body[row];
        if (!may_be_at(a, body, complete, a->upper) || !may_lie_in(a, t->agenda.date[row], 0)) {
            continue;
        }
        integra__ask_blank(a->review, integra__ref_open(body, complete), INTEGRA_TERRITORY_TABLE_AGENDA, row,
                           INTEGRA_COLUMN_AGENDA_BODY);
        integra__ask_blank(a->review, integra__review_date_blank(t->agenda.date[row]), INTEGRA_TERRITORY_TABLE_AGENDA,
                           row, INTEGRA_COLUMN_AGENDA_DATE);
    }
}

/* A matter that is known not to be on such an agenda does not rise, wherever it comes from. */
void integra__ask_rise(integra__review *review, size_t pair)
{
    const integra__tables *t = &review->t;
    const asked a = asked_of(review, pair);
    ask_flows(&a, 1);
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_MATTER);
    for (size_t matter = 0; matter < t->matter.count; matter++) {
        integra_tri raised = integra__review_word_is(t->matter.raised_from[matter], a.lower);
        integra_tri exists = integra__review_exists(t->matter.raised[matter], review->at), on = entered(&a, matter);
        if (raised == INTEGRA_TRI_NO || exists == INTEGRA_TRI_NO || on == INTEGRA_TRI_NO) {
            continue;
        }
        integra__ask_blank(review, exists == INTEGRA_TRI_UNKNOWN, INTEGRA_TERRITORY_TABLE_MATTER, matter,
                           INTEGRA_COLUMN_MATTER_RAISED);
        integra__ask_blank(review, raised == INTEGRA_TRI_UNKNOWN, INTEGRA_TERRITORY_TABLE_MATTER, matter,
                           INTEGRA_COLUMN_MATTER_RAISED_FROM);
        if (on == INTEGRA_TRI_UNKNOWN) {
            ask_agenda(&a, matter);
        }
    }
}

/* Whether a decision is addressed to a body of the lower level, of what is listed. */
static integra_tri addressed(const asked *a, size_t decision)
{
    const integra__tables *t = &a->review->t;
    const integra__review_children *addressees = &a->review->addressees_of_decision;
    int complete = t->decision.addressees_complete[decision];
    integra_tri any = complete ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
    for (uint32_t i = addressees->from[decision]; i < addressees->from[decision + 1]; i++) {
        uint32_t body = t->addressee.body[addressees->rows[i]];
        any = integra__tri_or(any, integra__review_at_tier(a->review, body, complete, a->lower));
    }
    return any;
}

static void ask_addressees(const asked *a, size_t decision)
{
    const integra__tables *t = &a->review->t;
    const integra__review_children *addressees = &a->review->addressees_of_decision;
    int complete = t->decision.addressees_complete[decision];
    integra__ask_blank(a->review, !complete, INTEGRA_TERRITORY_TABLE_DECISION, decision,
                       INTEGRA_COLUMN_DECISION_ADDRESSEES_COMPLETE);
    for (uint32_t i = addressees->from[decision]; i < addressees->from[decision + 1]; i++) {
        uint32_t row = addressees->rows[i];
        integra__ask_blank(a->review, integra__ref_open(t->addressee.body[row], complete),
                           INTEGRA_TERRITORY_TABLE_ADDRESSEE, row, INTEGRA_COLUMN_ADDRESSEE_BODY);
    }
}

static void ask_decisions(const asked *a)
{
    const integra__tables *t = &a->review->t;
    int complete = integra__review_claimed(a->review, INTEGRA_TERRITORY_TABLE_DECISION);
    integra__ask_unless_claimed(a->review, INTEGRA_TERRITORY_TABLE_DECISION);
    for (size_t i = 0; i < t->decision.count; i++) {
        integra_tri to_lower = addressed(a, i);
        if (!may_be_at(a, t->decision.body[i], complete, a->upper) ||
            !may_lie_in(a, t->decision.adopted[i], complete) || to_lower == INTEGRA_TRI_NO) {
            continue;
        }
        integra__ask_blank(a->review, integra__ref_open(t->decision.body[i], complete),
                           INTEGRA_TERRITORY_TABLE_DECISION, i, INTEGRA_COLUMN_DECISION_BODY);
        integra__ask_date(a->review, t->decision.adopted[i], INTEGRA_TERRITORY_TABLE_DECISION, i,
                          INTEGRA_COLUMN_DECISION_ADOPTED);
        if (to_lower == INTEGRA_TRI_UNKNOWN) {
            ask_addressees(a, i);
        }
    }
}

static void ask_feedback(const asked *a)
{
    const integra__tables *t = &a->review->t;
    int complete = integra__review_claimed(a->review, INTEGRA_TERRITORY_TABLE_FEEDBACK);
    ask_span(a, INTEGRA_TERRITORY_TABLE_FEEDBACK);
    for (size_t i = 0; i < t->feedback.count; i++) {
        integra_tri from_upper = integra__review_word_is(t->feedback.tier[i], a->upper);
        if (from_upper == INTEGRA_TRI_NO || !may_be_at(a, t->feedback.body[i], complete, a->lower) ||
            !may_lie_in(a, t->feedback.date[i], 0)) {
            continue;
        }
        integra__ask_blank(a->review, from_upper == INTEGRA_TRI_UNKNOWN, INTEGRA_TERRITORY_TABLE_FEEDBACK, i,
                           INTEGRA_COLUMN_FEEDBACK_TIER);
        integra__ask_blank(a->review, integra__ref_open(t->feedback.body[i], complete),
                           INTEGRA_TERRITORY_TABLE_FEEDBACK, i, INTEGRA_COLUMN_FEEDBACK_BODY);
        integra__ask_blank(a->review, integra__review_date_blank(t->feedback.date[i]), INTEGRA_TERRITORY_TABLE_FEEDBACK,
                           i, INTEGRA_COLUMN_FEEDBACK_DATE);
    }
}

void integra__ask_descent(integra__review *review, size_t pair)
{
    const asked a = asked_of(review, pair);
    ask_flows(&a, 0);
    ask_decisions(&a);
    ask_feedback(&a);
}
