/* screening_explain.c - every verdict of a screening, step by step: the rule, what it read, what is missing.
 * Spec: spec/10-screening.md, "The explanation of a screening" (GEN-3).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "screening_explain.h"

#include "core/generated/rules.h"
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "core/tri.h"
#include "domain/rules/generated/bounds.h"
#include "domain/rules/generated/parameters.h"
#include "domain/rules/generated/rules.h"
#include "domain/rules/pack.h"
#include "screening.h"
#include "screening_check.h"
#include "screening_items.h"

typedef struct step {
    uint32_t rule;
    uint8_t target_group;
    uint8_t target;
    uint8_t source_group;
    uint8_t source;
} step;

#define ITEM(item, group, word)                                                                                        \
    { INTEGRA__SCR_7, INTEGRA_GROUP_QUESTION, INTEGRA_QUESTION_##item, INTEGRA_GROUP_##group, INTEGRA_##group##_##word }
#define VERDICT(rule, verdict, group, word)                                                                            \
    { rule, INTEGRA_GROUP_VERDICT, INTEGRA_VERDICT_##verdict, INTEGRA_GROUP_##group, INTEGRA_##group##_##word }
#define SIX(rule, verdict)                                                                                             \
    VERDICT(rule, verdict, QUESTION, EMERGENCY_ADMISSION), VERDICT(rule, verdict, QUESTION, POLYPATHOLOGY),            \
        VERDICT(rule, verdict, QUESTION, MOBILITY), VERDICT(rule, verdict, QUESTION, COGNITION_MOOD_BEHAVIOUR),        \
        VERDICT(rule, verdict, QUESTION, SOCIO_ECONOMIC), VERDICT(rule, verdict, QUESTION, ACCESS_TO_CARE)

static const step steps[] = {
    ITEM(EMERGENCY_ADMISSION, RECORD, ADMISSIONS),
    ITEM(POLYPATHOLOGY, COUNT, CHRONIC_CONDITIONS),
    ITEM(POLYPATHOLOGY, FACT, SEVERE_HEART_FAILURE),
    ITEM(POLYPATHOLOGY, FACT, SEVERE_RESPIRATORY_FAILURE),
    ITEM(POLYPATHOLOGY, FACT, SEVERE_RENAL_FAILURE),
    ITEM(POLYPATHOLOGY, COUNT, MEDICINES),
    ITEM(MOBILITY, FACT, RESTRICTED_MOBILITY),
    ITEM(COGNITION_MOOD_BEHAVIOUR, FACT, COGNITIVE_TROUBLE),
    ITEM(COGNITION_MOOD_BEHAVIOUR, FACT, MOOD_TROUBLE),
    ITEM(COGNITION_MOOD_BEHAVIOUR, FACT, BEHAVIOURAL_TROUBLE),
    ITEM(COGNITION_MOOD_BEHAVIOUR, FACT, ADDICTION),
    ITEM(COGNITION_MOOD_BEHAVIOUR, FACT, CANNOT_MANAGE_PATHWAY),
    ITEM(COGNITION_MOOD_BEHAVIOUR, FACT, ENTOURAGE_IN_DIFFICULTY),
    ITEM(SOCIO_ECONOMIC, FACT, ISOLATION),
    ITEM(SOCIO_ECONOMIC, FACT, HOUSING_PROBLEM),
    ITEM(SOCIO_ECONOMIC, FACT, LOW_RESOURCES),
    ITEM(ACCESS_TO_CARE, FACT, ACCESS_PROBLEM),
    ITEM(ACCESS_TO_CARE, FACT, ORGANISATION_PROBLEM),
    SIX(INTEGRA__SCR_2, PPS),
    SIX(INTEGRA__SCR_3, ASSISTANCE_THRESHOLD),
    VERDICT(INTEGRA__SCR_5, STAGE, VERDICT, ASSISTANCE_THRESHOLD),
    VERDICT(INTEGRA__SCR_5, STAGE, QUESTION, JUDGEMENT),
    VERDICT(INTEGRA__SCR_5, STAGE, QUESTION, ASSISTANCE_CONSENT),
    VERDICT(INTEGRA__SCR_11, LEGAL_COMPLEXITY, COUNT, PROFESSIONS),
};

size_t integra_screening_reason_count(void)
{
    return sizeof steps / sizeof steps[0];
}

static uint32_t verdict_value(const integra_screening *s, uint32_t verdict)
{
    const uint32_t values[] = { 0, s->pps, s->assistance_threshold, s->stage, s->legal_complexity };
    return values[verdict];
}

static integra_tri source_value(const integra_rules *rules, const integra__screening_record *inputs,
                                const integra_screening *s, const step *at)
{
    const integra_facts *facts = &inputs->facts; /* empty where there is no record: all unknown */
    switch (at->source_group) {
    case INTEGRA_GROUP_RECORD:
        return s->derived[INTEGRA_QUESTION_EMERGENCY_ADMISSION];
    case INTEGRA_GROUP_COUNT:
        return integra__screening_reaches(facts, at->source, integra__screening_count_threshold(rules, at->source));
    case INTEGRA_GROUP_FACT:
        return facts->values[at->source];
    case INTEGRA_GROUP_VERDICT:
        return (integra_tri)verdict_value(s, at->source);
    default:
        return at->source < INTEGRA_ITEM_COUNT ? s->items[at->source] : s->stated[at->source];
    }
}

/* SCR-5: each open stage waits for one thing, and that thing alone is what it misses. */
static int stage_misses(const integra_screening *s, const step *at)
{
    return (s->stage == INTEGRA_STAGE_UNDETERMINED && at->source_group == INTEGRA_GROUP_VERDICT) ||
           (s->stage == INTEGRA_STAGE_AWAITING_JUDGEMENT && at->source == INTEGRA_QUESTION_JUDGEMENT) ||
           (s->stage == INTEGRA_STAGE_AWAITING_CONSENT && at->source == INTEGRA_QUESTION_ASSISTANCE_CONSENT);
}

void integra__screening_step(const integra_rules *rules, const integra__screening_record *inputs,
                             const integra_screening *s, size_t index, integra_reason *out)
{
    const step *at = &steps[index];
    int question = at->target_group == INTEGRA_GROUP_QUESTION;
    int stage = !question && at->target == INTEGRA_VERDICT_STAGE;
    *out = (integra_reason){ 0 };
    out->rule = question && s->stated[at->target] != INTEGRA_TRI_UNKNOWN ? INTEGRA__SCR_8 : at->rule;
    out->target_group = at->target_group;
    out->target = at->target;
    out->value = question ? s->items[at->target] : verdict_value(s, at->target);
    out->source_group = at->source_group;
    out->source = at->source;
    out->source_value = source_value(rules, inputs, s, at);
    int open = stage ? stage_misses(s, at) : out->value == INTEGRA_TRI_UNKNOWN;
    out->missing = (uint8_t)(open && out->source_value == INTEGRA_TRI_UNKNOWN);
}

/* SCR-7: of item 4 both sides must be met, trouble and burden; every other target has one side. */
static int side_of(const step *at)
{
    return at->source_group == INTEGRA_GROUP_FACT && (INTEGRA__FACT_MARKED_BURDEN >> at->source & 1u) != 0;
}

static integra_tri side_value(const integra_rules *rules, const integra__screening_record *inputs,
                              const integra_screening *s, const step *at)
{
    integra_tri value = INTEGRA_TRI_NO;
    for (size_t i = 0; i < integra_screening_reason_count(); i++) {
        const step *other = &steps[i];
        if (other->target_group == at->target_group && other->target == at->target && side_of(other) == side_of(at)) {
            value = integra__tri_or(value, source_value(rules, inputs, s, other));
        }
    }
    return value;
}

/* Which steps gave the target its value: those at yes for yes; for no and for unknown those at it, of an item on a side
 * that is at it too, since a side at yes has nothing left to say. A stated item was decided by its answer (SCR-8), the
 * stage by the threshold and by what was asked past it (SCR-4). */
static int decided(const integra_rules *rules, const integra__screening_record *inputs, const integra_screening *s,
                   const step *at, const integra_reason *reason)
{
    int question = at->target_group == INTEGRA_GROUP_QUESTION;
    if (!question && at->target == INTEGRA_VERDICT_STAGE) {
        int reached = s->assistance_threshold == INTEGRA_TRI_YES;
        int judged = s->stated[INTEGRA_QUESTION_JUDGEMENT] == INTEGRA_TRI_YES;
        return at->source_group == INTEGRA_GROUP_VERDICT ||
               (reached && (judged || at->source == INTEGRA_QUESTION_JUDGEMENT));
    }
    if (reason->source_value != reason->value || (question && s->stated[at->target] != INTEGRA_TRI_UNKNOWN)) {
        return 0;
    }
    return !question || reason->value == INTEGRA_TRI_YES || side_value(rules, inputs, s, at) == reason->value;
}

/* What was counted, whether all of it, and what it is held against: of a record's count, of its stays, of the items. */
static void numbers(const integra_rules *rules, const integra__screening_record *inputs, const integra_screening *s,
                    const step *at, integra_reason *out)
{
    const integra_facts *facts = &inputs->facts;
    if (at->source_group == INTEGRA_GROUP_COUNT) {
        out->count = facts->counts[at->source];
        out->complete = facts->complete[at->source];
        out->threshold = (uint32_t)integra__screening_count_threshold(rules, at->source);
    } else if (at->source_group == INTEGRA_GROUP_RECORD) {
        out->count = (uint32_t)facts->admission_count;
        out->complete = (uint8_t)integra__screening_stays_covered(rules, facts);
        out->threshold = (uint32_t)rules->values[INTEGRA__PARAMETER_EMERGENCY_ADMISSION_MONTHS];
    } else if (at->rule == INTEGRA__SCR_2 || at->rule == INTEGRA__SCR_3) {
        int pps = at->target == INTEGRA_VERDICT_PPS;
        out->count = s->yes_count;
        out->complete = s->unknown_count == 0;
        out->threshold =
            (uint32_t)rules->values[pps ? INTEGRA__PARAMETER_PPS_THRESHOLD : INTEGRA__PARAMETER_ASSISTANCE_THRESHOLD];
    }
}

integra_status integra_screening_explain(const integra_rules *rules, const integra_answers *answers,
                                         const integra_facts *facts, size_t index, integra_reason *reason_out,
                                         integra_error *error)
{
    const uint8_t present[] = { rules != NULL, 1, 1, 1, reason_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(reason_out, sizeof *reason_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__screening_record inputs;
    status = integra__screening_record_read(&inputs, answers, facts, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (index >= integra_screening_reason_count()) {
        return integra__fault_told(error, INTEGRA_FAULT_BEYOND_END, INTEGRA__GEN_3, index, 0, 0,
                                   (int64_t)integra_screening_reason_count());
    }
    integra_screening s;
    integra_reason reason;
    integra__screening_make(rules, &inputs, &s);
    integra__screening_step(rules, &inputs, &s, index, &reason);
    numbers(rules, &inputs, &s, &steps[index], &reason);
    reason.decided = (uint8_t)decided(rules, &inputs, &s, &steps[index], &reason);
    integra__struct_write(reason_out, &reason, sizeof reason);
    return INTEGRA_OK;
}
