/* test_bits.c - every INTEGRA_<GROUP>_BIT_<NAME> is the bit that the library reads and writes for that word: wherever a
 * call takes or gives a word by its code and a set of the same words, both say the same.
 * Those of questions, reasons and plans are in test_bits_plan.c.
 * Spec: spec/00-conventions.md, "Tables".  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "demands.h"
#include "offers.h"
#include "property/bits.h"

enum { LINE = 2048, DEMANDS = 20000 };

static void every_word_has_one_bit_of_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < BITS; i++) {
        assert_non_null(integra_word_name(all_bits[i].group, all_bits[i].code));
        assert_true(all_bits[i].bit != 0 && (all_bits[i].bit & (all_bits[i].bit - 1)) == 0);
        for (size_t other = 0; other < i; other++) {
            if (all_bits[i].group == all_bits[other].group) { /* as far apart as their codes, which ascend */
                assert_true(all_bits[i].bit == all_bits[other].bit << (all_bits[i].code - all_bits[other].code));
            }
        }
        assert_true(whole(all_bits[i].group) != 0);
    }
}

/* A demand whose field may have any value. */
static integra_demand open_demand(uint32_t field)
{
    integra_demand demand = plain_demand(INTEGRA_MOTIVE_BIT_ETP);
    if (field == INTEGRA_DEMAND_FIELD_REQUESTER) {
        demand.ground = INTEGRA_SUPPORT_GROUND_NONE;
    } else if (field == INTEGRA_DEMAND_FIELD_PPS) {
        demand.stage = INTEGRA_STAGE_NOT_INDICATED;
    } else if (field == INTEGRA_DEMAND_FIELD_MT) {
        demand.requester = INTEGRA_REQUESTER_HEALTH;
    }
    return demand;
}

static void a_condition_accepts_the_values_of_its_bits(void **state)
{
    static const uint32_t words[FIELDS] = {
        INTEGRA_GROUP_REQUESTER, INTEGRA_GROUP_URGENCY,    INTEGRA_GROUP_SUPPORT_GROUND,
        INTEGRA_GROUP_TRI,       INTEGRA_GROUP_STAGE,      INTEGRA_GROUP_TRI,
        INTEGRA_GROUP_TRI,       INTEGRA_GROUP_CARE_PLACE, INTEGRA_GROUP_TRI,
        INTEGRA_GROUP_MT_STATE,  INTEGRA_GROUP_TRI,        INTEGRA_GROUP_TRI,
        INTEGRA_GROUP_OPEN_PLAN,
    };
    (void)state;
    for (uint32_t field = 0; field < FIELDS; field++) {
        size_t count = integra_word_count(words[field]);
        for (size_t accepted = 0; accepted < count; accepted++) {
            integra_protocol *protocol = draft();
            integra_row row = plain_row("row", INTEGRA_MOTIVE_BIT_ETP, INTEGRA_SERVICE_ETP);
            row.conditions[field] = (uint8_t)bit_of(words[field], integra_word_at(words[field], accepted));
            apply(protocol, row);
            for (size_t given = 0; given < count; given++) {
                integra_demand demand = open_demand(field);
                integra_trace trace;
                integra_trace_init(&trace, sizeof trace);
                set_field(&demand, field, (uint8_t)integra_word_at(words[field], given));
                assert_int_equal(integra_orientation_trace(protocol, &demand, INTEGRA_MOTIVE_ETP, 0, &trace, NULL),
                                 INTEGRA_OK);
                assert_int_equal(trace.miss, given == accepted ? INTEGRA_MISS_SPEAKS : INTEGRA_MISS_CONDITIONS);
                assert_true(trace.failed == (given == accepted ? 0 : bit_of(INTEGRA_GROUP_DEMAND_FIELD, field)));
            }
            integra_protocol_destroy(protocol);
        }
    }
}

static void a_row_is_about_the_motives_of_its_bits(void **state)
{
    (void)state;
    for (uint32_t about = 0; about < MOTIVES; about++) {
        integra_protocol *protocol = draft();
        apply(protocol, plain_row("row", (uint32_t)bit_of(INTEGRA_GROUP_MOTIVE, about), INTEGRA_SERVICE_ETP));
        for (uint32_t asked = 0; asked < MOTIVES; asked++) {
            integra_demand demand = plain_demand((uint32_t)bit_of(INTEGRA_GROUP_MOTIVE, asked));
            integra_trace trace;
            integra_trace_init(&trace, sizeof trace);
            assert_int_equal(integra_orientation_trace(protocol, &demand, asked, 0, &trace, NULL), INTEGRA_OK);
            assert_int_equal(trace.miss == INTEGRA_MISS_SPEAKS, asked == about);
        }
        integra_protocol_destroy(protocol);
    }
}

/* The set of the words that a cell of services.tsv lists. */
static uint64_t listed(uint32_t group, char *cell)
{
    uint64_t set = 0;
    for (char *name = cell; strcmp(cell, "-") != 0 && name != NULL;) {
        uint32_t code = 0;
        char *comma = strchr(name, ',');
        if (comma != NULL) {
            *comma = '\0';
        }
        assert_int_equal(integra_word_find(group, name, &code, NULL), INTEGRA_OK);
        set |= bit_of(group, code);
        name = comma == NULL ? NULL : comma + 1;
    }
    return set;
}

static void a_service_has_the_functions_and_needs_of_its_table(void **state)
{
    char line[LINE];
    uint64_t functions = 0, needs = 0;
    FILE *file = fopen("spec/services.tsv", "r"); /* tests run in the root of the repository */
    (void)state;
    assert_true(file != NULL && fgets(line, sizeof line, file) != NULL);
    while (fgets(line, sizeof line, file)) {
        char *cells[6] = { line };
        uint32_t service = 0;
        integra_service about;
        for (size_t i = 1; i < 6; i++) {
            cells[i] = strchr(cells[i - 1], '\t') + 1;
        }
        for (size_t i = 1; i < 6; i++) {
            cells[i][-1] = '\0';
        }
        cells[5][strcspn(cells[5], "\t")] = '\0';
        assert_int_equal(integra_word_find(INTEGRA_GROUP_SERVICE, cells[0], &service, NULL), INTEGRA_OK);
        integra_service_init(&about, sizeof about);
        assert_int_equal(integra_service_at(service, &about, NULL), INTEGRA_OK);
        assert_true(about.functions == listed(INTEGRA_GROUP_FUNCTION, cells[3]));
        assert_true(about.needs == listed(INTEGRA_GROUP_PRECONDITION, cells[5]));
        functions |= about.functions;
        needs |= about.needs;
    }
    fclose(file);
    assert_true(functions && needs);
}

static void a_response_has_the_bits_of_the_services_it_routes_to(void **state)
{
    integra_rules *rules = NULL;
    integra_protocol *protocol = NULL;
    uint64_t met = 0, seed = 7;
    (void)state;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    for (int i = 0; i < DEMANDS; i++) {
        integra_demand demand = some_demand(&seed);
        integra_orientation answer;
        integra_route route;
        uint64_t routed = 0;
        integra_orientation_init(&answer, sizeof answer);
        integra_route_init(&route, sizeof route);
        assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &answer, NULL), INTEGRA_OK);
        for (size_t index = 0; integra_orientation_route(&answer, index, &route, NULL) == INTEGRA_OK; index++) {
            routed |= bit_of(INTEGRA_GROUP_SERVICE, route.service);
        }
        assert_true(answer.services == routed);
        met |= routed;
    }
    size_t services = 0;
    for (; met; met &= met - 1) {
        services++;
    }
    assert_true(services > 30); /* that nearly every service has had its turn */
    integra_protocol_destroy(protocol);
    integra_rules_destroy(rules);
}

static void an_offer_is_chosen_for_the_services_of_its_bits(void **state)
{
    integra_demand demand = parisian_demand();
    size_t taken = 0;
    (void)state;
    for (size_t i = 0; i < BITS; i++) {
        integra_directory *directory = empty_directory();
        integra_offer only = plain_offer(1);
        only.services = all_bits[i].bit;
        if (all_bits[i].group == INTEGRA_GROUP_SERVICE &&
            integra_directory_apply(directory, &only, NULL) == INTEGRA_OK) {
            assert_int_equal(choose(directory, &demand, all_bits[i].code).offer, 0);
            assert_int_equal(choose(directory, &demand, INTEGRA_SERVICE_HOME_HELP).offer == 0,
                             all_bits[i].code == INTEGRA_SERVICE_HOME_HELP);
            taken++;
        }
        integra_directory_destroy(directory);
    }
    assert_in_range(taken, 15, integra_word_count(INTEGRA_GROUP_SERVICE) - 1); /* those that a directory lists */
}

static void an_offer_is_chosen_for_the_requesters_of_its_bits(void **state)
{
    (void)state;
    for (size_t asks = 0; asks < integra_word_count(INTEGRA_GROUP_REQUESTER); asks++) {
        integra_demand demand = parisian_demand();
        demand.requester = (uint8_t)integra_word_at(INTEGRA_GROUP_REQUESTER, asks);
        demand.ground = INTEGRA_SUPPORT_GROUND_NONE;
        for (size_t takes = 0; takes < integra_word_count(INTEGRA_GROUP_REQUESTER); takes++) {
            integra_offer only = plain_offer(1);
            only.requesters =
                (uint32_t)bit_of(INTEGRA_GROUP_REQUESTER, integra_word_at(INTEGRA_GROUP_REQUESTER, takes));
            assert_int_equal(choose_one(only, &demand, INTEGRA_SERVICE_HOME_HELP).offer == 0, asks == takes);
        }
    }
}

/* What a directory says of sets that are only kept, not judged by the code of one word: it takes each bit, and no
 * other. */
static void an_offer_and_a_guichet_take_the_bits_there_are(void **state)
{
    (void)state;
    for (uint32_t place = 0; place < 32; place++) {
        integra_directory *directory = empty_directory();
        integra_offer one = plain_offer(1);
        integra_guichet door = plain_guichet(), channel = plain_guichet();
        one.publics = 1u << place;
        door.doors = 1u << place;
        channel.channels = 1u << place;
        assert_int_equal(integra_directory_apply(directory, &one, NULL) == INTEGRA_OK,
                         (whole(INTEGRA_GROUP_PUBLIC) >> place) & 1u);
        assert_int_equal(integra_directory_apply_guichet(directory, &door, NULL) == INTEGRA_OK,
                         ((whole(INTEGRA_GROUP_DOOR) & ~(uint64_t)INTEGRA_DOOR_BIT_UNKNOWN) >> place) & 1u);
        assert_int_equal(integra_directory_apply_guichet(directory, &channel, NULL) == INTEGRA_OK,
                         ((whole(INTEGRA_GROUP_CHANNEL) & ~(uint64_t)INTEGRA_CHANNEL_BIT_UNKNOWN) >> place) & 1u);
        integra_directory_destroy(directory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_has_one_bit_of_its_own),
        cmocka_unit_test(a_condition_accepts_the_values_of_its_bits),
        cmocka_unit_test(a_row_is_about_the_motives_of_its_bits),
        cmocka_unit_test(a_service_has_the_functions_and_needs_of_its_table),
        cmocka_unit_test(a_response_has_the_bits_of_the_services_it_routes_to),
        cmocka_unit_test(an_offer_is_chosen_for_the_services_of_its_bits),
        cmocka_unit_test(an_offer_is_chosen_for_the_requesters_of_its_bits),
        cmocka_unit_test(an_offer_and_a_guichet_take_the_bits_there_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
