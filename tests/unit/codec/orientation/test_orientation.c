/* test_orientation.c - responses as messages: bytes worked out by hand, the same back, and room enough or none.
 * Spec: spec/integra.cddl, orientation-body; ORI-5, WIRE-18.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "strict.h"
#include "built_in.h"

enum { ROOM = 16384, DEMANDS = 400, ORI_5 = 2005 };

static uint8_t bytes[ROOM], again[ROOM];

/* A response of two routes: one that a row called, one that the response added. */
static integra_orientation two_routes(void)
{
    integra_orientation made;
    integra_orientation_init(&made, sizeof made);
    memset(made.id.bytes, 1, sizeof made.id.bytes);
    memset(made.protocol, 2, sizeof made.protocol);
    made.pack = INTEGRA_PACK_HAS_2014;
    made.overridden = 1;
    made.first_answer_due = 20247;
    made.route_count = 2;
    made.services = UINT64_C(1) << 4 | UINT64_C(1) << 35;
    made.route_services[0] = 4;
    made.route_levels[0] = INTEGRA_LEVEL_TERRITORY;
    made.route_waits[0] = INTEGRA_PRECONDITION_BIT_SHARING_CONSENT;
    made.route_rows[0] = 7;
    made.route_dues[0] = 20247;
    made.route_motives[0] = BIT(INTEGRA_MOTIVE_SOCIAL_AID);
    made.route_rules[0] = 2005;
    made.route_services[1] = 35;
    made.route_levels[1] = INTEGRA_LEVEL_PRIMARY_CARE;
    made.route_rows[1] = UINT16_MAX;
    made.route_dues[1] = INTEGRA_DATE_UNKNOWN;
    made.route_motives[1] = 3;
    made.route_rules[1] = 2008;
    return made;
}

static void a_response_is_these_bytes(void **state)
{
    (void)state;
    uint8_t wanted[256];
    size_t size = 0, wanted_size = unhex("83010d a6 00 50 01010101010101010101010101010101 01 01 02 01 03 5820 "
                                         "0202020202020202020202020202020202020202020202020202020202020202 04 194f17 "
                                         "05 82 87 04 02 02 07 194f17 02 1907d5 87 1823 01 00 f6 f6 03 1907d8",
                                         wanted);
    integra_orientation made = two_routes(), back;
    integra_orientation_init(&back, sizeof back);
    assert_int_equal(integra_orientation_encode(&made, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(size, wanted_size);
    assert_memory_equal(bytes, wanted, size);
    assert_int_equal(integra_orientation_decode(bytes, size, &back, NULL), INTEGRA_OK);
    assert_memory_equal(&back, &made, sizeof back);
}

/* What was never a response is not written; the route at fault is the index. */
static void what_no_evaluation_gives_is_not_written(void **state)
{
    (void)state;
    for (int i = 0; i < 14; i++) {
        integra_orientation made = two_routes();
        integra_error error = { 0 };
        size_t size = 77;
        uint64_t index = i < 5 ? INTEGRA_NO_PLACE : 1;
        made.route_count = i == 0 ? 0 : i == 1 ? INTEGRA_ROUTE_ROOM + 1 : made.route_count;
        made.pack = i == 2 ? 99 : made.pack;
        made.overridden = i == 3 ? 2 : made.overridden;
        made.services ^= i == 4 ? 2 : 0;
        made.route_services[1] = i == 5 ? 4 : i == 6 ? 63 : made.route_services[1];
        made.route_levels[1] = i == 7 ? 0 : i == 8 ? 99 : made.route_levels[1];
        made.route_waits[1] = i == 9 ? 128 : 0;
        made.route_rows[1] = i == 10 ? INTEGRA_ROW_LIMIT : made.route_rows[1];
        made.route_motives[1] = i == 11 ? 0 : i == 12 ? BIT(MOTIVES) : made.route_motives[1];
        made.route_rules[1] = i == 13 ? 9999 : made.route_rules[1];
        assert_int_equal(integra_orientation_encode(&made, bytes, ROOM, &size, &error), INTEGRA_ERR_INVALID_VALUE);
        assert_true(error.rule == ORI_5 && error.index == index && size == 77);
    }
    integra_orientation made = two_routes();
    size_t size = 77;
    made.reserved = 1;
    assert_int_equal(integra_orientation_encode(&made, bytes, ROOM, &size, NULL), INTEGRA_ERR_UNKNOWN_TAIL);
}

static void responses_come_back(void **state)
{
    (void)state;
    uint64_t seed = 2022;
    for (uint32_t i = 0; i < DEMANDS; i++) {
        integra_demand demand = some_demand(&seed);
        integra_orientation made, back;
        size_t size = 0;
        integra_orientation_init(&made, sizeof made);
        integra_orientation_init(&back, sizeof back);
        demand.id.bytes[0] = (uint8_t)(i % 3);
        assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &made, NULL), INTEGRA_OK);
        assert_int_equal(integra_orientation_encode(&made, bytes, ROOM, &size, NULL), INTEGRA_OK);
        assert_int_equal(integra_orientation_decode(bytes, size, &back, NULL), INTEGRA_OK);
        assert_memory_equal(&back, &made, sizeof back);
    }
}

/* A response is made anew, not passed on: what a later version said of it goes. */
static void later_keys_go(void **state)
{
    (void)state;
    integra_orientation made = two_routes(), back;
    size_t size = 0, less = 0;
    integra_orientation_init(&back, sizeof back);
    assert_int_equal(integra_orientation_encode(&made, bytes, ROOM, &size, NULL), INTEGRA_OK);
    bytes[3]++;
    bytes[size] = 0x06;
    bytes[size + 1] = 0xf6;
    assert_int_equal(integra_orientation_decode(bytes, size + 2, &back, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_encode(&back, again, ROOM, &less, NULL), INTEGRA_OK);
    bytes[3]--;
    assert_int_equal(less, size);
    assert_memory_equal(again, bytes, size);
    bytes[3]++;
    bytes[size + 1] = 0xf7;
    assert_int_equal(integra_orientation_decode(bytes, size + 2, &back, NULL), INTEGRA_ERR_NOT_ALLOWED);
}

/* ---- room ---- */

typedef integra_status encoder(uint8_t *out, size_t capacity, size_t *size, integra_error *error);

static integra_status demand(uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    integra_demand asked = plain_demand(BIT(INTEGRA_MOTIVE_ETP));
    return integra_demand_encode(&asked, NULL, out, capacity, size, error);
}
static integra_status table(uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    return integra_protocol_encode(protocol, out, capacity, size, error);
}
static integra_status response(uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    integra_orientation made = two_routes();
    return integra_orientation_encode(&made, out, capacity, size, error);
}
static integra_status receipt(uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    integra_demand asked = plain_demand(BIT(INTEGRA_MOTIVE_ETP));
    return integra_orientation_receipt(rules, protocol, &asked, out, capacity, size, error);
}

/* An array too small is left untouched and told the size; one that fits exactly is enough. */
static void one_capacity(encoder *encode, size_t capacity, size_t needed)
{
    static uint8_t untouched[ROOM], whole[ROOM];
    integra_error error = { 0 };
    size_t size = 0;
    memset(untouched, 0xaa, ROOM);
    memset(again, 0xaa, ROOM);
    integra_status status = encode(again, capacity, &size, &error);
    assert_int_equal(size, needed);
    assert_int_equal(status, capacity < needed ? INTEGRA_ERR_CAPACITY : INTEGRA_OK);
    assert_int_equal(error.status, status);
    assert_int_equal(encode(whole, ROOM, &size, NULL), INTEGRA_OK);
    assert_memory_equal(again, status ? untouched : whole, needed);
    assert_memory_equal(again + needed, untouched, ROOM - needed);
}

static void every_capacity(void **state)
{
    (void)state;
    encoder *const all[] = { demand, table, response, receipt };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        size_t needed = 0;
        assert_int_equal(all[i](NULL, 0, &needed, NULL), INTEGRA_ERR_CAPACITY);
        assert_in_range(needed, 20, ROOM - 1);
        for (size_t capacity = 0; capacity + 2 < needed; capacity += 1 + needed / 64) {
            one_capacity(all[i], capacity, needed);
        }
        for (size_t capacity = needed - 1; capacity <= needed + 1; capacity++) {
            one_capacity(all[i], capacity, needed);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_response_is_these_bytes),
        cmocka_unit_test(what_no_evaluation_gives_is_not_written),
        cmocka_unit_test(responses_come_back),
        cmocka_unit_test(later_keys_go),
        cmocka_unit_test(every_capacity),
    };
    return cmocka_run_group_tests(tests, make_built_in, give_back_built_in);
}
