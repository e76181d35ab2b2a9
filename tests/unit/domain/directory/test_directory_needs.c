/* test_directory_needs.c - what of a response nothing serves, and what an offer accepts from a person or carer.
 * Spec: spec/22-directory.md, ORI-6, ORI-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "offers.h"
#include "built_in.h"

enum { ORI_5 = 2005, ORI_10 = 2010, ROOM = INTEGRA_ROUTE_ROOM };

static integra_orientation answer(const integra_demand *demand)
{
    integra_orientation orientation;
    integra_orientation_init(&orientation, sizeof orientation);
    assert_int_equal(integra_orientation_evaluate(rules, protocol, demand, &orientation, NULL), INTEGRA_OK);
    return orientation;
}

static size_t unmet(const integra_directory *directory, const integra_demand *demand, integra_need *needs)
{
    size_t count = ROOM + 1;
    integra_orientation orientation = answer(demand);
    assert_int_equal(integra_directory_unmet(directory, demand, &orientation, needs, ROOM, &count, NULL), INTEGRA_OK);
    return count;
}

/* Help at home is served, ETP is full, an assessment nobody offers; the information routed to needs nobody. */
static void what_nothing_serves_is_a_need(void **state)
{
    (void)state;
    integra_need needs[ROOM];
    integra_directory *directory = empty_directory();
    integra_offer sessions = plain_offer(2);
    integra_demand demand = parisian_demand();
    demand.id = id_of(9);
    demand.motives |= BIT(INTEGRA_MOTIVE_ETP) | BIT(INTEGRA_MOTIVE_ASSESSMENT) | BIT(INTEGRA_MOTIVE_INFORMATION);
    sessions.services = SERVICE(ETP);
    sessions.capacity = 0;
    offer(directory, plain_offer(1));
    offer(directory, sessions);
    const integra_need wanted[] = {
        { .rule = ORI_5,
          .service = INTEGRA_SERVICE_ETP,
          .functions = BIT(3),
          .level = INTEGRA_LEVEL_TERRITORY,
          .reason = INTEGRA_PASSING_FULL,
          .date = demand.date,
          .commune = "75101",
          .demand = id_of(9) },
        { .rule = 2009,
          .service = INTEGRA_SERVICE_SHARED_ASSESSMENT,
          .functions = BIT(0),
          .level = INTEGRA_LEVEL_TERRITORY,
          .reason = INTEGRA_PASSING_NOT_OFFERED,
          .date = demand.date,
          .commune = "75101",
          .demand = id_of(9) },
    };
    assert_int_equal(unmet(directory, &demand, needs), 2);
    assert_memory_equal(needs, wanted, sizeof wanted);
    integra_directory_destroy(directory);
}

/* ORI-10: network assistance in the place of case management is no unmet need; without both, the first is. */
static void a_second_meets_the_need(void **state)
{
    (void)state;
    integra_need needs[ROOM];
    integra_directory *directory = empty_directory();
    integra_offer network = plain_offer(1);
    integra_demand demand = parisian_demand();
    demand.motives = BIT(INTEGRA_MOTIVE_PATHWAY_ASSISTANCE);
    demand.stage = INTEGRA_STAGE_TO_REFER;
    assert_int_equal(unmet(directory, &demand, needs), 1);
    assert_int_equal(needs[0].service, INTEGRA_SERVICE_CASE_MANAGEMENT);
    assert_int_equal(needs[0].functions, 31);
    assert_int_equal(needs[0].rule, ORI_10);
    network.services = SERVICE(PATHWAY_ASSISTANCE);
    offer(directory, network);
    assert_int_equal(unmet(directory, &demand, needs), 0);
    integra_directory_destroy(directory);
}

static void needs_are_of_one_demand_and_fit_their_array(void **state)
{
    (void)state;
    integra_need need, before;
    size_t count = 0;
    integra_error error = { 0 };
    integra_directory *directory = empty_directory();
    integra_demand demand = parisian_demand();
    integra_orientation orientation = answer(&demand);
    memset(&need, 7, sizeof need);
    before = need;
    assert_int_equal(integra_directory_unmet(directory, &demand, &orientation, NULL, 0, &count, &error),
                     INTEGRA_ERR_CAPACITY);
    assert_int_equal(count, 1);
    assert_int_equal(error.index, 1);
    demand.id = id_of(1);
    assert_int_equal(integra_directory_unmet(directory, &demand, &orientation, &need, 1, &count, &error),
                     INTEGRA_ERR_MISMATCH);
    assert_int_equal(error.rule, ORI_12);
    demand.id = orientation.id;
    orientation.route_levels[0] = 4;
    assert_int_equal(integra_directory_unmet(directory, &demand, &orientation, &need, 1, &count, &error),
                     INTEGRA_ERR_INVALID_VALUE);
    demand.motives = 0;
    assert_int_equal(integra_directory_unmet(directory, &demand, &orientation, &need, 1, &count, &error),
                     INTEGRA_ERR_INVALID_VALUE);
    assert_memory_equal(&need, &before, sizeof need);
    integra_directory_destroy(directory);
}

static uint64_t opened(integra_offer only, const integra_demand *demand)
{
    uint64_t services = 77;
    integra_directory *directory = empty_directory();
    offer(directory, only);
    assert_int_equal(integra_directory_open_services(directory, demand, &services, NULL), INTEGRA_OK);
    integra_directory_destroy(directory);
    return services;
}

/* A carer asks for a mediator and a mobile team that takes carers: ORI-6 sends them back, the offer does not. */
static void mediator(integra_offer *offer, integra_demand *demand)
{
    *offer = plain_offer(1);
    offer->services =
        SERVICE(ACCOMPANIMENT) | SERVICE(GERIATRIC_EXPERTISE) | SERVICE(HOME_HELP) | SERVICE(PROJECT_SUPPORT);
    offer->requesters = BIT(INTEGRA_REQUESTER_CARER);
    *demand = parisian_demand();
    demand->motives = BIT(INTEGRA_MOTIVE_ACCOMPANIMENT) | BIT(INTEGRA_MOTIVE_HOME_HELP) | BIT(INTEGRA_MOTIVE_PROJECT);
    demand->requester = INTEGRA_REQUESTER_CARER;
    demand->ground = INTEGRA_SUPPORT_GROUND_NONE;
}

static void an_offer_may_accept_a_carer_after_all(void **state)
{
    (void)state;
    integra_offer given;
    integra_demand demand;
    mediator(&given, &demand);
    assert_true(opened(given, &demand) == SERVICE(ACCOMPANIMENT)); /* not M1, not M3, not what nobody asked for */
    assert_int_equal(choose_one(given, &demand, INTEGRA_SERVICE_ACCOMPANIMENT).offer, 0);
    demand.motives |= BIT(INTEGRA_MOTIVE_GERIATRIC_EXPERTISE);
    assert_true(opened(given, &demand) == (SERVICE(ACCOMPANIMENT) | SERVICE(GERIATRIC_EXPERTISE)));
}

/* Each fact alone closes it again. */
static void one_fact_closes_it(void **state)
{
    (void)state;
    for (int fact = 0; fact < 10; fact++) {
        integra_offer given;
        integra_demand demand;
        mediator(&given, &demand);
        demand.sharing_consent = fact == 0 ? INTEGRA_TRI_NO : fact == 1 ? INTEGRA_TRI_UNKNOWN : INTEGRA_TRI_YES;
        demand.requester = fact == 2 ? INTEGRA_REQUESTER_PERSON : fact == 3 ? INTEGRA_REQUESTER_MT : demand.requester;
        demand.stage = fact == 4 ? INTEGRA_STAGE_TO_REFER : demand.stage;
        demand.motives = fact == 5 ? BIT(INTEGRA_MOTIVE_HOME_HELP) : demand.motives;
        given.requesters = fact == 6 ? 0 : fact == 7 ? BIT(INTEGRA_REQUESTER_PERSON) : given.requesters;
        given.capacity = fact == 8 ? 0 : given.capacity;
        given.capacity = fact == 9 ? INTEGRA_CAPACITY_UNKNOWN : given.capacity;
        int stays_open = fact == 1 || fact == 9; /* not known is not no, and may be checked first */
        assert_true(opened(given, &demand) == (stays_open ? SERVICE(ACCOMPANIMENT) : 0));
    }
}

/* A service that is not due is not opened: an assessment while one is valid. */
static void what_is_not_due_stays_closed(void **state)
{
    (void)state;
    integra_offer given;
    integra_demand demand;
    mediator(&given, &demand);
    given.services = SERVICE(SHARED_ASSESSMENT) | SERVICE(PATHWAY_ASSISTANCE) | SERVICE(CASE_MANAGEMENT);
    demand.motives = BIT(INTEGRA_MOTIVE_ASSESSMENT) | BIT(INTEGRA_MOTIVE_CASE_MANAGEMENT);
    assert_true(opened(given, &demand) == SERVICE(SHARED_ASSESSMENT));
    demand.assessment = INTEGRA_TRI_YES;
    assert_true(opened(given, &demand) == 0);
}

/* ORI-6: assistance judged and accepted stands for a professional's request, where an offer takes one. */
static void an_acceptance_stands_for_a_request(void **state)
{
    (void)state;
    static const struct {
        uint32_t requesters;
        uint32_t service;
        uint8_t stage;
        uint32_t reason;
    } rows[] = {
        { 0, INTEGRA_SERVICE_ETP, INTEGRA_STAGE_TO_REFER, INTEGRA_PASSING_NONE },
        { 0, INTEGRA_SERVICE_ETP, INTEGRA_STAGE_DECLINED, INTEGRA_PASSING_REQUESTER },
        { BIT(INTEGRA_REQUESTER_HEALTH), INTEGRA_SERVICE_ETP, INTEGRA_STAGE_TO_REFER, INTEGRA_PASSING_NONE },
        { BIT(INTEGRA_REQUESTER_PERSON), INTEGRA_SERVICE_ETP, INTEGRA_STAGE_TO_REFER, INTEGRA_PASSING_REQUESTER },
        { BIT(INTEGRA_REQUESTER_CARER), INTEGRA_SERVICE_ETP, INTEGRA_STAGE_DECLINED, INTEGRA_PASSING_NONE },
        { 0, INTEGRA_SERVICE_PROJECT_SUPPORT, INTEGRA_STAGE_TO_REFER, INTEGRA_PASSING_REQUESTER },
        { 0, INTEGRA_SERVICE_HOME_HELP, INTEGRA_STAGE_DECLINED, INTEGRA_PASSING_NONE },
        { BIT(INTEGRA_REQUESTER_HEALTH), INTEGRA_SERVICE_HOME_HELP, INTEGRA_STAGE_TO_REFER, INTEGRA_PASSING_REQUESTER },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_offer given;
        integra_demand demand;
        mediator(&given, &demand);
        given.services = UINT64_C(1) << rows[i].service;
        given.requesters = rows[i].requesters;
        demand.stage = rows[i].stage;
        assert_int_equal(choose_one(given, &demand, rows[i].service).reason, rows[i].reason);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nothing_serves_is_a_need),
        cmocka_unit_test(a_second_meets_the_need),
        cmocka_unit_test(needs_are_of_one_demand_and_fit_their_array),
        cmocka_unit_test(an_offer_may_accept_a_carer_after_all),
        cmocka_unit_test(one_fact_closes_it),
        cmocka_unit_test(what_is_not_due_stays_closed),
        cmocka_unit_test(an_acceptance_stands_for_a_request),
    };
    return cmocka_run_group_tests(tests, make_built_in, give_back_built_in);
}
