/* test_orientation.c - demands and their responses: routes, what they wait on, days, what every response adds.
 * Spec: spec/20-orientation.md, ORI-1 to ORI-10, ORI-13, ORI-24.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "built_in.h"

#define SERVICE(name) INTEGRA_SERVICE_BIT_##name

static integra_orientation answer(integra_demand demand)
{
    integra_orientation orientation;
    integra_orientation_init(&orientation, sizeof orientation);
    assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &orientation, NULL), INTEGRA_OK);
    return orientation;
}

static integra_route route_to(const integra_orientation *orientation, uint32_t service)
{
    integra_route route;
    integra_route_init(&route, sizeof route);
    for (size_t i = 0; i < orientation->route_count; i++) {
        assert_int_equal(integra_orientation_route(orientation, i, &route, NULL), INTEGRA_OK);
        if (route.service == service) {
            return route;
        }
    }
    fail_msg("no route to service %u", (unsigned)service);
    return route;
}

/* What each field changes in the response to one motive: the field, its value, the services then routed to. */
static void one_fact_changes_the_response(void **state)
{
    (void)state;
    static const struct {
        uint32_t motive, field, value;
        uint64_t services;
    } cases[] = {
        { INTEGRA_MOTIVE_SOCIAL_AID, INTEGRA_DEMAND_FIELD_URGENCY, INTEGRA_URGENCY_ROUTINE, SERVICE(SOCIAL_AIDS) },
        { INTEGRA_MOTIVE_SOCIAL_AID, INTEGRA_DEMAND_FIELD_URGENCY, INTEGRA_URGENCY_URGENT,
          SERVICE(SOCIAL_AIDS) | SERVICE(EMERGENCY_NUMBERS) },
        { INTEGRA_MOTIVE_SOCIAL_AID, INTEGRA_DEMAND_FIELD_SHARING_CONSENT, INTEGRA_TRI_NO,
          SERVICE(INFORMATION) | SERVICE(CONSENT_DISCUSSION) | SERVICE(ADVICE_WITHOUT_IDENTITY) },
        { INTEGRA_MOTIVE_ETP, INTEGRA_DEMAND_FIELD_URGENCY, INTEGRA_URGENCY_ROUTINE, SERVICE(ETP) },
        { INTEGRA_MOTIVE_ETP, INTEGRA_DEMAND_FIELD_OPEN_PLAN, INTEGRA_OPEN_PLAN_PPS,
          SERVICE(ETP) | SERVICE(PLAN_REFERENT) },
        { INTEGRA_MOTIVE_ASSESSMENT, INTEGRA_DEMAND_FIELD_ASSESSMENT, INTEGRA_TRI_NO, SERVICE(SHARED_ASSESSMENT) },
        { INTEGRA_MOTIVE_ASSESSMENT, INTEGRA_DEMAND_FIELD_ASSESSMENT, INTEGRA_TRI_YES, SERVICE(ASSESSMENT_REUSE) },
        { INTEGRA_MOTIVE_ASSESSMENT, INTEGRA_DEMAND_FIELD_STAGE, INTEGRA_STAGE_TO_REFER, SERVICE(CASE_MANAGEMENT) },
        { INTEGRA_MOTIVE_PLANNING, INTEGRA_DEMAND_FIELD_STAGE, INTEGRA_STAGE_NOT_NEEDED, SERVICE(PPS_PLANNING) },
        { INTEGRA_MOTIVE_PLANNING, INTEGRA_DEMAND_FIELD_STAGE, INTEGRA_STAGE_TO_REFER, SERVICE(CASE_MANAGEMENT) },
        { INTEGRA_MOTIVE_PATHWAY_ASSISTANCE, INTEGRA_DEMAND_FIELD_STAGE, INTEGRA_STAGE_UNDETERMINED,
          SERVICE(INFORMATION) | SERVICE(QUESTIONNAIRE_COMPLETION) },
        { INTEGRA_MOTIVE_PATHWAY_ASSISTANCE, INTEGRA_DEMAND_FIELD_STAGE, INTEGRA_STAGE_AWAITING_JUDGEMENT,
          SERVICE(INFORMATION) | SERVICE(JUDGEMENT_REQUEST) },
        { INTEGRA_MOTIVE_PATHWAY_ASSISTANCE, INTEGRA_DEMAND_FIELD_STAGE, INTEGRA_STAGE_AWAITING_CONSENT,
          SERVICE(INFORMATION) | SERVICE(ACCEPTANCE_REQUEST) },
        { INTEGRA_MOTIVE_PATHWAY_ASSISTANCE, INTEGRA_DEMAND_FIELD_STAGE, INTEGRA_STAGE_NOT_NEEDED,
          SERVICE(INFORMATION) | SERVICE(NOT_DUE) },
        { INTEGRA_MOTIVE_PATHWAY_ASSISTANCE, INTEGRA_DEMAND_FIELD_STAGE, INTEGRA_STAGE_DECLINED,
          SERVICE(INFORMATION) | SERVICE(DECLINED) },
        { INTEGRA_MOTIVE_KNOW_HOW, INTEGRA_DEMAND_FIELD_ISOLATED, INTEGRA_TRI_YES, SERVICE(KNOW_HOW_SUPPORT) },
        { INTEGRA_MOTIVE_UNCLEAR, INTEGRA_DEMAND_FIELD_PLACE, INTEGRA_CARE_PLACE_HOSPITAL, SERVICE(DEEPENING) },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        integra_demand demand = plain_demand(BIT(cases[i].motive));
        set_field(&demand, cases[i].field, (uint8_t)cases[i].value);
        assert_true(answer(demand).services == cases[i].services);
    }
}

/* ORI-6: what acts on a professional's request goes back to the MT when a carer asks, unless assistance is accepted. */
static void a_carer_is_sent_back_not_refused(void **state)
{
    (void)state;
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_GERIATRIC_EXPERTISE));
    demand.requester = INTEGRA_REQUESTER_CARER;
    demand.ground = INTEGRA_SUPPORT_GROUND_NONE;
    assert_true(answer(demand).services == (SERVICE(INFORMATION) | SERVICE(MT_TOLD)));
    demand.stage = INTEGRA_STAGE_TO_REFER;
    assert_true(answer(demand).services == SERVICE(GERIATRIC_EXPERTISE));
    demand.motives = BIT(INTEGRA_MOTIVE_PROTOCOL);
    assert_true(answer(demand).services == (SERVICE(INFORMATION) | SERVICE(PROFESSIONAL_REQUEST)));
}

/* ORI-7: an unknown MT is looked for, and waited for unless it is urgent; a known one is informed beside. */
static void the_mt_is_in_the_loop(void **state)
{
    (void)state;
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_DISCHARGE_LIAISON));
    demand.requester = INTEGRA_REQUESTER_HEALTH;
    demand.mt = INTEGRA_MT_STATE_UNKNOWN;
    demand.open_plan = INTEGRA_OPEN_PLAN_PSI;
    integra_orientation orientation = answer(demand);
    assert_true(orientation.services == (SERVICE(DISCHARGE_LIAISON) | SERVICE(MT_SEARCH) | SERVICE(PLAN_REFERENT)));
    assert_int_equal(route_to(&orientation, INTEGRA_SERVICE_DISCHARGE_LIAISON).waits,
                     BIT(INTEGRA_PRECONDITION_MT) | BIT(INTEGRA_PRECONDITION_REFERENT));
    assert_int_equal(route_to(&orientation, INTEGRA_SERVICE_MT_SEARCH).row, INTEGRA_NO_INDEX);
    assert_int_equal(route_to(&orientation, INTEGRA_SERVICE_MT_SEARCH).rule, 2007);
    demand.urgency = INTEGRA_URGENCY_URGENT;
    orientation = answer(demand);
    assert_int_equal(route_to(&orientation, INTEGRA_SERVICE_DISCHARGE_LIAISON).waits, 0);
    assert_true((orientation.services & SERVICE(MT_SEARCH)) != 0);
    demand.mt = INTEGRA_MT_STATE_KNOWN;
    demand.sharing_consent = INTEGRA_TRI_UNKNOWN;
    orientation = answer(demand);
    assert_true((orientation.services & (SERVICE(MT_SEARCH) | SERVICE(MT_INFORMATION))) == SERVICE(MT_INFORMATION));
    assert_int_equal(route_to(&orientation, INTEGRA_SERVICE_MT_INFORMATION).waits,
                     BIT(INTEGRA_PRECONDITION_SHARING_CONSENT));
    demand.motives = BIT(INTEGRA_MOTIVE_HOME_HELP); /* mission 1 never waits on the MT, and does not look for one */
    demand.mt = INTEGRA_MT_STATE_UNKNOWN;
    orientation = answer(demand);
    assert_true(orientation.services == (SERVICE(HOME_HELP) | SERVICE(EMERGENCY_NUMBERS) | SERVICE(PLAN_REFERENT)));
    assert_int_equal(route_to(&orientation, INTEGRA_SERVICE_HOME_HELP).waits,
                     BIT(INTEGRA_PRECONDITION_SHARING_CONSENT));
}

/* ORI-10: age and autonomy decide who assists; a fact that is missing is waited for, never taken for no. */
static void age_and_autonomy_decide_who_assists(void **state)
{
    (void)state;
    for (uint32_t over = 0; over < 3; over++) {
        for (uint32_t loss = 0; loss < 3; loss++) {
            integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_PATHWAY_ASSISTANCE));
            demand.stage = INTEGRA_STAGE_TO_REFER;
            demand.over_60 = (integra_tri)over;
            demand.loss_of_autonomy = (integra_tri)loss;
            integra_orientation orientation = answer(demand);
            int network = over == INTEGRA_TRI_NO || loss == INTEGRA_TRI_NO;
            uint64_t wanted = network ? SERVICE(PATHWAY_ASSISTANCE) : SERVICE(CASE_MANAGEMENT);
            wanted |= !network && loss == INTEGRA_TRI_UNKNOWN ? SERVICE(SHARED_ASSESSMENT) : 0;
            assert_true(orientation.services == wanted);
            if (!network) {
                integra_route route = route_to(&orientation, INTEGRA_SERVICE_CASE_MANAGEMENT);
                assert_int_equal(route.second, INTEGRA_SERVICE_PATHWAY_ASSISTANCE);
                assert_int_equal(route.intensity, INTEGRA_INTENSITY_INTENSIVE);
                assert_int_equal(route.functions, 31);
                assert_int_equal(route.waits, (over == 0 ? BIT(INTEGRA_PRECONDITION_OVER_60) : 0) |
                                                  (loss == 0 ? BIT(INTEGRA_PRECONDITION_LOSS_OF_AUTONOMY) : 0));
            }
        }
    }
}

/* Several motives are answered by the union, a route saying which motives it answers. */
static void motives_are_answered_together(void **state)
{
    (void)state;
    integra_demand demand =
        plain_demand(BIT(INTEGRA_MOTIVE_SOCIAL_AID) | BIT(INTEGRA_MOTIVE_ETP) | BIT(INTEGRA_MOTIVE_PLANNING));
    demand.mt = INTEGRA_MT_STATE_INFORMED;
    integra_orientation orientation = answer(demand);
    assert_true(orientation.services == (SERVICE(SOCIAL_AIDS) | SERVICE(ETP) | SERVICE(PPS_PLANNING)));
    for (size_t i = 1; i < orientation.route_count; i++) {
        assert_true(orientation.route_services[i] > orientation.route_services[i - 1]);
    }
    demand.sharing_consent = INTEGRA_TRI_NO;
    orientation = answer(demand);
    assert_int_equal(route_to(&orientation, INTEGRA_SERVICE_CONSENT_DISCUSSION).motives, demand.motives);
}

/* ORI-13: urgent the same day, prompt 2 days, routine 7; not known is as urgent as can be. */
static void the_first_answer_has_its_day(void **state)
{
    (void)state;
    static const int32_t days[] = { 0, 0, 2, 7 };
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_INFORMATION));
    for (uint8_t urgency = 0; urgency < 4; urgency++) {
        demand.urgency = urgency;
        integra_orientation orientation = answer(demand);
        assert_int_equal(orientation.first_answer_due, demand.date + days[urgency]);
        assert_int_equal(route_to(&orientation, INTEGRA_SERVICE_INFORMATION).due, demand.date + days[urgency]);
    }
    demand.date = INTEGRA_DATE_UNKNOWN;
    assert_int_equal(answer(demand).first_answer_due, INTEGRA_DATE_UNKNOWN);
}

/* ORI-16: the chapter's three impossible combinations, each mended by one field. */
static void impossible_demands_are_refused(void **state)
{
    (void)state;
    static const struct {
        uint8_t requester, ground, pps, stage, mt;
        uint32_t field; /* FIELDS: possible */
    } cases[] = {
        { INTEGRA_REQUESTER_CARER, 1, 2, 2, 2, INTEGRA_DEMAND_FIELD_GROUND },
        { INTEGRA_REQUESTER_CARER, 0, 2, 2, 2, FIELDS },
        { INTEGRA_REQUESTER_HEALTH, 1, 1, 2, 2, INTEGRA_DEMAND_FIELD_STAGE },
        { INTEGRA_REQUESTER_HEALTH, 1, 1, 1, 2, FIELDS },
        { INTEGRA_REQUESTER_HEALTH, 1, 0, 3, 2, INTEGRA_DEMAND_FIELD_STAGE },
        { INTEGRA_REQUESTER_HEALTH, 1, 0, 2, 2, FIELDS },
        { INTEGRA_REQUESTER_MT, 1, 2, 2, 1, INTEGRA_DEMAND_FIELD_MT },
        { INTEGRA_REQUESTER_MT, 1, 2, 2, 2, FIELDS },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        integra_error error = { 0 };
        integra_orientation orientation;
        integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_INFORMATION));
        demand.requester = cases[i].requester;
        demand.ground = cases[i].ground;
        demand.pps = cases[i].pps;
        demand.stage = cases[i].stage;
        demand.mt = cases[i].mt;
        integra_orientation_init(&orientation, sizeof orientation);
        integra_status status = integra_orientation_evaluate(rules, protocol, &demand, &orientation, &error);
        assert_int_equal(status, cases[i].field == FIELDS ? INTEGRA_OK : INTEGRA_ERR_REFUSED);
        if (status != INTEGRA_OK) {
            assert_int_equal(error.rule, 2016);
            assert_int_equal(error.index, cases[i].field);
            assert_int_equal(orientation.route_count, 0);
        }
    }
}

static void a_protocol_that_was_not_proved_answers_nothing(void **state)
{
    (void)state;
    integra_error error = { 0 };
    integra_orientation orientation;
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_INFORMATION));
    integra_protocol *changed = draft();
    apply(changed, plain_row("a", BIT(INTEGRA_MOTIVE_INFORMATION), INTEGRA_SERVICE_INFORMATION));
    integra_orientation_init(&orientation, sizeof orientation);
    assert_int_equal(integra_orientation_evaluate(rules, changed, &demand, &orientation, &error), INTEGRA_ERR_REFUSED);
    assert_int_equal(error.rule, 2016);
    assert_int_equal(error.index, INTEGRA_NO_PLACE);
    integra_protocol_destroy(changed);
}

/* GEN-3: why a service did not come. */
static void what_did_not_come_is_explained(void **state)
{
    (void)state;
    integra_trace trace;
    integra_trace_init(&trace, sizeof trace);
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_PATHWAY_ASSISTANCE));
    demand.stage = INTEGRA_STAGE_TO_REFER;
    demand.loss_of_autonomy = INTEGRA_TRI_NO;
    assert_int_equal(integra_orientation_explain(protocol, &demand, INTEGRA_SERVICE_CASE_MANAGEMENT, &trace, NULL),
                     INTEGRA_OK);
    assert_int_equal(trace.miss, INTEGRA_MISS_CONDITIONS);
    assert_int_equal(trace.failed, BIT(INTEGRA_DEMAND_FIELD_LOSS_OF_AUTONOMY));
    assert_int_equal(integra_orientation_explain(protocol, &demand, INTEGRA_SERVICE_PATHWAY_ASSISTANCE, &trace, NULL),
                     INTEGRA_OK);
    assert_int_equal(trace.miss, INTEGRA_MISS_SPEAKS);
    assert_int_equal(integra_orientation_explain(protocol, &demand, INTEGRA_SERVICE_ETP, &trace, NULL), INTEGRA_OK);
    assert_int_equal(trace.miss, INTEGRA_MISS_NOT_ASKED);
    demand = plain_demand(BIT(INTEGRA_MOTIVE_ETP));
    demand.requester = INTEGRA_REQUESTER_CARER;
    demand.ground = INTEGRA_SUPPORT_GROUND_NONE;
    assert_int_equal(integra_orientation_explain(protocol, &demand, INTEGRA_SERVICE_ETP, &trace, NULL), INTEGRA_OK);
    assert_int_equal(trace.miss, INTEGRA_MISS_SILENCED);
    integra_row row;
    integra_row_init(&row, sizeof row);
    assert_int_equal(integra_protocol_row_at(protocol, trace.silenced_by, &row, NULL), INTEGRA_OK);
    assert_memory_equal(row.id.bytes, "subsidiarity", row.id.size);
    assert_int_equal(integra_orientation_explain(protocol, &demand, INTEGRA_SERVICE_MT_SEARCH, &trace, NULL),
                     INTEGRA_OK);
    assert_int_equal(trace.miss, INTEGRA_MISS_CONDITIONS);
    assert_int_equal(trace.failed, BIT(INTEGRA_DEMAND_FIELD_MT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_fact_changes_the_response),
        cmocka_unit_test(a_carer_is_sent_back_not_refused),
        cmocka_unit_test(the_mt_is_in_the_loop),
        cmocka_unit_test(age_and_autonomy_decide_who_assists),
        cmocka_unit_test(motives_are_answered_together),
        cmocka_unit_test(the_first_answer_has_its_day),
        cmocka_unit_test(impossible_demands_are_refused),
        cmocka_unit_test(a_protocol_that_was_not_proved_answers_nothing),
        cmocka_unit_test(what_did_not_come_is_explained),
    };
    return cmocka_run_group_tests(tests, make_built_in, give_back_built_in);
}
