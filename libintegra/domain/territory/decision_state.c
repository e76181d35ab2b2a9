/* decision_state.c - decisions: taken at their level, followed to their date, recorded as they should be.
 * Spec: spec/40-concertation.md (CON-4, CON-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "decision_interest.h"

#include "core/id.h"
#include "domain/rules/generated/rules.h"

/* CON-4: to which level a decision of this scope belongs. */
static const struct {
    uint32_t rule;
    uint32_t tier;
} scopes[INTEGRA__DECISION_SCOPE_CODES] = {
    [INTEGRA_DECISION_SCOPE_POLICY] = { INTEGRA__CON_4, INTEGRA_TIER_MACRO },
    [INTEGRA_DECISION_SCOPE_FUNDING] = { INTEGRA__CON_4, INTEGRA_TIER_MACRO },
    [INTEGRA_DECISION_SCOPE_CONTRACT] = { INTEGRA__CON_4, INTEGRA_TIER_MACRO },
    [INTEGRA_DECISION_SCOPE_TOOL] = { INTEGRA__CON_4, INTEGRA_TIER_MESO },
    [INTEGRA_DECISION_SCOPE_PROTOCOL] = { INTEGRA__CON_4, INTEGRA_TIER_MESO },
    [INTEGRA_DECISION_SCOPE_PRIORITY] = { INTEGRA__CON_4, INTEGRA_TIER_MESO },
    [INTEGRA_DECISION_SCOPE_ORGANISATION] = { INTEGRA__CON_4, INTEGRA_TIER_MESO },
    [INTEGRA_DECISION_SCOPE_CARE] = { INTEGRA__CON_4, INTEGRA_TIER_MICRO },
};

/* A decision as of the day of the review. */
typedef struct decision {
    const integra_id *id;
    uint32_t row;
    integra_tri adopted, under_way, effective, dropped;
} decision;

static decision decision_at(const integra__review *review, uint32_t row)
{
    int complete = integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_DECISION);
    return (decision){
        .id = &review->t.decision.id[row],
        .row = row,
        .adopted = integra__review_reached(review->t.decision.adopted[row], complete, review->at),
        .under_way = integra__review_reached(review->t.decision.under_way[row], complete, review->at),
        .effective = integra__review_reached(review->t.decision.effective[row], complete, review->at),
        .dropped = integra__review_reached(review->t.decision.dropped[row], complete, review->at),
    };
}

static void tell(integra__review *review, uint32_t rule, uint32_t settled_by, const decision *of, uint32_t value,
                 uint32_t other, integra_date due)
{
    integra__review_tell(review, rule, settled_by, of->id, NULL, of->row, value, other, due);
}

/* CON-4, judged once adopted. */
static void judge_level(integra__review *review, const decision *of)
{
    uint32_t scope = review->t.decision.scope[of->row], body = review->t.decision.body[of->row];
    if (of->adopted != INTEGRA_TRI_YES || scope == 0 || !integra__review_ref_known(body)) {
        return;
    }
    uint32_t tier = review->t.body.tier[body];
    if (scopes[scope].tier != tier) {
        tell(review, scopes[scope].rule, INTEGRA_SETTLED_BY_COMPETENT_LEVEL, of, scopes[scope].tier, tier,
             INTEGRA_DATE_UNKNOWN);
    }
}

/* ---- the record of a decision: what is blank was not recorded, what is said unknown may have been ---- */

static int recorded(const integra__review *review, integra_date date)
{
    return integra__review_date_known(date) && date <= review->at;
}

/* CON-5: nothing changed on or since the day of adoption, and it is not even under way. */
static int dead(const integra__review *review, const decision *of)
{
    integra_date changed = review->t.decision.changed[of->row];
    int before = integra__review_date_known(changed) && changed < review->t.decision.adopted[of->row];
    return of->under_way == INTEGRA_TRI_NO && (before || integra__review_not_recorded(changed, review->at));
}

/* CON-5: past its date it is a dead letter, or else overdue. */
static void judge_due(integra__review *review, const decision *of)
{
    integra_date due = review->t.decision.due[of->row];
    if (integra__tri_or(of->adopted, of->under_way) != INTEGRA_TRI_YES || of->effective != INTEGRA_TRI_NO ||
        of->dropped != INTEGRA_TRI_NO || !integra__review_date_known(due) || due >= review->at) {
        return;
    }
    if (dead(review, of)) {
        review->dead_letters++;
        tell(review, INTEGRA__CON_5, INTEGRA_SETTLED_BY_DEAD_LETTER, of, 0, 0, due);
    } else {
        tell(review, INTEGRA__CON_5, INTEGRA_SETTLED_BY_DECISION_FOLLOW_UP, of, of->under_way == INTEGRA_TRI_YES, 0,
             due);
    }
}

/* CON-5: who sees to it, by when, and why it was dropped. */
static void judge_record(integra__review *review, const decision *of)
{
    const integra__tables *t = &review->t;
    uint32_t row = of->row;
    int lives = (recorded(review, t->decision.adopted[row]) || recorded(review, t->decision.under_way[row])) &&
                integra__review_not_recorded(t->decision.effective[row], review->at) &&
                integra__review_not_recorded(t->decision.dropped[row], review->at);
    if (lives && !integra__id_known(&t->decision.owner[row])) {
        tell(review, INTEGRA__CON_5, INTEGRA_SETTLED_BY_OWNER, of, 0, 0, INTEGRA_DATE_UNKNOWN);
    }
    if (lives && integra__review_date_blank(t->decision.due[row])) {
        tell(review, INTEGRA__CON_5, INTEGRA_SETTLED_BY_DUE_DATE, of, 0, 0, INTEGRA_DATE_UNKNOWN);
    }
    if (recorded(review, t->decision.dropped[row]) && t->decision.drop_reason[row] == 0) {
        tell(review, INTEGRA__CON_5, INTEGRA_SETTLED_BY_REASON, of, 0, 0, INTEGRA_DATE_UNKNOWN);
    }
}

/* CON-5: proposed, adopted, under way, effective: of those known, one is earlier than one that goes before it. */
static int out_of_order(const integra__review *review, uint32_t row)
{
    const integra_date life[] = { review->t.decision.proposed[row], review->t.decision.adopted[row],
                                  review->t.decision.under_way[row], review->t.decision.effective[row] };
    integra_date last = INTEGRA_DATE_UNKNOWN; /* before any day */
    for (size_t i = 0; i < sizeof life / sizeof life[0]; i++) {
        if (recorded(review, life[i])) {
            if (life[i] < last) {
                return 1;
            }
            last = life[i];
        }
    }
    return 0;
}

static void judge_dates(integra__review *review, const decision *of)
{
    integra_date adopted = review->t.decision.adopted[of->row];
    uint32_t meeting = review->t.decision.meeting[of->row];
    int before_meeting = recorded(review, adopted) && integra__review_ref_known(meeting) &&
                         recorded(review, review->t.meeting.date[meeting]) && adopted < review->t.meeting.date[meeting];
    if (before_meeting || out_of_order(review, of->row)) {
        tell(review, INTEGRA__CON_5, INTEGRA_SETTLED_BY_DATES, of, 0, 0, INTEGRA_DATE_UNKNOWN);
    }
}

void integra__pass_decisions(integra__review *review)
{
    for (size_t row = 0; row < review->t.decision.count; row++) {
        const decision of = decision_at(review, (uint32_t)row);
        review->adopted += of.adopted == INTEGRA_TRI_YES;
        judge_level(review, &of);
        judge_due(review, &of);
        judge_record(review, &of);
        judge_dates(review, &of);
    }
    integra__review_interests(review);
}
