/* test_protocol.c - tables that hang together, and the laws, each broken by one row more or less.
 * Spec: spec/21-protocol.md, ORI-16, ORI-17.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"

enum { ORI_16 = 2016, NOBODY = 1024 };

static void built_in_protocols_are_proved(void **state)
{
    (void)state;
    assert_int_equal(integra_protocol_count(), 2);
    assert_null(integra_protocol_builtin(2));
    uint8_t digests[2][2][32];
    for (size_t i = 0; i < 2; i++) {
        size_t failures = 9;
        integra_protocol *protocol = NULL;
        assert_int_equal(integra_protocol_create(integra_protocol_builtin(i), NULL, &protocol, NULL), INTEGRA_OK);
        assert_int_equal(integra_protocol_proved(protocol), 1);
        for (uint32_t part = 0; part < 2; part++) {
            assert_int_equal(integra_protocol_digest(protocol, part, digests[i][part], NULL), INTEGRA_OK);
        }
        assert_int_equal(integra_protocol_prove(protocol, &failures, NULL), INTEGRA_OK);
        assert_int_equal(failures, 0);
        assert_int_equal(integra_protocol_proved(protocol), 1);
        integra_protocol_destroy(protocol);
    }
    assert_memory_equal(digests[0], digests[1], sizeof digests[0]); /* ORI-18: the DAC pack keeps the codes */
    assert_memory_not_equal(digests[0][0], digests[0][1], 32);
}

static void said(integra_text text, const char *wanted)
{
    assert_int_equal(text.size, strlen(wanted));
    assert_memory_equal(text.bytes, wanted, text.size);
}

/* The message holds what a row says; of a built-in row the library knows the French beside it, wherever it went. */
static void a_built_in_row_says_its_source_in_both_languages(void **state)
{
    (void)state;
    uint8_t bytes[16384];
    size_t size = 0;
    integra_row row;
    integra_protocol *protocol = built_in_without(NOBODY), *read = NULL;
    integra_row_init(&row, sizeof row);
    assert_int_equal(integra_protocol_row_at(protocol, 1, &row, NULL), INTEGRA_OK); /* social-aids */
    said(integra_row_source(&row, INTEGRA_LANGUAGE_EN), "HAS-INT, CTA example; HAS-APP 3");
    said(integra_row_source(&row, INTEGRA_LANGUAGE_FR), "HAS-INT, exemple de la CTA ; HAS-APP, 3");
    assert_int_equal(integra_row_source(&row, 2).size, 0);
    assert_int_equal(integra_protocol_encode(protocol, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_decode(bytes, size, NULL, &read, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_row_at(read, 1, &row, NULL), INTEGRA_OK);
    said(integra_row_source(&row, INTEGRA_LANGUAGE_FR), "HAS-INT, exemple de la CTA ; HAS-APP, 3");
    integra_protocol_destroy(read);
    integra_protocol_destroy(protocol);
}

static void another_row_says_its_source_as_it_was_written(void **state)
{
    (void)state;
    integra_row row = plain_row("social-aids", BIT(INTEGRA_MOTIVE_SOCIAL_AID), INTEGRA_SERVICE_SOCIAL_AIDS);
    row.source = (integra_text){ "our territory", 13 };
    said(integra_row_source(&row, INTEGRA_LANGUAGE_FR), "our territory");
    row.id = (integra_text){ "ours", 4 }; /* the same words under another name are no built-in row's */
    row.source = (integra_text){ "French law", 10 };
    said(integra_row_source(&row, INTEGRA_LANGUAGE_FR), "French law");
    row.source = (integra_text){ NULL, 0 };
    assert_int_equal(integra_row_source(&row, INTEGRA_LANGUAGE_FR).size, 0);
    row.struct_size = 8;
    assert_int_equal(integra_row_source(&row, INTEGRA_LANGUAGE_FR).size, 0);
    assert_int_equal(integra_row_source(NULL, INTEGRA_LANGUAGE_FR).size, 0);
}

/* A law broken by one thing done to the built-in rows: the failure, and facts of the smallest demand that shows it. */
static void a_missing_row_leaves_its_motive_unanswered(void **state)
{
    (void)state;
    integra_protocol *protocol = built_in_without(1); /* social-aids */
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_COMPLETE, INTEGRA_MOTIVE_SOCIAL_AID);
    assert_int_equal(failure.law, INTEGRA_LAW_COMPLETE);
    assert_int_equal(failure.rule, ORI_16);
    assert_int_equal(failure.motives, BIT(INTEGRA_MOTIVE_SOCIAL_AID));
    /* Nothing but who asks and what about: the person, all else not known. */
    integra_demand smallest;
    integra_demand_init(&smallest, sizeof smallest);
    smallest.requester = INTEGRA_REQUESTER_PERSON;
    assert_memory_equal(failure.demand, &smallest.requester, FIELDS);
    assert_int_equal(integra_protocol_proved(protocol), 0);
    integra_protocol_destroy(protocol);
}

static void a_second_way_of_calling_is_a_contradiction(void **state)
{
    (void)state;
    integra_protocol *protocol = built_in_without(NOBODY);
    integra_row row = plain_row("home-help-urgent", BIT(INTEGRA_MOTIVE_HOME_HELP), INTEGRA_SERVICE_HOME_HELP);
    row.conditions[INTEGRA_DEMAND_FIELD_URGENCY] = BIT(INTEGRA_URGENCY_URGENT);
    row.conditions[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] = BIT(INTEGRA_TRI_YES);
    row.within[0] = 1;
    apply(protocol, row);
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_CONTRADICTION, INTEGRA_SERVICE_HOME_HELP);
    assert_int_equal(failure.law, INTEGRA_LAW_CONTRADICTION);
    assert_int_equal(failure.row, 2); /* home-help */
    assert_int_equal(failure.other, integra_protocol_row_count(protocol) - 1);
    assert_int_equal(failure.demand[INTEGRA_DEMAND_FIELD_URGENCY], INTEGRA_URGENCY_URGENT);
    assert_int_equal(failure.demand[INTEGRA_DEMAND_FIELD_SHARING_CONSENT], INTEGRA_TRI_YES);
    integra_protocol_destroy(protocol);
}

/* Two motives, each without fault, that together call one service in two ways. */
static void two_motives_contradict_each_other(void **state)
{
    (void)state;
    integra_protocol *protocol = built_in_without(NOBODY);
    integra_row row = plain_row("home-help-with-respite", BIT(INTEGRA_MOTIVE_CARER_RESPITE), INTEGRA_SERVICE_HOME_HELP);
    row.conditions[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] = BIT(INTEGRA_TRI_YES);
    row.levels[0] = INTEGRA_LEVEL_REGION;
    apply(protocol, row);
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_CONTRADICTION, INTEGRA_SERVICE_HOME_HELP);
    assert_int_equal(failure.motives, BIT(INTEGRA_MOTIVE_HOME_HELP) | BIT(INTEGRA_MOTIVE_CARER_RESPITE));
    integra_protocol_destroy(protocol);
}

static void excluding_services_are_not_called_together(void **state)
{
    (void)state;
    integra_protocol *protocol = built_in_without(NOBODY);
    integra_row row = plain_row("both", BIT(INTEGRA_MOTIVE_PLANNING), INTEGRA_SERVICE_PPS_PLANNING);
    row.conditions[INTEGRA_DEMAND_FIELD_STAGE] = BIT(INTEGRA_STAGE_TO_REFER);
    row.conditions[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] = BIT(INTEGRA_TRI_YES);
    apply(protocol, row);
    integra_failure failure =
        failure_of(protocol, INTEGRA_LAW_EXCLUSIVE, INTEGRA_EXCLUSION_CASE_MANAGEMENT_OR_PLANNING);
    assert_int_equal(failure.law, INTEGRA_LAW_EXCLUSIVE);
    assert_int_equal(failure.service, INTEGRA_SERVICE_CASE_MANAGEMENT);
    assert_int_equal(failure.motives, BIT(INTEGRA_MOTIVE_PLANNING));
    integra_protocol_destroy(protocol);
}

static void a_row_that_never_speaks_is_dead(void **state)
{
    (void)state;
    integra_protocol *protocol = built_in_without(NOBODY);
    integra_row never = plain_row("never", BIT(INTEGRA_MOTIVE_UNCLEAR), INTEGRA_SERVICE_INFORMATION);
    never.conditions[INTEGRA_DEMAND_FIELD_PPS] = BIT(INTEGRA_TRI_NO);
    never.conditions[INTEGRA_DEMAND_FIELD_STAGE] = BIT(INTEGRA_STAGE_TO_REFER);
    uint32_t row = (uint32_t)integra_protocol_row_count(protocol);
    apply(protocol, never);
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_DEAD_ROW, row);
    assert_int_equal(failure.law, INTEGRA_LAW_DEAD_ROW);
    assert_int_equal(failure.motives, 0); /* no possible demand matches it */
    integra_row over = plain_row("over", BIT(INTEGRA_MOTIVE_INFORMATION), INTEGRA_SERVICE_INFORMATION);
    over.override_count = 1;
    over.overrides[0] = 0; /* information */
    apply(protocol, over);
    failure = failure_of(protocol, INTEGRA_LAW_DEAD_ROW, 0);
    assert_int_equal(failure.motives, BIT(INTEGRA_MOTIVE_INFORMATION));
    assert_int_equal(failure.other, row + 1);
    integra_protocol_destroy(protocol);
}

/* Laws about one call: what is changed in an otherwise lawful row, the law, and the value that must be in the smallest
 * demand. */
static void a_row_keeps_to_what_its_service_is(void **state)
{
    (void)state;
    static const struct {
        uint32_t motive, service, field, accepted, less, more, law, rule, shown;
    } cases[] = {
        /* A person asks for what acts on a professional's request. */
        { INTEGRA_MOTIVE_UNCLEAR, INTEGRA_SERVICE_ETP, INTEGRA_DEMAND_FIELD_SHARING_CONSENT, BIT(INTEGRA_TRI_YES), 0, 0,
          INTEGRA_LAW_SUBSIDIARY, 2006, INTEGRA_TRI_YES },
        /* The MT is left out; social aids are made to wait on the MT. */
        { INTEGRA_MOTIVE_UNCLEAR, INTEGRA_SERVICE_ETP, INTEGRA_DEMAND_FIELD_MT, 0, BIT(INTEGRA_PRECONDITION_MT), 0,
          INTEGRA_LAW_MT_IN_THE_LOOP, 2007, INTEGRA_MT_STATE_UNKNOWN },
        { INTEGRA_MOTIVE_UNCLEAR, INTEGRA_SERVICE_SOCIAL_AIDS, INTEGRA_DEMAND_FIELD_MT, 0, 0,
          BIT(INTEGRA_PRECONDITION_MT), INTEGRA_LAW_MT_IN_THE_LOOP, 2007, INTEGRA_MT_STATE_UNKNOWN },
        /* Consent is dropped; a service that shares is called although it is refused. */
        { INTEGRA_MOTIVE_UNCLEAR, INTEGRA_SERVICE_SOCIAL_AIDS, INTEGRA_DEMAND_FIELD_SHARING_CONSENT,
          BIT(INTEGRA_TRI_YES) | BIT(INTEGRA_TRI_UNKNOWN), BIT(INTEGRA_PRECONDITION_SHARING_CONSENT), 0,
          INTEGRA_LAW_CONSENTING, 2008, INTEGRA_TRI_UNKNOWN },
        { INTEGRA_MOTIVE_UNCLEAR, INTEGRA_SERVICE_SOCIAL_AIDS, INTEGRA_DEMAND_FIELD_SHARING_CONSENT,
          BIT(INTEGRA_TRI_NO), 0, 0, INTEGRA_LAW_CONSENTING, 2008, INTEGRA_TRI_NO },
        /* A new assessment although one is valid; assistance before its stage. */
        { INTEGRA_MOTIVE_UNCLEAR, INTEGRA_SERVICE_SHARED_ASSESSMENT, INTEGRA_DEMAND_FIELD_ASSESSMENT,
          BIT(INTEGRA_TRI_YES), 0, 0, INTEGRA_LAW_DUE, 2009, INTEGRA_TRI_YES },
        { INTEGRA_MOTIVE_UNCLEAR, INTEGRA_SERVICE_PATHWAY_ASSISTANCE, INTEGRA_DEMAND_FIELD_STAGE, 0, 0, 0,
          INTEGRA_LAW_DUE, 2010, INTEGRA_STAGE_UNDETERMINED },
        /* Case management does not wait on the age it needs. */
        { INTEGRA_MOTIVE_UNCLEAR, INTEGRA_SERVICE_CASE_MANAGEMENT, INTEGRA_DEMAND_FIELD_OVER_60, 0,
          BIT(INTEGRA_PRECONDITION_OVER_60), 0, INTEGRA_LAW_SETTLED_FIRST, 2010, INTEGRA_TRI_UNKNOWN },
        /* Home help is given by age. */
        { INTEGRA_MOTIVE_UNCLEAR, INTEGRA_SERVICE_HOME_HELP, INTEGRA_DEMAND_FIELD_OVER_60, BIT(INTEGRA_TRI_YES), 0, 0,
          INTEGRA_LAW_AGE, 4, INTEGRA_TRI_YES },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        integra_protocol *protocol = draft();
        integra_row row = plain_row("wrong", BIT(cases[i].motive), cases[i].service);
        row.conditions[cases[i].field] = (uint8_t)cases[i].accepted;
        row.first[0] = (uint8_t)((row.first[0] & ~cases[i].less) | cases[i].more);
        apply(protocol, row);
        integra_failure failure = failure_of(protocol, cases[i].law, 0);
        assert_int_equal(failure.law, cases[i].law);
        assert_int_equal(failure.rule, cases[i].rule);
        assert_int_equal(failure.row, 0);
        assert_int_equal(failure.demand[cases[i].field], cases[i].shown);
        integra_protocol_destroy(protocol);
    }
}

/* What a row of its own calls where some demand is of a hospital, in place of the built-in rows that it silences. */
static integra_protocol *built_in_but(uint32_t motive, uint32_t field, uint32_t accepted, const uint16_t *over,
                                      const uint8_t *services)
{
    integra_protocol *protocol = built_in_without(NOBODY);
    integra_row row = plain_row("extra", BIT(motive), services[0]);
    row.imposed = 1;
    row.conditions[INTEGRA_DEMAND_FIELD_PLACE] = BIT(INTEGRA_CARE_PLACE_HOSPITAL);
    row.conditions[field] = (uint8_t)accepted;
    while (row.override_count < 2 && over[row.override_count] != 0) {
        row.overrides[row.override_count] = over[row.override_count];
        row.override_count++;
    }
    for (row.call_count = 0; row.call_count < 2 && services[row.call_count] != 0; row.call_count++) {
        integra_row alone = plain_row("alone", BIT(motive), services[row.call_count]);
        row.services[row.call_count] = services[row.call_count];
        row.first[row.call_count] = alone.first[0];
    }
    apply(protocol, row);
    return protocol;
}

/* The place of a built-in row. */
static uint16_t row_named(const char *id)
{
    integra_protocol *protocol = built_in_without(NOBODY);
    integra_row row;
    uint16_t place = 0;
    integra_row_init(&row, sizeof row);
    assert_int_equal(integra_protocol_row_at(protocol, place, &row, NULL), INTEGRA_OK);
    while (row.id.size != strlen(id) || memcmp(row.id.bytes, id, row.id.size) != 0) {
        assert_int_equal(integra_protocol_row_at(protocol, ++place, &row, NULL), INTEGRA_OK);
    }
    integra_protocol_destroy(protocol);
    return place;
}

/* Law 14: a person who may not ask for education gets something at once, and a route back. */
static void who_may_not_ask_is_answered_at_once(void **state)
{
    (void)state;
    const uint16_t over[] = { row_named("subsidiarity"), row_named("etp") };
    static const struct {
        uint8_t services[2];
        uint32_t broken;
    } cases[] = {
        { { INTEGRA_SERVICE_INFORMATION, INTEGRA_SERVICE_MT_TOLD }, 0 },
        { { INTEGRA_SERVICE_DEEPENING, INTEGRA_SERVICE_MT_TOLD }, 0 }, /* of mission 1 as well */
        { { INTEGRA_SERVICE_MT_TOLD, 0 }, 1 },
        { { INTEGRA_SERVICE_HOME_HELP, INTEGRA_SERVICE_MT_TOLD }, 1 },            /* which waits on consent */
        { { INTEGRA_SERVICE_PROFESSIONAL_REQUEST, INTEGRA_SERVICE_MT_TOLD }, 1 }, /* a stand-in is no answer */
        { { INTEGRA_SERVICE_INFORMATION, INTEGRA_SERVICE_NOT_DUE }, 1 },          /* and not any leads back */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        integra_protocol *protocol =
            built_in_but(INTEGRA_MOTIVE_ETP, INTEGRA_DEMAND_FIELD_SHARING_CONSENT,
                         BIT(INTEGRA_TRI_YES) | BIT(INTEGRA_TRI_UNKNOWN), over, cases[i].services);
        integra_failure failure = failure_of(protocol, INTEGRA_LAW_ANSWERED_NOW, INTEGRA_MOTIVE_ETP);
        assert_int_equal(failure.law, cases[i].broken ? INTEGRA_LAW_ANSWERED_NOW : 0);
        if (cases[i].broken) {
            assert_int_equal(failure.rule, 2006);
            assert_int_equal(failure.service, 0);
            assert_int_equal(failure.row, INTEGRA_NO_INDEX);
            assert_int_equal(failure.motives, BIT(INTEGRA_MOTIVE_ETP));
            assert_int_equal(failure.demand[INTEGRA_DEMAND_FIELD_REQUESTER], INTEGRA_REQUESTER_PERSON);
        }
        integra_protocol_destroy(protocol);
    }
}

/* Law 15: each of the three is missed, the lowest first; advice is owed to professionals alone. */
static void a_refusal_is_answered_in_full(void **state)
{
    (void)state;
    const uint16_t refused[] = { row_named("consent-refused"), 0 };
    const uint16_t advice[] = { row_named("consent-refused-professional"), 0 };
    static const struct {
        uint8_t services[2];
        uint8_t over_advice;
        uint8_t missing;
        uint8_t requester;
    } cases[] = {
        { { INTEGRA_SERVICE_CONSENT_DISCUSSION, 0 }, 0, INTEGRA_SERVICE_INFORMATION, INTEGRA_REQUESTER_PERSON },
        { { INTEGRA_SERVICE_INFORMATION, 0 }, 0, INTEGRA_SERVICE_CONSENT_DISCUSSION, INTEGRA_REQUESTER_PERSON },
        { { INTEGRA_SERVICE_DEEPENING, 0 }, 0, INTEGRA_SERVICE_INFORMATION, INTEGRA_REQUESTER_PERSON },
        { { INTEGRA_SERVICE_INFORMATION, INTEGRA_SERVICE_CONSENT_DISCUSSION }, 0, 0, 0 },
        { { INTEGRA_SERVICE_INFORMATION, 0 }, 1, INTEGRA_SERVICE_ADVICE_WITHOUT_IDENTITY, INTEGRA_REQUESTER_HEALTH },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        integra_protocol *protocol =
            built_in_but(INTEGRA_MOTIVE_HOME_HELP, INTEGRA_DEMAND_FIELD_SHARING_CONSENT, BIT(INTEGRA_TRI_NO),
                         cases[i].over_advice ? advice : refused, cases[i].services);
        integra_failure failure = failure_of(protocol, INTEGRA_LAW_REFUSAL_ANSWERED, INTEGRA_MOTIVE_HOME_HELP);
        assert_int_equal(failure.law, cases[i].missing ? INTEGRA_LAW_REFUSAL_ANSWERED : 0);
        if (cases[i].missing) {
            assert_int_equal(failure.rule, 2008);
            assert_int_equal(failure.service, cases[i].missing);
            assert_int_equal(failure.demand[INTEGRA_DEMAND_FIELD_REQUESTER], cases[i].requester);
            assert_int_equal(failure.demand[INTEGRA_DEMAND_FIELD_SHARING_CONSENT], INTEGRA_TRI_NO);
        }
        integra_protocol_destroy(protocol);
    }
}

/* Law 16: two days where it is urgent, seven where it is prompt; else as many as there are. */
static void what_is_urgent_or_prompt_is_not_put_off(void **state)
{
    (void)state;
    static const struct {
        uint32_t accepted;
        int16_t days;
        uint8_t shown; /* the urgency of the smallest demand, 0 where none breaks the law */
    } cases[] = {
        { 0, 2, 0 },
        { 0, 3, INTEGRA_URGENCY_URGENT },
        { 0, 8, INTEGRA_URGENCY_URGENT },
        { BIT(INTEGRA_URGENCY_PROMPT), 7, 0 },
        { BIT(INTEGRA_URGENCY_PROMPT), 8, INTEGRA_URGENCY_PROMPT },
        { BIT(INTEGRA_URGENCY_UNKNOWN) | BIT(INTEGRA_URGENCY_PROMPT) | BIT(INTEGRA_URGENCY_ROUTINE), 8,
          INTEGRA_URGENCY_PROMPT },
        { BIT(INTEGRA_URGENCY_UNKNOWN) | BIT(INTEGRA_URGENCY_ROUTINE), 3650, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        integra_protocol *protocol = draft();
        integra_row row = plain_row("later", BIT(INTEGRA_MOTIVE_INFORMATION), INTEGRA_SERVICE_INFORMATION);
        row.conditions[INTEGRA_DEMAND_FIELD_URGENCY] = (uint8_t)cases[i].accepted;
        row.within[0] = cases[i].days;
        apply(protocol, row);
        integra_failure failure = failure_of(protocol, INTEGRA_LAW_IN_TIME, 0);
        assert_int_equal(failure.law, cases[i].shown != 0 ? INTEGRA_LAW_IN_TIME : 0);
        if (cases[i].shown != 0) {
            assert_int_equal(failure.rule, 2013);
            assert_int_equal(failure.service, INTEGRA_SERVICE_INFORMATION);
            assert_int_equal(failure.row, 0);
            assert_int_equal(failure.demand[INTEGRA_DEMAND_FIELD_URGENCY], cases[i].shown);
        }
        integra_protocol_destroy(protocol);
    }
}

static void isolated_practitioners_get_the_same(void **state)
{
    (void)state;
    integra_protocol *protocol = built_in_without(NOBODY);
    integra_row row = plain_row("isolated", BIT(INTEGRA_MOTIVE_KNOW_HOW), INTEGRA_SERVICE_INFORMATION);
    row.conditions[INTEGRA_DEMAND_FIELD_ISOLATED] = BIT(INTEGRA_TRI_NO);
    apply(protocol, row);
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_ISOLATED, INTEGRA_MOTIVE_KNOW_HOW);
    assert_int_equal(failure.law, INTEGRA_LAW_ISOLATED);
    assert_int_equal(failure.demand[INTEGRA_DEMAND_FIELD_ISOLATED], INTEGRA_TRI_UNKNOWN);
    /* A person is given information whoever practises how: the smallest demand is a professional's. */
    assert_int_equal(failure.demand[INTEGRA_DEMAND_FIELD_REQUESTER], INTEGRA_REQUESTER_HEALTH);
    integra_protocol_destroy(protocol);
}

/* `otherwise` takes what is not known for a no: where the fact might be yes, only information and stand-ins may go out.
 */
static void otherwise_takes_nothing_for_no(void **state)
{
    (void)state;
    integra_protocol *protocol = draft();
    integra_row ordinary = plain_row("known", BIT(INTEGRA_MOTIVE_HOME_HELP), INTEGRA_SERVICE_INFORMATION);
    integra_row otherwise = plain_row("otherwise", BIT(INTEGRA_MOTIVE_HOME_HELP), INTEGRA_SERVICE_HOME_HELP);
    ordinary.conditions[INTEGRA_DEMAND_FIELD_LOSS_OF_AUTONOMY] = BIT(INTEGRA_TRI_YES);
    otherwise.otherwise = 1;
    apply(protocol, ordinary);
    apply(protocol, otherwise);
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_OTHERWISE, 1);
    assert_int_equal(failure.law, INTEGRA_LAW_OTHERWISE);
    assert_int_equal(failure.rule, 1); /* GEN-1 */
    assert_int_equal(failure.demand[INTEGRA_DEMAND_FIELD_LOSS_OF_AUTONOMY], INTEGRA_TRI_UNKNOWN);
    integra_protocol_destroy(protocol);
    protocol = draft();
    otherwise.conditions[INTEGRA_DEMAND_FIELD_LOSS_OF_AUTONOMY] = BIT(INTEGRA_TRI_NO);
    apply(protocol, ordinary);
    apply(protocol, otherwise);
    failure = failure_of(protocol, INTEGRA_LAW_OTHERWISE, 1);
    assert_int_equal(failure.law, 0);
    integra_protocol_destroy(protocol);
}

static void an_adaptable_row_overrides_no_imposed_one(void **state)
{
    (void)state;
    integra_protocol *protocol = draft();
    integra_row imposed = plain_row("imposed", BIT(INTEGRA_MOTIVE_INFORMATION), INTEGRA_SERVICE_INFORMATION);
    integra_row adaptable = plain_row("adaptable", BIT(INTEGRA_MOTIVE_INFORMATION), INTEGRA_SERVICE_DEEPENING);
    imposed.imposed = 1;
    adaptable.conditions[INTEGRA_DEMAND_FIELD_PLACE] = BIT(INTEGRA_CARE_PLACE_HOSPITAL);
    adaptable.override_count = 1;
    apply(protocol, imposed);
    apply(protocol, adaptable);
    integra_failure failure = failure_of(protocol, INTEGRA_LAW_IMPOSED, 1);
    assert_int_equal(failure.law, INTEGRA_LAW_IMPOSED);
    assert_int_equal(failure.rule, 2017);
    assert_int_equal(failure.row, 0);
    assert_int_equal(failure.demand[INTEGRA_DEMAND_FIELD_PLACE], INTEGRA_CARE_PLACE_HOSPITAL);
    integra_protocol_destroy(protocol);
}

static void tables_that_do_not_hang_together_are_refused(void **state)
{
    (void)state;
    integra_error error = { 0 };
    size_t count = 0;
    integra_protocol *protocol = draft();
    assert_int_equal(integra_protocol_prove(protocol, &count, &error), INTEGRA_ERR_REFUSED); /* no row */
    integra_row row = plain_row("a", BIT(INTEGRA_MOTIVE_INFORMATION), INTEGRA_SERVICE_INFORMATION);
    row.override_count = 1;
    row.overrides[0] = 0; /* itself */
    apply(protocol, row);
    assert_int_equal(integra_protocol_check(protocol, &error), INTEGRA_ERR_REFUSED);
    assert_int_equal(error.rule, ORI_16);
    assert_int_equal(error.index, 0);
    assert_int_equal(error.offset, 0);
    integra_protocol_destroy(protocol);

    protocol = draft();
    row.overrides[0] = 2;
    apply(protocol, row);
    row.id = (integra_text){ "b", 1 };
    row.override_count = 0;
    apply(protocol, row);
    assert_int_equal(integra_protocol_check(protocol, &error), INTEGRA_ERR_REFUSED); /* there is no row 2 */
    row.id = (integra_text){ "c", 1 };
    row.override_count = 1;
    row.overrides[0] = 1;
    apply(protocol, row);
    assert_int_equal(integra_protocol_check(protocol, &error), INTEGRA_OK);
    row.id = (integra_text){ "b", 1 };
    assert_int_equal(integra_protocol_apply(protocol, &row, &error), INTEGRA_ERR_DUPLICATE);
    row.id = (integra_text){ "d", 1 };
    row.otherwise = 1;
    apply(protocol, row); /* an `otherwise` row is in no override */
    assert_int_equal(integra_protocol_check(protocol, &error), INTEGRA_ERR_REFUSED);
    assert_int_equal(error.index, 3);
    integra_protocol_destroy(protocol);
}

static void cycles_of_overrides_are_refused(void **state)
{
    (void)state;
    integra_error error = { 0 };
    integra_protocol *protocol = draft();
    static const uint16_t over[] = { 1, 2, 3, 1 }; /* 0 leads to the cycle 1, 2, 3 and is not in it */
    for (uint32_t i = 0; i < 4; i++) {
        char id[] = { (char)('a' + i), '\0' };
        integra_row row = plain_row(id, BIT(INTEGRA_MOTIVE_INFORMATION), INTEGRA_SERVICE_INFORMATION);
        row.override_count = 1;
        row.overrides[0] = over[i];
        apply(protocol, row);
    }
    assert_int_equal(integra_protocol_check(protocol, &error), INTEGRA_ERR_REFUSED);
    assert_int_equal(error.rule, ORI_16);
    assert_int_equal(error.index, 1);
    assert_int_equal(error.offset, INTEGRA_NO_PLACE);
    integra_protocol_destroy(protocol);
}

/* Whatever the row says: what was proved was another table. */
static void a_changed_protocol_is_to_be_proved_again(void **state)
{
    (void)state;
    integra_protocol *protocol = built_in_without(NOBODY);
    uint8_t digest[32];
    size_t count = 9;
    assert_int_equal(integra_protocol_prove(protocol, &count, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_proved(protocol), 1);
    integra_row row = plain_row("more", BIT(INTEGRA_MOTIVE_INFORMATION), INTEGRA_SERVICE_INFORMATION);
    row.services[0] = 0;
    assert_int_equal(integra_protocol_apply(protocol, &row, NULL), INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(integra_protocol_proved(protocol), 1); /* a row refused is no change */
    row.services[0] = INTEGRA_SERVICE_INFORMATION;
    apply(protocol, row);
    assert_int_equal(integra_protocol_proved(protocol), 0);
    assert_int_equal(integra_protocol_place(protocol, INTEGRA_MOTIVE_INFORMATION, 0), INTEGRA_NO_INDEX);
    assert_int_equal(integra_protocol_digest(protocol, INTEGRA_PART_WHOLE, digest, NULL), INTEGRA_ERR_REFUSED);
    assert_int_equal(integra_protocol_prove(protocol, &count, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_proved(protocol), count == 0);
    integra_protocol_destroy(protocol);
}

static void more_rows_than_places_are_refused(void **state)
{
    (void)state;
    integra_error error = { 0 };
    integra_protocol *protocol = draft();
    for (uint32_t i = 0; i <= INTEGRA_MOTIVE_ROW_LIMIT; i++) {
        char id[] = { (char)('a' + i / 26), (char)('a' + i % 26), '\0' };
        integra_row row = plain_row(id, BIT(INTEGRA_MOTIVE_UNCLEAR), INTEGRA_SERVICE_INFORMATION);
        integra_status status = integra_protocol_apply(protocol, &row, &error);
        assert_int_equal(status, i < INTEGRA_MOTIVE_ROW_LIMIT ? INTEGRA_OK : INTEGRA_ERR_LIMIT);
    }
    assert_int_equal(error.rule, ORI_16);
    assert_int_equal(error.index, INTEGRA_MOTIVE_UNCLEAR);
    assert_int_equal(integra_protocol_row_count(protocol), INTEGRA_MOTIVE_ROW_LIMIT);
    size_t count = 0;
    assert_int_equal(integra_protocol_prove(protocol, &count, NULL), INTEGRA_OK); /* all 64 places are used */
    integra_protocol_destroy(protocol);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(built_in_protocols_are_proved),
        cmocka_unit_test(a_built_in_row_says_its_source_in_both_languages),
        cmocka_unit_test(another_row_says_its_source_as_it_was_written),
        cmocka_unit_test(a_missing_row_leaves_its_motive_unanswered),
        cmocka_unit_test(a_second_way_of_calling_is_a_contradiction),
        cmocka_unit_test(two_motives_contradict_each_other),
        cmocka_unit_test(excluding_services_are_not_called_together),
        cmocka_unit_test(a_row_that_never_speaks_is_dead),
        cmocka_unit_test(a_row_keeps_to_what_its_service_is),
        cmocka_unit_test(who_may_not_ask_is_answered_at_once),
        cmocka_unit_test(a_refusal_is_answered_in_full),
        cmocka_unit_test(what_is_urgent_or_prompt_is_not_put_off),
        cmocka_unit_test(isolated_practitioners_get_the_same),
        cmocka_unit_test(otherwise_takes_nothing_for_no),
        cmocka_unit_test(an_adaptable_row_overrides_no_imposed_one),
        cmocka_unit_test(tables_that_do_not_hang_together_are_refused),
        cmocka_unit_test(cycles_of_overrides_are_refused),
        cmocka_unit_test(more_rows_than_places_are_refused),
        cmocka_unit_test(a_changed_protocol_is_to_be_proved_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
