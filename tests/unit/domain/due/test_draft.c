/* test_draft.c - what every service drafts in a plan, whatever the motive.
 * Spec: spec/36-as-of.md (PLN-15).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "domain/rules/generated/bounds.h"

typedef struct drafted {
    uint32_t need, sector;
} drafted;

#define DRAFTS(need, sector) { INTEGRA_NEED_DOMAIN_##need, INTEGRA_SECTOR_##sector }

/* By service, whatever the motive; what is not here drafts nothing. */
static const drafted by_service[INTEGRA__SERVICE_CODES] = {
    [INTEGRA_SERVICE_PATHWAY_ASSISTANCE] = DRAFTS(ACCESS_TO_CARE, HEALTH),
    [INTEGRA_SERVICE_CASE_MANAGEMENT] = DRAFTS(AUTONOMY, MEDICO_SOCIAL),
    [INTEGRA_SERVICE_SOCIAL_AIDS] = DRAFTS(RESOURCES, SOCIAL),
    [INTEGRA_SERVICE_HOME_HELP] = DRAFTS(AUTONOMY, MEDICO_SOCIAL),
    [INTEGRA_SERVICE_CARER_RESPITE] = DRAFTS(CARER, MEDICO_SOCIAL),
    [INTEGRA_SERVICE_ETP] = DRAFTS(HEALTH, PREVENTION),
    [INTEGRA_SERVICE_GERIATRIC_EXPERTISE] = DRAFTS(HEALTH, HEALTH),
    [INTEGRA_SERVICE_PSYCHIATRIC_EXPERTISE] = DRAFTS(PSYCHOLOGICAL, HEALTH),
    [INTEGRA_SERVICE_PALLIATIVE_EXPERTISE] = DRAFTS(HEALTH, HEALTH),
    [INTEGRA_SERVICE_ADMISSION_LIAISON] = DRAFTS(HEALTH, HEALTH),
    [INTEGRA_SERVICE_DISCHARGE_LIAISON] = DRAFTS(ACCESS_TO_CARE, HEALTH),
    [INTEGRA_SERVICE_PPS_FOLLOW_UP] = DRAFTS(SOCIAL, SOCIAL),
    [INTEGRA_SERVICE_ACCOMPANIMENT] = DRAFTS(PARTICIPATION, SOCIAL),
};

/* Of the two services that answer each other's motive the need is the demand's. */
static drafted expected(uint32_t service, uint32_t motive)
{
    drafted found = by_service[service];
    if (service == INTEGRA_SERVICE_PATHWAY_ASSISTANCE && motive == INTEGRA_MOTIVE_CASE_MANAGEMENT) {
        found.need = INTEGRA_NEED_DOMAIN_AUTONOMY;
    }
    if (service == INTEGRA_SERVICE_CASE_MANAGEMENT && motive == INTEGRA_MOTIVE_PATHWAY_ASSISTANCE) {
        found.need = INTEGRA_NEED_DOMAIN_ACCESS_TO_CARE;
    }
    return found;
}

static void asks(uint32_t service, uint32_t motive, drafted wanted)
{
    uint32_t need = 77, sector = 78;
    integra_error error;
    integra_status status = integra_due_draft(service, motive, &need, &sector, &error);
    if (wanted.need != 0) {
        assert_int_equal(status, INTEGRA_OK);
        assert_int_equal(need, wanted.need);
        assert_int_equal(sector, wanted.sector);
        return;
    }
    assert_int_equal(status, INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(error.rule, 3015);
    assert_int_equal(error.index, by_service[service < INTEGRA__SERVICE_CODES ? service : 0].need == 0 ? 0 : 1);
    assert_true(need == 77 && sector == 78);
}

static void every_service_and_motive(void **state)
{
    const drafted nothing = { 0, 0 };
    (void)state;
    for (uint32_t service = 0; service < INTEGRA__SERVICE_CODES; service++) {
        for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES; motive++) {
            asks(service, motive, expected(service, motive));
        }
        asks(service, INTEGRA__MOTIVE_CODES, nothing);
        asks(service, UINT32_MAX, nothing);
    }
    asks(INTEGRA__SERVICE_CODES, INTEGRA_MOTIVE_ETP, nothing);
    asks(UINT32_MAX, INTEGRA_MOTIVE_ETP, nothing);
}

/* What stands for another answer, and what the library adds of itself, drafts nothing; nor does what helps
 * professionals. */
static void what_serves_nobody_drafts_nothing(void **state)
{
    static const uint32_t silent[] = {
        INTEGRA_SERVICE_POINT_SUPPORT,
        INTEGRA_SERVICE_INFORMATION,
        INTEGRA_SERVICE_DEEPENING,
        INTEGRA_SERVICE_SHARED_ASSESSMENT,
        INTEGRA_SERVICE_ASSESSMENT_REUSE,
        INTEGRA_SERVICE_RE_EVALUATION,
        INTEGRA_SERVICE_PPS_PLANNING,
        INTEGRA_SERVICE_CONCERTATION_SUPPORT,
        INTEGRA_SERVICE_KNOW_HOW_SUPPORT,
        INTEGRA_SERVICE_PROTOCOL_SUPPORT,
        INTEGRA_SERVICE_PROJECT_SUPPORT,
        INTEGRA_SERVICE_INFORMATION_SYSTEM_SUPPORT,
        INTEGRA_SERVICE_MT_TOLD,
        INTEGRA_SERVICE_PROFESSIONAL_REQUEST,
        INTEGRA_SERVICE_CONSENT_DISCUSSION,
        INTEGRA_SERVICE_ADVICE_WITHOUT_IDENTITY,
        INTEGRA_SERVICE_JUDGEMENT_REQUEST,
        INTEGRA_SERVICE_QUESTIONNAIRE_COMPLETION,
        INTEGRA_SERVICE_ACCEPTANCE_REQUEST,
        INTEGRA_SERVICE_NOT_DUE,
        INTEGRA_SERVICE_DECLINED,
        INTEGRA_SERVICE_EMERGENCY_NUMBERS,
        INTEGRA_SERVICE_MT_SEARCH,
        INTEGRA_SERVICE_MT_INFORMATION,
        INTEGRA_SERVICE_PLAN_REFERENT,
    };
    (void)state;
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
        for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES; motive++) {
            assert_int_equal(integra_due_draft(silent[i], motive, NULL, NULL, NULL), INTEGRA_ERR_INVALID_VALUE);
        }
    }
}

static void either_answer_may_be_left_out(void **state)
{
    uint32_t need = 0, sector = 0;
    (void)state;
    assert_int_equal(integra_due_draft(INTEGRA_SERVICE_ETP, INTEGRA_MOTIVE_ETP, &need, NULL, NULL), INTEGRA_OK);
    assert_int_equal(need, INTEGRA_NEED_DOMAIN_HEALTH);
    assert_int_equal(integra_due_draft(INTEGRA_SERVICE_ETP, 0, NULL, &sector, NULL), INTEGRA_OK);
    assert_int_equal(sector, INTEGRA_SECTOR_PREVENTION);
    assert_int_equal(integra_due_draft(INTEGRA_SERVICE_ETP, 0, NULL, NULL, NULL), INTEGRA_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_service_and_motive),
        cmocka_unit_test(what_serves_nobody_drafts_nothing),
        cmocka_unit_test(either_answer_may_be_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
