/* test_orientation_allocation.c - each allocation of protocols refused in turn: MEMORY, nothing half done, nothing
 * kept. Spec: spec/21-protocol.md; include/integra/base.h, integra_allocator.  Layer: test.  SPDX-License-Identifier:
 * Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "demands.h"
#include "meter.h"

enum { ROOM = 65536 };

static uint8_t message[ROOM], receipt[ROOM];
static size_t message_size, receipt_size;

/* One thing to do with an allocator. What it makes, it takes back. */
typedef integra_status deed(const integra_allocator *allocator);

static integra_status create(const integra_allocator *allocator)
{
    integra_protocol *protocol = NULL;
    integra_status status = integra_protocol_create("has-2014", allocator, &protocol, NULL);
    assert_true((status == INTEGRA_OK) == (protocol != NULL));
    integra_protocol_destroy(protocol);
    return status;
}

static integra_status decode(const integra_allocator *allocator)
{
    integra_protocol *protocol = NULL;
    integra_status status = integra_protocol_decode(message, message_size, allocator, &protocol, NULL);
    assert_true((status == INTEGRA_OK) == (protocol != NULL));
    integra_protocol_destroy(protocol);
    return status;
}

/* A table that fails its proof: what it finds takes memory too. */
static integra_status prove(const integra_allocator *allocator)
{
    integra_protocol *protocol = NULL;
    size_t count = 77;
    integra_row row = plain_row("wrong", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_HOME_HELP);
    integra_status status =
        integra_protocol_draft((integra_text){ "p", 1 }, INTEGRA_DATE_UNKNOWN, allocator, &protocol, NULL);
    if (status == INTEGRA_OK) {
        status = integra_protocol_apply(protocol, &row, NULL);
        assert_int_equal(integra_protocol_row_count(protocol), status == INTEGRA_OK ? 1 : 0);
    }
    if (status == INTEGRA_OK) {
        status = integra_protocol_prove(protocol, &count, NULL);
        assert_true(status == INTEGRA_OK ? count >= MOTIVES - 1 && count < 77 : count == 77);
        assert_int_equal(integra_protocol_proved(protocol), 0);
    }
    integra_protocol_destroy(protocol);
    return status;
}

/* A lawful one: proved, digested, compared. */
static integra_status prove_and_compare(const integra_allocator *allocator)
{
    integra_protocol *protocol = NULL;
    size_t failures = 0;
    uint64_t count = 77, key = 0;
    integra_status status = integra_protocol_decode(message, message_size, allocator, &protocol, NULL);
    if (status == INTEGRA_OK) {
        status = integra_protocol_prove(protocol, &failures, NULL);
        assert_int_equal(integra_protocol_proved(protocol), status == INTEGRA_OK);
    }
    if (status == INTEGRA_OK) {
        status = integra_protocol_compare(protocol, protocol, INTEGRA_PART_WHOLE, &key, 1, &count, NULL);
        assert_int_equal(count, status == INTEGRA_OK ? 0 : 77);
    }
    integra_protocol_destroy(protocol);
    return status;
}

static integra_status replay(const integra_allocator *allocator)
{
    integra_orientation orientation;
    integra_orientation_init(&orientation, sizeof orientation);
    integra_status status = integra_orientation_replay(receipt, receipt_size, allocator, &orientation, NULL);
    assert_true((status == INTEGRA_OK) == (orientation.route_count > 0));
    return status;
}

static void every_refused_block_leaves_nothing_behind(void **state)
{
    (void)state;
    static deed *const deeds[] = { create, decode, prove, prove_and_compare, replay };
    for (size_t i = 0; i < sizeof deeds / sizeof deeds[0]; i++) {
        integra_status status = INTEGRA_ERR_MEMORY;
        for (size_t fail_at = 1; status != INTEGRA_OK; fail_at++) {
            meter meter = { 0, fail_at, 0 };
            integra_allocator allocator = { &meter, take, give_back };
            status = deeds[i](&allocator);
            assert_true(status == INTEGRA_OK || status == INTEGRA_ERR_MEMORY);
            assert_true((status == INTEGRA_OK) == (meter.taken < fail_at));
            assert_int_equal(meter.live, 0);
        }
    }
}

static int set_up(void **state)
{
    (void)state;
    integra_rules *rules = NULL;
    integra_protocol *protocol = NULL;
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_ETP));
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_encode(protocol, message, ROOM, &message_size, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_receipt(rules, protocol, &demand, receipt, ROOM, &receipt_size, NULL),
                     INTEGRA_OK);
    integra_protocol_destroy(protocol);
    integra_rules_destroy(rules);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_refused_block_leaves_nothing_behind) };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
