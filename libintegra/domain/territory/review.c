/* review.c - a review of a territory: its passes in their order, and what they found put in order.
 * Spec: spec/41-territory.md (TER-16, GEN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

#include <string.h>

#include "core/allocator.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "domain/rules/pack.h"

/* GEN-12: the stated answer keeps the line, and a finding names both. */
static void tell_contradictions(integra__review *review)
{
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        const integra__review_answer *answer = &review->answers[line];
        int both = answer->stated != INTEGRA_TRI_UNKNOWN && answer->computed != INTEGRA_TRI_UNKNOWN;
        if (both && answer->stated != answer->computed) {
            integra__review_tell(review, INTEGRA__GEN_12, INTEGRA_SETTLED_BY_BOTH_LOOKED_AT, NULL, NULL,
                                 INTEGRA_NO_INDEX, line, answer->stated, INTEGRA_DATE_UNKNOWN);
        }
    }
}

/* Each reads what those before it left. */
static void (*const passes[])(integra__review *) = {
    integra__pass_open,      integra__pass_children,    integra__pass_statements, integra__pass_levels,
    integra__pass_seats,     integra__pass_attendance,  integra__pass_tables,     integra__pass_inclusion,
    integra__pass_decisions, integra__pass_matters,     integra__pass_exchange,   integra__pass_recurrence,
    integra__pass_feedback,  integra__pass_pilotes,     integra__pass_plan,       integra__pass_functions,
    integra__pass_signs,     integra__pass_pitfalls,    integra__pass_steps,      integra__pass_evidence,
    tell_contradictions,     integra__ask_concertation, integra__ask_territory,
};

static void run(integra__review *review)
{
    for (size_t i = 0; i < sizeof passes / sizeof passes[0] && review->status == INTEGRA_OK; i++) {
        passes[i](review);
    }
}

void integra__review_start(integra__review *review, const integra_territory *territory, const integra_rules *rules,
                           integra_date at, const integra_allocator *allocator)
{
    memset(review, 0, sizeof *review);
    integra__tables_of(territory, &review->t);
    review->claims = territory->claims;
    review->values = rules == NULL ? integra__pack_rows[0].values : rules->values;
    review->at = at;
    review->allocator = allocator;
    for (size_t line = 0; line < INTEGRA__LINE_CODES; line++) {
        integra__review_answer *answer = &review->answers[line];
        answer->date = answer->since = answer->computed_since = INTEGRA_DATE_UNKNOWN;
    }
}

/* The line as it is shown: what was stated beside what was computed, the value that is kept with what is its own. */
static integra_line shown(const integra__review *review, uint32_t line)
{
    const integra__review_answer *answer = &review->answers[line];
    const integra__line_row *row = &integra__line_rows[line];
    integra_line out = { sizeof out,         line,
                         row->group,         INTEGRA_TRI_UNKNOWN,
                         answer->stated,     answer->computed,
                         INTEGRA_BASIS_NONE, answer->count,
                         answer->of,         answer->least,
                         answer->most,       answer->detail,
                         answer->date,       INTEGRA_DATE_UNKNOWN,
                         row->bad,           { { 0 } } };
    out.value = integra__line_value(review, line);
    if (answer->stated != INTEGRA_TRI_UNKNOWN) {
        out.basis = INTEGRA_BASIS_STATED;
        out.since = answer->since;
    } else if (answer->computed != INTEGRA_TRI_UNKNOWN) {
        out.basis = INTEGRA_BASIS_COMPUTED;
        out.since = answer->computed_since;
    }
    const integra_id *evidence = answer->stated != INTEGRA_TRI_UNKNOWN ? &answer->evidence : &answer->computed_evidence;
    if (integra__review_id_said(evidence)) {
        out.evidence = *evidence;
    }
    return out;
}

static void give(integra__review *review, integra_territory_review *made)
{
    integra__review_give_findings(review, made);
    integra__review_give_questions(review, made);
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        made->lines[line] = shown(review, line);
    }
}

/* What review_create() makes once there is memory for the object; released again where there is none for the rest. */
static integra_status work_out(const integra_territory *territory, const integra_rules *rules,
                               integra_territory_review *made)
{
    integra__review *review = integra__allocate(&made->allocator, sizeof *review);
    if (review == NULL) {
        return INTEGRA_ERR_MEMORY;
    }
    integra__review_start(review, territory, rules, made->at, &made->allocator);
    run(review);
    give(review, made);
    integra__review_release(review);
    integra_status status = review->status;
    integra__release(&made->allocator, review, sizeof *review);
    return status;
}

integra_status integra_territory_review_create(const integra_territory *territory, const integra_rules *rules,
                                               integra_date at, const integra_allocator *allocator,
                                               integra_territory_review **review_out, integra_error *error)
{
    const uint8_t present[] = { territory != NULL, 1, 1, integra__allocator_usable(allocator), review_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!integra__date_valid(at)) {
        return integra__fault_at(error, INTEGRA_FAULT_KNOWN_DATE, 2);
    }
    integra_allocator memory = integra__allocator_of(allocator);
    integra_territory_review *made = integra__allocate(&memory, sizeof *made);
    if (made == NULL) {
        return integra__no_memory(error);
    }
    memset(made, 0, sizeof *made);
    made->allocator = memory;
    made->territory = territory->id;
    made->at = at;
    if (work_out(territory, rules, made) != INTEGRA_OK) {
        integra_territory_review_destroy(made);
        return integra__no_memory(error);
    }
    *review_out = made;
    return INTEGRA_OK;
}

void integra_territory_review_destroy(integra_territory_review *review)
{
    if (review == NULL) {
        return;
    }
    integra_allocator memory = review->allocator;
    integra__release(&memory, review->told, review->told_room * sizeof *review->told);
    integra__release(&memory, review->keyed, review->told_room * sizeof *review->keyed);
    integra__release(&memory, review->questions, review->question_room * sizeof *review->questions);
    integra__release(&memory, review, sizeof *review);
}
