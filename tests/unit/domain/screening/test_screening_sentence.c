/* test_screening_sentence.c - each step of an explanation as a sentence in both languages, with its numbers.
 * Spec: spec/10-screening.md, "The explanation of a screening" (GEN-3).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sentences.h"
#include "slow_screening.h"

enum { STEPS = 34 };

typedef struct asked {
    integra_answers answers;
    integra_facts facts;
    integra_date day;
    integra_tri emergency;
} asked;

static void begin(asked *a)
{
    integra_answers_init(&a->answers, sizeof a->answers);
    integra_facts_init(&a->facts, sizeof a->facts);
    a->answers.date = a->facts.date = slow_day(2025, 6, 1);
    a->day = slow_day(2025, 1, 2);
    a->emergency = INTEGRA_TRI_YES;
    a->facts.admission_dates = &a->day;
    a->facts.admission_emergencies = &a->emergency;
}

/* The step that read this source for this target. */
static integra_reason step(const asked *a, uint32_t target_group, uint32_t target, uint32_t group, uint32_t source)
{
    integra_rules *rules = slow_rules(&slow_has_2014);
    integra_reason reason, found;
    integra_reason_init(&reason, sizeof reason);
    integra_reason_init(&found, sizeof found);
    for (size_t i = 0; i < STEPS; i++) {
        assert_int_equal(integra_screening_explain(rules, &a->answers, &a->facts, i, &reason, NULL), INTEGRA_OK);
        int same = reason.target_group == target_group && reason.target == target && reason.source_group == group &&
                   reason.source == source;
        found = same ? reason : found;
    }
    integra_rules_destroy(rules);
    assert_true(found.rule != 0);
    return found;
}

#define ITEM(a, target, group, source)                                                                                 \
    step(a, INTEGRA_GROUP_QUESTION, INTEGRA_QUESTION_##target, INTEGRA_GROUP_##group, INTEGRA_##group##_##source)
#define VERDICT(a, target, group, source)                                                                              \
    step(a, INTEGRA_GROUP_VERDICT, INTEGRA_VERDICT_##target, INTEGRA_GROUP_##group, INTEGRA_##group##_##source)

static void of_a_count(void **state)
{
    (void)state;
    asked a;
    begin(&a);
    a.facts.counts[INTEGRA_COUNT_MEDICINES] = 11;
    a.facts.complete[INTEGRA_COUNT_MEDICINES] = 1;
    integra_reason medicines = ITEM(&a, POLYPATHOLOGY, COUNT, MEDICINES);
    SAYS_BOTH("medicines: 11 in all, 10 needed, yes", "médicaments : 11 en tout, il en faut 10, oui",
              integra_reason_sentence, &medicines);
    integra_reason conditions = ITEM(&a, POLYPATHOLOGY, COUNT, CHRONIC_CONDITIONS);
    SAYS_BOTH("chronic conditions: 3 needed, not told", "maladies chroniques : il en faut 3, non renseigné",
              integra_reason_sentence, &conditions); /* item 2 is yes without them */
    a.facts.complete[INTEGRA_COUNT_MEDICINES] = 0;
    medicines = ITEM(&a, POLYPATHOLOGY, COUNT, MEDICINES);
    SAYS_BOTH("medicines: at least 11, 10 needed, yes", "médicaments : au moins 11, il en faut 10, oui",
              integra_reason_sentence, &medicines);
    a.facts.counts[INTEGRA_COUNT_MEDICINES] = 4;
    medicines = ITEM(&a, POLYPATHOLOGY, COUNT, MEDICINES);
    SAYS_BOTH("medicines: at least 4, 10 needed, unknown, missing",
              "médicaments : au moins 4, il en faut 10, inconnu, manquant", integra_reason_sentence, &medicines);
    conditions = ITEM(&a, POLYPATHOLOGY, COUNT, CHRONIC_CONDITIONS);
    SAYS_BOTH("chronic conditions: 3 needed, missing", "maladies chroniques : il en faut 3, manquant",
              integra_reason_sentence, &conditions);
    a.facts.values[INTEGRA_FACT_SEVERE_RENAL_FAILURE] = INTEGRA_TRI_YES;
    medicines = ITEM(&a, POLYPATHOLOGY, COUNT, MEDICINES);
    SAYS_BOTH("medicines: at least 4, 10 needed, unknown", "médicaments : au moins 4, il en faut 10, inconnu",
              integra_reason_sentence, &medicines); /* and it changes nothing any more */
    a.facts.complete[INTEGRA_COUNT_PROFESSIONS] = 1;
    integra_reason professions = VERDICT(&a, LEGAL_COMPLEXITY, COUNT, PROFESSIONS);
    SAYS_BOTH("professions called for: 0 in all, 2 needed, no",
              "professions nécessaires : 0 en tout, il en faut 2, non", integra_reason_sentence, &professions);
}

static void of_a_fact(void **state)
{
    (void)state;
    asked a;
    begin(&a);
    a.facts.values[INTEGRA_FACT_ISOLATION] = INTEGRA_TRI_NO;
    integra_reason fact = ITEM(&a, SOCIO_ECONOMIC, FACT, ISOLATION);
    SAYS_BOTH("isolation: no", "isolement : non", integra_reason_sentence, &fact);
    fact = ITEM(&a, SOCIO_ECONOMIC, FACT, LOW_RESOURCES);
    SAYS_BOTH("low resources: missing", "faibles ressources : manquant", integra_reason_sentence, &fact);
    a.facts.values[INTEGRA_FACT_ISOLATION] = INTEGRA_TRI_YES;
    fact = ITEM(&a, SOCIO_ECONOMIC, FACT, LOW_RESOURCES);
    SAYS_BOTH("low resources: not told", "faibles ressources : non renseigné", integra_reason_sentence, &fact);
}

static void of_stays_in_hospital(void **state)
{
    (void)state;
    asked a;
    begin(&a);
    integra_reason stays = ITEM(&a, EMERGENCY_ADMISSION, RECORD, ADMISSIONS);
    SAYS_BOTH("stays in hospital: months that count: 6, missing",
              "séjours hospitaliers : mois qui comptent : 6, manquant", integra_reason_sentence, &stays);
    a.facts.admission_count = 1;
    stays = ITEM(&a, EMERGENCY_ADMISSION, RECORD, ADMISSIONS);
    SAYS_BOTH("stays in hospital: 1 listed, months that count: 6, yes",
              "séjours hospitaliers : 1 au dossier, mois qui comptent : 6, oui", integra_reason_sentence, &stays);
    a.emergency = INTEGRA_TRI_UNKNOWN;
    stays = ITEM(&a, EMERGENCY_ADMISSION, RECORD, ADMISSIONS);
    SAYS_BOTH("stays in hospital: 1 listed, months that count: 6, unknown, missing",
              "séjours hospitaliers : 1 au dossier, mois qui comptent : 6, inconnu, manquant", integra_reason_sentence,
              &stays);
    a.facts.admission_count = 0;
    a.facts.admissions_known_from = slow_day(2024, 12, 1);
    a.facts.admissions_known_to = slow_day(2025, 6, 1);
    stays = ITEM(&a, EMERGENCY_ADMISSION, RECORD, ADMISSIONS);
    SAYS_BOTH("stays in hospital: 0 listed and none left out, months that count: 6, no",
              "séjours hospitaliers : 0 au dossier et aucun n'y manque, mois qui comptent : 6, non",
              integra_reason_sentence, &stays);
    a.facts.admissions_known_from = slow_day(2024, 12, 2); /* a day short of the six months */
    stays = ITEM(&a, EMERGENCY_ADMISSION, RECORD, ADMISSIONS);
    SAYS_BOTH("stays in hospital: months that count: 6, missing",
              "séjours hospitaliers : mois qui comptent : 6, manquant", integra_reason_sentence, &stays);
}

static void of_the_items_behind_a_verdict(void **state)
{
    (void)state;
    asked a;
    begin(&a);
    a.answers.questions[INTEGRA_QUESTION_MOBILITY] = INTEGRA_TRI_YES;
    integra_reason item = VERDICT(&a, ASSISTANCE_THRESHOLD, QUESTION, MOBILITY);
    SAYS_BOTH("restricted in getting about: yes; criteria met: at least 1, needed: 2",
              "difficultés à se déplacer : oui ; critères remplis : au moins 1, nécessaires : 2",
              integra_reason_sentence, &item);
    item = VERDICT(&a, ASSISTANCE_THRESHOLD, QUESTION, SOCIO_ECONOMIC);
    SAYS_BOTH("isolation, housing or low resources: missing; criteria met: at least 1, needed: 2",
              "isolement, logement ou faibles ressources : manquant ; critères remplis : au moins 1, nécessaires : 2",
              integra_reason_sentence, &item);
    item = VERDICT(&a, PPS, QUESTION, SOCIO_ECONOMIC);
    SAYS_BOTH(
        "isolation, housing or low resources: not told; criteria met: at least 1, needed: 1",
        "isolement, logement ou faibles ressources : non renseigné ; critères remplis : au moins 1, nécessaires : 1",
        integra_reason_sentence, &item);
    for (uint32_t i = 0; i < INTEGRA_ITEM_COUNT; i++) {
        a.answers.questions[i] = i == INTEGRA_QUESTION_MOBILITY ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
    }
    item = VERDICT(&a, ASSISTANCE_THRESHOLD, QUESTION, SOCIO_ECONOMIC);
    SAYS_BOTH("isolation, housing or low resources: no; criteria met: 1, needed: 2",
              "isolement, logement ou faibles ressources : non ; critères remplis : 1, nécessaires : 2",
              integra_reason_sentence, &item);
}

static void of_the_stage(void **state)
{
    (void)state;
    asked a;
    begin(&a);
    integra_reason at = VERDICT(&a, STAGE, VERDICT, ASSISTANCE_THRESHOLD);
    SAYS_BOTH("threshold of pathway assistance: unknown", "seuil de l'assistance au parcours : inconnu",
              integra_reason_sentence, &at);
    at = VERDICT(&a, STAGE, QUESTION, JUDGEMENT);
    SAYS_BOTH("the professional judges that assistance is needed: not told",
              "le professionnel juge l'assistance nécessaire : non renseigné", integra_reason_sentence, &at);
    a.answers.questions[INTEGRA_QUESTION_MOBILITY] = INTEGRA_TRI_YES;
    a.answers.questions[INTEGRA_QUESTION_SOCIO_ECONOMIC] = INTEGRA_TRI_YES;
    at = VERDICT(&a, STAGE, QUESTION, JUDGEMENT);
    SAYS_BOTH("the professional judges that assistance is needed: waited for",
              "le professionnel juge l'assistance nécessaire : en attente", integra_reason_sentence, &at);
    a.answers.questions[INTEGRA_QUESTION_JUDGEMENT] = INTEGRA_TRI_YES;
    at = VERDICT(&a, STAGE, QUESTION, JUDGEMENT);
    SAYS_BOTH("the professional judges that assistance is needed: yes",
              "le professionnel juge l'assistance nécessaire : oui", integra_reason_sentence, &at);
    at = VERDICT(&a, STAGE, QUESTION, ASSISTANCE_CONSENT);
    SAYS_BOTH("the person accepts assistance: waited for", "la personne accepte l'assistance : en attente",
              integra_reason_sentence, &at);
}

/* A receipt holds steps without their numbers: what is not there is not said. */
static void without_numbers(void **state)
{
    (void)state;
    asked a;
    begin(&a);
    a.facts.counts[INTEGRA_COUNT_MEDICINES] = 11;
    integra_reason medicines = ITEM(&a, POLYPATHOLOGY, COUNT, MEDICINES);
    medicines.count = medicines.threshold = medicines.complete = 0;
    SAYS_BOTH("medicines: yes", "médicaments : oui", integra_reason_sentence, &medicines);
    integra_reason item = VERDICT(&a, PPS, QUESTION, POLYPATHOLOGY);
    item.count = item.threshold = item.complete = 0;
    SAYS("several chronic conditions, a severe organ failure, or many medicines: yes", integra_reason_sentence, &item,
         INTEGRA_LANGUAGE_EN);
}

static void what_is_no_step_is_refused(void **state)
{
    (void)state;
    asked a;
    begin(&a);
    const integra_reason good = ITEM(&a, SOCIO_ECONOMIC, FACT, ISOLATION);
    integra_reason bad = good;
    SAYS_NOTHING(1, integra_reason_sentence, &good, 2);
    bad.source = INTEGRA_FACT_ORGANISATION_PROBLEM + 1;
    SAYS_NOTHING(0, integra_reason_sentence, &bad, INTEGRA_LANGUAGE_EN);
    bad = good;
    bad.source_group = INTEGRA_GROUP_SERVICE;
    SAYS_NOTHING(0, integra_reason_sentence, &bad, INTEGRA_LANGUAGE_EN);
    bad = good;
    bad.source_value = 3;
    SAYS_NOTHING(0, integra_reason_sentence, &bad, INTEGRA_LANGUAGE_EN);
    bad = good;
    bad.target = 8;
    SAYS_NOTHING(0, integra_reason_sentence, &bad, INTEGRA_LANGUAGE_EN);
}

/* Whatever is known, every step of every state of items, facts and counts has a sentence, all its places filled in. */
static void every_step_has_a_sentence(void **state)
{
    (void)state;
    integra_rules *rules = slow_rules(&slow_has_2014);
    for (unsigned s = 0; s < SLOW_STATES; s++) {
        asked a;
        begin(&a);
        a.emergency = slow_digit(s, 3);
        a.facts.admission_count = s % 2;
        a.facts.admissions_known_from = s % 3 ? slow_day(2020, 1, 1) : INTEGRA_DATE_UNKNOWN;
        a.facts.admissions_known_to = a.facts.date;
        for (unsigned i = 0; i < INTEGRA_QUESTION_COUNT; i++) {
            a.answers.questions[i] = slow_digit(s, i % 6);
        }
        for (unsigned i = 0; i <= INTEGRA_FACT_ORGANISATION_PROBLEM; i++) {
            a.facts.values[i] = slow_digit(s * 5 % SLOW_STATES, i % 6);
        }
        for (unsigned i = 0; i < 3; i++) {
            a.facts.counts[i] = slow_digit(s, i) * 6u;
            a.facts.complete[i] = slow_digit(s, i + 3) == INTEGRA_TRI_YES;
        }
        for (size_t i = 0; i < STEPS; i++) {
            integra_reason reason;
            integra_reason_init(&reason, sizeof reason);
            assert_int_equal(integra_screening_explain(rules, &a.answers, &a.facts, i, &reason, NULL), INTEGRA_OK);
            for (uint32_t language = 0; language < 2; language++) {
                char text[SENTENCE_ROOM] = { 0 };
                size_t size = 0;
                assert_int_equal(integra_reason_sentence(&reason, language, text, sizeof text - 1, &size, NULL),
                                 INTEGRA_OK);
                assert_true(size > 5 && size == strlen(text) && strpbrk(text, "{}") == NULL);
            }
        }
    }
    integra_rules_destroy(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_a_count),
        cmocka_unit_test(of_a_fact),
        cmocka_unit_test(of_stays_in_hospital),
        cmocka_unit_test(of_the_items_behind_a_verdict),
        cmocka_unit_test(of_the_stage),
        cmocka_unit_test(without_numbers),
        cmocka_unit_test(what_is_no_step_is_refused),
        cmocka_unit_test(every_step_has_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
