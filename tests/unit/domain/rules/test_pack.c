/* test_pack.c - built-in packs, overrides, refusals with the rule's id, digests.
 * Spec: GEN-9; spec/packs.tsv, spec/parameters.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "core/sha256.h"

#include <string.h>

enum {
    GEN_9 = 9,
    SCR_2 = 1002,
    SCR_3 = 1003,
    SCR_7 = 1007,
    SCR_11 = 1011,
    ORI_9 = 2009,
    ORI_10 = 2010,
    ORI_13 = 2013,
    PLN_8 = 3008,
    PLN_9 = 3009,
    PLN_27 = 3027,
    CON_1 = 4001,
    CON_6 = 4006,
    CON_7 = 4007,
    CON_8 = 4008,
    CON_10 = 4010,
    CON_14 = 4014,
    TER_5 = 5005,
    IND_12 = 6012,
    PARAMETERS = 30,
    ROOM = 512
};
enum { ASSISTANCE = 2, CHRONIC = 4, MEDICINES = 18, PPS = 24 }; /* places in the table below */

/* What the sources fix (HAS-APP annexe 3, ARS-CVL, HAS-INT step 6) or leave to a parameter of ours, and the ranges. */
static const struct {
    const char *name, *unit;
    uint32_t rule;
    int64_t value, minimum, maximum;
    uint32_t mark, edition;
    const char *domain;
} parameters[PARAMETERS] = {
    { "assessment_period_months", "months", IND_12, 12, 1, 120, INTEGRA_MARK_PARAMETER, 2, "indicator" },
    { "assessment_validity_months", "months", ORI_9, 12, 1, 120, INTEGRA_MARK_PARAMETER, 1, "demand" },
    { "assistance_threshold", "criteria", SCR_3, 2, 1, 6, INTEGRA_MARK_SOURCE, 1, "screening" },
    { "case_management_age_months", "months", ORI_10, 720, 1, 1440, INTEGRA_MARK_SOURCE, 1, "demand" },
    { "chronic_conditions_threshold", "conditions", SCR_7, 3, 1, 50, INTEGRA_MARK_SOURCE, 1, "screening" },
    { "emergency_admission_months", "months", SCR_7, 6, 1, 120, INTEGRA_MARK_SOURCE, 1, "screening" },
    { "exchange_months", "months", CON_6, 12, 1, 120, INTEGRA_MARK_PARAMETER, 2, "territory" },
    { "feedback_months", "months", CON_8, 3, 1, 120, INTEGRA_MARK_PARAMETER, 2, "territory" },
    { "first_answer_prompt_days", "days", ORI_13, 2, 0, 365, INTEGRA_MARK_PARAMETER, 1, "demand" },
    { "first_answer_routine_days", "days", ORI_13, 7, 0, 365, INTEGRA_MARK_PARAMETER, 1, "demand" },
    { "first_answer_urgent_days", "days", ORI_13, 0, 0, 365, INTEGRA_MARK_PARAMETER, 1, "demand" },
    { "first_contact_days", "days", PLN_9, 7, 0, 90, INTEGRA_MARK_PARAMETER, 2, "plan" },
    { "hospital_contact_days", "days", PLN_27, 2, 0, 90, INTEGRA_MARK_PARAMETER, 2, "plan" },
    { "impact_evaluation_months", "months", TER_5, 36, 1, 120, INTEGRA_MARK_SOURCE, 2, "territory" },
    { "inclusion_decision_months", "months", CON_14, 1, 1, 120, INTEGRA_MARK_PARAMETER, 2, "territory" },
    { "last_meetings", "meetings", CON_10, 3, 1, 12, INTEGRA_MARK_PARAMETER, 2, "territory" },
    { "legal_complexity_professions", "professions", SCR_11, 2, 2, 20, INTEGRA_MARK_SOURCE, 1, "screening" },
    { "macro_meeting_months", "months", CON_1, 12, 1, 120, INTEGRA_MARK_PARAMETER, 2, "territory" },
    { "medicines_threshold", "medicines", SCR_7, 10, 1, 100, INTEGRA_MARK_SOURCE, 1, "screening" },
    { "meso_meeting_months", "months", CON_1, 3, 1, 120, INTEGRA_MARK_PARAMETER, 2, "territory" },
    { "micro_meeting_months", "months", CON_1, 1, 1, 120, INTEGRA_MARK_PARAMETER, 2, "territory" },
    { "mt_feedback_months", "months", PLN_8, 3, 1, 120, INTEGRA_MARK_PARAMETER, 2, "plan" },
    { "older_person_age_months", "months", IND_12, 720, 0, 1200, INTEGRA_MARK_PARAMETER, 2, "indicator" },
    { "plan_review_months", "months", PLN_8, 6, 1, 120, INTEGRA_MARK_PARAMETER, 2, "plan" },
    { "pps_threshold", "criteria", SCR_2, 1, 1, 6, INTEGRA_MARK_SOURCE, 1, "screening" },
    { "readmission_days", "days", PLN_9, 30, 1, 365, INTEGRA_MARK_SOURCE, 2, "plan" },
    { "recurrence_count", "occurrences", CON_7, 3, 2, 100, INTEGRA_MARK_PARAMETER, 2, "territory" },
    { "recurrence_months", "months", CON_7, 12, 1, 120, INTEGRA_MARK_PARAMETER, 2, "territory" },
    { "return_window_days", "days", PLN_9, 90, 1, 365, INTEGRA_MARK_SOURCE, 2, "plan" },
    { "second_contact_days", "days", PLN_9, 30, 1, 365, INTEGRA_MARK_SOURCE, 2, "plan" },
};

static integra_rules *made(const char *pack, const char *name, int64_t value)
{
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create(pack, &name, &value, name ? 1 : 0, NULL, &rules, NULL), INTEGRA_OK);
    return rules;
}

static void parameters_are_those_of_the_spec(void **state)
{
    (void)state;
    integra_parameter got;
    assert_int_equal(integra_parameter_count(), PARAMETERS);
    integra_rules *rules = made("has-2014", NULL, 0);
    for (size_t i = 0; i < PARAMETERS; i++) {
        int64_t value = 0;
        integra_parameter_init(&got, sizeof got);
        assert_int_equal(integra_parameter_at(i, &got, NULL), INTEGRA_OK);
        assert_string_equal(got.name, parameters[i].name);
        assert_string_equal(got.unit, parameters[i].unit);
        assert_int_equal(got.rule, parameters[i].rule);
        assert_int_equal(got.default_value, parameters[i].value);
        assert_int_equal(got.minimum, parameters[i].minimum);
        assert_int_equal(got.maximum, parameters[i].maximum);
        assert_int_equal(got.mark, parameters[i].mark);
        assert_int_equal(got.edition, parameters[i].edition);
        assert_string_equal(got.domain, parameters[i].domain);
        assert_non_null(integra_parameter_label(got.name, INTEGRA_LANGUAGE_EN));
        assert_non_null(integra_parameter_label(got.name, INTEGRA_LANGUAGE_FR));
        assert_null(integra_parameter_label(got.name, 2));
        assert_int_equal(integra_rules_value(rules, got.name, &value, NULL), INTEGRA_OK);
        assert_int_equal(value, parameters[i].value);
    }
    assert_int_equal(integra_parameter_at(PARAMETERS, &got, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_null(integra_parameter_label("medicines", INTEGRA_LANGUAGE_EN));
    integra_rules_destroy(rules);
}

static void packs_are_those_of_the_spec(void **state)
{
    (void)state;
    enum { SERVICES = INTEGRA_SERVICE_POINT_SUPPORT };
    static const struct {
        const char *name;
        int32_t year, month;
        uint32_t providers[SERVICES];
    } packs[] = {
        { "has-2014",
          2014,
          1,
          { INTEGRA_PROVIDER_SUPPORT_NETWORK, INTEGRA_PROVIDER_MAIA, INTEGRA_PROVIDER_SUPPORT_NETWORK } },
        { "dac-2022", 2022, 7, { INTEGRA_PROVIDER_DAC, INTEGRA_PROVIDER_DAC, INTEGRA_PROVIDER_DAC } },
    };
    const size_t count = sizeof packs / sizeof packs[0];
    assert_int_equal(integra_pack_count(), count);
    assert_null(integra_pack_name(count));
    for (size_t i = 0; i < count; i++) {
        integra_rules *rules = made(packs[i].name, NULL, 0);
        integra_date from = 0;
        assert_int_equal(integra_date_from_civil(packs[i].year, packs[i].month, 1, &from, NULL), INTEGRA_OK);
        assert_string_equal(integra_pack_name(i), packs[i].name);
        assert_string_equal(integra_rules_name(rules), packs[i].name);
        assert_int_equal(integra_rules_version(rules), 1);
        assert_int_equal(integra_rules_effective(rules), from);
        for (uint32_t service = 1; service <= SERVICES; service++) {
            assert_int_equal(integra_rules_provider(rules, service), packs[i].providers[service - 1]);
        }
        assert_int_equal(integra_rules_provider(rules, 0), 0);
        /* ORI-5: an assessment comes under point support; social aids are the territory's own, the pack names nobody.
         */
        assert_int_equal(integra_rules_provider(rules, INTEGRA_SERVICE_SHARED_ASSESSMENT), packs[i].providers[2]);
        assert_int_equal(integra_rules_provider(rules, INTEGRA_SERVICE_SOCIAL_AIDS), 0);
        assert_int_equal(integra_rules_provider(rules, INTEGRA_SERVICE_PLAN_REFERENT + 1), 0);
        assert_int_equal(integra_rules_provider(rules, UINT32_MAX), 0);
        integra_rules_destroy(rules);
    }
}

static void no_pack_is_none(void **state)
{
    (void)state;
    assert_null(integra_rules_name(NULL));
    assert_int_equal(integra_rules_version(NULL), 0);
    assert_int_equal(integra_rules_effective(NULL), INTEGRA_DATE_UNKNOWN);
    assert_int_equal(integra_rules_provider(NULL, 1), 0);
    integra_rules_destroy(NULL);
}

static void refused(const char *pack, const char *const *names, const int64_t *values, size_t count,
                    integra_status status, uint32_t rule, uint64_t index)
{
    integra_rules *rules = (integra_rules *)&rules;
    integra_error error = { 0 };
    assert_int_equal(integra_rules_create(pack, names, values, count, NULL, &rules, &error), status);
    assert_int_equal(error.status, status);
    assert_int_equal(error.rule, rule);
    assert_true(error.index == index);
    assert_ptr_equal(rules, &rules);
}

static void values_stay_in_their_range(void **state)
{
    (void)state;
    for (size_t i = 0; i < PARAMETERS; i++) {
        const int64_t bad[] = { parameters[i].minimum - 1, parameters[i].maximum + 1, -1, INT64_MIN, INT64_MAX };
        for (size_t j = 0; j < sizeof bad / sizeof bad[0]; j++) {
            const char *names[] = { parameters[i == MEDICINES ? CHRONIC : MEDICINES].name, parameters[i].name };
            const int64_t values[] = { 5, bad[j] };
            refused("has-2014", names, values, 2, INTEGRA_ERR_OUT_OF_RANGE, parameters[i].rule, 1);
        }
        const int64_t ends[] = { parameters[i].minimum, parameters[i].maximum };
        for (size_t j = 0; j < 2; j++) {
            const char *names[] = { parameters[i].name, "assistance_threshold" };
            const int64_t values[] = { ends[j], 6 };
            int64_t value = 0;
            integra_rules *rules = NULL;
            size_t count = i == ASSISTANCE ? 1 : 2;
            assert_int_equal(integra_rules_create("dac-2022", names, values, count, NULL, &rules, NULL), INTEGRA_OK);
            assert_int_equal(integra_rules_value(rules, parameters[i].name, &value, NULL), INTEGRA_OK);
            assert_int_equal(value, ends[j]);
            integra_rules_destroy(rules);
        }
    }
}

static void names_are_known_and_given_once(void **state)
{
    (void)state;
    const char *const twice[] = { "medicines_threshold", "pps_threshold", "medicines_threshold" };
    const char *const unknown[] = { "pps_threshold", "medicines" };
    const char *const longer[] = { "pps_threshold_" };
    const char *const missing[] = { "pps_threshold", NULL };
    const int64_t values[] = { 9, 1, 9 };
    refused("has-2014", twice, values, 3, INTEGRA_ERR_DUPLICATE, GEN_9, 2);
    refused("has-2014", unknown, (const int64_t[]){ 1, 9 }, 2, INTEGRA_ERR_UNKNOWN_NAME, GEN_9, 1);
    refused("has-2014", longer, (const int64_t[]){ 1 }, 1, INTEGRA_ERR_UNKNOWN_NAME, GEN_9, 0);
    refused("has-2014", missing, (const int64_t[]){ 1, 1 }, 2, INTEGRA_ERR_NULL_ARGUMENT, 0, 1);
    refused("has-2015", NULL, NULL, 0, INTEGRA_ERR_UNKNOWN_NAME, GEN_9, INTEGRA_NO_PLACE);
    refused("", NULL, NULL, 0, INTEGRA_ERR_UNKNOWN_NAME, GEN_9, INTEGRA_NO_PLACE);
}

static void assistance_is_not_easier_to_reach_than_a_plan(void **state)
{
    (void)state;
    const char *const names[] = { "pps_threshold", "assistance_threshold" };
    for (int64_t pps = 1; pps <= 6; pps++) {
        for (int64_t assistance = 1; assistance <= 6; assistance++) {
            const int64_t values[] = { pps, assistance };
            integra_rules *rules = NULL;
            if (assistance < pps) {
                refused("has-2014", names, values, 2, INTEGRA_ERR_REFUSED, SCR_3, INTEGRA_NO_PLACE);
                continue;
            }
            assert_int_equal(integra_rules_create("has-2014", names, values, 2, NULL, &rules, NULL), INTEGRA_OK);
            integra_rules_destroy(rules);
        }
    }
}

static void digest_of(integra_rules *rules, uint8_t digest[32])
{
    uint8_t bytes[ROOM], want[32];
    size_t size = 0;
    assert_int_equal(integra_rules_encode(rules, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    integra__sha256(bytes, size, want);
    assert_int_equal(integra_rules_digest(rules, digest, NULL), INTEGRA_OK);
    assert_memory_equal(digest, want, 32);
    integra_rules_destroy(rules);
}

/* Every pack with one parameter moved, all of them different; the pack's own value moves nothing. */
static void the_digest_changes_when_a_value_does(void **state)
{
    (void)state;
    static uint8_t seen[2 * 1024][32];
    size_t count = 0;
    for (size_t p = 0; p < 2; p++) {
        const char *pack = integra_pack_name(p);
        uint8_t base[32];
        digest_of(made(pack, NULL, 0), base);
        memcpy(seen[count++], base, 32);
        for (size_t i = 0; i < PARAMETERS; i++) {
            for (int64_t value = parameters[i].minimum; value <= parameters[i].maximum; value += 1 + value / 8) {
                uint8_t digest[32];
                if (i == PPS && value > 2) {
                    break; /* SCR-3 */
                }
                digest_of(made(pack, parameters[i].name, value), digest);
                if (value == parameters[i].value) {
                    assert_memory_equal(digest, base, 32);
                    continue;
                }
                for (size_t j = 0; j < count; j++) {
                    assert_memory_not_equal(seen[j], digest, 32);
                }
                memcpy(seen[count++], digest, 32);
            }
        }
    }
    assert_true(count > 100);
}

static void the_order_of_overrides_does_not_matter(void **state)
{
    (void)state;
    const char *const one[] = { "pps_threshold", "medicines_threshold" }, *const other[] = { one[1], one[0] };
    const int64_t values[] = { 2, 8 }, swapped[] = { 8, 2 };
    uint8_t digests[2][32];
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create("has-2014", one, values, 2, NULL, &rules, NULL), INTEGRA_OK);
    digest_of(rules, digests[0]);
    assert_int_equal(integra_rules_create("has-2014", other, swapped, 2, NULL, &rules, NULL), INTEGRA_OK);
    digest_of(rules, digests[1]);
    assert_memory_equal(digests[0], digests[1], 32);
}

static int holds(const uint8_t *bytes, size_t size, const char *name)
{
    size_t length = strlen(name);
    for (size_t at = 0; at + length <= size; at++) {
        if (memcmp(bytes + at, name, length) == 0) {
            return 1;
        }
    }
    return 0;
}

/* Whether the message of a pack holds a name, which the receipt of a screening under it then does too, and else not. */
static int named_in_pack_and_receipt(integra_rules *rules, const char *name)
{
    uint8_t bytes[ROOM], receipt[2 * ROOM];
    size_t size = 0, receipt_size = 0;
    integra_answers answers;
    integra_answers_init(&answers, sizeof answers);
    answers.questions[INTEGRA_QUESTION_MOBILITY] = INTEGRA_TRI_YES;
    assert_int_equal(integra_rules_encode(rules, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    assert_int_equal(integra_receipt_encode(rules, &answers, NULL, receipt, sizeof receipt, &receipt_size, NULL),
                     INTEGRA_OK);
    int in_pack = holds(bytes, size, name);
    assert_int_equal(holds(receipt, receipt_size, name), in_pack);
    integra_rules_destroy(rules);
    return in_pack;
}

/* GEN-9: the packs were published with the parameters of edition 1, and their digests are those of GEN-9.11 and .12. A
 * later parameter stands in message, digest and receipt where it is overridden, and nowhere else; a receipt names the
 * digest and its overrides, so that the names in it are those of the overrides. */
static void a_later_parameter_stands_outside_the_packs_before_it(void **state)
{
    (void)state;
    static const uint8_t published[][32] = {
        { 0xcd, 0x13, 0x64, 0x8c, 0x85, 0xb9, 0xd1, 0x4a, 0x91, 0xdc, 0x30, 0xba, 0x14, 0xcb, 0x4f, 0x7a,
          0x89, 0xa4, 0xd2, 0x56, 0x25, 0xc8, 0x5f, 0x31, 0xee, 0xdf, 0x36, 0x1f, 0x6c, 0xd7, 0xf1, 0x3e },
        { 0xb9, 0x6a, 0xd2, 0x69, 0xae, 0x57, 0x74, 0x55, 0xb4, 0xa8, 0x8d, 0xe3, 0x63, 0x1e, 0x30, 0x29,
          0x95, 0x89, 0x0b, 0xb4, 0x0b, 0xb1, 0x77, 0xfc, 0x37, 0x1e, 0xe0, 0xc0, 0xc3, 0x92, 0x95, 0xa2 },
    };
    size_t later = 0;
    for (size_t p = 0; p < 2; p++) {
        const char *pack = integra_pack_name(p);
        uint8_t digest[32];
        digest_of(made(pack, NULL, 0), digest);
        assert_memory_equal(digest, published[p], 32);
        for (size_t i = 0; i < PARAMETERS; i++) {
            const char *name = parameters[i].name;
            if (parameters[i].edition == 1) {
                continue;
            }
            later++;
            assert_false(named_in_pack_and_receipt(made(pack, NULL, 0), name));
            assert_false(named_in_pack_and_receipt(made(pack, name, parameters[i].value), name));
            assert_true(named_in_pack_and_receipt(made(pack, name, parameters[i].value + 1), name));
            digest_of(made(pack, name, parameters[i].value + 1), digest);
            assert_memory_not_equal(digest, published[p], 32);
        }
    }
    assert_int_equal(later, 2 * 19);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_are_those_of_the_spec),
        cmocka_unit_test(packs_are_those_of_the_spec),
        cmocka_unit_test(no_pack_is_none),
        cmocka_unit_test(values_stay_in_their_range),
        cmocka_unit_test(names_are_known_and_given_once),
        cmocka_unit_test(assistance_is_not_easier_to_reach_than_a_plan),
        cmocka_unit_test(the_digest_changes_when_a_value_does),
        cmocka_unit_test(the_order_of_overrides_does_not_matter),
        cmocka_unit_test(a_later_parameter_stands_outside_the_packs_before_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
