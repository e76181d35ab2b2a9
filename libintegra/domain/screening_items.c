/* screening_items.c - the six items as a record tells them (SCR-7).
 * Spec: spec/10-screening.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "../core/date.h"
#include "../core/tri.h"
#include "screening.h"

int64_t integra__count_threshold(const integra_rules *rules, uint32_t count)
{
    static const uint8_t parameter[INTEGRA__COUNT_COUNT] = {
        INTEGRA__CHRONIC_CONDITIONS_THRESHOLD, /* SCR-7 */
        INTEGRA__MEDICINES_THRESHOLD,          /* SCR-7 */
        INTEGRA__LEGAL_COMPLEXITY_PROFESSIONS, /* SCR-11 */
    };
    return rules->values[parameter[count]];
}

integra_tri integra__reaches(const integra_facts *facts, uint32_t count, int64_t threshold)
{
    if ((int64_t)facts->counts[count] >= threshold) {
        return INTEGRA_TRI_YES;
    }
    return facts->complete[count] ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

/* Item 1: a stay that began as an emergency with its admission day in [D - n months, D]. */
static integra_tri emergency_admission(const integra_rules *rules, const integra_facts *facts)
{
    if (facts->date == INTEGRA_DATE_UNKNOWN) {
        return INTEGRA_TRI_UNKNOWN;
    }
    uint32_t months = (uint32_t)rules->values[INTEGRA__EMERGENCY_ADMISSION_MONTHS];
    integra_date start = integra__date_months_before(facts->date, months);
    int perhaps = 0;
    for (size_t i = 0; i < facts->admission_count; i++) {
        integra_date day = facts->admission_dates[i];
        /* a row of columns may come without this one: unknown for everybody */
        integra_tri emergency =
            facts->admission_emergencies == NULL ? INTEGRA_TRI_UNKNOWN : facts->admission_emergencies[i];
        int dated = day != INTEGRA_DATE_UNKNOWN;
        if (emergency == INTEGRA_TRI_NO || (dated && (day > facts->date || day < start))) {
            continue;
        }
        if (dated && emergency == INTEGRA_TRI_YES) {
            return INTEGRA_TRI_YES;
        }
        perhaps = 1;
    }
    integra_date from = facts->admissions_known_from;
    int covered = from != INTEGRA_DATE_UNKNOWN && start != INTEGRA_DATE_UNKNOWN && from <= start &&
                  facts->admissions_known_to >= facts->date;
    return covered && !perhaps ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

static integra_tri any(const integra_facts *facts, uint32_t first, uint32_t last)
{
    integra_tri value = INTEGRA_TRI_NO;
    for (uint32_t fact = first; fact <= last; fact++) {
        value = integra__tri_or(value, facts->values[fact]);
    }
    return value;
}

void integra__derive(const integra_rules *rules, const integra_facts *facts, integra_tri *derived)
{
    integra_tri organ = any(facts, INTEGRA_FACT_SEVERE_HEART_FAILURE, INTEGRA_FACT_SEVERE_RENAL_FAILURE);
    integra_tri chronic =
        integra__reaches(facts, INTEGRA_COUNT_CHRONIC_CONDITIONS, rules->values[INTEGRA__CHRONIC_CONDITIONS_THRESHOLD]);
    integra_tri medicines =
        integra__reaches(facts, INTEGRA_COUNT_MEDICINES, rules->values[INTEGRA__MEDICINES_THRESHOLD]);
    integra_tri trouble = any(facts, INTEGRA_FACT_COGNITIVE_TROUBLE, INTEGRA_FACT_ADDICTION);
    integra_tri weighs = any(facts, INTEGRA_FACT_CANNOT_MANAGE_PATHWAY, INTEGRA_FACT_ENTOURAGE_IN_DIFFICULTY);

    derived[INTEGRA_QUESTION_EMERGENCY_ADMISSION] = emergency_admission(rules, facts);
    derived[INTEGRA_QUESTION_POLYPATHOLOGY] = integra__tri_or(integra__tri_or(chronic, organ), medicines);
    derived[INTEGRA_QUESTION_MOBILITY] = facts->values[INTEGRA_FACT_RESTRICTED_MOBILITY];
    derived[INTEGRA_QUESTION_COGNITION_MOOD_BEHAVIOUR] = integra__tri_and(trouble, weighs);
    derived[INTEGRA_QUESTION_SOCIO_ECONOMIC] = any(facts, INTEGRA_FACT_ISOLATION, INTEGRA_FACT_LOW_RESOURCES);
    derived[INTEGRA_QUESTION_ACCESS_TO_CARE] =
        any(facts, INTEGRA_FACT_ACCESS_PROBLEM, INTEGRA_FACT_ORGANISATION_PROBLEM);
}
