/* test_protocol.c - protocols as messages: the same table back, any bit changed told, nothing loaded by halves.
 * Spec: spec/integra.cddl, protocol-body; ORI-16, WIRE-14, WIRE-18.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demands.h"
#include "strict.h"

enum { ROOM = 1 << 17, ORI_16 = 2016, WIRE_14 = 7014 };

static uint8_t bytes[ROOM], again[ROOM];

static size_t written(const integra_protocol *protocol, uint8_t *out)
{
    size_t size = 0;
    assert_int_equal(integra_protocol_encode(protocol, out, ROOM, &size, NULL), INTEGRA_OK);
    return size;
}

static integra_protocol *reread(const uint8_t *message, size_t size)
{
    integra_protocol *protocol = NULL;
    assert_int_equal(integra_protocol_decode(message, size, NULL, &protocol, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_proved(protocol), 0); /* whoever sent it */
    return protocol;
}

static void refuse(size_t size, integra_status status, uint32_t rule, uint64_t offset, uint64_t index)
{
    integra_error error = { 0 };
    integra_protocol *protocol = NULL;
    assert_int_equal(integra_protocol_decode(bytes, size, NULL, &protocol, &error), status);
    assert_int_equal(error.status, status);
    assert_int_equal(error.rule, rule);
    assert_int_equal(error.offset, offset);
    assert_int_equal(error.index, index);
    assert_null(protocol);
}

/* Two rows, the second speaking where the first does not; worked out from the CDDL. */
static void a_protocol_is_these_bytes(void **state)
{
    (void)state;
    static const char *const hex =
        "83010b a4 00 65 6472616674 01 194f10 02 82 "
        "88 656669727374 10 02 4d 06000000000000000000020000 82 84 08 00 06 0a 84 04 03 00 f6 81 01 1907d5 62c3a9 "
        "88 667365636f6e64 1a00400010 02 4d 00000000000000000000000000 81 84 04 00 00 00 80 1907e0 60 "
        "03 f6"; /* a key of a later version */
    integra_protocol *protocol = NULL, *back;
    size_t size = unhex(hex, bytes);
    integra_row row, other;
    integra_row_init(&row, sizeof row);
    integra_row_init(&other, sizeof other);
    back = reread(bytes, size);
    assert_int_equal(integra_protocol_effective(back), 20240);
    assert_int_equal(integra_protocol_row_count(back), 2);
    assert_int_equal(integra_protocol_row_at(back, 0, &row, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_row_at(back, 1, &other, NULL), INTEGRA_OK);
    assert_true(row.motives == BIT(4) && row.imposed && !row.otherwise && row.rule == 2005 && row.call_count == 2);
    assert_true(row.services[0] == 8 && row.first[0] == 6 && row.within[0] == 10 && row.levels[1] == 3);
    assert_true(row.within[1] == INTEGRA_WITHIN_FIRST_ANSWER && row.override_count == 1 && row.overrides[0] == 1);
    assert_true(row.conditions[INTEGRA_DEMAND_FIELD_REQUESTER] == 6 && row.source.size == 2);
    assert_true(row.conditions[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] == 2 && row.id.size == 5);
    assert_true(other.motives == (BIT(22) | BIT(4)) && other.within[0] == 0 && other.source.size == 0);
    assert_int_equal(written(back, again), size);
    assert_memory_equal(again, bytes, size);
    assert_int_equal(integra_protocol_draft((integra_text){ "draft", 5 }, 20240, NULL, &protocol, NULL), INTEGRA_OK);
    apply(protocol, row);
    apply(protocol, other);
    bytes[3] = 0xa3;
    assert_int_equal(written(protocol, again), size - 2);
    assert_memory_equal(again, bytes, size - 2);
    integra_protocol_destroy(protocol);
    integra_protocol_destroy(back);
}

static void the_built_in_ones_come_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < integra_protocol_count(); i++) {
        integra_protocol *protocol = NULL, *back;
        size_t failures = 9;
        uint8_t digests[2][32];
        assert_int_equal(integra_protocol_create(integra_protocol_builtin(i), NULL, &protocol, NULL), INTEGRA_OK);
        size_t size = written(protocol, bytes);
        back = reread(bytes, size);
        assert_int_equal(written(back, again), size);
        assert_memory_equal(again, bytes, size);
        assert_int_equal(integra_protocol_prove(back, &failures, NULL), INTEGRA_OK);
        assert_int_equal(failures, 0);
        assert_int_equal(integra_protocol_digest(back, INTEGRA_PART_WHOLE, digests[0], NULL), INTEGRA_OK);
        assert_int_equal(integra_protocol_digest(protocol, INTEGRA_PART_WHOLE, digests[1], NULL), INTEGRA_OK);
        assert_memory_equal(digests[0], digests[1], 32);
        integra_protocol_destroy(protocol);
        integra_protocol_destroy(back);
    }
}

/* Any one bit of a protocol's message changed: refused, or another protocol that comes back as it went. */
static void any_bit_is_refused_or_kept(void **state)
{
    (void)state;
    size_t refused = 0, kept = 0;
    integra_protocol *small = draft();
    integra_row row = plain_row("row", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP);
    row.conditions[INTEGRA_DEMAND_FIELD_STAGE] = BIT(INTEGRA_STAGE_DECLINED);
    row.source = (integra_text){ "\xc3\xa9tape 4", 8 };
    row.within[0] = 300;
    apply(small, row);
    row.id = (integra_text){ "other", 5 };
    row.override_count = 1;
    apply(small, row);
    size_t size = written(small, bytes);
    integra_protocol_destroy(small);
    for (size_t bit = 0; bit < size * 8; bit++) {
        integra_error error = { 0 };
        integra_protocol *back = NULL;
        bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        integra_status status = integra_protocol_decode(bytes, size, NULL, &back, &error);
        if (status != INTEGRA_OK) {
            assert_null(back);
            assert_true(error.status == status && error.rule != 0);
            refused++;
        } else {
            assert_int_equal(written(back, again), size);
            assert_memory_equal(again, bytes, size);
            kept++;
        }
        integra_protocol_destroy(back);
        bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    assert_true(refused > size * 2 && kept > 50);
}

/* The message of many rows alike but for their identifiers, each of which one byte of the name tells apart. */
static size_t many_rows(size_t count, uint32_t motives)
{
    static const char *const head = "83010b a2 00 6170 02 99";
    static const char *const rest = "00 4d 00000000000000000000000000 81 84 04 00 00 f6 80 1907d5 60";
    size_t size = unhex(head, bytes);
    bytes[size++] = (uint8_t)(count >> 8);
    bytes[size++] = (uint8_t)count;
    for (size_t i = 0; i < count; i++) {
        char id[24];
        (void)snprintf(id, sizeof id, "%04zu", i);
        bytes[size++] = 0x88;
        bytes[size++] = 0x64;
        memcpy(bytes + size, id, 4);
        size += 4;
        bytes[size++] = 0x1a;
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (uint8_t)((motives != 0 ? motives : BIT(16 + i % 7)) >> shift);
        }
        size += unhex(rest, bytes + size);
    }
    return size;
}

static void a_refused_row_is_named(void **state)
{
    (void)state;
    enum { HEAD = 11, ROW = 37 };
    size_t size = many_rows(256, BIT(16));
    refuse(size, INTEGRA_ERR_LIMIT, ORI_16, HEAD + 64 * ROW, 64); /* the 65th row of a motive */
    size = many_rows(448, 0);                                     /* seven motives of 64 rows each */
    integra_protocol_destroy(reread(bytes, size));
    memcpy(bytes + HEAD + 400 * ROW + 2, "0007", 4);
    refuse(size, INTEGRA_ERR_DUPLICATE, ORI_16, HEAD + 400 * ROW, 400);
    size = many_rows(449, 0);
    refuse(size, INTEGRA_ERR_LIMIT, ORI_16, HEAD + 448 * ROW, 448);
}

/* ORI-16: what hangs together is looked at once all rows are there, so that a row may override a later one. */
static void overrides_in_a_cycle_are_refused(void **state)
{
    (void)state;
    size_t size = unhex("83010b a2 00 6170 02 82 "
                        "88 6161 01 00 4d 00000000000000000000000000 81 84 04 00 00 f6 81 01 1907d5 60 "
                        "88 6162 01 00 4d 00000000000000000000000000 81 84 04 00 00 f6 81 00 1907d5 60",
                        bytes);
    refuse(size, INTEGRA_ERR_REFUSED, ORI_16, INTEGRA_NO_PLACE, 0);
    bytes[size - 5] = 1; /* the second row overrides itself */
    refuse(size, INTEGRA_ERR_REFUSED, ORI_16, 0, 1);
    bytes[size - 6] = 0x80; /* or none: then all is well */
    memmove(bytes + size - 5, bytes + size - 4, 4);
    integra_protocol_destroy(reread(bytes, size - 1));
}

static void what_does_not_hang_together_is_not_written(void **state)
{
    (void)state;
    size_t size = 77;
    integra_error error = { 0 };
    integra_protocol *protocol = draft();
    assert_int_equal(integra_protocol_encode(protocol, bytes, ROOM, &size, &error), INTEGRA_ERR_REFUSED); /* no row */
    assert_int_equal(error.rule, ORI_16);
    integra_row row = plain_row("row", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP);
    row.override_count = 1;
    row.overrides[0] = 1;
    apply(protocol, row);
    assert_int_equal(integra_protocol_encode(protocol, bytes, ROOM, &size, &error), INTEGRA_ERR_REFUSED);
    assert_int_equal(size, 77);
    integra_protocol_destroy(protocol);
}

/* A message of exactly 1 MiB, by a later key, comes back; with a row more it can be written no longer. */
static void the_greatest_message(void **state)
{
    (void)state;
    uint8_t *large = calloc(1, INTEGRA_MESSAGE_LIMIT), *out = malloc(INTEGRA_MESSAGE_LIMIT);
    assert_true(large != NULL && out != NULL);
    integra_protocol *protocol = draft(), *back = NULL;
    apply(protocol, plain_row("row", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP));
    size_t size = written(protocol, large), content = INTEGRA_MESSAGE_LIMIT - size - 6;
    integra_protocol_destroy(protocol);
    large[3]++;
    const uint8_t key[] = {
        0x03, 0x5a, (uint8_t)(content >> 24), (uint8_t)(content >> 16), (uint8_t)(content >> 8), (uint8_t)content
    };
    memcpy(large + size, key, sizeof key);
    assert_int_equal(integra_protocol_decode(large, INTEGRA_MESSAGE_LIMIT, NULL, &back, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_encode(back, out, INTEGRA_MESSAGE_LIMIT, &size, NULL), INTEGRA_OK);
    assert_int_equal(size, INTEGRA_MESSAGE_LIMIT);
    assert_memory_equal(out, large, size);
    integra_error error = { 0 };
    size = 77;
    apply(back, plain_row("more", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP));
    assert_int_equal(integra_protocol_encode(back, out, INTEGRA_MESSAGE_LIMIT, &size, &error), INTEGRA_ERR_LIMIT);
    assert_true(error.rule == WIRE_14 && size == 77);
    integra_protocol_destroy(back);
    free(large);
    free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_protocol_is_these_bytes),
        cmocka_unit_test(the_built_in_ones_come_back),
        cmocka_unit_test(any_bit_is_refused_or_kept),
        cmocka_unit_test(a_refused_row_is_named),
        cmocka_unit_test(overrides_in_a_cycle_are_refused),
        cmocka_unit_test(what_does_not_hang_together_is_not_written),
        cmocka_unit_test(the_greatest_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
