/* test_directory_choose.c - the graduated choice: one fact at a time, every small case, and held against a slow one.
 * Spec: spec/22-directory.md, ORI-6, ORI-10 to ORI-12, ORI-21.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "offers.h"
#include "slow_directory.h"

enum { DAY = 20240, RANDOM = 20000 };

/* A field of the one offer there is: at this value it serves, at the other it is passed over, or checked first. */
static void one_fact_passes_an_offer_over(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        int32_t serves, not;
        uint32_t passing; /* INTEGRA_PASSING_CHECK_FIRST: serves, to be checked first */
    } rows[] = {
        { offsetof(integra_offer, opens), DAY, DAY + 1, INTEGRA_PASSING_NOT_YET_OPEN },
        { offsetof(integra_offer, closes), DAY, DAY - 1, INTEGRA_PASSING_CLOSED },
        { offsetof(integra_offer, full_until), DAY - 1, DAY, INTEGRA_PASSING_FULL },
        { offsetof(integra_offer, capacity), 1, 0, INTEGRA_PASSING_FULL },
        { offsetof(integra_offer, capacity), 1, INTEGRA_CAPACITY_UNKNOWN, INTEGRA_PASSING_CHECK_FIRST },
        { offsetof(integra_offer, requesters), INTEGRA_REQUESTER_BIT_MT, INTEGRA_REQUESTER_BIT_HEALTH,
          INTEGRA_PASSING_REQUESTER },
        { offsetof(integra_offer, publics), INTEGRA_PUBLIC_BIT_ADULTS, INTEGRA_PUBLIC_BIT_CHILDREN,
          INTEGRA_PASSING_PUBLIC },
        { offsetof(integra_offer, publics), INTEGRA_PUBLIC_BIT_ANYONE | INTEGRA_PUBLIC_BIT_OTHER,
          INTEGRA_PUBLIC_BIT_OTHER, INTEGRA_PASSING_CHECK_FIRST },
        { offsetof(integra_offer, lead_days), 3, 300, INTEGRA_PASSING_NONE },                  /* told, not ranked */
        { offsetof(integra_offer, specialty), 1, 2, INTEGRA_PASSING_NONE },                    /* likewise */
        { offsetof(integra_offer, motives), INTEGRA_MOTIVE_BIT_ETP, 0, INTEGRA_PASSING_NONE }, /* a finding alone */
    };
    integra_demand demand = parisian_demand();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_offer given = plain_offer(1);
        memcpy((uint8_t *)&given + rows[i].at, &rows[i].serves, sizeof(int32_t));
        integra_choice choice = choose_one(given, &demand, INTEGRA_SERVICE_HOME_HELP);
        assert_int_equal(choice.offer, 0);
        assert_int_equal(choice.check_first, 0);
        assert_int_equal(choice.reason, INTEGRA_PASSING_NONE);
        assert_int_equal(choice.level, INTEGRA_LEVEL_TERRITORY);
        memcpy((uint8_t *)&given + rows[i].at, &rows[i].not, sizeof(int32_t));
        choice = choose_one(given, &demand, INTEGRA_SERVICE_HOME_HELP);
        int serves = rows[i].passing == INTEGRA_PASSING_NONE || rows[i].passing == INTEGRA_PASSING_CHECK_FIRST;
        assert_int_equal(choice.offer, serves ? 0 : INTEGRA_NO_INDEX);
        assert_int_equal(choice.check_first, rows[i].passing == INTEGRA_PASSING_CHECK_FIRST);
        assert_int_equal(choice.reason, serves ? INTEGRA_PASSING_NONE : rows[i].passing);
    }
}

static void areas_are_beginnings_of_communes(void **state)
{
    (void)state;
    static const struct {
        const char *areas;
        uint32_t reason;
    } rows[] = {
        { "75", INTEGRA_PASSING_NONE },
        { "751", INTEGRA_PASSING_NONE },
        { "75101", INTEGRA_PASSING_NONE },
        { "75102", INTEGRA_PASSING_OTHER_AREA },
        { "13 2A 75101 92", INTEGRA_PASSING_NONE },
        { "13 2A 92", INTEGRA_PASSING_OTHER_AREA },
        { "13 751", INTEGRA_PASSING_NONE },
        { "13075 51", INTEGRA_PASSING_OTHER_AREA },
    };
    integra_demand demand = parisian_demand();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_offer given = plain_offer(1);
        given.areas = text_of(rows[i].areas);
        assert_int_equal(choose_one(given, &demand, INTEGRA_SERVICE_HOME_HELP).reason, rows[i].reason);
    }
}

/* The codes of Paris, Lyon and Marseille and of their districts: of the first and the last, and of those beside. */
static void whole_cities_meet_their_districts(void **state)
{
    (void)state;
    enum { NO, CHECK, SURE };
    static const struct {
        const char *commune, *areas;
        int expected;
    } rows[] = {
        { "75101", "75056", SURE },
        { "75120", "75056", SURE },
        { "75100", "75056", NO },
        { "75121", "75056", NO },
        { "7510A", "75056", NO },
        { "751A1", "75056", NO },
        { "69381", "69123", SURE },
        { "69389", "69123", SURE },
        { "69380", "69123", NO },
        { "69390", "69123", NO },
        { "13201", "13055", SURE },
        { "13216", "13055", SURE },
        { "13200", "13055", NO },
        { "13217", "13055", NO },
        { "13201", "69123 75056", NO },
        { "13201", "01 130", SURE },
        { "75056", "75", SURE },
        { "75056", "75101", CHECK },
        { "75056", "75120", CHECK },
        { "75056", "75100", NO },
        { "75056", "75121", NO },
        { "75056", "69381 75105", CHECK },
        { "75056", "751", SURE },
        { "69123", "69381 69382 69383 69384 69385 69386 69387 69388", CHECK },
        { "69123", "69382 69383 69384 69385 69386 69387 69388 69389", CHECK },
        { "69123", "69381 69382 69383 69384 69385 69386 69387 69388 69389", SURE },
        { "69123", "69380", NO },
        { "13055", "13216", CHECK },
        { "13055", "13217", NO },
        { "13055", "132", SURE },
        { "13054", "13201", NO },
        { "13054", "13055", NO },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_demand demand = parisian_demand();
        integra_offer given = plain_offer(1);
        memcpy(demand.commune, rows[i].commune, 5);
        given.areas = text_of(rows[i].areas);
        integra_choice choice = choose_one(given, &demand, INTEGRA_SERVICE_HOME_HELP);
        assert_int_equal(choice.offer, rows[i].expected == NO ? INTEGRA_NO_INDEX : 0);
        assert_int_equal(choice.check_first, rows[i].expected == CHECK);
        assert_int_equal(choice.reason, rows[i].expected == NO ? INTEGRA_PASSING_OTHER_AREA : INTEGRA_PASSING_NONE);
        slow_compare_choice(&given, 1, &demand, INTEGRA_SERVICE_HOME_HELP);
    }
}

/* Where the demand says less, or the offer does not say where it serves, it is checked first, never passed over. */
static void what_the_demand_does_not_say_is_checked_first(void **state)
{
    (void)state;
    integra_demand demand = parisian_demand();
    integra_offer given = plain_offer(1), dated = plain_offer(1), unsaid = plain_offer(1);
    dated.opens = DAY + 1;
    unsaid.areas.size = 0;
    memset(demand.commune, 0, sizeof demand.commune);
    assert_int_equal(choose_one(given, &demand, INTEGRA_SERVICE_HOME_HELP).check_first, 1);
    assert_int_equal(choose_one(unsaid, &demand, INTEGRA_SERVICE_HOME_HELP).check_first, 1);
    demand = parisian_demand();
    assert_int_equal(choose_one(unsaid, &demand, INTEGRA_SERVICE_HOME_HELP).check_first, 1);
    assert_int_equal(choose_one(unsaid, &demand, INTEGRA_SERVICE_HOME_HELP).reason, INTEGRA_PASSING_NONE);
    assert_int_equal(choose_one(dated, &demand, INTEGRA_SERVICE_HOME_HELP).reason, INTEGRA_PASSING_NOT_YET_OPEN);
    demand.date = INTEGRA_DATE_UNKNOWN;
    assert_int_equal(choose_one(given, &demand, INTEGRA_SERVICE_HOME_HELP).check_first, 0);
    assert_int_equal(choose_one(dated, &demand, INTEGRA_SERVICE_HOME_HELP).check_first, 1);
    dated.capacity = 0;
    assert_int_equal(choose_one(dated, &demand, INTEGRA_SERVICE_HOME_HELP).reason, INTEGRA_PASSING_FULL);
}

/* ORI-10: network assistance where no case manager serves; where that fails too, it is the first that is not served. */
static void the_second_is_tried(void **state)
{
    (void)state;
    integra_demand demand = parisian_demand();
    integra_offer network = plain_offer(1), maia = plain_offer(2);
    network.services = SERVICE(PATHWAY_ASSISTANCE);
    maia.services = SERVICE(CASE_MANAGEMENT);
    maia.level = INTEGRA_LEVEL_REGION;
    integra_directory *directory = empty_directory();
    offer(directory, network);
    integra_choice choice = choose(directory, &demand, INTEGRA_SERVICE_CASE_MANAGEMENT);
    assert_int_equal(choice.service, INTEGRA_SERVICE_PATHWAY_ASSISTANCE);
    assert_int_equal(choice.offer, 0);
    offer(directory, maia);
    choice = choose(directory, &demand, INTEGRA_SERVICE_CASE_MANAGEMENT);
    assert_int_equal(choice.service, INTEGRA_SERVICE_CASE_MANAGEMENT);
    assert_int_equal(choice.offer, 1);
    integra_directory_destroy(directory);
    network.capacity = 0;
    choice = choose_one(network, &demand, INTEGRA_SERVICE_CASE_MANAGEMENT);
    assert_int_equal(choice.service, INTEGRA_SERVICE_CASE_MANAGEMENT);
    assert_int_equal(choice.offer, INTEGRA_NO_INDEX);
    assert_int_equal(choice.reason, INTEGRA_PASSING_NOT_OFFERED);
    assert_int_equal(choose_one(maia, &demand, INTEGRA_SERVICE_PATHWAY_ASSISTANCE).offer, INTEGRA_NO_INDEX);
}

static void a_service_that_is_not_listed_has_no_offers(void **state)
{
    (void)state;
    static const uint32_t services[] = { 0, INTEGRA_SERVICE_POINT_SUPPORT, INTEGRA_SERVICE_INFORMATION, 63, 64, 4096 };
    integra_demand demand = parisian_demand();
    integra_directory *directory = empty_directory();
    for (size_t i = 0; i < sizeof services / sizeof services[0]; i++) {
        integra_error error = { 0 };
        integra_choice choice;
        size_t count = 0;
        integra_choice_init(&choice, sizeof choice);
        assert_int_equal(integra_directory_choose(directory, &demand, services[i], &choice, &error),
                         INTEGRA_ERR_INVALID_VALUE);
        assert_int_equal(error.rule, ORI_12);
        assert_int_equal(error.index, services[i]);
        assert_int_equal(integra_directory_explain(directory, &demand, services[i], NULL, NULL, 0, &count, &error),
                         INTEGRA_ERR_INVALID_VALUE);
    }
    demand.requester = 0;
    integra_choice choice;
    integra_choice_init(&choice, sizeof choice);
    assert_int_equal(integra_directory_choose(directory, &demand, INTEGRA_SERVICE_ETP, &choice, NULL),
                     INTEGRA_ERR_INVALID_VALUE);
    integra_directory_destroy(directory);
}

/* Days, capacity and areas, each with each; who asks, of which service, at which stage; for whom. */
static void every_standing_of_one_offer(void **state)
{
    (void)state;
    static const int32_t days[] = { INTEGRA_DATE_UNKNOWN, DAY - 1, DAY, DAY + 1 }, places[] = { -1, 0, 1 };
    static const char *const areas[] = { "", "75", "13 75102" };
    for (unsigned i = 0; i < 4 * 4 * 4 * 3 * 3 * 4; i++) {
        integra_demand demand = parisian_demand();
        integra_offer given = plain_offer(1);
        given.opens = days[i % 4];
        given.closes = days[i / 4 % 4];
        given.full_until = days[i / 16 % 4];
        given.capacity = places[i / 64 % 3];
        given.areas = text_of(areas[i / 192 % 3]);
        demand.date = (i / 576 & 1u) != 0 ? DAY : INTEGRA_DATE_UNKNOWN;
        memset(demand.commune, 0, (i / 576 & 2u) != 0 ? sizeof demand.commune : 0);
        if (given.opens <= given.closes || given.closes == INTEGRA_DATE_UNKNOWN) {
            slow_compare_choice(&given, 1, &demand, INTEGRA_SERVICE_HOME_HELP);
        }
    }
    static const uint32_t services[] = { INTEGRA_SERVICE_HOME_HELP, INTEGRA_SERVICE_ETP,
                                         INTEGRA_SERVICE_PROJECT_SUPPORT };
    for (unsigned i = 0; i < 128 * 7 * 3 * 2; i++) {
        integra_demand demand = parisian_demand();
        integra_offer given = plain_offer(1);
        uint32_t service = services[i / (128 * 7) % 3];
        given.services = UINT64_C(1) << service;
        given.requesters = i % 128 << INTEGRA_REQUESTER_PERSON;
        demand.ground = INTEGRA_SUPPORT_GROUND_NONE;
        demand.requester = (uint8_t)(INTEGRA_REQUESTER_PERSON + i / 128 % 7);
        demand.stage = i / (128 * 7 * 3) != 0 ? INTEGRA_STAGE_TO_REFER : INTEGRA_STAGE_DECLINED;
        slow_compare_choice(&given, 1, &demand, service);
    }
    for (unsigned i = 0; i < 128 * 3; i++) {
        integra_demand demand = parisian_demand();
        integra_offer given = plain_offer(1);
        given.publics = i % 128;
        demand.over_60 = (integra_tri)(i / 128);
        slow_compare_choice(&given, 1, &demand, INTEGRA_SERVICE_HOME_HELP);
    }
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static integra_offer random_offer(uint32_t *seed, unsigned number)
{
    static const char *const areas[] = { "75", "75", "75056", "13 75101", "13", "" };
    static const char sites[][6] = { "", "75101", "75056", "75102", "13055" };
    static const int32_t days[] = { INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN, DAY, DAY + 1 };
    static const uint64_t services[] = { SERVICE(HOME_HELP), SERVICE(CASE_MANAGEMENT), SERVICE(PATHWAY_ASSISTANCE),
                                         SERVICE(HOME_HELP) | SERVICE(CASE_MANAGEMENT) | SERVICE(ETP) };
    integra_offer given = plain_offer(number);
    given.structure = id_of(1 + next_random(seed) % 3);
    given.id = id_of(number + next_random(seed) % 4 * 256);
    given.level = 1 + next_random(seed) % 3;
    given.services = services[next_random(seed) % 4];
    given.capacity = (int32_t)(next_random(seed) % 4) - 1;
    given.opens = days[next_random(seed) % 5];
    given.full_until = days[next_random(seed) % 4];
    given.requesters = next_random(seed) % 3 ? 0 : (next_random(seed) % 128) << 1;
    given.publics = next_random(seed) % 3 ? 0 : next_random(seed) % 128;
    given.areas = text_of(areas[next_random(seed) % 6]);
    memcpy(given.site, sites[next_random(seed) % 5], 5);
    return given;
}

/* Directories that nobody thought of; the order in which offers were added changes nothing. */
static void any_directory_chooses_as_the_slow_one(void **state)
{
    (void)state;
    static const uint32_t services[] = { INTEGRA_SERVICE_HOME_HELP, INTEGRA_SERVICE_CASE_MANAGEMENT,
                                         INTEGRA_SERVICE_PATHWAY_ASSISTANCE, INTEGRA_SERVICE_ETP };
    static const uint32_t publics[3][4] = {
        { 0, INTEGRA_PUBLIC_BIT_ADULTS, INTEGRA_PUBLIC_BIT_CHILDREN | INTEGRA_PUBLIC_BIT_DISABLED,
          INTEGRA_PUBLIC_BIT_OVER_60 },
        { 0, INTEGRA_PUBLIC_BIT_ADULTS | INTEGRA_PUBLIC_BIT_MENTAL_HEALTH, INTEGRA_PUBLIC_BIT_CHILDREN,
          INTEGRA_PUBLIC_BIT_OTHER },
        { 0, INTEGRA_PUBLIC_BIT_OVER_60, INTEGRA_PUBLIC_BIT_ADULTS, INTEGRA_PUBLIC_BIT_DISABLED },
    };
    uint32_t seed = 5;
    for (int i = 0; i < RANDOM; i++) {
        integra_offer offers[SLOW_OFFERS], turned[SLOW_OFFERS];
        slow_choice one, other;
        size_t count = next_random(&seed) % 9;
        integra_demand demand = parisian_demand();
        demand.ground = INTEGRA_SUPPORT_GROUND_NONE;
        demand.requester = (uint8_t)(1 + next_random(&seed) % 7);
        demand.stage = next_random(&seed) % 2 ? INTEGRA_STAGE_TO_REFER : INTEGRA_STAGE_NOT_NEEDED;
        demand.over_60 = (integra_tri)(next_random(&seed) % 3);
        demand.publics = publics[demand.over_60][next_random(&seed) % 4];
        demand.date = next_random(&seed) % 5 ? DAY : INTEGRA_DATE_UNKNOWN;
        memcpy(demand.commune, next_random(&seed) % 4 ? "75101" : "75056", 5);
        memset(demand.commune, 0, next_random(&seed) % 6 ? 0 : sizeof demand.commune);
        for (size_t k = 0; k < count; k++) {
            offers[k] = random_offer(&seed, (unsigned)k + 1);
            turned[count - 1 - k] = offers[k];
        }
        uint32_t service = services[next_random(&seed) % 4];
        slow_compare_choice(offers, count, &demand, service);
        slow_compare_choice(turned, count, &demand, service);
        slow_choose(offers, count, &demand, service, &one);
        slow_choose(turned, count, &demand, service, &other);
        assert_true(one.offer == INTEGRA_NO_INDEX ? other.offer == one.offer : other.offer == count - 1 - one.offer);
    }
}

/* An array too small receives the number and nothing else. */
static void explaining_needs_room(void **state)
{
    (void)state;
    uint32_t offers[3] = { 7, 7, 7 };
    uint8_t reasons[3] = { 7, 7, 7 };
    size_t count = 0;
    integra_demand demand = parisian_demand();
    integra_directory *directory = empty_directory();
    assert_int_equal(
        integra_directory_explain(directory, &demand, INTEGRA_SERVICE_HOME_HELP, NULL, NULL, 0, &count, NULL),
        INTEGRA_OK);
    assert_int_equal(count, 0);
    for (unsigned i = 4; i > 0; i--) {
        offer(directory, plain_offer(i));
    }
    assert_int_equal(
        integra_directory_explain(directory, &demand, INTEGRA_SERVICE_HOME_HELP, offers, reasons, 2, &count, NULL),
        INTEGRA_ERR_CAPACITY);
    assert_int_equal(count, 3);
    assert_int_equal(offers[0], 7);
    assert_int_equal(reasons[0], 7);
    assert_int_equal(
        integra_directory_explain(directory, &demand, INTEGRA_SERVICE_HOME_HELP, offers, reasons, 3, &count, NULL),
        INTEGRA_OK);
    for (unsigned i = 0; i < 3; i++) { /* the fourth added, id 1, serves */
        assert_int_equal(offers[i], 2 - i);
        assert_int_equal(reasons[i], INTEGRA_PASSING_LATER_IDENTIFIER);
    }
    integra_directory_destroy(directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_fact_passes_an_offer_over),
        cmocka_unit_test(areas_are_beginnings_of_communes),
        cmocka_unit_test(whole_cities_meet_their_districts),
        cmocka_unit_test(what_the_demand_does_not_say_is_checked_first),
        cmocka_unit_test(the_second_is_tried),
        cmocka_unit_test(a_service_that_is_not_listed_has_no_offers),
        cmocka_unit_test(every_standing_of_one_offer),
        cmocka_unit_test(any_directory_chooses_as_the_slow_one),
        cmocka_unit_test(explaining_needs_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
