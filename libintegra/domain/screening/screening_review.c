/* screening_review.c - what somebody should know about one screening, or about two of one person.
 * Spec: spec/10-screening.md (SCR-5, SCR-8, SCR-10).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "screening_review.h"

#include <string.h>

#include "core/fault.h"
#include "core/status.h"
#include "domain/rules/catalogue.h"
#include "domain/rules/generated/rules.h"
#include "screening_check.h"

/* SCR-5: what a judgement or consent recorded before its turn waits for, by the threshold it came before. */
static uint32_t awaited(const integra_screening *s, uint32_t if_reached)
{
    static const uint8_t by_threshold[2] = { INTEGRA_SETTLED_BY_QUESTIONNAIRE, INTEGRA_SETTLED_BY_NONE };
    return s->assistance_threshold == INTEGRA_TRI_YES ? if_reached : by_threshold[s->assistance_threshold];
}

static void early(integra__findings *findings, const integra_screening *s)
{
    integra_tri judgement = s->stated[INTEGRA_QUESTION_JUDGEMENT];
    integra_tri consent = s->stated[INTEGRA_QUESTION_ASSISTANCE_CONSENT];
    int reached = s->assistance_threshold == INTEGRA_TRI_YES;
    if (judgement != INTEGRA_TRI_UNKNOWN && !reached) {
        integra__finding_add(findings, INTEGRA__SCR_5, awaited(s, INTEGRA_SETTLED_BY_NONE), &s->person,
                             INTEGRA_QUESTION_JUDGEMENT, 0, 0);
    }
    if (consent != INTEGRA_TRI_UNKNOWN && !(reached && judgement == INTEGRA_TRI_YES)) {
        uint32_t next = judgement == INTEGRA_TRI_UNKNOWN ? INTEGRA_SETTLED_BY_JUDGEMENT : INTEGRA_SETTLED_BY_NONE;
        integra__finding_add(findings, INTEGRA__SCR_5, awaited(s, next), &s->person,
                             INTEGRA_QUESTION_ASSISTANCE_CONSENT, 0, 0);
    }
}

void integra__screening_findings(integra__findings *findings, const void *context)
{
    const integra_screening *s = context;
    early(findings, s);
    for (uint32_t item = 0; item < INTEGRA_ITEM_COUNT; item++) {
        int both = s->stated[item] != INTEGRA_TRI_UNKNOWN && s->derived[item] != INTEGRA_TRI_UNKNOWN;
        if (both && s->stated[item] != s->derived[item]) {
            integra__finding_add(findings, INTEGRA__SCR_8, INTEGRA_SETTLED_BY_NONE, &s->person, item, s->stated[item],
                                 s->derived[item]);
        }
    }
}

integra_status integra_screening_review(const integra_screening *screening, integra_finding *findings_out,
                                        size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { screening != NULL, integra__room(findings_out, capacity), 1, count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_screening s;
    status = integra__screening_read(&s, screening, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    return integra__findings_give(integra__screening_findings, &s, findings_out, capacity, count_out, error);
}

typedef struct pair {
    integra_screening earlier;
    integra_screening later;
} pair;

static void changes(integra__findings *findings, const void *context)
{
    const pair *two = context;
    const integra_id *person = &two->later.person;
    for (uint32_t item = 0; item < INTEGRA_ITEM_COUNT; item++) {
        integra_tri before = two->earlier.items[item];
        integra_tri after = two->later.items[item];
        if (before == INTEGRA_TRI_YES && after == INTEGRA_TRI_NO) {
            integra__finding_add(findings, INTEGRA__SCR_10, INTEGRA_SETTLED_BY_REVIEW, person, item, before, after);
        }
    }
    /* Lost is not the same as no longer known: the unknown never suspends (SCR-10, GEN-1). */
    static const uint8_t advice[2] = { INTEGRA_SETTLED_BY_QUESTIONNAIRE, INTEGRA_SETTLED_BY_SURVEILLANCE };
    integra_tri after = two->later.assistance_threshold;
    if (two->earlier.assistance_threshold == INTEGRA_TRI_YES && after != INTEGRA_TRI_YES) {
        integra__finding_add(findings, INTEGRA__SCR_10, advice[after], person, INTEGRA_NO_INDEX, INTEGRA_TRI_YES,
                             after);
    }
}

integra_status integra_screening_compare(const integra_screening *earlier, const integra_screening *later,
                                         integra_finding *findings_out, size_t capacity, size_t *count_out,
                                         integra_error *error)
{
    const uint8_t present[] = { earlier != NULL, later != NULL, integra__room(findings_out, capacity), 1,
                                count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    pair two;
    status = integra__screening_read(&two.earlier, earlier, error);
    if (status == INTEGRA_OK) {
        status = integra__screening_read(&two.later, later, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    /* Two screenings of which one is undated are taken in the order given. */
    int dated = two.earlier.date != INTEGRA_DATE_UNKNOWN && two.later.date != INTEGRA_DATE_UNKNOWN;
    if (memcmp(&two.earlier.person, &two.later.person, sizeof(integra_id)) != 0) {
        return integra__fault(error, INTEGRA_FAULT_OTHER_PERSON);
    }
    if (dated && two.earlier.date > two.later.date) {
        return integra__fault(error, INTEGRA_FAULT_EARLIER_LATER);
    }
    return integra__findings_give(changes, &two, findings_out, capacity, count_out, error);
}
