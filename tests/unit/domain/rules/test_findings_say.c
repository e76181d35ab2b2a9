/* test_findings_say.c - what a finding of a territory counts or names, in a sentence behind its own.
 * Spec: spec/findings.tsv, column says; spec/sentences.tsv (GEN-3).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "sentences.h"

enum {
    GEN_12 = 12,
    CON_1 = 4001,
    CON_2 = 4002,
    CON_4 = 4004,
    CON_6 = 4006,
    CON_7 = 4007,
    CON_8 = 4008,
    TER_7 = 5007,
    TER_13 = 5013,
    GENERAL_PRACTITIONER = 1 << 0, /* in a set of categories: of CON-2, which has a seat besides those of the table */
    NO_WORD = 4242
};

typedef struct says {
    uint32_t rule, settled_by, value, other;
    const char *behind[2]; /* by INTEGRA_LANGUAGE_ */
} says;

/* The table's sentence, and behind it what is said of the value and the other. */
static void check(const says *is)
{
    integra_finding finding;
    memset(&finding, 0, sizeof finding);
    finding.rule = is->rule;
    finding.settled_by = is->settled_by;
    finding.state = INTEGRA_FINDING_STATE_OPEN;
    finding.index = INTEGRA_NO_INDEX;
    finding.due = INTEGRA_DATE_UNKNOWN;
    finding.value = is->value;
    finding.other = is->other;
    for (uint32_t language = 0; language < 2; language++) {
        char expected[SENTENCE_ROOM];
        (void)snprintf(expected, sizeof expected, "%s%s", integra_finding_sentence(is->rule, is->settled_by, language),
                       is->behind[language]);
        SAYS(expected, integra_finding_text, &finding, language);
    }
}

static void check_all(const says *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check(&cases[i]);
    }
}

static void how_many(void **state)
{
    (void)state;
    static const says cases[] = {
        { CON_8, INTEGRA_SETTLED_BY_CHANGE_FEEDBACK, 2, 7, { " 2 of 7.", " 2 sur 7." } },
        { CON_8, INTEGRA_SETTLED_BY_STRUCTURE_FEEDBACK, 3, 0, { " Number: 3.", " Nombre : 3." } },
        { CON_8, INTEGRA_SETTLED_BY_STRUCTURE_FEEDBACK, 0, 0, { "", "" } }, /* 0: how many is not said */
    };
    check_all(cases, sizeof cases / sizeof cases[0]);
}

static void which_line_or_level(void **state)
{
    (void)state;
    static const says cases[] = {
        { GEN_12,
          INTEGRA_SETTLED_BY_STATEMENT,
          INTEGRA_LINE_LEVEL_MESO,
          0,
          { " About: the meso level meets: services of the territory.",
            " Concerne : le niveau méso se réunit : services du territoire." } },
        { CON_1,
          INTEGRA_SETTLED_BY_MEETING,
          INTEGRA_TIER_MACRO,
          0,
          { " About: macro level, strategic.", " Concerne : niveau macro, stratégique." } },
        { CON_4,
          INTEGRA_SETTLED_BY_COMPETENT_LEVEL,
          INTEGRA_TIER_MACRO,
          INTEGRA_TIER_MESO,
          { " Its level: macro level, strategic; taken at: meso level, tactical.",
            " Son niveau : niveau macro, stratégique ; prise au niveau : niveau méso, tactique." } },
    };
    check_all(cases, sizeof cases / sizeof cases[0]);
}

static void which_pair(void **state)
{
    (void)state;
    static const says cases[] = {
        { CON_6,
          INTEGRA_SETTLED_BY_NEEDS_UP,
          1,
          0,
          { " Between: macro level, strategic; meso level, tactical.",
            " Entre : niveau macro, stratégique ; niveau méso, tactique." } },
        { CON_6,
          INTEGRA_SETTLED_BY_NEEDS_UP,
          2,
          0,
          { " Between: meso level, tactical; micro level, clinical.",
            " Entre : niveau méso, tactique ; niveau micro, clinique." } },
    };
    check_all(cases, sizeof cases / sizeof cases[0]);
}

static void which_categories_are_missing(void **state)
{
    (void)state;
    static const says cases[] = {
        { CON_2,
          INTEGRA_SETTLED_BY_SEAT_REQUIRED,
          1u << INTEGRA_SEAT_CATEGORY_URPS,
          INTEGRA_TIER_MESO,
          { " About: meso level, tactical. Missing: URPS.", " Concerne : niveau méso, tactique. Manquent : URPS." } },
        { CON_2,
          INTEGRA_SETTLED_BY_SEAT_REQUIRED,
          GENERAL_PRACTITIONER | 1u << INTEGRA_SEAT_CATEGORY_ARS | 1u << INTEGRA_SEAT_CATEGORY_USERS,
          0,
          { " Missing: general practitioner, ARS, users and their associations.",
            " Manquent : médecin généraliste, ARS, usagers et leurs associations." } },
    };
    check_all(cases, sizeof cases / sizeof cases[0]);
}

/* A topic is a service or a function where its kind says so; else a number of the caller's, who knows what it is. */
static void which_topic_function_or_mission(void **state)
{
    (void)state;
    static const says cases[] = {
        { CON_7,
          INTEGRA_SETTLED_BY_MESO_AGENDA,
          INTEGRA_SERVICE_CASE_MANAGEMENT,
          INTEGRA_DIFFICULTY_KIND_SERVICE,
          { " About: case management.", " Concerne : gestion de cas." } },
        { CON_7,
          INTEGRA_SETTLED_BY_MESO_AGENDA,
          INTEGRA_FUNCTION_F2,
          INTEGRA_DIFFICULTY_KIND_SUPPORT_FUNCTION,
          { " About: plan interventions.", " Concerne : planifier les interventions." } },
        { CON_7,
          INTEGRA_SETTLED_BY_MESO_AGENDA,
          300,
          INTEGRA_DIFFICULTY_KIND_OTHER,
          { " Its number at the caller's: 300.", " Son numéro chez l'appelant : 300." } },
        { CON_7,
          INTEGRA_SETTLED_BY_MACRO_AGENDA,
          INTEGRA_SERVICE_CASE_MANAGEMENT,
          INTEGRA_DIFFICULTY_KIND_SERVICE,
          { " About: case management.", " Concerne : gestion de cas." } },
        { TER_7,
          INTEGRA_SETTLED_BY_UNCOVERED,
          INTEGRA_FUNCTION_F1,
          0,
          { " About: assess the person.", " Concerne : évaluer la personne." } },
        { TER_13,
          INTEGRA_SETTLED_BY_MISSION,
          INTEGRA_MISSION_M1,
          0,
          { " About: inform and orient.", " Concerne : informer et orienter." } },
    };
    check_all(cases, sizeof cases / sizeof cases[0]);
}

/* What no word names is not named: the sentence of the table stands alone. */
static void of_what_no_word_names(void **state)
{
    (void)state;
    static const says cases[] = {
        { GEN_12, INTEGRA_SETTLED_BY_STATEMENT, NO_WORD, 0, { "", "" } },
        { CON_4, INTEGRA_SETTLED_BY_COMPETENT_LEVEL, NO_WORD, INTEGRA_TIER_MESO, { "", "" } },
        { CON_4, INTEGRA_SETTLED_BY_COMPETENT_LEVEL, INTEGRA_TIER_MESO, NO_WORD, { "", "" } },
        { CON_6, INTEGRA_SETTLED_BY_NEEDS_UP, 0, 0, { "", "" } },
        { CON_6, INTEGRA_SETTLED_BY_NEEDS_UP, 3, 0, { "", "" } },
        { CON_7, INTEGRA_SETTLED_BY_MESO_AGENDA, NO_WORD, INTEGRA_DIFFICULTY_KIND_SERVICE, { "", "" } },
    };
    check_all(cases, sizeof cases / sizeof cases[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(how_many),
        cmocka_unit_test(which_line_or_level),
        cmocka_unit_test(which_pair),
        cmocka_unit_test(which_categories_are_missing),
        cmocka_unit_test(which_topic_function_or_mission),
        cmocka_unit_test(of_what_no_word_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
