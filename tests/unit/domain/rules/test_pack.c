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
    PARAMETERS = 11,
    ROOM = 512
};
enum { ASSISTANCE = 1, CHRONIC = 3, MEDICINES = 9, PPS = 10 }; /* places in the table below */

/* What the sources fix (HAS-APP annexe 3, ARS-CVL) or leave to a parameter of ours, and the ranges of the spec. */
static const struct {
    const char *name, *unit;
    uint32_t rule;
    int64_t value, minimum, maximum;
    uint32_t mark;
} parameters[PARAMETERS] = {
    { "assessment_validity_months", "months", ORI_9, 12, 1, 120, INTEGRA_MARK_PARAMETER },
    { "assistance_threshold", "criteria", SCR_3, 2, 1, 6, INTEGRA_MARK_SOURCE },
    { "case_management_age_months", "months", ORI_10, 720, 1, 1440, INTEGRA_MARK_SOURCE },
    { "chronic_conditions_threshold", "conditions", SCR_7, 3, 1, 50, INTEGRA_MARK_SOURCE },
    { "emergency_admission_months", "months", SCR_7, 6, 1, 120, INTEGRA_MARK_SOURCE },
    { "first_answer_prompt_days", "days", ORI_13, 2, 0, 365, INTEGRA_MARK_PARAMETER },
    { "first_answer_routine_days", "days", ORI_13, 7, 0, 365, INTEGRA_MARK_PARAMETER },
    { "first_answer_urgent_days", "days", ORI_13, 0, 0, 365, INTEGRA_MARK_PARAMETER },
    { "legal_complexity_professions", "professions", SCR_11, 2, 2, 20, INTEGRA_MARK_SOURCE },
    { "medicines_threshold", "medicines", SCR_7, 10, 1, 100, INTEGRA_MARK_SOURCE },
    { "pps_threshold", "criteria", SCR_2, 1, 1, 6, INTEGRA_MARK_SOURCE },
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
        assert_int_equal(got.edition, 1);
        assert_string_equal(got.domain, parameters[i].rule / 1000 == 1 ? "screening" : "demand");
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
    static uint8_t seen[2 * 640][32];
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
