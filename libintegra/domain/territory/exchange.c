/* exchange.c - whether adjacent levels talk to each other: needs rise, decisions and feedback come down.
 * Spec: spec/40-concertation.md (CON-6).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "exchange_pairs.h"
#include "review_tier.h"

#include "domain/rules/generated/parameters.h"
#include "domain/rules/generated/rules.h"

/* CON-6: what rises, what comes down, what that is called and what settles it. */
static const struct {
    integra_tri rises, descends;
    uint32_t state, rule, settled_by;
} states[] = {
    { INTEGRA_TRI_YES, INTEGRA_TRI_YES, INTEGRA_EXCHANGE_STATE_BOTH_WAYS, INTEGRA__CON_6, INTEGRA_SETTLED_BY_NONE },
    { INTEGRA_TRI_NO, INTEGRA_TRI_YES, INTEGRA_EXCHANGE_STATE_TOP_DOWN_ONLY, INTEGRA__CON_6,
      INTEGRA_SETTLED_BY_NEEDS_UP },
    { INTEGRA_TRI_YES, INTEGRA_TRI_NO, INTEGRA_EXCHANGE_STATE_BOTTOM_UP_ONLY, INTEGRA__CON_6,
      INTEGRA_SETTLED_BY_FEEDBACK_DOWN },
    { INTEGRA_TRI_NO, INTEGRA_TRI_NO, INTEGRA_EXCHANGE_STATE_NONE, INTEGRA__CON_6, INTEGRA_SETTLED_BY_BOTH_DIRECTIONS },
};

/* A pair being looked at, in the window that begins at `from`. */
typedef struct looked {
    const integra__review *review;
    integra_date from;
    uint32_t upper, lower;
} looked;

/* What a list says where no row of it does. */
static integra_tri unless_complete(int complete)
{
    return complete ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

static int covered(const looked *pair, uint32_t table)
{
    return integra__review_covers(pair->review, table, pair->from, pair->review->at);
}

/* A flow from one level to the other, of a content that goes that way. */
static integra_tri flows(const looked *pair, int rising)
{
    const integra__tables *t = &pair->review->t;
    uint32_t from = rising ? pair->lower : pair->upper, to = rising ? pair->upper : pair->lower;
    integra_tri any = unless_complete(covered(pair, INTEGRA_TERRITORY_TABLE_FLOW));
    for (size_t i = 0; i < t->flow.count; i++) {
        const integra__exchange_content *content = &integra__exchange_contents[t->flow.content[i]];
        if (t->flow.from[i] == from && t->flow.to[i] == to) {
            integra_tri goes = rising ? content->rises : content->descends;
            integra_tri dated = integra__review_within(pair->review, t->flow.date[i], 0, pair->from);
            any = integra__tri_or(any, integra__tri_and(goes, dated));
        }
    }
    return any;
}

/* A matter that the lower level raised, entered on an agenda of the upper one. */
static integra_tri matter_rises(const looked *pair, size_t matter)
{
    const integra__tables *t = &pair->review->t;
    const integra__review_children *agenda = &pair->review->agenda_of_matter;
    int complete = t->matter.agenda_complete[matter];
    integra_tri raised = integra__tri_and(integra__review_exists(t->matter.raised[matter], pair->review->at),
                                          integra__review_word_is(t->matter.raised_from[matter], pair->lower));
    integra_tri entered = unless_complete(complete);
    for (uint32_t i = agenda->from[matter]; i < agenda->from[matter + 1]; i++) {
        uint32_t row = agenda->rows[i];
        integra_tri there = integra__review_at_tier(pair->review, t->agenda.body[row], complete, pair->upper);
        integra_tri dated = integra__review_within(pair->review, t->agenda.date[row], 0, pair->from);
        entered = integra__tri_or(entered, integra__tri_and(there, dated));
    }
    return integra__tri_and(raised, entered);
}

static integra_tri rises(const looked *pair)
{
    integra_tri any = unless_complete(integra__review_claimed(pair->review, INTEGRA_TERRITORY_TABLE_MATTER));
    for (size_t matter = 0; matter < pair->review->t.matter.count; matter++) {
        any = integra__tri_or(any, matter_rises(pair, matter));
    }
    return integra__tri_or(any, flows(pair, 1));
}

/* A decision that the upper level adopted, addressed to a body of the lower one. */
static integra_tri decision_descends(const looked *pair, size_t decision)
{
    const integra__tables *t = &pair->review->t;
    const integra__review_children *addressees = &pair->review->addressees_of_decision;
    int claimed = integra__review_claimed(pair->review, INTEGRA_TERRITORY_TABLE_DECISION);
    int complete = t->decision.addressees_complete[decision];
    integra_tri taken =
        integra__tri_and(integra__review_at_tier(pair->review, t->decision.body[decision], claimed, pair->upper),
                         integra__review_within(pair->review, t->decision.adopted[decision], claimed, pair->from));
    integra_tri addressed = unless_complete(complete);
    for (uint32_t i = addressees->from[decision]; i < addressees->from[decision + 1]; i++) {
        uint32_t body = t->addressee.body[addressees->rows[i]];
        addressed = integra__tri_or(addressed, integra__review_at_tier(pair->review, body, complete, pair->lower));
    }
    return integra__tri_and(taken, addressed);
}

/* Feedback of the upper level, addressed to a body of the lower one. */
static integra_tri feedback_descends(const looked *pair, size_t row)
{
    const integra__tables *t = &pair->review->t;
    int claimed = integra__review_claimed(pair->review, INTEGRA_TERRITORY_TABLE_FEEDBACK);
    integra_tri addressed = integra__review_at_tier(pair->review, t->feedback.body[row], claimed, pair->lower);
    integra_tri dated = integra__review_within(pair->review, t->feedback.date[row], 0, pair->from);
    return integra__tri_and(integra__review_word_is(t->feedback.tier[row], pair->upper),
                            integra__tri_and(addressed, dated));
}

static integra_tri descends(const looked *pair)
{
    integra_tri any = unless_complete(integra__review_claimed(pair->review, INTEGRA_TERRITORY_TABLE_DECISION) &&
                                      covered(pair, INTEGRA_TERRITORY_TABLE_FEEDBACK));
    for (size_t decision = 0; decision < pair->review->t.decision.count; decision++) {
        any = integra__tri_or(any, decision_descends(pair, decision));
    }
    for (size_t row = 0; row < pair->review->t.feedback.count; row++) {
        any = integra__tri_or(any, feedback_descends(pair, row));
    }
    return integra__tri_or(any, flows(pair, 0));
}

static void judge(integra__review *review, uint32_t pair)
{
    integra__review_answer *answer = &review->answers[integra__exchange_pairs[pair].line];
    answer->computed = integra__tri_and(review->rises[pair], review->descends[pair]);
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        if (states[i].rises == review->rises[pair] && states[i].descends == review->descends[pair]) {
            answer->detail = states[i].state;
            if (states[i].settled_by != INTEGRA_SETTLED_BY_NONE) {
                integra__review_tell(review, states[i].rule, states[i].settled_by, NULL, NULL, INTEGRA_NO_INDEX,
                                     pair + 1, 0, INTEGRA_DATE_UNKNOWN);
            }
        }
    }
}

void integra__pass_exchange(integra__review *review)
{
    int64_t months = integra__review_value(review, INTEGRA__PARAMETER_EXCHANGE_MONTHS);
    for (uint32_t pair = 0; pair < INTEGRA__EXCHANGE_PAIRS; pair++) {
        const looked at = { review, integra__review_window(review->at, months), integra__exchange_pairs[pair].upper,
                            integra__exchange_pairs[pair].lower };
        review->rises[pair] = rises(&at);
        review->descends[pair] = descends(&at);
        judge(review, pair);
    }
}
