/* screening_items.c - the six items as a record tells them (SCR-7).
 * Spec: spec/10-screening.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "screening_items.h"

#include "core/date.h"
#include "core/tri.h"
#include "domain/rules/generated/bounds.h"
#include "domain/rules/generated/parameters.h"
#include "domain/rules/pack.h"

int64_t integra__screening_count_threshold(const integra_rules *rules, uint32_t count)
{
    static const uint8_t parameter[INTEGRA__COUNT_CODES] = {
        INTEGRA__PARAMETER_CHRONIC_CONDITIONS_THRESHOLD, /* SCR-7 */
        INTEGRA__PARAMETER_MEDICINES_THRESHOLD,          /* SCR-7 */
        INTEGRA__PARAMETER_LEGAL_COMPLEXITY_PROFESSIONS, /* SCR-11 */
    };
    return rules->values[parameter[count]];
}

integra_tri integra__screening_reaches(const integra_facts *facts, uint32_t count, int64_t threshold)
{
    if ((int64_t)facts->counts[count] >= threshold) {
        return INTEGRA_TRI_YES;
    }
    return facts->complete[count] ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

static integra_date window_start(const integra_rules *rules, const integra_facts *facts)
{
    return integra__date_minus_months(facts->date,
                                      (uint32_t)rules->values[INTEGRA__PARAMETER_EMERGENCY_ADMISSION_MONTHS]);
}

static int covered(const integra_facts *facts, integra_date start)
{
    integra_date from = facts->admissions_known_from;
    return from != INTEGRA_DATE_UNKNOWN && start != INTEGRA_DATE_UNKNOWN && from <= start &&
           facts->admissions_known_to >= facts->date;
}

int integra__screening_stays_covered(const integra_rules *rules, const integra_facts *facts)
{
    return facts->date != INTEGRA_DATE_UNKNOWN && covered(facts, window_start(rules, facts));
}

/* Item 1: a stay that began as an emergency with its admission day in [D - n months, D]. */
static integra_tri emergency_admission(const integra_rules *rules, const integra_facts *facts)
{
    if (facts->date == INTEGRA_DATE_UNKNOWN) {
        return INTEGRA_TRI_UNKNOWN;
    }
    integra_date start = window_start(rules, facts);
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
    return !perhaps && covered(facts, start) ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

static integra_tri any(const integra_facts *facts, uint32_t which)
{
    integra_tri value = INTEGRA_TRI_NO;
    for (uint32_t fact = 0; fact < INTEGRA__FACT_CODES; fact++) {
        value = (which >> fact & 1u) != 0 ? integra__tri_or(value, facts->values[fact]) : value;
    }
    return value;
}

void integra__screening_derive(const integra_rules *rules, const integra_facts *facts, integra_tri *derived)
{
    integra_tri organ = any(facts, INTEGRA__FACT_MARKED_ORGAN_FAILURE);
    integra_tri chronic = integra__screening_reaches(facts, INTEGRA_COUNT_CHRONIC_CONDITIONS,
                                                     rules->values[INTEGRA__PARAMETER_CHRONIC_CONDITIONS_THRESHOLD]);
    integra_tri medicines = integra__screening_reaches(facts, INTEGRA_COUNT_MEDICINES,
                                                       rules->values[INTEGRA__PARAMETER_MEDICINES_THRESHOLD]);
    integra_tri trouble = any(facts, INTEGRA__FACT_MARKED_TROUBLE);
    integra_tri weighs = any(facts, INTEGRA__FACT_MARKED_BURDEN);

    derived[INTEGRA_QUESTION_EMERGENCY_ADMISSION] = emergency_admission(rules, facts);
    derived[INTEGRA_QUESTION_POLYPATHOLOGY] = integra__tri_or(integra__tri_or(chronic, organ), medicines);
    derived[INTEGRA_QUESTION_MOBILITY] = any(facts, INTEGRA__FACT_MARKED_MOBILITY);
    derived[INTEGRA_QUESTION_COGNITION_MOOD_BEHAVIOUR] = integra__tri_and(trouble, weighs);
    derived[INTEGRA_QUESTION_SOCIO_ECONOMIC] = any(facts, INTEGRA__FACT_MARKED_SOCIO_ECONOMIC);
    derived[INTEGRA_QUESTION_ACCESS_TO_CARE] = any(facts, INTEGRA__FACT_MARKED_ACCESS);
}

void integra__screening_choose_items(integra_screening *out)
{
    for (size_t item = 0; item < INTEGRA_ITEM_COUNT; item++) {
        /* Unknown is 0, so that the sum is the stated answer or else the derived one. */
        unsigned silent = out->stated[item] == INTEGRA_TRI_UNKNOWN;
        out->items[item] = (integra_tri)(out->stated[item] + silent * out->derived[item]);
    }
}
