/* test_orientation_receipt_accepted.c - whose protocol a receipt may be of: the digests that are accepted, and its
 * origin. Spec: spec/20-orientation.md, "The orientation receipt"; GEN-10, ORI-16, ORI-18.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "built_in.h"

enum { ROOM = 32768, DIGEST = 32, GEN_10 = 10, ORI_16 = 2016 };

static uint8_t bytes[ROOM];
static integra_orientation made;

/* The built-in rows under another name; with days, help at home comes within so many, which another digest tells. */
static integra_protocol *of_own_name(int16_t days)
{
    integra_protocol *own = built_in_without((uint32_t)integra_protocol_row_count(protocol));
    integra_protocol *changed = draft();
    size_t failures = 9;
    for (uint32_t i = 0; i < integra_protocol_row_count(own); i++) {
        integra_row row;
        integra_row_init(&row, sizeof row);
        assert_int_equal(integra_protocol_row_at(own, i, &row, NULL), INTEGRA_OK);
        if (days > 0 && row.services[0] == INTEGRA_SERVICE_HOME_HELP) {
            row.within[0] = days;
        }
        apply(changed, row);
    }
    integra_protocol_destroy(own);
    assert_int_equal(integra_protocol_prove(changed, &failures, NULL), INTEGRA_OK);
    assert_int_equal(failures, 0);
    return changed;
}

static size_t receipt_by(const integra_protocol *by)
{
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_ETP));
    size_t size = 0;
    assert_int_equal(integra_orientation_receipt(rules, by, &demand, bytes, ROOM, &size, NULL), INTEGRA_OK);
    return size;
}

static void put_digest(const integra_protocol *of, uint8_t *digest_out)
{
    assert_int_equal(integra_protocol_digest(of, INTEGRA_PART_WHOLE, digest_out, NULL), INTEGRA_OK);
}

/* The origin of a receipt that replays where these digests are accepted. */
static uint32_t replayed(size_t size, const uint8_t *accepted, size_t accepted_size)
{
    uint32_t origin = 77;
    integra_orientation_init(&made, sizeof made);
    assert_int_equal(
        integra_orientation_replay_within(bytes, size, accepted, accepted_size, NULL, NULL, &made, &origin, NULL),
        INTEGRA_OK);
    assert_true(made.route_count > 0);
    return origin;
}

static void refused(size_t size, const uint8_t *accepted, size_t accepted_size, integra_status status, uint32_t fault)
{
    uint32_t origin = 77;
    integra_error error = { 0 };
    integra_orientation_init(&made, sizeof made);
    assert_int_equal(
        integra_orientation_replay_within(bytes, size, accepted, accepted_size, NULL, NULL, &made, &origin, &error),
        status);
    assert_true(error.status == status && error.fault == fault && error.rule == GEN_10);
    assert_true(error.offset == INTEGRA_NO_PLACE && error.index == INTEGRA_NO_PLACE);
    assert_true(made.route_count == 0 && origin == 77); /* nothing is given out */
}

static void one_of_several_is_enough(void **state)
{
    (void)state;
    uint8_t accepted[3 * DIGEST] = { 0 };
    size_t size = receipt_by(protocol);
    assert_int_equal(replayed(size, NULL, 0), INTEGRA_PROTOCOL_ORIGIN_BUILT_IN);
    for (size_t at = 0; at < sizeof accepted; at += DIGEST) {
        memset(accepted, 0xa5, sizeof accepted);
        put_digest(protocol, accepted + at);
        assert_int_equal(replayed(size, accepted, sizeof accepted), INTEGRA_PROTOCOL_ORIGIN_BUILT_IN);
        accepted[at + DIGEST - 1] ^= 1;
        refused(size, accepted, sizeof accepted, INTEGRA_ERR_REFUSED, INTEGRA_FAULT_RECEIPT_ACCEPTED);
    }
}

/* A digest half in one and half in the next is none of them. */
static void digests_are_whole(void **state)
{
    (void)state;
    uint8_t accepted[3 * DIGEST] = { 0 };
    size_t size = receipt_by(protocol);
    put_digest(protocol, accepted + DIGEST / 2);
    refused(size, accepted, sizeof accepted, INTEGRA_ERR_REFUSED, INTEGRA_FAULT_RECEIPT_ACCEPTED);
    put_digest(protocol, accepted);
    for (size_t cut = 1; cut < DIGEST; cut++) {
        refused(size, accepted, cut, INTEGRA_ERR_INVALID_VALUE, INTEGRA_FAULT_RECEIPT_DIGESTS);
        refused(size, accepted, DIGEST + cut, INTEGRA_ERR_INVALID_VALUE, INTEGRA_FAULT_RECEIPT_DIGESTS);
    }
    assert_int_equal(replayed(size, accepted, DIGEST), INTEGRA_PROTOCOL_ORIGIN_BUILT_IN);
}

/* What is accepted is what a protocol answers, whatever it is called; whose it is goes by its rows and its name. */
static void a_protocol_is_accepted_by_what_it_answers(void **state)
{
    (void)state;
    uint8_t accepted[DIGEST];
    integra_protocol *alike = of_own_name(0), *other = of_own_name(2);
    put_digest(protocol, accepted);
    size_t size = receipt_by(alike);
    assert_int_equal(replayed(size, accepted, sizeof accepted), INTEGRA_PROTOCOL_ORIGIN_OTHER);
    size = receipt_by(other);
    assert_int_equal(replayed(size, NULL, 0), INTEGRA_PROTOCOL_ORIGIN_OTHER);
    refused(size, accepted, sizeof accepted, INTEGRA_ERR_REFUSED, INTEGRA_FAULT_RECEIPT_ACCEPTED);
    put_digest(other, accepted);
    assert_int_equal(replayed(size, accepted, sizeof accepted), INTEGRA_PROTOCOL_ORIGIN_OTHER);
    size = receipt_by(protocol);
    refused(size, accepted, sizeof accepted, INTEGRA_ERR_REFUSED, INTEGRA_FAULT_RECEIPT_ACCEPTED);
    integra_protocol_destroy(alike);
    integra_protocol_destroy(other);
}

/* Each built-in protocol is one, by its own name. */
static void every_built_in_protocol_is_told(void **state)
{
    (void)state;
    integra_protocol *later = NULL;
    assert_int_equal(integra_protocol_create("dac-2022", NULL, &later, NULL), INTEGRA_OK);
    assert_int_equal(replayed(receipt_by(later), NULL, 0), INTEGRA_PROTOCOL_ORIGIN_BUILT_IN);
    integra_protocol_destroy(later);
}

/* What is wrong with it is told before what differs: a receipt of a protocol not accepted is not compared. */
static void what_is_not_accepted_is_not_compared(void **state)
{
    (void)state;
    const uint8_t accepted[DIGEST] = { 1 };
    uint32_t origin = 0;
    integra_error error = { 0 };
    size_t size = receipt_by(protocol);
    bytes[size - 1] ^= 1; /* the rule of the last route */
    refused(size, accepted, sizeof accepted, INTEGRA_ERR_REFUSED, INTEGRA_FAULT_RECEIPT_ACCEPTED);
    assert_int_equal(integra_orientation_replay_within(bytes, size, NULL, 0, NULL, NULL, &made, &origin, &error),
                     INTEGRA_ERR_RECEIPT_DIFFERS);
    assert_int_equal(error.offset, size - 1);
}

/* The name has-2014 over other rows, whatever they answer. */
static void a_built_in_name_is_not_borrowed(void **state)
{
    (void)state;
    integra_protocol *named = NULL;
    integra_error error = { 0 };
    integra_row row;
    integra_row_init(&row, sizeof row);
    assert_int_equal(integra_protocol_draft((integra_text){ "has-2014", 8 }, INTEGRA_DATE_UNKNOWN, NULL, &named, NULL),
                     INTEGRA_OK);
    assert_int_equal(integra_protocol_row_at(protocol, 0, &row, NULL), INTEGRA_OK);
    apply(named, row);
    assert_int_equal(integra_protocol_check(named, &error), INTEGRA_ERR_REFUSED);
    assert_true(error.rule == ORI_16 && error.fault == INTEGRA_FAULT_BUILTIN_NAME);
    integra_protocol_destroy(named);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_of_several_is_enough),
        cmocka_unit_test(digests_are_whole),
        cmocka_unit_test(a_protocol_is_accepted_by_what_it_answers),
        cmocka_unit_test(every_built_in_protocol_is_told),
        cmocka_unit_test(what_is_not_accepted_is_not_compared),
        cmocka_unit_test(a_built_in_name_is_not_borrowed),
    };
    return cmocka_run_group_tests(tests, make_built_in, give_back_built_in);
}
