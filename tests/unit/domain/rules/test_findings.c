/* test_findings.c - a finding as a text: what it is about, what was compared, which event, by when.
 * Spec: spec/findings.tsv, spec/sentences.tsv (GEN-3).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sentences.h"

enum {
    SCR_5 = 1005,
    SCR_8 = 1008,
    SCR_9 = 1009,
    SCR_10 = 1010,
    ORI_7 = 2007,
    ORI_13 = 2013,
    ORI_21 = 2021,
    PLN_12 = 3012
};

static integra_finding finding(uint32_t rule, uint32_t settled_by, uint32_t index, uint32_t value, uint32_t other)
{
    integra_finding made;
    memset(&made, 0, sizeof made);
    made.rule = rule;
    made.settled_by = settled_by;
    made.state = INTEGRA_FINDING_STATE_OPEN;
    made.index = index;
    made.due = INTEGRA_DATE_UNKNOWN;
    made.value = value;
    made.other = other;
    return made;
}

static void about_a_question_a_ground_a_service(void **state)
{
    (void)state;
    integra_finding early = finding(SCR_5, INTEGRA_SETTLED_BY_JUDGEMENT, INTEGRA_QUESTION_ASSISTANCE_CONSENT, 0, 0);
    SAYS_BOTH(
        "The person's answer was recorded before the professional's judgement: it waits for that judgement. About: "
        "the person accepts assistance.",
        "La réponse de la personne est notée avant le jugement du professionnel : elle attend ce jugement. "
        "Concerne : la personne accepte l'assistance.",
        integra_finding_text, &early);
    integra_finding other = finding(SCR_9, INTEGRA_SETTLED_BY_TEXT, INTEGRA_GROUND_OTHER_HEALTH, 0, 0);
    const char *ground = integra_word_label(INTEGRA_GROUP_GROUND, INTEGRA_GROUND_OTHER_HEALTH, INTEGRA_LANGUAGE_EN);
    char expected[SENTENCE_ROOM] =
        "An \"other\" reason is ticked without saying what it is: it does not count until it "
        "does. About: ";
    strcat(strcat(expected, ground), ".");
    SAYS(expected, integra_finding_text, &other, INTEGRA_LANGUAGE_EN);
    integra_finding delivered =
        finding(ORI_7, INTEGRA_SETTLED_BY_MT_AGREEMENT, 3, INTEGRA_SERVICE_GERIATRIC_EXPERTISE, 0);
    SAYS_BOTH(
        "A service was delivered without the médecin traitant's agreement being recorded. About: geriatric expertise.",
        "Un service a été délivré sans que l'accord du médecin traitant soit noté. Concerne : expertise gériatrique.",
        integra_finding_text, &delivered);
}

static void what_was_compared(void **state)
{
    (void)state;
    integra_finding differs =
        finding(SCR_8, INTEGRA_SETTLED_BY_NONE, INTEGRA_QUESTION_MOBILITY, INTEGRA_TRI_NO, INTEGRA_TRI_YES);
    SAYS_BOTH(
        "What was answered and what the record shows differ: the answer is kept, and somebody should check both. "
        "About: restricted in getting about. Answered: no, in the record: yes.",
        "La réponse donnée et le dossier diffèrent : la réponse est gardée, et les deux sont à vérifier. Concerne : "
        "difficultés à se déplacer. Répondu : non, au dossier : oui.",
        integra_finding_text, &differs);
    integra_finding gone =
        finding(SCR_10, INTEGRA_SETTLED_BY_REVIEW, INTEGRA_QUESTION_MOBILITY, INTEGRA_TRI_YES, INTEGRA_TRI_NO);
    SAYS("A difficulty that was there is no longer: a review of the situation is advised. About: restricted in getting "
         "about. Before: yes, now: no.",
         integra_finding_text, &gone, INTEGRA_LANGUAGE_EN);
    integra_finding open =
        finding(SCR_10, INTEGRA_SETTLED_BY_QUESTIONNAIRE, INTEGRA_NO_INDEX, INTEGRA_TRI_YES, INTEGRA_TRI_UNKNOWN);
    SAYS("On ne sait plus si le seuil est atteint : compléter le questionnaire, et ne rien suspendre entre-temps. "
         "Avant : "
         "oui, maintenant : inconnu.",
         integra_finding_text, &open, INTEGRA_LANGUAGE_FR);
}

/* What a plan owes after a screening is of SCR-10 too, and compares nothing: other says who may (PLN-13). */
static void what_a_plan_owes_compares_nothing(void **state)
{
    (void)state;
    static const uint8_t settled_by[] = { INTEGRA_SETTLED_BY_SURVEILLANCE, INTEGRA_SETTLED_BY_QUESTIONNAIRE };
    for (size_t each = 0; each < 2; each++) {
        integra_finding owed = finding(SCR_10, settled_by[each], INTEGRA_NO_INDEX, 0, INTEGRA_ENTITLED_BIT_MEMBER);
        SAYS_BOTH(integra_finding_sentence(SCR_10, settled_by[each], INTEGRA_LANGUAGE_EN),
                  integra_finding_sentence(SCR_10, settled_by[each], INTEGRA_LANGUAGE_FR), integra_finding_text, &owed);
    }
}

static void by_when(void **state)
{
    (void)state;
    integra_finding answer = finding(ORI_13, INTEGRA_SETTLED_BY_FIRST_ANSWER, INTEGRA_NO_INDEX, 0, 0);
    assert_int_equal(integra_date_from_civil(2025, 6, 8, &answer.due, NULL), INTEGRA_OK);
    answer.state = INTEGRA_FINDING_STATE_OVERDUE;
    SAYS_BOTH("The first answer to this demand is due. Due date 2025-06-08: overdue.",
              "La première réponse à cette demande est attendue. Échéance du 2025-06-08 : en retard.",
              integra_finding_text, &answer);
    assert_int_equal(integra_date_from_civil(7, 12, 31, &answer.due, NULL), INTEGRA_OK);
    answer.state = INTEGRA_FINDING_STATE_MET;
    SAYS("The first answer to this demand is due. Due date 0007-12-31: met.", integra_finding_text, &answer,
         INTEGRA_LANGUAGE_EN);
}

static void which_event(void **state)
{
    (void)state;
    integra_finding fork = finding(PLN_12, INTEGRA_SETTLED_BY_NEW_WRITER, INTEGRA_NO_INDEX, 3, INTEGRA_TROUBLE_FORK);
    SAYS_BOTH("Two events take one place of a writer: an installation was copied or restored, and should take a new "
              "writer. Event number 3 of that writer.",
              "Deux événements occupent une même place d'un rédacteur : une installation a été copiée ou restaurée, et "
              "doit prendre un nouveau rédacteur. Événement numéro 3 de ce rédacteur.",
              integra_finding_text, &fork);
    fork.value = 0;
    SAYS("Two events take one place of a writer: an installation was copied or restored, and should take a new writer.",
         integra_finding_text, &fork, INTEGRA_LANGUAGE_EN);
}

/* An entry of a list of the caller's is not named: the table's sentence stands alone. */
static void of_a_list_of_the_caller(void **state)
{
    (void)state;
    integra_finding entry = finding(ORI_21, INTEGRA_SETTLED_BY_NEEDS_ANSWERED, 0, 0, 0);
    SAYS_BOTH(integra_finding_sentence(ORI_21, INTEGRA_SETTLED_BY_NEEDS_ANSWERED, INTEGRA_LANGUAGE_EN),
              integra_finding_sentence(ORI_21, INTEGRA_SETTLED_BY_NEEDS_ANSWERED, INTEGRA_LANGUAGE_FR),
              integra_finding_text, &entry);
}

static void what_no_call_finds_is_refused(void **state)
{
    (void)state;
    integra_finding bad =
        finding(SCR_8, INTEGRA_SETTLED_BY_NONE, INTEGRA_QUESTION_MOBILITY, INTEGRA_TRI_NO, INTEGRA_TRI_YES);
    SAYS_NOTHING(1, integra_finding_text, &bad, 2);
    bad.settled_by = INTEGRA_SETTLED_BY_REUSE;
    SAYS_NOTHING(0, integra_finding_text, &bad, INTEGRA_LANGUAGE_EN);
    bad.settled_by = INTEGRA_SETTLED_BY_NONE;
    bad.value = 3;
    SAYS_NOTHING(0, integra_finding_text, &bad, INTEGRA_LANGUAGE_EN);
    bad.value = INTEGRA_TRI_NO;
    bad.state = 0;
    SAYS_NOTHING(0, integra_finding_text, &bad, INTEGRA_LANGUAGE_EN);
    bad.state = INTEGRA_FINDING_STATE_OPEN;
    bad.due = INT32_MAX;
    SAYS_NOTHING(0, integra_finding_text, &bad, INTEGRA_LANGUAGE_EN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(about_a_question_a_ground_a_service),
        cmocka_unit_test(what_was_compared),
        cmocka_unit_test(what_a_plan_owes_compares_nothing),
        cmocka_unit_test(by_when),
        cmocka_unit_test(which_event),
        cmocka_unit_test(of_a_list_of_the_caller),
        cmocka_unit_test(what_no_call_finds_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
