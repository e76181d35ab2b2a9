/* faults_rows.c - faults of one row of a protocol.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

#include "demands.h"

static integra_status added(integra_row row, integra_error *error)
{
    integra_protocol *protocol = draft();
    integra_status status = integra_protocol_apply(protocol, &row, error);
    integra_protocol_destroy(protocol);
    return status;
}

/* A row with one thing wrong. */
#define ROW(name, ...)                                                                                                 \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        integra_row row = plain_row("home-help", INTEGRA_MOTIVE_BIT_HOME_HELP, INTEGRA_SERVICE_HOME_HELP);             \
        __VA_ARGS__;                                                                                                   \
        return added(row, error);                                                                                      \
    }

ROW(row_id, row.id = text_from("Home help"))
ROW(row_source, row.source = text_from("\xe9t\xe9"))
ROW(row_motives, row.motives = 0)
ROW(row_flags, row.imposed = 2)
ROW(row_calls, row.call_count = 0)
ROW(row_overrides, row.override_count = INTEGRA_OVERRIDE_ROOM + 1)
ROW(row_rule, row.rule = 999999)
ROW(row_conditions, row.conditions[INTEGRA_DEMAND_FIELD_MT] = 1u << 7)
ROW(call, row.services[0] = INTEGRA_SERVICE_EMERGENCY_NUMBERS)
ROW(call_days, row.within[0] = 3651)
ROW(call_twice, row.call_count = 2; row.services[1] = INTEGRA_SERVICE_HOME_HELP)

/* So many rows, each of one motive, or of the motives in turn. */
static integra_status fill(unsigned rows, int in_turn, integra_error *error)
{
    integra_protocol *protocol = draft();
    integra_status status = INTEGRA_OK;
    for (unsigned i = 0; i < rows && status == INTEGRA_OK; i++) {
        char id[] = { (char)('a' + i / 676), (char)('a' + i / 26 % 26), (char)('a' + i % 26), '\0' };
        uint32_t motive = in_turn ? i % MOTIVES : INTEGRA_MOTIVE_HOME_HELP;
        integra_row row = plain_row(id, BIT(motive), INTEGRA_SERVICE_HOME_HELP);
        status = integra_protocol_apply(protocol, &row, error);
    }
    integra_protocol_destroy(protocol);
    return status;
}

PROVOKE(rows_limit)
{
    return fill(INTEGRA_ROW_LIMIT + 1, 1, error);
}

PROVOKE(motive_rows_limit)
{
    return fill(INTEGRA_MOTIVE_ROW_LIMIT + 1, 0, error);
}

PROVOKE(row_twice)
{
    integra_protocol *protocol = draft();
    integra_row row = plain_row("home-help", INTEGRA_MOTIVE_BIT_HOME_HELP, INTEGRA_SERVICE_HOME_HELP);
    apply(protocol, row);
    integra_status status = integra_protocol_apply(protocol, &row, error);
    integra_protocol_destroy(protocol);
    return status;
}

PROVOCATIONS(
    faults_of_rows,
    { INTEGRA_FAULT_ROW_ID,
      row_id,
      { "the id of a row is not of lower-case letters a to z, digits and hyphens, 1 to 64 of them: write it as in "
        "home-help (rule ORI-16)",
        "l'id d'une ligne n'est pas fait de lettres minuscules a à z, de chiffres et de traits d'union, de 1 à 64 : "
        "l'écrire comme home-help (règle ORI-16)" } },
    { INTEGRA_FAULT_ROW_SOURCE, row_source, { NULL, NULL } },
    { INTEGRA_FAULT_ROW_MOTIVES, row_motives, { NULL, NULL } }, { INTEGRA_FAULT_ROW_FLAGS, row_flags, { NULL, NULL } },
    { INTEGRA_FAULT_ROW_CALLS,
      row_calls,
      { "a row calls no service, or more than 8: call 1 to 8 (rule ORI-16)",
        "une ligne n'appelle aucun service, ou plus de 8 : en appeler de 1 à 8 (règle ORI-16)" } },
    { INTEGRA_FAULT_ROW_OVERRIDES, row_overrides, { NULL, NULL } },
    { INTEGRA_FAULT_ROW_RULE, row_rule, { NULL, NULL } },
    { INTEGRA_FAULT_ROW_CONDITIONS,
      row_conditions,
      { "the condition on mt (médecin traitant) has a bit that stands for no value of it: set bits 0 to 2 alone (rule "
        "ORI-16)",
        "la condition sur mt (médecin traitant) a un bit qui n'en désigne aucune valeur : ne mettre que les bits 0 à 2 "
        "(règle ORI-16)" } },
    { INTEGRA_FAULT_CALL, call, { NULL, NULL } },
    { INTEGRA_FAULT_CALL_DAYS,
      call_days,
      { "the days of a call go from 0 to 3650: correct them, or leave them out for the day of the first answer (rule "
        "ORI-13, element 0 counting from 0)",
        "les jours d'un appel vont de 0 à 3650 : les corriger, ou les omettre pour le jour de la première réponse "
        "(règle "
        "ORI-13, élément 0 en comptant de 0)" } },
    { INTEGRA_FAULT_CALL_TWICE, call_twice, { NULL, NULL } }, { INTEGRA_FAULT_ROWS_LIMIT, rows_limit, { NULL, NULL } },
    { INTEGRA_FAULT_MOTIVE_ROWS_LIMIT,
      motive_rows_limit,
      { "no more than 64 rows list one motive, and home_help (help at home) has as many: join rows that call the same "
        "services (rule ORI-16)",
        "pas plus de 64 lignes portent un même motif, et home_help (aide à domicile) en a autant : réunir des lignes "
        "qui "
        "appellent les mêmes services (règle ORI-16)" } },
    { INTEGRA_FAULT_ROW_TWICE, row_twice, { NULL, NULL } });
