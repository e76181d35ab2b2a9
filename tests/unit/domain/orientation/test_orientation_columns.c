/* test_orientation_columns.c - many demands at once are answered as one by one; what is wrong is named by its row.
 * Spec: spec/20-orientation.md, "The response".  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "built_in.h"

enum { MANY = 3000, ROUTES = MANY * 8 };

static uint32_t motives[MANY];
static uint8_t fields[FIELDS][MANY];
static integra_date dates[MANY];

static int set_up(void **state)
{
    uint64_t seed = 99;
    uint8_t values[FIELDS];
    for (size_t row = 0; row < MANY; row++) {
        integra_demand demand = some_demand(&seed);
        memcpy(values, (const uint8_t *)&demand + offsetof(integra_demand, requester), FIELDS);
        for (uint32_t field = 0; field < FIELDS; field++) {
            fields[field][row] = values[field];
        }
        motives[row] = demand.motives;
        dates[row] = 20000 + (integra_date)pick(&seed, 16);
    }
    return make_built_in(state);
}

static integra_demand_columns inputs(void)
{
    integra_demand_columns in;
    integra_demand_columns_init(&in, sizeof in);
    in.motives = motives;
    in.dates = dates;
    for (uint32_t field = 0; field < FIELDS; field++) {
        in.fields[field] = fields[field];
    }
    return in;
}

static integra_orientation alone(size_t row)
{
    integra_orientation orientation;
    integra_demand demand = plain_demand(motives[row]);
    integra_orientation_init(&orientation, sizeof orientation);
    demand.date = dates[row];
    for (uint32_t field = 0; field < FIELDS; field++) {
        set_field(&demand, field, fields[field][row]);
    }
    assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &orientation, NULL), INTEGRA_OK);
    return orientation;
}

static void columns_answer_as_one_by_one(void **state)
{
    (void)state;
    static uint64_t services[MANY], demands[ROUTES];
    static uint8_t waits[MANY], route_services[ROUTES], route_waits[ROUTES], levels[ROUTES];
    static integra_date dues[MANY], route_dues[ROUTES];
    static uint32_t route_motives[ROUTES], route_rules[ROUTES];
    static uint16_t rows[ROUTES];
    integra_demand_columns in = inputs();
    integra_orientation_columns out;
    integra_route_columns routes;
    integra_orientation_columns_init(&out, sizeof out);
    integra_route_columns_init(&routes, sizeof routes);
    out.services = services;
    out.waits = waits;
    out.first_answer_dues = dues;
    routes.demands = demands;
    routes.services = route_services;
    routes.levels = levels;
    routes.waits = route_waits;
    routes.rows = rows;
    routes.dues = route_dues;
    routes.motives = route_motives;
    routes.rules = route_rules;
    size_t count = 0, at = 0;
    assert_int_equal(integra_orientation_evaluate_columns(rules, protocol, &in, MANY, &out, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_route_columns(rules, protocol, &in, MANY, &routes, 3, &count, NULL),
                     INTEGRA_ERR_CAPACITY);
    assert_int_equal(route_services[0], 0);
    assert_true(count < ROUTES);
    assert_int_equal(integra_orientation_route_columns(rules, protocol, &in, MANY, &routes, ROUTES, &count, NULL),
                     INTEGRA_OK);
    for (size_t row = 0; row < MANY; row++) {
        integra_orientation one = alone(row);
        uint8_t all = 0;
        assert_true(services[row] == one.services);
        assert_int_equal(dues[row], one.first_answer_due);
        for (uint32_t i = 0; i < one.route_count; i++, at++) {
            all |= one.route_waits[i];
            assert_int_equal(demands[at], row);
            assert_int_equal(route_services[at], one.route_services[i]);
            assert_int_equal(levels[at], one.route_levels[i]);
            assert_int_equal(route_waits[at], one.route_waits[i]);
            assert_int_equal(rows[at], one.route_rows[i]);
            assert_int_equal(route_dues[at], one.route_dues[i]);
            assert_int_equal(route_motives[at], one.route_motives[i]);
            assert_int_equal(route_rules[at], one.route_rules[i]);
        }
        assert_int_equal(waits[row], all);
    }
    assert_int_equal(at, count);
}

/* The mask of rows for a motive says of each place what a trace says of its row. */
static void row_masks_say_which_rows_speak(void **state)
{
    (void)state;
    static uint64_t masks[MANY];
    integra_demand_columns in = inputs();
    integra_orientation_columns out;
    integra_orientation_columns_init(&out, sizeof out);
    out.rows = masks;
    for (uint32_t motive = 0; motive < MOTIVES; motive++) {
        out.motive = motive;
        assert_int_equal(integra_orientation_evaluate_columns(rules, protocol, &in, MANY, &out, NULL), INTEGRA_OK);
        for (size_t row = motive; row < MANY; row += 7) {
            integra_demand demand = plain_demand(motives[row]);
            for (uint32_t field = 0; field < FIELDS; field++) {
                set_field(&demand, field, fields[field][row]);
            }
            for (uint32_t place = 0; integra_protocol_place(protocol, motive, place) != INTEGRA_NO_INDEX; place++) {
                integra_trace trace;
                integra_trace_init(&trace, sizeof trace);
                assert_int_equal(integra_orientation_trace(protocol, &demand, motive,
                                                           integra_protocol_place(protocol, motive, place), &trace,
                                                           NULL),
                                 INTEGRA_OK);
                assert_int_equal(masks[row] >> place & 1u, trace.miss == INTEGRA_MISS_SPEAKS);
            }
        }
    }
}

/* A column that is not given is not known for all. */
static void a_column_left_out_is_not_known(void **state)
{
    (void)state;
    uint64_t services[2] = { 0 };
    const uint32_t about[] = { BIT(INTEGRA_MOTIVE_HOME_HELP), BIT(INTEGRA_MOTIVE_ETP) };
    const uint8_t who[] = { INTEGRA_REQUESTER_CARER, INTEGRA_REQUESTER_HEALTH };
    integra_demand_columns in;
    integra_orientation_columns out;
    integra_demand_columns_init(&in, sizeof in);
    integra_orientation_columns_init(&out, sizeof out);
    in.motives = about;
    in.fields[INTEGRA_DEMAND_FIELD_REQUESTER] = who;
    out.services = services;
    assert_int_equal(integra_orientation_evaluate_columns(rules, protocol, &in, 2, &out, NULL), INTEGRA_OK);
    assert_true(services[0] == INTEGRA_SERVICE_BIT_HOME_HELP);
    assert_true(services[1] == (INTEGRA_SERVICE_BIT_ETP | INTEGRA_SERVICE_BIT_MT_SEARCH));
    in.fields[INTEGRA_DEMAND_FIELD_REQUESTER] = NULL;
    assert_int_equal(integra_orientation_evaluate_columns(rules, protocol, &in, 2, &out, NULL),
                     INTEGRA_ERR_NULL_ARGUMENT);
}

/* One value wrong in one row: the row is named, and nothing is written. */
static void the_first_bad_row_is_named(void **state)
{
    (void)state;
    static uint64_t services[MANY];
    integra_demand_columns in = inputs();
    integra_orientation_columns out;
    integra_error error = { 0 };
    integra_orientation_columns_init(&out, sizeof out);
    out.services = services;
    for (uint32_t field = 0; field < FIELDS; field++) {
        uint8_t kept = fields[field][1234];
        fields[field][1234] = 9;
        assert_int_equal(integra_orientation_evaluate_columns(rules, protocol, &in, MANY, &out, &error),
                         INTEGRA_ERR_INVALID_VALUE);
        assert_int_equal(error.index, 1234);
        fields[field][1234] = kept;
    }
    uint32_t asked = motives[77];
    motives[77] = 0;
    assert_int_equal(integra_orientation_evaluate_columns(rules, protocol, &in, MANY, &out, &error),
                     INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(error.index, 77);
    motives[77] = asked;
    integra_date day = dates[5];
    dates[5] = 3000000;
    assert_int_equal(integra_orientation_evaluate_columns(rules, protocol, &in, MANY, &out, &error),
                     INTEGRA_ERR_INVALID_DATE);
    assert_int_equal(error.index, 5);
    dates[5] = day;
    size_t row = 0;
    while (fields[INTEGRA_DEMAND_FIELD_REQUESTER][row] != INTEGRA_REQUESTER_PERSON) {
        row++;
    }
    fields[INTEGRA_DEMAND_FIELD_GROUND][row] = INTEGRA_SUPPORT_GROUND_MISSING_SKILL;
    assert_int_equal(integra_orientation_evaluate_columns(rules, protocol, &in, MANY, &out, &error),
                     INTEGRA_ERR_REFUSED);
    assert_int_equal(error.rule, 2016);
    assert_int_equal(error.index, row);
    fields[INTEGRA_DEMAND_FIELD_GROUND][row] = INTEGRA_SUPPORT_GROUND_NONE;
    assert_true(services[0] == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_answer_as_one_by_one),
        cmocka_unit_test(row_masks_say_which_rows_speak),
        cmocka_unit_test(a_column_left_out_is_not_known),
        cmocka_unit_test(the_first_bad_row_is_named),
    };
    return cmocka_run_group_tests(tests, set_up, give_back_built_in);
}
