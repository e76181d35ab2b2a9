/* test_protocol_sentence.c - what a proof found, as a sentence in both languages, rows by their ids.
 * Spec: spec/21-protocol.md, ORI-16; GEN-3.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "sentences.h"

static void of_a_motive(void **state)
{
    (void)state;
    integra_protocol *protocol = built_in_without(1); /* social-aids */
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_COMPLETE, INTEGRA_MOTIVE_SOCIAL_AID);
    SAYS_BOTH(
        "broken: each motive gets its service or a stand-in (ORI-16): social aids; smallest demand: the person: "
        "social aids",
        "enfreint : chaque motif reçoit son service ou ce qui en tient lieu (ORI-16) : aides sociales ; plus petite "
        "demande : la personne : aides sociales",
        integra_failure_sentence, protocol, &failure);
    integra_protocol_destroy(protocol);
}

/* A service that is the subject is named once, and both rows by their ids. */
static void of_a_service_and_two_rows(void **state)
{
    (void)state;
    integra_protocol *protocol = built_in_without(1024);
    integra_row row = plain_row("home-help-urgent", BIT(INTEGRA_MOTIVE_HOME_HELP), INTEGRA_SERVICE_HOME_HELP);
    row.conditions[INTEGRA_DEMAND_FIELD_URGENCY] = BIT(INTEGRA_URGENCY_URGENT);
    row.conditions[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] = BIT(INTEGRA_TRI_YES);
    row.within[0] = 1;
    apply(protocol, row);
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_CONTRADICTION, INTEGRA_SERVICE_HOME_HELP);
    SAYS_BOTH(
        "broken: one service is not called in two ways (ORI-16): help at home; row home-help; row home-help-urgent; "
        "smallest demand: the person: help at home, urgency: urgent, consent to sharing: yes",
        "enfreint : un service n'est pas appelé de deux façons (ORI-16) : aide à domicile ; ligne home-help ; ligne "
        "home-help-urgent ; plus petite demande : la personne : aide à domicile, urgence : urgente, consentement "
        "au partage : oui",
        integra_failure_sentence, protocol, &failure);
    integra_protocol_destroy(protocol);
}

/* Law 15 says which of the three is missing. */
static void of_what_is_missing(void **state)
{
    (void)state;
    integra_protocol *protocol = draft();
    apply(protocol, plain_row("all", BIT(INTEGRA_MOTIVE_HOME_HELP), INTEGRA_SERVICE_INFORMATION));
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_REFUSAL_ANSWERED, INTEGRA_MOTIVE_HOME_HELP);
    SAYS_BOTH(
        "broken: refused sharing still gets information, consent discussed again and, for a professional, advice "
        "(ORI-8): help at home; missing: discuss consent again; smallest demand: the person: help at home, consent to "
        "sharing: no",
        "enfreint : un refus de partage reçoit l'information, reparler du consentement et, pour un professionnel, un "
        "conseil (ORI-8) : aide à domicile ; il manque : reparler du consentement ; plus petite demande : la personne "
        ": aide à domicile, consentement au partage : non",
        integra_failure_sentence, protocol, &failure);
    integra_protocol_destroy(protocol);
}

/* A row that is the subject is named once, before the service; a row that no demand reaches has none to show. */
static void of_a_row(void **state)
{
    (void)state;
    integra_protocol *protocol = draft();
    integra_row row = plain_row("leaks", BIT(INTEGRA_MOTIVE_CARER_RESPITE), INTEGRA_SERVICE_CARER_RESPITE);
    row.first[0] = 0;
    apply(protocol, row);
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_CONSENTING, 0);
    SAYS_BOTH(
        "broken: what shares waits on consent, and is not called once refused (ORI-8): row leaks; respite for the "
        "carer; smallest demand: the person: respite for the carer",
        "enfreint : ce qui partage des données attend le consentement, et n'est pas appelé après un refus (ORI-8) : "
        "ligne leaks ; répit de l'aidant ; plus petite demande : la personne : répit de l'aidant",
        integra_failure_sentence, protocol, &failure);
    failure.service = 0;
    failure.motives = 0;
    SAYS_BOTH(
        "broken: what shares waits on consent, and is not called once refused (ORI-8): row leaks; no demand reaches "
        "it",
        "enfreint : ce qui partage des données attend le consentement, et n'est pas appelé après un refus (ORI-8) : "
        "ligne leaks ; aucune demande ne l'atteint",
        integra_failure_sentence, protocol, &failure);
    integra_protocol_destroy(protocol);
}

/* Motives are listed with a word before the last; one that has a comma in it asks for semicolons. */
static void of_a_demand_of_several_motives(void **state)
{
    (void)state;
    integra_protocol *protocol = built_in_without(1);
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_COMPLETE, INTEGRA_MOTIVE_SOCIAL_AID);
    failure.motives = BIT(INTEGRA_MOTIVE_INFORMATION) | BIT(INTEGRA_MOTIVE_SOCIAL_AID) | BIT(INTEGRA_MOTIVE_HOME_HELP);
    failure.demand[INTEGRA_DEMAND_FIELD_STAGE] = INTEGRA_STAGE_TO_REFER;
    SAYS_BOTH(
        "broken: each motive gets its service or a stand-in (ORI-16): social aids; smallest demand: the person: "
        "information, social aids and help at home, stage of the screening: to refer to a support structure",
        "enfreint : chaque motif reçoit son service ou ce qui en tient lieu (ORI-16) : aides sociales ; plus petite "
        "demande : la personne : information, aides sociales et aide à domicile, étape du repérage : à adresser à "
        "une structure d'appui",
        integra_failure_sentence, protocol, &failure);
    failure.motives = BIT(INTEGRA_MOTIVE_SOCIAL_AID) | BIT(INTEGRA_MOTIVE_PPS_FOLLOW_UP);
    failure.demand[INTEGRA_DEMAND_FIELD_STAGE] = INTEGRA_STAGE_UNDETERMINED;
    SAYS(
        "broken: each motive gets its service or a stand-in (ORI-16): social aids; smallest demand: the person: social "
        "aids; follow-up of a PPS, social part first",
        integra_failure_sentence, protocol, &failure, INTEGRA_LANGUAGE_EN);
    integra_protocol_destroy(protocol);
}

static void what_no_proof_of_it_gives_is_refused(void **state)
{
    (void)state;
    integra_protocol *protocol = built_in_without(1);
    const integra_failure good = failure_of(protocol, INTEGRA_LAW_COMPLETE, INTEGRA_MOTIVE_SOCIAL_AID);
    SAYS_NOTHING(2, integra_failure_sentence, protocol, &good, 2);
    for (int i = 0; i < 8; i++) {
        integra_failure bad = good;
        uint32_t *const places[] = { &bad.law, &bad.law,   &bad.rule,    &bad.subject,
                                     &bad.row, &bad.other, &bad.service, &bad.motives };
        const uint32_t values[] = { 0, 200, 2999, MOTIVES, 1000, 1000, 200, BIT(MOTIVES) };
        *places[i] = values[i];
        SAYS_NOTHING(1, integra_failure_sentence, protocol, &bad, INTEGRA_LANGUAGE_EN);
    }
    integra_failure bad = good;
    bad.demand[INTEGRA_DEMAND_FIELD_REQUESTER] = 0;
    SAYS_NOTHING(1, integra_failure_sentence, protocol, &bad, INTEGRA_LANGUAGE_EN);
    bad = good;
    bad.law = INTEGRA_LAW_DEAD_ROW;
    bad.subject = (uint32_t)integra_protocol_row_count(protocol);
    SAYS_NOTHING(1, integra_failure_sentence, protocol, &bad, INTEGRA_LANGUAGE_EN);
    integra_protocol_destroy(protocol);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_a_motive),
        cmocka_unit_test(of_a_service_and_two_rows),
        cmocka_unit_test(of_what_is_missing),
        cmocka_unit_test(of_a_row),
        cmocka_unit_test(of_a_demand_of_several_motives),
        cmocka_unit_test(what_no_proof_of_it_gives_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
