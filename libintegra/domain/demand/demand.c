/* demand.c - a demand as a caller hands it in: codes, dates, and what is impossible together.
 * Spec: spec/20-orientation.md, "The demand".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "demand.h"

#include <stddef.h>
#include <string.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/pack.h"

/* Versioned structs grow by whole words; the fields of a demand are read as one array, in published order. */
_Static_assert(sizeof(integra_demand) % 8 == 0, "integra_demand");
#define STANDS(member, field)                                                                                          \
    _Static_assert(offsetof(integra_demand, member) == INTEGRA__DEMAND_FIELD_AT(INTEGRA_DEMAND_FIELD_##field), #member)
STANDS(urgency, URGENCY);
STANDS(ground, GROUND);
STANDS(pps, PPS);
STANDS(stage, STAGE);
STANDS(over_60, OVER_60);
STANDS(loss_of_autonomy, LOSS_OF_AUTONOMY);
STANDS(place, PLACE);
STANDS(assessment, ASSESSMENT);
STANDS(mt, MT);
STANDS(sharing_consent, SHARING_CONSENT);
STANDS(isolated, ISOLATED);
STANDS(open_plan, OPEN_PLAN);

void integra_demand_init(integra_demand *demand, size_t struct_size)
{
    integra__struct_init(demand, struct_size);
    if (demand != NULL && struct_size >= sizeof *demand) {
        demand->date = INTEGRA_DATE_UNKNOWN;
        demand->stage = INTEGRA_STAGE_UNDETERMINED;
    }
}

void integra_contact_init(integra_contact *contact, size_t struct_size)
{
    integra__struct_init(contact, struct_size);
}

/* Why the field is impossible beside the others; the stage has a reason for each verdict that it contradicts. */
static uint32_t why_impossible(const uint8_t *values, uint32_t field)
{
    switch (field) {
    case INTEGRA_DEMAND_FIELD_GROUND:
        return INTEGRA_FAULT_GROUND_OF_PERSON;
    case INTEGRA_DEMAND_FIELD_STAGE:
        return values[INTEGRA_DEMAND_FIELD_PPS] == INTEGRA_TRI_NO ? INTEGRA_FAULT_STAGE_WITHOUT_PPS
                                                                  : INTEGRA_FAULT_STAGE_PPS_UNKNOWN;
    default:
        return INTEGRA_FAULT_MT_ASKS;
    }
}

integra_status integra__demand_check_possible(const uint8_t *values, integra_error *error)
{
    uint32_t impossible = integra__demand_impossible(values);
    return impossible == INTEGRA__DEMAND_FIELD_CODES
               ? INTEGRA_OK
               : integra__fault_of(error, why_impossible(values, impossible), impossible);
}

uint32_t integra__demand_impossible(const uint8_t *values)
{
    uint8_t requester = values[INTEGRA_DEMAND_FIELD_REQUESTER];
    uint8_t stage = values[INTEGRA_DEMAND_FIELD_STAGE];
    uint8_t pps = values[INTEGRA_DEMAND_FIELD_PPS];
    if (values[INTEGRA_DEMAND_FIELD_GROUND] != INTEGRA_SUPPORT_GROUND_NONE &&
        !integra__demand_professional(requester)) {
        return INTEGRA_DEMAND_FIELD_GROUND;
    }
    if ((pps == INTEGRA_TRI_NO && stage != INTEGRA_STAGE_NOT_INDICATED) ||
        (pps == INTEGRA_TRI_UNKNOWN && stage != INTEGRA_STAGE_NOT_INDICATED && stage != INTEGRA_STAGE_UNDETERMINED)) {
        return INTEGRA_DEMAND_FIELD_STAGE;
    }
    if (requester == INTEGRA_REQUESTER_MT && values[INTEGRA_DEMAND_FIELD_MT] != INTEGRA_MT_STATE_INFORMED) {
        return INTEGRA_DEMAND_FIELD_MT;
    }
    return INTEGRA__DEMAND_FIELD_CODES;
}

int integra__demand_commune_valid(const char commune[8])
{
    size_t known = 0;
    while (known < 5 && integra__demand_commune_character(commune[known])) {
        known++;
    }
    for (size_t i = known; i < 8; i++) {
        if (commune[i] != '\0') {
            return 0;
        }
    }
    return known == 0 || known == 5;
}

integra_status integra__demand_check_values(const uint8_t *values, integra_error *error)
{
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        const integra__demand_field_row *row = &integra__demand_field_rows[field];
        if (field == INTEGRA_DEMAND_FIELD_REQUESTER && values[field] == 0) {
            return integra__fault_of(error, INTEGRA_FAULT_REQUESTER_NEEDED, field);
        }
        if (values[field] < row->first || values[field] > row->last) {
            return integra__fault_told(error, INTEGRA_FAULT_DEMAND_VALUE, 0, field, field, row->first, row->last);
        }
    }
    return integra__demand_check_possible(values, error);
}

integra_status integra__demand_check_motives(uint32_t motives, integra_error *error)
{
    return motives == 0                            ? integra__fault(error, INTEGRA_FAULT_NO_MOTIVE)
           : (motives & ~INTEGRA__MOTIVE_ALL) != 0 ? integra__fault(error, INTEGRA_FAULT_MOTIVE_BITS)
                                                   : INTEGRA_OK;
}

integra_status integra__demand_check_publics(uint32_t publics, integra_tri over_60, integra_error *error)
{
    const int child = (publics & INTEGRA_PUBLIC_BIT_CHILDREN) != 0;
    const int grown = (publics & (INTEGRA_PUBLIC_BIT_ADULTS | INTEGRA_PUBLIC_BIT_OVER_60)) != 0;
    const int aged = (publics & INTEGRA_PUBLIC_BIT_OVER_60) != 0;
    const struct {
        int bad;
        uint32_t fault;
    } rows[] = {
        { (publics & ~INTEGRA__PUBLIC_ALL) != 0, INTEGRA_FAULT_PUBLIC_BITS },
        { (publics & INTEGRA_PUBLIC_BIT_ANYONE) != 0, INTEGRA_FAULT_PUBLIC_ANYONE },
        { child && grown, INTEGRA_FAULT_PUBLIC_AGES },
        { aged && over_60 == INTEGRA_TRI_NO, INTEGRA_FAULT_PUBLIC_OVER_60 },
        { child && over_60 == INTEGRA_TRI_YES, INTEGRA_FAULT_PUBLIC_CHILD_OVER_60 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].bad) {
            return integra__fault(error, rows[i].fault);
        }
    }
    return INTEGRA_OK;
}

integra_status integra__demand_read(integra_demand *copy, const integra_demand *demand, integra_error *error)
{
    static const uint8_t zeros[sizeof copy->reserved] = { 0 };
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, demand, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!integra__date_or_unknown(copy->date)) {
        return integra__fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    status = integra__demand_check_motives(copy->motives, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (memcmp(copy->reserved, zeros, sizeof zeros) != 0) {
        return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (!integra__demand_commune_valid(copy->commune)) {
        return integra__fault(error, INTEGRA_FAULT_COMMUNE);
    }
    status = integra__demand_check_values(integra__demand_values(copy), error);
    return status == INTEGRA_OK ? integra__demand_check_publics(copy->publics, copy->over_60, error) : status;
}

/* The day that the pack's number of months lies before date (GEN-7). */
static integra_status months_before(const integra_rules *rules, size_t parameter, integra_date date, integra_date *out,
                                    integra_error *error)
{
    return integra_date_months_before(date, (uint32_t)rules->values[parameter], out, error);
}

/* What both derivations begin with: arguments, and two dates that are dates. *known is 0 where the answer is unknown.
 */
static integra_status two_dates(const integra_rules *rules, integra_date first, integra_date second,
                                const integra_tri *out, int *known, integra_error *error)
{
    const uint8_t present[] = { rules != NULL, 1, 1, out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!integra__date_or_unknown(first) || !integra__date_or_unknown(second)) {
        return integra__fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    *known = first != INTEGRA_DATE_UNKNOWN && second != INTEGRA_DATE_UNKNOWN;
    return INTEGRA_OK;
}

integra_status integra_demand_over_age(const integra_rules *rules, integra_date birth, integra_date date,
                                       integra_tri *over_out, integra_error *error)
{
    int known = 0;
    integra_date limit = INTEGRA_DATE_UNKNOWN;
    integra_status status = two_dates(rules, birth, date, over_out, &known, error);
    if (status == INTEGRA_OK && known) {
        status = months_before(rules, INTEGRA__PARAMETER_CASE_MANAGEMENT_AGE_MONTHS, date, &limit, error);
    }
    if (status == INTEGRA_OK) {
        *over_out = !known ? INTEGRA_TRI_UNKNOWN : birth < limit ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
    }
    return status;
}

integra_status integra_demand_assessment_valid(const integra_rules *rules, integra_date assessed, integra_date date,
                                               integra_tri *valid_out, integra_error *error)
{
    int known = 0;
    integra_date limit = INTEGRA_DATE_UNKNOWN;
    integra_status status = two_dates(rules, assessed, date, valid_out, &known, error);
    if (status == INTEGRA_OK && known) {
        status = months_before(rules, INTEGRA__PARAMETER_ASSESSMENT_VALIDITY_MONTHS, date, &limit, error);
    }
    if (status == INTEGRA_OK) {
        int valid = known && assessed >= limit && assessed <= date;
        *valid_out = !known ? INTEGRA_TRI_UNKNOWN : valid ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
    }
    return status;
}

/* ---- days ---- */

uint32_t integra__demand_first_answer_days(const integra_rules *rules, uint8_t urgency)
{
    int64_t urgent = rules->values[INTEGRA__PARAMETER_FIRST_ANSWER_URGENT_DAYS];
    int64_t prompt = rules->values[INTEGRA__PARAMETER_FIRST_ANSWER_PROMPT_DAYS];
    int64_t routine = rules->values[INTEGRA__PARAMETER_FIRST_ANSWER_ROUTINE_DAYS];
    int64_t least = urgent < prompt ? urgent : prompt;
    least = least < routine ? least : routine;
    switch (urgency) {
    case INTEGRA_URGENCY_URGENT:
        return (uint32_t)urgent;
    case INTEGRA_URGENCY_PROMPT:
        return (uint32_t)prompt;
    case INTEGRA_URGENCY_ROUTINE:
        return (uint32_t)routine;
    default:
        return (uint32_t)least;
    }
}
