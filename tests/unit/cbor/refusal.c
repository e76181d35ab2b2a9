/* refusal.c - asserts that bytes are refused for one rule at one place.
 * Spec: spec/01-wire.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "refusal.h"

#include "cbor/reader.h"
#include "slow_wire.h"

void assert_refused(const uint8_t *bytes, size_t size, integra_status status, uint32_t rule, size_t offset)
{
    integra__reader reader;
    integra_error error = { 0 };
    slow_verdict slow = slow_wire(bytes, size);
    integra__reader_init(&reader, bytes, size, 0, &error);
    if (!integra__skip(&reader)) {
        (void)integra__reader_finish(&reader);
    }
    assert_int_equal(reader.status, status);
    assert_int_equal(error.status, status);
    assert_int_equal(error.rule, rule);
    assert_int_equal(error.offset, offset);
    assert_true(error.index == INTEGRA_NO_PLACE);
    assert_true(slow.status == status && INTEGRA__WIRE_1 - 1 + slow.wire == rule && slow.offset == offset);
}
