/* tally_spans.c - which frame an indicator reads, and which days.
 * Spec: spec/50-indicators.md (IND-3, IND-10 to IND-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally_spans.h"

#include "core/date.h"
#include "domain/rules/generated/bounds.h"
#include "domain/rules/pack.h"

enum {
    YEAR = 12,
    READMISSION_MONTHS = 3,        /* IND-3: readmitted in the last three months, */
    READMISSION_BEFORE_MONTHS = 9, /* and from twelve to nine months before */
    READMISSION_AGE = 75 * YEAR,   /* IND-3: aged 75 or over */
    PERIOD = -1,                   /* IND-12: the parameter assessment_period_months */
    OLDER = -2                     /* IND-12: the parameter older_person_age_months */
};

/* Days counted in months back from the tally's: after the one, up to the other; where both are the same, that day. */
struct back {
    int32_t from, to;
};

static const struct reading {
    uint32_t frame;
    struct back window, before;
    int32_t age;
} readings[INTEGRA__INDICATOR_CODES] = {
    [INTEGRA_INDICATOR_A1] = { INTEGRA_FRAME_STRUCTURES, { 0, 0 }, { 0, 0 }, 0 },
    [INTEGRA_INDICATOR_A2] = { INTEGRA_FRAME_BODIES, { 0, 0 }, { 0, 0 }, 0 },
    [INTEGRA_INDICATOR_A3] = { INTEGRA_FRAME_USES, { PERIOD, 0 }, { PERIOD, 0 }, OLDER },
    [INTEGRA_INDICATOR_A4] = { INTEGRA_FRAME_CALLS, { YEAR, 0 }, { YEAR, 0 }, 0 },
    [INTEGRA_INDICATOR_B1] = { INTEGRA_FRAME_OFFERS, { 0, 0 }, { YEAR, YEAR }, 0 },
    [INTEGRA_INDICATOR_B2] = { INTEGRA_FRAME_OFFERS, { 0, 0 }, { YEAR, YEAR }, 0 },
    [INTEGRA_INDICATOR_B3] = { INTEGRA_FRAME_STAYS,
                               { READMISSION_MONTHS, 0 },
                               { YEAR, READMISSION_BEFORE_MONTHS },
                               READMISSION_AGE },
    [INTEGRA_INDICATOR_CASELOAD] = { INTEGRA_FRAME_ACCOMPANIMENTS, { YEAR, 0 }, { YEAR, 0 }, 0 },
    [INTEGRA_INDICATOR_SHARE] = { INTEGRA_FRAME_ACCOMPANIMENTS, { YEAR, 0 }, { YEAR, 0 }, 0 },
};

uint32_t integra_indicator_frame(uint32_t indicator)
{
    return indicator < INTEGRA__INDICATOR_CODES ? readings[indicator].frame : 0;
}

/* The months that a reading says, those of a parameter as the rules have them. */
static uint32_t months(const integra_tally *tally, int32_t said)
{
    int64_t value = said == PERIOD  ? tally->rules->values[INTEGRA__PARAMETER_ASSESSMENT_PERIOD_MONTHS]
                    : said == OLDER ? tally->rules->values[INTEGRA__PARAMETER_OLDER_PERSON_AGE_MONTHS]
                                    : said;
    return (uint32_t)value;
}

/* A span that begins before the calendar begins with it; one that ends before it is empty. */
static integra__span span_of(const integra_tally *tally, struct back back)
{
    integra_date from = integra__date_minus_months(tally->at, months(tally, back.from));
    integra_date to = integra__date_minus_months(tally->at, months(tally, back.to));
    if (to == INTEGRA_DATE_UNKNOWN) {
        return (integra__span){ INTEGRA__DATE_FIRST, INTEGRA__DATE_FIRST - 1 };
    }
    if (back.from == back.to) {
        return (integra__span){ to, to };
    }
    return (integra__span){ from == INTEGRA_DATE_UNKNOWN ? INTEGRA__DATE_FIRST : from + 1, to };
}

void integra__tally_spans(integra_tally *tally)
{
    const struct reading *reading = &readings[tally->indicator];
    tally->window = span_of(tally, reading->window);
    tally->before = span_of(tally, reading->before);
    tally->age_months = months(tally, reading->age);
}

/* Aged so many years, and not one more: born after the day so many years and one before. */
integra__span integra__tally_born(integra_date day, uint32_t age)
{
    const integra_date after = integra__date_minus_months(day, YEAR * (age + 1));
    return (integra__span){ after == INTEGRA_DATE_UNKNOWN ? INTEGRA__DATE_FIRST : after + 1,
                            integra__date_minus_months(day, YEAR * age) };
}
