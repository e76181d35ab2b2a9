/* inclusion.c - grounds, extent and factors of an inclusion sheet.
 * Spec: spec/10-screening.md (SCR-9, SCR-13, SCR-14).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "inclusion.h"

#include <string.h>

#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/catalogue.h"
#include "domain/rules/generated/rules.h"
#include "inclusion_check.h"

#define NO_FACTOR 255

typedef struct ground_row {
    uint8_t ground;
    uint8_t group;
    uint8_t factor; /* SCR-14, our reading: the kind of factor that this reason shows, or NO_FACTOR */
} ground_row;

#define GROUND(ground, group, factor) { INTEGRA_GROUND_##ground, INTEGRA_GROUND_GROUP_##group, INTEGRA_FACTOR_##factor }

static const ground_row grounds[] = {
    GROUND(SEVERE_DISEASE, HEALTH, MEDICAL),
    GROUND(POLYPATHOLOGY, HEALTH, MEDICAL),
    GROUND(LOSS_OF_AUTONOMY, HEALTH, MEDICAL),
    GROUND(COGNITIVE_TROUBLE, PATHWAY, PSYCHOSOCIAL),
    GROUND(MOOD_TROUBLE, PATHWAY, PSYCHOSOCIAL),
    GROUND(BEHAVIOURAL_TROUBLE, PATHWAY, PSYCHOSOCIAL),
    GROUND(ADDICTION, PATHWAY, PSYCHOSOCIAL),
    GROUND(LIVES_ALONE, ISOLATION, PSYCHOSOCIAL),
    GROUND(NO_SUPPORT, ISOLATION, PSYCHOSOCIAL),
    GROUND(EXHAUSTED_CARERS, ISOLATION, PSYCHOSOCIAL),
    GROUND(SOCIAL_DIFFICULTY, SOCIO_ECONOMIC, ENVIRONMENTAL),
    GROUND(ECONOMIC_DIFFICULTY, SOCIO_ECONOMIC, ECONOMIC),
    GROUND(CULTURAL_BARRIER, SOCIO_ECONOMIC, CULTURAL),
    GROUND(TEAM_REPORTS_DIFFICULTY, USE_OF_CARE, ENVIRONMENTAL),
    GROUND(MANY_EMERGENCY_VISITS, USE_OF_CARE, MEDICAL),
    GROUND(REPEATED_ADMISSIONS, USE_OF_CARE, MEDICAL),
    GROUND(OTHER_HEALTH, HEALTH, MEDICAL),
    GROUND(OTHER_PATHWAY, PATHWAY, PSYCHOSOCIAL),
    GROUND(OTHER_ISOLATION, ISOLATION, PSYCHOSOCIAL),
    { INTEGRA_GROUND_OTHER_SOCIO_ECONOMIC, INTEGRA_GROUND_GROUP_SOCIO_ECONOMIC, NO_FACTOR },
    GROUND(OTHER_USE_OF_CARE, USE_OF_CARE, ENVIRONMENTAL),
};

void integra_inclusion_init(integra_inclusion *inclusion, size_t struct_size)
{
    integra__struct_init(inclusion, struct_size);
    if (inclusion != NULL && struct_size >= sizeof *inclusion) {
        inclusion->date = INTEGRA_DATE_UNKNOWN;
        inclusion->birth_date = INTEGRA_DATE_UNKNOWN;
        for (size_t i = 0; i < INTEGRA_FACTOR_COUNT; i++) {
            inclusion->factors[i].date = INTEGRA_DATE_UNKNOWN;
        }
    }
}

void integra_inclusion_result_init(integra_inclusion_result *result, size_t struct_size)
{
    integra__struct_init(result, struct_size);
}

static int blank(const integra_text *text)
{
    for (size_t i = 0; i < text->size; i++) {
        if (strchr(" \t\r\n", text->bytes[i]) == NULL || text->bytes[i] == '\0') {
            return 0;
        }
    }
    return 1;
}

/* SCR-9: the reasons ticked, less the "other" ones that do not say what they are. */
static uint32_t counted_grounds(const integra_inclusion *sheet)
{
    uint32_t counted = sheet->grounds;
    for (uint32_t i = 0; i < INTEGRA_GROUND_OTHER; i++) {
        if (blank(&sheet->others[i])) {
            counted &= ~(1u << (INTEGRA_GROUND_CODED + i));
        }
    }
    return counted;
}

integra_status integra__inclusion_judge(const integra_inclusion *sheet, integra_error *error)
{
    int confirmed = sheet->outcome == INTEGRA_OUTCOME_CONFIRMED;
    if (confirmed && counted_grounds(sheet) == 0) {
        return integra__fault(error, INTEGRA_FAULT_CONFIRMED_WITHOUT_GROUND);
    }
    if (confirmed && sheet->extent == 0) {
        return integra__fault(error, INTEGRA_FAULT_CONFIRMED_WITHOUT_EXTENT);
    }
    return !confirmed && sheet->extent != 0 ? integra__fault(error, INTEGRA_FAULT_EXTENT_UNCONFIRMED) : INTEGRA_OK;
}

/* SCR-14, GEN-12: what was stated, and yes computed where a reason shows it and nobody answered; never a computed no.
 */
static void set_factors(const integra_inclusion *sheet, integra_inclusion_result *result)
{
    memcpy(result->factors, sheet->factors, sizeof result->factors);
    for (size_t i = 0; i < sizeof grounds / sizeof grounds[0]; i++) {
        const ground_row *row = &grounds[i];
        if ((result->grounds >> row->ground & 1u) == 0) {
            continue;
        }
        result->groups |= 1u << row->group;
        if (row->factor != NO_FACTOR && result->factors[row->factor].value == INTEGRA_TRI_UNKNOWN) {
            integra_entry computed = { .date = sheet->date, .value = INTEGRA_TRI_YES, .basis = INTEGRA_BASIS_COMPUTED };
            result->factors[row->factor] = computed;
        }
    }
}

static integra_status read_sheet(integra_inclusion *sheet, const integra_inclusion *inclusion, integra_error *error)
{
    integra_status status = integra__inclusion_read(sheet, inclusion, error);
    return status == INTEGRA_OK ? integra__inclusion_judge(sheet, error) : status;
}

integra_status integra_inclusion_evaluate(const integra_inclusion *inclusion, integra_inclusion_result *result_out,
                                          integra_error *error)
{
    const uint8_t present[] = { inclusion != NULL, result_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(result_out, sizeof *result_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_inclusion sheet;
    status = read_sheet(&sheet, inclusion, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_inclusion_result result = { 0 };
    result.outcome = sheet.outcome;
    result.grounds = counted_grounds(&sheet);
    if (sheet.extent != 0) {
        result.scope =
            sheet.extent == INTEGRA__INCLUSION_EXTENT ? INTEGRA_SCOPE_PATHWAY_ASSISTANCE : INTEGRA_SCOPE_POINT_SUPPORT;
    }
    set_factors(&sheet, &result);
    integra__struct_write(result_out, &result, sizeof result);
    return INTEGRA_OK;
}

static void findings_of(integra__findings *findings, const void *context)
{
    const integra_inclusion *sheet = context;
    uint32_t silent = sheet->grounds & ~counted_grounds(sheet);
    for (uint32_t ground = 0; ground < INTEGRA_GROUND_CODED + INTEGRA_GROUND_OTHER; ground++) {
        if ((silent >> ground & 1u) != 0) {
            integra__finding_add(findings, INTEGRA__SCR_9, INTEGRA_SETTLED_BY_TEXT, &sheet->person, ground, 0, 0);
        }
    }
}

integra_status integra_inclusion_review(const integra_inclusion *inclusion, integra_finding *findings_out,
                                        size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { inclusion != NULL, integra__room(findings_out, capacity), 1, count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_inclusion sheet;
    status = read_sheet(&sheet, inclusion, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    return integra__findings_give(findings_of, &sheet, findings_out, capacity, count_out, error);
}
