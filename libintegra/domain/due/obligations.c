/* obligations.c - what a plan on a day asks for: the table, a line an obligation, told in its order.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligations.h"

#include <string.h>

#include "core/allocator.h"
#include "core/status.h"
#include "domain/rules/generated/rules.h"
#include "domain/rules/pack.h"
#include "obligation.h"
#include "obligation_activation.h"
#include "obligation_interventions.h"
#include "obligation_meetings.h"
#include "obligation_offices.h"
#include "obligation_ready.h"
#include "obligation_reviews.h"
#include "obligation_sort.h"
#include "obligation_stays.h"

#define D INTEGRA_PHASE_BIT_DRAFT
#define P INTEGRA_PHASE_BIT_PROPOSED
#define A INTEGRA_PHASE_BIT_ACTIVE
#define R INTEGRA_PHASE_BIT_IN_REVIEW
#define S INTEGRA_PHASE_BIT_SUSPENDED
#define C INTEGRA_PHASE_BIT_CLOSED

#define SETTLED(word)  INTEGRA_SETTLED_BY_##word
#define NEEDS(what)    INTEGRA__OBLIGATION_##what
#define ACTS(who)      INTEGRA__OBLIGATION_##who
#define MAY(who)       INTEGRA_ENTITLED_BIT_##who
#define EVENT(kind)    INTEGRA_EVENT_##kind
#define TOLD(function) integra__obligation_##function
#define REVIEWERS      0

/* In the order of findings.tsv. */
static const integra__obligation_row rows[] = {
    /* rule, settled by, phases, needs, acts, who may, event, told by */
    { INTEGRA__SCR_10, SETTLED(SURVEILLANCE), A | R, NEEDS(ANCHOR) | NEEDS(SCREENED), ACTS(THE_REFERENT), MAY(MEMBER),
      0, TOLD(surveillance) },
    { INTEGRA__SCR_10, SETTLED(QUESTIONNAIRE), A | R, NEEDS(ANCHOR) | NEEDS(SCREENED), ACTS(THE_REFERENT), MAY(MEMBER),
      0, TOLD(questionnaire) },
    { INTEGRA__PLN_3, SETTLED(ASSISTANCE_CONSENT), D | P | A | R, 0, ACTS(THE_PERSON), MAY(PERSON), 0,
      TOLD(assistance_consent) },
    { INTEGRA__PLN_3, SETTLED(MT_NAMED), D | P | A | R, 0, ACTS(NOBODY), MAY(MEMBER), 0, TOLD(mt_named) },
    { INTEGRA__PLN_3, SETTLED(MT_INFORMED), D | P | A | R, NEEDS(MT), ACTS(THE_REFERENT), MAY(MEMBER), 0,
      TOLD(mt_informed) },
    { INTEGRA__PLN_3, SETTLED(REFERENT_NAMED), D | P | A | R, 0, ACTS(NOBODY), MAY(MEMBER), 0, TOLD(referent_named) },
    { INTEGRA__PLN_3, SETTLED(SHARED_ASSESSMENT), D | P | A | R, 0, ACTS(NOBODY), REVIEWERS, 0,
      TOLD(shared_assessment) },
    { INTEGRA__PLN_3, SETTLED(NEED), D | P | A | R, 0, ACTS(THE_REFERENT), MAY(MEMBER), 0, TOLD(need) },
    { INTEGRA__PLN_3, SETTLED(PLANNED_INTERVENTION), D | P | A | R, 0, ACTS(THE_REFERENT), MAY(MEMBER), 0,
      TOLD(planned_intervention) },
    { INTEGRA__PLN_3, SETTLED(DEPUTY), D | P | A | R, 0, ACTS(NOBODY), MAY(MEMBER), 0, TOLD(deputy) },
    { INTEGRA__PLN_3, SETTLED(EXPECTATIONS), D | P | A | R, 0, ACTS(THE_REFERENT), MAY(MEMBER), EVENT(EXPECTATION),
      TOLD(recorded) },
    { INTEGRA__PLN_3, SETTLED(MT_AGREEMENT), D | P | A | R, NEEDS(MT), ACTS(THE_MT), MAY(MT), 0, TOLD(mt_agreement) },
    { INTEGRA__PLN_4, SETTLED(WATCH), S, 0, ACTS(NOBODY), MAY(MEMBER), 0, TOLD(watch) },
    { INTEGRA__PLN_6, SETTLED(SHARING_CONSENT), D | P | A | R, 0, ACTS(THE_PERSON), MAY(PERSON), 0,
      TOLD(sharing_consent) },
    { INTEGRA__PLN_7, SETTLED(INTERVENTION), P | A | R, 0, ACTS(NOBODY), MAY(MEMBER), 0, TOLD(intervention) },
    { INTEGRA__PLN_7, SETTLED(ACTOR), P | A | R, 0, ACTS(THE_REFERENT), MAY(MEMBER), 0, TOLD(actor) },
    { INTEGRA__PLN_7, SETTLED(EFFECT), A | R, 0, ACTS(NOBODY), MAY(MEMBER), 0, TOLD(effect) },
    { INTEGRA__PLN_8, SETTLED(REVIEW), A | R, NEEDS(ANCHOR), ACTS(THE_REFERENT), REVIEWERS, 0, TOLD(review) },
    { INTEGRA__PLN_8, SETTLED(FEEDBACK), A | R, NEEDS(SHARING) | NEEDS(MT), ACTS(NOBODY), MAY(MEMBER), 0,
      TOLD(feedback) },
    { INTEGRA__PLN_9, SETTLED(FIRST_CONTACT), D | P | A | R | S, 0, ACTS(NOBODY), MAY(MEMBER), 0, TOLD(first_contact) },
    { INTEGRA__PLN_9, SETTLED(SECOND_CONTACT), D | P | A | R | S, 0, ACTS(NOBODY), MAY(MEMBER), 0,
      TOLD(second_contact) },
    { INTEGRA__PLN_9, SETTLED(DISCHARGE_PREPARATION), D | P | A | R, 0, ACTS(NOBODY), MAY(MEMBER), 0,
      TOLD(discharge_preparation) },
    { INTEGRA__PLN_9, SETTLED(REVIEW), A | R, 0, ACTS(THE_REFERENT), REVIEWERS, 0, TOLD(readmission) },
    { INTEGRA__PLN_11, SETTLED(SETTLEMENT), D | P | A | R | S | C, 0, ACTS(NOBODY), MAY(PERSON), 0, TOLD(settlement) },
    { INTEGRA__PLN_14, SETTLED(PRESENCE), A | R, 0, ACTS(NOBODY), MAY(MEMBER), 0, TOLD(presence) },
    { INTEGRA__PLN_15, SETTLED(RESUMPTION), S, NEEDS(SCREENED), ACTS(THE_REFERENT), MAY(MEMBER), 0, TOLD(resumption) },
    { INTEGRA__PLN_17, SETTLED(COMPONENT), A | R, 0, ACTS(THE_REFERENT), MAY(MEMBER), 0, TOLD(component) },
    { INTEGRA__PLN_17, SETTLED(KNOWHOW_TRANSFER), A | R, 0, ACTS(THE_REFERENT), MAY(MEMBER), EVENT(KNOWHOW_TRANSFER),
      TOLD(recorded) },
    { INTEGRA__PLN_18, SETTLED(CLINICAL_CONCERTATION), A | R, NEEDS(PSI), ACTS(THE_REFERENT), MAY(MEMBER),
      EVENT(CONCERTATION), TOLD(recorded) },
    { INTEGRA__PLN_18, SETTLED(SYNTHESIS), A | R, NEEDS(PSI) | NEEDS(SHARING), ACTS(NOBODY), MAY(MEMBER), 0,
      TOLD(synthesis) },
    { INTEGRA__PLN_18, SETTLED(REFERENT_INFORMED), A | R, NEEDS(PPS) | NEEDS(SHARING), ACTS(NOBODY), MAY(MEMBER), 0,
      TOLD(referent_informed) },
    { INTEGRA__PLN_19, SETTLED(HOSPITAL_CONTACT), D | P | A | R, 0, ACTS(NOBODY), MAY(MEMBER), 0, TOLD(transition) },
    { INTEGRA__PLN_21, SETTLED(FACE_TO_FACE), D | P | A | R | S, 0, ACTS(NOBODY), MAY(MEMBER), 0, TOLD(face_to_face) },
    { INTEGRA__PLN_21, SETTLED(SERVICE_TERM), A | R, 0, ACTS(NOBODY), MAY(MEMBER), 0, TOLD(service_term) },
    { INTEGRA__PLN_24, SETTLED(OBJECTIVE), P | A | R, 0, ACTS(THE_REFERENT), MAY(MEMBER), 0, TOLD(objective) },
    { INTEGRA__PLN_24, SETTLED(OBJECTIVE), C, NEEDS(GOALS), ACTS(NOBODY), MAY(REFERENT) | MAY(MT), 0,
      TOLD(objective_left) },
    { INTEGRA__PLN_26, SETTLED(REVIEW), A | R, NEEDS(ANCHOR), ACTS(THE_REFERENT), REVIEWERS, 0, TOLD(review_fixed) },
    { INTEGRA__PLN_27, SETTLED(HOSPITAL_CONTACT), D | P | A | R, 0, ACTS(THE_REFERENT), MAY(MEMBER), 0,
      TOLD(hospital_contact) },
    { INTEGRA__PLN_28, SETTLED(MANDATE), D | P | A | R, 0, ACTS(NOBODY), MAY(PERSON), 0, TOLD(mandated) },
    { INTEGRA__PLN_29, SETTLED(WHOM_TO_CALL), D | P | A | R, 0, ACTS(NOBODY), MAY(MEMBER), EVENT(WHOM_TO_CALL),
      TOLD(recorded) },
};
#define ROWS (sizeof rows / sizeof *rows)

/* Of one rule and one thing that settles it: by the event, the value, whoever acts; what then is left cannot be told
 * apart but by who may. */
static int compare(const void *a, const void *b)
{
    const integra_finding *one = a, *other = b;
    int order = (one->index > other->index) - (one->index < other->index);
    if (order == 0) {
        order = (one->value > other->value) - (one->value < other->value);
    }
    if (order == 0) {
        order = memcmp(&one->subject, &other->subject, sizeof one->subject);
    }
    return order != 0 ? order : (one->other > other->other) - (one->other < other->other);
}

static int is_one_line(const integra_finding *a, const integra_finding *b)
{
    return a->rule == b->rule && a->settled_by == b->settled_by;
}

static void put_in_order(integra_finding *findings, size_t count)
{
    for (size_t from = 0, end; from < count; from = end) {
        end = from + 1;
        while (end < count && is_one_line(&findings[from], &findings[end])) {
            end++;
        }
        integra__obligation_sort(&findings[from], end - from, sizeof *findings, compare);
    }
}

/* Tells every row that the phases and the plan have; without room it counts them. */
static void tell_all(integra__obligations *o)
{
    o->out.count = 0;
    for (size_t i = 0; i < ROWS; i++) {
        o->row = &rows[i];
        if ((rows[i].phases & o->phases) != 0 && (rows[i].needs & ~o->has) == 0) {
            rows[i].tell(o);
        }
    }
}

/* Fills in the findings of what was made ready. */
static int tell_findings(integra_due *due, integra__obligations *o)
{
    tell_all(o);
    if (o->out.count == 0) {
        return 1;
    }
    o->out.out = integra__allocate(&due->allocator, o->out.count * sizeof *o->out.out);
    if (o->out.out == NULL) {
        return 0;
    }
    o->out.capacity = o->out.count;
    tell_all(o);
    put_in_order(o->out.out, o->out.count);
    due->findings = o->out.out;
    due->finding_count = o->out.count;
    return 1;
}

integra_status integra__due_obligations(integra_due *due, const integra_rules *rules, const integra_screened *screened,
                                        integra_error *error)
{
    integra__obligations o = { 0 };
    int told;
    o.due = due;
    o.screened = screened;
    o.values = rules == NULL ? integra__pack_rows[0].values : rules->values;
    told = integra__obligation_ready(&o) && tell_findings(due, &o);
    integra__obligation_done(&o);
    return told ? INTEGRA_OK : integra__no_memory(error);
}
