/* test_orientation.c - demands, protocols, responses and receipts as messages: the same back, or refused at a place.
 * Spec: spec/integra.cddl, protocol-body to orientation-receipt-body; ORI-1, GEN-10.  Layer: test of codec.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"

enum { ROOM = 32768, WIRE_19 = 7019, WIRE_20 = 7020, WIRE_21 = 7021, ORI_16 = 2016 };

static integra_rules *rules;
static integra_protocol *protocol;
static uint8_t bytes[ROOM], again[ROOM];

static int set_up(void **state)
{
    (void)state;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    integra_rules_destroy(rules);
    integra_protocol_destroy(protocol);
    return 0;
}

static integra_status decode_demand(const uint8_t *message, size_t size, integra_demand *demand,
                                    integra_contact *contact, integra_error *error)
{
    integra_demand_init(demand, sizeof *demand);
    integra_contact_init(contact, sizeof *contact);
    return integra_demand_decode(message, size, demand, contact, error);
}

/* Worked out by hand from the CDDL: [1, 12, {2: 2, 3: 2, 6: 2, 7: 7, 16: "2A004", 17: 8}]. */
static void a_demand_is_these_bytes(void **state)
{
    (void)state;
    static const uint8_t wanted[] = { 0x83, 0x01, 0x0c, 0xa6, 0x02, 0x02, 0x03, 0x02, 0x06, 0x02, 0x07,
                                      0x07, 0x10, 0x65, '2',  'A',  '0',  '0',  '4',  0x11, 0x08 };
    integra_demand demand;
    integra_contact contact;
    size_t size = 0;
    integra_demand_init(&demand, sizeof demand);
    integra_contact_init(&contact, sizeof contact);
    demand.motives = BIT(INTEGRA_MOTIVE_SOCIAL_AIDS);
    demand.requester = INTEGRA_REQUESTER_CARER;
    demand.pps = INTEGRA_TRI_YES;
    demand.stage = INTEGRA_STAGE_TO_REFER;
    memcpy(demand.commune, "2A004", 5);
    contact.door = INTEGRA_DOOR_HOSPITAL;
    assert_int_equal(integra_demand_encode(&demand, &contact, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(size, sizeof wanted);
    assert_memory_equal(bytes, wanted, sizeof wanted);
    integra_demand read;
    assert_int_equal(decode_demand(bytes, size, &read, &contact, NULL), INTEGRA_OK);
    assert_memory_equal(&read, &demand, sizeof demand);
    assert_int_equal(contact.door, INTEGRA_DOOR_HOSPITAL);
}

static void bad_demands_are_refused_at_their_place(void **state)
{
    (void)state;
    static const struct {
        uint8_t message[24];
        size_t size;
        integra_status status;
        uint32_t rule;
        uint64_t offset;
    } cases[] = {
        /* stage 2, undetermined, is the default */
        { { 0x83, 1, 12, 0xa3, 2, 1, 3, 2, 7, 2 }, 10, INTEGRA_ERR_EXPLICIT_DEFAULT, WIRE_19, 9 },
        { { 0x83, 1, 12, 0xa3, 2, 1, 3, 2, 4, 0 }, 10, INTEGRA_ERR_EXPLICIT_DEFAULT, WIRE_19, 9 },
        /* no requester 8, no motive 23, no commune in lower case */
        { { 0x83, 1, 12, 0xa2, 2, 1, 3, 8 }, 8, INTEGRA_ERR_WRONG_TYPE, WIRE_20, 7 },
        { { 0x83, 1, 12, 0xa2, 2, 0x1a, 0, 0x80, 0, 0, 3, 1 }, 12, INTEGRA_ERR_WRONG_TYPE, WIRE_20, 5 },
        { { 0x83, 1, 12, 0xa3, 2, 1, 3, 1, 16, 0x65, '2', 'a', '0', '0', '4' },
          15,
          INTEGRA_ERR_WRONG_TYPE,
          WIRE_20,
          9 },
        /* who asks must be said, and about what */
        { { 0x83, 1, 12, 0xa1, 2, 1 }, 6, INTEGRA_ERR_MISSING_KEY, WIRE_21, 3 },
        { { 0x83, 1, 12, 0xa1, 3, 1 }, 6, INTEGRA_ERR_MISSING_KEY, WIRE_21, 3 },
        /* a carer with a ground */
        { { 0x83, 1, 12, 0xa3, 2, 1, 3, 2, 5, 1 }, 10, INTEGRA_ERR_REFUSED, ORI_16, 3 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        integra_error error = { 0 };
        integra_demand demand;
        integra_contact contact;
        assert_int_equal(decode_demand(cases[i].message, cases[i].size, &demand, &contact, &error), cases[i].status);
        assert_int_equal(error.rule, cases[i].rule);
        assert_int_equal(error.offset, cases[i].offset);
        assert_int_equal(demand.motives, 0); /* nothing half done */
    }
}

/* ORI-1: whatever the door, the channel and the call, the bytes of the response are the same. A rule that came to read
 * one of them would have to be given it here, and change the bytes. */
static void the_door_changes_no_byte(void **state)
{
    (void)state;
    uint64_t seed = 2014;
    for (uint32_t i = 0; i < 400; i++) {
        integra_demand demand = plain_demand(1);
        size_t first = 0;
        do { /* any possible demand of one motive */
            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            demand.motives = BIT((seed >> 33) % MOTIVES);
            for (uint32_t field = 0; field < FIELDS; field++) {
                seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
                set_field(&demand, field, (uint8_t)(seed >> 61));
            }
        } while (integra_demand_encode(&demand, NULL, bytes, ROOM, &first, NULL) != INTEGRA_OK);
        first = 0;
        for (uint32_t door = 0; door <= INTEGRA_DOOR_OTHER; door++) {
            for (uint32_t channel = 0; channel <= INTEGRA_CHANNEL_WEB; channel++) {
                integra_contact contact, came;
                integra_demand read;
                integra_orientation orientation;
                size_t size = 0;
                integra_contact_init(&contact, sizeof contact);
                integra_orientation_init(&orientation, sizeof orientation);
                contact.door = door;
                contact.channel = channel;
                contact.call.bytes[0] = (uint8_t)(1 + door);
                assert_int_equal(integra_demand_encode(&demand, &contact, bytes, ROOM, &size, NULL), INTEGRA_OK);
                assert_int_equal(decode_demand(bytes, size, &read, &came, NULL), INTEGRA_OK);
                assert_int_equal(came.door, door);
                assert_int_equal(came.channel, channel);
                assert_int_equal(integra_orientation_evaluate(rules, protocol, &read, &orientation, NULL), INTEGRA_OK);
                assert_int_equal(integra_orientation_encode(&orientation, bytes, ROOM, &size, NULL), INTEGRA_OK);
                if (first != 0) {
                    assert_int_equal(size, first);
                    assert_memory_equal(bytes, again, size);
                }
                first = size;
                memcpy(again, bytes, size);
            }
        }
    }
}

static void a_protocol_comes_back_as_it_went(void **state)
{
    (void)state;
    integra_protocol *read = NULL;
    size_t size = 0, same = 0, failures = 9;
    uint8_t digests[2][32];
    assert_int_equal(integra_protocol_encode(protocol, NULL, 0, &size, NULL), INTEGRA_ERR_CAPACITY);
    assert_int_equal(integra_protocol_encode(protocol, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_decode(bytes, size, NULL, &read, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_proved(read), 0); /* whoever sent it */
    assert_int_equal(integra_protocol_encode(read, again, ROOM, &same, NULL), INTEGRA_OK);
    assert_int_equal(same, size);
    assert_memory_equal(again, bytes, size);
    assert_int_equal(integra_protocol_prove(read, &failures, NULL), INTEGRA_OK);
    assert_int_equal(failures, 0);
    assert_int_equal(integra_protocol_digest(read, INTEGRA_PART_WHOLE, digests[0], NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_digest(protocol, INTEGRA_PART_WHOLE, digests[1], NULL), INTEGRA_OK);
    assert_memory_equal(digests[0], digests[1], 32);
    integra_protocol_destroy(read);
}

/* Any one bit of a protocol's message changed: refused, or another protocol that comes back as it went. */
static void any_bit_of_a_protocol_is_refused_or_kept(void **state)
{
    (void)state;
    size_t size = 0, refused = 0;
    integra_protocol *small = draft();
    integra_row row = plain_row("row", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP);
    row.conditions[INTEGRA_DEMAND_FIELD_STAGE] = BIT(INTEGRA_STAGE_DECLINED);
    row.source = (integra_text){ "\xc3\xa9tape 4", 8 };
    row.within[0] = 300;
    apply(small, row);
    row.id = (integra_text){ "other", 5 };
    row.override_count = 1;
    apply(small, row);
    assert_int_equal(integra_protocol_encode(small, bytes, ROOM, &size, NULL), INTEGRA_OK);
    integra_protocol_destroy(small);
    for (size_t bit = 0; bit < size * 8; bit++) {
        integra_protocol *read = NULL;
        size_t same = 0;
        bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        integra_error error = { 0 };
        integra_status status = integra_protocol_decode(bytes, size, NULL, &read, &error);
        if (status != INTEGRA_OK) {
            assert_null(read);
            assert_int_equal(error.status, status);
            assert_int_not_equal(error.rule, 0);
            refused++;
        } else {
            assert_int_equal(integra_protocol_encode(read, again, ROOM, &same, NULL), INTEGRA_OK);
            assert_int_equal(same, size);
            assert_memory_equal(again, bytes, size);
        }
        integra_protocol_destroy(read);
        bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    assert_true(refused > size * 2);
}

static void a_refused_row_is_named(void **state)
{
    (void)state;
    /* [1, 11, {0: "p", 2: [["a", 1, 0, h'00…', [[4, 0, 0, null]], [], 2005, ""], ["a", …the same id…]]}] */
    static const uint8_t row[] = { 0x88, 0x61, 'a', 1, 0,    0x4d, 0, 0, 0, 0,    0,    0,    0,    0,    0,
                                   0,    0,    0,   0, 0x81, 0x84, 4, 0, 0, 0xf6, 0x80, 0x19, 0x07, 0xd5, 0x60 };
    static const uint8_t head[] = { 0x83, 1, 11, 0xa2, 0, 0x61, 'p', 2, 0x82 };
    integra_error error = { 0 };
    integra_protocol *read = NULL;
    memcpy(bytes, head, sizeof head);
    memcpy(bytes + sizeof head, row, sizeof row);
    memcpy(bytes + sizeof head + sizeof row, row, sizeof row);
    size_t size = sizeof head + 2 * sizeof row;
    assert_int_equal(integra_protocol_decode(bytes, size, NULL, &read, &error), INTEGRA_ERR_DUPLICATE);
    assert_int_equal(error.rule, ORI_16);
    assert_int_equal(error.index, 1);
    assert_int_equal(error.offset, sizeof head + sizeof row);
    assert_null(read);
    bytes[sizeof head + sizeof row + 2] = 'b';
    assert_int_equal(integra_protocol_decode(bytes, size, NULL, &read, &error), INTEGRA_OK);
    integra_protocol_destroy(read);
}

static void a_receipt_replays_or_shows_where_it_differs(void **state)
{
    (void)state;
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_ETP) | BIT(INTEGRA_MOTIVE_HOME_HELP));
    integra_orientation made, replayed;
    integra_error error = { 0 };
    size_t size = 0;
    integra_orientation_init(&made, sizeof made);
    integra_orientation_init(&replayed, sizeof replayed);
    demand.id.bytes[3] = 7;
    assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &made, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_receipt(rules, protocol, &demand, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_replay(bytes, size, NULL, &replayed, NULL), INTEGRA_OK);
    assert_memory_equal(&replayed, &made, sizeof made);
    /* The response lies at the end; its last byte but one belongs to a rule. */
    bytes[size - 1] ^= 1u;
    assert_int_equal(integra_orientation_replay(bytes, size, NULL, &replayed, &error), INTEGRA_ERR_RECEIPT_DIFFERS);
    assert_int_equal(error.rule, 10);
    assert_int_equal(error.offset, size - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_demand_is_these_bytes),
        cmocka_unit_test(bad_demands_are_refused_at_their_place),
        cmocka_unit_test(the_door_changes_no_byte),
        cmocka_unit_test(a_protocol_comes_back_as_it_went),
        cmocka_unit_test(any_bit_of_a_protocol_is_refused_or_kept),
        cmocka_unit_test(a_refused_row_is_named),
        cmocka_unit_test(a_receipt_replays_or_shows_where_it_differs),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
