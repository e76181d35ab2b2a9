/* faults_inclusion.c - faults of inclusion sheets.
 * Spec: spec/10-screening.md (SCR-9, SCR-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

static integra_inclusion sheet_of(void)
{
    integra_inclusion sheet;
    integra_inclusion_init(&sheet, sizeof sheet);
    return sheet;
}

static integra_status included(integra_inclusion sheet, integra_error *error)
{
    integra_inclusion_result result;
    integra_inclusion_result_init(&result, sizeof result);
    return integra_inclusion_evaluate(&sheet, &result, error);
}

PROVOKE(sheet_date)
{
    integra_inclusion sheet = sheet_of();
    sheet.birth_date = INT32_MAX;
    return included(sheet, error);
}

PROVOKE(sheet_sex)
{
    integra_inclusion sheet = sheet_of();
    sheet.sex = 200;
    return included(sheet, error);
}

PROVOKE(sheet_outcome)
{
    integra_inclusion sheet = sheet_of();
    sheet.outcome = 200;
    return included(sheet, error);
}

PROVOKE(sheet_sets)
{
    integra_inclusion sheet = sheet_of();
    sheet.extent = 1u << 31;
    return included(sheet, error);
}

PROVOKE(confirmed_without_ground)
{
    integra_inclusion sheet = sheet_of();
    sheet.outcome = INTEGRA_OUTCOME_CONFIRMED;
    sheet.extent = INTEGRA_FUNCTION_BIT_F1;
    return included(sheet, error);
}

PROVOKE(confirmed_without_extent)
{
    integra_inclusion sheet = sheet_of();
    sheet.outcome = INTEGRA_OUTCOME_CONFIRMED;
    sheet.grounds = INTEGRA_GROUND_BIT_SEVERE_DISEASE;
    return included(sheet, error);
}

PROVOKE(extent_unconfirmed)
{
    integra_inclusion sheet = sheet_of();
    sheet.extent = INTEGRA_FUNCTION_BIT_F1;
    return included(sheet, error);
}

PROVOKE(factor_entry)
{
    integra_inclusion sheet = sheet_of();
    sheet.factors[INTEGRA_FACTOR_CULTURAL].basis = 200;
    return included(sheet, error);
}

PROVOKE(factor_date)
{
    integra_inclusion sheet = sheet_of();
    sheet.factors[INTEGRA_FACTOR_ECONOMIC].date = INT32_MAX;
    return included(sheet, error);
}

PROVOKE(sheet_text_limit)
{
    static const char text[INTEGRA_TEXT_LIMIT + 1];
    integra_inclusion sheet = sheet_of();
    sheet.needs = (integra_text){ text, sizeof text };
    return included(sheet, error);
}

PROVOKE(sheet_text_utf8)
{
    integra_inclusion sheet = sheet_of();
    sheet.capacities = text_from("\xe9t\xe9");
    return included(sheet, error);
}

PROVOCATIONS(
    faults_of_inclusion, { INTEGRA_FAULT_SHEET_DATE, sheet_date, { NULL, NULL } },
    { INTEGRA_FAULT_SHEET_SEX, sheet_sex, { NULL, NULL } },
    { INTEGRA_FAULT_SHEET_OUTCOME,
      sheet_outcome,
      { "the outcome of the inclusion is none of its words: choose among confirmed, not_confirmed, "
        "more_information, or "
        "give none (rule SCR-9)",
        "la conclusion de l'inclusion n'est pas un des mots prévus : choisir parmi confirmed, "
        "not_confirmed, more_information, ou n'en donner aucune (règle SCR-9)" } },
    { INTEGRA_FAULT_SHEET_SETS, sheet_sets, { NULL, NULL } },
    { INTEGRA_FAULT_CONFIRMED_WITHOUT_GROUND,
      confirmed_without_ground,
      { "the inclusion is confirmed without a reason that counts: tick a reason, and say what an \"other\" "
        "one is (rule "
        "SCR-9)",
        "l'inclusion est confirmée sans motif d'inclusion qui compte : cocher un motif d'inclusion, et préciser tout "
        "motif « autre » (règle SCR-9)" } },
    { INTEGRA_FAULT_CONFIRMED_WITHOUT_EXTENT, confirmed_without_extent, { NULL, NULL } },
    { INTEGRA_FAULT_EXTENT_UNCONFIRMED, extent_unconfirmed, { NULL, NULL } },
    { INTEGRA_FAULT_FACTOR_ENTRY, factor_entry, { NULL, NULL } },
    { INTEGRA_FAULT_FACTOR_DATE, factor_date, { NULL, NULL } },
    { INTEGRA_FAULT_SHEET_TEXT_LIMIT, sheet_text_limit, { NULL, NULL } },
    { INTEGRA_FAULT_SHEET_TEXT_UTF8, sheet_text_utf8, { NULL, NULL } });
