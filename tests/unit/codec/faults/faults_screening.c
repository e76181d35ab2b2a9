/* faults_screening.c - faults of answers, records, screenings and inclusion sheets.
 * Spec: spec/10-screening.md (GEN-1, SCR-7 to SCR-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

enum { BAD_DATE = INT32_MAX, DAY = 20000 };

static integra_answers answers_of(void)
{
    integra_answers answers;
    integra_answers_init(&answers, sizeof answers);
    answers.date = DAY;
    return answers;
}

static integra_facts facts_of(void)
{
    integra_facts facts;
    integra_facts_init(&facts, sizeof facts);
    facts.date = DAY;
    return facts;
}

static integra_status screen(const integra_answers *answers, const integra_facts *facts, integra_screening *out,
                             integra_error *error)
{
    integra_rules *rules = NULL;
    integra_screening_init(out, sizeof *out);
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    integra_status status = integra_screening_evaluate(rules, answers, facts, out, error);
    integra_rules_destroy(rules);
    return status;
}

static integra_status screen_facts(const integra_facts *facts, integra_error *error)
{
    integra_screening screening;
    return screen(NULL, facts, &screening, error);
}

PROVOKE(answer)
{
    integra_answers answers = answers_of();
    integra_screening screening;
    answers.questions[INTEGRA_QUESTION_MOBILITY] = 3;
    return screen(&answers, NULL, &screening, error);
}

PROVOKE(fact)
{
    integra_facts facts = facts_of();
    facts.values[INTEGRA_FACT_ISOLATION] = 3;
    return screen_facts(&facts, error);
}

PROVOKE(complete)
{
    integra_facts facts = facts_of();
    facts.complete[INTEGRA_COUNT_MEDICINES] = 2;
    return screen_facts(&facts, error);
}

PROVOKE(facts_date)
{
    integra_facts facts = facts_of();
    facts.admissions_known_to = BAD_DATE;
    return screen_facts(&facts, error);
}

static integra_status with_admission(integra_date date, integra_tri emergency, integra_error *error)
{
    integra_date dates[] = { DAY, date };
    integra_tri emergencies[] = { INTEGRA_TRI_NO, emergency };
    integra_facts facts = facts_of();
    facts.admission_dates = dates;
    facts.admission_emergencies = emergencies;
    facts.admission_count = 2;
    return screen_facts(&facts, error);
}

PROVOKE(admission_date)
{
    return with_admission(BAD_DATE, INTEGRA_TRI_NO, error);
}

PROVOKE(admission_emergency)
{
    return with_admission(DAY, 3, error);
}

PROVOKE(admissions_limit)
{
    static integra_date dates[INTEGRA_ADMISSION_LIMIT + 1];
    static integra_tri emergencies[INTEGRA_ADMISSION_LIMIT + 1];
    integra_facts facts = facts_of();
    facts.admission_dates = dates;
    facts.admission_emergencies = emergencies;
    facts.admission_count = INTEGRA_ADMISSION_LIMIT + 1;
    return screen_facts(&facts, error);
}

PROVOKE(nothing_to_screen)
{
    integra_screening screening;
    return screen(NULL, NULL, &screening, error);
}

PROVOKE(record_of_another)
{
    integra_answers answers = answers_of();
    integra_facts facts = facts_of();
    integra_screening screening;
    facts.date = DAY + 1;
    return screen(&answers, &facts, &screening, error);
}

static integra_screening screened(integra_date date, uint8_t person)
{
    integra_answers answers = answers_of();
    integra_screening screening;
    answers.date = date;
    answers.person.bytes[0] = person;
    assert_int_equal(screen(&answers, NULL, &screening, NULL), INTEGRA_OK);
    return screening;
}

PROVOKE(screening_made)
{
    integra_screening screening = screened(DAY, 1);
    size_t size = 0;
    screening.yes_count = 6;
    return integra_screening_encode(&screening, NULL, 0, &size, error);
}

PROVOKE(reason_made)
{
    integra_reason reason;
    size_t size = 0;
    integra_reason_init(&reason, sizeof reason);
    reason.target_group = INTEGRA_GROUP_QUESTION;
    reason.source_group = INTEGRA_GROUP_SERVICE;
    return integra_reason_sentence(&reason, INTEGRA_LANGUAGE_EN, NULL, 0, &size, error);
}

static integra_status sets(const char *pack, uint32_t verdict, integra_error *error)
{
    integra_screening screening = screened(DAY, 1);
    integra_rules *rules = NULL;
    size_t count = 0;
    assert_int_equal(integra_rules_create(pack, NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    integra_status status = integra_screening_sets(rules, &screening, verdict, NULL, 0, &count, error);
    integra_rules_destroy(rules);
    return status;
}

PROVOKE(screening_rules)
{
    return sets("dac-2022", INTEGRA_VERDICT_PPS, error);
}

PROVOKE(verdict_of_sets)
{
    return sets("has-2014", INTEGRA_VERDICT_STAGE, error);
}

static integra_status compared(integra_screening earlier, integra_screening later, integra_error *error)
{
    size_t count = 0;
    return integra_screening_compare(&earlier, &later, NULL, 0, &count, error);
}

PROVOKE(other_person)
{
    return compared(screened(DAY, 1), screened(DAY, 2), error);
}

PROVOKE(earlier_later)
{
    return compared(screened(DAY + 1, 1), screened(DAY, 1), error);
}

static integra_status screen_columns(const integra_screening_inputs *inputs, integra_error *error)
{
    integra_screening_outputs outputs;
    integra_rules *rules = NULL;
    integra_screening_outputs_init(&outputs, sizeof outputs);
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    integra_status status = integra_screening_evaluate_columns(rules, inputs, 2, &outputs, error);
    integra_rules_destroy(rules);
    return status;
}

PROVOKE(offsets)
{
    const int64_t offsets[] = { 0, 0, 1 };
    integra_screening_inputs inputs;
    integra_screening_inputs_init(&inputs, sizeof inputs);
    inputs.admission_offsets = offsets;
    return screen_columns(&inputs, error);
}

PROVOKE(answer_in_a_row)
{
    const uint8_t column[] = { 2, 3 };
    integra_screening_inputs inputs;
    integra_screening_inputs_init(&inputs, sizeof inputs);
    inputs.questions[INTEGRA_QUESTION_MOBILITY] = column;
    return screen_columns(&inputs, error);
}

PROVOCATIONS(
    faults_of_screening,
    { INTEGRA_FAULT_ANSWER,
      answer,
      { "the answer to mobility (restricted in getting about) is neither unknown, no nor yes: answer 0 (unknown), 1 "
        "(no) "
        "or 2 (yes) (rule GEN-1)",
        "la réponse à mobility (difficultés à se déplacer) n'est ni inconnue, ni non, ni oui : répondre 0 (inconnu), 1 "
        "(non) ou 2 (oui) (règle GEN-1)" } },
    { INTEGRA_FAULT_ANSWER,
      answer_in_a_row,
      { "the answer to mobility (restricted in getting about) is neither unknown, no nor yes: answer 0 (unknown), 1 "
        "(no) "
        "or 2 (yes) (rule GEN-1, row 1 counting from 0)",
        "la réponse à mobility (difficultés à se déplacer) n'est ni inconnue, ni non, ni oui : répondre 0 (inconnu), 1 "
        "(non) ou 2 (oui) (règle GEN-1, ligne 1 en comptant de 0)" } },
    { INTEGRA_FAULT_FACT, fact, { NULL, NULL } }, { INTEGRA_FAULT_COMPLETE, complete, { NULL, NULL } },
    { INTEGRA_FAULT_FACTS_DATE, facts_date, { NULL, NULL } },
    { INTEGRA_FAULT_ADMISSION_DATE, admission_date, { NULL, NULL } },
    { INTEGRA_FAULT_ADMISSION_EMERGENCY, admission_emergency, { NULL, NULL } },
    { INTEGRA_FAULT_ADMISSIONS_LIMIT,
      admissions_limit,
      { "a record has more than 4096 admissions: give the latest 4096 (rule WIRE-15, size 4097)",
        "un dossier a plus de 4096 hospitalisations : donner les 4096 dernières (règle WIRE-15, taille 4097)" } },
    { INTEGRA_FAULT_NOTHING_TO_SCREEN, nothing_to_screen, { NULL, NULL } },
    { INTEGRA_FAULT_RECORD_OF_ANOTHER,
      record_of_another,
      { "answers and facts are about two persons or dates: give both the same",
        "réponses et faits portent sur deux personnes ou dates : donner les mêmes" } },
    { INTEGRA_FAULT_SCREENING_MADE, screening_made, { NULL, NULL } },
    { INTEGRA_FAULT_REASON_MADE,
      reason_made,
      { "the step holds a value that none of an explanation has: pass it as a call gave it (rule GEN-3, argument 0 "
        "counting from 0)",
        "l'étape contient une valeur qu'aucune d'une explication n'a : la donner telle qu'un appel l'a rendue (règle "
        "GEN-3, argument 0 en comptant de 0)" } },
    { INTEGRA_FAULT_SCREENING_RULES, screening_rules, { NULL, NULL } },
    { INTEGRA_FAULT_VERDICT_OF_SETS, verdict_of_sets, { NULL, NULL } },
    { INTEGRA_FAULT_OTHER_PERSON,
      other_person,
      { "the two screenings are about two persons: compare two of the same person (rule SCR-10)",
        "les deux repérages portent sur deux personnes : en comparer deux de la même personne (règle SCR-10)" } },
    { INTEGRA_FAULT_EARLIER_LATER,
      earlier_later,
      { "the screening given as the earlier one is the later one: give the earlier one first (rule SCR-10)",
        "le repérage donné comme le plus ancien est le plus récent : donner d'abord le plus ancien (règle SCR-10)" } },
    { INTEGRA_FAULT_OFFSETS, offsets, { NULL, NULL } });
