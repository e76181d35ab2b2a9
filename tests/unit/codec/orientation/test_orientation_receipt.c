/* test_orientation_receipt.c - receipts of responses: they replay, or tell what is wrong with what they hold and where.
 * Spec: spec/integra.cddl, orientation-receipt-body; GEN-10, ORI-1, ORI-16.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "demands.h"
#include "built_in.h"

enum { ROOM = 32768, GEN_10 = 10, ORI_16 = 2016, WIRE_14 = 7014, WIRE_17 = 7017 };

static uint8_t bytes[ROOM];
static integra_orientation replayed;

/* A receipt in its parts, to be put together again with one of them changed. */
typedef struct parts {
    uint8_t pack[128], messages[3][ROOM / 2]; /* protocol, demand, response */
    size_t pack_size, sizes[3], at[3];        /* at: where each message begins, once put together */
} parts;

static parts honest;

static size_t put_head(size_t at, size_t size)
{
    bytes[at++] = size < 24 ? (uint8_t)(0x40 | size) : size < 256 ? 0x58 : 0x59;
    if (size >= 256) {
        bytes[at++] = (uint8_t)(size >> 8);
    }
    if (size >= 24) {
        bytes[at++] = (uint8_t)size;
    }
    return at;
}

static size_t put_together(parts *p)
{
    memcpy(bytes, p->pack, p->pack_size);
    size_t at = p->pack_size;
    for (uint8_t i = 0; i < 3; i++) {
        bytes[at++] = (uint8_t)(2 + i);
        at = put_head(at, p->sizes[i]);
        p->at[i] = at;
        memcpy(bytes + at, p->messages[i], p->sizes[i]);
        at += p->sizes[i];
    }
    return at;
}

static integra_demand asked(void)
{
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_ETP) | BIT(INTEGRA_MOTIVE_HOME_HELP));
    demand.mt = INTEGRA_MT_STATE_INFORMED;
    demand.id.bytes[3] = 7;
    return demand;
}

static void take_apart(void)
{
    integra_demand demand = asked();
    integra_orientation made;
    uint8_t digest[32];
    parts *p = &honest;
    /* {0: ["has-2014", 1, digest], … */
    static const uint8_t head[] = { 0x83, 1,   15,  0xa4, 0,   0x83, 0x68, 'h',  'a',
                                    's',  '-', '2', '0',  '1', '4',  1,    0x58, 32 };
    integra_orientation_init(&made, sizeof made);
    assert_int_equal(integra_rules_digest(rules, digest, NULL), INTEGRA_OK);
    memcpy(p->pack, head, sizeof head);
    memcpy(p->pack + sizeof head, digest, sizeof digest);
    p->pack_size = sizeof head + sizeof digest;
    assert_int_equal(integra_protocol_encode(protocol, p->messages[0], ROOM / 2, &p->sizes[0], NULL), INTEGRA_OK);
    assert_int_equal(integra_demand_encode(&demand, NULL, p->messages[1], ROOM / 2, &p->sizes[1], NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &made, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_encode(&made, p->messages[2], ROOM / 2, &p->sizes[2], NULL), INTEGRA_OK);
}

static integra_status replay(size_t size, integra_error *error)
{
    integra_orientation_init(&replayed, sizeof replayed);
    integra_status status = integra_orientation_replay(bytes, size, NULL, &replayed, error);
    assert_true((status == INTEGRA_OK) == (replayed.route_count > 0)); /* nothing half done */
    return status;
}

static void refuse(size_t size, integra_status status, uint32_t rule, uint64_t offset)
{
    integra_error error = { 0 };
    assert_int_equal(replay(size, &error), status);
    assert_int_equal(error.status, status);
    assert_int_equal(error.rule, rule);
    assert_int_equal(error.offset, offset);
}

static void a_receipt_is_its_parts_and_replays(void **state)
{
    (void)state;
    static uint8_t written[ROOM];
    parts p = honest;
    integra_demand demand = asked();
    integra_orientation made;
    size_t size = put_together(&p), written_size = 0;
    integra_orientation_init(&made, sizeof made);
    assert_int_equal(integra_orientation_receipt(rules, protocol, &demand, written, ROOM, &written_size, NULL),
                     INTEGRA_OK);
    assert_int_equal(written_size, size);
    assert_memory_equal(written, bytes, size);
    assert_int_equal(replay(size, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &made, NULL), INTEGRA_OK);
    assert_memory_equal(&replayed, &made, sizeof made);
}

static void overrides_are_part_of_it(void **state)
{
    (void)state;
    const char *name = "first_answer_routine_days";
    const int64_t days = 3;
    integra_rules *own = NULL;
    integra_demand demand = asked();
    size_t size = 0;
    assert_int_equal(integra_rules_create("dac-2022", &name, &days, 1, NULL, &own, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_receipt(own, protocol, &demand, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(replay(size, NULL), INTEGRA_OK);
    assert_int_equal(replayed.pack, INTEGRA_PACK_DAC_2022);
    assert_int_equal(replayed.overridden, 1);
    assert_int_equal(replayed.first_answer_due, demand.date + 3);
    integra_rules_destroy(own);
}

/* What is inside is refused as it would be by itself, at its place in the receipt. */
static void what_is_inside_is_judged(void **state)
{
    (void)state;
    parts p = honest;
    p.messages[0][2] = INTEGRA_MESSAGE_DEMAND;
    size_t size = put_together(&p);
    refuse(size, INTEGRA_ERR_WRONG_KIND, WIRE_17, p.at[0] + 2);
    p = honest;
    p.sizes[0] = 4; /* its head, and no more */
    size = put_together(&p);
    refuse(size, INTEGRA_ERR_TRUNCATED, 7001, p.at[0] + p.sizes[0]);
    p = honest;
    p.sizes[1]++;
    p.messages[1][p.sizes[1] - 1] = 0;
    size = put_together(&p);
    refuse(size, INTEGRA_ERR_TRAILING, 7012, p.at[1] + p.sizes[1] - 1);
    p = honest; /* an MT who asks and is not informed */
    uint8_t *mt = NULL;
    for (size_t at = 20; at + 1 < p.sizes[1]; at++) {
        mt = mt == NULL && p.messages[1][at] == 12 ? p.messages[1] + at + 1 : mt;
    }
    assert_non_null(mt);
    assert_int_equal(*mt, INTEGRA_MT_STATE_INFORMED);
    *mt = INTEGRA_MT_STATE_KNOWN;
    size = put_together(&p);
    refuse(size, INTEGRA_ERR_REFUSED, ORI_16, p.at[1] + 3);
}

/* One row that answers one motive: read, tried, and found wanting. */
static void an_unproved_protocol_answers_nothing(void **state)
{
    (void)state;
    parts p = honest;
    integra_demand demand = asked();
    integra_error error = { 0 };
    integra_protocol *small = draft();
    size_t size = 77;
    integra_row row = plain_row("row", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP);
    apply(small, row);
    assert_int_equal(integra_protocol_encode(small, p.messages[0], ROOM / 2, &p.sizes[0], NULL), INTEGRA_OK);
    refuse(put_together(&p), INTEGRA_ERR_REFUSED, ORI_16, INTEGRA_NO_PLACE);
    assert_int_equal(integra_orientation_receipt(rules, small, &demand, bytes, ROOM, &size, &error),
                     INTEGRA_ERR_REFUSED);
    assert_true(error.rule == ORI_16 && size == 77);
    integra_protocol_destroy(small);
    /* A row that overrides itself: its first override, and no place. */
    size_t end = p.sizes[0];
    assert_int_equal(p.messages[0][end - 5], 0x80);
    memmove(p.messages[0] + end - 3, p.messages[0] + end - 4, 4);
    p.messages[0][end - 5] = 0x81;
    p.messages[0][end - 4] = 0;
    p.sizes[0]++;
    refuse(put_together(&p), INTEGRA_ERR_REFUSED, ORI_16, 0);
}

/* Whoever reads a message does not wait for such a proof. */
static void an_endless_proof_is_given_up(void **state)
{
    (void)state;
    parts p = honest;
    integra_protocol *endless = endless_protocol(MOTIVES);
    assert_int_equal(integra_protocol_encode(endless, p.messages[0], ROOM / 2, &p.sizes[0], NULL), INTEGRA_OK);
    refuse(put_together(&p), INTEGRA_ERR_LIMIT, ORI_16, INTEGRA_NO_PLACE);
    integra_protocol_destroy(endless);
}

static uint32_t no_further(void *context, uint64_t done)
{
    return done < *(uint64_t *)context;
}

/* Whoever replays may allow less, and may end it. */
static void a_replay_ends_when_asked(void **state)
{
    (void)state;
    uint64_t most = 1000;
    uint32_t origin = 0;
    integra_orientation made;
    integra_work work;
    integra_error error = { 0 };
    size_t size = put_together(&honest);
    integra_orientation_init(&made, sizeof made);
    integra_work_init(&work, sizeof work);
    work.context = &most;
    work.go_on = no_further;
    assert_int_equal(integra_orientation_replay_within(bytes, size, NULL, 0, NULL, &work, &made, &origin, &error),
                     INTEGRA_ERR_INTERRUPTED);
    work.go_on = NULL;
    work.limit = 1000;
    assert_int_equal(integra_orientation_replay_within(bytes, size, NULL, 0, NULL, &work, &made, &origin, &error),
                     INTEGRA_ERR_LIMIT);
    assert_int_equal(error.fault, INTEGRA_FAULT_WORK_LIMIT);
    assert_int_equal(made.route_count, 0); /* nothing is given out */
    work.limit = 0;
    assert_int_equal(integra_orientation_replay_within(bytes, size, NULL, 0, NULL, &work, &made, &origin, &error),
                     INTEGRA_OK);
}

/* ORI-1: a receipt cannot tell of a door; one that does is no receipt of ours. */
static void a_door_is_no_part_of_it(void **state)
{
    (void)state;
    parts p = honest;
    integra_demand demand = asked();
    integra_contact contact;
    integra_contact_init(&contact, sizeof contact);
    contact.door = INTEGRA_DOOR_CCAS;
    assert_int_equal(integra_demand_encode(&demand, &contact, p.messages[1], ROOM / 2, &p.sizes[1], NULL), INTEGRA_OK);
    size_t size = put_together(&p);
    refuse(size, INTEGRA_ERR_RECEIPT_DIFFERS, GEN_10, p.at[1] - 1); /* the size of what it says was asked */
}

/* Bytes of the digest, of the response and of all the rest: a change is told, in the digest where it is. */
static void a_changed_byte_is_told(void **state)
{
    (void)state;
    parts p = honest;
    uint64_t seed = 5;
    size_t size = put_together(&p), differs = 0;
    for (size_t i = 0; i < 18; i++) {
        integra_error error = { 0 };
        size_t at = i < 4    ? p.pack_size - 32 + 8 * i
                    : i < 12 ? p.at[2] + pick(&seed, (uint32_t)p.sizes[2])
                             : pick(&seed, (uint32_t)size);
        bytes[at] ^= (uint8_t)(1 + pick(&seed, 255));
        integra_status status = replay(size, &error);
        if (status == INTEGRA_OK) { /* another row, text or demand, whose receipt this honestly is */
            assert_in_range(at, p.at[0], p.at[2] - 1);
        } else {
            assert_true(error.status == status && (error.offset == INTEGRA_NO_PLACE || error.offset <= size));
            differs += status == INTEGRA_ERR_RECEIPT_DIFFERS;
            assert_true(i >= 4 || (status == INTEGRA_ERR_RECEIPT_DIFFERS && error.offset == at));
        }
        size = put_together(&p);
    }
    assert_true(differs >= 6);
    for (size_t cut = 0; cut < size; cut += cut + 64 < size ? 64 : 1) {
        assert_int_equal(replay(cut, NULL), INTEGRA_ERR_TRUNCATED);
    }
    bytes[size] = 0;
    refuse(size + 1, INTEGRA_ERR_TRAILING, 7012, size);
}

/* Later keys of protocol and demand are carried; those of the receipt are kept out of the judgement. */
static void later_keys_are_carried(void **state)
{
    (void)state;
    static const uint8_t keys[] = { 3, 21 };
    static uint8_t written[ROOM];
    parts p = honest;
    for (size_t i = 0; i < 2; i++) {
        p.messages[i][3]++;
        p.messages[i][p.sizes[i]] = keys[i];
        p.messages[i][p.sizes[i] + 1] = 0xf6;
        p.sizes[i] += 2;
    }
    integra_demand demand;
    integra_contact contact;
    integra_protocol *own = NULL;
    size_t size = put_together(&p), written_size = 0, failures = 9;
    assert_int_equal(replay(size, NULL), INTEGRA_OK);
    integra_demand_init(&demand, sizeof demand);
    integra_contact_init(&contact, sizeof contact);
    assert_int_equal(integra_demand_decode(p.messages[1], p.sizes[1], &demand, &contact, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_decode(p.messages[0], p.sizes[0], NULL, &own, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_prove(own, &failures, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_receipt(rules, own, &demand, written, ROOM, &written_size, NULL), INTEGRA_OK);
    assert_int_equal(written_size, size);
    assert_memory_equal(written, bytes, size);
    integra_protocol_destroy(own);
    bytes[3]++;
    bytes[size] = 5;
    bytes[size + 1] = 0xf6;
    assert_int_equal(replay(size + 2, NULL), INTEGRA_OK);
    bytes[size] = 0x20;
    refuse(size + 2, INTEGRA_ERR_CRITICAL_KEY, 7018, size);
}

/* A protocol may be as large as a message, and then leaves no room for the rest of a receipt. */
static void a_receipt_may_be_too_large(void **state)
{
    (void)state;
    uint8_t *large = calloc(1, INTEGRA_MESSAGE_LIMIT);
    integra_protocol *own = NULL;
    integra_demand demand = asked();
    integra_error error = { 0 };
    size_t size = honest.sizes[0], content = INTEGRA_MESSAGE_LIMIT - size - 6, failures = 9;
    assert_non_null(large);
    memcpy(large, honest.messages[0], size);
    large[3]++;
    const uint8_t key[] = { 3, 0x5a, 0, (uint8_t)(content >> 16), (uint8_t)(content >> 8), (uint8_t)content };
    memcpy(large + size, key, sizeof key);
    assert_int_equal(integra_protocol_decode(large, INTEGRA_MESSAGE_LIMIT, NULL, &own, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_prove(own, &failures, NULL), INTEGRA_OK);
    size = 77;
    assert_int_equal(integra_orientation_receipt(rules, own, &demand, bytes, ROOM, &size, &error), INTEGRA_ERR_LIMIT);
    assert_true(error.rule == WIRE_14 && size == 77);
    integra_protocol_destroy(own);
    free(large);
}

static int set_up(void **state)
{
    make_built_in(state);
    take_apart();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_receipt_is_its_parts_and_replays),
        cmocka_unit_test(overrides_are_part_of_it),
        cmocka_unit_test(what_is_inside_is_judged),
        cmocka_unit_test(an_unproved_protocol_answers_nothing),
        cmocka_unit_test(an_endless_proof_is_given_up),
        cmocka_unit_test(a_replay_ends_when_asked),
        cmocka_unit_test(a_door_is_no_part_of_it),
        cmocka_unit_test(a_changed_byte_is_told),
        cmocka_unit_test(later_keys_are_carried),
        cmocka_unit_test(a_receipt_may_be_too_large),
    };
    return cmocka_run_group_tests(tests, set_up, give_back_built_in);
}
