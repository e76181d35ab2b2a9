/* test_orientation_allocation.c - each allocation of protocols refused in turn: MEMORY, nothing half done or kept.
 * Spec: spec/21-protocol.md; include/integra/base.h, integra_allocator.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
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

static integra_status create(const integra_allocator *allocator)
{
    integra_protocol *protocol = NULL;
    integra_status status = integra_protocol_create("has-2014", allocator, &protocol, NULL);
    assert_true((status == INTEGRA_OK) == (protocol != NULL));
    integra_protocol_destroy(protocol);
    return status;
}

/* With a key of a later version, which takes a block too. */
static integra_status decode(const integra_allocator *allocator)
{
    static uint8_t later[ROOM];
    integra_protocol *protocol = NULL;
    memcpy(later, message, message_size);
    memcpy(later + message_size, (const uint8_t[]){ 3, 0xf6 }, 2);
    later[3]++;
    integra_status status = integra_protocol_decode(later, message_size + 2, allocator, &protocol, NULL);
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
        status = integra_protocol_compare(protocol, protocol, INTEGRA_PART_WHOLE, &key, 1, &count, NULL, NULL);
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

/* With the protocols that are accepted, of which it is the second. */
static integra_status replay_accepted(const integra_allocator *allocator)
{
    static uint8_t accepted[64];
    integra_protocol *protocol = NULL;
    integra_orientation orientation;
    uint32_t origin = 77;
    integra_orientation_init(&orientation, sizeof orientation);
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_digest(protocol, INTEGRA_PART_WHOLE, accepted + 32, NULL), INTEGRA_OK);
    integra_protocol_destroy(protocol);
    integra_status status = integra_orientation_replay_within(receipt, receipt_size, accepted, sizeof accepted,
                                                              allocator, NULL, &orientation, &origin, NULL);
    assert_true((status == INTEGRA_OK) == (orientation.route_count > 0));
    assert_int_equal(origin, status == INTEGRA_OK ? INTEGRA_PROTOCOL_ORIGIN_BUILT_IN : 77);
    return status;
}

static void every_refused_block_leaves_nothing_behind(void **state)
{
    (void)state;
    static deed *const deeds[] = { create, decode, prove, prove_and_compare, replay, replay_accepted };
    refuse_in_turn(deeds, sizeof deeds / sizeof deeds[0]);
}

/* What a protocol says, whatever it was tried for. */
static void same_rows(const integra_protocol *protocol, const uint8_t *wanted, size_t wanted_size)
{
    static uint8_t bytes[ROOM];
    size_t size = 0;
    assert_int_equal(integra_protocol_encode(protocol, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(size, wanted_size);
    assert_memory_equal(bytes, wanted, size);
}

/* Adds a row of the built-in protocol to a draft of the rows before it. */
static integra_status add_row(integra_protocol *protocol, const integra_protocol *from, size_t index)
{
    integra_row row;
    integra_row_init(&row, sizeof row);
    assert_int_equal(integra_protocol_row_at(from, index, &row, NULL), INTEGRA_OK);
    return integra_protocol_apply(protocol, &row, NULL);
}

/* A row refused for want of memory leaves the rows there were, and is added when asked again. */
static void a_refused_row_leaves_the_protocol_whole(void **state)
{
    (void)state;
    integra_protocol *from = NULL;
    assert_int_equal(integra_protocol_create("has-2014", NULL, &from, NULL), INTEGRA_OK);
    size_t refused = 1, rows = integra_protocol_row_count(from);
    for (size_t fail_at = 1; refused > 0; fail_at++) {
        meter count = { .fail_at = fail_at };
        integra_allocator allocator = { &count, take, give_back };
        integra_protocol *protocol = NULL;
        integra_text name = integra_protocol_name(from);
        integra_date since = integra_protocol_effective(from);
        refused = 0;
        while (integra_protocol_draft(name, since, &allocator, &protocol, NULL) != INTEGRA_OK) {
            assert_true(protocol == NULL && refused++ == 0);
        }
        for (size_t i = 0; i < rows; i++) {
            while (add_row(protocol, from, i) != INTEGRA_OK) {
                assert_true(integra_protocol_row_count(protocol) == i && refused++ == 0);
            }
        }
        same_rows(protocol, message, message_size);
        integra_protocol_destroy(protocol);
        assert_int_equal(count.live, 0);
    }
    integra_protocol_destroy(from);
}

/* A proof or a comparison refused for want of memory changes no row and no digest; a proof may be made again. */
static void a_refused_proof_leaves_the_rows(void **state)
{
    (void)state;
    meter count = { 0 };
    integra_allocator allocator = { &count, take, give_back };
    integra_protocol *protocol = NULL;
    uint8_t digests[2][32];
    size_t failures = 77;
    uint64_t differ = 77, key = 0;
    assert_int_equal(integra_protocol_create("has-2014", &allocator, &protocol, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_digest(protocol, INTEGRA_PART_WHOLE, digests[0], NULL), INTEGRA_OK);
    count.fail_at = count.taken + 1; /* a row more: as it was, and proved still */
    integra_row row = plain_row("more", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP);
    assert_int_equal(integra_protocol_apply(protocol, &row, NULL), INTEGRA_ERR_MEMORY);
    assert_int_equal(integra_protocol_proved(protocol), 1);
    same_rows(protocol, message, message_size);
    count.fail_at = count.taken + 1;
    integra_status status = integra_protocol_compare(protocol, protocol, 0, &key, 1, &differ, NULL, NULL);
    assert_true(status == INTEGRA_ERR_MEMORY && differ == 77 && integra_protocol_proved(protocol));
    status = INTEGRA_ERR_MEMORY;
    for (size_t more = 1; status != INTEGRA_OK; more++) {
        count.fail_at = count.taken + more;
        status = integra_protocol_prove(protocol, &failures, NULL);
        assert_true(status == INTEGRA_OK || (status == INTEGRA_ERR_MEMORY && failures == 77));
        assert_int_equal(integra_protocol_proved(protocol), status == INTEGRA_OK);
        same_rows(protocol, message, message_size);
        assert_int_equal(integra_protocol_digest(protocol, INTEGRA_PART_WHOLE, digests[1], NULL),
                         status == INTEGRA_OK ? INTEGRA_OK : INTEGRA_ERR_REFUSED);
    }
    assert_int_equal(failures, 0);
    assert_memory_equal(digests[1], digests[0], 32);
    integra_protocol_destroy(protocol);
    assert_int_equal(count.live, 0);
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_refused_block_leaves_nothing_behind),
        cmocka_unit_test(a_refused_row_leaves_the_protocol_whole),
        cmocka_unit_test(a_refused_proof_leaves_the_rows),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
