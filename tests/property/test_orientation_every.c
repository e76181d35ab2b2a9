/* test_orientation_every.c - the laws of orientation, looked at in the responses themselves, demand by demand.
 * Spec: spec/20-orientation.md, ORI-2, ORI-6 to ORI-10, ORI-13; spec/21-protocol.md, ORI-16.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0
 *
 * The prover reasons about rows; this asks for answers. It walks every possible demand of one motive in order and takes
 * one in STEP, or every one where INTEGRA_EVERY is set (some minutes). What must hold is written here anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "demands.h"

#define HAS(name) ((services >> INTEGRA_SERVICE_##name & 1u) != 0)
#define ALL(name) INTEGRA_SERVICE_BIT_##name

enum { STEP = 499, BATCH = 4096 };

static const uint8_t firsts[FIELDS] = { 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 };
static const uint8_t lasts[FIELDS] = { 7, 3, 3, 2, 7, 2, 2, 4, 2, 2, 2, 2, 3 };

/* What the chapter calls possible. */
static int possible(const uint8_t *v)
{
    int person = v[INTEGRA_DEMAND_FIELD_REQUESTER] <= INTEGRA_REQUESTER_CARER;
    uint8_t stage = v[INTEGRA_DEMAND_FIELD_STAGE];
    return !(person && v[INTEGRA_DEMAND_FIELD_GROUND] != 0) &&
           !(v[INTEGRA_DEMAND_FIELD_REQUESTER] == INTEGRA_REQUESTER_MT && v[INTEGRA_DEMAND_FIELD_MT] != 2) &&
           (v[INTEGRA_DEMAND_FIELD_PPS] == INTEGRA_TRI_YES || stage == INTEGRA_STAGE_NOT_INDICATED ||
            (v[INTEGRA_DEMAND_FIELD_PPS] == INTEGRA_TRI_UNKNOWN && stage == INTEGRA_STAGE_UNDETERMINED));
}

static const uint64_t mission_two = ALL(PATHWAY_ASSISTANCE) | ALL(CASE_MANAGEMENT) | ALL(ETP) |
                                    ALL(GERIATRIC_EXPERTISE) | ALL(PSYCHIATRIC_EXPERTISE) | ALL(PALLIATIVE_EXPERTISE) |
                                    ALL(ADMISSION_LIAISON) | ALL(DISCHARGE_LIAISON) | ALL(SHARED_ASSESSMENT) |
                                    ALL(ASSESSMENT_REUSE) | ALL(RE_EVALUATION) | ALL(PPS_PLANNING) |
                                    ALL(PPS_FOLLOW_UP) | ALL(ACCOMPANIMENT) | ALL(CONCERTATION_SUPPORT);
static const uint64_t mission_three =
    ALL(KNOW_HOW_SUPPORT) | ALL(PROTOCOL_SUPPORT) | ALL(INFORMATION_SYSTEM_SUPPORT) | ALL(PROJECT_SUPPORT);
static const uint64_t sharing =
    ALL(SOCIAL_AIDS) | ALL(HOME_HELP) | ALL(CARER_RESPITE) | ALL(MT_TOLD) | ALL(MT_INFORMATION) | ALL(PLAN_REFERENT);
static const uint64_t at_once = ALL(GERIATRIC_EXPERTISE) | ALL(PSYCHIATRIC_EXPERTISE) | ALL(PALLIATIVE_EXPERTISE) |
                                ALL(ADMISSION_LIAISON) | ALL(DISCHARGE_LIAISON);

static const uint64_t beside = ALL(SOCIAL_AIDS) | ALL(HOME_HELP) | ALL(CARER_RESPITE); /* an open plan */
/* Motives whose services share nothing of the person, and those that are professionals' alone. */
static const uint32_t shares_nothing = BIT(INTEGRA_MOTIVE_INFORMATION) | BIT(INTEGRA_MOTIVE_KNOW_HOW) |
                                       BIT(INTEGRA_MOTIVE_PROTOCOL) | BIT(INTEGRA_MOTIVE_INFORMATION_SYSTEM) |
                                       BIT(INTEGRA_MOTIVE_PROJECT) | BIT(INTEGRA_MOTIVE_UNCLEAR);
static const uint32_t practice = BIT(INTEGRA_MOTIVE_KNOW_HOW) | BIT(INTEGRA_MOTIVE_PROTOCOL) |
                                 BIT(INTEGRA_MOTIVE_INFORMATION_SYSTEM) | BIT(INTEGRA_MOTIVE_PROJECT);
static const uint32_t anybody = BIT(INTEGRA_MOTIVE_INFORMATION) | BIT(INTEGRA_MOTIVE_SOCIAL_AID) |
                                BIT(INTEGRA_MOTIVE_HOME_HELP) | BIT(INTEGRA_MOTIVE_CARER_RESPITE) |
                                BIT(INTEGRA_MOTIVE_UNCLEAR);
static const uint64_t ways_back = ALL(MT_TOLD) | ALL(PROFESSIONAL_REQUEST) | ALL(QUESTIONNAIRE_COMPLETION) |
                                  ALL(JUDGEMENT_REQUEST) | ALL(ACCEPTANCE_REQUEST) | ALL(NOT_DUE) | ALL(DECLINED);

/* Laws 14 and 15: the built-in protocol owes both by information, which never waits. */
static void look_at_what_is_owed(const uint8_t *v, uint32_t motive, uint64_t services)
{
    int professional = v[INTEGRA_DEMAND_FIELD_REQUESTER] >= INTEGRA_REQUESTER_MT;
    int refused = v[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] == INTEGRA_TRI_NO;
    int to_refer = v[INTEGRA_DEMAND_FIELD_STAGE] == INTEGRA_STAGE_TO_REFER;
    int theirs = (anybody >> motive & 1u) != 0 || professional || (to_refer && (practice >> motive & 1u) == 0);
    assert_true(theirs || (HAS(INFORMATION) && (refused || (services & ways_back) != 0)));
    if (refused && (shares_nothing >> motive & 1u) == 0) {
        assert_true(HAS(INFORMATION) && HAS(CONSENT_DISCUSSION));
        assert_int_equal(HAS(ADVICE_WITHOUT_IDENTITY), professional);
    }
}

/* The laws, in the services routed to and in what some route waits on. */
static void look(const uint8_t *v, uint32_t motive, uint64_t services, uint8_t waits)
{
    uint8_t requester = v[INTEGRA_DEMAND_FIELD_REQUESTER];
    uint8_t consent = v[INTEGRA_DEMAND_FIELD_SHARING_CONSENT];
    uint8_t mt = v[INTEGRA_DEMAND_FIELD_MT];
    int professional = requester >= INTEGRA_REQUESTER_MT;
    int to_refer = v[INTEGRA_DEMAND_FIELD_STAGE] == INTEGRA_STAGE_TO_REFER;
    int urgent = v[INTEGRA_DEMAND_FIELD_URGENCY] == INTEGRA_URGENCY_URGENT;
    uint64_t complex = services & mission_two;
    assert_true((services & ~(ALL(EMERGENCY_NUMBERS) | ALL(MT_SEARCH))) != 0); /* ORI-2 */
    assert_true(!HAS(DEEPENING) || motive == INTEGRA_MOTIVE_UNCLEAR);
    assert_true((services & mission_three) == 0 || professional); /* ORI-6 */
    assert_true(complex == 0 || professional || to_refer);
    assert_true(consent != INTEGRA_TRI_NO || (services & (mission_two | sharing)) == 0); /* ORI-8 */
    assert_true(((waits >> INTEGRA_PRECONDITION_SHARING_CONSENT & 1u) != 0) ==
                (consent == INTEGRA_TRI_UNKNOWN && (services & (mission_two | sharing)) != 0));
    assert_int_equal(HAS(EMERGENCY_NUMBERS), urgent);
    int needs_mt = complex != 0 || HAS(MT_TOLD); /* ORI-7 */
    int waits_for_mt = (complex & ~(urgent ? at_once : 0)) != 0 || HAS(MT_TOLD);
    assert_int_equal(HAS(MT_SEARCH), mt == INTEGRA_MT_STATE_UNKNOWN && needs_mt);
    assert_int_equal(waits >> INTEGRA_PRECONDITION_MT & 1u, mt == INTEGRA_MT_STATE_UNKNOWN && waits_for_mt);
    assert_int_equal(HAS(MT_INFORMATION), mt == INTEGRA_MT_STATE_KNOWN && complex != 0);
    assert_true(!HAS(SHARED_ASSESSMENT) || v[INTEGRA_DEMAND_FIELD_ASSESSMENT] != INTEGRA_TRI_YES); /* ORI-9 */
    assert_true(!HAS(ASSESSMENT_REUSE) || v[INTEGRA_DEMAND_FIELD_ASSESSMENT] == INTEGRA_TRI_YES);
    int either = v[INTEGRA_DEMAND_FIELD_OVER_60] == INTEGRA_TRI_NO ||
                 v[INTEGRA_DEMAND_FIELD_LOSS_OF_AUTONOMY] == INTEGRA_TRI_NO; /* ORI-10 */
    assert_true(!HAS(CASE_MANAGEMENT) || (to_refer && !either));
    assert_true(!HAS(PATHWAY_ASSISTANCE) || (to_refer && either));
    assert_true(!(to_refer && consent != INTEGRA_TRI_NO && (motive == INTEGRA_MOTIVE_PATHWAY_ASSISTANCE)) ||
                HAS(PATHWAY_ASSISTANCE) != HAS(CASE_MANAGEMENT));
    look_at_what_is_owed(v, motive, services);
    uint8_t open_plan = v[INTEGRA_DEMAND_FIELD_OPEN_PLAN];
    assert_int_equal(HAS(PLAN_REFERENT),
                     open_plan >= INTEGRA_OPEN_PLAN_PPS && (complex != 0 || (services & beside) != 0));
    int none = open_plan == INTEGRA_OPEN_PLAN_NONE;
    assert_true(!(HAS(PPS_FOLLOW_UP) && none)); /* nor is what is not there followed up or evaluated anew */
    assert_true(!(HAS(RE_EVALUATION) && v[INTEGRA_DEMAND_FIELD_ASSESSMENT] == INTEGRA_TRI_NO));
}

/* Demands gathered into columns until there are enough to ask about. */
typedef struct batch {
    size_t count;
    uint32_t motives[BATCH];
    uint8_t fields[FIELDS][BATCH];
} batch;

static batch gathered;

static void ask(const integra_rules *rules, const integra_protocol *protocol, uint32_t motive)
{
    static uint64_t services[BATCH];
    static uint8_t waits[BATCH];
    integra_demand_columns in;
    integra_orientation_columns out;
    integra_demand_columns_init(&in, sizeof in);
    integra_orientation_columns_init(&out, sizeof out);
    in.motives = gathered.motives;
    for (uint32_t field = 0; field < FIELDS; field++) {
        in.fields[field] = gathered.fields[field];
    }
    out.services = services;
    out.waits = waits;
    assert_int_equal(integra_orientation_evaluate_columns(rules, protocol, &in, gathered.count, &out, NULL),
                     INTEGRA_OK);
    for (size_t i = 0; i < gathered.count; i++) {
        uint8_t values[FIELDS];
        for (uint32_t field = 0; field < FIELDS; field++) {
            values[field] = gathered.fields[field][i];
        }
        look(values, motive, services[i], waits[i]);
    }
    gathered.count = 0;
}

static void every_demand_keeps_the_laws(void **state)
{
    (void)state;
    integra_rules *rules = NULL;
    integra_protocol *protocol = NULL;
    uint64_t met = 0, asked = 0;
    const char *every = getenv("INTEGRA_EVERY");
    uint64_t step = every != NULL && every[0] != '\0' ? 1 : STEP;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    for (uint32_t motive = 0; motive < MOTIVES; motive++) {
        uint8_t v[FIELDS];
        memcpy(v, firsts, sizeof v);
        for (uint32_t field = 0; field < FIELDS;) { /* an odometer, the first field turning fastest */
            if (possible(v) && met++ % step == 0) {
                gathered.motives[gathered.count] = BIT(motive);
                for (uint32_t k = 0; k < FIELDS; k++) {
                    gathered.fields[k][gathered.count] = v[k];
                }
                asked++;
                if (++gathered.count == BATCH) {
                    ask(rules, protocol, motive);
                }
            }
            for (field = 0; field < FIELDS && v[field] == lasts[field]; field++) {
                v[field] = firsts[field];
            }
            if (field < FIELDS) {
                v[field]++;
            }
        }
        ask(rules, protocol, motive);
    }
    assert_true(met == integra_demand_count());
    assert_true(asked == (met + step - 1) / step);
    integra_protocol_destroy(protocol);
    integra_rules_destroy(rules);
}

/* Keys order demands: along the odometer of the last fields they are told apart, and lead back. */
static void keys_lead_back(void **state)
{
    (void)state;
    uint64_t seed = 5;
    for (uint32_t i = 0; i < 20000; i++) {
        uint8_t values[INTEGRA_DEMAND_FIELD_ROOM] = { 0 }, back[INTEGRA_DEMAND_FIELD_ROOM];
        for (uint32_t field = 0; field < FIELDS; field++) {
            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            values[field] = (uint8_t)(firsts[field] + (seed >> 40) % (uint64_t)(lasts[field] - firsts[field] + 1));
        }
        uint64_t key = 0;
        uint32_t motive = 99;
        integra_status status = integra_demand_key(i % MOTIVES, values, &key, NULL);
        assert_int_equal(status, possible(values) ? INTEGRA_OK : INTEGRA_ERR_REFUSED);
        if (status == INTEGRA_OK) {
            assert_int_equal(integra_demand_of_key(key, &motive, back, NULL), INTEGRA_OK);
            assert_int_equal(motive, i % MOTIVES);
            assert_memory_equal(back, values, sizeof values);
        }
    }
    uint32_t motive = 0;
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM];
    assert_int_equal(integra_demand_of_key(0, &motive, values, NULL), INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(integra_demand_of_key(UINT64_MAX, &motive, values, NULL), INTEGRA_ERR_INVALID_VALUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_demand_keeps_the_laws),
        cmocka_unit_test(keys_lead_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
