/* faults_base.c - faults of dates, words, errors, and of rule packs.
 * Spec: spec/00-conventions.md (GEN-7, GEN-9).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

static const integra_error no_error; /* zeroed: nothing is wrong */

PROVOKE(pointer_in_struct)
{
    integra_facts facts;
    size_t size = 0;
    integra_facts_init(&facts, sizeof facts);
    facts.admission_count = 1;
    return integra_facts_encode(&facts, NULL, NULL, 0, &size, error);
}

PROVOKE(beyond_end)
{
    integra_parameter parameter;
    integra_parameter_init(&parameter, sizeof parameter);
    return integra_parameter_at(SIZE_MAX / 2, &parameter, error);
}

PROVOKE(known_date)
{
    int32_t year, month, day;
    return integra_date_to_civil(INTEGRA_DATE_UNKNOWN, &year, &month, &day, error);
}

PROVOKE(civil_year)
{
    integra_date date;
    return integra_date_from_civil(10000, 1, 1, &date, error);
}

PROVOKE(civil_month)
{
    integra_date date;
    return integra_date_from_civil(2025, 13, 1, &date, error);
}

PROVOKE(civil_day)
{
    integra_date date;
    return integra_date_from_civil(2025, 2, 29, &date, error);
}

PROVOKE(months_back)
{
    integra_date date;
    return integra_date_months_before(0, 120001, &date, error);
}

PROVOKE(before_year_1)
{
    integra_date date;
    return integra_date_months_before(0, 120000, &date, error);
}

PROVOKE(word_name)
{
    uint32_t code;
    return integra_word_find(INTEGRA_GROUP_TRI, "maybe", &code, error);
}

PROVOKE(word_group)
{
    uint32_t code;
    return integra_word_find(UINT32_MAX, "yes", &code, error);
}

PROVOKE(language_code)
{
    size_t size;
    return integra_error_sentence(&no_error, 2, NULL, 0, &size, error);
}

PROVOKE(error_made)
{
    integra_error about = no_error;
    size_t size;
    about.fault = UINT32_MAX;
    return integra_error_sentence(&about, INTEGRA_LANGUAGE_EN, NULL, 0, &size, error);
}

static integra_status made_with(const char *name, const char *const *names, const int64_t *values, size_t count,
                                integra_error *error)
{
    integra_rules *rules = NULL;
    integra_status status = integra_rules_create(name, names, values, count, NULL, &rules, error);
    integra_rules_destroy(rules);
    return status;
}

PROVOKE(pointer_in_array)
{
    const char *const names[] = { NULL };
    return made_with("has-2014", names, (const int64_t[]){ 1 }, 1, error);
}

PROVOCATIONS(
    faults_of_base, { INTEGRA_FAULT_POINTER_IN_STRUCT, pointer_in_struct, { NULL, NULL } },
    { INTEGRA_FAULT_BEYOND_END, beyond_end, { NULL, NULL } }, { INTEGRA_FAULT_KNOWN_DATE, known_date, { NULL, NULL } },
    { INTEGRA_FAULT_CIVIL_YEAR,
      civil_year,
      { "years go from 1 to 9999: correct the year (rule GEN-7, argument 0 counting from 0)",
        "les années vont de 1 à 9999 : corriger l'année (règle GEN-7, argument 0 en comptant de 0)" } },
    { INTEGRA_FAULT_CIVIL_MONTH, civil_month, { NULL, NULL } },
    { INTEGRA_FAULT_CIVIL_DAY,
      civil_day,
      { "the days of this month go from 1 to 28: correct the day (rule GEN-7, argument 2 counting from 0)",
        "les jours de ce mois vont de 1 à 28 : corriger le jour (règle GEN-7, argument 2 en comptant de 0)" } },
    { INTEGRA_FAULT_MONTHS_BACK, months_back, { NULL, NULL } },
    { INTEGRA_FAULT_BEFORE_YEAR_1, before_year_1, { NULL, NULL } },
    { INTEGRA_FAULT_WORD_NAME,
      word_name,
      { "the group tri has no word of this name: choose among unknown, no, yes",
        "le groupe tri n'a aucun mot de ce nom : choisir parmi unknown, no, yes" } },
    { INTEGRA_FAULT_WORD_GROUP, word_group, { NULL, NULL } },
    { INTEGRA_FAULT_LANGUAGE_CODE,
      language_code,
      { "no language has this code: choose among en, fr (argument 1 counting from 0)",
        "aucune langue ne porte ce code : choisir parmi en, fr (argument 1 en comptant de 0)" } },
    { INTEGRA_FAULT_ERROR_MADE, error_made, { NULL, NULL } },
    { INTEGRA_FAULT_POINTER_IN_ARRAY, pointer_in_array, { NULL, NULL } });

/* ---- rule packs ---- */

PROVOKE(pack_name)
{
    return made_with("has2014", NULL, NULL, 0, error);
}

PROVOKE(parameter_name)
{
    const char *const names[] = { "medicine_threshold" };
    return made_with("has-2014", names, (const int64_t[]){ 5 }, 1, error);
}

PROVOKE(parameter_twice)
{
    const char *const names[] = { "medicines_threshold", "medicines_threshold" };
    return made_with("has-2014", names, (const int64_t[]){ 5, 5 }, 2, error);
}

PROVOKE(parameter_range)
{
    const char *const names[] = { "medicines_threshold" };
    return made_with("has-2014", names, (const int64_t[]){ 0 }, 1, error);
}

PROVOKE(thresholds)
{
    const char *const names[] = { "pps_threshold" };
    return made_with("has-2014", names, (const int64_t[]){ 3 }, 1, error);
}

/* The pack's own message with one byte changed. */
static integra_status read_changed(size_t at, uint8_t byte, integra_error *error)
{
    static uint8_t bytes[1024];
    size_t size = 0;
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_rules_encode(rules, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    integra_rules_destroy(rules);
    rules = NULL;
    bytes[at == SIZE_MAX ? size - 1 : at] = byte;
    integra_status status = integra_rules_decode(bytes, size, NULL, &rules, error);
    integra_rules_destroy(rules);
    return status;
}

PROVOKE(pack_version)
{
    return read_changed(15, 2, error); /* 83 01 01 a5 00 68 and eight letters, then 01 */
}

PROVOKE(pack_differs)
{
    return read_changed(SIZE_MAX, 2, error); /* the last provider */
}

PROVOKE(rule_name)
{
    uint32_t rule;
    return integra_rule_find("ABC-1", &rule, error);
}

PROVOKE(rule_number)
{
    uint32_t rule;
    return integra_rule_find("SCR-99", &rule, error);
}

PROVOKE(service_code)
{
    integra_service service;
    integra_service_init(&service, sizeof service);
    return integra_service_at(255, &service, error);
}

PROVOKE(finding_made)
{
    const integra_finding finding = { .rule = 1001 };
    size_t size = 0;
    return integra_finding_text(&finding, INTEGRA_LANGUAGE_EN, NULL, 0, &size, error);
}

PROVOCATIONS(
    faults_of_rules,
    { INTEGRA_FAULT_PACK_NAME,
      pack_name,
      { "no rule pack has this name: choose among has-2014, dac-2022* (rule GEN-9)",
        "aucun jeu de règles ne porte ce nom : choisir parmi has-2014, dac-2022* (règle GEN-9)" } },
    { INTEGRA_FAULT_PACK_VERSION,
      pack_version,
      { "the rule pack has-2014 has another version here, 1: use a library that has the version named (rule GEN-9)",
        "le jeu de règles has-2014 a ici une autre version, la 1 : employer une bibliothèque qui a la version nommée "
        "(règle GEN-9)" } },
    { INTEGRA_FAULT_PARAMETER_NAME, parameter_name, { NULL, NULL } },
    { INTEGRA_FAULT_PARAMETER_TWICE,
      parameter_twice,
      { "the parameter medicines_threshold is given twice: keep one (rule GEN-9, element 1 counting from 0)",
        "le paramètre medicines_threshold est donné deux fois : n'en garder qu'un (règle GEN-9, élément 1 en comptant "
        "de "
        "0)" } },
    { INTEGRA_FAULT_PARAMETER_RANGE,
      parameter_range,
      { "the parameter medicines_threshold (medicines that make a polymedication) goes from 1 to 100: give it a value "
        "in "
        "that range (rule SCR-7, element 0 counting from 0)",
        "le paramètre medicines_threshold (nombre de médicaments à partir duquel on parle de polymédication) va de 1 à "
        "100 : lui donner une "
        "valeur "
        "dans cet intervalle (règle SCR-7, élément 0 en comptant de 0)" } },
    { INTEGRA_FAULT_THRESHOLDS,
      thresholds,
      { "assistance_threshold is less than pps_threshold, which is 3: give assistance_threshold 3 or more, or lower "
        "pps_threshold (rule SCR-3)",
        "assistance_threshold est inférieur à pps_threshold, qui vaut 3 : donner 3 ou plus à assistance_threshold, ou "
        "baisser pps_threshold (règle SCR-3)" } },
    { INTEGRA_FAULT_PACK_DIFFERS, pack_differs, { NULL, NULL } },
    { INTEGRA_FAULT_RULE_NAME,
      rule_name,
      { "no rule has this name: write a domain and a number, as in SCR-3",
        "aucune règle ne porte ce nom : écrire un domaine et un numéro, comme SCR-3" } },
    { INTEGRA_FAULT_RULE_NUMBER,
      rule_number,
      { "this domain has no rule of this number, its last being *: write the number of a rule there is",
        "ce domaine n'a pas de règle de ce numéro, sa dernière étant la * : écrire le numéro d'une règle qui "
        "existe" } },
    { INTEGRA_FAULT_SERVICE_CODE, service_code, { NULL, NULL } },
    { INTEGRA_FAULT_FINDING_MADE,
      finding_made,
      { "the finding holds a value that none has: pass it as a call gave it (rule GEN-3, argument 0 counting from 0)",
        "le constat contient une valeur qu'aucun n'a : le donner tel qu'un appel l'a rendu (règle GEN-3, argument 0 en "
        "comptant de 0)" } });
