/* test_limits.c - depth, size of a message, and lengths that no message can hold.
 * Spec: spec/01-wire.md, WIRE-13 to WIRE-15.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cbor/reader.h"
#include "refusal.h"
#include "slow_wire.h"

#include <string.h>

static void wire_13_depth(void **state)
{
    (void)state;
    uint8_t nested[18];
    memset(nested, 0x81, sizeof nested);
    nested[15] = 0x80;
    assert_int_equal(slow_wire(nested, 16).status, INTEGRA_OK); /* 16 arrays, the last one empty */
    integra__reader reader;
    integra__reader_init(&reader, nested, 16, 0, NULL);
    assert_int_equal(integra__skip(&reader), INTEGRA_OK);
    assert_int_equal(integra__reader_finish(&reader), INTEGRA_OK);
    nested[15] = 0x81;
    nested[16] = 0x80; /* offset 16: the 17th level, empty as it is */
    assert_refused(nested, 17, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_13, 16);
    nested[16] = 0xa1; /* a map counts as an array does */
    assert_refused(nested, 18, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_13, 16);
    nested[16] = 0x00;
    assert_refused(nested, 18, INTEGRA_ERR_TRAILING, INTEGRA__WIRE_12, 17);
}

static void limited(const uint8_t *bytes, size_t size, size_t limit, integra_status status, uint32_t rule,
                    size_t offset)
{
    integra__reader reader;
    integra_error error = { 0 };
    integra__reader_init(&reader, bytes, size, limit, &error);
    if (!integra__skip(&reader)) {
        (void)integra__reader_finish(&reader);
    }
    assert_int_equal(reader.status, status);
    assert_int_equal(error.rule, rule);
    assert_int_equal(error.offset, offset);
}

static void wire_14_size(void **state)
{
    (void)state;
    const uint8_t bytes[] = { 0x82, 0x42, 0x01, 0x02, 0x19, 0x01, 0x00 };
    limited(bytes, 7, 7, INTEGRA_OK, 0, 0);
    limited(bytes, 7, 6, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_14, 4);    /* the last item reaches beyond */
    limited(bytes, 7, 3, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_14, 1);    /* so does the string */
    limited(bytes, 7, 1, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_14, 1);    /* an element begins beyond */
    limited(bytes, 6, 6, INTEGRA_ERR_TRUNCATED, INTEGRA__WIRE_1, 4); /* there is nothing beyond */
    limited(bytes + 1, 6, 3, INTEGRA_ERR_TRAILING, INTEGRA__WIRE_12,
            3); /* the item fits, what follows is judged as ever */
}

static void wire_14_cannot_be_raised(void **state)
{
    (void)state;
    static uint8_t large[INTEGRA_MESSAGE_LIMIT + 16];
    const uint8_t head[] = { 0x82, 0x5a, 0x00, 0x0f, 0xff, 0xf9 }; /* a string that leaves room for one byte more */
    memcpy(large, head, sizeof head);
    limited(large, INTEGRA_MESSAGE_LIMIT, SIZE_MAX, INTEGRA_OK, 0, 0);
    large[5] = 0xfa;
    limited(large, sizeof large, SIZE_MAX, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_14, INTEGRA_MESSAGE_LIMIT);
    limited(large, sizeof large, 0, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_14, INTEGRA_MESSAGE_LIMIT);
}

static void wire_15_lengths_no_message_can_hold(void **state)
{
    (void)state;
    const uint8_t initial[] = { 0x5a, 0x7a, 0x9a, 0xba };
    for (size_t i = 0; i < sizeof initial; i++) {
        const uint8_t over[] = { 0x81, initial[i], 0x00, 0x10, 0x00, 0x01 };
        /*                             ^ offset 1: one more than 1 MiB */
        REFUSED(over, LIMIT, WIRE_15, 1);
        const uint8_t at[] = { initial[i], 0x00, 0x10, 0x00, 0x00 };
        slow_verdict slow = slow_wire(at, sizeof at);
        assert_int_equal(slow.status, INTEGRA_ERR_TRUNCATED);
        REFUSED(at, TRUNCATED, WIRE_1, slow.offset);
        const uint8_t huge[] = { (uint8_t)(initial[i] + 1), 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00 };
        /*                       ^ offset 0: 4 GiB */
        REFUSED(huge, LIMIT, WIRE_15, 0);
        const uint8_t most[] = { (uint8_t)(initial[i] + 1), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };
        REFUSED(most, LIMIT, WIRE_15, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wire_13_depth),
        cmocka_unit_test(wire_14_size),
        cmocka_unit_test(wire_14_cannot_be_raised),
        cmocka_unit_test(wire_15_lengths_no_message_can_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
